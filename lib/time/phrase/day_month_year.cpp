#include "time/phrase/day_month_year.hpp"

#include "time/phrase/refused.hpp"

#include <string>
#include <utility>

namespace annals::inline v0_2::phrase {
namespace {

bool is_year(const Token& token) {
  return !token.ordinal && token.digits >= 3;
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
    } else if (token.kind == Kind::month) {
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

CivilDate require_day_of(std::int64_t year, unsigned month, const Token& number, bool julian) {
  if (number.decimals != 0) refuse_token(number);
  if (number.value > 31)
    refuse(number.position, "a month has at most 31 days; a year of two digits can be of any century");
  const auto day = static_cast<unsigned>(number.value);
  require_day(year, month, day, julian, number.position);
  return {year, month, day};
}

}  // namespace

DayMonthYear read_day_month_year(std::span<const Token> tokens, std::size_t end, const Shared& shared,
                                 bool julian) {
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
  const auto year = parts.year != nullptr ? require_year(*parts.year, read.statement.era) : *shared.year;
  read.statement.year = year;
  if (parts.month == nullptr && parts.day == nullptr) {
    read.stretch = year_stretch(year);
    return read;
  }
  if (parts.month == nullptr && !shared.month) refuse(parts.day->position, "the month is missing");
  const auto month = parts.month != nullptr ? static_cast<unsigned>(parts.month->value) : *shared.month;
  read.statement.month = month;
  if (is_far(year)) refuse(tokens[0].position, years_alone);
  read.stretch = parts.day == nullptr ? month_stretch(year, month)
                                      : day_stretch(require_day_of(year, month, *parts.day, julian));
  return read;
}

std::int64_t require_year(const Token& token, std::optional<int> era) {
  if (token.kind != Kind::number || token.ordinal || token.decimals != 0) refuse_token(token);
  if (!era && token.digits < 3)
    refuse(token.position, "a year of so few digits needs BC or AD beside it, or its century");
  if (!era && token.digits > 5)
    refuse(token.position, "this is no year: a year of so many digits has BC or AD beside it");
  if (token.value == 0) refuse(token.position, "there is no year 0 between 1 BC and AD 1");
  return era == 0 ? 1 - token.value : token.value;
}

void refuse_token(const Token& token) {
  if (token.kind == Kind::end) refuse(token.position, "a date is expected here");
  refuse(token.position,
         "\"" + (token.kind == Kind::dash ? "–" : token.text) + "\" does not fit what stands before it");
}

}  // namespace annals::inline v0_2::phrase
