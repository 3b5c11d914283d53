#include "annals/time/in_words.hpp"

#include "annals/time/phrase.hpp"
#include "time/calendar.hpp"
#include "time/digits.hpp"
#include "time/julian.hpp"
#include "time/phrase/readings.hpp"
#include "time/phrase/refused.hpp"
#include "time/phrase/stretch.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace annals::inline v0_2 {

namespace {

using phrase::month_name;
using phrase::year_text;

constexpr std::array<std::string_view, 21> season_names = {"spring",           "summer",
                                                           "autumn",           "winter",
                                                           "northern spring",  "northern summer",
                                                           "northern autumn",  "northern winter",
                                                           "southern spring",  "southern summer",
                                                           "southern autumn",  "southern winter",
                                                           "first quarter of", "second quarter of",
                                                           "third quarter of", "fourth quarter of",
                                                           "first third of",   "second third of",
                                                           "last third of",    "first half of",
                                                           "second half of"};

std::string ordinal(std::int64_t number) {
  constexpr std::array<std::string_view, 4> endings = {"th", "st", "nd", "rd"};
  const auto tens = number / 10 % 10;
  const auto ones = static_cast<std::size_t>(number % 10);
  return std::to_string(number) + std::string(endings.at(tens == 1 || ones > 3 ? 0 : ones));
}

/// The digits of a masked year as EDTF writes them.
std::string masked_text(const EdtfDate& date) {
  Edtf alone;
  alone.from = date;
  alone.from.year_qualification = {};
  alone.from.month = {};
  alone.from.day = {};
  alone.from.time.reset();
  return to_text(alone);
}

std::string year_of(const EdtfDate& date) {
  if (date.significant_digits != 0)
    return "a year near " + year_text(date.year) + ", right in " + std::to_string(date.significant_digits) +
           (date.significant_digits == 1 ? " digit" : " digits");
  if (date.year_mask == 0) return year_text(date.year);
  const auto first = magnitude(date.year);
  const bool is_decade = date.year_mask == 0b01 && date.year >= 0;
  if (is_decade && first % 100 != 0) return "the " + std::to_string(first) + "s";
  if (is_decade) return "a year from " + std::to_string(first) + " to " + std::to_string(first + 9);
  if (date.year_mask == 0b11 && date.year >= 0)
    return "a year from " + std::to_string(first) + " to " + std::to_string(first + 99);
  return "a year " + masked_text(date);
}

/// Digits that are known, and "?" for the others.
std::string part_digits(const EdtfPart& part) {
  std::string text;
  append_padded(text, part.value, 2);
  if ((part.mask & 0b10) != 0) text[0] = '?';
  if ((part.mask & 0b01) != 0) text[1] = '?';
  return text;
}

std::string month_of(const EdtfDate& date) {
  if (date.month.mask == 0b11) return "a month";
  if (date.month.mask != 0) return "month " + part_digits(date.month);
  return std::string(month_name(date.month.value));
}

/// Where all of a date is qualified alike, the words are about the whole.
std::string flags_of(const EdtfDate& date) {
  const auto last = date.day.given() ? DatePart::day : date.month.given() ? DatePart::month : DatePart::year;
  Qualification any;
  bool alike = true;
  for (const auto part : {DatePart::year, DatePart::month, DatePart::day}) {
    if (part > last) break;
    const auto one = qualification_of(date, part);
    alike = alike && one == qualification_of(date, DatePart::year);
    any.uncertain |= one.uncertain;
    any.approximate |= one.approximate;
  }
  std::string words;
  if (any.uncertain) words += "perhaps ";
  if (any.approximate) words += "about ";
  return alike || words.empty() ? words : "in part " + words;
}

/// The rest of the text behind a day: as it is written, without the T.
std::string time_of(const EdtfDate& date) {
  const auto text = to_text(Edtf{.from = date, .to = {}, .members = {}});
  const auto begin = text.find('T');
  if (begin == std::string::npos) return {};
  auto time = text.substr(begin + 1);
  while (!time.empty() && std::string_view("?~%").find(time.back()) != std::string_view::npos)
    time.pop_back();
  if (time.ends_with('Z')) time.replace(time.size() - 1, 1, " UTC");
  return " at " + time;
}

/// The day of the Julian calendar; its month and year only where they differ.
std::string julian_day(const EdtfDate& date) {
  const CivilDate gregorian = {date.year, date.month.value, date.day.value};
  const auto day = julian::civil_from_days(calendar::days_from_civil(gregorian));
  auto text = std::to_string(day.day) + " " + std::string(month_name(day.month));
  if (day.year != gregorian.year) text += " " + year_text(day.year);
  return text;
}

bool is_whole_day(const EdtfDate& date) {
  return date.day.given() && !date.is_masked() && date.year_form == YearForm::plain;
}

class Words {
 public:
  explicit Words(bool julian) : julian_(julian) {}

  std::string of(const Edtf& edtf) const {
    auto text = of_estimate(edtf);
    for (const auto& limits : edtf.limits) text += ", " + of_limits(limits, true);
    return text;
  }

 private:
  std::string of_estimate(const Edtf& edtf) const {
    switch (edtf.form) {
      case EdtfForm::date:
        return of(edtf.from);
      case EdtfForm::interval:
        return of_interval(edtf);
      default:
        return of_set(edtf);
    }
  }

  std::string of(const EdtfDate& date) const {
    auto text = flags_of(date);
    if (date.is_season()) {
      constexpr unsigned first_part = 33;  // quarters, thirds and halves of the year
      if (date.month.value >= first_part && !text.empty()) text += "the ";
      return text + std::string(season_names.at(date.month.value - 21U)) + " " + year_of(date);
    }
    if (!date.month.given()) return text + year_of(date);
    const bool exact_month = date.month.mask == 0;
    if (date.day.mask == 0b11)
      text += "a day of ";
    else if (date.day.mask != 0)
      text += "day " + part_digits(date.day) + " of ";
    else if (date.day.given())
      text += exact_month ? std::to_string(date.day.value) + " " : "day " + part_digits(date.day) + " of ";
    if (date.day.mask != 0b11 || date.month.mask != 0b11)  // a day of 1985
      text += month_of(date) + (exact_month && date.year_mask == 0 ? " " : " of ");
    text += year_of(date);
    const bool is_old = CivilDate{date.year, date.month.value, date.day.value} < ChangeOver{}.first_gregorian;
    if (is_whole_day(date) && (julian_ || is_old)) text += ", Julian " + julian_day(date);
    return text + time_of(date);
  }

  std::string of_interval(const Edtf& edtf) const {
    const auto from = edtf.from_state == EndState::dated ? of(edtf.from) : std::string();
    const auto to = edtf.to_state == EndState::dated ? of(edtf.to) : std::string();
    if (from.empty())
      return (edtf.from_state == EndState::open ? "always until " : "from an unknown start to ") + to;
    if (to.empty())
      return "from " + from + (edtf.to_state == EndState::open ? ", still going on" : " to an unknown end");
    return "from " + from + " to " + to;
  }

  /// Sometime in a range, or all of it.
  std::string of_range(const Edtf& range, bool one) const {
    if (range.form == EdtfForm::date) return of(range.from);
    const auto century = century_of(range);
    return century.empty() ? of_limits(range, one) : century;
  }

  std::string of_limits(const Edtf& range, bool one) const {
    if (range.from_state != EndState::dated) return (one ? "not after " : "all to ") + of(range.to);
    if (range.to_state != EndState::dated) return (one ? "not before " : "all from ") + of(range.from);
    return (one ? "between " : "all from ") + of(range.from) + (one ? " and " : " to ") + of(range.to);
  }

  std::string of_set(const Edtf& set) const {
    const bool one = set.form == EdtfForm::one_of;
    std::string text;
    for (const auto& member : set.members) {
      if (!text.empty()) text += one ? " or " : " and ";
      text += of_range(member, one);
    }
    return text;
  }

  /// 1801 to 1900 is the 19th century, and what is made of it its parts.
  static std::string century_of(const Edtf& range) {
    const auto& from = range.from;
    const auto& to = range.to;
    if (from.month.given() || to.month.given() || from.is_masked() || to.is_masked() ||
        flags_of(from) != flags_of(to))
      return {};
    const auto years = to.year - from.year;
    if (years < 24 || years > 99) return {};
    const auto century = calendar::floor_div(from.year - 1, 100);
    const auto first = from.year - (century * 100 + 1);
    const auto last = first + years;
    struct Part {
      std::int64_t first;
      std::int64_t last;
      const char* name;
    };
    constexpr std::array<Part, 10> parts = {{{0, 99, ""},
                                             {0, 49, "first half of "},
                                             {50, 99, "second half of "},
                                             {0, 24, "first quarter of "},
                                             {25, 49, "second quarter of "},
                                             {50, 74, "third quarter of "},
                                             {75, 99, "last quarter of "},
                                             {0, 32, "first third of "},
                                             {33, 66, "middle third of "},
                                             {67, 99, "last third of "}}};
    const auto* part =
        std::ranges::find_if(parts, [&](const Part& one) { return one.first == first && one.last == last; });
    if (part == parts.end()) return {};
    const auto name = century >= 0 ? ordinal(century + 1) + " century" : ordinal(-century) + " century BC";
    const auto flags = flags_of(from);
    const bool named = flags.empty() || *part->name == '\0';
    return flags + (named ? "" : "the ") + part->name + "the " + name;
  }

  bool julian_;
};

/// Whether the words of a date name Julian days.
bool is_from_julian(const When& when) {
  if (when.words().empty()) return false;
  try {
    const auto reading = phrase::read(when.words(), PhraseOptions{});
    return reading.from_julian && reading.when.text() == when.text();
  } catch (const phrase::Refused&) {
    return false;
  }
}

}  // namespace

std::string in_words(const Edtf& edtf) {
  return Words(false).of(edtf);
}

std::string in_words(const When& when) {
  return Words(is_from_julian(when)).of(when.edtf());
}

}  // namespace annals::inline v0_2
