#pragma once

#include "annals/error.hpp"
#include "annals/export.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace annals::inline v0_2 {

namespace detail {
struct OffsetParts;
}

/// Of an event.
enum class Point : std::uint8_t { start, end };

enum class Unit : std::uint8_t {
  microsecond,
  millisecond,
  second,
  minute,
  hour,
  day,   ///< 24 hours, but where clocks are changed
  week,  ///< the last of the units of a fixed length
  month,
  quarter,
  year,
  decade,
  century,
};

/// An amount of time: 21 months.
struct Span {
  std::int64_t count = 0;  ///< 0 to 10^15 + 1
  Unit unit = Unit::microsecond;
  bool operator==(const Span&) const = default;
};

/// How long an offset is at least or at most. No time at all is always 0 microseconds.
struct Limit {
  Span span;
  bool inclusive = true;
  bool operator==(const Limit&) const = default;
};

/// How a point of one event lies to a point of another, as the words between the two: the summit was
/// "21 months before" the demolition.
///
/// - "21 months before": more than 20 and less than 22 months, from start to start; so with any one number.
///   "a year after", "the day after" and "the next day" are 1 of them: more than 0 and less than 2.
/// - A range is taken as it stands: "3 to 5 days after", "at least 3 days after", "less than 2 weeks before",
///   "within 2 weeks after" (0 is within), "within 2 weeks of" (on either side), "exactly 90 seconds after",
///   "more than 3 and at most 5 days after".
/// - "the same day as" is less than 1 day before or after; "at the same time as" to the microsecond.
/// - "before" alone says that the event has ended when the other starts, "after" that it starts when the
///   other has ended or later. Ends are exclusive, so in these two the offset may be 0; in all other plain
///   orders it is more than 0.
/// - "starts" or "ends" in front and "the start of" or "the end of" behind choose the points: "ends 2 weeks
///   before the start of". What plain order does not say is as in "before" and "after" alone: "starts before"
///   means before the other's start, "ends after" after its end, and "before the end of" that the event ends
///   before the other ends.
///
/// Letter case, white space, and words such as "about" change nothing. What has no length ("shortly before"),
/// fractions, and what counts from another time ("21 months ago") are refused.
class ANNALS_EXPORT Offset {
 public:
  enum class Side : std::uint8_t { before, after, around };

  /// These throw Error (invalid_argument) where parse() gives an error.
  Offset(std::string_view text);
  Offset(const char* text);
  Offset(const std::string& text);

  /// In linear time; a text of more than 200 bytes is refused.
  static Parsed<Offset> parse(std::string_view text);

  /// Of the event that is dated.
  Point point() const { return point_; }
  /// Of the event that it is dated by.
  Point anchor_point() const { return anchor_point_; }
  Side side() const { return side_; }
  /// How far the points are apart, on that side; nothing where there is no such limit. `around` has a most
  /// alone.
  const std::optional<Limit>& least() const { return least_; }
  const std::optional<Limit>& most() const { return most_; }

  /// The one text of all offsets that are equal, which parse() reads as this offset: "21 months before".
  const std::string& text() const { return text_; }

  bool operator==(const Offset& other) const { return text_ == other.text_; }

 private:
  explicit Offset(const detail::OffsetParts& parts);

  Point point_;
  Point anchor_point_;
  Side side_;
  std::optional<Limit> least_;
  std::optional<Limit> most_;
  std::string text_;
};

/// "start" and "end"; "month"; "before".
ANNALS_EXPORT std::string_view name_of(Point point);
ANNALS_EXPORT std::string_view name_of(Unit unit);
ANNALS_EXPORT std::string_view name_of(Offset::Side side);

}  // namespace annals::inline v0_2
