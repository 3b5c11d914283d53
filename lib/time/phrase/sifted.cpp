#include "time/phrase/sifted.hpp"

#include "time/phrase/refused.hpp"

#include <algorithm>
#include <string>

namespace annals::inline v0_2::phrase {
namespace {

bool is_line(const Token& token) {
  return token.kind == Kind::dash || token.kind == Kind::hyphen;
}

/// Whether a word depends on when it was said; not in "170 million years ago" and "to the present".
bool is_relative(const std::vector<Token>& tokens, std::size_t i) {
  const auto before = std::span(tokens).first(i);
  switch (tokens[i].kind) {
    case Kind::relative:
      return true;
    case Kind::ago:
      return std::ranges::find(before, Kind::million, &Token::kind) == before.end();
    case Kind::present:
      return std::ranges::none_of(before, [](const Token& token) {
        return token.kind == Kind::to || token.kind == Kind::until || is_line(token);
      });
    default:
      return false;
  }
}

void refuse_hopeless(const std::vector<Token>& tokens) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    if (is_relative(tokens, i))
      refuse(token.position, "this depends on when it was said: write the date itself");
    if (token.kind == Kind::nameless) refuse(token.position, "of which century? Write the years: 1950s");
    if (token.kind == Kind::absent) refuse(token.position, "where no date is known, leave it out");
  }
  for (const Token& token : tokens) {
    if (token.kind == Kind::unknown)
      refuse(token.position, "the word \"" + token.text + "\" is not known in dates");
    if (token.kind == Kind::slash)
      refuse(token.position,
             "a slash can mean several things: write \"to\" or \"or\", and a month as 2018-04");
  }
}

/// The year that two last digits mean after another.
std::int64_t in_century_of(std::int64_t year, std::int64_t digits) {
  return year - year % 100 + digits;
}

/// "winter 1969/70" is the winter of 1969.
void join_winters(std::vector<Token>& tokens) {
  for (std::size_t i = 0; i + 3 < tokens.size(); ++i) {
    const bool slanted = tokens[i + 2].kind == Kind::slash || is_line(tokens[i + 2]);
    if (tokens[i].kind != Kind::season || tokens[i].value != 3 || !slanted ||
        tokens[i + 1].kind != Kind::number || tokens[i + 1].digits != 4 || tokens[i + 3].kind != Kind::number)
      continue;
    const auto year = tokens[i + 1].value;
    const Token& next = tokens[i + 3];
    if (next.digits == 2 ? (year + 1) % 100 != next.value : year + 1 != next.value)
      refuse(next.position, "a winter runs into the next year");
    tokens.erase(tokens.begin() + static_cast<std::ptrdiff_t>(i + 2),
                 tokens.begin() + static_cast<std::ptrdiff_t>(i + 4));
  }
}

}  // namespace

Sifted sift(Tokens tokens, std::size_t end) {
  Sifted sifted;
  sifted.end = end;
  sifted.time = tokens.time;
  sifted.time_position = tokens.time_position;
  const std::size_t last_position = tokens.all.empty() ? 0 : tokens.all.back().position;
  std::erase_if(tokens.all, [&](const Token& token) {  // "from 1990 on" is another one than "on 27 April"
    return token.kind == Kind::small || (token.kind == Kind::on && token.position != last_position);
  });
  join_winters(tokens.all);
  refuse_hopeless(tokens.all);
  for (std::size_t i = 0; i < tokens.all.size(); ++i) {
    auto& token = tokens.all[i];
    const bool last = i + 1 == tokens.all.size();
    if (token.kind == Kind::calendar) {
      const bool needs_style = token.text == "old" || token.text == "new";
      if (needs_style && (last || tokens.all[i + 1].kind != Kind::style))
        refuse(token.position, "after this, \"style\" is expected");
      i += needs_style ? 1 : 0;
      sifted.julian |= token.value == 1;
    } else {
      sifted.tokens.push_back(std::move(token));
    }
  }
  if (sifted.tokens.empty()) refuse(sifted.time ? sifted.time_position : end, "there is no date in this");
  return sifted;
}

std::optional<std::int64_t> short_year(std::span<const Token> left, const Token& line,
                                       std::span<const Token> right) {
  const auto is_year = [](const Token& token, std::size_t digits) {
    return token.kind == Kind::number && !token.ordinal && token.digits == digits;
  };
  if (!is_line(line) || right.size() != 1 || left.empty() || !is_year(right[0], 2) ||
      !is_year(left.back(), 4))
    return std::nullopt;
  if (line.kind == Kind::hyphen)
    refuse(right[0].position,
           "after a year and a hyphen stands a month: write all four digits of a second year");
  const bool alone = std::ranges::none_of(
      left, [](const Token& token) { return token.kind == Kind::month || token.kind == Kind::season; });
  const auto year = in_century_of(left.back().value, right[0].value);
  if (!alone || year <= left.back().value) refuse(right[0].position, "write all four digits of this year");
  return year;
}

}  // namespace annals::inline v0_2::phrase
