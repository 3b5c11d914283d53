#include "annals/error.hpp"

namespace annals::inline v0_2::detail {
namespace {

constexpr std::size_t longest_quote = 80;

/// The text in quotes, fit for one line of a message: control characters as \xNN, and cut when it is long.
std::string quoted(std::string_view text) {
  constexpr std::string_view hex = "0123456789abcdef";
  std::size_t end = text.size();
  if (end > longest_quote) {
    end = longest_quote;
    const auto inside_a_character = [&] { return (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80; };
    while (end > 0 && inside_a_character()) --end;
  }
  std::string result = "\"";
  for (const char c : text.substr(0, end)) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7F) {
      result += "\\x";
      result += hex[byte >> 4];
      result += hex[byte & 0xF];
    } else {
      result += c;
    }
  }
  result += end < text.size() ? "…\"" : "\"";
  return result;
}

}  // namespace

void throw_unreadable(const ParseError& error, std::string_view text) {
  throw Error(ErrorCode::invalid_argument,
              "cannot read " + quoted(text) + ": " + error.reason + " (at byte " +
                  std::to_string(error.position) + ")",
              {.position = error.position});
}

}  // namespace annals::inline v0_2::detail
