#include "order/probability.hpp"

#include "annals/time/instant.hpp"
#include "order/free_points.hpp"

#include <cmath>
#include <random>
#include <vector>

#include <catch2/catch.hpp>

using namespace annals;
using namespace annals::order;

namespace {

constexpr ExactUs year = ExactUs{366} * 86'400'000'000;

Node add_dated(Network& network, ExactUs earliest, ExactUs latest) {
  const Node node = network.add_node();
  const std::vector<Constraint> dates{{Network::zero, node, latest}, {node, Network::zero, -earliest}};
  REQUIRE(network.add_all(dates).empty());
  return node;
}

/// `later` comes so long after `earlier`, at least and at most.
void add_offset(Network& network, Node earlier, Node later, ExactUs least, ExactUs most) {
  const std::vector<Constraint> offset{{later, earlier, -least}, {earlier, later, most}};
  REQUIRE(network.add_all(offset).empty());
}

void add_order(Network& network, Node earlier, Node later) {
  REQUIRE(network.add({later, earlier, 0}).empty());
}

void check_exact(const Network& network, Node a, Node b, double probability) {
  const auto chance = chance_before(network, a, b);
  REQUIRE(chance);
  CHECK(chance->exact);
  CHECK(chance->samples == 0);
  CHECK(chance->probability == Approx(probability).epsilon(1e-12));
}

void check_sampled(const Network& network, Node a, Node b, double probability) {
  const auto chance = chance_before(network, a, b);
  REQUIRE(chance);
  CHECK_FALSE(chance->exact);
  CHECK(chance->samples >= 1000);
  CHECK(std::abs(chance->probability - probability) <= 0.01);
}

}  // namespace

TEST_CASE("The chance of two independent points is the share of an area") {
  Network network;
  const Node early = add_dated(network, 0, 10);
  const Node late = add_dated(network, 5, 15);
  const Node narrow = add_dated(network, 4, 6);
  const Node fixed = add_dated(network, 3, 3);
  check_exact(network, early, late, 0.875);
  check_exact(network, late, early, 0.125);
  check_exact(network, early, add_dated(network, 0, 10), 0.5);
  check_exact(network, early, narrow, 0.5);
  check_exact(network, narrow, late, 1 - 0.5 / 20);
  check_exact(network, fixed, early, 0.7);
  check_exact(network, early, fixed, 0.3);
}

TEST_CASE("Narrow ranges within wide ones lose nothing to rounding") {
  Network network;
  const Node wide = add_dated(network, -200'000 * year, 200'000 * year);
  const Node narrow = add_dated(network, 100'000 * year, 100'000 * year + 1);
  check_exact(network, wide, narrow, 0.75);
}

TEST_CASE("The chance of two points that constrain each other alone is the share of a polygon's area") {
  Network network;
  const Node a = add_dated(network, 0, 10);
  const Node b = add_dated(network, 0, 10);
  REQUIRE(network.add({b, a, 2}).empty());  // b comes 2 before a at most
  check_exact(network, a, b, 50.0 / 68);
  check_exact(network, b, a, 18.0 / 68);

  const Node c = add_dated(network, 0, 1000 * year);
  const Node d = add_dated(network, 0, 1000 * year);
  add_offset(network, c, d, -1, 3);
  check_exact(network, c, d, 0.75);
}

TEST_CASE("An order that is forced has the chance 1 or 0 exactly, whatever is unknown") {
  Network network;
  const Node a = network.add_node();
  const Node between = network.add_node();
  const Node b = network.add_node();
  REQUIRE(network.add({between, a, -1}).empty());
  REQUIRE(network.add({b, between, 0}).empty());
  CHECK(chance_before(network, a, b)->probability == 1);
  CHECK(chance_before(network, b, a)->probability == 0);
  CHECK(chance_before(network, a, b)->exact);

  const Node fixed = add_dated(network, 7, 7);
  CHECK(chance_before(network, fixed, fixed)->probability == 0);
  CHECK(chance_before(network, fixed, add_dated(network, 7, 7))->probability == 0);
  CHECK(chance_before(network, fixed, add_dated(network, 8, 9))->probability == 1);
}

TEST_CASE("Points without a date on one side have no chance, unless their order is forced") {
  Network network;
  const Node dated = add_dated(network, 0, 10);
  const Node since = network.add_node();
  REQUIRE(network.add({since, Network::zero, 0}).empty());
  CHECK_FALSE(chance_before(network, dated, since));
  CHECK_FALSE(chance_before(network, since, dated));
  CHECK_FALSE(chance_before(network, since, network.add_node()));
}

TEST_CASE("Only points that share a freedom with those of the question are weighed") {
  Network network;
  const Node a = add_dated(network, 0, 10);
  const Node b = add_dated(network, 0, 10);
  SECTION("not one that is bound by what its date says anyway") {
    add_order(network, a, add_dated(network, 10, 20));
    check_exact(network, a, b, 0.5);
  }
  SECTION("not one without a date") {
    add_order(network, a, network.add_node());
    check_exact(network, a, b, 0.5);
  }
  SECTION("not one at a fixed distance") {
    const Node c = network.add_node();
    add_offset(network, a, c, 3, 3);
    check_exact(network, a, b, 0.5);
    add_offset(network, c, network.add_node(), -5, -5);
    check_exact(network, a, c, 1);
    check_exact(network, c, b, 7 * 7 / 200.0);
  }
  SECTION("but what is at a fixed distance from one") {
    const Node c = add_dated(network, 0, 10);
    add_offset(network, a, c, 3, 3);
    add_order(network, c, add_dated(network, 0, 10));
    check_sampled(network, c, b, 7.0 / 15);
    check_sampled(network, a, b, 23.0 / 30);
  }
  SECTION("not the end of an event that only its duration constrains") {
    const Node end = add_dated(network, 0, 12);
    REQUIRE(network.add({end, a, -1}).empty());
    check_exact(network, a, b, 0.5);
    REQUIRE(network.add({end, a, -2}).empty());  // something is said of it
    CHECK_FALSE(chance_before(network, a, b)->exact);
  }
  SECTION("but one that comes after one of them") {
    add_order(network, a, add_dated(network, 0, 10));
    check_sampled(network, a, b, 2.0 / 3);
    check_sampled(network, b, a, 1.0 / 3);
  }
}

TEST_CASE("Points that follow each other take their turns") {
  Network network;
  std::vector<Node> chain;
  for (int i = 0; i < 40; ++i) {
    chain.push_back(add_dated(network, 0, year));
    if (i > 0) add_order(network, chain[chain.size() - 2], chain.back());
  }
  const Node alone = add_dated(network, 0, year);
  for (const std::size_t i : {0, 7, 20, 39}) {  // the mean of the i-th of 40 random instants, in order
    INFO("point " << i);
    check_sampled(network, chain[i], alone, 1 - static_cast<double>(i + 1) / 41);
  }
}

TEST_CASE("Two rows of events are as likely to be first in the middle, however long they are") {
  Network network;
  std::vector<Node> one{add_dated(network, 0, year)};
  std::vector<Node> other{add_dated(network, 0, year)};
  for (int i = 1; i < 60; ++i)
    for (auto* row : {&one, &other}) {
      row->push_back(add_dated(network, 0, year));
      add_order(network, (*row)[row->size() - 2], row->back());
    }
  check_sampled(network, one[30], other[30], 0.5);
  check_sampled(network, one[0], other[0], 0.5);
}

TEST_CASE("More points than are weighed still give an answer") {
  Network network;
  const Node first = add_dated(network, 0, year);
  const Node alone = add_dated(network, 0, year);
  for (int i = 0; i < 1000; ++i) add_order(network, first, add_dated(network, 0, year));
  CHECK(free_points(network, first, alone).count == most_free_points + 1);  // with the calendar
  const auto chance = chance_before(network, first, alone);
  REQUIRE(chance);
  CHECK(chance->probability > 0.99);
}

TEST_CASE("Points that can hardly move without each other move together") {
  Network network;
  std::vector<Node> chain{add_dated(network, 0, 1000 * year)};
  for (int i = 1; i < 8; ++i) {
    chain.push_back(add_dated(network, 0, 1000 * year));
    add_offset(network, chain[chain.size() - 2], chain.back(), 0, i < 5 ? 1 : year);
  }
  const Node alone = add_dated(network, 0, 1000 * year);
  check_sampled(network, chain[2], alone, 0.5);
  const Node middle = add_dated(network, 0, 1000 * year);  // among those 1 µs apart: a quarter each
  REQUIRE(network.add_all(std::vector<Constraint>{{middle, chain[0], 0}, {chain[4], middle, 0}}).empty());
  double sum = 0;
  for (std::size_t i = 0; i < 4; ++i)
    sum += chance_before(network, chain[i], middle)->probability -
           chance_before(network, chain[i + 1], middle)->probability;
  CHECK(sum == Approx(1).margin(0.01));
}

TEST_CASE("Points far beyond the years of a 64-bit number of microseconds have a chance too") {
  const ExactUs furthest = year * last_year;
  Network network;
  const Node a = add_dated(network, -furthest, furthest);
  const Node b = add_dated(network, -furthest, furthest);
  const Node c = add_dated(network, -furthest, furthest);
  check_exact(network, a, b, 0.5);
  add_order(network, a, c);
  check_sampled(network, a, b, 2.0 / 3);
}

TEST_CASE("The same seed gives the same answer everywhere") {
  Network network;
  const Node a = add_dated(network, 0, year);
  const Node b = add_dated(network, 0, year);
  add_order(network, a, add_dated(network, 0, year));
  CHECK(chance_before(network, a, b, 5)->probability == chance_before(network, a, b, 5)->probability);
  CHECK(chance_before(network, a, b, 5)->probability != chance_before(network, a, b, 6)->probability);
  CHECK(chance_before(network, a, b, 5)->probability == Approx(0.6666973028).epsilon(1e-9));
}

namespace {

/// Points with dates and offsets, and the reference: instants drawn within the tightened ranges until enough
/// of them satisfy all constraints.
class Trial {
 public:
  explicit Trial(unsigned seed) : random_(seed) {
    const auto points = 2 + below(4);
    for (std::size_t i = 0; i < points; ++i) {
      const int earliest = static_cast<int>(below(5));
      add_dated(network_, unit * earliest, unit * (earliest + 1 + static_cast<int>(below(5))));
    }
    const auto node = [&] { return static_cast<Node>(1 + below(points)); };
    for (auto offsets = below(6); offsets > 0; --offsets) {
      const Constraint offset{node(), node(), unit * (static_cast<int>(below(8)) - 2) / 2};
      if (network_.add(offset).empty()) offsets_.push_back(offset);
    }
  }

  [[nodiscard]] const Network& network() const { return network_; }

  /// Whether 1 and 2 are at one instant, neither before the other.
  [[nodiscard]] bool are_together() const {
    return network_.most_between(1, 2) == ExactUs{0} && network_.most_between(2, 1) == ExactUs{0};
  }

  /// P(1 before 2), with a standard error below 0.002; nothing, where too few placements can be found.
  std::optional<double> reference() {
    constexpr int wanted = 70'000;
    int found = 0;
    int before = 0;
    std::vector<double> places(network_.nodes());
    for (int tries = 0; tries < 3'000'000 && found < wanted; ++tries) {
      for (Node node = 1; node < network_.nodes(); ++node) {
        const auto range = network_.range(node);
        places[node] = static_cast<double>(*range.earliest) +
                       static_cast<double>(*range.latest - *range.earliest) * fraction();
      }
      bool all_hold = true;
      for (const auto& [from, to, most] : offsets_)
        all_hold = all_hold && places[to] - places[from] <= static_cast<double>(most);
      if (!all_hold) continue;
      ++found;
      if (places[1] < places[2]) ++before;
    }
    if (found < wanted) return std::nullopt;
    return before / static_cast<double>(found);
  }

 private:
  static constexpr ExactUs unit = 1'000'000'000'000;

  std::size_t below(std::size_t n) { return random_() % n; }
  double fraction() { return static_cast<double>(random_() >> 11) * 0x1p-53; }

  std::mt19937_64 random_;
  Network network_;
  std::vector<Constraint> offsets_;
};

}  // namespace

TEST_CASE("The chance is within 0.01 of a reference, and the chances of both orders make 1") {
  int sampled = 0;
  int exact = 0;
  for (unsigned seed = 0; seed < 120; ++seed) {
    INFO("seed " << seed);
    Trial trial(seed);
    const auto reference = trial.reference();
    if (!reference) continue;
    const auto chance = chance_before(trial.network(), 1, 2);
    const auto other_way = chance_before(trial.network(), 2, 1);
    REQUIRE(chance);
    REQUIRE(other_way);
    CHECK(std::abs(chance->probability - *reference) <= 0.01);
    const double both = trial.are_together() ? 0 : 1;
    CHECK(std::abs(chance->probability + other_way->probability - both) <= (chance->exact ? 1e-12 : 0.01));
    ++(chance->exact ? exact : sampled);
  }
  CHECK(exact > 20);
  CHECK(sampled > 20);
}
