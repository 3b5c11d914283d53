// What is known of the order of events, in words.

#include "annals/query/order_pieces.hpp"
#include "annals/time/bounds_edtf.hpp"
#include "annals/time/edtf.hpp"
#include "annals/time/in_words.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace annals::inline v0_2 {

namespace {

std::string voices(const OrderFact& fact) {
  std::string text;
  for (const auto& citation : fact.citation) text += (text.empty() ? "" : "; ") + citation.text();
  return text;
}

/// " (Frank Aum, par. 3)".
std::string by(const OrderFact& fact) {
  const auto who = voices(fact);
  return who.empty() ? "" : " (" + who + ")";
}

/// ", “21 months ago”", where a source said it otherwise than its date is shown.
std::string said(const OrderFact& fact) {
  const bool is_date = fact.type == OrderFact::Type::date || fact.type == OrderFact::Type::report;
  if (fact.words.empty() || (is_date && date_text(When(fact.statement)) == fact.words)) return {};
  return ", “" + fact.words + "”";
}

std::string quoted(const EventBrief& event) {
  return "“" + event.label() + "”";
}

/// ", about 1850, taken as 1845 to 1855", and how sure it is said to be.
std::string remarks(const OrderFact& fact) {
  std::string text = fact.taken.empty() ? "" : ", " + fact.taken;
  if (fact.doubted) text += fact.likelihood ? ", " + fact.likelihood->text() : ", uncertain";
  return text;
}

/// " in “The paper”", of those that report something.
std::string source_text(const OrderFact& fact) {
  std::vector<std::string> titles;
  for (const auto& one : fact.citation) {
    const auto title = "“" + (one.source_title.empty() ? one.source : one.source_title) + "”";
    if (std::ranges::find(titles, title) == titles.end()) titles.push_back(title);
  }
  std::string text;
  for (const auto& title : titles) text += (text.empty() ? " in " : ", ") + title;
  return text;
}

void append(Pieces& pieces, Pieces more) {
  std::ranges::move(more, std::back_inserter(pieces));
}

/// A sentence and what ends it. An instant at its end is a piece of its own.
Pieces sentence(const std::string& text, const std::string& end = {}, Role role = Role::text) {
  const auto at = text.find_last_of(' ') + 1;
  if (at == 0 || !parse_edtf(text.substr(at))) return {{text + end, role}};
  Pieces pieces{{text.substr(0, at), role}, {text.substr(at), Role::date}};
  if (!end.empty()) pieces.push_back({end, role});
  return pieces;
}

/// What a step rests on, and who says so.
Pieces reason(const ProofStep& step) {
  if (step.fact.type == OrderFact::Type::lasting) return {{"as every event ends after it starts", Role::source}};
  Pieces pieces;
  if (step.fact.type == OrderFact::Type::date)
    pieces = {{"its date is ", Role::source},
              {step.fact.statement, Role::date},
              {said(step.fact) + remarks(step.fact) + by(step.fact), Role::source}};
  else
    pieces = pieces_of(step.fact, Role::source);
  if (step.measured)
    append(pieces, {{", counted from ", Role::source}, {step.measured->statement, Role::date}});
  for (const auto& fact : step.excluding) {
    const bool is_first = &fact == &step.excluding.front();
    pieces.push_back({is_first ? ", without what cannot be, as " : "; ", Role::source});
    append(pieces, pieces_of(fact, Role::source));
  }
  return pieces;
}

Pieces bounds_pieces(const Bounds& bounds, Role role = Role::text) {
  if (bounds == Bounds{}) return {{"at any time", role}};
  Pieces pieces{{"starts ", role}, {start_edtf(bounds, true), Role::date}};
  const auto end = end_edtf(bounds, true);
  if (end == "not yet")
    pieces.push_back({"; has not ended", role});
  else
    append(pieces, {{"; ends ", role}, {end, Role::date}});
  return pieces;
}

/// What may be is not told as certain, however likely it is.
std::string probability_text(const Chance& chance) {
  if (chance.starts_before > 0.99) return "more than 0.99";
  if (chance.starts_before < 0.01) return "less than 0.01";
  return fmt::format("{}{:.2f}", chance.exact ? "" : "about ", chance.starts_before);
}

/// One of the two events, and what is known of its time.
void append_event(Lines& lines, const EventBrief& event, const Bounds& bounds,
                  const std::optional<Bounds>& estimate) {
  lines.push_back({.text = {{event.label(), Role::title},
                            {" ("},
                            {event.when.empty() ? "undated" : event.when, Role::date},
                            {")"}}});
  if (!event.doubt.empty()) lines.back().text.push_back({"  " + event.doubt, Role::problem});
  lines.push_back({.indent = 2, .text = bounds_pieces(bounds)});
  if (estimate) {
    lines.push_back({.indent = 2, .text = {{"expected: ", Role::remark}}});
    append(lines.back().text, bounds_pieces(*estimate, Role::remark));
  }
  // An event that takes no part in the order of events.
  if (event.is_out())
    lines.push_back(
        {.indent = 2,
         .text = {{fmt::format("It is {}: only its own date counts, if it was at all.", word(event.standing)),
                   Role::problem}}});
  else if (event.outcome != Outcome::occurred)
    lines.push_back({.indent = 2,
                     .text = {{"It is not known to have occurred: only its own date counts, if it does.",
                               Role::remark}}});
}

/// "“A” starts before “B”": the most that is expected.
std::string expected_text(const Order& order) {
  const auto& expected = *order.expected;
  const auto& a = quoted(order.a);
  const auto& b = quoted(order.b);
  if (expected.precedes == Precedence::must) return a + " is over before " + b;
  if (expected.follows == Precedence::must) return b + " is over before " + a;
  if (expected.starts_before == Precedence::must) return a + " starts before " + b;
  if (expected.starts_before == Precedence::cannot) return a + " does not start before " + b;
  return "the first is to the second: " + expected.relations.text();
}

void append_expected(Lines& lines, const Order& order) {
  lines.emplace_back();
  lines.push_back(
      {.text = {{"Expected, if what is doubted holds: ", Role::heading}, {expected_text(order) + "."}}});
  for (const auto& fact : order.expected->rests_on) {
    auto text = pieces_of(fact, Role::source);
    text.front().text.insert(0, "— ");
    lines.push_back({.indent = 2, .text = std::move(text)});
  }
}

}  // namespace

std::string OrderFact::text() const {
  std::string text = quoted(event);
  switch (type) {
    case Type::date:
      text += " is dated " + statement;
      break;
    case Type::relative_date:
      text += " " + statement + " " + quoted(other);
      break;
    case Type::part:
      text += " is part of " + quoted(other);
      break;
    case Type::cause:
      text += " " + statement + " " + quoted(other) + ", assumed to be in order";
      break;
    case Type::report:
      text += " was reported" + source_text(*this) + ", published " + statement;
      break;
    case Type::lasting:
      text += " ends after it starts";
      break;
  }
  return text + said(*this) + remarks(*this) + (type == Type::report ? "" : by(*this));
}

Pieces pieces_of(const OrderFact& fact, Role role) {
  auto text = fact.text();
  const auto begin = quoted(fact.event).size();
  const auto words = std::string(fact.type == OrderFact::Type::date ? " is dated " : ", published ");
  const bool is_dated = fact.type == OrderFact::Type::date || fact.type == OrderFact::Type::report;
  // The title of a source may have these words too; its date comes behind.
  const auto at = is_dated ? text.find(words + fact.statement, begin) : std::string::npos;
  if (at == std::string::npos) return {{std::move(text), role}};
  const auto date = at + words.size();
  return {{text.substr(0, date), role},
          {fact.statement, Role::date},
          {text.substr(date + fact.statement.size()), role}};
}

std::string Contradiction::text() const {
  std::string text;
  for (const auto& fact : facts) text += (text.empty() ? "" : "; ") + fact.text();
  return text + (rests_on_assumed_zone ? " — in a zone that nobody said; by other clocks they might" : "");
}

Lines Proof::lines() const {
  Lines lines{{.text = sentence(claim, ":", Role::heading)}};
  const auto add = [&](Pieces text) { lines.push_back({.indent = 2, .text = std::move(text)}); };
  for (const auto at : reading) {
    const auto& step = steps[at];
    auto text = sentence(step.text, step.so.empty() ? "" : ", ");
    if (!step.so.empty()) append(text, sentence(step.so));
    add(std::move(text));
    auto why = reason(step);
    why.front().text.insert(0, "— ");
    lines.push_back({.indent = 4, .text = std::move(why)});
  }
  // One step alone is the conclusion.
  if (steps.size() > 1) add(sentence(conclusion, "."));
  if (rests_on_assumed_zone)
    add({{"This rests on a zone that nobody said: with clocks of another it might not hold."}});
  if (rests_on_assumed_cause)
    add({{"This rests on causes that are assumed not to start after their effects."}});
  return lines;
}

std::string Proof::text() const {
  return text_of(lines());
}

Lines Order::lines() const {
  Lines lines;
  append_event(lines, a, a_bounds, a_estimate);
  append_event(lines, b, b_bounds, b_estimate);
  lines.emplace_back();
  lines.push_back({.text = {{"The first is to the second: " + relations.text() + "."}}});
  if (chance && starts_before == Precedence::may)
    lines.push_back(
        {.text = {{fmt::format("It starts first with a probability of {}, if all ways are equally likely.",
                               probability_text(*chance))}}});
  // What follows from another answer need not be proved twice.
  std::size_t at = 0;
  for (const auto& [answer, is_implied] :
       {std::pair(starts_before, precedes == Precedence::must || follows == Precedence::must),
        std::pair(precedes, precedes != Precedence::must && starts_before == Precedence::cannot),
        std::pair(follows, follows != Precedence::must && starts_before == Precedence::must)}) {
    if (answer == Precedence::may) continue;
    if (!is_implied) {
      lines.emplace_back();
      for (auto& line : proofs.at(at).lines()) lines.push_back(std::move(line));
    }
    ++at;
  }
  if (expected) append_expected(lines, *this);
  return lines;
}

std::string Order::text() const {
  return text_of(lines());
}

}  // namespace annals::inline v0_2
