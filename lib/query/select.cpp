#include "query/select.hpp"

#include "sql/quoted.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>
#include <utility>

#include <fmt/format.h>

namespace annals::inline v0_2::query {

namespace {

std::string literal(std::int64_t integer) {
  return std::to_string(integer);
}

std::string literal(double number) {
  if (std::isinf(number)) return number > 0 ? "9e999" : "-9e999";
  std::string text = fmt::format("{}", number);
  if (text.find_first_of(".e") == std::string::npos) text += ".0";
  return text;
}

std::string literal(const std::string& text) {
  const auto is_control = [](char c) { return (0 <= c && c < ' ') || c == 0x7f; };
  if (std::none_of(text.begin(), text.end(), is_control)) return sql::quoted_text(text);
  std::string bytes;
  bytes.reserve(2 * text.size());
  for (const char c : text)
    fmt::format_to(std::back_inserter(bytes), "{:02x}", static_cast<unsigned char>(c));
  return "CAST(x'" + bytes + "' AS TEXT)";
}

/// The length of the quoted name or text that `sql` begins with. A doubled quotation mark ends one and begins
/// the next, which comes to the same.
std::size_t quoted_length(std::string_view sql) {
  const auto end = sql.find(sql.front(), 1);
  return end == std::string_view::npos ? sql.size() : end + 1;
}

}  // namespace

std::string Select::parameter(OwnedValue value) {
  values.push_back(std::move(value));
  return "$" + std::to_string(values.size());
}

sql::Rows run(sql::Database& database, const Select& select) {
  std::vector<sql::Value> values;
  values.reserve(select.values.size());
  for (const auto& owned : select.values)
    values.push_back(std::visit([](const auto& value) { return sql::to_value(value); }, owned));
  return database.query(select.sql, values);
}

std::string readable(const Select& select) {
  std::string text;
  for (std::string_view rest = select.sql; !rest.empty();) {
    std::size_t taken = 1;
    if (rest.front() == '$') {
      std::size_t number = 0;
      taken = static_cast<std::size_t>(
          std::from_chars(rest.data() + 1, rest.data() + rest.size(), number).ptr - rest.data());
      text += std::visit([](const auto& value) { return literal(value); }, select.values.at(number - 1));
    } else {
      if (rest.front() == '\'' || rest.front() == '"') taken = quoted_length(rest);
      text += rest.substr(0, taken);
    }
    rest.remove_prefix(taken);
  }
  return text + ";";
}

}  // namespace annals::inline v0_2::query
