#include "chosen_events.hpp"

#include "annals/record/words.hpp"
#include "dates.hpp"
#include "field_conditions.hpp"
#include "relations.hpp"
#include "text.hpp"

#include <algorithm>

namespace annals::tools {

namespace {

/// What events can be sorted by, beside the fields of their kind.
const Words orders{"start", "end", "kind", "title", "place", "outcome", "likelihood"};

}  // namespace

void ChosenEvents::add_choice_to(Command& command) {
  command.option("--from", "D", from, "Only what may have been going on at or after this date");
  command.option("--to", "D", to, "Only what may have been going on up to the end of this date");
  command.repeatable("--surely", "'R D'", surely,
                     "Only what lies so to a date whatever its own turns out to be: 'within 2018/2020'");
  command.repeatable("--possibly", "'R D'", possibly, "Only what may lie so: 'precedes 2019-02-27'");
  command.option("--kind", "K", kind, "Only events of this kind: summit, threat, …");
  command.repeatable("--actor", "A", actors, "Only events with this actor; again: and with this one");
  command.option("--role", "R", role, "Only where the actors have this role");
  command.option("--place", "P", place, "Only events at this place or within it");
  command.choice("--outcome", "O", outcome, {"occurred", "open", "not_occurred", "void", "any"},
                 "occurred, open, not_occurred, void, or any");
  command.flag("--rejected", rejected, "Also events that the base does not believe in");
  command.option("--text", "WORDS", text, "Only events with all these words, or words that begin so");
  command.option("--source", "S", source, "Only events of which this source says something, or denies it");
  command.option("--speaker", "A", speaker, "Only events of which this actor speaks; with --source: in it");
  command.repeatable("--where", "'F>V'", where,
                     "Only where a field of the kind is so: =, !=, <, <=, >, >=, or ~ for contains");
  command.flag("--dated", dated, "Only what has a date, or a start between two known limits");
  command.flag("--undated", undated, "With --from or --to, also what has no date and may be of that time");
}

std::optional<Period> ChosenEvents::period() const {
  if (from.empty() && to.empty()) return std::nullopt;
  Period period;
  if (!from.empty()) {
    const auto first = around(date_given("--from", from));
    period.from = first.from;
    period.from_is_local = first.from_is_local;
  }
  if (!to.empty()) {
    const auto last = around(date_given("--to", to));
    period.to = last.to;
    period.to_is_local = last.to_is_local;
  }
  if (period.to <= period.from) throw UsageError("--to " + to + " is over before --from " + from + " begins");
  return period;
}

EventQuery<> ChosenEvents::query(const Questions& questions) const {
  if (!role.empty() && actors.empty()) throw UsageError("--role needs an --actor");
  if (dated && undated) throw UsageError("--dated leaves out what --undated lists: give one of them");
  auto query = with_fields(questions, questions.events());
  if (dated) query = query.dated();
  if (const auto in = period()) {
    query = query.overlapping(*in);
    if (!undated) query = query.dated();
  }
  for (const auto& relation : surely) {
    const auto [any_of, to_period] = relation_given("--surely", relation);
    query = query.surely(any_of, to_period);
  }
  for (const auto& relation : possibly) {
    const auto [any_of, to_period] = relation_given("--possibly", relation);
    query = query.possibly(any_of, to_period);
  }
  for (const auto& actor : actors) query = query.involving(questions.actor(actor).id, role);
  if (!place.empty()) query = query.in(questions.place(place).id);
  if (outcome == "any") query = query.any_outcome();
  if (const auto one = from_word<Outcome>(outcome)) query = query.outcome(*one);
  if (rejected) query = query.with_rejected();
  if (!text.empty()) query = query.matching(text);
  Criterion::Claimed claim;
  if (!source.empty()) claim.source = questions.source(source).id;
  if (!speaker.empty()) claim.speaker = questions.actor(speaker).id;
  if (claim.source || claim.speaker) query = query.where(claimed(claim));
  return query;
}

/// What fields of a kind are asked for say of which kind it is, where that was not said.
EventQuery<> ChosenEvents::with_fields(const Questions& questions, EventQuery<> query) const {
  const auto conditions = conditions_typed(where);
  Words fields;
  for (const auto& one : conditions) fields.push_back(one.field);
  const bool is_down = sort.starts_with('-');
  const auto by = sort.substr(is_down ? 1 : 0);
  if (!is_sorted_by_time() && std::ranges::find(orders, by) == orders.end()) fields.push_back(by);
  auto of = kind;
  if (!fields.empty()) {
    const auto described = kind_with(questions, kind, fields, orders);
    of = described.name;
    for (const auto& one : conditions) query = query.where(condition_on(questions, described, one));
  }
  if (!of.empty()) query = query.kind(of);
  if (is_sorted_by_time()) return is_down ? query.descending() : query;
  return query.order_by(by, is_down ? Direction::descending : Direction::ascending);
}

std::string ChosenEvents::typed() const {
  std::string all = typed_option("--from", from) + typed_option("--to", to);
  for (const auto& relation : surely) all += typed_option("--surely", relation);
  for (const auto& relation : possibly) all += typed_option("--possibly", relation);
  all += typed_option("--kind", kind);
  for (const auto& actor : actors) all += typed_option("--actor", actor);
  all += typed_option("--role", role) + typed_option("--place", place);
  if (outcome != "occurred") all += typed_option("--outcome", outcome);
  if (rejected) all += " --rejected";
  all += typed_option("--text", text);
  all += typed_option("--source", source) + typed_option("--speaker", speaker);
  for (const auto& condition : where) all += typed_option("--where", condition);
  if (!sort.empty()) all += " --sort=" + shell_word(sort);  // "-" may stand before it
  if (dated) all += " --dated";
  if (undated) all += " --undated";
  return all;
}

std::string typed_option(const char* name, const std::string& value) {
  return value.empty() ? "" : std::string(" ") + name + " " + shell_word(value);
}

}  // namespace annals::tools
