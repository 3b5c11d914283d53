#pragma once

#include "order/chronology.hpp"
#include "order/conflict_resolution.hpp"

#include <optional>
#include <set>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

namespace annals::inline v0_2::order {

/// The best estimate: what a chronology of firm facts holds, and of the doubted facts beside it those that
/// fit. The stronger come first, by their `Weight`; of facts of one weight each that can be held with what is
/// held already, but for those that cannot all be and of which the conflict resolution spares none. So what
/// does not fit, and is set aside, follows from the facts and their strengths alone. Firm facts are never
/// contested by doubted ones.
///
/// A second chronology of the events that are connected to a doubted fact, and of no others: where nothing is
/// doubted this is empty and costs nothing. A change costs what it moves, while all that is doubted fits;
/// else O(n + m) for the connected events, and for each of their doubted facts what that moves.
class Estimate {
 public:
  /// Follows a chronology, always the same one, after facts of it have come, gone, been held or been
  /// released.
  void follow(Chronology& firm, const StrengthOf& strength);
  /// Chooses anew, as the strengths of facts may be others.
  void follow_strengths(Chronology& firm, const StrengthOf& strength);

  /// The doubted facts that do not fit.
  [[nodiscard]] const std::set<FactNumber>& set_aside() const { return set_aside_; }

  /// Each event that may have moved since this was last called, at first all, and where it is: the bounds by
  /// the firm facts, and the estimate where that differs. Sort key and position are those of the estimate: an
  /// order that is never against what must be, nor against what is estimated. Takes `firm.take_moved()`.
  std::vector<std::pair<EventNumber, Schedule>> take_moved(Chronology& firm);

  /// Takes in an event and all that is connected to it, though nothing is doubted there.
  void take_in(const Chronology& firm, EventNumber event);
  /// The second chronology, with numbers of its own for events and facts.
  [[nodiscard]] const Chronology& chronology() const { return chronology_; }
  [[nodiscard]] Chronology& chronology() { return chronology_; }
  [[nodiscard]] std::optional<EventNumber> number_of(EventNumber firm_event) const;
  [[nodiscard]] FactNumber firm_fact(FactNumber fact) const { return firm_facts_[fact]; }

 private:
  void take_changes(const Chronology& firm, std::span<const FactNumber> changed);
  void reach(const Chronology& firm, EventNumber event);
  void add(const Chronology& firm, FactNumber firm_fact);
  void drop(FactNumber firm_fact);
  bool hold_new();
  void choose_anew(const StrengthOf& strength);
  void choose(const std::vector<FactNumber>& doubted, const StrengthOf& strength);
  void choose_equals(std::vector<FactNumber> equals);
  [[nodiscard]] std::vector<FactNumber> that_fit(std::span<const FactNumber> doubted);
  [[nodiscard]] std::vector<FactNumber> doubted_near(std::span<const EventNumber> events) const;

  Chronology chronology_;
  std::unordered_map<EventNumber, EventNumber> events_;  ///< here, by their firm numbers
  std::unordered_map<FactNumber, FactNumber> facts_;     ///< likewise
  std::vector<EventNumber> firm_events_;                 ///< firm numbers, by those here
  std::vector<FactNumber> firm_facts_;                   ///< likewise
  std::set<FactNumber> set_aside_;                       ///< by their firm numbers
  std::vector<FactNumber> new_;                          ///< here, since the last choice
  std::vector<EventNumber> touched_;                     ///< here, likewise
};

}  // namespace annals::inline v0_2::order
