#include "order/chronology.hpp"

#include "time/gap_range.hpp"

#include <algorithm>
#include <numeric>

namespace annals::order {

namespace {

Instant first_of_all() {
  return start_of({first_year, 1, 1});
}
Instant last_of_all() {
  return start_of({last_year, 1, 1});
}

bool is_calendar(const Gap& gap) {
  const auto by_calendar = [](const std::optional<Limit>& limit) {
    return limit && !is_fixed(limit->span.unit);
  };
  return by_calendar(gap.least()) || by_calendar(gap.most());
}

/// The furthest of the points that a bound lets be; those that it puts beyond all years are there.
ExactUs least_us(Instant earliest) {
  return earliest == Instant::unbounded_future() ? last_us_of(last_of_all()) : first_us_of(earliest);
}
ExactUs most_us(Instant latest, Point point) {
  if (latest == Instant::unbounded_past()) return first_us_of(first_of_all());
  // Dates end, exclusively, where what comes after them begins: also a year that is known only as a whole.
  return point == Point::start ? last_us_of(latest) : first_us_of(latest);
}

}  // namespace

Chronology::Chronology(const Facts& facts, const std::vector<bool>& left_out)
    : facts_(facts), date_of_(facts.events) {
  const auto is_in = [&](FactNumber fact) { return left_out.empty() || !left_out[fact]; };
  for (FactNumber number = 0; number < facts.facts.size(); ++number) {
    const auto& fact = facts.facts[number];
    if (fact.type == Fact::Type::date && is_in(number)) date_of_[fact.event] = number;
  }
  std::vector<Constraint> constraints;
  for (EventNumber event = 0; event < facts.events; ++event) {
    const Ends ends{network_.add_node(), network_.add_node()};
    constraints.push_back({ends.end, ends.start, -1});
  }
  fact_of_.resize(constraints.size());
  for (FactNumber number = 0; number < facts.facts.size(); ++number)
    if (is_in(number)) {
      add(facts.facts[number], constraints);
      fact_of_.resize(constraints.size(), number);
    }
  for (const auto constraint : network_.add_all(constraints))
    for (const auto fact : rests_on(constraint)) conflict_.push_back(fact);
  std::ranges::sort(conflict_);
  conflict_.erase(std::unique(conflict_.begin(), conflict_.end()), conflict_.end());
}

void Chronology::add(const Fact& fact, std::vector<Constraint>& constraints) {
  const auto of = [](Ends ends, Point point) { return point == Point::start ? ends.start : ends.end; };
  const Ends event = ends(fact.event);
  const Ends other = ends(fact.other);
  switch (fact.type) {
    case Fact::Type::date: {
      const auto within = [&](Point point, Instant earliest, Instant latest) {
        const Node node = of(event, point);
        if (earliest != Instant::unbounded_past())
          constraints.push_back({node, Network::zero, -least_us(earliest)});
        if (latest != Instant::unbounded_future())
          constraints.push_back({Network::zero, node, most_us(latest, point)});
      };
      within(Point::start, fact.bounds.earliest_start, fact.bounds.latest_start);
      within(Point::end, fact.bounds.earliest_end, fact.bounds.latest_end);
      break;
    }
    case Fact::Type::timing: {
      const auto& gap = *fact.gap;
      Bounds anchor;
      if (const auto date = date_of_[fact.other]) anchor = facts_.facts[*date].bounds;
      const auto [least, most] = gap.anchor_point() == Point::start
                                     ? annals::range_of(gap, anchor.earliest_start, anchor.latest_start)
                                     : annals::range_of(gap, anchor.earliest_end, anchor.latest_end);
      const Node from = of(other, gap.anchor_point());
      const Node to = of(event, gap.point());
      if (most) constraints.push_back({from, to, *most});
      if (least) constraints.push_back({to, from, -*least});
      break;
    }
    case Fact::Type::part:
      constraints.push_back({event.start, other.start, 0});
      constraints.push_back({other.end, event.end, 0});
      break;
    case Fact::Type::cause:
      constraints.push_back({other.start, event.start, 0});
      break;
  }
}

std::vector<FactNumber> Chronology::rests_on(ConstraintId constraint) const {
  const auto number = fact_of_[constraint];
  if (!number) return {};
  const auto& fact = facts_.facts[*number];
  if (fact.type == Fact::Type::timing && is_calendar(*fact.gap))
    if (const auto date = date_of_[fact.other]) return {*number, *date};
  return {*number};
}

Bounds Chronology::bounds_of(EventNumber event) const {
  const auto start = network_.range(ends(event).start);
  const auto end = network_.range(ends(event).end);
  Bounds bounds;
  if (start.earliest) bounds.earliest_start = instant_at(*start.earliest);
  if (start.latest) bounds.latest_start = instant_at(*start.latest);
  if (end.earliest) bounds.earliest_end = instant_at(*end.earliest);
  if (end.latest) bounds.latest_end = instant_at(*end.latest);
  if (const auto date = date_of_[event]) {
    // What began before all years, or goes on after them, is not within one of them.
    const auto& dated = facts_.facts[*date].bounds;
    if (dated.latest_start == Instant::unbounded_past()) bounds.latest_start = dated.latest_start;
    if (dated.earliest_end == Instant::unbounded_future()) bounds.earliest_end = dated.earliest_end;
  }
  return bounds;
}

std::vector<Placed> Chronology::place() const {
  const auto placement = network_.placement();
  std::vector<Placed> placed(facts_.events);
  for (EventNumber event = 0; event < facts_.events; ++event) {
    auto& one = placed[event];
    const auto& start = placement[ends(event).start];
    one.bounds = bounds_of(event);
    // What must start before something that began before all years did so too.
    if (one.bounds.latest_start == Instant::unbounded_past() ||
        (start.is_bounded && start.at < first_us_of(first_of_all())))
      one.sort_key = Instant::unbounded_past();
    else if (start.is_bounded)
      one.sort_key = instant_at(start.at);
  }
  std::vector<EventNumber> in_order(facts_.events);
  std::iota(in_order.begin(), in_order.end(), 0U);
  // Where two may have started at once, the one that cannot have started later comes first.
  const auto start_of = [&](EventNumber event) {
    return std::pair(placement[ends(event).start], placed[event].bounds.latest_start);
  };
  std::ranges::sort(in_order, [&](EventNumber a, EventNumber b) {
    return std::pair(placed[a].sort_key, start_of(a)) < std::pair(placed[b].sort_key, start_of(b));
  });
  for (std::size_t i = 1; i < in_order.size(); ++i) {
    auto& one = placed[in_order[i]];
    const auto& before = placed[in_order[i - 1]];
    if (one.sort_key == before.sort_key)
      one.position = before.position + (start_of(in_order[i]) == start_of(in_order[i - 1]) ? 0 : 1);
  }
  return placed;
}

}  // namespace annals::order
