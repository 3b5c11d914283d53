#include "query/event_set.hpp"

#include "query/condition.hpp"
#include "query/events.hpp"
#include "query/relation_condition.hpp"
#include "query/typed_words.hpp"
#include "record/description.hpp"
#include "sql/quoted.hpp"
#include "store/schema.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <utility>
#include <variant>

#include <fmt/format.h>

namespace annals::inline v0_2::query {

namespace {

constexpr std::string_view never = "FALSE";
const Period all_time{Instant::unbounded_past(), Instant::unbounded_future()};

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
  require_place(filter);
  add_sets(filter);
  if (kind_ != nullptr || filter.kind.empty())  // no event is of a kind that the base does not know
    for (const auto& asked : filter.where) require(condition(state, filter, asked, *this));
  if (filter.outcome) require("e.outcome = " + parameter(std::string(word(*filter.outcome))));
  require_standing(filter);
  choose_access_path(filter);
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

std::string EventSet::sql(const AccessPath& path, std::string_view columns,
                          std::string_view condition) const {
  auto conditions = conditions_;
  for (const auto& more : {std::string_view(path.where), condition})
    if (!more.empty()) conditions += fmt::format("\n{} {}", conditions.empty() ? "WHERE" : "  AND", more);
  return fmt::format("SELECT {}\nFROM {}{}{}", columns, path.from, joins_, conditions);
}

std::string EventSet::sql(std::string_view columns, std::string_view rest) const {
  if (paths_.size() == 1) return sql(paths_.front(), columns) + std::string(rest);
  std::string found;
  for (const auto& path : paths_) found += (found.empty() ? "" : "\nUNION ALL\n") + sql(path, "e.id AS id");
  return fmt::format("SELECT {}\nFROM (\n{}\n) AS found CROSS JOIN event AS e ON e.id = found.id{}{}",
                     columns, found, joins_, rest);
}

std::string EventSet::count_sql() const {
  std::string counts;
  for (const auto& path : paths_)
    counts += fmt::format("{}({})", counts.empty() ? "" : " + ", sql(path, "count(*)"));
  return "SELECT " + counts;
}

std::string EventSet::in_order(std::string_view condition, std::string_view columns, Order order) const {
  const std::string_view way = order == Order::earliest_first ? "" : " DESC";
  if (paths_.size() == 1)
    return fmt::format("{0}\nORDER BY e.sort_key{1}, e.position{1}, e.id{1}",
                       sql(paths_.front(), columns, fmt::format(fmt::runtime(condition), "e.sort_key")), way);
  // The engine merges paths, each in its order, as far as the first are asked for.
  std::string all;
  for (const auto& path : paths_)
    all += (all.empty() ? "" : "\nUNION ALL\n") +
           sql(path, path.sort_key + " AS sort_key, e.position AS position, e.id AS id",
               fmt::format(fmt::runtime(condition), path.sort_key));
  return fmt::format("{0}\nORDER BY sort_key{1}, position{1}, id{1}", all, way);
}

std::size_t EventSet::size(std::string_view rows, std::size_t most) const {
  auto found = run(state_.database,
                   part_of(select_, fmt::format("SELECT count(*) FROM (SELECT 1 {} LIMIT {})", rows, most)));
  found.next();
  return static_cast<std::size_t>(found.integer(0));
}

void EventSet::choose_access_path(const EventFilter& filter) {
  const auto& [condition, overlapped, sorted, started] = in_time_;
  if (started)
    paths_ = in_ranges(ranges_of_starts(*started), select_);
  else if (sorted)
    paths_ = {{"event AS e", fmt::format("e.sort_key BETWEEN {} AND {}", parameter(sorted->from.key()),
                                         parameter(sorted->to.key()))}};
  else if (overlapped)
    paths_ = {query::overlapping(*overlapped, span_classes_in_use(state_.database), select_)};
  const bool has_time = started || sorted || overlapped;
  is_in_order_ = !started && (sorted || !overlapped);

  // A page of a large set comes sooner in the order of time than by sorting the set.
  std::size_t smallest = filter.limit ? 2'500 : has_time ? 20'000 : std::numeric_limits<std::int64_t>::max();
  if (sets_.empty()) return;
  if (has_time) {
    std::size_t found = 0;
    for (const auto& path : paths_)
      found += size(fmt::format("FROM {} WHERE {}", path.from, path.where), smallest);
    smallest = std::min(smallest, found);
  }
  auto chosen = sets_.end();
  for (auto set = sets_.begin(); set != sets_.end(); ++set) {
    // The only set there is need not be counted where nothing else would be read instead.
    const auto found = sets_.size() == 1 && !has_time && !filter.limit
                           ? 0
                           : size(fmt::format("FROM ({})", set->ids), smallest);
    if (found >= smallest) continue;
    smallest = found;
    chosen = set;
  }
  if (chosen != sets_.end()) {
    paths_ = {{"event AS e NOT INDEXED", fmt::format("e.id IN ({})", chosen->ids)}};
    is_in_order_ = false;
  }
  for (auto set = sets_.begin(); set != sets_.end(); ++set)
    if (set != chosen && !(chosen == sets_.end() && finds_by_actor(filter, *set))) require(set->has_event);
}

/// What an actor took part in is in the order of time, too: with a range of it, or for a page, that is what
/// is read. Whether this is the set that is found so.
bool EventSet::finds_by_actor(const EventFilter& filter, const Set& set) {
  const auto& in = in_time_;
  if (&set != &sets_.front() || filter.involving.empty()) return false;
  if (!in.started && !in.sorted && (in.overlapped || !filter.limit)) return false;
  const auto& [actor, role] = filter.involving.front();
  const TakingPart asked{parameter(actor.value()), role.empty() ? role : parameter(role),
                         filter.kind.empty() ? filter.kind : parameter(filter.kind)};
  paths_ = in_ranges(
      in.started ? ranges_of_starts(*in.started) : ranges_of_sort_keys(in.sorted.value_or(all_time)), asked,
      select_);
  is_in_order_ = false;
  return true;
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
  if (period.from.is_bounded()) asked.sorted = period;
  return asked;
}

EventSet::InTime EventSet::starting_in(const Period& period) {
  if (is_empty(period)) return {std::string(never)};
  const auto from = parameter(period.from.key());
  const auto to = parameter(period.to.key());
  InTime asked{
      fmt::format("e.earliest_start < {0} AND e.latest_start >= {1}\n  AND {2}", to, from,
                  not_estimated(fmt::format("m.earliest_start >= {} OR m.latest_start < {}", to, from)))};
  if (period.from.is_bounded()) asked.started = period;
  return asked;
}

EventSet::InTime EventSet::in_relation(Relations any_of, const Bounds& to, bool surely) {
  const auto wanted = allen_regions(any_of, to);
  if (wanted.empty()) return {std::string(never)};
  if (!surely) return {in_any_of(wanted, select_), overlapped_by_all_in(wanted)};
  // No other relation is possible; one is, between any two dates.
  const auto others = allen_regions(~any_of, to);
  InTime asked{"TRUE", {}, starts_of_all_outside(others)};
  if (!asked.sorted) asked.overlapped = overlapped_by_all_in(wanted);
  for (const auto& other : others) asked.condition += "\n  AND " + outside(other, select_);
  return asked;
}

/// Of several things that are asked of the time, the first that an index finds them by is enough.
void EventSet::require(const InTime& asked) {
  require(asked.condition);
  if (!in_time_.overlapped) in_time_.overlapped = asked.overlapped;
  if (!in_time_.sorted) in_time_.sorted = asked.sorted;
  if (!in_time_.started) in_time_.started = asked.started;
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
    one.sorted = all ? around(all->sorted, one.sorted) : one.sorted;
    one.started = all ? around(all->started, one.started) : one.started;
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

void EventSet::require_place(const EventFilter& filter) {
  if (!filter.in) return;
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

void EventSet::add_sets(const EventFilter& filter) {
  for (const auto& [actor, role] : filter.involving) {
    require_record(state_, actor);
    auto taking_part = "FROM participant AS p WHERE p.actor = " + parameter(actor.value());
    if (!role.empty()) taking_part += " AND p.role = " + parameter(role);
    sets_.push_back({"SELECT p.event " + taking_part,
                     fmt::format("EXISTS (SELECT 1 {} AND p.event = e.id)", taking_part)});
  }
  if (filter.part_of) {
    require_record(state_, *filter.part_of);
    const auto parts = "FROM part AS p WHERE p.whole = " + parameter(filter.part_of->value());
    sets_.push_back(
        {"SELECT p.event " + parts, fmt::format("EXISTS (SELECT 1 {} AND p.event = e.id)", parts)});
  }
  if (!filter.matching.empty()) {
    // Words without a letter or a digit are in no text.
    const auto words = match_typed(state_.database, filter.matching);
    if (!words) return require(never);
    const auto found = "SELECT rowid FROM search WHERE search MATCH " + parameter(*words);
    sets_.push_back({found, fmt::format("+e.id IN ({})", found)});
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
