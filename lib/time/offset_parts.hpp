#pragma once

#include "annals/time/offset.hpp"

#include <optional>
#include <string_view>

namespace annals::inline v0_2::detail {

/// What an offset says, apart from its text.
struct OffsetParts {
  Point point = Point::start;
  Point anchor_point = Point::start;
  Offset::Side side = Offset::Side::before;
  std::optional<Limit> least;
  std::optional<Limit> most;
};

/// The points that plain order means where it does not say them: "before" is from end to start, "after" from
/// start to end.
constexpr Point plain_point(Offset::Side side) {
  return side == Offset::Side::before ? Point::end : Point::start;
}
constexpr Point plain_anchor_point(Offset::Side side) {
  return side == Offset::Side::before ? Point::start : Point::end;
}

/// The least offset in plain order. An end is exclusive, so a start may stand at the same instant after it.
constexpr Limit plain_least(const OffsetParts& parts) {
  const bool end_and_start =
      parts.point == plain_point(parts.side) && parts.anchor_point == plain_anchor_point(parts.side);
  return {{0, Unit::microsecond}, end_and_start};
}

/// Reads a text by the grammar that Offset describes; throws phrase::Refused.
OffsetParts read_offset(std::string_view text);

}  // namespace annals::inline v0_2::detail
