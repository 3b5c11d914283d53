#include "order/chronology.hpp"

#include "order/bound_us.hpp"
#include "order/unique.hpp"
#include "time/offset_days.hpp"
#include "time/offset_range.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace annals::inline v0_2::order {

namespace {

Node node_of(EventNumber event, Point point) {
  const auto ends = Chronology::ends(event);
  return point == Point::start ? ends.start : ends.end;
}

/// The point that a date counts from.
Node origin_of(const Fact& date) {
  return date.clock ? node_of(*date.clock, Point::start) : Network::zero;
}

void add_date(std::vector<Reason>& reasons, const Fact& date, FactNumber number) {
  const auto within = [&](Point point, Instant earliest, Instant latest) {
    const Node node = node_of(date.event, point);
    if (earliest != Instant::unbounded_past())
      reasons.push_back({{node, origin_of(date), -least_us(earliest)}, number});
    if (latest != Instant::unbounded_future())
      reasons.push_back({{origin_of(date), node, most_us(latest, point)}, number});
  };
  within(Point::start, date.bounds.earliest_start, date.bounds.latest_start);
  within(Point::end, date.bounds.earliest_end, date.bounds.latest_end);
}

/// What an offset leaves between its points, of an anchor of which nothing is known.
OffsetRange range_anywhere(const Fact& relative_date) {
  const auto zone = relative_date.zone.value_or(Zone());
  if (relative_date.counts_days)
    if (const auto range = days_apart(*relative_date.offset, zone)) return *range;
  return annals::range_of(*relative_date.offset, Instant::unbounded_past(), Instant::unbounded_future(),
                          zone);
}

void add_anywhere(std::vector<Reason>& reasons, const Fact& relative_date, FactNumber number,
                  const OffsetRange& anywhere) {
  const auto [least, most] = anywhere;
  const Node from = node_of(relative_date.other, relative_date.offset->anchor_point());
  const Node to = node_of(relative_date.event, relative_date.offset->point());
  if (most) reasons.push_back({{from, to, *most}, number, {}});
  if (least) reasons.push_back({{to, from, -*least}, number, {}});
}

/// What it leaves besides, as it is counted from a date of the anchor.
void add_counted(std::vector<Reason>& reasons, const Fact& relative_date, FactNumber number,
                 const OffsetRange& anywhere, const Fact& date, FactNumber date_number) {
  const auto& offset = *relative_date.offset;
  const auto [earliest, latest] = offset.anchor_point() == Point::start
                                      ? std::pair(date.bounds.earliest_start, date.bounds.latest_start)
                                      : std::pair(date.bounds.earliest_end, date.bounds.latest_end);
  const Node from = node_of(relative_date.other, offset.anchor_point());
  const Node to = node_of(relative_date.event, offset.point());
  const auto add = [&](Node one, Node other, ExactUs most) {
    reasons.push_back({{one, other, most}, number, date_number});
  };
  const auto add_distance = [&](const OffsetRange& range) {
    if (range.most && *range.most < *anywhere.most) add(from, to, *range.most);
    if (range.least && *range.least > *anywhere.least) add(to, from, -*range.least);
  };
  if (!date.zone) return;
  if (relative_date.counts_days || says_a_day(offset)) {
    if (const auto days = offset_days(offset, earliest, latest, *date.zone)) {
      add_distance(days->distance);
      if (days->latest.is_bounded()) add(origin_of(date), to, most_us(days->latest, offset.point()));
      if (days->earliest.is_bounded()) add(to, origin_of(date), -least_us(days->earliest));
      return;
    }
    if (days_apart(offset, *date.zone)) return;
  }
  add_distance(annals::range_of(offset, earliest, latest, *date.zone));
}

}  // namespace

Facts alone(const Facts& facts, std::span<const FactNumber> some) {
  std::map<EventNumber, EventNumber> numbers;
  const auto number = [&](EventNumber event) {
    return numbers.try_emplace(event, static_cast<EventNumber>(numbers.size())).first->second;
  };
  Facts few;
  for (const auto one : some) {
    auto& fact = few.facts.emplace_back(facts.facts[one]);
    fact.doubted = false;
    fact.event = number(fact.event);
    if (fact.clock) fact.clock = number(*fact.clock);
    fact.other = is_of_one(fact.type) ? fact.event : number(fact.other);
  }
  few.events = static_cast<EventNumber>(numbers.size());
  return few;
}

Chronology::Chronology(Facts facts, const std::vector<bool>& left_out) {
  for (EventNumber event = 0; event < facts.events; ++event) add_event();
  facts_.facts.reserve(facts.facts.size());
  std::vector<FactNumber> held;
  for (auto& fact : facts.facts) {
    const auto number = add(std::move(fact));
    if (!facts_.facts[number].doubted && (left_out.empty() || !left_out[number])) held.push_back(number);
  }
  conflict_ = hold_at_once(held);
  make_unique(conflict_);
}

EventNumber Chronology::add_event() {
  network_.add_node();
  network_.add_node();
  facts_of_.emplace_back();
  return facts_.events++;
}

FactNumber Chronology::add(Fact fact) {
  const auto number = static_cast<FactNumber>(facts_.facts.size());
  auto& of_event = facts_of_[fact.event];
  const auto dates = dates_of(fact.event).size();
  of_event.push_back(number);
  if (fact.type == Fact::Type::date) std::swap(of_event.back(), of_event[dates]);
  if (!is_of_one(fact.type)) facts_of_[fact.other].push_back(number);
  doubted_ += fact.doubted ? 1 : 0;
  facts_.facts.push_back(std::move(fact));
  state_.emplace_back();
  set(number, State::aside);
  return number;
}

/// Also notes that it is.
void Chronology::set(FactNumber fact, State state) {
  if (!facts_.facts[fact].members.empty()) {
    if (holds(fact)) --with_members_;
    if (state == State::held) {
      ++with_members_;
      network_.note_moved();
      to_narrow_.push_back(fact);
    }
  }
  state_[fact] = state;
  if (state == State::aside && !facts_.facts[fact].doubted) aside_.push_back(fact);
  if (notes_changed_) changed_.push_back(fact);
}

std::vector<FactNumber> Chronology::take_changed() {
  notes_changed_ = true;
  return std::exchange(changed_, {});
}

void Chronology::stop_noting_changed() {
  notes_changed_ = false;
  changed_.clear();
}

std::vector<FactNumber> Chronology::doubted() const {
  std::vector<FactNumber> doubted;
  for (FactNumber fact = 0; fact < state_.size(); ++fact)
    if (is_doubted(fact)) doubted.push_back(fact);
  return doubted;
}

void Chronology::drop(FactNumber number) {
  release(number);
  const auto& fact = facts_.facts[number];
  doubted_ -= fact.doubted ? 1 : 0;
  std::erase(facts_of_[fact.event], number);
  if (!is_of_one(fact.type)) std::erase(facts_of_[fact.other], number);
  set(number, State::gone);
}

std::span<const FactNumber> Chronology::dates_of(EventNumber event) const {
  const auto& all = facts_of_[event];
  const auto is_date = [&](FactNumber fact) { return facts_.facts[fact].type == Fact::Type::date; };
  return {all.begin(), std::ranges::find_if_not(all, is_date)};
}

/// Whether it is an offset that is counted from the date of its anchor.
bool Chronology::is_counted(FactNumber number) const {
  const auto& offset = facts_.facts[number].offset;
  const auto by_clocks = [](const std::optional<Limit>& limit) {
    return limit && is_by_clocks(limit->span.unit);
  };
  return offset && (by_clocks(offset->least()) || by_clocks(offset->most()));
}

std::vector<Reason> Chronology::reasons(FactNumber number) const {
  const auto& fact = facts_.facts[number];
  const Ends event = ends(fact.event);
  const Ends other = ends(fact.other);
  std::vector<Reason> reasons;
  switch (fact.type) {
    case Fact::Type::date:
      add_date(reasons, fact, number);
      for (const auto counted : facts_of_[fact.event])
        if (facts_.facts[counted].other == fact.event && is_counted(counted))
          // NOLINTNEXTLINE(readability-suspicious-call-argument): the other counts from this date
          add_counted(reasons, facts_.facts[counted], counted, range_anywhere(facts_.facts[counted]), fact,
                      number);
      break;
    case Fact::Type::relative_date: {
      const auto anywhere = range_anywhere(fact);
      if (is_counted(number))
        for (const auto date : dates_of(fact.other))
          add_counted(reasons, fact, number, anywhere, facts_.facts[date], date);
      add_anywhere(reasons, fact, number, anywhere);
      break;
    }
    case Fact::Type::part:
      reasons.push_back({{event.start, other.start, 0}, number});
      reasons.push_back({{other.end, event.end, 0}, number});
      break;
    case Fact::Type::cause:
      reasons.push_back({{other.start, event.start, 0}, number});
      break;
    case Fact::Type::report:
      reasons.push_back(
          {{Network::zero, event.start, most_us(fact.bounds.latest_start, Point::start)}, number});
      break;
  }
  return reasons;
}

bool Chronology::can_follow(const Reason& reason) const {
  return holds(*reason.fact) && (!reason.date || holds(*reason.date));
}

/// All facts, or none: then facts that cannot all hold.
std::vector<FactNumber> Chronology::hold_at_once(std::span<const FactNumber> facts) {
  const auto first = reasons_.size();
  for (auto event = lasting_; event < facts_.events; ++event)
    reasons_.push_back({{ends(event).end, ends(event).start, -1}, {}, {}});
  for (const auto fact : facts) {
    set(fact, State::held);
    look_at_date(fact);
    for (const auto& reason : reasons(fact))
      if (can_follow(reason)) reasons_.push_back(reason);
  }
  std::vector<Constraint> constraints;
  for (auto i = first; i < reasons_.size(); ++i) constraints.push_back(reasons_[i].constraint);
  const auto cycle = network_.add_all(constraints);
  auto conflict = facts_of(cycle);
  if (cycle.empty()) {
    lasting_ = facts_.events;
    conflict = leave_out_members();
    for (auto id = first; !conflict.empty() && id < reasons_.size(); ++id)
      if (reasons_[id].fact) remove(static_cast<ConstraintId>(id));
  }
  if (cycle.empty() && conflict.empty()) return {};
  for (const auto fact : facts) set(fact, State::aside);
  return conflict;
}

void Chronology::remove(ConstraintId constraint) {
  network_.remove(constraint);
  excluding_.erase(constraint);
}

/// Whether a date that goes on beyond all years is held shows in the bounds, even if the network has them of
/// another fact too.
void Chronology::look_at_date(FactNumber fact) {
  if (facts_.facts[fact].type == Fact::Type::date) look_at(facts_.facts[fact].event);
}

void Chronology::add_lasting() {
  for (; lasting_ < facts_.events; ++lasting_) {
    const Constraint lasts{ends(lasting_).end, ends(lasting_).start, -1};
    network_.add(lasts);
    reasons_.push_back({lasts, {}, {}});
  }
}

std::vector<FactNumber> Chronology::hold(FactNumber fact) {
  if (holds(fact)) return {};
  add_lasting();
  set(fact, State::held);
  look_at_date(fact);
  std::vector<ConstraintId> added;
  for (const auto& reason : reasons(fact)) {
    if (!can_follow(reason)) continue;
    const auto id = static_cast<ConstraintId>(reasons_.size());
    reasons_.push_back(reason);
    const auto cycle = network_.add(reason.constraint);
    if (cycle.empty()) {
      added.push_back(id);
      continue;
    }
    set(fact, State::aside);
    for (const auto one : added) network_.remove(one);
    return facts_of(cycle);
  }
  auto conflict = leave_out_members();
  if (!conflict.empty()) release(fact);
  return conflict;
}

std::vector<FactNumber> Chronology::aside() {
  std::erase_if(aside_, [&](FactNumber fact) { return state_[fact] != State::aside; });
  make_unique(aside_);
  return aside_;
}

void Chronology::hold_each(std::span<const FactNumber> facts) {
  if (std::ranges::any_of(facts, [&](FactNumber fact) { return holds(fact); })) {
    std::vector<FactNumber> rest;
    std::ranges::copy_if(facts, std::back_inserter(rest), [&](FactNumber fact) { return !holds(fact); });
    return hold_each(rest);
  }
  constexpr std::size_t few = 8;
  if (facts.size() > few && !hold_at_once(facts).empty()) {
    const auto half = facts.size() / 2;
    hold_each(facts.first(half));
    hold_each(facts.subspan(half));
  } else if (facts.size() <= few) {
    for (const auto fact : facts) hold(fact);
  }
}

void Chronology::release(FactNumber fact) {
  if (!holds(fact)) return;
  set(fact, State::aside);
  look_at_date(fact);
  std::vector<ConstraintId> its;
  const auto look_for = [&](EventNumber event) {
    for (const auto node : {ends(event).start, ends(event).end})
      for (const auto id : network_.constraints_of(node))
        if (reasons_[id].fact == fact || reasons_[id].date == fact) its.push_back(id);
  };
  look_for(facts_.facts[fact].event);
  if (facts_.facts[fact].type == Fact::Type::date)  // days that are counted from it
    for (const auto relative_date : facts_of_[facts_.facts[fact].event])
      if (is_counted(relative_date)) look_for(facts_.facts[relative_date].event);
  make_unique(its);  // both points may be of this event
  for (const auto id : its) remove(id);
  widen(fact);
}

std::vector<FactNumber> Chronology::rests_on(ConstraintId constraint) const {
  const auto& [_, fact, date] = reasons_[constraint];
  std::vector<FactNumber> facts;
  for (const auto& one : {fact, date})
    if (one) facts.push_back(*one);
  const auto more = excluding(constraint);
  facts.insert(facts.end(), more.begin(), more.end());
  return facts;
}

std::vector<FactNumber> Chronology::rests_on(std::span<const ConstraintId> chain) const {
  auto facts = facts_of(chain);
  make_unique(facts);
  return facts;
}

std::vector<FactNumber> Chronology::facts_of(std::span<const ConstraintId> constraints) const {
  std::vector<FactNumber> facts;
  for (const auto id : constraints)
    for (const auto fact : rests_on(id)) facts.push_back(fact);
  return facts;
}

}  // namespace annals::inline v0_2::order
