#include "time/offset_words.hpp"

#include "annals/time/offset.hpp"
#include "time/phrase/plain_text.hpp"
#include "time/phrase/refused.hpp"

namespace annals::inline v0_2::offset_words {

namespace {

using phrase::refuse;

struct Entry {
  std::string_view text;
  Kind kind;
  int value = 0;
};

constexpr int of(Unit unit) {
  return static_cast<int>(unit);
}
constexpr int of(Offset::Side side) {
  return static_cast<int>(side);
}

constexpr Entry entries[] = {
    {"microsecond", Kind::unit, of(Unit::microsecond)},
    {"us", Kind::unit, of(Unit::microsecond)},
    {"millisecond", Kind::unit, of(Unit::millisecond)},
    {"ms", Kind::unit, of(Unit::millisecond)},
    {"second", Kind::unit, of(Unit::second)},
    {"sec", Kind::unit, of(Unit::second)},
    {"s", Kind::unit, of(Unit::second)},
    {"minute", Kind::unit, of(Unit::minute)},
    {"min", Kind::unit, of(Unit::minute)},
    {"hour", Kind::unit, of(Unit::hour)},
    {"hr", Kind::unit, of(Unit::hour)},
    {"h", Kind::unit, of(Unit::hour)},
    {"day", Kind::unit, of(Unit::day)},
    {"week", Kind::unit, of(Unit::week)},
    {"fortnight", Kind::fortnight},
    {"month", Kind::unit, of(Unit::month)},
    {"quarter", Kind::unit, of(Unit::quarter)},
    {"year", Kind::unit, of(Unit::year)},
    {"yr", Kind::unit, of(Unit::year)},
    {"decade", Kind::unit, of(Unit::decade)},
    {"century", Kind::unit, of(Unit::century)},
    {"centuries", Kind::unit, of(Unit::century)},

    {"a", Kind::number, 1},
    {"an", Kind::number, 1},
    {"one", Kind::number, 1},
    {"two", Kind::number, 2},
    {"three", Kind::number, 3},
    {"four", Kind::number, 4},
    {"five", Kind::number, 5},
    {"six", Kind::number, 6},
    {"seven", Kind::number, 7},
    {"eight", Kind::number, 8},
    {"nine", Kind::number, 9},
    {"ten", Kind::number, 10},
    {"eleven", Kind::number, 11},
    {"twelve", Kind::number, 12},
    {"thirteen", Kind::number, 13},
    {"fourteen", Kind::number, 14},
    {"fifteen", Kind::number, 15},
    {"sixteen", Kind::number, 16},
    {"seventeen", Kind::number, 17},
    {"eighteen", Kind::number, 18},
    {"nineteen", Kind::number, 19},
    {"twenty", Kind::number, 20},
    {"thirty", Kind::number, 30},
    {"forty", Kind::number, 40},
    {"fifty", Kind::number, 50},
    {"sixty", Kind::number, 60},
    {"seventy", Kind::number, 70},
    {"eighty", Kind::number, 80},
    {"ninety", Kind::number, 90},
    {"half", Kind::half},

    {"about", Kind::about},
    {"around", Kind::about},
    {"roughly", Kind::about},
    {"some", Kind::about},
    {"approximately", Kind::about},
    {"approx", Kind::about},
    {"circa", Kind::about},
    {"ca", Kind::about},
    {"c", Kind::about},
    {"nearly", Kind::about},
    {"almost", Kind::about},
    {"~", Kind::about},

    {"at", Kind::at},
    {"least", Kind::least},
    {"most", Kind::most},
    {"more", Kind::more},
    {"longer", Kind::more},
    {"less", Kind::less},
    {"fewer", Kind::less},
    {"over", Kind::over},
    {"under", Kind::under},
    {"than", Kind::than},
    {"no", Kind::negation},
    {"not", Kind::negation},
    {"up", Kind::up},
    {"to", Kind::to},
    {"within", Kind::within},
    {"exactly", Kind::exactly},
    {"between", Kind::between},
    {"from", Kind::from},
    {"and", Kind::both},
    {"but", Kind::both},
    {"or", Kind::either},
    {"the", Kind::the},
    {"on", Kind::on},
    {"in", Kind::in},
    {"same", Kind::same},
    {"time", Kind::time},
    {"as", Kind::as},
    {"of", Kind::of},

    {"next", Kind::next, of(Offset::Side::after)},
    {"previous", Kind::next, of(Offset::Side::before)},
    {"following", Kind::adjacent, of(Offset::Side::after)},
    {"preceding", Kind::adjacent, of(Offset::Side::before)},
    {"before", Kind::side, of(Offset::Side::before)},
    {"after", Kind::side, of(Offset::Side::after)},
    {"earlier", Kind::relative, of(Offset::Side::before)},
    {"later", Kind::relative, of(Offset::Side::after)},
    {"prior", Kind::prior, of(Offset::Side::before)},

    {"starts", Kind::starts},
    {"started", Kind::starts},
    {"begins", Kind::starts},
    {"began", Kind::starts},
    {"ends", Kind::ends},
    {"ended", Kind::ends},
    {"start", Kind::start},
    {"beginning", Kind::start},
    {"end", Kind::finish},

    {"ago", Kind::ago},
    {"few", Kind::vague},
    {"several", Kind::vague},
    {"many", Kind::vague},
    {"couple", Kind::vague},
    {"shortly", Kind::vague},
    {"soon", Kind::vague},
    {"long", Kind::vague},
    {"just", Kind::vague},
    {"right", Kind::vague},
    {"immediately", Kind::vague},
    {"directly", Kind::vague},
};

Word word_of(std::string text, std::size_t position) {
  const auto find = [](std::string_view word) { return std::ranges::find(entries, word, &Entry::text); };
  const auto* entry = find(text);
  if (entry == std::end(entries) && text.ends_with('s')) {
    entry = find(std::string_view(text).substr(0, text.size() - 1));
    if (entry != std::end(entries) && entry->kind != Kind::unit && entry->kind != Kind::fortnight)
      entry = std::end(entries);
  }
  if (entry == std::end(entries)) return {Kind::unknown, 0, std::move(text), position};
  return {entry->kind, entry->value, std::move(text), position};
}

constexpr bool is_digit(char c) {
  return '0' <= c && c <= '9';
}
constexpr bool is_letter(char c) {
  return 'a' <= c && c <= 'z';
}

Word number_of(std::string text, std::size_t position) {
  std::int64_t value = 0;
  for (const char digit : text) {
    value = value * 10 + (digit - '0');
    if (value > most_units) refuse(position, "the greatest number is 10^15");
  }
  return {Kind::number, value, std::move(text), position, true};
}

std::vector<Word> words_of(std::string_view text) {
  const auto [plain, positions] = phrase::plain_text(text);
  std::vector<Word> words;
  const auto run = [&plain = plain](std::size_t from, bool (*belongs)(char)) {
    std::size_t to = from;
    while (to < plain.size() && belongs(plain[to])) ++to;
    return plain.substr(from, to - from);
  };
  for (std::size_t at = 0; at < plain.size();) {
    const char c = plain[at];
    const std::size_t position = positions[at];
    const bool digit_follows = at + 1 < plain.size() && is_digit(plain[at + 1]);
    const bool after_digits = at > 0 && is_digit(plain[at - 1]);
    std::size_t length = 1;
    if (is_digit(c)) {
      words.push_back(number_of(run(at, is_digit), position));
      length = words.back().text.size();
    } else if (is_letter(c)) {
      words.push_back(word_of(run(at, is_letter), position));
      length = words.back().text.size();
    } else if (c == ',' && after_digits && digit_follows) {
      refuse(position, "write the number without commas");
    } else if (c == '.' && digit_follows) {
      words.push_back({Kind::fraction, 0, "." + run(at + 1, is_digit), position});
      length = words.back().text.size();
    } else if (c == '-' || c == phrase::dash_sign) {
      words.push_back({Kind::dash, 0, "-", position});
    } else if (c != ' ' && c != ',' && c != '.') {
      words.push_back(word_of(std::string(1, c), position));
    }
    at += length;
  }
  words.push_back({Kind::end, 0, "", text.size()});
  return words;
}

}  // namespace

Words::Words(std::string_view text) : words_(words_of(text)) {}

bool Words::take(Kind kind) {
  if (!at(kind)) return false;
  take();
  return true;
}

void Words::require(Kind kind, const char* expected) {
  if (!take(kind)) refuse_word(expected);
}

void Words::refuse_word(const char* expected) const {
  const Word& word = peek();
  if (word.kind == Kind::end) refuse(word.position, std::string(expected) + " is missing");
  std::string reason = '"' + word.text + '"';
  if (word.kind == Kind::ago) {
    reason += R"( counts from when the source was published: name an event and write "21 months before")";
  } else if (word.kind == Kind::vague) {
    reason += R"( has no length: write "before" or "after" alone, or a limit: "within 2 weeks after")";
  } else {
    reason += std::string(" stands where ") + expected + " is expected";
  }
  refuse(word.position, reason);
}

const Word* Words::first_unit() const {
  const auto unit = std::ranges::find_if(
      words_, [](const Word& word) { return word.kind == Kind::unit || word.kind == Kind::fortnight; });
  return unit == words_.end() ? nullptr : &*unit;
}

}  // namespace annals::inline v0_2::offset_words
