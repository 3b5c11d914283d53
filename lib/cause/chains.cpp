#include "cause/chains.hpp"

#include <algorithm>
#include <queue>
#include <set>
#include <utility>

namespace annals::inline v0_2::cause {

namespace {

constexpr auto none = static_cast<std::size_t>(-1);

/// A way from a start to an event.
struct Label {
  Node at = 0;
  std::size_t steps = 0;
  double credence = 1.0;
  Instant since{};  ///< an effect on the way may not surely begin before this
  EdgeNumber by = 0;
  std::size_t before = none;  ///< the label that `by` goes on from
};

/// Whether one way can do all that the other can.
bool is_as_good(const Label& a, const Label& b) {
  return a.steps <= b.steps && a.credence >= b.credence && a.since <= b.since;
}

class Yen {
 public:
  Yen(const Graph& graph, const ChainsAsked& asked) : graph_(graph), asked_(asked), is_to_(graph.size()) {
    for (const auto node : asked.to) is_to_[node] = true;
    for (const auto node : asked.from) is_to_[node] = false;
    measure();
  }

  std::vector<FoundChain> best();

 private:
  struct Better {
    ChainOrder order;
    bool operator()(const FoundChain& a, const FoundChain& b) const;
  };

  void measure();
  [[nodiscard]] bool comes_first(const Label& a, const Label& b) const;
  /// Whether no chain that comes to an event after so many links and one more has an end within the budget.
  [[nodiscard]] bool is_too_far(Node node, std::size_t steps) const {
    return to_end_[node] == unreached || to_end_[node] >= asked_.most_steps ||
           steps >= asked_.most_steps - to_end_[node];
  }
  [[nodiscard]] Label start(Node node) const {
    return {.at = node, .since = graph_.event(node).earliest_start};
  }
  [[nodiscard]] std::optional<Label> onward(const Label& label, EdgeNumber edge) const;
  [[nodiscard]] std::optional<FoundChain> search(std::vector<Label> labels, std::vector<bool> blocked,
                                                 const std::set<EdgeNumber>& not_first) const;

  const Graph& graph_;
  const ChainsAsked& asked_;
  std::vector<bool> is_to_;
  std::vector<std::size_t> to_end_{};  ///< of each event, the fewest links to an end; or `unreached`
};

/// Nothing is looked for where no end can be reached, or not soon enough.
void Yen::measure() {
  to_end_.assign(graph_.size(), unreached);
  std::vector<Node> open;
  for (Node node = 0; node < graph_.size(); ++node)
    if (is_to_[node]) {
      to_end_[node] = 0;
      open.push_back(node);
    }
  for (std::size_t i = 0; i < open.size(); ++i)
    for (const auto edge : graph_.links(open[i], Toward::cause)) {
      const auto cause = graph_.edge(edge).cause;
      if (to_end_[cause] != unreached) continue;
      to_end_[cause] = to_end_[open[i]] + 1;
      open.push_back(cause);
    }
}

bool Yen::comes_first(const Label& a, const Label& b) const {
  if (asked_.order == ChainOrder::steps)
    return a.steps != b.steps ? a.steps < b.steps : a.credence > b.credence;
  return a.credence != b.credence ? a.credence > b.credence : a.steps < b.steps;
}

bool Yen::Better::operator()(const FoundChain& a, const FoundChain& b) const {
  const auto size = [](const FoundChain& one) { return one.edges.size(); };
  if (order == ChainOrder::steps && size(a) != size(b)) return size(a) < size(b);
  if (a.credence != b.credence) return a.credence > b.credence;
  if (size(a) != size(b)) return size(a) < size(b);
  return a.edges < b.edges;
}

std::optional<Label> Yen::onward(const Label& label, EdgeNumber number) const {
  const auto& edge = graph_.edge(number);
  const auto& effect = graph_.event(edge.effect);
  if (edge.in_order && effect.latest_start < label.since) return std::nullopt;
  auto next = label;
  next.at = edge.effect;
  ++next.steps;
  next.credence = asked_.order == ChainOrder::steps ? std::min(label.credence, edge.credence)
                                                    : label.credence * edge.credence;
  next.since = std::max(label.since, effect.earliest_start);
  next.by = number;
  return next;
}

/// The best chain that goes on from one of the labels past no blocked event, and at first not by some links.
std::optional<FoundChain> Yen::search(std::vector<Label> labels, std::vector<bool> blocked,
                                      const std::set<EdgeNumber>& not_first) const {
  const auto firsts = labels.size();
  const auto comes_later = [&](std::size_t a, std::size_t b) {
    if (comes_first(labels[a], labels[b])) return false;
    return comes_first(labels[b], labels[a]) || a > b;
  };
  std::priority_queue<std::size_t, std::vector<std::size_t>, decltype(comes_later)> open(comes_later);
  for (std::size_t i = 0; i < firsts; ++i) open.push(i);
  std::vector<std::vector<std::size_t>> settled(graph_.size());
  while (!open.empty()) {
    const auto number = open.top();
    open.pop();
    const auto label = labels[number];
    auto& others = settled[label.at];
    graph_.count(others.size());
    if (std::ranges::any_of(others, [&](std::size_t other) { return is_as_good(labels[other], label); }))
      continue;
    others.push_back(number);
    if (number >= firsts && is_to_[label.at]) {
      FoundChain chain{{}, label.credence};
      for (auto at = number; at >= firsts; at = labels[at].before) chain.edges.push_back(labels[at].by);
      std::ranges::reverse(chain.edges);
      return chain;
    }
    for (const auto edge : graph_.links(label.at, Toward::effect)) {
      const auto effect = graph_.edge(edge).effect;
      if (blocked[effect] || (number < firsts && not_first.contains(edge)) || is_too_far(effect, label.steps))
        continue;
      auto next = onward(label, edge);
      if (!next) continue;
      next->before = number;
      labels.push_back(*next);
      open.push(labels.size() - 1);
    }
  }
  return std::nullopt;
}

std::vector<FoundChain> Yen::best() {
  std::vector<bool> starts(graph_.size());
  std::vector<Label> labels;
  for (const auto node : asked_.from) {
    if (!starts[node]) labels.push_back(start(node));
    starts[node] = true;
  }
  std::set<FoundChain, Better> waiting(Better{asked_.order});
  if (auto first = search(labels, starts, {})) waiting.insert(*std::move(first));
  std::vector<FoundChain> found;
  while (found.size() < asked_.best && !waiting.empty()) {
    found.push_back(std::move(waiting.extract(waiting.begin()).value()));
    if (found.size() == asked_.best) break;
    // All others leave this one, or one of those before it, at some link.
    const auto& last = found.back().edges;
    auto blocked = starts;
    auto from = labels;
    for (std::size_t i = 0; i < last.size(); ++i) {
      std::set<EdgeNumber> not_first;
      for (const auto& one : found)
        if (one.edges.size() > i &&
            std::equal(last.begin(), last.begin() + static_cast<std::ptrdiff_t>(i), one.edges.begin()))
          not_first.insert(one.edges[i]);
      if (auto rest = search(from, blocked, not_first)) {
        rest->edges.insert(rest->edges.begin(), last.begin(), last.begin() + static_cast<std::ptrdiff_t>(i));
        waiting.insert(*std::move(rest));
      }
      const auto next = onward(i == 0 ? start(graph_.edge(last[0]).cause) : from.front(), last[i]);
      from = {next.value()};
      blocked[next->at] = true;
    }
  }
  return found;
}

}  // namespace

std::vector<FoundChain> best_chains(const Graph& graph, const ChainsAsked& asked) {
  return Yen(graph, asked).best();
}

}  // namespace annals::inline v0_2::cause
