#pragma once

#include "annals/export.hpp"
#include "annals/json.hpp"
#include "annals/lines.hpp"
#include "annals/record/log_entry.hpp"

#include <span>

namespace annals::inline v0_2::answer {

/// What was written into a base, as `KnowledgeBase::log` gives it: who wrote it, when, by which command.
[[nodiscard]] ANNALS_EXPORT Json log_json(std::span<const LogEntry> entries);
[[nodiscard]] ANNALS_EXPORT Lines log_lines(std::span<const LogEntry> entries);

}  // namespace annals::inline v0_2::answer
