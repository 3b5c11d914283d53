#include "time/phrase/numeric.hpp"

#include "time/calendar.hpp"
#include "time/digits.hpp"
#include "time/phrase/refused.hpp"
#include "time/phrase/stretch.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace annals::inline v0_2::phrase {
namespace {

/// A text with each run of digits replaced by its length, "4-w2", and the numbers themselves. Longer runs
/// than nine have no number.
struct Shape {
  explicit Shape(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
      std::size_t length = 0;
      std::int64_t number = 0;
      for (; i < text.size() && is_digit(text[i]); ++i)
        if (++length <= 9) number = number * 10 + (text[i] - '0');
      if (length != 0) {
        form += static_cast<char>('0' + std::min<std::size_t>(length, 9));
        numbers.push_back(number);
      } else {
        form += text[i++];
      }
    }
  }
  unsigned operator[](std::size_t i) const { return static_cast<unsigned>(numbers[i]); }

  std::string form;
  std::vector<std::int64_t> numbers;
};

Numeric day_of_year(std::int64_t year, unsigned day, std::size_t position) {
  const auto new_year = calendar::days_from_civil({year, 1, 1});
  const auto days = calendar::days_from_civil({year + 1, 1, 1}) - new_year;
  if (day < 1 || day > days)
    refuse(position, "the days of " + std::to_string(year) + " are 001 to " + std::to_string(days));
  return {.day = calendar::civil_from_days(new_year + day - 1), .iso = true};
}

Numeric day_of_week(std::int64_t year, std::int64_t week, unsigned day, std::size_t position) {
  if (day < 1 || day > 7) refuse(position, "the days of a week are 1, Monday, to 7");
  return {.day = days_later(monday_of_week(year, week, position), day - 1), .iso = true};
}

/// Two numbers before the year, a day and a month in either order.
Numeric day_and_month(std::int64_t year, unsigned first, unsigned second) {
  const CivilDate day_first = {year, second, first};
  const CivilDate month_first = {year, first, second};
  if (first == second || first == 0 || second == 0) return {.day = day_first};
  if (first > 12) return {.day = day_first, .day_first = true};
  if (second > 12) return {.day = month_first, .month_first = true};
  return {.day = day_first, .swapped = month_first};
}

Numeric month(std::int64_t year, unsigned month, std::size_t position) {
  if (month < 1 || month > 12) refuse(position, "months are 1 to 12");
  return {.date = edtf_date({year, month, 1}, Precision::month)};
}

/// A year with its last digits left open, as libraries write it: 19--, 195-, 168u, 18??.
std::optional<Numeric> masked_year(std::string_view text) {
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  const auto open = text.substr(digits);
  if (text.size() != 4 || (digits != 2 && digits != 3)) return std::nullopt;
  if (open != "-" && open != "--" && open != "u" && open != "uu" && open != "??" && open != "?")
    return std::nullopt;
  EdtfDate year;
  for (const char digit : text.substr(0, digits)) year.year = year.year * 10 + (digit - '0');
  for (std::size_t i = digits; i < 4; ++i) year.year *= 10;
  year.year_mask = digits == 2 ? 0b11 : 0b01;
  return Numeric{.date = year};
}

bool is_one_of(std::string_view form, std::initializer_list<std::string_view> forms) {
  return std::ranges::find(forms, form) != forms.end();
}

}  // namespace

CivilDate monday_of_week(std::int64_t year, std::int64_t week, std::size_t position) {
  const auto first_monday = [](std::int64_t of_year) {  // week 1 is that of 4 January
    const CivilDate in_week = {of_year, 1, 4};
    return days_later(in_week, 1 - static_cast<std::int64_t>(weekday_of(in_week)));
  };
  const CivilDate monday = first_monday(year);
  if (week >= 1 && week <= 53)
    if (const CivilDate found = days_later(monday, (week - 1) * 7); found < first_monday(year + 1))
      return found;
  const CivilDate last = days_later(monday, 52 * 7);
  const char* weeks = last < first_monday(year + 1) ? "53" : "52";
  refuse(position, "the weeks of " + std::to_string(year) + " are 1 to " + weeks);
}

bool is_short_span(std::string_view text) {
  const Shape shape(text);
  return shape.form == "4-2" && shape[1] > 12 && shape[1] > shape[0] % 100;
}

std::optional<Numeric> read_numeric(std::string_view text, std::size_t position) {
  const Shape shape(text);
  const auto& form = shape.form;
  const auto& n = shape.numbers;
  if (is_one_of(form, {"4-2-2", "4-1-2", "4-2-1", "4-1-1", "4/2/2", "4/1/2", "4/2/1", "4/1/1", "4.2.2"}))
    return Numeric{.day = CivilDate{n[0], shape[1], shape[2]}, .iso = form[1] == '-'};
  if (form == "8")
    return Numeric{.day = CivilDate{n[0] / 10000, shape[0] / 100 % 100, shape[0] % 100}, .iso = true};
  if (form == "4-3") return day_of_year(n[0], shape[1], position);
  if (is_one_of(form, {"4-w2", "4w2", "4-w1"}))
    return Numeric{.monday = monday_of_week(n[0], n[1], position)};
  if (form == "4-w2-1") return day_of_week(n[0], n[1], shape[2], position);
  if (form == "4w3") return day_of_week(n[0], n[1] / 10, shape[1] % 10, position);

  const bool short_first = form.size() > 2 && (form[0] == '1' || form[0] == '2');
  const bool short_second = form.size() == 5 && (form[2] == '1' || form[2] == '2') && form[1] == form[3];
  if (short_first && short_second && is_one_of(form.substr(1, 1), {"/", ".", "-"})) {
    if (form[4] == '4') return day_and_month(n[2], shape[0], shape[1]);
    if (form[4] <= '2') refuse(position, "a year of two digits can be of any century: write four");
  }
  if (short_first && is_one_of(form.substr(1), {"/4", ".4", "-4"})) return month(n[1], shape[0], position);
  if (auto year = masked_year(text)) return year;
  if (is_short_span(text) || text.find_first_of("-xy") == std::string_view::npos) return std::nullopt;
  std::string upper(text);
  std::ranges::transform(upper, upper.begin(),
                         [](char c) { return 'a' <= c && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  const auto edtf = parse_edtf(upper);
  if (!edtf || edtf->form != EdtfForm::date || edtf->from.time) return std::nullopt;
  return Numeric{.iso = true, .date = edtf->from};
}

}  // namespace annals::inline v0_2::phrase
