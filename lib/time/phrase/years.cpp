#include "time/phrase/years.hpp"

#include "time/phrase/refused.hpp"

#include <algorithm>
#include <string>

namespace annals::inline v0_2::phrase {
namespace {

bool is_line(const Token& token) {
  return token.kind == Kind::dash || token.kind == Kind::hyphen;
}

bool is_plain_number(const Token& token) {
  return token.kind == Kind::number && !token.ordinal && token.decimals == 0;
}

bool is_long_year(const Token& token) {
  return is_plain_number(token) && !token.second_year && (token.digits == 3 || token.digits == 4);
}

/// The year that the last digits mean after another.
std::int64_t completed(std::int64_t year, const Token& digits) {
  std::int64_t unit = 1;
  for (std::size_t i = 0; i < digits.digits; ++i) unit *= 10;
  return year - year % unit + digits.value;
}

/// 1743/44: not 2018/04, which can be a month.
bool is_pair(std::span<const Token> tokens) {
  if (tokens.size() < 3 || !is_long_year(tokens[0]) || tokens[1].kind != Kind::slash || tokens[1].apart ||
      tokens[2].apart || !is_plain_number(tokens[2]) || tokens[2].digits > tokens[0].digits)
    return false;
  return completed(tokens[0].value, tokens[2]) > tokens[0].value;
}

void erase(std::vector<Token>& tokens, std::size_t at, std::size_t count) {
  const auto first = tokens.begin() + static_cast<std::ptrdiff_t>(at);
  tokens.erase(first, first + static_cast<std::ptrdiff_t>(count));
}

}  // namespace

void join_years(std::vector<Token>& tokens) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const auto rest = std::span(tokens).subspan(i);
    if (is_pair(rest)) {
      const bool dated = i > 0 && (tokens[i - 1].kind == Kind::month || tokens[i - 1].kind == Kind::season);
      if (!dated && rest[2].digits == 2 && rest[2].value <= 12)
        refuse(rest[2].position, "this can be a month or a second year: write 2018-04, or both years whole");
      tokens[i].second_year = completed(rest[0].value, rest[2]);
      tokens[i].text += '/' + rest[2].text;
      erase(tokens, i + 1, 2);
    } else if (rest.size() >= 2 && is_long_year(rest[0]) && is_long_year(rest[1]) &&
               rest[0].value == rest[1].value && rest[0].roman != rest[1].roman) {
      erase(tokens, i + 1, 1);
    } else if (rest.size() >= 5 && rest[0].kind == Kind::number && rest[1].kind == Kind::month &&
               rest[2].kind == Kind::number && rest[3].kind == Kind::month && rest[4].kind == Kind::number) {
      tokens.insert(tokens.begin() + static_cast<std::ptrdiff_t>(i) + 2,
                    Token{.kind = Kind::slash, .text = "/", .position = rest[2].position});
    }
  }
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {  // a winter runs into the next year
    Token& year = tokens[i + 1];
    if (tokens[i].kind != Kind::season || tokens[i].value != 3 || !is_plain_number(year) || year.digits != 4)
      continue;
    const bool line = i + 3 < tokens.size() && is_line(tokens[i + 2]) && is_plain_number(tokens[i + 3]);
    const auto next = year.second_year ? *year.second_year : line ? completed(year.value, tokens[i + 3]) : 0;
    if (!year.second_year && !line) continue;
    if (next != year.value + 1 &&
        !(line && tokens[i + 3].digits == 2 && (year.value + 1) % 100 == tokens[i + 3].value))
      refuse(line ? tokens[i + 3].position : year.position, "a winter runs into the next year");
    year.second_year.reset();
    if (line) erase(tokens, i + 2, 2);
  }
}

std::optional<std::int64_t> short_year(std::span<const Token> left, const Token& line,
                                       std::span<const Token> right) {
  while (!right.empty() && (right.back().kind == Kind::perhaps || right.back().kind == Kind::about))
    right = right.first(right.size() - 1);
  const bool decades = right.size() == 2 && right[1].kind == Kind::decade && !left.empty() &&
                       left.back().kind == Kind::decade;  // 1950s-60s
  if (decades) left = left.first(left.size() - 1);
  if (!(is_line(line) || decades) || right.size() != (decades ? 2 : 1) || left.empty() ||
      !is_plain_number(right[0]) || right[0].second_year || !is_long_year(left.back()) ||
      right[0].digits >= left.back().digits)
    return std::nullopt;
  const bool alone = std::ranges::none_of(
      left, [](const Token& token) { return token.kind == Kind::month || token.kind == Kind::season; });
  const auto year = completed(left.back().value, right[0]);
  if (!alone || year <= left.back().value) refuse(right[0].position, "write all four digits of this year");
  return year;
}

}  // namespace annals::inline v0_2::phrase
