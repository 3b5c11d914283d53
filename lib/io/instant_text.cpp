#include "io/instant_text.hpp"

#include <charconv>
#include <cstdint>
#include <optional>

namespace annals::inline v0_2::io {

namespace {

constexpr const char* form = "an instant is written as 2020-06-20T10:00:00.000000Z";

/// Takes pieces off the front of a text.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  [[nodiscard]] std::size_t position() const { return position_; }
  [[nodiscard]] bool at_end() const { return position_ == text_.size(); }

  bool take(char wanted) {
    if (at_end() || text_[position_] != wanted) return false;
    ++position_;
    return true;
  }

  /// A number of `least` to `most` digits.
  std::optional<std::int64_t> number(std::size_t least, std::size_t most) {
    const std::size_t begin = position_;
    while (!at_end() && position_ - begin < most && text_[position_] >= '0' && text_[position_] <= '9')
      ++position_;
    std::int64_t value = 0;
    const char* end = text_.data() + position_;
    const auto read = std::from_chars(text_.data() + begin, end, value);
    if (position_ - begin < least || read.ec != std::errc() || read.ptr != end) return std::nullopt;
    return value;
  }

 private:
  std::string_view text_;
  std::size_t position_ = 0;
};

/// The microseconds of the day in `Thh:mm:ss.ffffffZ`.
std::optional<std::int64_t> time_us(Reader& reader) {
  if (!reader.take('T')) return std::nullopt;
  const auto hour = reader.number(2, 2);
  if (!hour || *hour > 23 || !reader.take(':')) return std::nullopt;
  const auto minute = reader.number(2, 2);
  if (!minute || *minute > 59 || !reader.take(':')) return std::nullopt;
  const auto second = reader.number(2, 2);
  if (!second || *second > 59) return std::nullopt;
  std::int64_t fraction = 0;
  if (reader.take('.')) {
    const std::size_t begin = reader.position();
    const auto digits = reader.number(1, 6);
    if (!digits) return std::nullopt;
    fraction = *digits;
    for (std::size_t n = reader.position() - begin; n < 6; ++n) fraction *= 10;
  }
  if (!reader.take('Z')) return std::nullopt;
  return ((*hour * 60 + *minute) * 60 + *second) * 1'000'000 + fraction;
}

}  // namespace

Parsed<Instant> parse_instant(std::string_view text) {
  Reader reader(text);
  const auto wrong = [&] { return Parsed<Instant>(ParseError{form, reader.position()}, text); };

  const bool prefixed = reader.take('Y');
  const bool negative = reader.take('-');
  const auto digits = prefixed ? reader.number(5, 19) : reader.number(4, 4);
  if (!digits) return wrong();
  CivilDate date{negative ? -*digits : *digits, 1, 1};
  const bool whole_year = date.year < first_precise_year || date.year > last_precise_year;
  std::int64_t time = 0;
  if (!whole_year) {
    if (!reader.take('-')) return wrong();
    const auto month = reader.number(2, 2);
    if (!month || !reader.take('-')) return wrong();
    const auto day = reader.number(2, 2);
    if (!day) return wrong();
    date.month = static_cast<unsigned>(*month);
    date.day = static_cast<unsigned>(*day);
    if (!reader.at_end()) {
      const auto us = time_us(reader);
      if (!us) return wrong();
      time = *us;
    }
  }
  if (!reader.at_end()) return wrong();
  try {
    return Instant::from_key(start_of(date).key() + time);
  } catch (const Error& error) {
    return {ParseError{error.what(), 0}, text};
  }
}

}  // namespace annals::inline v0_2::io
