#pragma once

#include "annals/json.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace annals::inline v0_2 {

/// Told of the first thing that is wrong, with the member in which it is, and where the text is no JSON at
/// all, with the byte, from 1; throws.
using RefuseJson =
    std::function<void(std::string_view member, const std::string& reason, std::size_t not_json_at)>;

/// Reads one JSON value (RFC 8259) more strictly than JSON asks, so that nothing is lost unseen. Refused,
/// with the reason: ill-formed UTF-8, two members of one name, null, integers beyond 64 bits,
/// numbers beyond double, more than 8 levels, more members than so many. Linear in the text.
Json parse_json(std::string_view text, std::size_t most_members, const RefuseJson& refuse);

}  // namespace annals::inline v0_2
