#include "annals/answer/dates.hpp"

#include "annals/time/in_words.hpp"

#include <algorithm>
#include <span>

namespace annals::inline v0_2::answer {

namespace {

bool is_date(const Piece& piece) {
  return piece.role == Role::date;
}

void put_in_words(Pieces& pieces) {
  for (auto& piece : pieces)
    if (is_date(piece))
      if (const auto when = When::parse(piece.text)) piece.text = date_text(*when);
}

/// As many as the words and dates of labels have columns.
std::size_t length_of(const Pieces& pieces) {
  std::size_t length = 0;
  for (const auto& piece : pieces)
    length += static_cast<std::size_t>(
        std::ranges::count_if(piece.text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
  return length;
}

/// One column for all: what is wider has a line for itself.
void make_wide_enough(std::span<Line> lines) {
  constexpr std::size_t widest = 24;
  constexpr std::size_t between = 2;
  std::size_t width = 4;
  for (const auto& line : lines)
    if (const auto length = length_of(line.label); length <= widest) width = std::max(width, length);
  for (auto& line : lines) line.label_width = width + between;
}

}  // namespace

Lines dates_in_words(Lines lines) {
  const auto has_dated_label = [](const Line& line) { return std::ranges::any_of(line.label, is_date); };
  for (auto& line : lines) {
    put_in_words(line.label);
    put_in_words(line.text);
  }
  for (auto at = lines.begin(); at != lines.end();) {
    at = std::find_if(at, lines.end(), has_dated_label);
    const auto end = std::find_if_not(at, lines.end(), has_dated_label);
    make_wide_enough({at, end});
    at = end;
  }
  return lines;
}

}  // namespace annals::inline v0_2::answer
