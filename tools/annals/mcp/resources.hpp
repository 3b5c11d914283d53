#pragma once

#include "mcp/tools.hpp"

#include <string>

namespace annals::tools::mcp {

/// A page of the records of a base, `annals://record/KEY`: events in the order of the timeline, then actors,
/// places and sources. An empty cursor is the first page. Throws std::invalid_argument for one that is none.
Message resources(const Served& served, const std::string& cursor);

/// The one template of addresses.
Message resource_templates();

/// The key in an address; empty where it is no address of a record.
std::string key_of(const std::string& uri);

}  // namespace annals::tools::mcp
