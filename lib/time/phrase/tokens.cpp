#include "time/phrase/tokens.hpp"

#include "time/digits.hpp"
#include "time/phrase/plain_text.hpp"
#include "time/phrase/refused.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <span>
#include <utility>

namespace annals::inline v0_2::phrase {
namespace {

class Cutter {
 public:
  Cutter(PlainText plain, Vocabulary vocabulary) : plain_(std::move(plain)), vocabulary_(vocabulary) {}

  std::vector<Token> cut() {
    while (at_ < text().size()) {
      if (is_space(peek())) {
        ++at_;
        apart_ = true;
      } else if (vocabulary_ == Vocabulary::offsets || (!chunk() && !code())) {
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
  /// What only separates. Brackets do not in offsets, nor do commas in dates.
  bool is_space(char c) const {
    const bool offsets = vocabulary_ == Vocabulary::offsets;
    return c == ' ' || ((c == '.' || c == ':') && !is_digit(peek(1))) ||
           std::string_view(offsets ? ",;" : "[]").find(c) != std::string_view::npos;
  }
  std::size_t position() const { return plain_.positions[at_]; }
  std::string_view rest() const { return std::string_view(text()).substr(at_); }

  Token& push(Kind kind, std::size_t length) {
    auto& token = tokens_.emplace_back();
    token.kind = kind;
    token.text = text().substr(at_, length);
    token.position = position();
    token.apart = std::exchange(apart_, false);
    at_ += length;
    return token;
  }

  bool last_is(std::initializer_list<Kind> kinds) const {
    return !tokens_.empty() && std::ranges::find(kinds, tokens_.back().kind) != kinds.end();
  }
  /// Behind the hyphen of "mid-2018-06" and "27.4.2018-3.5.2018".
  bool after_prefix() const {
    if (tokens_.size() < 2 || !last_is({Kind::hyphen}) || tokens_.back().apart) return false;
    const Kind before = tokens_[tokens_.size() - 2].kind;
    return before == Kind::edge || before == Kind::before || before == Kind::after || before == Kind::date ||
           before == Kind::clock;
  }
  bool chunk();
  bool code();
  bool clock(bool after_t);
  bool date(std::string_view text);
  void number();
  void word();
  void sign();

  PlainText plain_;
  Vocabulary vocabulary_;
  std::size_t at_ = 0;
  bool apart_ = true;
  std::vector<Token> tokens_;
};

bool Cutter::clock(bool after_t) {
  auto clock = read_clock(rest(), position(), after_t);
  if (!clock) return false;
  const auto length = clock->length;
  push(Kind::clock, length).clock = std::move(clock);
  return true;
}

bool Cutter::date(std::string_view text_of_date) {
  auto numeric = read_numeric(text_of_date, position());
  if (!numeric) return false;
  push(Kind::date, text_of_date.size()).date = std::move(numeric);
  return true;
}

/// A date or a time all in digits: whatever stands up to the next space.
bool Cutter::chunk() {
  const bool begins = apart_ || at_ == 0 ||
                      std::string_view(".~?,;[\x01").find(text()[at_ - 1]) != std::string_view::npos ||
                      after_prefix();
  const bool minus = peek() == '-' && !last_is({Kind::number, Kind::date, Kind::perhaps, Kind::era,
                                                Kind::clock, Kind::decade, Kind::century, Kind::month});
  const bool numeric =
      is_digit(peek()) || ((minus || peek() == 'y') && (is_digit(peek(1)) || peek(1) == '-'));
  if (!begins || !numeric) return false;
  if (is_digit(peek()) && clock(false)) return true;
  const std::size_t end = std::min(rest().find_first_of(" ;]\x01"), rest().size());
  auto chunk = rest().substr(0, end);
  while (std::string_view(",.:").find(chunk.back()) != std::string_view::npos) chunk.remove_suffix(1);
  const std::size_t t = chunk.find('t');
  if (t != std::string_view::npos && t != 0 && t + 1 < chunk.size() && is_digit(chunk[t - 1]) &&
      is_digit(chunk[t + 1])) {
    if (!date(chunk.substr(0, t))) return false;
    ++at_;
    if (!tokens_.back().date->day || !clock(true)) refuse(position(), "a time of day is such as 09:30:00");
    return true;
  }
  const bool in_brackets = end < rest().size() && rest()[end] == ']';
  const bool doubtful = chunk.size() == 5 && chunk.back() == '?' && chunk.find_first_of("-u") < 4;
  if (doubtful) chunk.remove_suffix(1);  // 18--?
  if (chunk.size() == 4 && chunk.find('?') == 3 && !in_brackets)
    refuse(position() + 3,
           "this can be a digit that is not known, or doubt: write 199X, or the year and (?)");
  if (date(chunk)) return true;
  const auto first = chunk.substr(0, chunk.find('-'));  // 27.4.2018-3.5.2018
  const bool whole = first.size() != chunk.size() && first.find_first_of("./") != std::string_view::npos;
  return whole && first.find_first_of("./") != first.find_last_of("./") && date(first);
}

/// The centuries of archaeologists: C19, EC18, MC17, LC15.
bool Cutter::code() {
  constexpr std::string_view edges = "eml";
  const auto edge = edges.find(peek());
  const std::size_t c = edge == std::string_view::npos ? 0 : 1;
  const bool after_letter = at_ > 0 && is_letter(text()[at_ - 1]);
  std::size_t digits = 0;
  while (is_digit(peek(c + 1 + digits))) ++digits;
  const auto ending = rest().substr(std::min(rest().size(), c + 1 + digits), 2);
  const bool ordinal = ending == "st" || ending == "nd" || ending == "rd" || ending == "th";
  if (after_letter || peek(c) != 'c' || digits == 0 || digits > 2 ||
      (is_letter(peek(c + 1 + digits)) && !ordinal))
    return false;
  if (c == 1) {
    constexpr std::string_view words[] = {"early", "mid", "late"};
    auto& token = push(Kind::edge, 1);
    token.value = static_cast<std::int64_t>(edge);
    token.text = words[edge];
  }
  const std::size_t at = std::exchange(at_, at_ + 1);
  number();
  tokens_.back().ordinal = true;
  tokens_.push_back({.kind = Kind::century, .text = "c", .position = plain_.positions[at]});
  return true;
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
  auto& token = push(Kind::number, end - at_);
  for (const char digit : digits) token.value = token.value * 10 + (digit - '0');
  token.digits = digits.size();
  token.decimals = decimals;
  if (peek() == '\'' && peek(1) == 's') ++at_;  // 1950's
  const auto ends_here = [this](std::size_t length) {
    return !is_letter(peek(length)) && !is_digit(peek(length));
  };
  for (const std::string_view ending :
       {"st", "nd", "rd", "th", "ste", "de", "er", "ere", "e", "eme", "o", "a", ".o", ".a"}) {
    if (!rest().starts_with(ending) || !ends_here(ending.size()) || token.digits > 2) continue;
    token.ordinal = true;
    at_ += ending.size();
    break;
  }
  const bool dot = peek() == '.' && !is_digit(peek(1)) && at_ + 1 < text().size();  // 27. April
  token.ordinal |= dot && token.digits <= 2 && decimals == 0 && vocabulary_ != Vocabulary::offsets;
}

/// The number that Roman numerals in the usual order are, also in old spelling (IIII); with the ending of an
/// ordinal or without. Nothing if they are none.
std::optional<std::int64_t> roman(std::string_view text, bool& ordinal) {
  struct Numeral {
    std::string_view text;
    int value;
    std::size_t most;
  };
  constexpr Numeral numerals[] = {{"m", 1000, 4}, {"cm", 900, 1}, {"d", 500, 1}, {"cd", 400, 1},
                                  {"c", 100, 4},  {"xc", 90, 1},  {"l", 50, 1},  {"xl", 40, 1},
                                  {"x", 10, 4},   {"ix", 9, 1},   {"v", 5, 1},   {"iv", 4, 1},
                                  {"i", 1, 4}};
  std::int64_t value = 0;
  for (const auto& numeral : numerals) {
    for (std::size_t count = 0; count < numeral.most && text.starts_with(numeral.text); ++count) {
      value += numeral.value;
      text.remove_prefix(numeral.text.size());
    }
  }
  ordinal = text == "e" || text == "eme" || text == "er" || text == "th";
  return value == 0 || (!text.empty() && !ordinal) ? std::nullopt : std::optional(value);
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
  auto& token = push(word.kind, end - at_);
  token.value = word.value;
  token.ordinal = word.kind == Kind::number && vocabulary_ != Vocabulary::offsets;
  if (const auto number = roman(letters, token.ordinal);
      word.kind == Kind::unknown && vocabulary_ != Vocabulary::offsets && number) {
    token.kind = Kind::number;
    token.value = *number;
    token.roman = true;
    token.digits = std::to_string(*number).size();
  } else {
    token.ordinal = word.kind == Kind::number && vocabulary_ != Vocabulary::offsets;
  }
  token.text = std::move(letters);
  if (peek() == '\'' && is_letter(peek(1)) && vocabulary_ != Vocabulary::offsets) ++at_;  // l'an
}

void Cutter::sign() {
  if (peek() == '\'') refuse(position(), "a year has four digits: of which century is it?");
  const Word word = word_of(rest().substr(0, 1), vocabulary_);
  if (word.kind == Kind::unknown) refuse(position(), std::string("a '") + peek() + "' means nothing here");
  push(word.kind, 1).value = word.value;
  if (word.kind == Kind::comma) apart_ = true;
}

/// Makes one token of several words that mean something together: "vor Christus", "no date", "J.-C.".
std::vector<Token> with_compounds(std::vector<Token> tokens, Vocabulary vocabulary) {
  constexpr std::size_t longest = 6;
  std::vector<Token> joined;
  for (std::size_t i = 0; i < tokens.size();) {
    std::array<std::string_view, longest> texts;
    std::array<std::size_t, longest> ends{};
    std::size_t count = 0;
    for (std::size_t j = i; j < tokens.size() && count < longest; ++j) {
      const bool joint =
          count != 0 && !tokens[j].apart && (tokens[j].kind == Kind::hyphen || tokens[j].kind == Kind::slash);
      if (joint) continue;
      texts.at(count) = tokens[j].text;
      ends.at(count++) = j + 1;
    }
    const auto compound = compound_of(std::span(texts).first(count), vocabulary);
    joined.push_back(std::move(tokens[i]));
    if (compound.count == 0) {
      ++i;
      continue;
    }
    auto& token = joined.back();
    token.kind = compound.word.kind;
    token.value = compound.word.value;
    token.text = compound.word.text;
    token.ordinal = token.roman = false;
    i = ends.at(compound.count - 1);
  }
  return joined;
}

bool is_short_number(const Token& token) {
  return token.kind == Kind::number && !token.ordinal && token.digits <= 2;
}

/// Whether a hyphen binds what stands around it into one date: mid-June, twenty-first, 27-Apr-2018, Apr-2018.
bool binds(const Token& left, const Token& right) {
  if (left.kind == Kind::edge && right.kind == Kind::edge) return false;  // early-mid
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

std::vector<Token> tokens_of(std::string_view phrase, Vocabulary vocabulary) {
  auto tokens = Cutter(plain_text(phrase), vocabulary).cut();
  if (vocabulary == Vocabulary::offsets) return tokens;
  tokens = with_compounds(std::move(tokens), vocabulary);
  join(tokens);
  return tokens;
}

}  // namespace annals::inline v0_2::phrase
