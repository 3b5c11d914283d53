#include "time/phrase/style.hpp"

#include "time/calendar.hpp"
#include "time/julian.hpp"
#include "time/phrase/refused.hpp"

#include <algorithm>
#include <string>

namespace annals::inline v0_2::phrase {
namespace {

std::int64_t change_day(const Style& style) {
  return calendar::days_from_civil(style.change_over.first_gregorian);
}

/// Of the last day that is left, where the change-over cuts off this one.
std::int64_t day_number(const CivilDate& label, const Style& style) {
  if (!style.is_julian(label)) return calendar::days_from_civil(label);
  const auto day = julian::days_from_civil(label);
  return style.julian ? day : std::min(day, change_day(style) - 1);
}

std::string day_text(const CivilDate& day) {
  return std::to_string(day.day) + " " + std::string(month_name(day.month)) + " " + year_text(day.year);
}

}  // namespace

void require_day(const CivilDate& label, const Style& style, std::size_t position) {
  if (label.month < 1 || label.month > 12) refuse(position, "months are 1 to 12");
  const bool is_julian = style.is_julian(label);
  const unsigned days = is_julian ? julian::days_in_month(label.year, label.month)
                                  : calendar::days_in_month(label.year, label.month);
  if (label.day < 1 || label.day > days)
    refuse(position, std::string(month_name(label.month)) + " " + year_text(label.year) + " has " +
                         std::to_string(days) + " days");
  if (!is_julian || style.julian || julian::days_from_civil(label) < change_day(style)) return;
  const CivilDate last = julian::civil_from_days(change_day(style) - 1);
  refuse(position, "there was no such day: " + day_text(style.change_over.first_gregorian) + " came after " +
                       day_text(last) + "; write (Julian) or (Gregorian) behind it");
}

Converted to_gregorian(const Stretch& labels, const Style& style) {
  if (!style.is_julian(labels.first) && !style.is_julian(labels.last)) return {labels, false};
  auto days = days_stretch(calendar::civil_from_days(day_number(labels.first, style)),
                           calendar::civil_from_days(day_number(labels.last, style)));
  days.vague_edges = labels.vague_edges;
  days.qualification = labels.qualification;
  return {days, true};
}

}  // namespace annals::inline v0_2::phrase
