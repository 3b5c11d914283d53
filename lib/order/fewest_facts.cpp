// The proof that rests on the fewest facts: the least chain of constraints, counted by the facts that it
// adds.

#include "order/chronology.hpp"

#include <algorithm>
#include <functional>
#include <queue>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace annals::inline v0_2::order {

namespace {

/// A way to a point may need more facts than another and yet lead on with fewer, because it has some of them
/// already. So many ways to a point are followed on before only a lesser sum counts.
constexpr std::size_t most_ways = 8;

class FewestFacts {
 public:
  FewestFacts(const Chronology& chronology, Node from, Node to, ExactUs limit)
      : chronology_(chronology), to_(to), limit_(limit), rest_(chronology.network().most_to(to)) {
    if (rest_[from] && *rest_[from] <= limit) push({none, 0, from, 0, 0});
  }

  std::optional<std::vector<ConstraintId>> run() && {
    while (!waiting_.empty()) {
      const auto at = std::get<2>(waiting_.top());
      waiting_.pop();
      const auto [by, before, node, sum, count] = ways_[at];
      if (node == to_ && sum <= limit_) return chain_to(at);
      const auto facts = chronology_.rests_on(chain_to(at));
      if (is_no_better(node, sum, facts)) continue;
      settled_[node].emplace_back(sum, facts);
      for (const auto& arc : chronology_.network().leaving(node)) {
        const ExactUs through = sum + arc.most;
        // Only what can still reach the limit is worth a step.
        if (!rest_[arc.other] || through + *rest_[arc.other] > limit_) continue;
        push({arc.id, at, arc.other, through, count + count_new(facts, arc.id)});
      }
    }
    return std::nullopt;
  }

 private:
  static constexpr auto none = std::numeric_limits<ConstraintId>::max();
  using Numbers = std::vector<FactNumber>;

  /// A chain of constraints, and how many facts it rests on.
  struct Way {
    ConstraintId by;     ///< the last
    std::size_t before;  ///< the way without it
    Node node;
    ExactUs sum;
    std::size_t count;
  };

  void push(const Way& way) {
    waiting_.emplace(way.count, way.sum, ways_.size());
    ways_.push_back(way);
  }

  [[nodiscard]] std::vector<ConstraintId> chain_to(std::size_t at) const {
    std::vector<ConstraintId> chain;
    for (; ways_[at].by != none; at = ways_[at].before) chain.push_back(ways_[at].by);
    std::ranges::reverse(chain);
    return chain;
  }

  [[nodiscard]] std::size_t count_new(const Numbers& facts, ConstraintId id) const {
    const auto more = chronology_.rests_on(id);
    return static_cast<std::size_t>(std::ranges::count_if(
        more, [&](FactNumber fact) { return !std::ranges::binary_search(facts, fact); }));
  }

  [[nodiscard]] bool is_no_better(Node node, ExactUs sum, const Numbers& facts) {
    const auto& others = settled_[node];
    return std::ranges::any_of(others, [&](const auto& other) {
      return other.first <= sum && (others.size() >= most_ways || std::ranges::includes(facts, other.second));
    });
  }

  const Chronology& chronology_;
  Node to_;
  ExactUs limit_;
  std::vector<std::optional<ExactUs>> rest_;
  std::vector<Way> ways_;
  /// By the number of facts, then the sum, then as they came.
  using Waiting = std::tuple<std::size_t, ExactUs, std::size_t>;
  std::priority_queue<Waiting, std::vector<Waiting>, std::greater<>> waiting_;
  std::unordered_map<Node, std::vector<std::pair<ExactUs, Numbers>>> settled_;
};

}  // namespace

std::optional<std::vector<ConstraintId>> Chronology::proof(Node from, Node to, ExactUs limit) const {
  return FewestFacts(*this, from, to, limit).run();
}

}  // namespace annals::inline v0_2::order
