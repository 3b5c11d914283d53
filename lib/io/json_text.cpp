#include "io/json_text.hpp"

#include "io/json_advice.hpp"
#include "json_parse.hpp"

#include <fmt/format.h>

namespace annals::inline v0_2::io {

Json parse_object(std::string_view text, const Location& location) {
  if (text.substr(0, 3) == "\xEF\xBB\xBF")
    location.refuse({}, "a byte order mark stands within the file; only its first line may begin with one");
  constexpr std::size_t most_members = 1000;
  const auto value = parse_json(
      text, most_members, [&](std::string_view member, const std::string& reason, std::size_t not_json_at) {
        if (not_json_at == 0) location.refuse(member, reason);
        const auto advice = json_advice(text, not_json_at, reason);
        location.refuse(
            {}, fmt::format("not JSON at byte {}: {}", not_json_at, advice.empty() ? reason : advice));
      });
  if (!value.is_object())
    location.refuse({}, "a line is one object, as {\"event\":…}; this is " + described(value));
  return value;
}

std::string described(const Json& value) {
  if (value.is_null()) return "nothing";
  if (value.is_object()) return "an object";
  if (value.is_array()) return "a list";
  if (value.is_string()) return "the text " + in_quotes(value.text());
  return (value.is_number() ? "the number " : "") + value.dump();
}

}  // namespace annals::inline v0_2::io
