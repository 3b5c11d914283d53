#include "time/digits.hpp"
#include "time/phrase/numeric.hpp"
#include "time/phrase/plain_text.hpp"
#include "time/phrase/refused.hpp"

#include <algorithm>
#include <array>

namespace annals::inline v0_2::phrase {
namespace {

/// Reads from the front of a text.
class ClockReader {
 public:
  ClockReader(std::string_view text, std::size_t position, bool after_t)
      : text_(text), position_(position), after_t_(after_t) {}

  std::optional<Clock> read();

 private:
  char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
  std::string_view digits() {
    const std::size_t begin = at_;
    while (is_digit(peek())) ++at_;
    return text_.substr(begin, at_ - begin);
  }
  bool two_digits_follow() const { return is_digit(peek(1)) && is_digit(peek(2)) && !is_digit(peek(3)); }
  /// One of these words, whole, after spaces or none.
  template <std::size_t N>
  std::string_view word(const std::array<std::string_view, N>& words) {
    const std::size_t begin = std::min(text_.find_first_not_of(' ', at_), text_.size());
    for (const auto one : words) {
      const std::size_t after = begin + one.size();
      if (text_.substr(begin, one.size()) != one ||
          (after < text_.size() && (is_letter(text_[after]) || is_digit(text_[after]))))
        continue;
      at_ = after;
      return one;
    }
    return {};
  }
  void half_of_day();
  void zone(bool touching);
  bool shift(std::string_view text);

  std::string_view text_;
  std::size_t position_;
  bool after_t_;
  std::size_t at_ = 0;
  unsigned hour_ = 0;
  std::string rest_;  ///< minute, second and fraction
  std::string zone_;
};

unsigned number_of(std::string_view digits) {
  unsigned number = 0;
  for (const char digit : digits) number = number * 10 + static_cast<unsigned>(digit - '0');
  return number;
}

void ClockReader::half_of_day() {
  constexpr std::array<std::string_view, 4> halves = {"a.m.", "p.m.", "am", "pm"};
  const auto half = word(halves);
  if (half.empty()) return;
  if (hour_ < 1 || hour_ > 12) refuse(position_, "hours before am and pm are 1 to 12");
  hour_ = hour_ % 12 + (half[0] == 'p' ? 12 : 0);
}

bool ClockReader::shift(std::string_view text) {
  if (text.empty() || (text[0] != '+' && text[0] != '-')) return false;
  const auto first = text.substr(1, std::min(text.find_first_not_of("0123456789", 1), text.size()) - 1);
  const bool colon = first.size() + 1 < text.size() && text[first.size() + 1] == ':';
  const auto second = colon ? text.substr(first.size() + 2) : std::string_view();
  const bool is_short = first.size() == 1 || first.size() == 2;
  const bool well_formed = colon
                               ? is_short && second.size() == 2 && is_digit(second[0]) && is_digit(second[1])
                               : text.size() == first.size() + 1 && (is_short || first.size() == 4);
  if (!well_formed) return false;
  const unsigned hours = first.size() == 4 ? number_of(first.substr(0, 2)) : number_of(first);
  const unsigned minutes = first.size() == 4 ? number_of(first.substr(2)) : number_of(second);
  if (hours * 60 + minutes > 14 * 60 || minutes > 59)
    refuse(position_ + at_, "a shift from UTC is at most 14 hours, and its minutes at most 59");
  zone_ = text[0];
  append_padded(zone_, hours, 2);
  if (colon || first.size() == 4) {
    zone_ += ':';
    append_padded(zone_, minutes, 2);
  }
  if (hours == 0 && minutes == 0) zone_ = "Z";  // -00:00 is how RFC 3339 says UTC
  return true;
}

/// `z`, `utc`, `gmt`, or a shift such as +09:00, +0900 and +09.
void ClockReader::zone(bool touching) {
  const std::size_t begin = std::min(text_.find_first_not_of(' ', at_), text_.size());
  std::size_t end = std::min(text_.find_first_of(" ,;]\x01", begin), text_.size());
  while (end > begin && text_[end - 1] == '.') --end;
  auto chunk = text_.substr(begin, end - begin);
  if (begin == at_ && chunk.starts_with('-') && !touching) return;  // 09:20-11:05
  const bool named = chunk.starts_with("utc") || chunk.starts_with("gmt");
  if (named) chunk.remove_prefix(3);
  if ((named && chunk.empty()) || chunk == "z")
    zone_ = "Z";
  else if (!shift(chunk))
    return;
  at_ = end;
}

std::optional<Clock> ClockReader::read() {
  auto hour = digits();
  bool complete = false;  // a time for sure, without a word that says so
  const char between = peek();
  if ((between == ':' || between == 'h' || between == '.') && (hour.size() == 1 || hour.size() == 2) &&
      two_digits_follow()) {
    complete = between == ':' || (between == 'h' && !is_letter(peek(3)));
    rest_ = ':' + std::string(text_.substr(at_ + 1, 2));
    at_ += 3;
  } else if (hour.size() == 4 || (after_t_ && hour.size() == 6)) {
    rest_ = ':' + std::string(hour.substr(2, 2));
    if (hour.size() == 6) rest_ += ':' + std::string(hour.substr(4));
    hour = hour.substr(0, 2);
    complete = after_t_ || (peek() == 'z' && !is_letter(peek(1)));
  } else if (hour.size() != 1 && hour.size() != 2) {
    return std::nullopt;
  }
  hour_ = number_of(hour);
  if (between == ':' && rest_.size() == 3 && peek() == ':' && two_digits_follow()) {
    rest_ += text_.substr(at_, 3);
    at_ += 3;
  }
  const bool seconds = rest_.size() == 6;
  if (seconds && (peek() == '.' || peek() == ',') && is_digit(peek(1))) {
    ++at_;
    constexpr std::size_t microseconds = 6;
    rest_ += '.' + std::string(digits().substr(0, microseconds));
  }
  const unsigned hour_before = hour_;
  const std::size_t before = at_;
  if (hour.size() + rest_.size() != 5 || complete) half_of_day();
  constexpr std::array<std::string_view, 8> words = {"hrs", "hours", "h",     "uhr",
                                                     "uur", "ore",   "horas", "heures"};
  if (at_ == before) word(words);
  if (at_ == before && !complete) return std::nullopt;
  if (rest_.empty()) rest_ = ":00";
  if (hour_before == 24) refuse(position_, "midnight is 00:00:00 of the day that begins");
  if (hour_ > 23) refuse(position_, "hours are 0 to 23");
  if (number_of(std::string_view(rest_).substr(1, 2)) > 59) refuse(position_, "minutes are 0 to 59");
  if (seconds && rest_.substr(4, 2) == "60")
    refuse(position_, "write a leap second as :59, the one before it");
  if (seconds && rest_.substr(4, 2) > "59") refuse(position_, "seconds are 0 to 59");
  zone(seconds || after_t_);
  Clock clock;
  clock.text = 'T';
  append_padded(clock.text, hour_, 2);
  clock.text += rest_ + zone_;
  clock.has_zone = !zone_.empty();
  clock.length = at_;
  return clock;
}

}  // namespace

std::optional<Clock> read_clock(std::string_view text, std::size_t position, bool after_t) {
  return ClockReader(text, position, after_t).read();
}

}  // namespace annals::inline v0_2::phrase
