#pragma once

#include "annals/query/order.hpp"
#include "annals/record/id.hpp"
#include "order/contest.hpp"
#include "store/facts.hpp"
#include "store/state.hpp"

#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

/// Keeping the chronology: after a write, the places in time of all events that it may have moved, and which
/// facts are contested, are worked out from the facts alone.
namespace annals::detail {

/// A fact as its row names it: a date by its event, a timing by itself, a part by the event and its whole.
struct FactKey {
  RecordId record{};
  std::int64_t whole = 0;
  friend auto operator<=>(const FactKey&, const FactKey&) = default;
};

/// Which facts cannot hold with which others, by the claims on them.
order::Contest contest(store::State& state, const store::KnownTimes& known);

/// Whether facts were contested before a transaction: of those that it brought, which were not, and of those
/// where that has changed.
using ContestedBefore = std::map<FactKey, bool>;

/// What a transaction has written that may have moved events in time.
struct Unsettled {
  std::vector<std::int64_t> events{};   ///< their rows
  std::vector<std::int64_t> timings{};  ///< their rows
  std::vector<std::int64_t> tied{};     ///< ends of timings, and wholes, that are or were tied to something
  bool strengths = false;               ///< of facts anywhere

  [[nodiscard]] bool empty() const { return events.empty() && timings.empty() && tied.empty() && !strengths; }
};

/// The chronology of the events that are tied to others, as far as its writer has met them. It is kept
/// between transactions, so that a write reads the rows that it changed, and costs only where something
/// moves. What it keeps is what the rows say, for as long as nobody else writes to them.
class Settler {
 public:
  /// Writes the places of what is unsettled, and of all that is or has just been tied to it.
  void settle(store::State& state, const Unsettled& unsettled, ContestedBefore& before);

  /// What has been settled since the last of these calls is in the base from now on. False when this is too
  /// much to keep.
  [[nodiscard]] bool committed() noexcept;
  [[nodiscard]] bool has_uncommitted() const { return has_uncommitted_; }

 private:
  void add(const store::TimedEvent& event);
  void take_date(order::EventNumber number);
  void contest_anew(store::State& state, bool strengths_changed);
  void drop(order::FactNumber fact);
  void add_fact(order::Fact fact, store::KnownTimes::Place place);
  void take_tie(const store::TimeTie& tie, std::optional<order::FactNumber> known);
  [[nodiscard]] FactKey key_of(order::FactNumber number) const;
  [[nodiscard]] std::map<FactKey, order::FactNumber> ties_of(std::span<const std::int64_t> events) const;
  [[nodiscard]] std::optional<order::FactNumber> find(const store::TimeTie& tie) const;
  [[nodiscard]] bool is_known(std::int64_t event) const { return numbers_.contains(event); }
  [[nodiscard]] bool takes_part(EventId event) const;

  void take_events(store::State& state, const store::Surroundings& read, ContestedBefore& before);
  void take_ties(store::State& state, const std::vector<store::TimeTie>& ties, const Unsettled& unsettled,
                 ContestedBefore& before);
  void write_flags(store::State& state, ContestedBefore& before);

  order::Chronology chronology_;
  std::unordered_map<std::int64_t, order::EventNumber> numbers_;
  std::vector<store::TimedEvent> events_;         // by number
  std::vector<store::KnownTimes::Place> places_;  // by fact
  order::Contest contest_;
  // In this settling:
  std::vector<order::FactNumber> looked_at_;  // whose flags are to be compared
  bool is_contest_open_ = false;              // something that bore on it is gone
  bool has_uncommitted_ = false;
};

/// Every set of facts of the base that cannot all hold, in words.
std::vector<Contradiction> contradictions(store::State& state);

/// Conflicts that were not there before: with a fact that is new or has become contested.
struct NewConflicts {
  store::KnownTimes known;
  std::vector<std::vector<order::FactNumber>> conflicts;
};
std::vector<NewConflicts> new_conflicts(store::State& state, const ContestedBefore& before);

}  // namespace annals::detail
