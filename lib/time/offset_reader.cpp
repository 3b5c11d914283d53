#include "time/offset_limits.hpp"
#include "time/offset_parts.hpp"
#include "time/offset_words.hpp"
#include "time/phrase/refused.hpp"

#include <string>

namespace annals::inline v0_2::detail {

namespace {

using offset_words::Kind;
using offset_words::Limits;
using offset_words::Words;
using phrase::refuse;
using Side = Offset::Side;

constexpr std::size_t longest_text = 200;
constexpr Limit no_time = {{0, Unit::microsecond}, true};
constexpr const char* side_expected = R"("before" or "after")";

std::optional<Point> read_point(Words& words) {
  if (words.take(Kind::starts)) return Point::start;
  if (words.take(Kind::ends)) return Point::end;
  return std::nullopt;
}

[[noreturn]] void refuse_rest(const Words& words) {
  refuse(words.peek().position,
         '"' + words.peek().text +
             R"(" is too much: the event is not part of the text, only "the start of" or "the end of" it)");
}

/// "the start of"
std::optional<Point> read_anchor_point(Words& words) {
  if (words.at(Kind::end)) return std::nullopt;
  const bool named = words.at(Kind::the) && (words.at(Kind::start, 1) || words.at(Kind::finish, 1));
  if (!named) refuse_rest(words);
  words.take();
  const Point point = words.take().kind == Kind::start ? Point::start : Point::end;
  words.require(Kind::of, R"("of")");
  if (!words.at(Kind::end)) refuse_rest(words);
  return point;
}

/// "the following day" has a side for an adjective.
bool at_side(const Words& words) {
  return words.at_order() || words.at(Kind::comparative) || words.at(Kind::prior) ||
         (words.at(Kind::adjacent) && !words.at_unit(1));
}

Side read_side(Words& words) {
  if (!at_side(words)) words.refuse_word(side_expected);
  const auto& word = words.take();
  if (word.kind == Kind::comparative) words.take(Kind::than);
  if (word.kind == Kind::prior) words.require(Kind::to, R"("to")");
  return static_cast<Side>(word.value);
}

void set_limits(OffsetParts& parts, const Limits& limits) {
  parts.least = limits.least;
  parts.most = limits.most;
  if (!parts.least && parts.side != Side::around) parts.least = no_time;
}

/// "on the same day as"
bool at_same(const Words& words) {
  const bool preposition = words.at(Kind::on) || words.at(Kind::in) || words.at(Kind::at);
  return words.at(Kind::the, preposition ? 1 : 0) && words.at(Kind::same, preposition ? 2 : 1);
}

void read_same(OffsetParts& parts, Words& words) {
  while (!words.take(Kind::same)) words.take();
  parts.side = Side::around;
  if (words.take(Kind::time)) {
    parts.most = no_time;
  } else {
    if (!words.at_unit()) words.refuse_word(R"("time" or a unit such as "day")");
    parts.most = Limit{offset_words::span_of(1, words.take()), false};
  }
  words.require(Kind::as, R"("as")");
}

/// "the next day" and "the day after". Not "in the week before", which is any part of it.
bool at_one_unit(const Words& words) {
  const std::size_t the = words.at(Kind::on) || words.at(Kind::in) ? 1 : 0;
  const std::size_t word = words.at(Kind::the, the) ? the + 1 : the;
  if (words.at(Kind::next, word) || words.at(Kind::adjacent, word)) return words.at_unit(word + 1);
  return word > the && words.at_unit(word) && !words.at(Kind::in);
}

void read_one_unit(OffsetParts& parts, Words& words) {
  while (!words.at(Kind::next) && !words.at(Kind::adjacent) && !words.at_unit()) words.take();
  const bool adjective = !words.at_unit();
  if (adjective) parts.side = static_cast<Side>(words.take().value);
  const Span span = offset_words::span_of(1, words.take());
  if (!adjective) parts.side = read_side(words);
  set_limits(parts, offset_words::whole_number(span));
}

/// The rest of "before or after".
bool read_either_side(Words& words, Side first) {
  if (!words.take(Kind::either)) return false;
  if (!words.at_order() || words.peek().value == static_cast<std::int64_t>(first))
    words.refuse_word("the other side");
  words.take();
  return true;
}

void read_amount(OffsetParts& parts, Words& words) {
  const Limits limits = offset_words::read_limits(words);
  const std::size_t position = words.peek().position;
  if (words.take(Kind::of)) {
    parts.side = Side::around;
  } else {
    parts.side = read_side(words);
    if (read_either_side(words, parts.side)) parts.side = Side::around;
  }
  if (parts.side == Side::around && (limits.least || !limits.most))
    refuse(position, R"(on either side there is only a most, such as "within 2 weeks of")");
  set_limits(parts, limits);
}

}  // namespace

OffsetParts read_offset(std::string_view text) {
  if (text.size() > longest_text) refuse(longest_text, "no relative date is so long");
  Words words(text);
  OffsetParts parts;
  const auto point = read_point(words);
  const bool plain = at_side(words);
  if (plain) {
    parts.side = read_side(words);
  } else if (at_same(words)) {
    read_same(parts, words);
  } else if (at_one_unit(words)) {
    read_one_unit(parts, words);
  } else {
    read_amount(parts, words);
  }
  const auto anchor_point = read_anchor_point(words);
  parts.point = point.value_or(plain ? plain_point(parts.side) : Point::start);
  parts.anchor_point = anchor_point.value_or(plain ? plain_anchor_point(parts.side) : Point::start);
  if (plain) parts.least = plain_least(parts);
  return parts;
}

}  // namespace annals::inline v0_2::detail
