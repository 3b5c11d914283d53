#include "time/phrase/tokens.hpp"

#include "time/phrase/plain_text.hpp"
#include "time/phrase/refused.hpp"

#include <algorithm>
#include <utility>

namespace annals::inline v0_2::phrase {
namespace {

constexpr bool is_digit(char c) {
  return '0' <= c && c <= '9';
}
constexpr bool is_letter(char c) {
  return 'a' <= c && c <= 'z';
}

class Cutter {
 public:
  Cutter(PlainText plain, Vocabulary vocabulary) : plain_(std::move(plain)), vocabulary_(vocabulary) {}

  Tokens cut() {
    while (at_ < text().size()) {
      if (is_offset(peek())) {
        ++at_;
        apart_ = true;
      } else if (vocabulary_ == Vocabulary::offsets || !chunk()) {
        if (is_digit(peek()) || (peek() == '.' && apart_)) {
          number();
        } else if (is_letter(peek())) {
          word();
        } else {
          sign();
        }
      }
    }
    return std::move(tokens_);
  }

 private:
  const std::string& text() const { return plain_.text; }
  char peek(std::size_t ahead = 0) const { return at_ + ahead < text().size() ? text()[at_ + ahead] : '\0'; }
  bool is_offset(char c) const {
    return c == ' ' || c == ',' || c == ';' || ((c == '.' || c == ':') && !is_digit(peek(1)));
  }
  std::size_t position() const { return plain_.positions[at_]; }

  Token& push(Kind kind, std::size_t end) {
    auto& token = tokens_.all.emplace_back();
    token.kind = kind;
    token.text = text().substr(at_, end - at_);
    token.position = position();
    token.apart = std::exchange(apart_, false);
    at_ = end;
    return token;
  }

  /// Behind the hyphen of "mid-2018-06".
  bool after_prefix() const {
    const auto& all = tokens_.all;
    return all.size() >= 2 && all.back().kind == Kind::hyphen && !all.back().apart &&
           (all[all.size() - 2].kind == Kind::edge || all[all.size() - 2].kind == Kind::before ||
            all[all.size() - 2].kind == Kind::after);
  }
  bool chunk();
  void time_of(std::size_t end, const TimeOfDay& time);
  void number();
  void word();
  void sign();

  PlainText plain_;
  Vocabulary vocabulary_;
  std::size_t at_ = 0;
  bool apart_ = true;
  Tokens tokens_;
};

/// A date or a time all in digits: whatever stands up to the next space.
bool Cutter::chunk() {
  const bool begins =
      apart_ || std::string_view(".~\x01").find(text()[at_ - 1]) != std::string_view::npos || after_prefix();
  const bool numeric =
      is_digit(peek()) || ((peek() == '-' || peek() == 'y') && (is_digit(peek(1)) || peek(1) == '-'));
  if (!begins || !numeric) return false;
  std::size_t end = at_;
  while (end < text().size() && text()[end] != ' ' && text()[end] != dash_sign) ++end;
  while (std::string_view(",;.:").find(text()[end - 1]) != std::string_view::npos) --end;
  const auto chunk = std::string_view(text()).substr(at_, end - at_);
  if (const auto time = read_time(chunk, position())) {
    time_of(end, *time);
    return true;
  }
  auto date = read_numeric(chunk, position());
  if (!date) return false;
  if (date->time) {
    auto& token = push(Kind::date, at_ + std::min(chunk.find('t'), chunk.size()));
    const TimeOfDay time = *date->time;
    token.date = std::move(date);
    time_of(end, time);
  } else {
    push(Kind::date, end).date = std::move(date);
  }
  return true;
}

/// Keeps a time that ends here, with what may stand after it: am or pm, and the zone.
void Cutter::time_of(std::size_t end, const TimeOfDay& time) {
  if (tokens_.time) refuse(position(), "a date has one time of day; write an interval of days");
  tokens_.time = time;
  tokens_.time_position = position();
  at_ = end;
  const auto next_chunk = [&] {
    std::size_t begin = at_;
    while (begin < text().size() && text()[begin] == ' ') ++begin;
    const std::size_t after = std::min(text().find(' ', begin), text().size());
    return std::pair(std::string_view(text()).substr(begin, after - begin), after);
  };
  if (const auto [half, after] = next_chunk();
      half == "am" || half == "pm" || half == "a.m." || half == "p.m.") {
    auto& hour = tokens_.time->hour;
    if (hour < 1 || hour > 12) refuse(tokens_.time_position, "hours before am and pm are 1 to 12");
    hour = static_cast<std::uint8_t>(hour % 12 + (half[0] == 'p' ? 12 : 0));
    at_ = after;
  }
  if (tokens_.time->zone == ZoneForm::none)
    if (const auto [zone, after] = next_chunk(); read_zone(zone, position(), *tokens_.time)) at_ = after;
  apart_ = true;
}

void Cutter::number() {
  std::size_t end = at_;
  std::string digits;
  unsigned decimals = 0;
  const auto run = [&] {
    for (; end < text().size() && is_digit(text()[end]); ++end) digits += text()[end];
  };
  run();
  const auto three_digits_follow = [&] {
    const std::size_t after = text().find_first_not_of("0123456789", end + 1);
    return text()[end] == ',' && std::min(after, text().size()) - end == 4;
  };
  while (end < text().size() && digits.size() <= 12 && three_digits_follow()) {
    ++end;
    run();
  }
  if (end + 1 < text().size() && text()[end] == '.' && is_digit(text()[end + 1])) {
    const std::size_t whole = digits.size();
    ++end;
    run();
    decimals = static_cast<unsigned>(digits.size() - whole);
  }
  if (digits.size() > 18) refuse(position(), "the number is out of reach");
  auto& token = push(Kind::number, end);
  for (const char digit : digits) token.value = token.value * 10 + (digit - '0');
  token.digits = digits.size();
  token.decimals = decimals;
  if (peek() == '\'' && peek(1) == 's') ++at_;  // 1950's
  for (const std::string_view ending : {"st", "nd", "rd", "th"}) {
    if (text().compare(at_, 2, ending) != 0 || is_letter(peek(2))) continue;
    token.ordinal = true;
    at_ += 2;
  }
}

void Cutter::word() {
  std::size_t end = at_;
  std::string letters;
  // B.C.E. is one word; so is a word with the dot of its abbreviation.
  do {
    while (end < text().size() && is_letter(text()[end])) letters += text()[end++];
    if (end < text().size() && text()[end] == '.') ++end;
  } while (text()[end - 1] == '.' && end + 1 < text().size() && is_letter(text()[end]) &&
           text()[end + 1] == '.');
  const Word word = word_of(letters, vocabulary_);
  const bool is_ordinal = word.kind == Kind::number && vocabulary_ == Vocabulary::dates;
  auto& token = push(word.kind, end);
  token.value = word.value;
  token.text = std::move(letters);
  token.ordinal = is_ordinal;
}

void Cutter::sign() {
  if (peek() == '\'') refuse(position(), "a year has four digits: of which century is it?");
  const Word word = word_of(std::string_view(text()).substr(at_, 1), vocabulary_);
  if (word.kind == Kind::unknown) refuse(position(), std::string("a '") + peek() + "' means nothing here");
  push(word.kind, at_ + 1).value = word.value;
}

bool is_short_number(const Token& token) {
  return token.kind == Kind::number && !token.ordinal && token.digits <= 2;
}

/// Whether a hyphen binds what stands around it into one date: mid-June, twenty-first, 27-Apr-2018, Apr-2018.
bool binds(const Token& left, const Token& right) {
  switch (left.kind) {
    case Kind::edge:
    case Kind::before:
    case Kind::after:
      return true;
    case Kind::month:
    case Kind::season:
      return right.kind == Kind::number && !is_short_number(right);
    case Kind::number:
      return right.kind == Kind::month || right.kind == Kind::century || right.kind == Kind::part ||
             (left.digits == 0 && left.value % 10 == 0 && right.ordinal && right.value < 10);
    default:
      return false;
  }
}

/// 2018-Apr, before the day.
bool year_leads(const std::vector<Token>& tokens) {
  return tokens.size() >= 2 && tokens.back().kind == Kind::month && !tokens.back().apart &&
         tokens[tokens.size() - 2].digits == 4;
}

/// Leaves out the hyphens that bind, and makes one number of "twenty-first".
void join(std::vector<Token>& tokens) {
  std::vector<Token> joined;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    auto& token = tokens[i];
    const bool line = token.kind == Kind::hyphen || token.kind == Kind::dash;
    const bool close = line && i + 1 < tokens.size() && !token.apart && !tokens[i + 1].apart;
    if (close && !joined.empty() && (token.kind == Kind::hyphen || joined.back().kind == Kind::edge) &&
        (binds(joined.back(), tokens[i + 1]) || (year_leads(joined) && is_short_number(tokens[i + 1]))))
      continue;
    const bool ones = token.kind == Kind::number && token.digits == 0 && token.value < 10;
    if (ones && !joined.empty() && (joined.back().text == "twenty" || joined.back().text == "thirty")) {
      joined.back().value += token.value;
      joined.back().text += "-" + token.text;
    } else {
      joined.push_back(std::move(token));
    }
  }
  for (auto& token : joined)
    if (token.text == "twenty" || token.text == "thirty") token.kind = Kind::unknown;
  tokens = std::move(joined);
}

}  // namespace

Tokens tokens_of(std::string_view phrase, Vocabulary vocabulary) {
  auto tokens = Cutter(plain_text(phrase), vocabulary).cut();
  if (vocabulary == Vocabulary::dates) join(tokens.all);
  return tokens;
}

}  // namespace annals::inline v0_2::phrase
