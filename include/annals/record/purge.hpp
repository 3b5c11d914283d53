#pragma once

#include "annals/record/id.hpp"
#include "annals/time/instant.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace annals::inline v0_2 {

/// That a record, or a claim on a record that stays, was removed for good.
struct Purge {
  std::int64_t number = 0;                  ///< as of a `Change`
  RecordId record{};                        ///< what it was, by an id that nothing else is given
  std::optional<ClaimId> claim{};           ///< the claim that is gone; absent: the record is
  std::optional<std::int64_t> went_with{};  ///< the number of what was asked for, where that took this along
  std::string reason{};                     ///< of what was asked for
  Instant recorded{};
  friend bool operator==(const Purge&, const Purge&) = default;
};

}  // namespace annals::inline v0_2
