#include "query/event_set.hpp"

#include "query/condition.hpp"
#include "query/events.hpp"
#include "query/overlap.hpp"
#include "query/relation_condition.hpp"
#include "query/typed_words.hpp"
#include "record/description.hpp"
#include "sql/quoted.hpp"
#include "store/schema.hpp"

#include <algorithm>
#include <utility>
#include <variant>

#include <fmt/format.h>

namespace annals::inline v0_2::query {

namespace {

constexpr std::string_view never = "FALSE";

bool is_empty(const Period& period) {
  return period.to <= period.from;
}

/// Whether few events are found by the index on a field of theirs.
bool uses_index_on_field(const KindDescription* kind, const EventFilter& filter) {
  const auto is_indexed = [&](const std::string& name) {
    const auto* field = own_field(*kind, name);
    return field != nullptr && field->is_indexed;
  };
  return kind != nullptr && std::ranges::any_of(filter.where, [&](const Criterion& criterion) {
           if (const auto* one = std::get_if<Criterion::Compared>(&criterion.part))
             return one->comparison == equals && is_indexed(one->field);
           const auto* some = std::get_if<Criterion::OneOf>(&criterion.part);
           return some != nullptr && is_indexed(some->field);
         });
}

}  // namespace

EventSet::EventSet(store::State& state, const EventFilter& filter, Select& select)
    : state_(state), select_(select), kind_(state.kind(RecordType::event, filter.kind)) {
  // The engine has no statistics: "+" keeps it from the index on kinds, which is in the order of the answer.
  if (!filter.kind.empty())
    require((uses_index_on_field(kind_, filter) ? "+e.kind = " : "e.kind = ") + parameter(filter.kind));
  require_time(filter);
  require_edges(filter);
  if (kind_ != nullptr || filter.kind.empty())  // no event is of a kind that the base does not know
    for (const auto& asked : filter.where) require(condition(state, filter, asked, *this));
  if (!filter.matching.empty()) {
    // Words without a letter or a digit are in no text.
    const auto words = match_typed(state.database, filter.matching);
    require(words ? fmt::format("e.id IN (SELECT rowid FROM search WHERE search MATCH {})", parameter(*words))
                  : std::string(never));
  }
  if (filter.outcome) require("e.outcome = " + parameter(std::string(word(*filter.outcome))));
  require_standing(filter);
}

std::string EventSet::column(const FieldDescription& field) {
  if (!std::exchange(has_detail_, true))
    join(
        fmt::format("LEFT JOIN {} AS detail ON detail.id = e.id", sql::quoted_name(store::table_of(*kind_))));
  return "detail." + sql::quoted_name(field.name);
}

std::string EventSet::ids_found(const EventFilter& filter) {
  // Only what is cut off somewhere depends on the order.
  const bool is_cut = filter.limit || filter.after || (filter.field_order && filter.field_order->after);
  auto sql =
      is_cut ? select_events(state_, filter, "e.id", select_) : EventSet(state_, filter, select_).sql("e.id");
  for (auto at = sql.find('\n'); at != std::string::npos; at = sql.find('\n', at + 1))
    sql.insert(at + 1, 4, ' ');
  return "\n    " + sql;
}

void EventSet::join(std::string_view table_and_condition) {
  joins_ += fmt::format("\n{}", table_and_condition);
}

void EventSet::require(std::string_view condition) {
  conditions_ += fmt::format("\n{} {}", conditions_.empty() ? "WHERE" : "  AND", condition);
}

std::string EventSet::sql(std::string_view columns, std::string_view rest) const {
  return fmt::format("SELECT {}\nFROM event AS e{}{}{}", columns, joins_, conditions_, rest);
}

std::string EventSet::sql_where(std::string_view condition, std::string_view columns,
                                std::string_view rest) const {
  EventSet narrowed = *this;
  narrowed.require(condition);
  return narrowed.sql(columns, rest);
}

/// By the best estimate, which is within what is firm: the indexes of that lead there.
std::string EventSet::not_estimated(const std::string& so) {
  return fmt::format("NOT EXISTS (SELECT 1 FROM estimate AS m WHERE m.event = e.id AND ({}))", so);
}

/// Whether it has a date, or others bound its start on both sides.
void EventSet::require_dated(bool dated) {
  const auto past = parameter(Instant::unbounded_past().key());
  const auto future = parameter(Instant::unbounded_future().key());
  require(fmt::format(
      "{}(e.date IS NOT NULL OR (e.earliest_start > {} AND e.latest_start < {}) OR EXISTS (SELECT 1 "
      "FROM estimate AS m WHERE m.event = e.id AND m.earliest_start > {} AND m.latest_start < {}))",
      dated ? "" : "NOT ", past, future, past, future));
}

void EventSet::require_time(const EventFilter& filter) {
  if (filter.dated) require_dated(*filter.dated);
  if (filter.overlapping)
    require_by_clocks(
        *filter.overlapping, [this](const Period& in) { return overlapping(in); }, false);
  if (filter.within)
    require_by_clocks(
        *filter.within, [this](const Period& in) { return within(in); }, true);
  if (filter.starting_in)
    require_by_clocks(
        *filter.starting_in, [this](const Period& in) { return starting_in(in); }, false);
  for (const auto& [any_of, to, surely] : filter.relations) {
    if (const auto* date = std::get_if<Bounds>(&to))
      require(in_relation(any_of, *date, surely));
    else
      require_by_clocks(
          std::get<Period>(to),
          [this, any = any_of, surely = surely](const Period& in) {
            return in_relation(any, {in.from, in.from, in.to, in.to}, surely);
          },
          surely);
  }
}

EventSet::InTime EventSet::overlapping(const Period& period) {
  if (is_empty(period)) return {std::string(never)};
  const auto from = parameter(period.from.key());
  const auto to = parameter(period.to.key());
  InTime asked{
      fmt::format("e.earliest_start < {0} AND e.latest_end > {1}\n  AND {2}", to, from,
                  not_estimated(fmt::format("m.earliest_start >= {} OR m.latest_end <= {}", to, from)))};
  // Without a beginning nothing ends too early, and most events may be found: no reason to go by class.
  if (period.from != Instant::unbounded_past()) asked.overlapped = period;
  return asked;
}

EventSet::InTime EventSet::within(const Period& period) {
  if (is_empty(period)) return {std::string(never)};
  InTime asked{fmt::format("e.earliest_start >= {} AND e.latest_end <= {}", parameter(period.from.key()),
                           parameter(period.to.key()))};
  if (period.from.is_bounded()) asked.start = period;
  return asked;
}

EventSet::InTime EventSet::starting_in(const Period& period) {
  if (is_empty(period)) return {std::string(never)};
  const auto from = parameter(period.from.key());
  const auto to = parameter(period.to.key());
  InTime asked{
      fmt::format("e.earliest_start < {0} AND e.latest_start >= {1}\n  AND {2}", to, from,
                  not_estimated(fmt::format("m.earliest_start >= {} OR m.latest_start < {}", to, from)))};
  // What starts in the period overlaps it; in a far year it may end with the same key that it starts with.
  if (period.from.is_bounded())
    asked.overlapped = Period(Instant::from_key(period.from.key() - 1), period.to);
  return asked;
}

EventSet::InTime EventSet::in_relation(Relations any_of, const Bounds& to, bool surely) {
  const auto wanted = allen_regions(any_of, to);
  if (wanted.empty()) return {std::string(never)};
  if (!surely) return {in_any_of(wanted, select_), overlapped_by_all_in(wanted)};
  // No other relation is possible; one is, between any two dates.
  const auto others = allen_regions(~any_of, to);
  InTime asked{"TRUE", {}, starts_of_all_outside(others)};
  if (!asked.start) asked.overlapped = overlapped_by_all_in(wanted);
  for (const auto& other : others) asked.condition += "\n  AND " + outside(other, select_);
  return asked;
}

void EventSet::require(const InTime& asked) {
  // With a start that is known, the order by time has it: a range of its index.
  if (asked.start)
    require(fmt::format("e.sort_key BETWEEN {} AND {}", parameter(asked.start->from.key()),
                        parameter(asked.start->to.key())));
  if (asked.overlapped)
    require(fmt::format("e.id IN ({})",
                        ids_overlapping(*asked.overlapped, span_classes_in_use(state_.database), select_)));
  require(asked.condition);
}

namespace {

/// The period around two; none where one is without.
std::optional<Period> around(const std::optional<Period>& one, const std::optional<Period>& other) {
  if (!one || !other) return std::nullopt;
  return Period(std::min(one->from, other->from), std::max(one->to, other->to));
}

}  // namespace

/// Of a period in days of no zone: by the clocks of each event, and where it may be so and the event is not
/// dated by days, by those of the base, too.
void EventSet::require_by_clocks(const Period& period, const InPeriod& asked, bool surely) {
  if (!period.is_local()) return require(asked(period));
  const auto base = state_.own_zone();
  const auto clocks = store::clocks_in_use(state_.database);
  if (clocks.size() < 2) return require(asked(period.in(base)));
  std::optional<InTime> all;
  const auto condition_in = [&](const Zone& zone) {
    auto one = asked(period.in(zone));
    one.overlapped = all ? around(all->overlapped, one.overlapped) : one.overlapped;
    one.start = all ? around(all->start, one.start) : one.start;
    all = one;
    return one.condition;
  };
  std::string condition = "CASE " + std::string(store::clock_of_event);
  for (const auto& clock : clocks)
    condition +=
        fmt::format("\n    WHEN {} THEN {}", parameter(clock), condition_in(store::read_zone(clock)));
  condition += " END";
  if (!surely)
    condition =
        fmt::format("({}\n    OR {} AND {})", condition, store::is_told_by_time_of_day, condition_in(base));
  all->condition = condition;
  require(*all);
}

void EventSet::require_edges(const EventFilter& filter) {
  for (const auto& [actor, role] : filter.involving) {
    require_record(state_, actor);
    auto taking_part = "SELECT event FROM participant WHERE actor = " + parameter(actor.value());
    if (!role.empty()) taking_part += " AND role = " + parameter(role);
    require(fmt::format("e.id IN ({})", taking_part));
  }
  if (filter.in) {
    require_record(state_, *filter.in);
    // UNION keeps each place once, so that places within each other come to an end.
    require(fmt::format(R"(e.place IN (
    WITH RECURSIVE inside (id) AS (
      SELECT id FROM place WHERE id = {}
      UNION
      SELECT place.id FROM place JOIN inside ON place.within = inside.id)
    SELECT id FROM inside))",
                        parameter(filter.in->value())));
  }
  if (filter.part_of) {
    require_record(state_, *filter.part_of);
    require(
        fmt::format("e.id IN (SELECT event FROM part WHERE whole = {})", parameter(filter.part_of->value())));
  }
}

void EventSet::require_standing(const EventFilter& filter) {
  if (filter.standing)
    require(*filter.standing == Standing::accepted
                ? "e.standing IS NULL"
                : "e.standing = " + parameter(std::string(word(*filter.standing))));
  else if (!filter.with_rejected)
    require(is_believed("e"));
}

}  // namespace annals::inline v0_2::query
