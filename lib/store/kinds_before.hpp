#pragma once

#include "annals/record/field.hpp"
#include "annals/record/id.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace annals::inline v0_2::store {

/// Kinds as they were before they grew; nothing: they were not there.
using KindsBefore = std::map<std::pair<RecordType, std::string>, std::optional<KindDescription>>;

/// As JSON; empty: none.
std::string text_of(const KindsBefore& kinds);
/// Throws `Error` (corrupt).
KindsBefore read_kinds_before(std::string_view text);

}  // namespace annals::inline v0_2::store
