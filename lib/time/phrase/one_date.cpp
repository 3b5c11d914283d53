#include "time/phrase/one_date.hpp"

#include "time/digits.hpp"
#include "time/phrase/refused.hpp"

#include <algorithm>
#include <string>

namespace annals::phrase {
namespace {

constexpr std::string_view weekday_names[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                              "Friday", "Saturday", "Sunday"};

/// Reads from the front; each function takes the tokens of what it reads, and refuses what cannot be it.
class Reader {
 public:
  Reader(std::span<const Token> tokens, std::size_t end, const Shared& shared, bool julian)
      : tokens_(tokens), shared_(shared), julian_(julian) {
    end_.position = end;
  }

  OneDate read();

 private:
  const Token& peek(std::size_t ahead = 0) const {
    return at_ + ahead < tokens_.size() ? tokens_[at_ + ahead] : end_;
  }
  bool at(Kind kind, std::size_t ahead = 0) const { return peek(ahead).kind == kind; }
  const Token& take() { return tokens_[at_++]; }
  bool take(Kind kind) {
    const bool there = at(kind);
    if (there) ++at_;
    return there;
  }
  bool done() const { return at_ == tokens_.size(); }

  void flags();
  void require_weekday(const Stretch& stretch) const;
  Stretch unit();
  Stretch year_first();
  Stretch counted();
  Stretch hundreds(Kind kind, std::int64_t number);
  Stretch season();
  Stretch part(std::int64_t number, int parts, std::size_t position);
  Stretch week();
  Stretch decade();
  Stretch age();
  Stretch in_digits();
  Stretch parts_of_date();
  Stretch day(std::int64_t year, unsigned month, const Token& number);
  bool is_year(const Token& token) const;
  std::int64_t year_of(const Token& token, std::optional<int> era);
  std::int64_t year(std::string_view of_what);
  [[noreturn]] void unexpected() const;

  std::span<const Token> tokens_;
  std::size_t at_ = 0;
  Token end_;
  const Shared& shared_;
  bool julian_;
  Shared says_;
  Qualification qualification_;
  const Token* weekday_ = nullptr;
};

void Reader::unexpected() const {
  if (done()) refuse(peek().position, "a date is expected here");
  refuse(peek().position,
         "\"" + (at(Kind::dash) ? "–" : peek().text) + "\" does not fit what stands before it");
}

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
  says_.whole = stretch;
  if (edge != nullptr) {
    const auto some = edge_of(stretch, static_cast<int>(edge->value));
    if (!some) refuse(edge->position, "such a date has no " + edge->text + " part");
    stretch = *some;
  }
  flags();
  if (!done()) unexpected();
  if (julian_) stretch = from_julian(stretch);
  stretch.qualification.approximate |= qualification_.approximate;
  stretch.qualification.uncertain |= qualification_.uncertain;
  if (weekday_ != nullptr) require_weekday(stretch);
  return {stretch, begin, says_};
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
  const auto rest = tokens_.subspan(at_);
  Reader reader(rest.first(std::min<std::size_t>(rest.size(), two_words ? 2 : 1)), end_.position, with_year,
                julian_);
  const Stretch stretch = reader.unit();
  at_ += reader.at_;
  return stretch;
}

/// What begins with an ordinal: the 19th century, the first half of 2018, the 27th of April.
Stretch Reader::counted() {
  const Token& number = peek();
  const bool century = at(Kind::century, 1) || peek(1).text == "c";
  const bool third = peek(1).ordinal && peek(1).value == 3;
  if (at(Kind::part, 1) || third) {
    at_ += 2;
    return part(number.value, third ? 3 : static_cast<int>(tokens_[at_ - 1].value), number.position);
  }
  if (century || at(Kind::millennium, 1)) {
    at_ += 2;
    return hundreds(century ? Kind::century : Kind::millennium, number.value);
  }
  if (shared_.scale && (peek(1).kind == Kind::end || at(Kind::era, 1))) {
    ++at_;
    return hundreds(*shared_.scale == Scale::century ? Kind::century : Kind::millennium, number.value);
  }
  return parts_of_date();
}

Stretch Reader::hundreds(Kind kind, std::int64_t number) {
  const auto position = tokens_[at_ - 1].position;
  const bool century = kind == Kind::century;
  const std::int64_t years = century ? 100 : 1000;
  std::optional<int> era = shared_.era;
  if (at(Kind::era)) era = static_cast<int>(take().value);
  if (number < 1 || number > 10'000) refuse(position, "which of them it is goes from 1st on");
  says_.era = era;
  says_.scale = century ? Scale::century : Scale::millennium;
  const bool bc = era == 0;
  const std::int64_t first = bc ? 1 - number * years : (number - 1) * years + 1;
  return years_stretch(*says_.scale, first, first + years - 1);
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
  says_.whole = whole;
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
  says_.era = era;
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

bool Reader::is_year(const Token& token) const {
  return token.kind == Kind::number && !token.ordinal && token.digits >= 3;
}

std::int64_t Reader::year_of(const Token& token, std::optional<int> era) {
  if (token.kind != Kind::number || token.ordinal || token.decimals != 0) unexpected();
  const auto position = token.position;
  if (!era && token.digits < 3)
    refuse(position, "a year of so few digits needs BC or AD beside it, or its century");
  if (!era && token.digits > 5)
    refuse(position, "this is no year: a year of so many digits has BC or AD beside it");
  if (token.value == 0) refuse(position, "there is no year 0 between 1 BC and AD 1");
  says_.era = era;
  says_.year = era == 0 ? 1 - token.value : token.value;
  return *says_.year;
}

/// The year after something, or the one that is shared.
std::int64_t Reader::year(std::string_view of_what) {
  std::optional<int> era = shared_.era;
  if (at(Kind::era)) {
    era = static_cast<int>(take().value);
    if (!at(Kind::number)) unexpected();
    return year_of(take(), era);
  }
  if (at(Kind::number)) {
    const Token& number = take();
    if (at(Kind::era)) era = static_cast<int>(take().value);
    return year_of(number, era);
  }
  if (!shared_.year) refuse(peek().position, "the year of " + std::string(of_what) + " is missing");
  return *shared_.year;
}

/// A day, a month and a year, in any order that tells them apart.
Stretch Reader::parts_of_date() {
  const Token* month = nullptr;
  const Token* day_number = nullptr;
  const Token* year_number = nullptr;
  std::optional<int> era;
  const std::size_t begin = at_;
  for (; at(Kind::number) || at(Kind::month) || at(Kind::era); ++at_) {
    const Token& token = peek();
    if (token.kind == Kind::era) {
      if (era) unexpected();
      era = static_cast<int>(token.value);
    } else if (token.kind == Kind::month) {
      if (month != nullptr) unexpected();
      month = &token;
    } else {
      const bool beside_era = at(Kind::era, 1) || (at_ > begin && tokens_[at_ - 1].kind == Kind::era);
      const Token*& number = beside_era || is_year(token) ? year_number : day_number;
      if (number != nullptr && number == day_number)
        refuse(token.position,
               "which of these numbers is the year? It has four digits, or BC or AD beside it");
      if (number != nullptr) unexpected();
      number = &token;
    }
  }
  if (at_ == begin) unexpected();
  if (month == nullptr && day_number != nullptr && year_number == nullptr && !shared_.month && shared_.era &&
      !day_number->ordinal)
    std::swap(day_number, year_number);  // 50 to 44 BC
  if (year_number == nullptr && month == nullptr && !shared_.month) {
    if (day_number == nullptr) unexpected();
    if (day_number->ordinal) refuse(day_number->position, "the month is missing");
    year_of(*day_number, std::nullopt);
  }

  if (!era) era = shared_.era;
  if (year_number != nullptr) year_of(*year_number, era);
  if (year_number == nullptr && !shared_.year) refuse(peek().position, "the year is missing");
  const std::int64_t of_year = says_.year.value_or(shared_.year.value_or(0));
  says_.year = of_year;
  if (month == nullptr && day_number == nullptr) return year_stretch(of_year);

  if (month == nullptr && !shared_.month) refuse(day_number->position, "the month is missing");
  const unsigned of_month = month != nullptr ? static_cast<unsigned>(month->value) : *shared_.month;
  says_.month = of_month;
  if (magnitude(of_year) > 9999)
    refuse(tokens_[begin].position, "EDTF has no months in a year of five digits");
  return day_number == nullptr ? month_stretch(of_year, of_month) : day(of_year, of_month, *day_number);
}

Stretch Reader::day(std::int64_t year, unsigned month, const Token& number) {
  if (number.decimals != 0) unexpected();
  if (number.value > 31)
    refuse(number.position, "a month has at most 31 days; a year of two digits can be of any century");
  require_day(year, month, static_cast<unsigned>(number.value), julian_, number.position);
  return day_stretch({year, month, static_cast<unsigned>(number.value)});
}

}  // namespace

OneDate read_one_date(std::span<const Token> tokens, std::size_t end, const Shared& shared, bool julian) {
  return Reader(tokens, end, shared, julian).read();
}

}  // namespace annals::phrase
