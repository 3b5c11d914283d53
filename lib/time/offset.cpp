#include "annals/time/offset.hpp"

#include "time/offset_parts.hpp"
#include "time/phrase/refused.hpp"

#include <array>

namespace annals::inline v0_2 {

namespace {

using detail::OffsetParts;

constexpr std::array<std::string_view, 12> unit_names = {"microsecond", "millisecond", "second", "minute",
                                                         "hour",        "day",         "week",   "month",
                                                         "quarter",     "year",        "decade", "century"};

std::string amount(const Span& span) {
  const std::string number = std::to_string(span.count) + " ";
  if (span.count == 1) return number + std::string(name_of(span.unit));
  if (span.unit == Unit::century) return number + "centuries";
  return number + std::string(name_of(span.unit)) + "s";
}

std::string at_least(const Limit& least) {
  return (least.inclusive ? "at least " : "more than ") + amount(least.span);
}

/// Whether one number of units says both limits: 21 months is more than 20 and less than 22.
bool is_one_number(const Limit& least, const Limit& most) {
  return !least.inclusive && !most.inclusive && least.span.count == most.span.count - 2 &&
         (least.span.unit == most.span.unit || least.span.count == 0);
}

std::string both(const Limit& least, const Limit& most) {
  const Span& from = least.span;
  const Span& to = most.span;
  if (from.count == 0 && least.inclusive) return (most.inclusive ? "within " : "less than ") + amount(to);
  if (is_one_number(least, most)) return amount({to.count - 1, to.unit});
  if (!least.inclusive || !most.inclusive)
    return at_least(least) + (most.inclusive ? " and at most " : " and less than ") + amount(to);
  if (from == to) return "exactly " + amount(to);
  return (from.unit == to.unit ? std::to_string(from.count) : amount(from)) + " to " + amount(to);
}

std::string around(const Limit& most) {
  if (most.span.count == 0) return "at the same time as";
  return most.inclusive ? "within " + amount(most.span) + " of"
                        : "less than " + amount(most.span) + " before or after";
}

std::string with_point(const std::string& text, Point anchor_point) {
  return text + " the " + std::string(name_of(anchor_point)) + " of";
}

std::string plain_text(const OffsetParts& parts) {
  std::string text(name_of(parts.side));
  if (parts.point != detail::plain_point(parts.side)) text = std::string(name_of(parts.point)) + "s " + text;
  return parts.anchor_point == detail::plain_anchor_point(parts.side) ? text
                                                                      : with_point(text, parts.anchor_point);
}

std::string text_of(const OffsetParts& parts) {
  if (!parts.most && parts.least == detail::plain_least(parts)) return plain_text(parts);
  std::string text;
  if (parts.side == Offset::Side::around) {
    text = around(*parts.most);
  } else {
    text = parts.most ? both(*parts.least, *parts.most) : at_least(*parts.least);
    text += " " + std::string(name_of(parts.side));
  }
  // "ends 2 weeks after" would leave a reader to wonder after what.
  if (parts.point == Point::end) return with_point("ends " + text, parts.anchor_point);
  return parts.anchor_point == Point::end ? with_point(text, Point::end) : text;
}

}  // namespace

Offset::Offset(const OffsetParts& parts)
    : point_(parts.point),
      anchor_point_(parts.anchor_point),
      side_(parts.side),
      least_(parts.least),
      most_(parts.most),
      text_(text_of(parts)) {}

Parsed<Offset> Offset::parse(std::string_view text) {
  try {
    return Offset(detail::read_offset(text));
  } catch (const phrase::Refused& refused) {
    return {refused.error, text};
  }
}

Offset::Offset(std::string_view text) : Offset(parse(text).value()) {}
Offset::Offset(const char* text) : Offset(std::string_view(text)) {}
Offset::Offset(const std::string& text) : Offset(std::string_view(text)) {}

std::string_view name_of(Point point) {
  return point == Point::start ? "start" : "end";
}

std::string_view name_of(Unit unit) {
  return unit_names[static_cast<std::size_t>(unit)];
}

std::string_view name_of(Offset::Side side) {
  constexpr std::array<std::string_view, 3> names = {"before", "after", "around"};
  return names[static_cast<std::size_t>(side)];
}

}  // namespace annals::inline v0_2
