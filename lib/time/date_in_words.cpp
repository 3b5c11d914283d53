#include "time/date_in_words.hpp"

#include "annals/time/phrase.hpp"
#include "time/calendar.hpp"
#include "time/digits.hpp"
#include "time/julian.hpp"
#include "time/phrase/stretch.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace annals::inline v0_2 {

namespace {

using phrase::month_name;

constexpr std::uint8_t first_season = 21;
constexpr std::array<std::string_view, 21> season_names = {"spring",
                                                           "summer",
                                                           "autumn",
                                                           "winter",
                                                           "northern spring",
                                                           "northern summer",
                                                           "northern autumn",
                                                           "northern winter",
                                                           "southern spring",
                                                           "southern summer",
                                                           "southern autumn",
                                                           "southern winter",
                                                           "the first quarter of",
                                                           "the second quarter of",
                                                           "the third quarter of",
                                                           "the fourth quarter of",
                                                           "the first third of",
                                                           "the second third of",
                                                           "the last third of",
                                                           "the first half of",
                                                           "the second half of"};

std::string text_of_year(std::int64_t year) {
  constexpr std::int64_t first_of_three_digits = 100;
  constexpr std::int64_t last_of_four_digits = 9999;
  const auto text = phrase::year_text(year);
  if (year > last_of_four_digits) return "year " + text;
  return year > 0 && year < first_of_three_digits ? "AD " + text : text;
}

/// The digits of a masked year as EDTF writes them.
std::string masked_text(const EdtfDate& date) {
  EdtfDate alone;
  alone.year = date.year;
  alone.year_mask = date.year_mask;
  return to_text(Edtf{.from = alone, .to = {}, .members = {}});
}

/// Digits that are known, and "?" for the others.
std::string part_digits(const EdtfPart& part) {
  std::string text;
  append_padded(text, part.value, 2);
  if ((part.mask & 0b10) != 0) text[0] = '?';
  if ((part.mask & 0b01) != 0) text[1] = '?';
  return text;
}

constexpr DigitMask whole_mask = 0b11;

bool is_whole_day(const EdtfDate& date) {
  return date.day.given() && !date.is_masked() && date.year_form == YearForm::plain;
}

bool is_before_change_over(const EdtfDate& date) {
  return CivilDate{date.year, date.month.value, date.day.given() ? date.day.value : 1U} <
         ChangeOver{}.first_gregorian;
}

bool is_julian_day(const EdtfDate& date, bool julian) {
  return is_whole_day(date) && (julian || is_before_change_over(date));
}

/// Behind the date, as it was at the clock: ", 14:49 +09:00".
std::string clock_of(const EdtfDate& date) {
  const auto text = to_text(Edtf{.from = date, .to = {}, .members = {}});
  const auto begin = text.find('T');
  if (begin == std::string::npos) return {};
  auto time = text.substr(begin + 1);
  while (std::string_view("?~%").find(time.back()) != std::string_view::npos) time.pop_back();
  if (time.ends_with('Z')) time.replace(time.size() - 1, 1, " UTC");
  if (const auto zone = time.find_first_of("+-"); zone != std::string::npos) time.insert(zone, " ");
  return ", " + time;
}

std::string julian_in_words(const EdtfDate& date) {
  const auto day =
      julian::civil_from_days(calendar::days_from_civil({date.year, date.month.value, date.day.value}));
  return std::to_string(day.day) + " " + std::string(month_name(day.month)) + " " + text_of_year(day.year) +
         clock_of(date) + " (Julian)";
}

std::string season_in_words(const EdtfDate& date) {
  constexpr std::array<std::string_view, 3> thirds = {"early ", "mid-", "late "};
  constexpr unsigned first_third = 37;
  const unsigned third = date.month.value - first_third;
  // People say "early" of what EDTF calls about the first third.
  const auto flags = qualification_of(date);
  if (third < thirds.size() && flags && flags->approximate)
    return std::string(thirds.at(third)) + year_in_words(date);
  return std::string(season_names.at(date.month.value - first_season)) + " " + year_in_words(date);
}

std::string month_in_words(const EdtfDate& date) {
  if (date.month.mask == whole_mask) return "a month in";
  if (date.month.mask != 0) return "month " + part_digits(date.month) + " of";
  return std::string(month_name(date.month.value)) + (date.year_mask == 0 && date.year_form == YearForm::plain ? "" : " of");
}

std::string day_in_words(const EdtfDate& date) {
  if (!date.day.given()) return {};
  if (date.day.mask == whole_mask) return "a day in ";
  if (date.day.mask != 0 || date.month.mask != 0) return "day " + part_digits(date.day) + " of ";
  return std::to_string(date.day.value) + " ";
}

}  // namespace

std::optional<Qualification> qualification_of(const EdtfDate& date) {
  const auto all = qualification_of(date, DatePart::year);
  const auto is_alike = [&](const EdtfPart& part, DatePart which) {
    return !part.given() || qualification_of(date, which) == all;
  };
  if (!is_alike(date.month, DatePart::month) || !is_alike(date.day, DatePart::day)) return std::nullopt;
  return all;
}

std::string flags_in_words(const EdtfDate& date) {
  const auto alike = qualification_of(date);
  const auto any = qualification_of(date, DatePart::year);
  const auto month = qualification_of(date, DatePart::month);
  const auto day = qualification_of(date, DatePart::day);
  std::string words;
  if (any.uncertain || month.uncertain || day.uncertain) words += "perhaps ";
  if (any.approximate || month.approximate || day.approximate) words += "about ";
  return alike ? words : "in part " + words;
}

std::string year_in_words(const EdtfDate& date) {
  if (date.significant_digits != 0)
    return "a year near " + phrase::year_text(date.year) + ", right in " +
           std::to_string(date.significant_digits) + (date.significant_digits == 1 ? " digit" : " digits");
  if (date.year_mask == 0) return text_of_year(date.year);
  constexpr DigitMask decade = 0b01;
  constexpr DigitMask century = 0b11;
  const bool is_ad = date.year > 0;
  if (date.year_mask == decade && is_ad && date.year >= 1000 && date.year % 100 != 0)
    return "the " + std::to_string(date.year) + "s";
  const int years = date.year_mask == decade ? 10 : date.year_mask == century ? 100 : 0;
  if (years == 0 || !is_ad) return "a year " + masked_text(date);
  return "a year between " + text_of_year(date.year) + " and " + text_of_year(date.year + years - 1);
}

Shared shared_of(std::span<const EdtfDate* const> dates, bool julian) {
  const auto& last = *dates.back();
  auto shared = last.day.given() ? Shared::month : Shared::year;
  for (const auto* date : dates) {
    const bool is_plain = date->month.given() && !date->is_season() && !date->is_masked() && !date->time &&
                          date->year_form == YearForm::plain;
    if (!is_plain || date->year != last.year || date->day.given() != last.day.given() ||
        is_julian_day(*date, julian) || is_before_change_over(*date))
      return Shared::nothing;
    if (date->month.value != last.month.value) shared = Shared::year;
  }
  return shared;
}

std::string unqualified_in_words(const EdtfDate& date, bool julian, Shared left_out) {
  if (date.is_season()) return season_in_words(date);
  if (!date.month.given()) return year_in_words(date);
  if (is_julian_day(date, julian)) return julian_in_words(date);
  auto text = day_in_words(date);
  if (left_out == Shared::month) return text.substr(0, text.size() - 1);
  const bool is_any_day = date.day.mask == whole_mask && date.month.mask == whole_mask;  // a day in 1985
  if (!is_any_day) text += month_in_words(date);
  if (left_out == Shared::year) return text;
  if (!is_any_day) text += " ";
  text += year_in_words(date);
  const bool is_month = !date.day.given() && !date.is_masked();
  return text + clock_of(date) + (is_month && is_before_change_over(date) ? " (Gregorian)" : "");
}

}  // namespace annals::inline v0_2
