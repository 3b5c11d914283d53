#pragma once

#include "annals/json.hpp"
#include "io/location.hpp"

#include <string>
#include <string_view>

namespace annals::inline v0_2::io {

/// The object on one line, read as strictly as `parse_json` does. At most 1000 members.
Json parse_object(std::string_view text, const Location& location);

/// What a value is, for messages: `the text "yes"`, `the number 3`, `a list`.
std::string described(const Json& value);

}  // namespace annals::inline v0_2::io
