#include "time/phrase/stretch.hpp"

#include "time/calendar.hpp"
#include "time/digits.hpp"
#include "time/julian.hpp"

#include <algorithm>
#include <array>

namespace annals::inline v0_2::phrase {
namespace {

/// How any part of a date is qualified.
Qualification qualification_in(const EdtfDate& date) {
  Qualification any;
  for (const auto part : {DatePart::year, DatePart::month, DatePart::day}) {
    const auto one = qualification_of(date, part);
    any.uncertain |= one.uncertain;
    any.approximate |= one.approximate;
  }
  return any;
}

/// Qualifies the whole date, where no part of it is yet.
void qualify(EdtfDate& date, const Qualification& qualification) {
  const auto present = qualification_in(date);
  auto& last = date.day.given()     ? date.day.qualification
               : date.month.given() ? date.month.qualification
                                    : date.year_qualification;
  last.up_to.uncertain |= qualification.uncertain && !present.uncertain;
  last.up_to.approximate |= qualification.approximate && !present.approximate;
}

Precision precision_of(const EdtfDate& date) {
  if (date.day.given()) return Precision::day;
  return date.month.given() ? Precision::month : Precision::year;
}

/// Year n of a stretch of years, from 1 on, to year m.
Stretch some_years(const Stretch& whole, std::int64_t n, std::int64_t m) {
  return years_stretch(Scale::other, whole.first.year + n - 1, whole.first.year + m - 1);
}

Stretch some_days(const Stretch& month, unsigned first, unsigned last) {
  return days_stretch({month.first.year, month.first.month, first},
                      {month.first.year, month.first.month, std::min(last, month.last.day)});
}

}  // namespace

bool is_far(std::int64_t year) {
  return magnitude(year) > 9999;
}

bool is_far(const Stretch& stretch) {
  return is_far(stretch.first.year) || is_far(stretch.last.year);
}

std::string_view month_name(unsigned month) {
  constexpr std::array<std::string_view, 12> names = {"January",   "February", "March",    "April",
                                                      "May",       "June",     "July",     "August",
                                                      "September", "October",  "November", "December"};
  return names.at(month - 1);
}

std::string year_text(std::int64_t year) {
  return year > 0 ? std::to_string(year) : std::to_string(magnitude(year) + 1) + " BC";
}

unsigned weekday_of(const CivilDate& date) {
  const std::int64_t since_monday = calendar::days_from_civil(date) + 3;  // 1970-01-01 was a Thursday
  return static_cast<unsigned>(since_monday - calendar::floor_div(since_monday, 7) * 7) + 1;
}

CivilDate days_later(const CivilDate& date, std::int64_t days) {
  return calendar::civil_from_days(calendar::days_from_civil(date) + days);
}

EdtfDate edtf_date(const CivilDate& date, Precision precision) {
  EdtfDate edtf;
  edtf.year = date.year;
  if (is_far(date.year)) edtf.year_form = YearForm::prefixed;
  if (magnitude(date.year) >= 1'000'000)
    for (auto rest = date.year; rest % 10 == 0; rest /= 10) ++edtf.exponent;
  if (precision >= Precision::month) edtf.month.value = static_cast<std::uint8_t>(date.month);
  if (precision == Precision::day) edtf.day.value = static_cast<std::uint8_t>(date.day);
  return edtf;
}

Stretch day_stretch(const CivilDate& day) {
  return {Scale::day, Precision::day, day, day, edtf_date(day, Precision::day)};
}

Stretch days_stretch(const CivilDate& first, const CivilDate& last) {
  return first == last ? day_stretch(first) : Stretch{Scale::other, Precision::day, first, last};
}

Stretch month_stretch(std::int64_t year, unsigned month, bool is_julian) {
  const CivilDate first = {year, month, 1};
  const CivilDate last = {
      year, month, is_julian ? julian::days_in_month(year, month) : calendar::days_in_month(year, month)};
  return {Scale::month, Precision::month, first, last, edtf_date(first, Precision::month)};
}

Stretch year_stretch(std::int64_t year) {
  const CivilDate first = {year, 1, 1};
  return {Scale::year, Precision::year, first, {year, 12, 31}, edtf_date(first, Precision::year)};
}

Stretch years_stretch(Scale scale, std::int64_t first, std::int64_t last) {
  Stretch years = {scale, Precision::year, {first, 1, 1}, {last, 12, 31}};
  const bool is_decade = scale == Scale::decade && first >= 0 && last <= 9999 && first % 10 == 0;
  if (is_decade) {
    years.date = edtf_date(years.first, Precision::year);
    years.date->year_mask = 1;
  }
  return years;
}

Stretch season_stretch(std::int64_t year, unsigned season) {
  EdtfDate date = edtf_date({year, season, 1}, Precision::month);
  auto stretch = stretch_of(date).value();
  if (season <= 36) stretch.scale = Scale::season;
  return stretch;
}

std::optional<Stretch> stretch_of(const EdtfDate& date) {
  const Bounds bounds = bounds_of({.from = date, .to = {}, .members = {}});
  if (!bounds.earliest_start.is_bounded() || !bounds.latest_end.is_bounded()) return std::nullopt;
  const Precision precision = precision_of(date);
  Stretch stretch = {Scale::other, precision, civil_date(bounds.earliest_start),
                     civil_date(bounds.latest_start), date};
  stretch.qualification = qualification_in(date);
  if (date.is_masked() || date.is_season() || date.significant_digits != 0) return stretch;
  stretch.scale = precision == Precision::year    ? Scale::year
                  : precision == Precision::month ? Scale::month
                                                  : Scale::day;
  return stretch;
}

namespace {

/// Years or days from the one to the other, of the early, middle or late third.
struct Third {
  unsigned first;
  unsigned last;
};
using Thirds = std::array<Third, 3>;

std::optional<Thirds> thirds_of(Scale scale) {
  switch (scale) {
    case Scale::month:
      return Thirds{{{1, 10}, {11, 20}, {21, 31}}};
    case Scale::decade:
      return Thirds{{{1, 4}, {5, 7}, {8, 10}}};
    case Scale::century:
      return Thirds{{{1, 33}, {34, 67}, {68, 100}}};
    case Scale::millennium:
      return Thirds{{{1, 333}, {334, 667}, {668, 1000}}};
    default:
      return std::nullopt;
  }
}

}  // namespace

std::optional<Stretch> edge_of(const Stretch& whole, int edge) {
  std::optional<Stretch> part;
  if (edge == earlier_half || edge == later_half) {
    part = part_of(whole, edge == earlier_half ? 1 : 2, 2);
  } else if (whole.scale == Scale::season) {
    const CivilDate month = step(whole.first, Precision::month, edge);
    part = month_stretch(month.year, month.month);
  } else {
    part = part_of(whole, edge + 1, 3);
  }
  if (!part) return part;
  part->vague_edges = true;
  part->scale = Scale::other;
  part->qualification = whole.qualification;
  part->qualification.approximate = true;
  return part;
}

std::optional<Stretch> part_of(const Stretch& whole, std::int64_t number, int parts) {
  const auto n = static_cast<int>(number);
  if (whole.scale == Scale::year) {
    if (is_far(whole)) return std::nullopt;
    const int first = parts == 4 ? 33 : parts == 3 ? 37 : 40;
    return season_stretch(whole.first.year, static_cast<unsigned>(first + n - 1));
  }
  if (whole.scale == Scale::month && parts == 2)
    return some_days(whole, n == 1 ? 1U : 16U, n == 1 ? 15U : 31U);
  if (const auto thirds = thirds_of(whole.scale); thirds && parts == 3) {
    const auto [first, last] = (*thirds)[static_cast<std::size_t>(n - 1)];
    return whole.scale == Scale::month ? some_days(whole, first, last) : some_years(whole, first, last);
  }
  const std::int64_t years = whole.scale == Scale::decade       ? 10
                             : whole.scale == Scale::century    ? 100
                             : whole.scale == Scale::millennium ? 1000
                                                                : 0;
  if (years == 0 || years % parts != 0) return std::nullopt;
  return some_years(whole, years / parts * (n - 1) + 1, years / parts * n);
}

std::optional<Stretch> years_ago(std::int64_t digits, unsigned decimals, unsigned exponent) {
  constexpr std::int64_t least_margin = 10'000;
  if (digits <= 0 || digits > 999'999'999 || decimals > exponent) return std::nullopt;
  std::int64_t unit = 1;
  for (unsigned i = decimals; i < exponent; ++i) unit *= 10;
  for (; digits % 10 == 0; digits /= 10) unit *= 10;
  const std::int64_t margin = std::max(unit / 2, least_margin);
  const std::int64_t year = -digits * unit;
  if (year + margin > -least_margin) return std::nullopt;
  auto stretch = years_stretch(Scale::other, year - margin, year + margin);
  stretch.qualification.approximate = true;
  return stretch;
}

CivilDate step(const CivilDate& date, Precision precision, int by) {
  if (precision == Precision::day) return days_later(date, by);
  if (precision == Precision::year) return {date.year + by, 1, 1};
  const std::int64_t months = date.year * 12 + date.month - 1 + by;
  const std::int64_t year = calendar::floor_div(months, 12);
  return {year, static_cast<unsigned>(months - year * 12) + 1, 1};
}

EdtfDate first_date(const Stretch& stretch, Precision precision) {
  auto date = edtf_date(stretch.first, precision);
  qualify(date, stretch.qualification);
  return date;
}

EdtfDate last_date(const Stretch& stretch, Precision precision) {
  auto date = edtf_date(stretch.last, precision);
  qualify(date, stretch.qualification);
  return date;
}

std::optional<EdtfDate> single_date(const Stretch& stretch) {
  auto date = stretch.date;
  if (date) qualify(*date, stretch.qualification);
  return date;
}

}  // namespace annals::inline v0_2::phrase
