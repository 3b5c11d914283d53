// What is known of the order of events, in words.

#include "annals/query/order.hpp"

#include <fmt/format.h>

namespace annals {

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

std::string in_words(const std::string& words) {
  return words.empty() ? "" : ", “" + words + "”";
}

std::string quoted(const EventBrief& event) {
  return "“" + event.label() + "”";
}

/// What a step rests on, and who says so.
std::string reason(const ProofStep& step) {
  if (step.fact.type == OrderFact::Type::lasting) return "as every event ends after it starts";
  auto text = step.fact.type == OrderFact::Type::date
                  ? "its date is " + step.fact.statement + in_words(step.fact.words) + by(step.fact)
                  : step.fact.text();
  if (step.measured) text += ", counted from " + step.measured->statement;
  return text;
}

std::string bounds_text(const Bounds& bounds) {
  if (bounds == Bounds{}) return "at any time";
  const auto end = end_text(bounds);
  return fmt::format("starts {}; {}", start_text(bounds), end == "not yet" ? "has not ended" : "ends " + end);
}

/// What may be is not told as certain, however likely it is.
std::string probability_text(const Chance& chance) {
  if (chance.starts_before > 0.99) return "more than 0.99";
  if (chance.starts_before < 0.01) return "less than 0.01";
  return fmt::format("{}{:.2f}", chance.exact ? "" : "about ", chance.starts_before);
}

std::string named(const EventBrief& event) {
  return event.label() + (event.when.empty() ? " (undated)" : " (" + event.when + ")");
}

/// Of an event that takes no part in the order of events.
std::string doubt(const EventBrief& event) {
  if (event.standing == Standing::rejected || event.standing == Standing::retracted)
    return fmt::format("  It is {}: only its own date counts, if it was at all.\n", word(event.standing));
  return event.outcome == Outcome::occurred
             ? ""
             : "  It is not known to have occurred: only its own date counts, if it does.\n";
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
    case Type::lasting:
      text += " ends after it starts";
      break;
  }
  return text + in_words(words) + by(*this);
}

std::string Contradiction::text() const {
  std::string text;
  for (const auto& fact : facts) text += (text.empty() ? "" : "; ") + fact.text();
  return text + (rests_on_assumed_zone ? " — in a zone that nobody said; by other clocks they might" : "");
}

std::string Proof::text() const {
  std::string text = claim + ":\n";
  for (const auto at : reading) {
    const auto& step = steps[at];
    text += "  " + step.text + (step.so.empty() ? "" : ", " + step.so) + "\n    — " + reason(step) + "\n";
  }
  // One step alone is the conclusion.
  if (steps.size() > 1) text += "  " + conclusion + ".\n";
  if (rests_on_assumed_zone)
    text += "  This rests on a zone that nobody said: with clocks of another it might not hold.\n";
  if (rests_on_assumed_cause)
    text += "  This rests on causes that are assumed not to start after their effects.\n";
  return text;
}

std::string Order::text() const {
  auto text = fmt::format("{}\n  {}\n{}{}\n  {}\n{}\nThe first is to the second: {}.\n", named(a),
                          bounds_text(a_bounds), doubt(a), named(b), bounds_text(b_bounds), doubt(b),
                          relations.text());
  if (chance && starts_before == Precedence::may)
    text += fmt::format("It starts first with a probability of {}, if all ways are equally likely.\n",
                        probability_text(*chance));
  // What follows from another answer need not be proved twice.
  std::size_t at = 0;
  for (const auto& [answer, is_implied] :
       {std::pair(starts_before, precedes == Precedence::must || follows == Precedence::must),
        std::pair(precedes, precedes != Precedence::must && starts_before == Precedence::cannot),
        std::pair(follows, follows != Precedence::must && starts_before == Precedence::must)}) {
    if (answer == Precedence::may) continue;
    if (!is_implied) text += "\n" + proofs.at(at).text();
    ++at;
  }
  return text;
}

}  // namespace annals
