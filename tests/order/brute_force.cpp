#include "order/brute_force.hpp"

#include "order/random_facts.hpp"
#include "order/sentence.hpp"

#include <algorithm>
#include <limits>

namespace annals::test {

BruteForce::BruteForce(const order::Facts& facts, int first, int last) : dated_(facts.events) {
  for (auto& intervals : dated_)
    for (int start = first; start < last; ++start)
      for (int end = start + 1; end <= last; ++end) intervals.push_back({start, end});
  constexpr int no_limit = std::numeric_limits<int>::max() / 2;
  for (const auto& fact : facts.facts) switch (fact.type) {
      case order::Fact::Type::date:
        std::erase_if(dated_[fact.event], [&](Interval one) {
          const auto is_outside = [&](const Bounds& bounds) {
            return at(one.start) < bounds.earliest_start || bounds.latest_start < at(one.start) ||
                   at(one.end) < bounds.earliest_end || bounds.latest_end < at(one.end);
          };
          return is_outside(fact.bounds) ||
                 (!fact.members.empty() && std::ranges::all_of(fact.members, is_outside));
        });
        break;
      case order::Fact::Type::report:
        std::erase_if(dated_[fact.event],
                      [&](Interval one) { return fact.bounds.latest_start < at(one.start); });
        break;
      case order::Fact::Type::part:
        constraints_.push_back({fact.event, fact.other, true, false, false, 0, 0});
        break;
      case order::Fact::Type::relative_date: {
        const auto sentence = read_sentence(fact.offset->text());
        const auto reach = reach_of(sentence, {}, {});
        constraints_.push_back({fact.event, fact.other, false, sentence.of_end, sentence.of_anchor_end,
                                static_cast<int>(reach.least.value_or(-no_limit)),
                                static_cast<int>(reach.most.value_or(no_limit))});
        break;
      }
      case order::Fact::Type::cause:
        constraints_.push_back({fact.event, fact.other, false, false, false, -no_limit, 0});
        break;
    }
  for (const auto& intervals : dated_) seen_.emplace_back(intervals.size(), false);
  now_.resize(facts.events);
  try_all(0);
  if (!bounds_ && facts.events > 0) return;
  for (std::size_t event = 0; event < facts.events; ++event) {
    Bounds hull{at(no_limit), at(-no_limit), at(no_limit), at(-no_limit)};
    for (std::size_t i = 0; i < dated_[event].size(); ++i) {
      if (!seen_[event][i]) continue;
      const auto [start, end] = dated_[event][i];
      hull = {std::min(hull.earliest_start, at(start)), std::max(hull.latest_start, at(start)),
              std::min(hull.earliest_end, at(end)), std::max(hull.latest_end, at(end))};
    }
    bounds_->at(event) = hull;
  }
}

bool BruteForce::LinkDetails::holds(Interval a, Interval b) const {
  if (is_part) return b.start <= a.start && a.end <= b.end;
  const int offset = (of_end ? a.end : a.start) - (of_other_end ? b.end : b.start);
  return least <= offset && offset <= most;
}

/// Whether an event, placed last, fits those before it.
bool BruteForce::fits(std::size_t event) const {
  const auto now = [&](order::EventNumber one) { return dated_[one][now_[one]]; };
  return std::ranges::all_of(constraints_, [&](const LinkDetails& constraint) {
    return std::max(constraint.event, constraint.other) != event ||
           constraint.holds(now(constraint.event), now(constraint.other));
  });
}

void BruteForce::try_all(std::size_t event) {
  if (event == now_.size()) {
    if (!bounds_) bounds_.emplace(now_.size());
    for (std::size_t one = 0; one < now_.size(); ++one) seen_[one][now_[one]] = true;
    return;
  }
  for (now_[event] = 0; now_[event] < dated_[event].size(); ++now_[event])
    if (fits(event)) try_all(event + 1);
}

}  // namespace annals::test
