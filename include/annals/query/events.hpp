#pragma once

#include "annals/query/asking.hpp"
#include "annals/query/comparison.hpp"
#include "annals/query/condition.hpp"
#include "annals/query/filter.hpp"
#include "annals/record/claim.hpp"
#include "annals/record/entry.hpp"
#include "annals/record/event.hpp"
#include "annals/record/field.hpp"
#include "annals/time/allen.hpp"
#include "annals/time/bounds.hpp"
#include "annals/time/period.hpp"

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace annals::inline v0_2 {

/// A question about events, made step by step; a value. Each step returns a new query and leaves the old one
/// as it was. Nothing runs until `all`, `first`, `count…`, `min…` or a range-for asks; each of these sees one
/// state of the base. It keeps the base's file open for as long as it lives, and may be used from any thread.
///
/// What asks throws `Error`: not_found for a kind that neither the base nor the library knows, and for an id
/// of no record; invalid_argument for a field that the kind does not have so.
///
/// Days, months and years of a period that names no zone are those of the base, and of each event by its own
/// clocks: what is dated by days is compared by its own, and what is dated to the time of day, or not at all,
/// may lie in that of either. What is surely so is so by the event's own clocks.
///
/// Events come in chronological order: by earliest possible start (the latest, where that is unbounded),
/// undated events last; also the latest first, undated events last.
template <class Details = Fields>
class EventQuery {
 public:
  explicit EventQuery(std::shared_ptr<detail::States> states) : states_(std::move(states)) {
    if constexpr (!std::same_as<Details, Fields>) {
      filter_.kind = Details::kind().name;
      filter_.has_struct = true;
    }
  }

  /// Events that have a date, or whose start other events or reports bound on both sides; and the rest.
  [[nodiscard]] EventQuery dated() const { return with(&EventFilter::dated, true); }
  [[nodiscard]] EventQuery undated() const { return with(&EventFilter::dated, false); }
  /// Events that may have been going on at some time in the period, by the best estimate.
  [[nodiscard]] EventQuery overlapping(const Period& period) const {
    return with(&EventFilter::overlapping, period);
  }
  /// Events that lie wholly within the period, whatever their dates turn out to be.
  [[nodiscard]] EventQuery within(const Period& period) const { return with(&EventFilter::within, period); }
  /// Events that may have started in the period, by the best estimate.
  [[nodiscard]] EventQuery starting_in(const Period& period) const {
    return with(&EventFilter::starting_in, period);
  }
  /// Events that stand in one of these relations of Allen to the period, whatever their dates turn out to be:
  /// `surely(lies_within, "2018/2020")`. Exact: no event is found of which another relation is possible.
  [[nodiscard]] EventQuery surely(Relations any_of, const Period& period) const {
    return related({any_of, period, true});
  }
  /// Events that may stand in one of these relations to the period: `possibly(precedes, "2019-02-27")`. All
  /// that are undated may.
  [[nodiscard]] EventQuery possibly(Relations any_of, const Period& period) const {
    return related({any_of, period, false});
  }
  /// The same to something dated so, sometime in it: vague on both sides, as `possible_relations` is. Of two
  /// events of 2018 nothing is sure.
  [[nodiscard]] EventQuery surely(Relations any_of, const Bounds& to) const {
    return related({any_of, to, true});
  }
  [[nodiscard]] EventQuery possibly(Relations any_of, const Bounds& to) const {
    return related({any_of, to, false});
  }
  /// Events of this kind ("threat"). A query for a typed kind has its kind already, and finds nothing in a
  /// base that does not have the kind yet.
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
  /// Events whose title, summary, names and text fields of their kind have all these words, or words that
  /// begin like them.
  [[nodiscard]] EventQuery matching(std::string_view words) const {
    return with(&EventFilter::matching, std::string(words));
  }
  /// Events of this standing, where otherwise only those that are accepted or disputed are found.
  [[nodiscard]] EventQuery standing(Standing standing) const {
    return with(&EventFilter::standing, standing);
  }
  /// Events of which this holds: `where(field(&WeaponTest::range_km) >= 1000 || said_by(usip))`.
  template <class Asked>
  [[nodiscard]] EventQuery where(const EventCondition<Asked>& condition) const {
    static_assert(std::same_as<Asked, Fields> || std::same_as<Asked, Details>,
                  "annals: this is a condition on events of another kind than the query's");
    EventQuery next = *this;
    next.filter_.where.push_back(condition.criterion());
    return next;
  }
  /// `where(field(member) …)` in short, as `where(&WeaponTest::range_km, at_least, 1000)`. What compares with
  /// what: see `EventField`. An event of which the field is not said is not found.
  template <class Member, class Bound>
  [[nodiscard]] EventQuery where(Member Details::*member,
                                 detail::ComparisonOf<typename detail::Claimable<Member>::Inner> comparison,
                                 const Bound& bound) const requires(!std::same_as<Details, Fields>) {
    return where(field(member).compares(comparison, bound));
  }
  /// The same for a kind that the program has no struct for.
  template <class Bound>
  [[nodiscard]] EventQuery where(std::string_view name, Comparison comparison, const Bound& bound) const {
    return where(field(name).compares(comparison, bound));
  }
  /// Also events that the base does not believe in: rejected, or with every claim retracted. Links of these
  /// standings count, too.
  [[nodiscard]] EventQuery with_rejected() const { return with(&EventFilter::with_rejected, true); }
  /// Latest first; undated events stay last.
  [[nodiscard]] EventQuery descending() const { return with(&EventFilter::direction, Direction::descending); }
  [[nodiscard]] EventQuery limit(std::size_t most) const { return with(&EventFilter::limit, most); }
  /// By a field that has an order (see `EventField`), events of which it is not said last, and those that say
  /// the same in chronological order. Sorts all that is found; with a limit it holds no more than that.
  template <class Member>
  [[nodiscard]] EventQuery order_by(Member Details::*member, Direction direction = Direction::ascending) const
      requires(!std::same_as<Details, Fields>) {
    using Inner = typename detail::Claimable<Member>::Inner;
    static_assert(detail::has_order<Inner>, "annals: values of this field stand in no order");
    EventFilter::FieldOrder order{detail::name_of(member), direction};
    if constexpr (is_ordered<Inner>) order.words.assign(words_of<Inner>.begin(), words_of<Inner>.end());
    return with(&EventFilter::field_order, std::move(order));
  }
  /// The same by the field's name, or by what every event has, unless its kind has a field of that name: end,
  /// kind, title, place, outcome or likelihood.
  [[nodiscard]] EventQuery order_by(std::string_view field,
                                    Direction direction = Direction::ascending) const {
    return with(&EventFilter::field_order, EventFilter::FieldOrder{std::string(field), direction});
  }
  /// Only what follows this event, the last one seen: the next page, in any order.
  [[nodiscard]] EventQuery after(const EventEntry<Details>& event) const {
    EventQuery next = *this;
    if constexpr (std::same_as<Details, Fields>) {
      detail::go_on_after(next.filter_, event.cursor(), event.details);
    } else {
      Fields details;
      detail::append_fields(event.details, details);
      detail::go_on_after(next.filter_, event.cursor(), details);
    }
    return next;
  }
  /// Only what follows this place in the chronological order (`EventEntry::cursor`).
  [[nodiscard]] EventQuery after(const Cursor& cursor) const { return with(&EventFilter::after, cursor); }

  /// The events found. O(found) and one index scan for the plain timeline.
  [[nodiscard]] std::vector<EventEntry<Details>> all() const {
    return typed(detail::fetch(*states_, filter_));
  }
  /// Their ids alone, in the same order: of a plain timeline, the scan of one index.
  [[nodiscard]] std::vector<EventId> ids() const { return detail::ids(*states_, filter_); }
  /// The first event found, or nothing.
  [[nodiscard]] std::optional<EventEntry<Details>> first() const {
    auto found = limit(1).all();
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
  }
  /// How many events there are, whatever the limit.
  [[nodiscard]] std::size_t count() const { return detail::count(*states_, filter_); }
  /// How many in each group, largest first and ties by name; years, months, weeks, days and hours in order.
  /// Whatever the limit. An event with several actors counts for each of them.
  [[nodiscard]] std::vector<GroupCount> count_by(Group group) const {
    return detail::count_by(*states_, filter_, grouping(group));
  }
  /// How many have each value of a field of their kind: `count_by(&WeaponTest::weapon)`. Largest first.
  template <class Member>
  [[nodiscard]] std::vector<GroupCount> count_by(Member Details::*member) const
      requires(!std::same_as<Details, Fields>) {
    return detail::count_by(*states_, filter_, grouping(member));
  }
  /// The same by the field's name.
  [[nodiscard]] std::vector<GroupCount> count_by(std::string_view field) const {
    return detail::count_by(*states_, filter_, grouping(field));
  }
  /// How many in each pair of groups or values: `count_by(Group::year, &WeaponTest::weapon)`. By the first
  /// and then the second, times in order and all else by name. Pairs without events are left out.
  template <class First, class Second>
  [[nodiscard]] std::vector<PairCount> count_by(const First& first, const Second& second) const {
    return detail::count_by(*states_, filter_, grouping(first), grouping(second));
  }

  /// Of a field of numbers; nothing where no event that is found says it. Whatever the limit. `sum` throws
  /// `Error` (invalid_argument) where the sum of integers takes more than 64 bits.
  template <class Member>
  [[nodiscard]] Member min(Member Details::*member) const {
    return aggregate<Member>(detail::Aggregate::min, member);
  }
  template <class Member>
  [[nodiscard]] Member max(Member Details::*member) const {
    return aggregate<Member>(detail::Aggregate::max, member);
  }
  template <class Member>
  [[nodiscard]] Member sum(Member Details::*member) const {
    return aggregate<Member>(detail::Aggregate::sum, member);
  }
  template <class Member>
  [[nodiscard]] std::optional<double> mean(Member Details::*member) const {
    return aggregate<std::optional<double>>(detail::Aggregate::mean, member);
  }
  /// The same by the field's name: of integers, `min`, `max` and `sum` are integers.
  [[nodiscard]] std::optional<Value> min(std::string_view field) const {
    return detail::aggregate(*states_, filter_, detail::Aggregate::min, field);
  }
  [[nodiscard]] std::optional<Value> max(std::string_view field) const {
    return detail::aggregate(*states_, filter_, detail::Aggregate::max, field);
  }
  [[nodiscard]] std::optional<Value> sum(std::string_view field) const {
    return detail::aggregate(*states_, filter_, detail::Aggregate::sum, field);
  }
  [[nodiscard]] std::optional<Value> mean(std::string_view field) const {
    return detail::aggregate(*states_, filter_, detail::Aggregate::mean, field);
  }

  /// The SQL that would run, with its values in place, for reading and for the `sqlite3` shell.
  [[nodiscard]] std::string sql() const { return detail::sql(*states_, filter_); }
  /// How the engine would run it, a step a line: which index it searches, and what it sorts.
  [[nodiscard]] std::string explain() const { return detail::explain(*states_, filter_); }
  [[nodiscard]] const EventFilter& filter() const { return filter_; }

  /// An input iterator over one state of the base. It reads a page at a time and owns what it gives, until it
  /// goes on; copies share their place. It may be destroyed at any time, and outlives the base's handle.
  /// While there is more to read it is to the base what a `Snapshot` is. One thread at a time.
  class Iterator {
   public:
    using value_type = EventEntry<Details>;
    using difference_type = std::ptrdiff_t;
    Iterator() = default;
    explicit Iterator(detail::Pages pages) : run_(std::make_shared<Run>(Run{std::move(pages)})) {
      run_->page = typed(run_->pages.next());
    }
    value_type& operator*() const { return run_->page[run_->at]; }
    value_type* operator->() const { return &run_->page[run_->at]; }
    Iterator& operator++() {
      if (++run_->at == run_->page.size()) {
        run_->page = typed(run_->pages.next());
        run_->at = 0;
      }
      return *this;
    }
    void operator++(int) { ++*this; }
    friend bool operator==(const Iterator& it, std::default_sentinel_t) {
      return it.run_ == nullptr || it.run_->page.empty();
    }

   private:
    struct Run {
      detail::Pages pages;
      std::vector<value_type> page{};
      std::size_t at = 0;
    };
    std::shared_ptr<Run> run_{};
  };
  /// Runs the query, and holds few of the events at a time, however many there are. Each page costs what the
  /// query does; in the plain timeline that is one look into an index.
  [[nodiscard]] Iterator begin() const { return Iterator(detail::Pages(*states_, filter_)); }
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

  static std::vector<EventEntry<Details>> typed(std::vector<EventEntry<>> found) {
    if constexpr (std::same_as<Details, Fields>) {
      return found;
    } else {
      std::vector<EventEntry<Details>> events;
      events.reserve(found.size());
      for (auto& event : found) events.push_back(detail::typed<Details>(std::move(event)));
      return events;
    }
  }

  static detail::Grouping grouping(Group group) { return group; }
  static detail::Grouping grouping(std::string_view field) { return std::string(field); }
  template <class Member>
  static detail::Grouping grouping(Member Details::*member) {
    return detail::name_of(member);
  }

  template <class Result, class Member>
  [[nodiscard]] Result aggregate(detail::Aggregate aggregate, Member Details::*member) const {
    using Inner = typename detail::Claimable<Member>::Inner;
    static_assert(std::same_as<Inner, std::int64_t> || std::same_as<Inner, double>,
                  "annals: only of a field of numbers there are a least, a greatest, a sum and a mean");
    const auto value = detail::aggregate(*states_, filter_, aggregate, detail::name_of(member));
    return value ? Result(std::get<typename Result::value_type>(*value)) : std::nullopt;
  }

  detail::Handle<detail::States> states_;
  EventFilter filter_{};
};

}  // namespace annals::inline v0_2
