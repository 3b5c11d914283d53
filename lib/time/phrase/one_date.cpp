#include "time/phrase/one_date.hpp"

#include "time/phrase/cursor.hpp"
#include "time/phrase/day_month_year.hpp"
#include "time/phrase/refused.hpp"
#include "time/phrase/years.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace annals::inline v0_2::phrase {
namespace {

constexpr std::string_view weekday_names[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                              "Friday", "Saturday", "Sunday"};

/// Reads from the front; each function takes the tokens of what it reads, and refuses what cannot be it.
class Reader : private Cursor {
 public:
  Reader(std::span<const Token> tokens, std::size_t end, const Shared& shared, const Style& style)
      : Cursor(tokens, end), shared_(shared), style_(style) {}

  OneDate read();

 private:
  void flags();
  void require_weekday(const Stretch& stretch) const;
  Stretch unit();
  Stretch year_first();
  std::optional<Stretch> counted();
  Stretch hundreds(Scale scale, const Token& token);
  Stretch season();
  Stretch part(std::int64_t number, int parts, std::size_t position);
  Stretch week();
  Stretch decade(const Token& number);
  Stretch week_of();
  Stretch some();
  Stretch age();
  Stretch in_digits();
  Stretch parts_of_date() {
    const auto parts = read_day_month_year(rest(), end(), shared_, style_);
    skip(parts.count);
    statement_ = parts.statement;
    return parts.stretch;
  }
  std::int64_t year_of(const Token& token, std::optional<int> era);
  std::int64_t year(std::string_view of_what);
  [[noreturn]] void unexpected() const { refuse_token(peek()); }

  const Shared& shared_;
  Style style_;
  bool iso_ = false;
  Shared statement_;
  Qualification qualification_;
  const Token* weekday_ = nullptr;
};

/// What may stand at either side of a date.
void Reader::flags() {
  while (at(Kind::about) || at(Kind::perhaps) || at(Kind::weekday)) {
    const Token& token = take();
    if (token.kind == Kind::weekday) {
      if (weekday_ != nullptr) refuse(token.position, "a day has one weekday");
      weekday_ = &token;
    }
    qualification_.approximate |= token.kind == Kind::about;
    qualification_.uncertain |= token.kind == Kind::perhaps;
  }
}

OneDate Reader::read() {
  const std::size_t begin = peek().position;
  flags();
  const Token* edge = at(Kind::edge) ? &take() : nullptr;
  Stretch stretch = done() && edge != nullptr && shared_.whole ? *shared_.whole : unit();
  statement_.whole = stretch;
  if (edge == nullptr && stretch.scale == Scale::century && at(Kind::edge)) edge = &take();  // s. XV ex.
  const bool labels = !iso_ && (stretch.scale == Scale::day || stretch.scale == Scale::month);
  if (edge != nullptr) {
    const auto some = edge_of(stretch, static_cast<int>(edge->value));
    if (!some) refuse(edge->position, "such a date has no " + edge->text + " part");
    stretch = *some;
  }
  flags();
  if (!done()) unexpected();
  bool from_julian = false;
  if (style_.julian || labels) {
    if (style_.julian.value_or(false) && is_far(stretch))
      refuse(begin, "the Julian calendar is not followed so far");
    const auto converted = to_gregorian(stretch, style_);
    stretch = converted.stretch;
    from_julian = converted.from_julian;
  }
  stretch.qualification.approximate |= qualification_.approximate;
  stretch.qualification.uncertain |= qualification_.uncertain;
  if (weekday_ != nullptr) require_weekday(stretch);
  return {stretch, {}, begin, statement_, from_julian};
}

void Reader::require_weekday(const Stretch& stretch) const {
  if (stretch.scale != Scale::day) refuse(weekday_->position, "a weekday needs the whole date beside it");
  const unsigned weekday = weekday_of(stretch.first);
  if (weekday != static_cast<unsigned>(weekday_->value))
    refuse(weekday_->position, "that day was a " + std::string(weekday_names[weekday - 1]));
}

Stretch Reader::unit() {
  if (at(Kind::date)) return in_digits();
  if (at(Kind::season) || at(Kind::hemisphere)) return season();
  if (at(Kind::week)) return week();
  if (at(Kind::week_of)) return week_of();
  if (at(Kind::some)) return some();
  if (at(Kind::part_sign) && at(Kind::number, 1)) {
    const Token& sign = take();
    return part(take().value, static_cast<int>(sign.value), sign.position);
  }
  if ((at(Kind::century) || at(Kind::millennium)) && at(Kind::number, 1)) {
    const auto scale = take().kind == Kind::century ? Scale::century : Scale::millennium;
    return hundreds(scale, take());
  }
  if (at(Kind::decade_before) && at(Kind::number, 1)) {
    take();
    return decade(take());
  }
  if (at(Kind::number)) {
    if (const auto stretch = counted()) return *stretch;
    if (at(Kind::million, 1) || at(Kind::million_ago, 1)) return age();
    if (at(Kind::decade, 1) && !peek(1).apart) {
      const Token& year = take();
      take();
      return decade(year);
    }
    if (at(Kind::season, 1) || at(Kind::hemisphere, 1) || at(Kind::part_sign, 1) || at(Kind::week, 1))
      return year_first();
  }
  return parts_of_date();
}

/// 2018 Q1, 1969 spring, 2018 week 17.
Stretch Reader::year_first() {
  Shared with_year = shared_;
  with_year.year = year_of(take(), std::nullopt);
  const bool two_words = !at(Kind::season);
  const auto words = rest().first(std::min<std::size_t>(rest().size(), two_words ? 2 : 1));
  Reader reader(words, end(), with_year, style_);
  const Stretch stretch = reader.unit();
  skip(words.size() - reader.rest().size());
  return stretch;
}

/// What counts from first on: the 19th century, XIX secolo, the first half of 2018.
std::optional<Stretch> Reader::counted() {
  const Token& number = peek();
  const Token& next = peek(1);
  constexpr std::int64_t most_parts = 4;  // third and fourth are parts too: the first third, primer cuarto
  const bool ordinal_part = next.ordinal && next.value >= 3 && next.value <= most_parts &&
                            !at(Kind::end, 2) && (!at(Kind::century, 2) || at(Kind::number, 3)) &&
                            !at(Kind::month, 2);
  if (number.ordinal && (next.kind == Kind::part || ordinal_part)) {
    skip(2);
    return part(number.value, static_cast<int>(next.value), number.position);
  }
  if (number.ordinal && (next.kind == Kind::week || next.kind == Kind::week_of))
    refuse(next.position, "is this a calendar week, or seven days from the first? Write from and to");
  constexpr std::size_t most_digits = 2;
  const bool small = number.digits <= most_digits && number.decimals == 0;
  const bool century = next.kind == Kind::century || (next.text == "c" && (number.ordinal || !next.apart));
  if (small && (century || next.kind == Kind::millennium)) {
    skip(2);
    return hundreds(century ? Scale::century : Scale::millennium, number);
  }
  if (small && shared_.scale &&
      (next.kind == Kind::end || next.kind == Kind::era || next.kind == Kind::edge)) {
    take();
    return hundreds(*shared_.scale, number);
  }
  return std::nullopt;
}

Stretch Reader::hundreds(Scale scale, const Token& token) {
  const std::int64_t number = token.value;
  const std::int64_t years = scale == Scale::century ? 100 : 1000;
  std::optional<int> era = shared_.era;
  if (at(Kind::era)) era = static_cast<int>(take().value);
  if (number < 1 || number > 10'000) refuse(token.position, "which of them it is goes from 1st on");
  statement_.era = era;
  statement_.scale = scale;
  const bool bc = era == 0;
  const std::int64_t first = bc ? 1 - number * years : (number - 1) * years + 1;
  return years_stretch(scale, first, first + years - 1);
}

Stretch Reader::season() {
  int hemisphere = 0;
  if (at(Kind::hemisphere)) hemisphere = static_cast<int>(take().value);
  if (!at(Kind::season)) unexpected();
  const auto season = take().value;
  if (at(Kind::hemisphere)) hemisphere = static_cast<int>(take().value);
  const auto of_year = year("a season");
  if (at(Kind::hemisphere)) hemisphere = static_cast<int>(take().value);
  return season_stretch(of_year, static_cast<unsigned>(21 + season + hemisphere));
}

Stretch Reader::part(std::int64_t number, int parts, std::size_t position) {
  if (number == last_of_all) number = parts;
  if (number < 1 || number > parts) refuse(position, "there are " + std::to_string(parts) + " of these");
  const Stretch whole = [&] {
    if (done() && shared_.year) return year_stretch(*shared_.year);
    return unit();
  }();
  statement_.whole = whole;
  const auto some = part_of(whole, number, parts);
  if (!some) refuse(position, "what stands behind has no such part");
  return *some;
}

Stretch Reader::week() {
  const std::size_t position = take().position;
  if (!at(Kind::number)) refuse(position, "a week is such as 2018-W17: which week of the year is it?");
  const auto number = take().value;
  const CivilDate monday = monday_of_week(year("a week"), number, position);
  return days_stretch(monday, days_later(monday, 6));
}

/// The seven days of the week that a day begins, ends or, as a Monday or a Sunday, names.
Stretch Reader::week_of() {
  const Token& word = take();
  const auto stretch = unit();
  if (stretch.scale != Scale::day) refuse(word.position, "which day is it that this week is told by?");
  const bool ending = word.value == 2;
  const unsigned weekday = weekday_of(stretch.first);
  if (word.value == 0 && weekday != 1 && weekday != 7)
    refuse(word.position, "this can be the week from that day, or the one that it is in: write from and to");
  statement_.day.reset();
  auto week =
      days_stretch(days_later(stretch.first, ending ? -6 : 0), days_later(stretch.first, ending ? 0 : 6));
  week.scale = Scale::week;
  return week;
}

/// A day in June 2004, a month in 1985, a day in the 1990s: digits that EDTF leaves unspecified.
Stretch Reader::some() {
  const Token& word = take();
  auto stretch = unit();
  const bool is_day = word.value == 0;
  if (!stretch.date || stretch.date->day.given() || stretch.date->is_season() ||
      (!is_day && stretch.date->month.given()))
    refuse(word.position, is_day ? "a day is one of a month or of years" : "a month is one of years");
  constexpr DigitMask any = 0b11;
  if (!stretch.date->month.given()) stretch.date->month.mask = any;
  if (is_day) stretch.date->day.mask = any;
  stretch.scale = Scale::other;
  stretch.precision = is_day ? Precision::day : Precision::month;
  return stretch;
}

Stretch Reader::decade(const Token& number) {
  std::optional<int> era = shared_.era;
  if (at(Kind::era)) era = static_cast<int>(take().value);
  statement_.era = era;
  if (number.digits < 3)
    refuse(number.position, "a decade has the whole year before its s: of which century is it?");
  if (number.value % 10 != 0) refuse(number.position, "a decade begins with a year that ends in 0");
  if (number.value % 100 == 0)
    refuse(number.position, "this can be ten years or a hundred: write the years, or the century");
  if (number.digits > 4) refuse(number.position, "a year before s has four digits");
  const std::int64_t first = era == 0 ? 1 - (number.value + 9) : number.value;
  return years_stretch(Scale::decade, first, first + 9);
}

Stretch Reader::age() {
  const Token& number = take();
  const Token& unit = take();
  if (unit.kind == Kind::million && (!take(Kind::years) || !take(Kind::ago)))
    refuse(unit.position, "after " + unit.text + " \"years ago\" is expected");
  const auto age = years_ago(number.value, number.decimals, static_cast<unsigned>(unit.value));
  if (!age)
    refuse(number.position,
           "such a number of years is too small, too large or too exact to count from today");
  return *age;
}

Stretch Reader::in_digits() {
  const Token& token = take();
  const Numeric& numeric = *token.date;
  if (numeric.monday) return days_stretch(*numeric.monday, days_later(*numeric.monday, 6));
  if (numeric.day) {
    iso_ = numeric.iso;
    Style style = style_;
    if (iso_ && !style.julian) style.julian = false;
    require_day(*numeric.day, style, token.position);
    return day_stretch(*numeric.day);
  }
  iso_ = true;
  const auto stretch = stretch_of(*numeric.date);
  if (!stretch) refuse(token.position, "the year is out of reach");
  return *stretch;
}

std::int64_t Reader::year_of(const Token& token, std::optional<int> era) {
  statement_.era = era;
  statement_.year = require_year(token, era);
  return *statement_.year;
}

/// The year after something, or the one that is shared.
std::int64_t Reader::year(std::string_view of_what) {
  const std::size_t position = peek().position;
  std::optional<int> era = shared_.era;
  const bool era_first = at(Kind::era);
  if (era_first) era = static_cast<int>(take().value);
  if (at(Kind::number)) {
    const Token& number = take();
    if (!era_first && at(Kind::era)) era = static_cast<int>(take().value);
    year_of(number, era);
  } else if (era_first) {
    unexpected();
  } else if (shared_.year) {
    statement_.year = shared_.year;
  } else {
    refuse(position, "the year of " + std::string(of_what) + " is missing");
  }
  if (is_far(*statement_.year)) refuse(position, years_alone);
  return *statement_.year;
}

}  // namespace

OneDate read_one_date(std::span<const Token> tokens, std::size_t end, const Shared& shared,
                      const ChangeOver& change_over) {
  Style style{change_over, shared.julian};
  std::optional<bool> said;
  std::string clock;
  std::vector<Token> rest;
  for (const Token& token : tokens) {
    if (token.kind == Kind::calendar) {
      if (said && *said != (token.value == 1)) refuse(token.position, "a date is of one calendar");
      said = style.julian = token.value == 1;
    } else if (token.kind == Kind::clock) {
      if (!clock.empty()) refuse(token.position, "a date has one time of day; write an interval");
      clock = token.clock->text;
    } else if (token.kind != Kind::calibrated) {
      rest.push_back(token);
    }
  }
  const std::size_t begin = tokens.empty() ? end : tokens.front().position;
  if (rest.empty() && !clock.empty() && !shared.day) refuse(begin, "there is no date in this");
  const bool only_clock = rest.empty() && !clock.empty();
  auto date = only_clock ? OneDate{.stretch = *shared.day, .statement = {.day = shared.day}}
                         : Reader(rest, end, shared, style).read();
  date.position = begin;
  date.clock = std::move(clock);
  if (!date.clock.empty() && date.stretch.scale != Scale::day)
    refuse(begin, "a time of day needs a whole date");
  if (date.stretch.scale == Scale::day) date.statement.day = date.stretch;
  const bool behind = !tokens.empty() && tokens.back().kind == Kind::calendar;
  if (behind || !date.statement.own_year) date.statement.julian = said;
  return date;
}

}  // namespace annals::inline v0_2::phrase
