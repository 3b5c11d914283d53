#pragma once

#include "annals/cause/explanation.hpp"
#include "annals/export.hpp"
#include "annals/lines.hpp"
#include "annals/query/order.hpp"
#include "annals/record/id.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace annals::inline v0_2 {

/// How long it was from the start of one event to that of another, by all that is known firmly: their dates,
/// and relative dates over any number of events between.
struct Between {
  struct Limit {
    std::int64_t us = 0;  ///< microseconds; negative: b starts before a
    Proof proof{};
  };
  EventBrief a{};
  EventBrief b{};
  std::optional<Limit> least{};  ///< absent: no least, or more than 292,000 years
  std::optional<Limit> most{};   ///< absent: no most, or more than 292,000 years

  /// "at least 474 days and less than 476 days", with the proofs below.
  [[nodiscard]] ANNALS_EXPORT Lines lines() const;
  [[nodiscard]] ANNALS_EXPORT std::string text() const;
};

/// Events by whether they must or may be so, each list in the order of the timeline.
struct MustOrMay {
  std::vector<EventId> must{};
  std::vector<EventId> may{};  ///< and need not
};

}  // namespace annals::inline v0_2
