#include "query/select.hpp"

#include "sql/quoted.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>
#include <map>
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

/// Gives `text` what stands between parameters, and `parameter` the number of each. In quotation marks there
/// are none.
template <class Text, class Parameter>
void take_apart(std::string_view sql, const Text& text, const Parameter& parameter) {
  while (!sql.empty()) {
    std::size_t taken = 1;
    if (sql.front() == '$') {
      std::size_t number = 0;
      taken = static_cast<std::size_t>(std::from_chars(sql.data() + 1, sql.data() + sql.size(), number).ptr -
                                       sql.data());
      parameter(number);
    } else {
      const auto end = std::min(sql.find_first_of("$'\""), sql.size());
      taken = end > 0 ? end : quoted_length(sql);
      text(sql.substr(0, taken));
    }
    sql.remove_prefix(taken);
  }
}

}  // namespace

std::string Select::parameter(OwnedValue value) {
  values.push_back(std::move(value));
  return "$" + std::to_string(values.size());
}

Select part_of(const Select& whole, std::string_view sql) {
  Select part;
  std::map<std::size_t, std::string> parameters;
  take_apart(
      sql, [&](std::string_view text) { part.sql += text; },
      [&](std::size_t number) {
        const auto [parameter, is_new] = parameters.try_emplace(number);
        if (is_new) parameter->second = part.parameter(whole.values.at(number - 1));
        part.sql += parameter->second;
      });
  return part;
}

sql::Rows run(sql::Database& database, const Select& select) {
  std::vector<sql::Value> values;
  values.reserve(select.values.size());
  for (const auto& owned : select.values)
    values.push_back(std::visit([](const auto& value) { return sql::to_value(value); }, owned));
  return database.query(select.sql, values);
}

std::string readable(const Select& select) {
  std::string readable;
  take_apart(
      select.sql, [&](std::string_view text) { readable += text; },
      [&](std::size_t number) {
        readable +=
            std::visit([](const auto& value) { return literal(value); }, select.values.at(number - 1));
      });
  return readable + ";";
}

}  // namespace annals::inline v0_2::query
