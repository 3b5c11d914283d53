#include "sql/quoted.hpp"

namespace annals::inline v0_2::sql {

namespace {

std::string in_quotes(std::string_view text, char quote) {
  std::string quoted(1, quote);
  for (const char c : text) {
    if (c == quote) quoted += quote;
    quoted += c;
  }
  return quoted + quote;
}

}  // namespace

std::string quoted_name(std::string_view name) {
  return in_quotes(name, '"');
}

std::string quoted_text(std::string_view text) {
  return in_quotes(text, '\'');
}

}  // namespace annals::inline v0_2::sql
