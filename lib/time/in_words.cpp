#include "annals/time/in_words.hpp"

#include "annals/time/phrase.hpp"
#include "time/calendar.hpp"
#include "time/date_in_words.hpp"
#include "time/phrase/readings.hpp"
#include "time/phrase/refused.hpp"
#include "time/phrase/stretch.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

namespace annals::inline v0_2 {

namespace {

using phrase::Precision;
using phrase::Stretch;

std::string ordinal(std::int64_t number) {
  constexpr std::array<std::string_view, 4> endings = {"th", "st", "nd", "rd"};
  const auto tens = number / 10 % 10;
  const auto ones = static_cast<std::size_t>(number % 10);
  return std::to_string(number) + std::string(endings.at(tens == 1 || ones > 3 ? 0 : ones));
}

std::string century_name(std::int64_t century) {
  return century >= 0 ? ordinal(century + 1) + " century" : ordinal(-century) + " century BC";
}

std::int64_t century_in(std::int64_t year) {
  return calendar::floor_div(year - 1, 100);
}

std::int64_t first_year_of(std::int64_t century) {
  return century * 100 + 1;
}

Precision precision_of(const EdtfDate& date) {
  return date.day.given() ? Precision::day : date.month.given() ? Precision::month : Precision::year;
}

/// The whole days, months or years from one to the other, qualified alike.
struct Span {
  EdtfDate from;
  EdtfDate to;
  Qualification flags;
};

std::optional<Span> span_of(const Edtf& range) {
  const auto& from = range.from;
  const auto& to = range.to;
  const auto is_plain = [](const EdtfDate& date) {
    return !date.is_masked() && !date.is_season() && !date.time && date.year_form == YearForm::plain &&
           date.significant_digits == 0;
  };
  const auto flags = qualification_of(from);
  if (range.from_state != EndState::dated || range.to_state != EndState::dated || !is_plain(from) ||
      !is_plain(to) || !flags || flags != qualification_of(to) || precision_of(from) != precision_of(to))
    return std::nullopt;
  return Span{from, to, *flags};
}

bool is(const Stretch& stretch, const Span& span) {
  const auto precision = precision_of(span.from);
  const auto same = [&](const CivilDate& a, const EdtfDate& b) {
    return phrase::edtf_date(a, precision) == phrase::edtf_date({b.year, b.month.value, b.day.value}, precision);
  };
  return same(stretch.first, span.from) && same(stretch.last, span.to);
}

/// "mid-April 2019", "early 1860s", "late 19th century".
std::string edge_in_words(const Span& span) {
  const auto& from = span.from;
  const auto century = century_in(from.year);
  std::vector<std::pair<Stretch, std::string>> wholes;
  if (from.day.given()) {
    EdtfDate month = from;
    month.day = {};
    wholes.emplace_back(phrase::month_stretch(from.year, from.month.value),
                        unqualified_in_words(month, false));
  } else if (!from.month.given()) {
    const auto decade = calendar::floor_div(from.year, 10) * 10;
    const auto first = first_year_of(century);
    if (decade >= 1000 && decade % 100 != 0)
      wholes.emplace_back(phrase::years_stretch(phrase::Scale::decade, decade, decade + 9),
                          std::to_string(decade) + "s");
    wholes.emplace_back(phrase::years_stretch(phrase::Scale::century, first, first + 99),
                        century_name(century));
  }
  constexpr std::array<std::string_view, 3> edges = {"early ", "mid-", "late "};
  for (const auto& [whole, name] : wholes)
    for (std::size_t edge = 0; edge < edges.size(); ++edge)
      if (const auto part = phrase::edge_of(whole, static_cast<int>(edge)); part && is(*part, span))
        return std::string(edges.at(edge)) + name;
  return {};
}

/// 1801 to 1900 is the 19th century, and what is made of it its parts.
std::string century_in_words(const Span& span) {
  if (span.from.month.given()) return {};
  const auto century = century_in(span.from.year);
  const auto whole = phrase::years_stretch(phrase::Scale::century, first_year_of(century),
                                           first_year_of(century) + 99);
  if (is(whole, span)) return "the " + century_name(century);
  struct Part {
    int number;
    int parts;
    const char* name;
  };
  constexpr Part parts[] = {{1, 2, "first half"},    {2, 2, "second half"},  {1, 4, "first quarter"},
                            {2, 4, "second quarter"}, {3, 4, "third quarter"}, {4, 4, "last quarter"},
                            {1, 3, "first third"},    {2, 3, "second third"},  {3, 3, "last third"}};
  for (const auto& [number, of, name] : parts)
    if (const auto part = phrase::part_of(whole, number, of); part && is(*part, span))
      return "the " + std::string(name) + " of the " + century_name(century);
  return {};
}

class Words {
 public:
  explicit Words(bool julian) : julian_(julian) {}

  std::string of(const Edtf& edtf) const {
    auto text = of_estimate(edtf);
    for (const auto& limits : edtf.limits) text += ", " + of_limits(limits);
    return text;
  }

 private:
  std::string of_estimate(const Edtf& edtf) const {
    switch (edtf.form) {
      case EdtfForm::date:
        return of_alone(edtf.from);
      case EdtfForm::interval:
        return of_interval(edtf);
      default:
        return of_set(edtf);
    }
  }

  std::string of(const EdtfDate& date, Shared left_out = Shared::nothing) const {
    return flags_of(date) + unqualified_in_words(date, julian_, left_out);
  }

  /// "about" is in "early 2019" already.
  static std::string flags_of(const EdtfDate& date) {
    auto flags = flags_in_words(date);
    const bool is_third = date.month.value >= 37 && date.month.value <= 39;
    if (is_third && flags.ends_with("about ") && !flags.starts_with("in part"))
      flags.resize(flags.size() - std::string_view("about ").size());
    return flags;
  }

  /// One of the years of a decade or a century is said by its limits.
  std::string of_alone(const EdtfDate& date) const {
    const auto text = of(date);
    constexpr std::string_view one = "a year between ";
    const auto at = date.month.given() ? std::string::npos : text.find(one);
    return at == std::string::npos ? text : text.substr(0, at) + text.substr(at + 7);
  }

  std::string of_interval(const Edtf& edtf) const {
    const auto& from = edtf.from;
    const auto& to = edtf.to;
    if (edtf.from_state != EndState::dated)
      return (edtf.from_state == EndState::open ? "always until " : "until ") + of(to);
    if (edtf.to_state == EndState::open) return "since " + of(from);
    if (edtf.to_state == EndState::unknown) return "from " + of(from) + " on";
    const auto shared = shared_of(std::array{&from, &to}, julian_);
    const auto flags = flags_of(from);
    if (flags != flags_of(to) || flags.starts_with("in part") || from.time || to.time)
      return "from " + of(from, flags_of(to).empty() ? shared : Shared::nothing) + " to " + of(to);
    const auto first = unqualified_in_words(from, julian_, shared);
    const auto last = unqualified_in_words(to, julian_);
    const bool is_spaced = shared != Shared::month && (first + last).find(' ') != std::string::npos &&
                           (shared != Shared::year || from.day.given());
    return flags + first + (is_spaced ? " – " : "–") + last;
  }

  /// Sometime in a range.
  std::string of_range(const Edtf& range) const {
    if (range.form == EdtfForm::date) return of_alone(range.from);
    if (const auto span = span_of(range)) {
      const std::string perhaps = span->flags.uncertain ? "perhaps " : "";
      if (span->flags.approximate)
        if (const auto edge = edge_in_words(*span); !edge.empty()) return perhaps + edge;
      if (const auto century = century_in_words(*span); !century.empty())
        return perhaps + (span->flags.approximate ? "about " : "") + century;
    }
    return of_limits(range);
  }

  /// Of a set of all.
  std::string all_of(const Edtf& range) const {
    if (range.from_state != EndState::dated) return "all to " + of(range.to);
    const auto text = "all from " + of(range.from);
    return range.to_state == EndState::dated ? text + " to " + of(range.to) : text + " on";
  }

  std::string of_limits(const Edtf& range) const {
    const auto& from = range.from;
  const auto& to = range.to;
    if (range.from_state != EndState::dated) return before(to);
    if (range.to_state != EndState::dated) return "not before " + of(from);
    const bool is_alike = flags_of(from) == flags_of(to);
    const auto shared = is_alike ? shared_of(std::array{&from, &to}, julian_) : Shared::nothing;
    return "between " + of(from, shared) + " and " + of(to);
  }

  /// "before 1900" for what is not after 1899.
  std::string before(const EdtfDate& date) const {
    const auto flags = qualification_of(date);
    const bool is_plain = !date.is_masked() && !date.is_season() && !date.time &&
                          date.year_form == YearForm::plain && date.significant_digits == 0;
    if (!flags || !is_plain || date.year == 9999) return "not after " + of(date);
    const auto precision = precision_of(date);
    const auto next = phrase::edtf_date(
        phrase::step({date.year, date.month.value, date.day.value}, precision, 1), precision);
    return "before " + flags_of(date) + unqualified_in_words(next, julian_);
  }

  std::string of_set(const Edtf& set) const {
    const bool one = set.form == EdtfForm::one_of;
    std::vector<const EdtfDate*> dates;
    for (const auto& member : set.members)
      if (member.form == EdtfForm::date) dates.push_back(&member.from);
    const bool are_dates = dates.size() == set.members.size();
    const auto shared = are_dates && dates.size() > 1 ? shared_of(dates, julian_) : Shared::nothing;
    std::string text;
    for (const auto& member : set.members) {
      if (!text.empty()) text += one ? " or " : " and ";
      if (are_dates && dates.size() > 1)
        text += of(member.from, &member == &set.members.back() ? Shared::nothing : shared);
      else
        text += one || member.form == EdtfForm::date ? of_range(member) : all_of(member);
    }
    return text;
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

std::string date_text(const When& when) {
  // "?-1948" is read as a span of which the start is unknown; a set of one date is that date.
  const auto edtf = when.text().starts_with("?-") ? "[" + when.text() + "]" : when.text();
  auto words = in_words(when);
  const auto again = read_date_phrase(words);
  if (!again) return edtf;
  const bool is_as_sure =
      again->uncertain() == when.uncertain() && again->approximate() == when.approximate();
  // How wide "about" is depends on what it is of.
  const bool is_about_the_same = !when.approximate() || in_words(again->edtf()) == words;
  const bool is_same = again->bounds() == when.bounds() && is_as_sure && is_about_the_same;
  return is_same ? words : edtf;
}

}  // namespace annals::inline v0_2
