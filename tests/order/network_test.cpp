#include "order/network.hpp"

#include "order/all_distances.hpp"
#include "order/steps.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <random>
#include <set>

#include <catch2/catch.hpp>

using namespace annals;
using namespace annals::order;
using test::AllDistances;

namespace {

/// The network once more, by trying every way.
class Twin {
 public:
  explicit Twin(std::size_t nodes) : nodes_(nodes) {}

  void keep(ConstraintId id, const Constraint& constraint) { kept_.emplace(id, constraint); }
  void forget(ConstraintId id) { kept_.erase(id); }
  [[nodiscard]] const std::map<ConstraintId, Constraint>& kept() const { return kept_; }

  [[nodiscard]] AllDistances closed() const { return closed(kept_); }
  /// Whether those that are kept and pass can all hold.
  template <class Pass>
  [[nodiscard]] bool can_hold_of(Pass pass) const {
    std::map<ConstraintId, Constraint> some;
    for (const auto& one : kept_)
      if (pass(one.first)) some.insert(one);
    return closed(some).can_hold();
  }

 private:
  [[nodiscard]] AllDistances closed(const std::map<ConstraintId, Constraint>& constraints) const {
    AllDistances most(nodes_);
    for (const auto& [id, one] : constraints) most.limit(one.from, one.to, one.most);
    most.close();
    return most;
  }

  std::size_t nodes_;
  std::map<ConstraintId, Constraint> kept_;
};

Range range_of(const AllDistances& closed, Node node) {
  Range range;
  if (const auto most = closed[node][Network::zero]) range.earliest = -*most;
  range.latest = closed[Network::zero][node];
  return range;
}

ExactUs sum_of(const Network& network, const std::vector<ConstraintId>& chain) {
  ExactUs sum = 0;
  for (const auto id : chain) sum += network.constraint(id).most;
  return sum;
}

bool is_chain(const Network& network, const std::vector<ConstraintId>& chain, Node from, Node to) {
  for (const auto id : chain) {
    if (network.constraint(id).from != from) return false;
    from = network.constraint(id).to;
  }
  return from == to;
}

/// A network and its twin, changed alike.
class Both {
 public:
  explicit Both(unsigned seed) : random_(seed), nodes_(2 + below(5)), twin_(nodes_) {
    while (network_.nodes() < nodes_ / 2) network_.add_node();
    network_.keep_solution();
    for (Node at = 0; at < network_.nodes(); ++at) seen_.push_back(see(at));
    while (network_.nodes() < nodes_) network_.add_node();
    seen_.resize(nodes_);
    note_moved();
  }

  void change() {
    change_one();
    note_moved();
  }

  void change_one() {
    if (!twin_.kept().empty() && below(4) == 0) {
      auto one = twin_.kept().begin();
      std::advance(one, below(twin_.kept().size()));
      network_.remove(one->first);
      twin_.forget(one->first);
      return;
    }
    const Constraint constraint{node(), node(), static_cast<int>(below(21)) - 8};
    const auto conflict = network_.add(constraint);
    twin_.keep(next_, constraint);
    if (twin_.can_hold_of([](ConstraintId) { return true; })) {
      REQUIRE(conflict.empty());
    } else {
      check_conflict(conflict);
      twin_.forget(next_);
      ++conflicts;
    }
    ++next_;
  }

  void check() const {
    check_ranges(network_);
    check_solution(network_.solution());
    std::vector<SolutionTime> kept;
    for (Node at = 0; at < nodes_; ++at) kept.push_back(network_.solution_time(at));
    check_solution(kept);
  }

  /// All that is kept, added at once to a network that has some of it, and then what cannot hold with it.
  void check_adding_at_once() {
    Network network;
    while (network.nodes() < nodes_) network.add_node();
    std::vector<Constraint> all;
    for (const auto& [id, one] : twin_.kept()) all.push_back(one);
    const auto some = below(all.size() + 1);
    REQUIRE(network.add_all(std::span(all).first(some)).empty());
    REQUIRE(network.add_all(std::span(all).subspan(some)).empty());
    check_ranges(network);
    const std::vector<Constraint> never{{node(), node(), 3}, {0, 1, -20}, {1, 0, 19}};
    const auto conflict = network.add_all(never);
    REQUIRE_FALSE(conflict.empty());
    const bool cannot_hold = sum_of(network, conflict) < 0;
    REQUIRE(cannot_hold);
    REQUIRE(is_chain(network, conflict, network.constraint(conflict.front()).from,
                     network.constraint(conflict.front()).from));
    check_ranges(network);
  }

  int conflicts = 0;

 private:
  std::size_t below(std::size_t n) { return random_() % n; }
  Node node() { return static_cast<Node>(below(nodes_)); }

  /// Where a point was when it was last said to have moved.
  struct Seen {
    Range range{};
    SolutionTime place{};
    bool operator==(const Seen&) const = default;
  };
  Seen see(Node at) const { return {network_.range(at), network_.solution_time(at)}; }

  void note_moved() {
    for (const auto at : network_.take_moved()) seen_[at] = see(at);
    for (Node at = 0; at < nodes_; ++at) {
      const bool as_seen = seen_[at] == see(at);
      REQUIRE(as_seen);
    }
  }

  /// What is dated lies where the earliest times of all others let it; the rest among themselves.
  void check_solution(const std::vector<SolutionTime>& found) const {
    const auto closed = twin_.closed();
    for (Node at = 0; at < nodes_; ++at) {
      std::optional<ExactUs> dated;
      ExactUs undated = 0;
      for (Node near = 0; near < nodes_; ++near) {
        const auto& most = closed[near][at];
        if (!most) continue;
        undated = std::min(undated, *most);
        if (const auto earliest = range_of(closed, near).earliest)
          if (!dated || *earliest + *most < *dated) dated = *earliest + *most;
      }
      const bool as_expected = found[at] == SolutionTime{dated.has_value(), dated.value_or(undated)};
      REQUIRE(as_expected);
    }
  }

  void check_ranges(const Network& network) const {
    const auto closed = twin_.closed();
    for (Node at = 0; at < nodes_; ++at) {
      const bool right_range = network.range(at) == range_of(closed, at);
      REQUIRE(right_range);
      for (Node to = 0; to < nodes_; ++to) {
        const bool right_most = network.most_between(at, to) == closed[at][to];
        REQUIRE(right_most);
        for (int limit = -25; limit <= 25; ++limit) {
          const bool right_force =
              network.forces(at, to, limit) == (closed[at][to] && *closed[at][to] <= limit);
          REQUIRE(right_force);
        }
      }
    }
  }

  void check_conflict(const std::vector<ConstraintId>& conflict) const {
    REQUIRE_FALSE(conflict.empty());
    REQUIRE(conflict.front() == next_);
    const std::set<ConstraintId> members(conflict.begin(), conflict.end());
    REQUIRE_FALSE(twin_.can_hold_of([&](ConstraintId id) { return members.contains(id); }));
    for (const auto member : members)
      REQUIRE(twin_.can_hold_of([&](ConstraintId id) { return id != member && members.contains(id); }));
  }

  std::mt19937 random_;
  std::size_t nodes_;
  Network network_;
  Twin twin_;
  ConstraintId next_ = 0;
  std::vector<Seen> seen_;
};

}  // namespace

TEST_CASE("After any changes, ranges and distances are those that trying every way finds") {
  int conflicts = 0;
  for (unsigned seed = 0; seed < 1500; ++seed) {
    INFO("seed " << seed);
    Both both(seed);
    for (int i = 0; i < 20; ++i) {
      both.change();
      if (i % 4 == 3) both.check();
    }
    both.check_adding_at_once();
    conflicts += both.conflicts;
  }
  CHECK(conflicts > 1000);
}

TEST_CASE("A date and an offset date what they reach") {
  Network network;
  const Node summit = network.add_node();
  const Node office = network.add_node();
  network.add({Network::zero, summit, 100});
  network.add({summit, Network::zero, -90});
  CHECK(network.range(office) == Range{});
  network.add({summit, office, -20});  // at least 20 before it
  CHECK((network.range(office).latest == ExactUs{80}));
  CHECK_FALSE(network.range(office).earliest);
  CHECK((network.most_between(summit, office) == ExactUs{-20}));
}

TEST_CASE("A point cannot come before itself") {
  Network network;
  const Node point = network.add_node();
  CHECK(network.add({point, point, 0}).empty());
  CHECK(network.add({point, point, -1}) == std::vector<ConstraintId>{1});
}

TEST_CASE("What cannot hold leaves the network as it was") {
  Network network;
  const Node a = network.add_node();
  const Node b = network.add_node();
  CHECK(network.add({a, b, -1}).empty());
  CHECK(network.add({b, a, -1}) == std::vector<ConstraintId>{1, 0});
  CHECK(network.add({b, a, 1}).empty());
  CHECK((network.most_between(b, a) == ExactUs{1}));
}

namespace {

using Constraints = std::vector<Constraint>;

/// So many events, each with a start and an end that lies after it, and relations between them.
class Events {
 public:
  explicit Events(std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) all.push_back({end(i), start(i), -1});
  }
  void put_after(std::size_t event, std::size_t anchor) { all.push_back({start(event), end(anchor), 0}); }

  [[nodiscard]] std::size_t steps_to_add() const {
    Network network;
    for (const auto& one : all)
      while (network.nodes() <= std::max(one.from, one.to)) network.add_node();
    const auto before = steps();
    REQUIRE(network.add_all(all).empty());
    return steps() - before;
  }

  Constraints all{};

 private:
  static Node start(std::size_t event) { return static_cast<Node>(1 + 2 * event); }
  static Node end(std::size_t event) { return static_cast<Node>(2 + 2 * event); }
};

constexpr std::size_t few = 2000;
constexpr std::size_t most_growth = 6;  // of what is four times as many

}  // namespace

TEST_CASE("Steps to take in a chain grow like its length, whatever the order of its events") {
  std::mt19937 random(1);
  const auto steps_for = [&](std::size_t count, int way) {
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), std::size_t{0});
    if (way == 1) std::ranges::reverse(order);
    if (way == 2) std::ranges::shuffle(order, random);
    Events events(count);
    for (std::size_t i = 1; i < count; ++i) events.put_after(order[i], order[i - 1]);
    if (way == 3) std::ranges::shuffle(events.all, random);
    return events.steps_to_add();
  };
  for (const int way : {0, 1, 2, 3}) {
    INFO("way " << way);
    CHECK(steps_for(4 * few, way) <= most_growth * steps_for(few, way));
  }
}

TEST_CASE("Steps to take in three random relations for each event grow like their number") {
  const auto steps_for = [](std::size_t count) {
    std::mt19937 random(1);
    Events events(count);
    for (std::size_t i = 0; i < 3 * count; ++i) {
      const auto one = random() % count;
      const auto other = random() % count;
      if (one != other) events.put_after(std::max(one, other), std::min(one, other));
    }
    return events.steps_to_add();
  };
  CHECK(steps_for(4 * few) <= most_growth * steps_for(few));
}

TEST_CASE("Steps to ask for the order of two dated points do not grow with the others") {
  const auto steps_for = [](std::size_t count) {
    Network network;
    Constraints all;
    for (std::size_t i = 0; i < count; ++i) {
      const auto node = network.add_node();
      all.push_back({Network::zero, node, static_cast<int>(i) + 2});
      all.push_back({node, Network::zero, -static_cast<int>(i)});
    }
    REQUIRE(network.add_all(all).empty());
    const auto before = steps();
    CHECK(network.forces(9, 5, -1));
    CHECK_FALSE(network.forces(5, 6, -1));
    CHECK((network.most_between(5, 9) == ExactUs{6}));
    return steps() - before;
  };
  CHECK(steps_for(4 * few) == steps_for(few));
}
