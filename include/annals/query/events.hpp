#pragma once

#include "annals/error.hpp"
#include "annals/export.hpp"
#include "annals/query/comparison.hpp"
#include "annals/record/entry.hpp"
#include "annals/record/field.hpp"
#include "annals/time/allen.hpp"
#include "annals/time/bounds.hpp"
#include "annals/time/period.hpp"

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace annals {

enum class Direction { ascending, descending };

/// What an event query asks for. Absent parts ask nothing; all present parts must hold.
struct EventFilter {
  struct Participation {
    ActorId actor;
    std::string role{};  ///< empty: any role
  };
  struct FieldCondition {
    std::string field;
    Comparison comparison;
    Value value;
  };
  /// To lie so to what is dated so; surely: whatever both dates turn out to be.
  struct Relation {
    Relations any_of;
    Bounds to;
    bool surely = true;
  };

  std::optional<Period> during{};       ///< may overlap it
  std::optional<Period> within{};       ///< lies within it for sure
  std::optional<Period> starting_in{};  ///< may start in it
  std::vector<Relation> relations{};    ///< all of them
  std::string kind{};
  std::vector<Participation> involving{};  ///< all of them
  std::optional<PlaceId> in{};             ///< this place or any place within it
  std::optional<EventId> part_of{};
  std::optional<Outcome> outcome = Outcome::occurred;  ///< absent: any
  std::string matching{};                              ///< words in title, summary and names; all of them
  std::vector<FieldCondition> where{};                 ///< on fields of `kind`
  bool with_rejected = false;  ///< also events that the base does not believe in (see `Standing`)
  Direction direction = Direction::ascending;
  std::optional<std::size_t> limit{};
  std::optional<Cursor> after{};
};

/// What `EventQuery::count_by` groups by. A vague date counts where it may have begun first; an undated event
/// under "", also one of which only the end is known.
enum class Group { kind, outcome, place, actor, month, year };

struct GroupCount {
  std::string group;  ///< a value, the key of a record, "2018-04" or "2018"; "" where nothing is said
  std::size_t count = 0;
  friend bool operator==(const GroupCount&, const GroupCount&) = default;
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
ANNALS_EXPORT std::size_t count(States& states, const EventFilter& filter);
ANNALS_EXPORT std::vector<GroupCount> count_by(States& states, const EventFilter& filter, Group group);
ANNALS_EXPORT std::vector<GroupCount> count_by(States& states, const EventFilter& filter,
                                               std::string_view field);
ANNALS_EXPORT std::string sql(States& states, const EventFilter& filter);

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

/// A question about events, made step by step; a value. Each step returns a new query and leaves the old one
/// as it was. Nothing runs until `all`, `page`, `count…` or a range-for asks; each of these sees one state of
/// the base. It keeps the base's file open for as long as it lives, and may be used from any thread.
///
/// Events come in chronological order: by earliest possible start (the latest, where that is unknown),
/// undated events last; also the latest first, undated events last.
template <class Details = Fields>
class EventQuery {
 public:
  explicit EventQuery(std::shared_ptr<detail::States> states) : states_(std::move(states)) {
    if constexpr (!std::same_as<Details, Fields>) filter_.kind = Details::kind().name;
  }

  /// Events that may have been going on at some time in the period.
  [[nodiscard]] EventQuery during(const Period& period) const { return with(&EventFilter::during, period); }
  /// Events that lie wholly within the period, whatever their dates turn out to be.
  [[nodiscard]] EventQuery within(const Period& period) const { return with(&EventFilter::within, period); }
  /// Events that may have started in the period.
  [[nodiscard]] EventQuery starting_in(const Period& period) const {
    return with(&EventFilter::starting_in, period);
  }
  /// Events that stand in one of these relations of Allen to the period, whatever their dates turn out to be:
  /// `surely(lies_within, "2018/2020")`. Exact: no event is found of which another relation is possible.
  [[nodiscard]] EventQuery surely(Relations any_of, const Period& period) const {
    return surely(any_of, exactly(period));
  }
  /// Events that may stand in one of these relations to the period: `possibly(precedes, "2019-02-27")`. All
  /// that are undated may.
  [[nodiscard]] EventQuery possibly(Relations any_of, const Period& period) const {
    return possibly(any_of, exactly(period));
  }
  /// The same to something dated so, sometime in it: vague on both sides, as `possible_relations` is. Of two
  /// events of 2018 nothing is sure.
  [[nodiscard]] EventQuery surely(Relations any_of, const Bounds& to) const {
    return related({any_of, to, true});
  }
  [[nodiscard]] EventQuery possibly(Relations any_of, const Bounds& to) const {
    return related({any_of, to, false});
  }
  /// Events of this kind ("threat"). A query for a typed kind has its kind already.
  [[nodiscard]] EventQuery kind(std::string_view word) const requires std::same_as<Details, Fields> {
    return with(&EventFilter::kind, std::string(word));
  }
  /// Events with this actor, in this role or in any. Repeat it to ask for several actors at once.
  [[nodiscard]] EventQuery involving(ActorId actor, std::string_view role = {}) const {
    EventQuery next = *this;
    next.filter_.involving.push_back({actor, std::string(role)});
    return next;
  }
  /// Events at this place or anywhere within it.
  [[nodiscard]] EventQuery in(PlaceId place) const { return with(&EventFilter::in, place); }
  [[nodiscard]] EventQuery part_of(EventId whole) const { return with(&EventFilter::part_of, whole); }
  /// Events with this outcome, where otherwise only those that occurred are found.
  [[nodiscard]] EventQuery outcome(Outcome outcome) const { return with(&EventFilter::outcome, outcome); }
  [[nodiscard]] EventQuery any_outcome() const { return with(&EventFilter::outcome, std::nullopt); }
  /// Events whose title, summary or names have all these words, or words that begin like them.
  [[nodiscard]] EventQuery matching(std::string_view words) const {
    return with(&EventFilter::matching, std::string(words));
  }
  /// Events whose field compares so with the value: `where(&WeaponTest::range_km, at_least, 1000)`.
  /// Numbers, texts (by their bytes) and booleans have an order; enumerations, dates and ids can only be
  /// equal or different. An event of which the field is not said is not found.
  template <class Member, class Bound>
  [[nodiscard]] EventQuery where(Member Details::*member,
                                 detail::ComparisonOf<typename detail::Claimable<Member>::Inner> comparison,
                                 const Bound& bound) const requires(!std::same_as<Details, Fields>) {
    using Inner = typename detail::Claimable<Member>::Inner;
    static_assert(detail::is_bound_of<Bound, Inner>(),
                  "annals: the value cannot be compared with this field");
    EventQuery next = *this;
    next.filter_.where.push_back({name_of(member), comparison, stored(static_cast<Inner>(bound))});
    return next;
  }
  /// The same for a kind that the program has no struct for. Throws `Error` (invalid_argument) when run, if
  /// the kind has no such field, or its values do not compare so.
  [[nodiscard]] EventQuery where(std::string_view field, Comparison comparison, Value value) const {
    EventQuery next = *this;
    next.filter_.where.push_back({std::string(field), comparison, std::move(value)});
    return next;
  }
  template <std::convertible_to<std::string_view> Text>
  [[nodiscard]] EventQuery where(std::string_view field, Comparison comparison, const Text& text) const {
    return where(field, comparison, Value(std::string(std::string_view(text))));
  }
  /// Also events that the base does not believe in: rejected, or with every claim retracted.
  [[nodiscard]] EventQuery with_rejected() const { return with(&EventFilter::with_rejected, true); }
  /// Latest first; undated events stay last.
  [[nodiscard]] EventQuery descending() const { return with(&EventFilter::direction, Direction::descending); }
  [[nodiscard]] EventQuery limit(std::size_t most) const { return with(&EventFilter::limit, most); }
  /// Only what follows this place in the order (`EventEntry::cursor` of the last event seen): the next page.
  [[nodiscard]] EventQuery after(const Cursor& cursor) const { return with(&EventFilter::after, cursor); }

  /// The events found. O(found) and one index scan for the plain timeline.
  [[nodiscard]] std::vector<EventEntry<Details>> all() const {
    auto found = detail::fetch(*states_, filter_);
    if constexpr (std::same_as<Details, Fields>) {
      return found;
    } else {
      std::vector<EventEntry<Details>> typed;
      typed.reserve(found.size());
      for (auto& event : found) typed.push_back(detail::typed<Details>(std::move(event)));
      return typed;
    }
  }
  /// The first event found, or nothing.
  [[nodiscard]] std::optional<EventEntry<Details>> first() const {
    auto found = limit(1).all();
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
  }
  /// How many events there are, whatever the limit.
  [[nodiscard]] std::size_t count() const { return detail::count(*states_, filter_); }
  /// How many in each group, largest first; months and years in order. Whatever the limit.
  [[nodiscard]] std::vector<GroupCount> count_by(Group group) const {
    return detail::count_by(*states_, filter_, group);
  }
  /// How many have each value of a field of their kind: `count_by(&WeaponTest::weapon)`. Largest first.
  template <class Member>
  [[nodiscard]] std::vector<GroupCount> count_by(Member Details::*member) const
      requires(!std::same_as<Details, Fields>) {
    return count_by(name_of(member));
  }
  /// The same by the field's name. Throws `Error` (invalid_argument) if the kind has no such field.
  [[nodiscard]] std::vector<GroupCount> count_by(std::string_view field) const {
    return detail::count_by(*states_, filter_, field);
  }
  /// The SQL that would run, with its values in place, for reading and for the `sqlite3` shell.
  [[nodiscard]] std::string sql() const { return detail::sql(*states_, filter_); }
  [[nodiscard]] const EventFilter& filter() const { return filter_; }

  /// An input iterator that owns the events it runs over.
  class Iterator {
   public:
    using value_type = EventEntry<Details>;
    using difference_type = std::ptrdiff_t;
    Iterator() = default;
    explicit Iterator(std::vector<value_type> found)
        : found_(std::make_shared<std::vector<value_type>>(std::move(found))) {}
    value_type& operator*() const { return (*found_)[at_]; }
    value_type* operator->() const { return &(*found_)[at_]; }
    Iterator& operator++() {
      ++at_;
      return *this;
    }
    void operator++(int) { ++at_; }
    friend bool operator==(const Iterator& it, std::default_sentinel_t) {
      return it.found_ == nullptr || it.at_ == it.found_->size();
    }

   private:
    std::shared_ptr<std::vector<value_type>> found_{};
    std::size_t at_ = 0;
  };
  /// Runs the query.
  [[nodiscard]] Iterator begin() const { return Iterator(all()); }
  [[nodiscard]] std::default_sentinel_t end() const { return std::default_sentinel; }

 private:
  template <class Part, class Asked>
  EventQuery with(Part EventFilter::*part, Asked&& asked) const {
    EventQuery next = *this;
    next.filter_.*part = std::forward<Asked>(asked);
    return next;
  }

  [[nodiscard]] EventQuery related(const EventFilter::Relation& relation) const {
    EventQuery next = *this;
    next.filter_.relations.push_back(relation);
    return next;
  }

  static Bounds exactly(const Period& period) { return {period.from, period.from, period.to, period.to}; }

  template <class Member>
  static std::string name_of(Member Details::*member) {
    std::string name;
    detail::for_each_field<Details>([&](const auto& field) {
      if constexpr (std::same_as<decltype(field.member), Member Details::*>)
        if (field.member == member) name = field.name;
    });
    if (name.empty()) throw Error(ErrorCode::invalid_argument, "The kind describes no such member.");
    return name;
  }

  template <class Inner>
  static Value stored(Inner inner) {
    if constexpr (Worded<Inner>)
      return std::string(word(inner));
    else
      return inner;
  }

  detail::Handle<detail::States> states_;
  EventFilter filter_{};
};

}  // namespace annals
