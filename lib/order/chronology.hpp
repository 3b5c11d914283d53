#pragma once

#include "annals/time/bounds.hpp"
#include "annals/time/gap.hpp"
#include "order/network.hpp"
#include "order/pair.hpp"

#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace annals::order {

using EventNumber = std::uint32_t;
using FactNumber = std::uint32_t;

/// Something that is held to be so, and says when events were. It holds as a whole or not at all.
struct Fact {
  enum class Type {
    date,    ///< `event` was at a time within `bounds`
    timing,  ///< `event` lies by `gap` to `other`
    part,    ///< `event` lies within `other`
    cause,   ///< `event` does not start after `other`; only assumed
  };
  Type type{};
  EventNumber event = 0;
  EventNumber other = 0;
  Bounds bounds{};
  std::optional<Gap> gap{};
};

/// Events numbered from 0, and what is held to be so of them. Each has a date or none.
struct Facts {
  EventNumber events = 0;
  std::vector<Fact> facts{};
};

/// When an event was by all that is known, and its place in the order.
struct Placed {
  Bounds bounds{};
  Instant sort_key = Instant::unbounded_future();
  std::int64_t position = 0;  ///< among the events of one sort key
  friend bool operator==(const Placed&, const Placed&) = default;
};

/// What follows from facts: a simple temporal network over the starts and the ends of events. An event lasts
/// at least a microsecond. A gap of months or longer is the range of days that it has wherever within its own
/// date the anchor lies.
class Chronology {
 public:
  /// The facts must live as long. Those with a flag in `left_out` are not there.
  explicit Chronology(const Facts& facts, const std::vector<bool>& left_out = {});

  /// Facts that cannot all hold, in their order; empty: all can, and the rest of the class has answers.
  [[nodiscard]] const std::vector<FactNumber>& conflict() const { return conflict_; }

  [[nodiscard]] const Network& network() const { return network_; }
  [[nodiscard]] static Ends ends(EventNumber event) { return {1 + 2 * event, 2 + 2 * event}; }
  /// The facts that a constraint of the network rests on: none for "an event lasts"; for a gap of months also
  /// the date of its anchor.
  [[nodiscard]] std::vector<FactNumber> rests_on(ConstraintId constraint) const;

  /// For each event. The order of sort keys and positions is a linear extension: of two events the one that
  /// must start before the other comes first. O((n + m) log n).
  [[nodiscard]] std::vector<Placed> place() const;

 private:
  void add(const Fact& fact, std::vector<Constraint>& constraints);
  [[nodiscard]] Bounds bounds_of(EventNumber event) const;

  const Facts& facts_;
  Network network_;
  std::vector<std::optional<FactNumber>> date_of_;  ///< by event
  std::vector<std::optional<FactNumber>> fact_of_;  ///< by constraint
  std::vector<FactNumber> conflict_;
};

}  // namespace annals::order
