#pragma once

#include "annals/order/precedence.hpp"
#include "annals/record/claim.hpp"
#include "annals/record/entry.hpp"
#include "annals/record/event.hpp"
#include "annals/record/id.hpp"
#include "annals/time/bounds.hpp"

#include <optional>
#include <vector>

namespace annals::inline v0_2 {

/// What a base believes of a record, of any type.
struct RecordState {
  Standing standing = Standing::accepted;
  std::optional<Likelihood> likelihood{};  ///< of a link its credence
  Statement statement{};
  std::vector<DoubtedField> doubted{};
  friend bool operator==(const RecordState&, const RecordState&) = default;
};

/// What an act would change of what a base believes. Each list has what differs and nothing else, by id.
struct Consequences {
  struct OfRecord {
    RecordId record{};
    RecordState before{};
    RecordState after{};
    friend bool operator==(const OfRecord&, const OfRecord&) = default;
  };
  /// When an event was, by all that is known.
  struct OfTime {
    EventId event{};
    Bounds before{};
    Bounds after{};
    friend bool operator==(const OfTime&, const OfTime&) = default;
  };
  /// Whether the first event starts before the second, of two that are connected before or after: by relative
  /// dates and wholes that are believed, over any number of events that occurred.
  struct OfOrder {
    EventId a{};
    EventId b{};
    Precedence before{};
    Precedence after{};
    friend bool operator==(const OfOrder&, const OfOrder&) = default;
  };
  /// What became of what a claim expects; absent: it expects nothing that counts.
  struct OfExpectation {
    ClaimId claim{};
    EventId event{};
    std::optional<Outcome> before{};
    std::optional<Outcome> after{};
    friend bool operator==(const OfExpectation&, const OfExpectation&) = default;
  };

  std::vector<OfRecord> records{};
  std::vector<OfTime> times{};
  std::vector<OfOrder> orders{};
  std::vector<OfExpectation> expectations{};

  [[nodiscard]] bool empty() const {
    return records.empty() && times.empty() && orders.empty() && expectations.empty();
  }
};

}  // namespace annals::inline v0_2
