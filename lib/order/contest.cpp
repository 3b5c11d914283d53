#include "order/contest.hpp"

#include <algorithm>
#include <map>

namespace annals::order {

namespace {

/// Whether some facts alone cannot all hold: on the few events that they speak of.
bool can_hold(const Facts& facts, const std::vector<FactNumber>& some) {
  std::map<EventNumber, EventNumber> numbers;
  const auto number = [&](EventNumber event) {
    return numbers.try_emplace(event, static_cast<EventNumber>(numbers.size())).first->second;
  };
  Facts few;
  for (const auto one : some) {
    auto fact = facts.facts[one];
    fact.event = number(fact.event);
    if (fact.type != Fact::Type::date) fact.other = number(fact.other);
    few.facts.push_back(std::move(fact));
  }
  few.events = static_cast<EventNumber>(numbers.size());
  return Chronology(few).conflict().empty();
}

/// Leaves out what the conflict does not need.
void make_minimal(const Facts& facts, std::vector<FactNumber>& conflict) {
  for (std::size_t i = 0; i < conflict.size();) {
    auto rest = conflict;
    rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(i));
    if (can_hold(facts, rest))
      ++i;
    else
      conflict = std::move(rest);
  }
}

class Contesting {
 public:
  Contesting(const Facts& facts, const std::function<Strength(FactNumber)>& strength)
      : facts_(facts), strength_(strength), contest_{std::vector<bool>(facts.facts.size()), {}} {}

  Contest run() && {
    while (find_conflict()) leave_out_weakest();
    if (contest_.conflicts.empty()) return {};
    while (find_more()) {
    }
    return std::move(contest_);
  }

 private:
  /// Notes a conflict among the facts that are not contested.
  bool find_conflict() {
    auto conflict = Chronology(facts_, contest_.contested).conflict();
    if (conflict.empty()) return false;
    make_minimal(facts_, conflict);
    if (std::ranges::find(contest_.conflicts, conflict) == contest_.conflicts.end())
      contest_.conflicts.push_back(conflict);
    last_ = std::move(conflict);
    return true;
  }

  /// Whether any fact became contested.
  bool leave_out_weakest() {
    std::vector<Strength> strengths;
    for (const auto fact : last_) strengths.push_back(strength_of(fact));
    const auto weakest = *std::ranges::min_element(strengths);
    bool any = false;
    for (std::size_t i = 0; i < last_.size(); ++i) {
      if (strengths[i] != weakest || contest_.contested[last_[i]]) continue;
      contest_.contested[last_[i]] = true;
      any = true;
    }
    return any;
  }

  /// Takes the facts of each conflict in again but one: what they conflict with without that one.
  bool find_more() {
    bool any = false;
    const auto conflicts = contest_.conflicts;
    for (const auto& conflict : conflicts)
      for (const auto without : conflict) any = conflicts_without(conflict, without) || any;
    return any;
  }

  /// Whether any fact became contested.
  bool conflicts_without(const std::vector<FactNumber>& conflict, FactNumber without) {
    const auto contested = contest_.contested;
    for (const auto fact : conflict) contest_.contested[fact] = fact == without;
    const bool conflicts = find_conflict();
    contest_.contested = contested;
    return conflicts && leave_out_weakest();
  }

  const Strength& strength_of(FactNumber fact) {
    const auto known = strengths_.find(fact);
    return known != strengths_.end() ? known->second
                                     : strengths_.emplace(fact, strength_(fact)).first->second;
  }

  const Facts& facts_;
  const std::function<Strength(FactNumber)>& strength_;
  Contest contest_;
  std::map<FactNumber, Strength> strengths_;
  std::vector<FactNumber> last_;  ///< the conflict found last
};

}  // namespace

Contest contest(const Facts& facts, const std::function<Strength(FactNumber)>& strength) {
  return Contesting(facts, strength).run();
}

}  // namespace annals::order
