#include "time/offset_limits.hpp"

#include "time/offset_range.hpp"
#include "time/phrase/refused.hpp"

#include <string>

namespace annals::inline v0_2::offset_words {

namespace {

using phrase::refuse;

constexpr const char* number_expected = "a number";
constexpr const char* unit_expected = R"(a unit such as "days")";

/// "3 days", or the 3 of "3 to 5 days".
struct Quantity {
  std::int64_t count = 0;
  std::size_t position = 0;
  const Token* unit = nullptr;
};

/// "at least 3 days".
struct OneLimit {
  bool is_least = false;
  bool inclusive = true;
  Quantity quantity{};
};

const char* smaller_than(const Token* unit) {
  if (unit == nullptr) return "a smaller unit";
  if (unit->kind == Kind::fortnight) return "days";
  switch (static_cast<Unit>(unit->value)) {
    case Unit::microsecond:
      return "whole microseconds";
    case Unit::millisecond:
      return "microseconds";
    case Unit::second:
      return "milliseconds";
    case Unit::minute:
      return "seconds";
    case Unit::hour:
      return "minutes";
    case Unit::day:
      return "hours";
    case Unit::week:
    case Unit::month:
      return "days";
    case Unit::quarter:
    case Unit::year:
      return "months";
    case Unit::decade:
    case Unit::century:
      return "years";
  }
  return "a smaller unit";
}

[[noreturn]] void refuse_fraction(const Words& words) {
  refuse(words.peek().position,
         std::string("only whole numbers are read: write it in ") + smaller_than(words.first_unit()));
}

void require_no_half(const Words& words) {
  if (words.peek().decimals != 0 || words.at(Kind::half) ||
      (words.at(Kind::both) && (words.at(Kind::half, 1) || words.at(Kind::half, 2))))
    refuse_fraction(words);
}

std::int64_t read_count(Words& words) {
  if (words.at_line())
    refuse(words.peek().position, R"(no amount of time is negative: "before" and "after" say the side)");
  if (words.at_unit()) words.refuse_word(number_expected);
  require_no_half(words);
  if (!words.at(Kind::number)) words.refuse_word(R"(an amount of time, "before" or "after")");
  const Token& number = words.take();
  if (number.ordinal) refuse(number.position, "a number such as 3 is expected, not which one of many");
  // twenty-one
  const bool tens = number.digits == 0 && number.value >= 20;
  const std::size_t ones = words.at_line() ? 1 : 0;
  const Token& next = words.peek(ones);
  if (!tens || next.kind != Kind::number || next.digits != 0 || next.value > 9) return number.value;
  words.skip(ones);
  return number.value + words.take().value;
}

Quantity read_quantity(Words& words) {
  while (words.take(Kind::about)) {
  }
  Quantity quantity{0, words.peek().position};
  quantity.count = read_count(words);
  require_no_half(words);
  if (words.at_unit()) quantity.unit = &words.take();
  require_no_half(words);
  return quantity;
}

Quantity read_with_unit(Words& words) {
  const Quantity quantity = read_quantity(words);
  if (quantity.unit == nullptr) words.refuse_word(unit_expected);
  return quantity;
}

std::optional<OneLimit> read_one_limit(Words& words) {
  OneLimit limit;
  if (words.at(Kind::at) && (words.at(Kind::least, 1) || words.at(Kind::most, 1))) {
    words.take();
    limit.is_least = words.take().kind == Kind::least;
  } else if (words.take(Kind::up)) {
    words.require(Kind::to, R"("to")");
  } else if (words.take(Kind::negation)) {
    limit.is_least = words.at(Kind::less);
    if (!words.take(Kind::less)) words.require(Kind::more, R"("more than" or "less than")");
    words.require(Kind::than, R"("than")");
  } else if (words.at(Kind::more) || words.at(Kind::less)) {
    limit = {words.take().kind == Kind::more, false};
    words.require(Kind::than, R"("than")");
  } else if (words.at(Kind::over) || words.at(Kind::under)) {
    limit = {words.take().kind == Kind::over, false};
  } else if (!words.take(Kind::within)) {
    return std::nullopt;
  }
  limit.quantity = read_quantity(words);
  return limit;
}

void require_some(std::int64_t count, std::size_t position) {
  if (count == 0)
    refuse(position, R"(0 of a unit is no offset: write "at the same time as" or "the same day as")");
}

Limit limit_of(const Quantity& quantity, bool inclusive) {
  const Span span = span_of(quantity.count, *quantity.unit);
  if (span.count > most_units) refuse(quantity.position, "the greatest number is 10^15");
  return {span, inclusive};
}

Limit most_of(const Quantity& quantity, bool inclusive) {
  require_some(quantity.count, quantity.position);
  return limit_of(quantity, inclusive);
}

/// Whether no offset is so long, in whatever months it lies.
bool is_empty(const Limit& least, const Limit& most) {
  if (!is_fixed(least.span.unit) && !is_fixed(most.span.unit)) {
    const std::int64_t from = least.span.count * months_in(least.span.unit);
    const std::int64_t to = most.span.count * months_in(most.span.unit);
    return from > to || (from == to && !(least.inclusive && most.inclusive));
  }
  return shortest_us(least.span) + (least.inclusive ? 0 : 1) >
         longest_us(most.span) - (most.inclusive ? 0 : 1);
}

/// From a least to a most, of which either may have the other's unit.
Limits range(OneLimit least, OneLimit most) {
  if (least.quantity.unit == nullptr) least.quantity.unit = most.quantity.unit;
  if (most.quantity.unit == nullptr) most.quantity.unit = least.quantity.unit;
  const Limits limits{limit_of(least.quantity, least.inclusive), most_of(most.quantity, most.inclusive)};
  if (is_empty(*limits.least, *limits.most))
    refuse(most.quantity.position, "nothing is at least the one and at most the other");
  return limits;
}

Limits range(const Quantity& least, const Quantity& most) {
  return range(OneLimit{true, true, least}, OneLimit{false, true, most});
}

Limits read_bounds(const OneLimit& first, Words& words) {
  if (words.take(Kind::both)) {
    auto second = read_one_limit(words);
    if (!second) words.refuse_word("another limit");
    if (second->quantity.unit == nullptr) words.refuse_word(unit_expected);
    if (second->is_least == first.is_least)
      refuse(second->quantity.position, "one limit is a least and the other a most");
    return first.is_least ? range(first, *second) : range(*second, first);
  }
  if (first.quantity.unit == nullptr) words.refuse_word(unit_expected);
  if (first.is_least) return {limit_of(first.quantity, first.inclusive), std::nullopt};
  return {std::nullopt, most_of(first.quantity, first.inclusive)};
}

Limits read_numbers(Words& words) {
  words.take(Kind::from);
  const Quantity from = read_quantity(words);
  if (words.take(Kind::to) || words.take(Kind::hyphen) || words.take(Kind::dash))
    return range(from, read_with_unit(words));
  if (from.unit == nullptr) words.refuse_word(unit_expected);
  return whole_number(most_of(from, true).span);
}

void require_one_unit(const Words& words) {
  if (words.at(Kind::number) || (words.at(Kind::both) && words.at(Kind::number, 1)))
    refuse(words.peek().position,
           R"(an amount of time has one unit: write "15 months" for a year and 3 months)");
}

}  // namespace

Limits read_limits(Words& words) {
  while (words.take(Kind::about)) {
  }
  Limits limits;
  if (words.take(Kind::between)) {
    const Quantity from = read_quantity(words);
    words.require(Kind::both, R"("and")");
    limits = range(from, read_with_unit(words));
  } else if (words.take(Kind::exactly)) {
    const Quantity quantity = read_with_unit(words);
    limits = range(quantity, quantity);
  } else if (const auto limit = read_one_limit(words)) {
    if (limit->quantity.unit != nullptr) require_one_unit(words);
    limits = read_bounds(*limit, words);
  } else {
    limits = read_numbers(words);
  }
  require_one_unit(words);
  return limits;
}

Limits whole_number(const Span& span) {
  const Span less = span.count == 1 ? Span{} : Span{span.count - 1, span.unit};
  return {Limit{less, false}, Limit{{span.count + 1, span.unit}, false}};
}

Span span_of(std::int64_t count, const Token& unit) {
  if (count == 0) return {};
  if (unit.kind == Kind::fortnight) return {2 * count, Unit::week};
  return {count, static_cast<Unit>(unit.value)};
}

}  // namespace annals::inline v0_2::offset_words
