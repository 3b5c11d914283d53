#include "annals/time/bounds.hpp"
#include "time/instant_words.hpp"

#include <string_view>

namespace annals {

namespace {

/// Without what is 0 at its end.
std::string short_text(Instant instant) {
  auto text = iso_text(instant);
  for (const std::string_view zero : {".000000Z", ":00"})
    if (text.ends_with(zero)) text.resize(text.size() - zero.size());
  if (text.ends_with("T00:00")) text.resize(text.size() - 6);
  return text;
}

std::string range_text(Instant earliest, Instant latest) {
  if (!earliest.is_bounded() && !latest.is_bounded()) return "at any time";
  if (!earliest.is_bounded()) return "by " + by_text(latest);
  if (!latest.is_bounded()) return from_text(earliest) + " or later";
  const auto from = from_text(earliest);
  const auto by = by_text(latest);
  return from == by ? from : from + " to " + by;
}

}  // namespace

std::string from_text(Instant earliest) {
  return earliest.is_bounded() ? short_text(earliest) : "any time";
}

std::string by_text(Instant latest) {
  if (!latest.is_bounded()) return "any time";
  const auto after = earliest_end_after(latest);
  auto text = short_text(after);
  if (after != latest && text.find('T') == std::string::npos) return iso_text(latest).substr(0, text.size());
  return short_text(latest);
}

std::string start_text(const Bounds& bounds) {
  if (bounds.latest_start == Instant::unbounded_past()) return "before all that is dated";
  return range_text(bounds.earliest_start, bounds.latest_start);
}

std::string end_text(const Bounds& bounds) {
  if (bounds.earliest_end == Instant::unbounded_future()) return "not yet";
  // An end is exclusive: what ends at midnight was going on all day.
  return range_text(latest_start_before(bounds.earliest_end), latest_start_before(bounds.latest_end));
}

}  // namespace annals
