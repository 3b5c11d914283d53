#include "order/impossible_chains.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace annals::inline v0_2::order {

namespace {

constexpr std::size_t most_links = 64;

using Links = std::vector<std::size_t>;

/// The points that are connected to some links, as a network of their own with the calendar. A cycle passes
/// the calendar once, and so lies within one part.
class Part {
 public:
  Part(const Network& network, std::span<const CausalLink> links, std::vector<Node> points, Links its_links)
      : links_(links), points_(std::move(points)), its_links_(std::move(its_links)) {
    numbers_.emplace(Network::zero, Network::zero);
    for (const auto point : points_) numbers_.emplace(point, network_.add_node());
    std::vector<Constraint> constraints;
    for (const auto point : points_) {
      for (const auto& arc : network.leaving(point))
        constraints.push_back({numbers_.at(point), numbers_.at(arc.other), arc.most});
      for (const auto& arc : network.reaching(point))
        if (arc.other == Network::zero) constraints.push_back({Network::zero, numbers_.at(point), arc.most});
    }
    network_.add_all(constraints);
  }

  void find(std::vector<ImpossibleChain>& found) {
    for (auto cycle = cycle_of(its_links_); !cycle.empty(); cycle = cycle_of(its_links_)) {
      auto chain = shortest_through(*std::ranges::min_element(cycle), cycle.size());
      if (chain.empty()) chain = cycle;
      chain = without_needless(std::move(chain));
      const std::unordered_set<std::size_t> links_of_chain(chain.begin(), chain.end());
      std::erase_if(its_links_, [&](std::size_t link) { return links_of_chain.contains(link); });
      if (chain.size() > 1) found.push_back(told(cycle_of(chain)));
    }
  }

 private:
  [[nodiscard]] Node cause(std::size_t link) const { return numbers_.at(links_[link].cause); }
  [[nodiscard]] Node effect(std::size_t link) const { return numbers_.at(links_[link].effect); }

  /// Links in the order in which they close a cycle that cannot hold, from effect to cause; empty: all can.
  [[nodiscard]] Links cycle_of(const Links& links) const {
    auto with_links = network_;
    const auto first = with_links.constraints();
    std::vector<Constraint> constraints;
    for (const auto link : links) constraints.push_back({effect(link), cause(link), 0});
    Links cycle;
    for (const auto id : with_links.add_all(constraints))
      if (id >= first) cycle.push_back(links[id - first]);
    return cycle;
  }

  /// Layer by layer, by the number of links, a chain of the fewest that leads back to one; empty: there is
  /// none of so many at most.
  [[nodiscard]] Links shortest_through(std::size_t first, std::size_t most) const {
    std::vector<std::vector<std::pair<std::size_t, ExactUs>>> layers{
        {{first, 0}}};  // how late their causes are
    std::unordered_map<Node, ExactUs> least{{cause(first), 0}};
    while (!layers.back().empty() && layers.size() <= std::min(most, most_links)) {
      std::vector<std::pair<Node, ExactUs>> from;
      for (const auto& [link, sum] : layers.back()) from.emplace_back(cause(link), sum);
      const auto reached = network_.most_from(from);
      if (const auto& closed = reached[effect(first)]; closed && *closed < 0) {
        // Back through the links that it was reached by.
        Links chain;
        auto at = effect(first);
        for (auto sum = *closed; !layers.empty(); layers.pop_back()) {
          const auto rest = network_.most_to(at);
          const auto before = std::ranges::find_if(layers.back(), [&](const auto& one) {
            const auto& way = rest[cause(one.first)];
            return way && one.second + *way == sum;
          });
          chain.push_back(before->first);
          at = effect(before->first);
          sum = before->second;
        }
        return chain;
      }
      auto& next = layers.emplace_back();
      for (const auto link : its_links_) {
        const auto& sum = reached[effect(link)];
        if (!sum) continue;
        const auto [known, is_new] = least.try_emplace(cause(link), *sum);
        if (!is_new && known->second <= *sum) continue;
        known->second = *sum;
        next.emplace_back(link, *sum);
      }
    }
    return {};
  }

  [[nodiscard]] Links without_needless(Links chain) const {
    if (chain.size() > most_links) return chain;
    for (std::size_t i = 0; i < chain.size();) {
      auto rest = chain;
      rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(i));
      const auto cycle = cycle_of(rest);
      if (cycle.empty()) {
        ++i;
      } else {
        chain = cycle;
        i = 0;
      }
    }
    return chain;
  }

  [[nodiscard]] ImpossibleChain told(Links cycle) const {
    std::ranges::reverse(cycle);
    // From its first link on, wherever the cycle was found.
    std::rotate(cycle.begin(), std::ranges::min_element(cycle), cycle.end());
    ImpossibleChain chain{std::move(cycle), {}};
    for (std::size_t i = 0; i < chain.links.size(); ++i) {
      const auto link = chain.links[i];
      const auto next = chain.links[(i + 1) % chain.links.size()];
      chain.between.push_back({links_[next].cause, links_[link].effect,
                               network_.most_between(cause(next), effect(link)).value()});
    }
    // What alone makes it impossible need not be told longer than that takes.
    const auto is_gap = [](const Constraint& between) { return between.from != between.to; };
    if (std::ranges::count_if(chain.between, is_gap) == 1)
      std::ranges::find_if(chain.between, is_gap)->most = -1;
    return chain;
  }

  std::span<const CausalLink> links_;
  std::vector<Node> points_;
  Links its_links_;
  std::unordered_map<Node, Node> numbers_;
  Network network_;
};

}  // namespace

std::vector<ImpossibleChain> impossible_chains(const Network& network, std::span<const CausalLink> links) {
  std::unordered_map<Node, Links> links_of;
  for (std::size_t link = 0; link < links.size(); ++link) {
    links_of[links[link].cause].push_back(link);
    links_of[links[link].effect].push_back(link);
  }
  std::vector<ImpossibleChain> found;
  std::vector<bool> is_seen(network.nodes());
  is_seen[Network::zero] = true;
  for (const auto& link : links) {
    std::vector<Node> points;
    const auto see = [&](Node node) {
      if (is_seen[node]) return;
      is_seen[node] = true;
      points.push_back(node);
    };
    see(link.cause);
    Links its_links;
    for (std::size_t i = 0; i < points.size(); ++i) {
      for (const auto& arc : network.leaving(points[i])) see(arc.other);
      for (const auto& arc : network.reaching(points[i])) see(arc.other);
      const auto its = links_of.find(points[i]);
      if (its == links_of.end()) continue;
      for (const auto number : its->second) {
        see(links[number].cause);
        see(links[number].effect);
        its_links.push_back(number);
      }
    }
    if (points.empty()) continue;
    std::ranges::sort(its_links);
    its_links.erase(std::unique(its_links.begin(), its_links.end()), its_links.end());
    Part(network, links, std::move(points), std::move(its_links)).find(found);
  }
  return found;
}

}  // namespace annals::inline v0_2::order
