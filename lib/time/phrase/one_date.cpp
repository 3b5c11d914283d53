#include "time/phrase/one_date.hpp"

#include "time/phrase/cursor.hpp"
#include "time/phrase/day_month_year.hpp"
#include "time/phrase/refused.hpp"

#include <algorithm>
#include <string>

namespace annals::inline v0_2::phrase {
namespace {

constexpr std::string_view weekday_names[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                              "Friday", "Saturday", "Sunday"};

/// Reads from the front; each function takes the tokens of what it reads, and refuses what cannot be it.
class Reader : private Cursor {
 public:
  Reader(std::span<const Token> tokens, std::size_t end, const Shared& shared, bool julian)
      : Cursor(tokens, end), shared_(shared), julian_(julian) {}

  OneDate read();

 private:
  void flags();
  void require_weekday(const Stretch& stretch) const;
  Stretch unit();
  Stretch year_first();
  Stretch counted();
  Stretch hundreds(Scale scale, const Token& token);
  Stretch season();
  Stretch part(std::int64_t number, int parts, std::size_t position);
  Stretch week();
  Stretch decade();
  Stretch age();
  Stretch in_digits();
  Stretch parts_of_date() {
    const auto parts = read_day_month_year(rest(), end(), shared_, julian_);
    skip(parts.count);
    statement_ = parts.statement;
    return parts.stretch;
  }
  std::int64_t year_of(const Token& token, std::optional<int> era);
  std::int64_t year(std::string_view of_what);
  [[noreturn]] void unexpected() const { refuse_token(peek()); }

  const Shared& shared_;
  bool julian_;
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
  if (edge != nullptr) {
    const auto some = edge_of(stretch, static_cast<int>(edge->value));
    if (!some) refuse(edge->position, "such a date has no " + edge->text + " part");
    stretch = *some;
  }
  flags();
  if (!done()) unexpected();
  if (julian_) {
    if (is_far(stretch)) refuse(begin, "the Julian calendar is not followed so far");
    stretch = from_julian(stretch);
  }
  stretch.qualification.approximate |= qualification_.approximate;
  stretch.qualification.uncertain |= qualification_.uncertain;
  if (weekday_ != nullptr) require_weekday(stretch);
  return {stretch, begin, statement_};
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
  if (at(Kind::part_sign) && at(Kind::number, 1)) {
    const Token& sign = take();
    return part(take().value, static_cast<int>(sign.value), sign.position);
  }
  if (at(Kind::number)) {
    if (peek().ordinal) return counted();
    if (at(Kind::million, 1) || at(Kind::million_ago, 1)) return age();
    if (at(Kind::decade, 1) && !peek(1).apart) return decade();
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
  Reader reader(words, end(), with_year, julian_);
  const Stretch stretch = reader.unit();
  skip(words.size() - reader.rest().size());
  return stretch;
}

/// What begins with an ordinal: the 19th century, the first half of 2018, the 27th of April.
Stretch Reader::counted() {
  const Token& number = peek();
  const bool century = at(Kind::century, 1) || peek(1).text == "c";
  const bool third = peek(1).ordinal && peek(1).value == 3;
  if (at(Kind::part, 1) || third) {
    take();
    const Token& parts = take();
    return part(number.value, third ? 3 : static_cast<int>(parts.value), number.position);
  }
  if (century || at(Kind::millennium, 1)) {
    skip(2);
    return hundreds(century ? Scale::century : Scale::millennium, number);
  }
  if (shared_.scale && (peek(1).kind == Kind::end || at(Kind::era, 1))) {
    take();
    return hundreds(*shared_.scale, number);
  }
  return parts_of_date();
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

Stretch Reader::decade() {
  const Token& number = take();
  take();
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

OneDate read_one_date(std::span<const Token> tokens, std::size_t end, const Shared& shared, bool julian) {
  return Reader(tokens, end, shared, julian).read();
}

}  // namespace annals::inline v0_2::phrase
