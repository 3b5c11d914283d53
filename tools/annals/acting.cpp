#include "acting.hpp"

#include "annals/answer/answers.hpp"
#include "annals/answer/log.hpp"
#include "annals/error.hpp"
#include "print.hpp"
#include "signing.hpp"
#include "text.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <utility>

#include <fmt/format.h>

namespace annals::tools {

namespace {

constexpr std::size_t label_width = 14;
constexpr std::size_t most_gone = 20;  // of what is there no more, that is listed

std::string text_of(const Questions& base, const Value& value) {
  if (const auto* when = std::get_if<When>(&value))
    return when->text() + (when->words().empty() ? "" : " “" + when->words() + "”");
  return typed_text(base, value);
}

/// The elements of a list that are believed.
template <class T, class Text>
std::string accepted(const std::vector<Said<T>>& all, Text&& text) {
  std::vector<std::string> texts;
  for (const auto& one : all)
    if (one.accepted) texts.push_back(text(one.value));
  return joined(texts);
}

}  // namespace

void ActingOptions::add_acting_to(Command& command) {
  command.flag("--dry-run", dry_run, "Tell what would change, and change nothing");
  command.json_or_dated(json);
}

void SayingOptions::add_saying_to(Command& command) {
  command.option("--source", "SOURCE", citation.source,
                 "Where it is said; the owner of the base unless given");
  command.option("--speaker", "ACTOR", citation.speaker, "Who says it there, if not the source itself");
  command.option("--at", "PLACE", citation.locator, "Where in the source: 'p. 19'");
  command.option("--said", "D", citation.published, "When it was said, if not when the source was published");
  command.option("--likelihood", "L", citation.likelihood, "How likely it is held: likely, 0.6, 60%");
  command.option("--window", "D", citation.window, "Of a forecast, the time it speaks of");
  command.flag("--create", create, "Make actors, places and sources that are not there");
  add_acting_to(command);
}

TypedOptions SayingOptions::typed() const {
  return {.base = shell_word(base), .creates = create};
}

Act::Act(const ActingOptions& options)
    : options_(options),
      base_(KnowledgeBase::open(options.base, {.mode = OpenOptions::Mode::existing})),
      transaction_(base_.transaction()) {
  sign(base_);
}

void Act::watch(RecordId record) {
  before_.try_emplace(record, believed(record));
}

void Act::entered(RecordId record) {
  before_.try_emplace(record);
}

void Act::entered(const std::vector<RecordId>& records) {
  for (const auto record : records) entered(record);
}

void Act::gone(std::string_view what, const std::string& key) {
  gone_.emplace_back(what, key);
}

Act::Believed Act::believed(RecordId record) const {
  const auto belief = base_.belief(record);
  Believed all;
  const auto add = [&](const std::string& field, std::string text) {
    if (!text.empty()) all[field] = std::move(text);
  };
  if (belief.standing != Standing::accepted) add("standing", std::string(word(belief.standing)));
  if (belief.likelihood) add("likelihood", belief.likelihood->text());
  for (const auto& field : belief.fields) {
    std::vector<std::string> values;
    for (const auto& one : field.accepted()) values.push_back(text_of(base_, one.value));
    add(field.field, joined(values, " or "));
  }
  add("with", accepted(belief.with, [&](const auto& one) { return typed_text(base_, one); }));
  add("names", accepted(belief.names, [](const auto& one) { return typed_text(one); }));
  add("part_of", accepted(belief.part_of, [&](const auto& one) { return base_.key(one); }));
  add("derived_from", accepted(belief.derived_from, [&](const auto& one) { return base_.key(one); }));
  if (record.type == RecordType::source)
    if (const auto rating = base_.source(SourceId(record.value)).reliability)
      add("reliability", fmt::format("{}", *rating));
  return all;
}

namespace {

struct FieldChange {
  std::string field{};
  std::string before{};
  std::string after{};
};

template <class Believed>
std::vector<FieldChange> changes(const Believed& before, const Believed& after) {
  std::vector<FieldChange> all;
  const auto text = [](const Believed& believed, const std::string& field) {
    const auto found = believed.find(field);
    return found == believed.end() ? std::string() : found->second;
  };
  for (const auto& [field, value] : after)
    if (text(before, field) != value) all.push_back({field, text(before, field), value});
  for (const auto& [field, value] : before)
    if (after.find(field) == after.end()) all.push_back({field, value, {}});
  return all;
}

}  // namespace

Lines Act::lines(const std::string& done) const {
  Lines lines{{.text = {{done, Role::title}}}};
  for (auto& line : answer::log_lines(taken_back_)) lines.push_back(std::move(line));
  bool changed = !gone_.empty();
  for (const auto& [record, before] : before_) {
    const auto all = changes(before.value_or(Believed()), believed(record));
    if (all.empty() && before) continue;
    changed = true;
    lines.push_back({.text = {{fmt::format("{} {}", noun(record.type), base_.key(record)), Role::key},
                              {before ? "" : "  new", Role::remark}}});
    for (const auto& one : all)
      lines.push_back({.indent = 2,
                       .label = {{one.field, Role::field}},
                       .label_width = label_width,
                       .text = {{one.after.empty() ? "nothing" : one.after},
                                {one.before.empty() ? "" : "  (was " + one.before + ")", Role::remark}}});
  }
  for (std::size_t i = 0; i < gone_.size() && i < most_gone; ++i)
    lines.push_back(
        {.text = {{gone_[i].first + " " + gone_[i].second, Role::key}, {"  gone", Role::remark}}});
  if (gone_.size() > most_gone)
    lines.push_back({.text = {{fmt::format("and {} more", gone_.size() - most_gone), Role::remark}}});
  if (!changed && !before_.empty())
    lines.push_back({.text = {{"Nothing else is believed for it.", Role::remark}}});
  for (const auto& one : transaction_.contradictions())
    for (auto& line : answer::facts_lines(one)) lines.push_back(std::move(line));
  if (options_.dry_run)
    lines.push_back({.text = {{"This was a dry run: the base is as it was.", Role::remark}}});
  return lines;
}

Json Act::json(const std::string& done) const {
  Json json{{"base", options_.base}, {"dry_run", options_.dry_run}, {"done", done}};
  auto& records = json["records"] = Json::array();
  for (const auto& [record, before] : before_) {
    Json one{{"record", word(record.type)}, {"key", base_.key(record)}, {"new", !before.has_value()}};
    auto& fields = one["changes"] = Json::array();
    for (const auto& change : changes(before.value_or(Believed()), believed(record))) {
      Json field{{"field", change.field}};
      if (!change.before.empty()) field["before"] = change.before;
      if (!change.after.empty()) field["after"] = change.after;
      fields.push_back(std::move(field));
    }
    records.push_back(std::move(one));
  }
  for (const auto& [what, key] : gone_) records.push_back({{"record", what}, {"key", key}, {"gone", true}});
  if (!taken_back_.empty()) json["taken_back"] = answer::log_json(taken_back_)["entries"];
  auto& contradictions = json["contradictions"] = Json::array();
  for (const auto& one : transaction_.contradictions()) contradictions.push_back(answer::facts_json(one));
  return json;
}

int Act::end(const std::string& done) {
  const auto as_json = json(done);
  const auto as_lines = lines(done);
  if (!options_.dry_run) transaction_.commit();
  return print(as_lines, as_json, options_.json);
}

Claim claim_named(const KnowledgeBase& base, const std::string& name) {
  const auto hash = name.rfind('#');
  const auto key = name.substr(0, hash);
  const auto claims = base.claims(base.record(key));
  const auto digits = hash == std::string::npos ? "" : name.substr(hash + 1);
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  const bool is_number = error == std::errc{} && end == digits.data() + digits.size();
  if (is_number && number >= 1 && number <= claims.size()) return claims[number - 1];
  const auto range = claims.size() == 1 ? "its only claim is " + key + "#1"
                                        : fmt::format("its claims are {0}#1 to {0}#{1}", key, claims.size());
  throw Error(ErrorCode::not_found, (hash == std::string::npos ? "Say which claim on \"" + key + "\": "
                                                               : "There is no claim \"" + name + "\": ") +
                                        range + ", as 'annals claims --numbers' numbers them.");
}

std::string name_of(const KnowledgeBase& base, const Claim& claim) {
  const auto claims = base.claims(claim.about);
  const auto at = std::ranges::find(claims, claim.id, &Claim::id);
  return fmt::format("{}#{}", base.key(claim.about), at - claims.begin() + 1);
}

std::string voice_of(const KnowledgeBase& base, const Claim& claim) {
  return base.attribution(claim.citation).text();
}

std::string kind_of(const KnowledgeBase& base, RecordId record) {
  if (record.type == RecordType::event) return base.event(EventId(record.value)).kind;
  if (record.type == RecordType::actor) return base.actor(ActorId(record.value)).type;
  return {};
}

}  // namespace annals::tools
