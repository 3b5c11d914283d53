#include "cause/dominators.hpp"

#include "cause/circles.hpp"

#include <algorithm>
#include <numeric>

namespace annals::inline v0_2::cause {

namespace {

constexpr auto none = static_cast<std::size_t>(-1);

/// The algorithm under way. Events are known by their places in the order in which a walk in depth first
/// meets them; 0 is the root before all.
class Search {
 public:
  explicit Search(const Graph& graph);

  /// Of each place the nearest dominator.
  std::vector<std::size_t> nearest();
  [[nodiscard]] Node node(std::size_t place) const { return nodes_[place - 1]; }

 private:
  void walk(const std::vector<std::vector<Node>>& effects);
  std::size_t least_above(std::size_t place);

  const Graph& graph_;
  std::vector<Beginning> begins_;
  std::vector<Node> nodes_;          // by place, from place 1 on
  std::vector<std::size_t> places_;  // by event
  std::vector<std::size_t> parent_;  // by place, as all below
  std::vector<std::size_t> semi_;    // the semidominator
  std::vector<std::size_t> above_;   // an ancestor among those that are linked so far; or none
  std::vector<std::size_t> least_;   // the place of the least semidominator on the way to it
};

Search::Search(const Graph& graph) : graph_(graph), begins_(beginnings(graph, Toward::cause)) {
  std::vector<std::vector<Node>> effects(graph.size());
  for (Node node = 0; node < graph.size(); ++node)
    for (const auto link : graph.links(node, Toward::cause))
      effects[graph.next(link, Toward::cause)].push_back(node);
  walk(effects);
  semi_.resize(nodes_.size() + 1);
  std::iota(semi_.begin(), semi_.end(), 0U);
  least_ = semi_;
  above_.assign(semi_.size(), none);
}

void Search::walk(const std::vector<std::vector<Node>>& effects) {
  struct Open {
    std::size_t place;
    std::size_t next;  ///< of the effects
  };
  places_.assign(graph_.size(), 0);
  parent_.push_back(0);
  std::vector<Open> open;
  const auto enter = [&](Node node, std::size_t from) {
    if (places_[node] != 0) return;
    nodes_.push_back(node);
    places_[node] = nodes_.size();
    parent_.push_back(from);
    open.push_back({places_[node], 0});
  };
  for (Node root = 0; root < graph_.size(); ++root) {
    if (begins_[root] == Beginning::none) continue;
    enter(root, 0);
    while (!open.empty()) {
      const auto place = open.back().place;
      const auto& next = effects[node(place)];
      if (open.back().next < next.size())
        enter(next[open.back().next++], place);
      else
        open.pop_back();
    }
  }
}

/// The place of the least semidominator on the way from a place up to where its tree begins. Shortens the
/// way.
std::size_t Search::least_above(std::size_t place) {
  std::vector<std::size_t> way;
  for (auto at = place; above_[at] != none && above_[above_[at]] != none; at = above_[at]) way.push_back(at);
  graph_.count(way.size() + 1);
  for (auto at = way.rbegin(); at != way.rend(); ++at) {
    const auto above = above_[*at];
    if (semi_[least_[above]] < semi_[least_[*at]]) least_[*at] = least_[above];
    above_[*at] = above_[above];
  }
  return least_[place];
}

std::vector<std::size_t> Search::nearest() {
  std::vector<std::size_t> nearest(semi_.size(), 0);
  std::vector<std::vector<std::size_t>> waiting(semi_.size());  // by semidominator
  for (auto place = nodes_.size(); place > 0; --place) {
    if (begins_[node(place)] != Beginning::none) semi_[place] = 0;
    for (const auto link : graph_.links(node(place), Toward::cause)) {
      const auto cause = places_[graph_.next(link, Toward::cause)];
      semi_[place] = std::min(semi_[place], semi_[least_above(cause)]);
    }
    const auto parent = parent_[place];
    if (semi_[place] == parent)
      nearest[place] = parent;
    else
      waiting[semi_[place]].push_back(place);
    above_[place] = parent;
    for (const auto one : waiting[parent]) {
      const auto least = least_above(one);
      nearest[one] = semi_[least] < semi_[one] ? least : parent;
    }
    waiting[parent].clear();
  }
  for (std::size_t place = 1; place < nearest.size(); ++place)
    if (nearest[place] != semi_[place]) nearest[place] = nearest[nearest[place]];
  return nearest;
}

}  // namespace

Dominators::Dominators(const Graph& graph) : nearest_(graph.size()) {
  Search search(graph);
  const auto nearest = search.nearest();
  for (std::size_t place = 1; place < nearest.size(); ++place) {
    const auto node = search.node(place);
    order_.push_back(node);
    if (nearest[place] != 0) nearest_[node] = search.node(nearest[place]);
  }
}

std::vector<Node> Dominators::of(Node node) const {
  std::vector<Node> all;
  for (auto next = nearest_[node]; next; next = nearest_[*next]) all.push_back(*next);
  return all;
}

std::vector<Node> Dominators::dominated_by(Node node) const {
  std::vector<bool> is_below(nearest_.size());
  is_below[node] = true;
  std::vector<Node> all;
  for (const auto one : order_) {
    if (!nearest_[one] || !is_below[*nearest_[one]]) continue;
    is_below[one] = true;
    all.push_back(one);
  }
  return all;
}

std::vector<std::size_t> Dominators::counts() const {
  std::vector<std::size_t> counts(nearest_.size(), 0);
  for (auto one = order_.rbegin(); one != order_.rend(); ++one)
    if (nearest_[*one]) counts[*nearest_[*one]] += counts[*one] + 1;
  return counts;
}

}  // namespace annals::inline v0_2::cause
