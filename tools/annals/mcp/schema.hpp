#pragma once

#include "arguments.hpp"

#include <nlohmann/json.hpp>

namespace annals::tools::mcp {

/// The JSON Schema (2020-12) of what a tool takes: the arguments of a command but BASE and what is about the
/// form of the answer. "--min-credence" is `min_credence`, KEY is `key`.
nlohmann::ordered_json schema_of(const CommandDescription& command, const Words& required);

/// Arguments as they are typed in a shell.
struct Typed {
  Words by_name{};
  Words by_place{};
};

/// Throws `TypedError` with all that is wrong: what is missing, unknown, or of another type.
Typed typed(const CommandDescription& command, const Words& required, const nlohmann::ordered_json& given);

}  // namespace annals::tools::mcp
