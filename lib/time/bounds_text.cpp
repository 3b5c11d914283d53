#include "annals/time/bounds.hpp"
#include "annals/time/bounds_edtf.hpp"
#include "annals/time/edtf.hpp"
#include "time/digits.hpp"
#include "time/exact_us.hpp"
#include "time/instant_words.hpp"

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace annals::inline v0_2 {

namespace {

constexpr std::int64_t second_us = 1'000'000;

bool is_whole_second(Instant instant) {
  return instant.key() % second_us == 0;
}

/// Without what is 0 at its end, and the zone where there is no fraction: all is UTC.
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

/// An end is exclusive: what ends at midnight was going on all day. In a year known only as a whole it may be
/// over within that year.
Instant first_shown_end(Instant earliest_end) {
  const bool is_year = earliest_end_after(earliest_end) == earliest_end;
  return is_year ? earliest_end : latest_start_before(earliest_end);
}

/// 0 of a day, 1 of a minute, 2 of what is finer.
int precision_of(const std::string& text) {
  if (text.find('T') == std::string::npos) return 0;
  return static_cast<int>(std::ranges::count(text, ':'));
}

/// The first, or the last, minute of a day or second of a minute.
void refine(std::string& text, int precision, bool is_last) {
  if (text.empty()) return;
  if (precision_of(text) == 0 && precision > 0) text += is_last ? "T23:59" : "T00:00";
  if (precision_of(text) == 1 && precision > 1) text += is_last ? ":59" : ":00";
}

/// The same as a date of EDTF, both of whose limits have one precision.
std::string range_edtf(Instant earliest, Instant latest, bool utc) {
  auto from = earliest.is_bounded() ? from_text(earliest) : std::string();
  auto by = latest.is_bounded() ? by_text(latest) : std::string();
  if (from != by) {
    const auto precision = std::max(precision_of(from), precision_of(by));
    refine(from, precision, false);
    refine(by, precision, true);
  }
  if (utc) {
    from = in_utc(from);
    by = in_utc(by);
  }
  if (from == by) return from;
  auto text = "[" + from + ".." + by + "]";
  return parse_edtf(text) ? text : "[" + iso_text(earliest) + ".." + iso_text(latest) + "]";
}

}  // namespace

std::string from_text(Instant earliest) {
  if (!earliest.is_bounded()) return "any time";
  // What comes after an instant comes a microsecond later, which says less than it costs to read.
  const auto before = latest_start_before(earliest);
  return short_text(is_precise(before) && is_whole_second(before) ? before : earliest);
}

std::string by_text(Instant latest) {
  if (!latest.is_bounded()) return "any time";
  const auto next = earliest_end_after(latest);
  const auto last = is_precise(next) && is_whole_second(earliest_end_after(next)) ? next : latest;
  auto text = short_text(last);
  if (!is_precise(last)) return text;
  const auto after = earliest_end_after(last);
  const auto is_day = [](const std::string& one) { return one.find('T') == std::string::npos; };
  // At midnight the day has only begun.
  if (!is_whole_second(after)) return is_day(text) ? text + "T00:00" : text;
  // The last microsecond of a day stands for the day, and of a second for the second.
  text = iso_text(last);
  return text.substr(0, is_day(short_text(after)) ? text.find('T') : text.find('.'));
}

std::string in_utc(const std::string& text) {
  std::string named;
  bool in_time = false;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    const char c = at < text.size() ? text[at] : ' ';
    if (in_time && c != ':' && c != '.' && !is_digit(c)) {
      if (c != 'Z') named += 'Z';
      in_time = false;
    }
    in_time = in_time || (c == 'T' && at > 0 && is_digit(text[at - 1]));
    if (at < text.size()) named += c;
  }
  return named;
}

std::string start_text(const Bounds& bounds) {
  if (bounds.latest_start == Instant::unbounded_past()) return "before all that is dated";
  if (bounds.earliest_start == Instant::unbounded_future()) return "after all that is dated";
  return range_text(bounds.earliest_start, bounds.latest_start);
}

std::string end_text(const Bounds& bounds) {
  if (bounds.earliest_end == Instant::unbounded_future()) return "not yet";
  if (bounds.latest_end == Instant::unbounded_past()) return "before all that is dated";
  return range_text(first_shown_end(bounds.earliest_end), latest_start_before(bounds.latest_end));
}

namespace {

/// Where no single date or range says it.
bool is_date(const std::string& text) {
  return text != "not yet" && text != "at any time" && !text.ends_with("all that is dated");
}

}  // namespace

std::string start_edtf(const Bounds& bounds, bool utc) {
  auto text = start_text(bounds);
  return is_date(text) ? range_edtf(bounds.earliest_start, bounds.latest_start, utc) : text;
}

std::string end_edtf(const Bounds& bounds, bool utc) {
  auto text = end_text(bounds);
  if (!is_date(text)) return text;
  const auto first = bounds.earliest_end;
  return range_edtf(first_shown_end(first), latest_start_before(bounds.latest_end), utc);
}

}  // namespace annals::inline v0_2
