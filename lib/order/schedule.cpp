// When events were by all that is known, and their order.

#include "order/bound_us.hpp"
#include "order/chronology.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <numeric>
#include <utility>

namespace annals::inline v0_2::order {

namespace {

EventNumber event_of(Node node) {
  return (node - 1) / 2;
}

/// Beyond all years for what must be before or after something that is: it is in no year of its own.
Instant instant_of_undated(ExactUs us) {
  if (us < first_us_of(first_of_all())) return Instant::unbounded_past();
  if (us > last_us_of(last_of_all())) return Instant::unbounded_future();
  return instant_at(us);
}

std::int64_t capped(ExactUs us) {
  constexpr ExactUs most = std::numeric_limits<std::int64_t>::max();
  return static_cast<std::int64_t>(std::clamp(us, -most, most));
}

/// Where a start lies among those of its sort key.
ExactUs offset_of(Instant sort_key, const SolutionTime& start, Instant latest) {
  // Undated: before the last of those that it is connected to, which lasts a microsecond.
  if (!start.is_bounded) return start.at + 1;
  if (sort_key == Instant::unbounded_past()) return start.at - first_us_of(first_of_all());
  const auto first = first_us_of(sort_key);
  // Within a year known only as a whole.
  if (first != last_us_of(sort_key) || start.at != first) return start.at - first;
  return latest == Instant::unbounded_future() ? std::numeric_limits<std::int64_t>::max()
                                               : capped(last_us_of(latest) - first);
}

Instant sort_key_of(const SolutionTime& start, Instant latest_start) {
  // What must start before something that began before all years did so too.
  if (latest_start == Instant::unbounded_past() ||
      (start.is_bounded && start.at < first_us_of(first_of_all())))
    return Instant::unbounded_past();
  return start.is_bounded ? instant_at(start.at) : Instant::unbounded_future();
}

}  // namespace

Schedule schedule_alone(const Bounds& date) {
  SolutionTime start{};
  if (date.earliest_start != Instant::unbounded_past()) {
    start = {true, least_us(date.earliest_start)};
  } else {
    // As late as its own end at its earliest lets it.
    const auto is_before = [&](ExactUs at) {
      if (!start.is_bounded || at < start.at) start = {true, at};
    };
    if (date.latest_start != Instant::unbounded_future()) is_before(most_us(date.latest_start, Point::start));
    if (date.earliest_end != Instant::unbounded_past()) is_before(least_us(date.earliest_end) - 1);
    if (!start.is_bounded) start.at = -1;
  }
  const auto sort_key = sort_key_of(start, date.latest_start);
  return {date, sort_key, capped(offset_of(sort_key, start, date.latest_start))};
}

Bounds Chronology::bounds_of(EventNumber event) const {
  const auto start = network_.range(ends(event).start);
  const auto end = network_.range(ends(event).end);
  Bounds bounds;
  const auto dates = dates_of(event);
  const bool is_dated = std::ranges::any_of(dates, [&](FactNumber date) { return holds(date); });
  const auto instant = [&](ExactUs us) { return is_dated ? instant_at(us) : instant_of_undated(us); };
  if (start.earliest) bounds.earliest_start = instant(*start.earliest);
  if (start.latest) bounds.latest_start = instant(*start.latest);
  if (end.earliest) bounds.earliest_end = instant(*end.earliest);
  if (end.latest) bounds.latest_end = instant(*end.latest);
  for (const auto date : dates) {
    if (!holds(date)) continue;
    // What began before all years, or goes on after them, is not within one of them.
    const auto dated = left_of(date);
    if (dated.latest_start == Instant::unbounded_past()) bounds.latest_start = dated.latest_start;
    if (dated.earliest_end == Instant::unbounded_future()) bounds.earliest_end = dated.earliest_end;
  }
  return bounds;
}

Chronology::Slot Chronology::slot_of(EventNumber event, const SolutionTime& start) const {
  Slot slot;
  slot.schedule.bounds = bounds_of(event);
  const auto latest = slot.schedule.bounds.latest_start;
  slot.schedule.sort_key = sort_key_of(start, latest);
  slot.offset = offset_of(slot.schedule.sort_key, start, latest);
  slot.schedule.position = capped(slot.offset);
  return slot;
}

std::vector<Schedule> Chronology::schedule() const {
  const auto solution = network_.solution();
  std::vector<Slot> slots;
  for (EventNumber event = 0; event < facts_.events; ++event)
    slots.push_back(slot_of(event, solution[ends(event).start]));
  rank(slots);
  std::vector<Schedule> schedule;
  schedule.reserve(slots.size());
  for (const auto& slot : slots) schedule.push_back(slot.schedule);
  return schedule;
}

/// Where something lies too far off for a column to tell, all of the same sort key that are connected to it
/// are counted instead.
void Chronology::rank(std::vector<Slot>& slots) const {
  if (std::ranges::all_of(slots, &Slot::is_told)) return;
  std::vector<EventNumber> up(slots.size());
  std::iota(up.begin(), up.end(), 0U);
  const auto root = [&](EventNumber at) {
    while (up[at] != at) at = up[at] = up[up[at]];
    return at;
  };
  for (FactNumber fact = 0; fact < facts_.facts.size(); ++fact)
    if (holds(fact) && !is_of_one(facts_.facts[fact].type))
      up[root(facts_.facts[fact].event)] = root(facts_.facts[fact].other);
  std::map<std::pair<EventNumber, Instant>, std::vector<EventNumber>> groups;
  for (EventNumber event = 0; event < slots.size(); ++event)
    groups[{root(event), slots[event].schedule.sort_key}].push_back(event);
  const auto offset = [&](EventNumber event) { return slots[event].offset; };
  for (auto& [key, events] : groups) {
    if (std::ranges::all_of(events, [&](EventNumber event) { return slots[event].is_told(); })) continue;
    std::ranges::sort(events, {}, offset);
    std::int64_t rank = 0;
    for (std::size_t i = 0; i < events.size(); ++i) {
      if (i > 0 && offset(events[i]) != offset(events[i - 1])) ++rank;
      slots[events[i]].schedule.position = rank;
    }
  }
}

std::vector<std::pair<EventNumber, Schedule>> Chronology::take_moved() {
  add_lasting();
  std::vector<EventNumber> events;
  if (!network_.keeps_solution()) {
    network_.keep_solution();
    events.resize(facts_.events);
    std::iota(events.begin(), events.end(), 0U);
  }
  for (const auto node : network_.take_moved())
    if (node != Network::zero && (events.empty() || events.back() != event_of(node)))
      events.push_back(event_of(node));
  std::vector<std::pair<EventNumber, Schedule>> moved;
  const bool were_ranked = !ranked_.empty();
  for (const auto event : events) {
    const auto slot = slot_of(event, network_.solution_time(ends(event).start));
    if (slot.is_told())
      ranked_.erase(event);
    else
      ranked_.insert(event);
    moved.emplace_back(event, slot.schedule);
  }
  if (ranked_.empty() && !were_ranked) return moved;
  moved.clear();
  const auto schedule = this->schedule();
  for (EventNumber event = 0; event < facts_.events; ++event) moved.emplace_back(event, schedule[event]);
  return moved;
}

}  // namespace annals::inline v0_2::order
