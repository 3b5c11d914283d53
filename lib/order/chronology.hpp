#pragma once

#include "annals/time/bounds.hpp"
#include "annals/time/offset.hpp"
#include "annals/time/zone.hpp"
#include "order/network.hpp"
#include "order/pair.hpp"

#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

namespace annals::inline v0_2::order {

using EventNumber = std::uint32_t;
using FactNumber = std::uint32_t;

/// Something that is held to be so, and says when events were. It holds as a whole or not at all.
struct Fact {
  enum class Type {
    date,           ///< `event` was at a time within `bounds`
    relative_date,  ///< `event` lies by `offset` to `other`
    part,           ///< `event` lies within `other`
    cause,          ///< `event` does not start after `other`; only assumed
    report,         ///< `event` starts no later than `bounds.latest_start`, when it was reported as begun
  };
  Type type{};
  EventNumber event = 0;
  EventNumber other = 0;
  Bounds bounds{};
  std::optional<Offset> offset{};
  /// Of a date: the event was within one of these, and `bounds` is their hull; none: anywhere within
  /// `bounds`.
  std::vector<Bounds> members{};
  /// Said with a reservation: not held but by an estimate, see estimate.hpp.
  bool doubted = false;
  /// Of a date the clocks that tell it; of a relative date those of its anchor. Days and longer units are
  /// counted on them. None: dates by several clocks, from which nothing is counted.
  std::optional<Zone> zone{Zone()};
  /// Of a relative date: its anchor is dated by days, so that its days are those of the calendar.
  bool counts_days = false;
  /// Of a date: the event that starts when the clocks that tell it show 1970-01-01T00:00, where that is not
  /// known; `bounds` are what they show.
  std::optional<EventNumber> clock{};
};

/// Whether a fact speaks of one event alone.
inline bool is_of_one(Fact::Type type) {
  return type == Fact::Type::date || type == Fact::Type::report;
}

/// Events numbered from 0, and what is held to be so of them. An event may have several dates, such as a firm
/// one of its end and a doubted one of its start; all that are held count.
struct Facts {
  EventNumber events = 0;
  std::vector<Fact> facts{};
};

/// Some facts by themselves, as if none were doubted, on the few events that they speak of, numbered anew.
Facts alone(const Facts& facts, std::span<const FactNumber> some);

/// When an event was by all that is known, and its position in the order.
struct Schedule {
  Bounds bounds{};
  Instant sort_key = Instant::unbounded_future();
  std::int64_t position = 0;         ///< among the events of one sort key
  std::optional<Bounds> estimate{};  ///< if the doubted facts hold that can; absent: `bounds` themselves
  friend bool operator==(const Schedule&, const Schedule&) = default;
};

/// A constraint, and what it follows from: one fact, or two that are held together.
struct Reason {
  Constraint constraint{};
  std::optional<FactNumber> fact{};  ///< nothing: that an event lasts
  std::optional<FactNumber> date{};  ///< of the anchor, where `fact` is an offset that is counted from it
  friend bool operator==(const Reason&, const Reason&) = default;
};

/// The schedule of an event that no other constrains, by its date.
Schedule schedule_alone(const Bounds& date);

/// What follows from facts: a simple temporal network over the starts and the ends of events. An event lasts
/// at least a microsecond. An offset of days or longer is counted from the anchor's own date: it leaves what
/// it leaves wherever within that the anchor lies, or anywhere in the calendar where that date is not held;
/// what else is known of the anchor does not make it narrower. Facts come and go, and may be there without
/// being held.
///
/// Of a date with members those are left out of which the start or the end cannot be, by all that is held,
/// and the hull of the others holds in place of its own; so on, until nothing more follows from that (bounds
/// consistency). All that follows is sound: it holds in every way in which all can have been. Without dates
/// of several members it is complete, too: what does not follow need not be. With them it is not, as to tell
/// that takes all combinations of members: a member may be left that no way has, the room between two that
/// are left counts as possible, and so may be all facts together though none is.
class Chronology {
 public:
  /// Holds all facts but those with a flag in `left_out`, or none, where they cannot all hold.
  explicit Chronology(Facts facts = {}, const std::vector<bool>& left_out = {});

  /// What cannot hold of the facts that this was made with, in their order; empty: they are held.
  [[nodiscard]] const std::vector<FactNumber>& conflict() const { return conflict_; }

  EventNumber add_event();
  /// A fact that is not held yet.
  FactNumber add(Fact fact);
  /// Releases a fact and forgets it; its number is not given again.
  void drop(FactNumber number);
  /// Holds a fact too. Where it cannot hold with those that are, it is not, and the answer are facts that
  /// cannot, each for every constraint in the cycle that it is named for; empty: fine.
  std::vector<FactNumber> hold(FactNumber fact);
  /// One after the other those that can hold, but faster: O((n + m) log n), for each that cannot log m times.
  /// Those that are held stay so.
  void hold_each(std::span<const FactNumber> facts);
  void release(FactNumber fact);
  [[nodiscard]] bool holds(FactNumber fact) const { return state_[fact] == State::held; }
  [[nodiscard]] bool is_doubted(FactNumber fact) const { return has(fact) && facts_.facts[fact].doubted; }
  [[nodiscard]] bool has_doubted() const { return doubted_ > 0; }
  /// Those that are there and not held, in order, but for the doubted.
  [[nodiscard]] std::vector<FactNumber> aside();

  [[nodiscard]] const Facts& facts() const { return facts_; }
  [[nodiscard]] bool has(FactNumber fact) const { return state_[fact] != State::gone; }
  /// Those that name an event: its dates, and then the others in no order.
  [[nodiscard]] const std::vector<FactNumber>& facts_of(EventNumber event) const { return facts_of_[event]; }
  [[nodiscard]] std::span<const FactNumber> dates_of(EventNumber event) const;
  /// What a fact says of points, alone or with the date of an anchor, be these held or not.
  [[nodiscard]] std::vector<Reason> reasons(FactNumber number) const;

  [[nodiscard]] const Network& network() const { return network_; }
  [[nodiscard]] static Ends ends(EventNumber event) { return {1 + 2 * event, 2 + 2 * event}; }
  [[nodiscard]] const Reason& reason(ConstraintId constraint) const { return reasons_[constraint]; }
  /// The facts of that reason, and those that left out members of the date that is one.
  [[nodiscard]] std::vector<FactNumber> rests_on(ConstraintId constraint) const;
  /// All that a chain of them rests on, each once, in order.
  [[nodiscard]] std::vector<FactNumber> rests_on(std::span<const ConstraintId> chain) const;
  /// Those that left out members alone, in order; empty: it follows with all members.
  [[nodiscard]] std::span<const FactNumber> excluding(ConstraintId constraint) const;
  /// Whether it follows without members that are out.
  [[nodiscard]] bool is_narrowed(ConstraintId constraint) const {
    return !excluding_.empty() && excluding_.contains(constraint);
  }
  /// The members of a date that are left, by their place in it.
  [[nodiscard]] std::vector<std::size_t> members_left(FactNumber date) const;
  /// Whether any date is held that has members.
  [[nodiscard]] bool has_members() const { return with_members_ > 0; }

  /// A chain of constraints that rests on as few facts as can be and forces `to` to come at most `limit`
  /// after `from`: each begins where the one before ended, the first at `from`, the last at `to`. Of chains
  /// of as many facts one with the least sum. Nothing: it is not so. O(length × (n + m) log n).
  [[nodiscard]] std::optional<std::vector<ConstraintId>> proof(Node from, Node to, ExactUs limit) const;

  /// The doubted facts that are there. O(all facts).
  [[nodiscard]] std::vector<FactNumber> doubted() const;
  /// The facts that were added, dropped, held or released since this was last called. From then on they are
  /// noted, until that is stopped.
  std::vector<FactNumber> take_changed();
  void stop_noting_changed();

  /// When an event was. O(1), but for members.
  [[nodiscard]] Bounds bounds_of(EventNumber event) const;
  /// For each event. The order of sort keys and positions is a linear extension: of two events the one that
  /// must start before the other comes first. Of those that may start at once the one that cannot start later
  /// does. O((n + m) log n).
  [[nodiscard]] std::vector<Schedule> schedule() const;

  /// The events that may have moved since this was last called, at first all, and where they are. From then
  /// on a change costs only where events move.
  std::vector<std::pair<EventNumber, Schedule>> take_moved();
  /// Notes an event as one that may have moved.
  void look_at(EventNumber event) { network_.look_at(ends(event).start); }

 private:
  enum class State : std::uint8_t { aside, held, gone };

  std::vector<FactNumber> hold_at_once(std::span<const FactNumber> facts);
  std::vector<FactNumber> leave_out_members();
  std::vector<FactNumber> leave_out_members(FactNumber date);
  std::vector<FactNumber> narrow(FactNumber date, const Constraint& constraint,
                                 std::vector<FactNumber> excluding);
  void widen(FactNumber released);
  void remove(ConstraintId constraint);
  [[nodiscard]] std::vector<FactNumber> facts_of(std::span<const ConstraintId> constraints) const;
  [[nodiscard]] Bounds left_of(FactNumber date) const;
  [[nodiscard]] bool can_follow(const Reason& reason) const;
  [[nodiscard]] bool is_counted(FactNumber number) const;
  void look_at_date(FactNumber fact);
  void add_lasting();
  void set(FactNumber fact, State state);
  struct Slot {
    Schedule schedule{};
    ExactUs offset = 0;  ///< of the start among those of its sort key
    [[nodiscard]] bool is_told() const { return offset == schedule.position; }
  };
  [[nodiscard]] Slot slot_of(EventNumber event, const SolutionTime& start) const;
  void rank(std::vector<Slot>& slots) const;

  Facts facts_;
  std::vector<State> state_;                       ///< by fact
  std::vector<FactNumber> aside_;                  ///< and perhaps some that no longer are
  std::vector<std::vector<FactNumber>> facts_of_;  ///< by event, its dates first
  Network network_;
  std::vector<Reason> reasons_;   ///< by constraint
  EventNumber lasting_ = 0;       ///< events whose duration the network knows
  std::set<EventNumber> ranked_;  ///< those that only a rank can put in order
  std::size_t doubted_ = 0;       ///< of those that are there
  std::size_t with_members_ = 0;  ///< dates that are held
  std::vector<FactNumber> to_narrow_;
  std::unordered_map<ConstraintId, std::vector<FactNumber>> excluding_;
  /// The constraints that rest on a fact that left out members, and perhaps some that are gone.
  std::unordered_map<FactNumber, std::vector<ConstraintId>> narrowed_by_;
  bool notes_changed_ = false;
  std::vector<FactNumber> changed_;
  std::vector<FactNumber> conflict_;
};

}  // namespace annals::inline v0_2::order
