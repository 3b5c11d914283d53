#include "time/phrase/numeric.hpp"

#include "time/calendar.hpp"
#include "time/phrase/refused.hpp"
#include "time/phrase/stretch.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace annals::inline v0_2::phrase {
namespace {

constexpr bool is_digit(char c) {
  return '0' <= c && c <= '9';
}

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

Numeric day(const CivilDate& date, std::size_t position) {
  require_day(date.year, date.month, date.day, false, position);
  return {edtf_date(date, Precision::day), {}, {}};
}

Numeric day_of_year(std::int64_t year, unsigned day, std::size_t position) {
  const auto new_year = calendar::days_from_civil({year, 1, 1});
  const auto days = calendar::days_from_civil({year + 1, 1, 1}) - new_year;
  if (day < 1 || day > days)
    refuse(position, "the days of " + std::to_string(year) + " are 001 to " + std::to_string(days));
  return {edtf_date(calendar::civil_from_days(new_year + day - 1), Precision::day), {}, {}};
}

Numeric day_of_week(std::int64_t year, std::int64_t week, unsigned day, std::size_t position) {
  if (day < 1 || day > 7) refuse(position, "the days of a week are 1, Monday, to 7");
  const CivilDate monday = monday_of_week(year, week, position);
  return {edtf_date(days_later(monday, day - 1), Precision::day), {}, {}};
}

/// Two numbers before the year, a day and a month in either order.
Numeric day_and_month(std::int64_t year, unsigned first, unsigned second, std::size_t position) {
  const auto is_month = [](unsigned number) { return 1 <= number && number <= 12; };
  if (is_month(first) && is_month(second) && first != second) {
    const auto reading = [&](unsigned d, unsigned m) {
      return std::to_string(d) + " " + std::string(month_name(m));
    };
    refuse(position, "this can be " + reading(first, second) + " or " + reading(second, first) +
                         ": write the month as a word, or the year first");
  }
  return first > 12 ? day({year, second, first}, position) : day({year, first, second}, position);
}

Numeric month(std::int64_t year, unsigned month, std::size_t position) {
  if (month < 1 || month > 12) refuse(position, "months are 1 to 12");
  return {edtf_date({year, month, 1}, Precision::month), {}, {}};
}

bool is_one_of(std::string_view form, std::initializer_list<std::string_view> forms) {
  return std::ranges::find(forms, form) != forms.end();
}

std::optional<Numeric> read_date(std::string_view text, std::size_t position) {
  const Shape shape(text);
  const auto& form = shape.form;
  const auto& n = shape.numbers;
  if (is_one_of(form, {"4-2-2", "4-1-2", "4-2-1", "4-1-1", "4/2/2", "4/1/2", "4/2/1", "4/1/1", "4.2.2"}))
    return day({n[0], shape[1], shape[2]}, position);
  if (form == "8") return day({n[0] / 10000, shape[0] / 100 % 100, shape[0] % 100}, position);
  if (form == "4-3") return day_of_year(n[0], shape[1], position);
  if (is_one_of(form, {"4-w2", "4w2", "4-w1"})) return Numeric{{}, monday_of_week(n[0], n[1], position), {}};
  if (form == "4-w2-1") return day_of_week(n[0], n[1], shape[2], position);
  if (form == "4w3") return day_of_week(n[0], n[1] / 10, shape[1] % 10, position);

  const bool short_first = form.size() > 2 && (form[0] == '1' || form[0] == '2');
  const bool short_second = form.size() == 5 && (form[2] == '1' || form[2] == '2') && form[1] == form[3];
  if (short_first && short_second && is_one_of(form.substr(1, 1), {"/", ".", "-"})) {
    if (form[4] == '4') return day_and_month(n[2], shape[0], shape[1], position);
    if (form[4] <= '2') refuse(position, "a year of two digits can be of any century: write four");
  }
  if (short_first && is_one_of(form.substr(1), {"/4", ".4", "-4"})) return month(n[1], shape[0], position);

  if (text.find_first_of("-xy") == std::string_view::npos) return std::nullopt;
  std::string upper(text);
  std::ranges::transform(upper, upper.begin(),
                         [](char c) { return 'a' <= c && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  const auto edtf = parse_edtf(upper);
  if (!edtf || edtf->form != EdtfForm::date) return std::nullopt;
  return Numeric{edtf->from, {}, {}};
}

}  // namespace

void require_day(std::int64_t year, unsigned month, unsigned day, bool julian, std::size_t position) {
  if (month < 1 || month > 12) refuse(position, "months are 1 to 12");
  const unsigned days = julian ? julian_days_in_month(year, month) : calendar::days_in_month(year, month);
  if (1 <= day && day <= days) return;
  const std::string of_year = year > 0 ? std::to_string(year) : std::to_string(1 - year) + " BC";
  refuse(position, std::string(month_name(month)) + " " + of_year + " has " + std::to_string(days) + " days");
}

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

std::optional<Numeric> read_numeric(std::string_view text, std::size_t position) {
  const std::size_t t = text.find('t');
  if (t == std::string_view::npos || t == 0 || t + 1 == text.size() || !is_digit(text[t - 1]) ||
      !is_digit(text[t + 1]))
    return read_date(text, position);
  auto numeric = read_date(text.substr(0, t), position);
  if (!numeric || !numeric->date) return std::nullopt;
  std::string time(text.substr(t + 1));
  const std::size_t digits = std::min(time.find_first_not_of("0123456789"), time.size());
  if (digits == 4 || digits == 6) {  // basic: 093000
    time.insert(2, ":");
    if (digits == 6) time.insert(5, ":");
  }
  numeric->time = read_time(time, position + t + 1);
  if (!numeric->time) refuse(position + t + 1, "a time of day is such as 09:30:00");
  return numeric;
}

std::optional<TimeOfDay> read_time(std::string_view text, std::size_t position) {
  const std::size_t clock_end = std::min(text.find_first_not_of("0123456789:.,"), text.size());
  const Shape shape(text.substr(0, clock_end));
  const auto& form = shape.form;
  const bool minutes_only = is_one_of(form, {"2:2", "1:2"});
  if (minutes_only)
    refuse(position, "EDTF has no time without seconds: write " + std::string(text.substr(0, clock_end)) +
                         ":00 if that is the second, or the day alone");
  const bool fraction = form.size() == 7 && (form[5] == '.' || form[5] == ',');
  if (!is_one_of(form.substr(0, 5), {"2:2:2", "1:2:2"}) || (form.size() != 5 && !fraction))
    return std::nullopt;
  if (shape[0] == 24) refuse(position, "midnight is 00:00:00 of the day that begins");
  if (shape[0] > 23) refuse(position, "hours are 0 to 23");
  if (shape[1] > 59) refuse(position, "minutes are 0 to 59");
  if (shape[2] == 60) refuse(position, "write a leap second as :59, the one before it");
  if (shape[2] > 59) refuse(position, "seconds are 0 to 59");
  TimeOfDay time;
  time.hour = static_cast<std::uint8_t>(shape[0]);
  time.minute = static_cast<std::uint8_t>(shape[1]);
  time.second = static_cast<std::uint8_t>(shape[2]);
  const auto zone = text.substr(clock_end);
  if (!zone.empty() && !read_zone(zone, position + clock_end, time)) return std::nullopt;
  return time;
}

bool read_zone(std::string_view text, std::size_t position, TimeOfDay& time) {
  if (text.starts_with("utc") || text.starts_with("gmt")) {
    text.remove_prefix(3);
    position += 3;
  } else if (text == "z") {
    text = {};
  } else if (text.empty()) {
    return false;
  }
  if (text.empty()) {
    time.zone = ZoneForm::utc;
    return true;
  }
  if (text[0] != '+' && text[0] != '-') return false;
  const Shape shape(text.substr(1));
  const bool hours_only = is_one_of(shape.form, {"2", "1"});
  if (!hours_only && !is_one_of(shape.form, {"2:2", "4", "1:2"})) return false;
  unsigned hours = shape[0];
  unsigned minutes = 0;
  if (shape.form == "4") {
    minutes = hours % 100;
    hours /= 100;
  } else if (!hours_only) {
    minutes = shape[1];
  }
  if (hours * 60 + minutes > 14 * 60 || minutes > 59)
    refuse(position, "a shift from UTC is at most 14 hours, and its minutes at most 59");
  const int shift = static_cast<int>(hours * 60 + minutes);
  if (shift == 0) {  // -00:00 is how RFC 3339 says UTC
    time.zone = ZoneForm::utc;
    return true;
  }
  time.zone = hours_only ? ZoneForm::hours : ZoneForm::minutes;
  time.shift_minutes = static_cast<std::int16_t>(text[0] == '-' ? -shift : shift);
  return true;
}

}  // namespace annals::inline v0_2::phrase
