#include "time/calendar.hpp"
#include "time/circa_range.hpp"
#include "time/date_range.hpp"
#include "time/digits.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <string>
#include <string_view>

namespace annals::inline v0_2 {

namespace {

/// The calendar's precisions, by the length of what follows the year in the text of an instant that has none
/// finer: nothing, "-10", "-10-29", "T06:20", "T06:20:00", and the fraction.
constexpr std::array<std::string_view, 5> zeros = {"-01-01T00:00:00.000000Z", "-01T00:00:00.000000Z",
                                                   "T00:00:00.000000Z", ":00.000000Z", ".000000Z"};

/// How many of the precisions are too coarse to name this instant.
std::size_t precision_of(Instant instant) {
  const auto text = iso_text(instant);
  if (text.find('T') == std::string::npos) return 0;
  const auto* const found =
      std::ranges::find_if(zeros, [&](std::string_view rest) { return text.ends_with(rest); });
  return static_cast<std::size_t>(found - zeros.begin());
}

/// To one of the precisions.
std::string text_to(Instant instant, std::size_t precision) {
  auto text = iso_text(instant);
  if (text.find('T') == std::string::npos) return text;
  const std::size_t rest = precision < zeros.size() ? zeros[precision].size() : 1;
  return text.substr(0, text.size() - rest);
}

/// "1845 to 1855", to the coarsest precision that says both ends.
std::string text_of(const DateRange& range) {
  const auto is_told_apart = [](Instant instant) {
    return start_of({first_year, 1, 1}) <= instant && instant <= start_of({last_year, 1, 1});
  };
  const bool first = is_told_apart(range.first);
  const bool last = is_told_apart(range.after);
  const auto precision =
      std::max(first ? precision_of(range.first) : 0, last ? precision_of(range.after) : 0);
  const auto from = first ? text_to(range.first, precision) : std::string();
  if (!last) return first ? from + " or later" : "years beyond all that are told apart";
  const auto by = text_to(latest_start_before(range.after), precision);
  return first ? from + " to " + by : "up to " + by;
}

DateRange shifted(DateRange range, std::int64_t us) {
  for (Instant* end : {&range.first, &range.after})
    if (end->is_bounded() && earliest_end_after(*end) != *end) *end = Instant::from_key(end->key() + us);
  return range;
}

EdtfDate without_marks(EdtfDate date) {
  for (auto* marks : {&date.year_qualification, &date.month.qualification, &date.day.qualification})
    *marks = {};
  if (date.time) date.time->qualification = {};
  return date;
}

std::string_view name_of(const EdtfDate& date, DatePart part) {
  if (part == DatePart::year) return "year";
  if (part == DatePart::day) return "day";
  return date.is_season() ? "season" : "month";
}

DatePart finest_part(const EdtfDate& date) {
  if (date.time) return DatePart::time;
  if (date.day.given()) return DatePart::day;
  return date.month.given() ? DatePart::month : DatePart::year;
}

std::string zone_text(const TimeOfDay& time) {
  if (time.zone == ZoneForm::none) return {};
  return Zone(std::chrono::minutes(time.shift_minutes)).text();
}

/// What limits leave of the range of a date, both by clocks of UTC.
DateRange cut(DateRange range, const Edtf& limits, const CircaWidths& circa, const Zone& zone) {
  Edtf within{.form = EdtfForm::one_of, .from = {}, .to = {}, .members = {limits}};
  const auto bounds = bounds_of(within, circa, zone);
  const DateRange allowed{bounds.earliest_start, bounds.latest_end};
  if (range.first >= allowed.after || allowed.first >= range.after) return allowed;
  return {std::max(range.first, allowed.first), std::min(range.after, allowed.after)};
}

/// `whole` is what the date is an end of.
std::string text_of(const EdtfDate& date, DatePart part, const CircaWidths& circa, const Edtf& whole) {
  const auto plain = to_text(Edtf{.from = without_marks(date), .to = {}, .members = {}});
  const auto zone_of_all = zone_of(whole, {});
  const auto own = zone_of(Edtf{.from = date, .to = {}, .members = {}}, zone_of_all);
  auto range = *circa_range(date, circa);
  for (const auto& limits : whole.limits) range = cut(in_utc(range, date, own), limits, circa, zone_of_all);
  if (date.time || !whole.limits.empty()) range = shifted(range, own.shift() / std::chrono::microseconds(1));
  const auto zone = date.time ? zone_text(*date.time) : std::string();
  const auto taken = ", taken as " + text_of(range) + (zone.empty() ? "" : " (" + zone + ")");
  if (part == finest_part(date)) return "about " + plain + taken;
  return plain + " with its " + std::string(name_of(date, part)) + " approximate" + taken;
}

void append(std::string& text, std::string_view before, const EdtfDate& date, const CircaWidths& circa,
            const Edtf& whole = {}) {
  const auto part = circa_part(date);
  if (!part) return;
  if (!text.empty()) text += "; ";
  text += before;
  text += text_of(date, *part, circa, whole);
}

}  // namespace

std::string circa_text(const Edtf& edtf, const CircaWidths& circa) {
  std::string text;
  const bool is_interval = edtf.form == EdtfForm::interval;
  append(text, is_interval ? "starts " : "", edtf.from, circa, edtf);
  if (is_interval) append(text, "ends ", edtf.to, circa, edtf);
  for (const auto& limits : edtf.limits) {
    append(text, "not before ", limits.from, circa);
    append(text, "not after ", limits.to, circa);
  }
  for (const auto& member : edtf.members) {
    append(text, "", member.from, circa);
    append(text, "", member.to, circa);
  }
  return text;
}

}  // namespace annals::inline v0_2
