#pragma once

#include "annals/knowledge_base.hpp"

#include <set>
#include <span>

namespace annals::inline v0_2::io {

/// Events and all that they rest on, closed under what claims name: see `export_json_lines`.
std::set<RecordId> records_behind(const Snapshot& base, std::span<const EventId> events);

}  // namespace annals::inline v0_2::io
