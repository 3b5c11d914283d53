#include "time/zone.hpp"

#include <algorithm>

namespace annals::inline v0_2 {

std::optional<std::chrono::minutes> zone_shift(std::string_view text) {
  using std::chrono::minutes;
  if (text == "Z") return minutes(0);
  if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':') return std::nullopt;
  const auto is_digit = [](char c) { return '0' <= c && c <= '9'; };
  if (!std::ranges::all_of(text.substr(1, 2), is_digit) || !std::ranges::all_of(text.substr(4), is_digit))
    return std::nullopt;
  const int hours = (text[1] - '0') * 10 + text[2] - '0';
  const int past = (text[4] - '0') * 10 + text[5] - '0';
  const int shift = hours * 60 + past;
  if (past > 59 || shift > 14 * 60 || (text[0] == '-' && shift == 0)) return std::nullopt;
  return minutes(text[0] == '-' ? -shift : shift);
}

}  // namespace annals::inline v0_2
