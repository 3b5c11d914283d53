#pragma once

#include "annals/record/field.hpp"
#include "annals/record/id.hpp"

#include <string_view>
#include <vector>

namespace annals::inline v0_2::io {

/// The source that stands for the owner of a base. Every origin has one; no line need enter it.
inline constexpr std::string_view self_key = "self";

/// The fields that every record of a type has, from its one description.
const std::vector<FieldDescription>& fields_of(RecordType type);

/// "an event", "a place".
std::string_view one(RecordType type);

}  // namespace annals::inline v0_2::io
