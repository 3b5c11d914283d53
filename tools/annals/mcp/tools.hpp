#pragma once

#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

namespace annals::tools::mcp {

using Message = nlohmann::ordered_json;

/// The base that is served.
struct Served {
  std::string base{};
  bool read_only = false;
};

/// The tools as `tools/list` gives them. Their schemas are made of what the commands say of their arguments.
Message tools_of(const Served& served);

/// Whether there is a tool of this name.
bool has_tool(const Served& served, std::string_view name);

/// What `tools/call` gives: the answer, or with `isError` what the caller is to mend. `structured`: with the
/// answer as JSON, too.
Message call(const Served& served, std::string_view name, const Message& arguments, bool structured);

}  // namespace annals::tools::mcp
