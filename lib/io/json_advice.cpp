#include "io/json_advice.hpp"

#include <algorithm>

namespace annals::inline v0_2::io {

namespace {

constexpr std::string_view space = " \t\r\n";

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

/// Of a line that does not begin as an object does.
std::string_view advice_on_start(std::string_view line) {
  if (line.starts_with('[')) return "leave out the brackets around all: each line is an object of its own";
  if (line.starts_with('#') || line.starts_with("//")) return "a line is one object; there are no comments";
  return "a line is one object, as {\"event\":…}";
}

}  // namespace

std::string_view json_advice(std::string_view line, std::size_t at, std::string_view reason) {
  const auto has = [&](std::string_view part) { return reason.find(part) != std::string_view::npos; };
  line = line.substr(0, line.find_last_not_of(space) + 1);
  const auto start = std::min(line.find_first_not_of(space), line.size());
  if (!line.substr(start).starts_with('{')) return advice_on_start(line.substr(start));
  if (at > line.size())
    return "it ends too early: close its quotes and brackets, and write each record on one line";
  const auto rest = line.substr(at - 1);
  const char c = rest.front();
  const auto before = line.substr(0, line.substr(0, at - 1).find_last_not_of(space) + 1);
  const char last = before.back();  // at least the bracket that opens
  if (has("expected end of input"))
    return rest == "," ? "leave out the comma at the end of the line"
                       : "one record stands on one line: nothing may stand behind its last bracket";
  if (c == '\'') return "write double quotes, not single ones";
  for (const std::string_view quote : {"“", "”", "„", "‘", "’"})
    if (rest.starts_with(quote)) return "write straight double quotes, \"";
  if (last == ',' && (c == '}' || c == ']')) return "leave out the comma before the bracket that closes";
  if ((last == '{' || last == ',') && is_letter(c) && has("object key"))
    return "write the names of members in double quotes";
  if (last == '"' && before.size() + 1 == at && is_letter(c)) return "write quotes within a text as \\\"";
  if (last == ':' && is_letter(c)) return "write texts in double quotes, and true and false in small letters";
  if (has("; expected '}'") || has("; expected ']'"))
    return "a comma is missing before this, or a bracket that closes";
  if (has("; expected ':'")) return "write a colon and a value behind the name of a member";
  return {};
}

}  // namespace annals::inline v0_2::io
