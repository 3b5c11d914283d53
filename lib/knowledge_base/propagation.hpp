#pragma once

#include "annals/query/order.hpp"
#include "annals/record/id.hpp"
#include "order/conflict_resolution.hpp"
#include "order/estimate.hpp"
#include "store/facts.hpp"
#include "store/state.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <unordered_map>
#include <vector>

/// Keeping the chronology: after a write, the schedules of all events that it may have moved, and which
/// facts are inconsistent, are worked out from the facts alone.
namespace annals::inline v0_2::detail {

/// Which firm facts cannot hold with which others, by the claims on them.
order::Resolution resolve_conflicts(store::State& state, const store::KnownTimes& known);

/// Whether facts were set aside before a transaction: of those that it brought, which were not, and of those
/// where that has changed.
using InconsistentBefore = std::map<store::FactKey, bool>;

/// What a transaction has written that may have moved events in time.
struct Stale {
  std::vector<std::int64_t> events{};          ///< their rows
  std::vector<std::int64_t> relative_dates{};  ///< their rows
  std::vector<std::int64_t>
      connected{};         ///< ends of relative dates, and wholes, that are or were connected to something
  bool strengths = false;  ///< of facts anywhere

  [[nodiscard]] bool empty() const {
    return events.empty() && relative_dates.empty() && connected.empty() && !strengths;
  }
};

/// The chronology of the events that are connected to others, as far as its writer has met them. It is kept
/// between transactions, so that a write reads the rows that it changed, and costs only where something
/// moves. What it keeps is what the rows say, for as long as nobody else writes to them.
class Propagator {
 public:
  /// Writes the schedules of what is stale, and of all that is or has just been connected to it.
  void propagate(store::State& state, const Stale& stale, InconsistentBefore& before);

  /// What has been propagated since the last of these calls is in the base from now on. False when this is
  /// too much to keep.
  [[nodiscard]] bool committed() noexcept;
  [[nodiscard]] bool has_uncommitted() const { return has_uncommitted_; }

 private:
  void add(const store::TimedEvent& event, std::vector<order::Fact> facts);
  void take_facts_alone(order::EventNumber number, std::vector<order::Fact> facts);
  void resolve_anew(store::State& state, bool strengths_changed);
  void drop(order::FactNumber fact);
  void add_fact(order::Fact fact, const store::FactKey& key);
  [[nodiscard]] bool is_counted_anew(order::FactNumber number) const;
  void take_edge(const store::TimeEdge& edge);
  [[nodiscard]] std::map<store::FactKey, order::FactNumber> edges_of(
      std::span<const std::int64_t> events) const;
  [[nodiscard]] std::optional<order::FactNumber> find(const store::TimeEdge& edge, bool doubted) const;
  [[nodiscard]] bool is_known(std::int64_t event) const { return numbers_.contains(event); }
  [[nodiscard]] bool takes_part(EventId event) const;

  void take_events(store::State& state, const store::Surroundings& read);
  void take_edges(const std::vector<store::TimeEdge>& edges, const Stale& stale);
  void estimate_anew(store::State& state, bool strengths_changed);
  void write_set_aside(store::State& state, InconsistentBefore& before);
  [[nodiscard]] order::Strength strength_of(store::State& state, order::FactNumber number) const;

  order::Chronology chronology_;
  std::unordered_map<std::int64_t, order::EventNumber> numbers_;
  std::vector<store::TimedEvent> events_;         // by number
  std::vector<store::KnownTimes::FactRow> rows_;  // by fact
  order::Resolution resolution_;
  order::Estimate estimate_;
  // In this propagation:
  std::vector<order::FactNumber> looked_at_;  // whether they are set aside is to be compared
  std::set<store::FactKey> gone_;             // the base has set them aside, and they are no facts any more
  bool is_resolution_open_ = false;           // something that bore on it is gone
  bool has_uncommitted_ = false;
};

/// Every set of facts of the base that cannot all hold, in words.
std::vector<Contradiction> contradictions(store::State& state);

/// Conflicts that were not there before: with a fact that is new or has become inconsistent.
struct NewConflicts {
  store::KnownTimes known;
  std::vector<std::vector<order::FactNumber>> conflicts;
};
std::vector<NewConflicts> new_conflicts(store::State& state, const InconsistentBefore& before);

}  // namespace annals::inline v0_2::detail
