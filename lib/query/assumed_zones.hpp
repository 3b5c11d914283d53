#pragma once

#include "annals/query/filter.hpp"
#include "order/chronology.hpp"
#include "store/facts.hpp"
#include "store/state.hpp"

#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

/// What rests on a zone that nobody said. An event that has none, at a place that has none, is read by the
/// clocks of the base; it may have been by any others, from 12 hours behind UTC to 14 ahead of it, and each
/// such event by its own.
namespace annals::inline v0_2::query {

/// What follows whatever these clocks are. Built when it is first asked. One thread at a time.
class AnyClocks {
 public:
  /// Of what a chronology holds of the facts that are known. All must live as long.
  AnyClocks(store::State& state, const store::KnownTimes& known, const order::Chronology& held)
      : state_(state), known_(known), held_(held) {}

  /// Whether `to` comes at most `limit` after `from`, by any clocks.
  bool force(order::Node from, order::Node to, ExactUs limit);
  /// Whether an event stands in one of the relations to a period for sure: in days of its own clocks.
  bool are_surely(order::EventNumber event, Relations any_of, const Period& period);

 private:
  const order::Chronology& chronology();

  store::State& state_;
  const store::KnownTimes& known_;
  const order::Chronology& held_;
  std::optional<order::Chronology> by_any_{};
  std::unordered_map<order::EventNumber, order::EventNumber> clocks_{};
};

/// Whether facts that cannot all hold could by other clocks.
bool can_hold_by_other_clocks(store::State& state, const store::KnownTimes& known,
                              std::span<const order::FactNumber> facts);

}  // namespace annals::inline v0_2::query
