#pragma once

#include "annals/time/instant.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace annals::inline v0_2 {

/// What one transaction wrote into a file: see `KnowledgeBase::log`.
struct LogEntry {
  std::int64_t number = 0;  ///< greater than those of all before it
  Instant recorded{};       ///< when
  std::string author{};     ///< by whom; empty: the program did not say (`KnowledgeBase::sign`)
  std::string command{};    ///< by which command; empty: likewise, or something was purged since
  std::size_t claims = 0;   ///< how many claims it entered, and that are there
  std::size_t records = 0;  ///< how many records these are on
  std::size_t reviews = 0;  ///< retractions, ranks and what an edition superseded
  std::size_t ratings = 0;  ///< of sources
  bool lasting = false;     ///< it changed more than that, and cannot be taken back
  bool takes_back = false;  ///< it is an undo
  std::optional<std::int64_t> undone_by{};  ///< the number of the entry that took it back
  friend bool operator==(const LogEntry&, const LogEntry&) = default;
};

}  // namespace annals::inline v0_2
