#pragma once

#include "annals/io/json.hpp"
#include "io/location.hpp"

#include <string>
#include <string_view>

namespace annals::io {

/// Reads one JSON object (RFC 8259) more strictly than JSON asks, so that nothing is lost unseen. Refused,
/// with the reason and the byte: what is no object, ill-formed UTF-8, two members of one name, null, integers
/// beyond 64 bits, numbers beyond double, more than 8 levels, more than 1000 members. Linear in the text.
Json parse_object(std::string_view text, const Location& location);

/// What a value is, for messages: `the text "yes"`, `the number 3`, `a list`.
std::string described(const Json& value);

}  // namespace annals::io
