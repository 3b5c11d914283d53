#pragma once

#include "annals/error.hpp"
#include "annals/export.hpp"
#include "annals/query/filter.hpp"
#include "annals/record/entry.hpp"
#include "annals/record/field.hpp"
#include "annals/record/id.hpp"

#include <concepts>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace annals::inline v0_2 {

/// What `EventQuery::count_by` groups by. A vague date counts where it may have begun first, by the clocks of
/// the base, or by the event's own where it is dated by days, months or years; an undated event under "",
/// also one of which only the end is known. Weeks are those of ISO 8601, which begin on Monday and belong to
/// the year of their Thursday.
enum class Group { kind, outcome, place, actor, year, month, week, day, hour };

struct GroupCount {
  /// A value, the key of a record, "2019", "2019-02", "2019-W09", "2019-02-28" or "2019-02-28T13"; "" where
  /// nothing is said.
  std::string group;
  std::size_t count = 0;
  friend bool operator==(const GroupCount&, const GroupCount&) = default;
};

/// How many events are in two groups at once.
struct PairCount {
  std::string first;
  std::string second;
  std::size_t count = 0;
  friend bool operator==(const PairCount&, const PairCount&) = default;
};

namespace detail {

/// What a handle or a query works on. One that was moved from has nothing, and says so when it is used.
template <class T>
class Handle {
 public:
  explicit Handle(std::shared_ptr<T> held) : held_(std::move(held)) {}
  T& operator*() const { return *shared(); }
  T* operator->() const { return shared().get(); }
  [[nodiscard]] const std::shared_ptr<T>& shared() const {
    if (held_ == nullptr)
      throw Error(ErrorCode::misuse,
                  "This base or query was moved from: use the one that it was moved to, or make it anew.");
    return held_;
  }

 private:
  std::shared_ptr<T> held_;
};

/// Gives states of a base to read from; what asks keeps it open. Thread-safe.
class States;
ANNALS_EXPORT std::vector<EventEntry<>> fetch(States& states, const EventFilter& filter);
ANNALS_EXPORT std::vector<EventId> ids(States& states, const EventFilter& filter);
ANNALS_EXPORT std::size_t count(States& states, const EventFilter& filter);
/// A group, or a field of the kind by its name.
using Grouping = std::variant<Group, std::string>;
ANNALS_EXPORT std::vector<GroupCount> count_by(States& states, const EventFilter& filter,
                                               const Grouping& grouping);
ANNALS_EXPORT std::vector<PairCount> count_by(States& states, const EventFilter& filter,
                                              const Grouping& first, const Grouping& second);
enum class Aggregate { min, max, sum, mean };
ANNALS_EXPORT std::optional<Value> aggregate(States& states, const EventFilter& filter, Aggregate aggregate,
                                             std::string_view field);
ANNALS_EXPORT std::string sql(States& states, const EventFilter& filter);
ANNALS_EXPORT std::string explain(States& states, const EventFilter& filter);

/// What follows this event, which says these fields of its kind.
ANNALS_EXPORT void go_on_after(EventFilter& filter, const Cursor& event, const Fields& details);

/// The events of a query page by page, all from one state of the base, which is held until the last page is
/// read. Within a transaction of this thread there is but one page: later ones would see what it writes.
class Pages {
 public:
  ANNALS_EXPORT Pages(States& states, EventFilter filter);
  /// Empty: there are no more.
  ANNALS_EXPORT std::vector<EventEntry<>> next();

 private:
  std::shared_ptr<States> state_;  // null: all was read
  EventFilter filter_;
};

/// Throws `Error` (invalid_argument) where a record is read as one of another kind than it is.
ANNALS_EXPORT void expect_kind(RecordType type, std::string_view key, std::string_view kind,
                               std::string_view expected);

/// Moves the members that every record of the type has, each by its one description; those of the kind are
/// filled from `details`.
template <class From, class To>
void move_members(From& from, To& to) {
  to.key = std::move(from.key);
  to.names = std::move(from.names);
  for_each_field<To>([&](const auto& field) {
    for_each_field<From>([&](const auto& same) {
      if constexpr (requires { to.*field.member = std::move(from.*same.member); })
        if (field.name == same.name) to.*field.member = std::move(from.*same.member);
    });
  });
  assign_fields(from.details, to.details);
}

/// The typed form of a record that was read with its described fields.
template <class Details>
EventEntry<Details> typed(EventEntry<>&& event) {
  if constexpr (std::same_as<Details, Fields>) {
    return std::move(event);
  } else {
    expect_kind(RecordType::event, event.key, event.kind, Details::kind().name);
    EventEntry<Details> typed;
    static_cast<Held<RecordType::event>&>(typed) = std::move(static_cast<Held<RecordType::event>&>(event));
    typed.chronology = event.chronology;
    typed.with = std::move(event.with);
    typed.part_of = std::move(event.part_of);
    move_members(event, typed);
    return typed;
  }
}
template <class Details>
ActorEntryOf<Details> typed(ActorEntry&& actor) {
  if constexpr (std::same_as<Details, Fields>) {
    return std::move(actor);
  } else {
    expect_kind(RecordType::actor, actor.key, actor.type, Details::actor_type().name);
    ActorEntryOf<Details> typed;
    static_cast<Held<RecordType::actor>&>(typed) = std::move(static_cast<Held<RecordType::actor>&>(actor));
    move_members(actor, typed);
    return typed;
  }
}

}  // namespace detail

}  // namespace annals::inline v0_2
