#include "query/assumed_zones.hpp"

#include "time/clocks.hpp"
#include "time/exact_us.hpp"

#include <algorithm>
#include <chrono>
#include <numeric>

namespace annals::inline v0_2::query {

namespace {

using order::EventNumber;
using order::FactNumber;

constexpr auto most_behind = std::chrono::hours(12);
constexpr auto most_ahead = std::chrono::hours(14);

std::int64_t us(std::chrono::microseconds time) {
  return time.count();
}

/// The same facts, where the clocks of each event of which nobody said the zone are an event of their own,
/// which starts when they show 1970-01-01T00:00: its date lies by that, and that anywhere. These come after
/// the others.
struct ByAnyClocks {
  order::Facts facts{};
  std::unordered_map<EventNumber, EventNumber> clocks{};
};

/// When clocks show 1970-01-01T00:00: those that are assumed, too.
Bounds clock_bounds(const Zone& assumed) {
  const auto ever = shifts_between(Instant::unbounded_past(), Instant::unbounded_future(), assumed);
  Bounds bounds;
  bounds.earliest_start = Instant::from_key(-std::max(us(most_ahead), ever.most_us));
  bounds.latest_start = Instant::from_key(-std::min(us(-most_behind), ever.least_us));
  return bounds;
}

/// What a date says by clocks of UTC.
order::Fact in_utc(const store::TimedEvent& event, const order::Fact& date, const CircaWidths& circa) {
  auto there = event;
  there.zone.zone = Zone();
  auto facts = store::facts_alone(there, date.event, circa);
  const auto same = std::ranges::find_if(
      facts, [&](const order::Fact& fact) { return fact.type == date.type && fact.doubted == date.doubted; });
  auto fact = same == facts.end() ? date : *same;
  fact.members.clear();  // their hull alone is counted by the clocks
  return fact;
}

ByAnyClocks by_any_clocks(store::State& state, const store::KnownTimes& known,
                          std::span<const FactNumber> some) {
  ByAnyClocks all{{known.facts.events, {}}, {}};
  const auto is_assumed = [&](EventNumber event) { return known.events[event].zone.assumed; };
  for (const auto number : some) {
    auto fact = known.facts.facts[number];
    const auto& event = known.events[fact.event];
    const auto is_local = [](const store::BelievedDate& date) { return When(date.edtf).is_local(); };
    if (fact.type == order::Fact::Type::date && event.zone.assumed &&
        std::ranges::any_of(event.dates, is_local)) {
      fact = in_utc(event, fact, state.circa());
      const auto next = static_cast<EventNumber>(known.facts.events + all.clocks.size());
      fact.clock = all.clocks.try_emplace(fact.event, next).first->second;
    } else if (fact.type == order::Fact::Type::relative_date && is_assumed(fact.other)) {
      fact.zone = Zone();
    } else if (fact.type == order::Fact::Type::report && is_precise(fact.bounds.latest_start)) {
      const auto shown = state.own_zone().local(fact.bounds.latest_start);
      fact.bounds.latest_start =
          std::max(fact.bounds.latest_start, Instant::from_key(shown.key() + us(most_behind)));
    }
    all.facts.facts.push_back(std::move(fact));
  }
  for (const auto& [event, clock] : all.clocks) {
    ++all.facts.events;
    all.facts.facts.push_back({.type = order::Fact::Type::date,
                               .event = clock,
                               .other = clock,
                               .bounds = clock_bounds(known.events[event].zone.zone)});
  }
  return all;
}

}  // namespace

const order::Chronology& AnyClocks::chronology() {
  if (by_any_) return *by_any_;
  std::vector<FactNumber> numbers(known_.facts.facts.size());
  std::iota(numbers.begin(), numbers.end(), FactNumber{0});
  auto all = by_any_clocks(state_, known_, numbers);
  std::vector<bool> left_out(all.facts.facts.size());
  for (const auto number : numbers) left_out[number] = !held_.holds(number);
  clocks_ = std::move(all.clocks);
  return by_any_.emplace(std::move(all.facts), left_out);
}

bool AnyClocks::force(order::Node from, order::Node to, ExactUs limit) {
  return chronology().network().forces(from, to, limit);
}

bool AnyClocks::are_surely(EventNumber event, Relations any_of, const Period& period) {
  const auto& network = chronology().network();
  const auto [start, end] = order::Chronology::ends(event);
  const auto clock = clocks_.find(event);
  const bool by_own = clock != clocks_.end() && period.is_local();
  const auto origin = by_own ? order::Chronology::ends(clock->second).start : order::Network::zero;
  const auto earliest = [&](order::Node point) {
    const auto back = network.most_between(point, origin);
    return back ? instant_at(-*back) : Instant::unbounded_past();
  };
  const auto latest = [&](order::Node point) {
    const auto most = network.most_between(origin, point);
    return most ? instant_at(*most) : Instant::unbounded_future();
  };
  const Bounds bounds{earliest(start), latest(start), earliest(end), latest(end)};
  const auto is_so = [&](const Period& in) {
    return possible_relations(bounds, {in.from, in.from, in.to, in.to}).within(any_of);
  };
  if (by_own) return is_so({period.from, period.to});
  const auto& zone = known_.events[event].zone;
  if (!zone.assumed) return is_so(period.in(zone.zone));
  return is_so(period.in(Zone(-most_behind))) && is_so(period.in(Zone(most_ahead)));
}

bool can_hold_by_other_clocks(store::State& state, const store::KnownTimes& known,
                              std::span<const FactNumber> facts) {
  const auto all = by_any_clocks(state, known, facts);
  std::vector<FactNumber> numbers(all.facts.facts.size());
  std::iota(numbers.begin(), numbers.end(), FactNumber{0});
  return order::Chronology(order::alone(all.facts, numbers)).conflict().empty();
}

}  // namespace annals::inline v0_2::query
