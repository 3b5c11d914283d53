#include "time/phrase/day_month_year.hpp"

#include "time/phrase/refused.hpp"
#include "time/phrase/style.hpp"

#include <string>
#include <utility>

namespace annals::inline v0_2::phrase {
namespace {

bool is_year(const Token& token) {
  return !token.ordinal && (token.digits >= 3 || token.second_year);
}

/// 4.VII.1776
bool is_roman_month(std::span<const Token> tokens, std::size_t i) {
  constexpr std::int64_t december = 12;
  const auto is_number = [&](std::size_t at) { return tokens[at].kind == Kind::number && !tokens[at].roman; };
  return tokens[i].roman && tokens[i].value <= december && i > 0 && i + 1 < tokens.size() &&
         is_number(i - 1) && is_number(i + 1);
}

/// The tokens that are the parts, and how many there are.
struct Parts {
  const Token* day = nullptr;
  const Token* month = nullptr;
  const Token* year = nullptr;
  std::optional<int> era;
  std::size_t count = 0;
};

Parts find_parts(std::span<const Token> tokens) {
  Parts parts;
  for (std::size_t i = 0; i < tokens.size(); ++i, ++parts.count) {
    const Token& token = tokens[i];
    if (token.kind == Kind::era) {
      if (parts.era) refuse_token(token);
      parts.era = static_cast<int>(token.value);
    } else if (token.kind == Kind::month || is_roman_month(tokens, i)) {
      if (parts.month != nullptr) refuse_token(token);
      parts.month = &token;
    } else if (token.kind == Kind::number) {
      const bool beside_era = (i + 1 < tokens.size() && tokens[i + 1].kind == Kind::era) ||
                              (i > 0 && tokens[i - 1].kind == Kind::era);
      const Token*& number = beside_era || is_year(token) ? parts.year : parts.day;
      if (number != nullptr && number == parts.day)
        refuse(token.position,
               "which of these numbers is the year? It has four digits, or BC or AD beside it");
      if (number != nullptr) refuse_token(token);
      number = &token;
    } else {
      break;
    }
  }
  return parts;
}

CivilDate require_day_of(std::int64_t year, unsigned month, const Token& number, const Style& style) {
  if (number.decimals != 0) refuse_token(number);
  if (number.value > 31)
    refuse(number.position, "a month has at most 31 days; a year of two digits can be of any century");
  const CivilDate label = {year, month, static_cast<unsigned>(number.value)};
  require_day(label, style, number.position);
  return label;
}

/// In a year that began on 25 March, the days before that are of the year that the second number says.
void require_old_year(const Token& year, unsigned month, const Token* day, Style& style) {
  constexpr unsigned march = 3;
  constexpr std::int64_t lady_day = 25;
  constexpr std::int64_t last_old_year = 1752;
  if (*year.second_year != year.value + 1)
    refuse(year.position, "a day has one year, or two that follow each other");
  if (month > march || (month == march && day != nullptr && day->value > lady_day))
    refuse(year.position, "from 25 March on a year has one number in both styles: write that one");
  if (*year.second_year > last_old_year)
    refuse(year.position, "years no longer began in March: write the one that is meant");
  if (!style.julian) style.julian = true;
}

}  // namespace

DayMonthYear read_day_month_year(std::span<const Token> tokens, std::size_t end, const Shared& shared,
                                 Style& style) {
  Parts parts = find_parts(tokens);
  const std::size_t after = parts.count < tokens.size() ? tokens[parts.count].position : end;
  if (parts.count == 0)
    refuse_token(tokens.empty() ? Token{.text = {}, .position = end, .date = {}} : tokens[0]);
  const bool number_alone = parts.month == nullptr && parts.year == nullptr && parts.day != nullptr;
  if (number_alone && !shared.month) {  // 50 to 44 BC; else it has too few digits
    if (parts.day->ordinal) refuse(parts.day->position, "the month is missing");
    std::swap(parts.day, parts.year);
  }

  DayMonthYear read;
  read.count = parts.count;
  read.statement.era = parts.era ? parts.era : shared.era;
  if (parts.year == nullptr && !shared.year) refuse(after, "the year is missing");
  auto year = parts.year != nullptr ? require_year(*parts.year, read.statement.era) : *shared.year;
  const auto* second = parts.year != nullptr && parts.year->second_year ? &*parts.year->second_year : nullptr;
  read.statement.year = year;
  read.statement.own_year = parts.year != nullptr;
  if (parts.month == nullptr && parts.day == nullptr) {
    read.stretch = second != nullptr ? years_stretch(Scale::other, year, *second) : year_stretch(year);
    return read;
  }
  if (parts.month == nullptr && !shared.month) refuse(parts.day->position, "the month is missing");
  const auto month = parts.month != nullptr ? static_cast<unsigned>(parts.month->value) : *shared.month;
  read.statement.month = month;
  if (second != nullptr) {
    require_old_year(*parts.year, month, parts.day, style);
    year = *second;
    read.statement.year = year;
  }
  if (is_far(year)) refuse(tokens[0].position, years_alone);
  read.stretch = parts.day == nullptr ? month_stretch(year, month, style.is_julian({year, month, 1}))
                                      : day_stretch(require_day_of(year, month, *parts.day, style));
  return read;
}

std::int64_t require_year(const Token& token, std::optional<int> era) {
  if (token.kind != Kind::number || token.ordinal || token.decimals != 0) refuse_token(token);
  if (!era && token.digits < 3)
    refuse(token.position, "a year of so few digits needs BC or AD beside it, or its century");
  if (token.roman && token.digits < 3)
    refuse(token.position, "is this a century or a year? Write \"2nd century\", or the year in digits");
  if (!era && !token.named && token.digits > 4)
    refuse(token.position, "this is no year: one of so many digits has BC, AD or \"year\" beside it");
  if (token.value == 0) refuse(token.position, "there is no year 0 between 1 BC and AD 1");
  return era == 0 ? 1 - token.value : token.value;
}

void refuse_token(const Token& token) {
  if (token.kind == Kind::end) refuse(token.position, "a date is expected here");
  refuse(token.position,
         "\"" + (token.kind == Kind::dash ? "–" : token.text) + "\" does not fit what stands before it");
}

}  // namespace annals::inline v0_2::phrase
