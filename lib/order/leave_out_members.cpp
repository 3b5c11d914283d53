// Dates with members: those that cannot be are left out.

#include "order/bound_us.hpp"
#include "order/chronology.hpp"
#include "order/unique.hpp"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

namespace annals::inline v0_2::order {

namespace {

using Numbers = std::vector<FactNumber>;

/// What a member, or a hull of some, says of the start and of the end: no limit where there is none.
struct Limits {
  Range start;
  Range end;
};

Limits limits_of(const Bounds& member) {
  const auto between = [](Instant earliest, Instant latest, Point point) {
    Range range;
    if (earliest != Instant::unbounded_past()) range.earliest = least_us(earliest);
    if (latest != Instant::unbounded_future()) range.latest = most_us(latest, point);
    return range;
  };
  return {between(member.earliest_start, member.latest_start, Point::start),
          between(member.earliest_end, member.latest_end, Point::end)};
}

bool is_before(const Range& one, const Range& other) {
  return one.latest && other.earliest && *one.latest < *other.earliest;
}

void widen_to(Range& hull, const Range& other) {
  hull.earliest = hull.earliest && other.earliest ? std::optional(std::min(*hull.earliest, *other.earliest))
                                                  : std::nullopt;
  hull.latest =
      hull.latest && other.latest ? std::optional(std::max(*hull.latest, *other.latest)) : std::nullopt;
}

void unite(Numbers& facts, const Numbers& more) {
  facts.insert(facts.end(), more.begin(), more.end());
  make_unique(facts);
}

/// Why the points of an event lie where they do, each told once.
class Reasons {
 public:
  Reasons(const Chronology& chronology, EventNumber event)
      : chronology_(chronology),
        ends_(Chronology::ends(event)),
        start_(chronology.network().range(ends_.start)),
        end_(chronology.network().range(ends_.end)) {}

  [[nodiscard]] const Range& start() const { return start_; }
  [[nodiscard]] const Range& end() const { return end_; }

  [[nodiscard]] bool can_be(const Limits& member) const {
    return !is_before(start_, member.start) && !is_before(member.start, start_) &&
           !is_before(end_, member.end) && !is_before(member.end, end_);
  }

  /// The facts by which a member cannot be: of several ways the one with the fewest.
  [[nodiscard]] const Numbers& why_not(const Limits& member) {
    const auto& network = chronology_.network();
    const Numbers* fewest = nullptr;
    const auto try_one = [&](bool is_so, std::size_t way, auto&& chain) {
      if (!is_so) return;
      if (!told_[way]) told_[way] = chronology_.rests_on(chain());
      if (fewest == nullptr || told_[way]->size() < fewest->size()) fewest = &*told_[way];
    };
    try_one(is_before(start_, member.start), 0, [&] { return network.why_no_later(ends_.start); });
    try_one(is_before(member.start, start_), 1, [&] { return network.why_no_earlier(ends_.start); });
    try_one(is_before(end_, member.end), 2, [&] { return network.why_no_later(ends_.end); });
    try_one(is_before(member.end, end_), 3, [&] { return network.why_no_earlier(ends_.end); });
    return *fewest;
  }

 private:
  const Chronology& chronology_;
  Ends ends_;
  Range start_;
  Range end_;
  std::array<std::optional<Numbers>, 4> told_{};
};

}  // namespace

/// Of all dates whose events have moved, until nothing moves. The facts that leave no member of one; empty:
/// fine.
std::vector<FactNumber> Chronology::leave_out_members() {
  if (with_members_ == 0) return {};
  std::vector<Node> moved;
  Numbers conflict;
  while (conflict.empty()) {
    for (const auto node : network_.take_moved()) {
      moved.push_back(node);
      if (node == Network::zero) continue;
      const auto dates = dates_of((node - 1) / 2);
      to_narrow_.insert(to_narrow_.end(), dates.begin(), dates.end());
    }
    std::erase_if(to_narrow_,
                  [&](FactNumber date) { return !holds(date) || facts_.facts[date].members.empty(); });
    if (to_narrow_.empty()) break;
    make_unique(to_narrow_);
    for (const auto date : std::exchange(to_narrow_, {})) {
      conflict = leave_out_members(date);
      if (!conflict.empty()) break;
    }
  }
  if (network_.keeps_solution())
    for (const auto node : moved) network_.look_at(node);
  return conflict;
}

std::vector<FactNumber> Chronology::leave_out_members(FactNumber date) {
  const auto& fact = facts_.facts[date];
  Reasons reasons(*this, fact.event);
  std::optional<Limits> hull;
  std::vector<Limits> out;
  for (const auto& member : fact.members) {
    const auto limits = limits_of(member);
    if (!reasons.can_be(limits)) {
      out.push_back(limits);
    } else if (!hull) {
      hull = limits;
    } else {
      widen_to(hull->start, limits.start);
      widen_to(hull->end, limits.end);
    }
  }
  if (!hull) {
    Numbers facts{date};
    for (const auto& member : out) unite(facts, reasons.why_not(member));
    return facts;
  }
  // What is out there matters for a limit that it does not keep to.
  const auto why_earliest = [&](auto&& side, ExactUs limit) {
    Numbers facts;
    for (const auto& member : out)
      if (const Range& range = side(member); !range.earliest || *range.earliest < limit)
        unite(facts, reasons.why_not(member));
    return facts;
  };
  const auto why_latest = [&](auto&& side, ExactUs limit) {
    Numbers facts;
    for (const auto& member : out)
      if (const Range& range = side(member); !range.latest || *range.latest > limit)
        unite(facts, reasons.why_not(member));
    return facts;
  };
  std::vector<std::pair<Constraint, Numbers>> narrower;
  const auto tell = [&](Node node, const Range& range, auto&& side) {
    const auto& [earliest, latest] = side(*hull);
    if (earliest && (!range.earliest || *range.earliest < *earliest))
      narrower.emplace_back(Constraint{node, Network::zero, -*earliest}, why_earliest(side, *earliest));
    if (latest && (!range.latest || *range.latest > *latest))
      narrower.emplace_back(Constraint{Network::zero, node, *latest}, why_latest(side, *latest));
  };
  tell(ends(fact.event).start, reasons.start(), [](const Limits& limits) { return limits.start; });
  tell(ends(fact.event).end, reasons.end(), [](const Limits& limits) { return limits.end; });
  for (auto& [constraint, excluding] : narrower)
    if (auto conflict = narrow(date, constraint, std::move(excluding)); !conflict.empty()) return conflict;
  return {};
}

/// Adds what a date says without the members that are out.
std::vector<FactNumber> Chronology::narrow(FactNumber date, const Constraint& constraint,
                                           std::vector<FactNumber> excluding) {
  std::erase(excluding, date);
  const auto id = static_cast<ConstraintId>(reasons_.size());
  reasons_.push_back({constraint, date, {}});
  for (const auto fact : excluding) narrowed_by_[fact].push_back(id);
  excluding_.emplace(id, std::move(excluding));
  auto conflict = facts_of(network_.add(constraint));
  if (!conflict.empty()) excluding_.erase(id);
  return conflict;
}

/// Brings members back that a fact left out, unless others do.
void Chronology::widen(FactNumber released) {
  if (const auto found = narrowed_by_.find(released); found != narrowed_by_.end()) {
    for (const auto id : found->second)
      if (excluding_.contains(id)) {
        to_narrow_.push_back(*reasons_[id].fact);
        remove(id);
      }
    narrowed_by_.erase(found);
  }
  leave_out_members();
}

std::span<const FactNumber> Chronology::excluding(ConstraintId constraint) const {
  if (excluding_.empty()) return {};
  const auto found = excluding_.find(constraint);
  if (found == excluding_.end()) return {};
  return found->second;
}

std::vector<std::size_t> Chronology::members_left(FactNumber date) const {
  const auto& fact = facts_.facts[date];
  const Reasons reasons(*this, fact.event);
  std::vector<std::size_t> left;
  for (std::size_t i = 0; i < fact.members.size(); ++i)
    if (reasons.can_be(limits_of(fact.members[i]))) left.push_back(i);
  return left;
}

/// The hull of these.
Bounds Chronology::left_of(FactNumber date) const {
  const auto& [members, bounds] = std::tie(facts_.facts[date].members, facts_.facts[date].bounds);
  if (members.empty()) return bounds;
  const auto left = members_left(date);
  auto hull = members[left.front()];
  for (const auto at : left) {
    const auto& member = members[at];
    hull = {std::min(hull.earliest_start, member.earliest_start),
            std::max(hull.latest_start, member.latest_start),
            std::min(hull.earliest_end, member.earliest_end), std::max(hull.latest_end, member.latest_end)};
  }
  return hull;
}

}  // namespace annals::inline v0_2::order
