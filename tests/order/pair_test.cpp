#include "order/pair.hpp"

#include "rounds.hpp"

#include <algorithm>
#include <array>
#include <bitset>
#include <random>
#include <vector>

#include <catch2/catch.hpp>

using namespace annals;
using order::Constraint;
using order::Ends;
using order::Network;
using order::Node;

namespace {

struct Interval {
  int start;
  int end;
};

/// From the words of the definition, sharing nothing with the library.
Allen relation_of(Interval a, Interval b) {
  if (a.end < b.start) return Allen::before;
  if (a.end == b.start) return Allen::meets;
  if (b.end < a.start) return Allen::after;
  if (b.end == a.start) return Allen::met_by;
  const auto by_end = [&](Allen first, Allen together, Allen last) {
    return a.end < b.end ? first : a.end == b.end ? together : last;
  };
  if (a.start < b.start) return by_end(Allen::overlaps, Allen::finished_by, Allen::contains);
  if (a.start == b.start) return by_end(Allen::starts, Allen::equals, Allen::started_by);
  return by_end(Allen::during, Allen::finishes, Allen::overlapped_by);
}

constexpr Relations start_earlier{Allen::before, Allen::meets, Allen::overlaps, Allen::finished_by,
                                  Allen::contains};

Precedence precedence_of(Relations seen, Relations wanted) {
  if (seen.within(wanted)) return Precedence::must;
  return (seen & wanted).empty() ? Precedence::cannot : Precedence::may;
}

/// Tries every placement of up to five events at whole numbers of a domain. An event's interval is a bit.
class BruteForce {
 public:
  BruteForce(std::size_t events, int first, int last, const std::vector<Constraint>& constraints)
      : intervals_(events), fitting_(events * events) {
    for (auto& row : most_) row.fill(last - first);
    for (const auto& one : constraints)
      most_[one.from][one.to] = std::min(most_[one.from][one.to], static_cast<int>(one.most));
    for (std::size_t event = 0; event < events; ++event)
      for (int start = first; start < last; ++start)
        for (int end = start + 1; end <= last; ++end)
          if (can_be(event, {start, end})) intervals_[event].push_back({start, end});
    for (std::size_t a = 0; a < events; ++a)
      for (std::size_t b = 0; b < events; ++b) fitting_[a * events + b].resize(intervals_[a].size());
    for (std::size_t a = 0; a < events; ++a)
      for (std::size_t b = a; b < events; ++b)
        for (std::size_t i = 0; i < intervals_[a].size(); ++i)
          for (std::size_t j = 0; j < intervals_[b].size(); ++j)
            if (a == b ? i == j : can_be(a, intervals_[a][i], b, intervals_[b][j]))
              fitting(a, i, b)[j] = fitting(b, j, a)[i] = true;
  }

  /// All that a is to b in some placement of all events.
  [[nodiscard]] Relations relations(std::size_t a, std::size_t b) const {
    Relations seen;
    for (std::size_t i = 0; i < intervals_[a].size(); ++i)
      for (std::size_t j = 0; j < intervals_[b].size(); ++j) {
        const auto relation = relation_of(intervals_[a][i], intervals_[b][j]);
        if (seen.contains(relation) || !fitting(a, i, b)[j]) continue;
        Sets left{};
        for (std::size_t event = 0; event < intervals_.size(); ++event)
          left[event] = fitting(a, i, event) & fitting(b, j, event);
        if (can_place(left, 0)) seen |= relation;
      }
    return seen;
  }

 private:
  static constexpr std::size_t most_events = 5;
  using Set = std::bitset<128>;  // enough for the 78 intervals within 0..12
  using Sets = std::array<Set, most_events>;

  static std::size_t start_of(std::size_t event) { return 1 + 2 * event; }
  static std::size_t end_of(std::size_t event) { return 2 + 2 * event; }

  [[nodiscard]] bool holds(std::size_t p, int p_value, std::size_t q, int q_value) const {
    return q_value - p_value <= most_[p][q] && p_value - q_value <= most_[q][p];
  }
  [[nodiscard]] bool can_be(std::size_t event, Interval x) const {
    return holds(Network::zero, 0, start_of(event), x.start) &&
           holds(Network::zero, 0, end_of(event), x.end) &&
           holds(start_of(event), x.start, end_of(event), x.end);
  }
  [[nodiscard]] bool can_be(std::size_t a, Interval x, std::size_t b, Interval y) const {
    return holds(start_of(a), x.start, start_of(b), y.start) &&
           holds(start_of(a), x.start, end_of(b), y.end) && holds(end_of(a), x.end, start_of(b), y.start) &&
           holds(end_of(a), x.end, end_of(b), y.end);
  }

  [[nodiscard]] Set& fitting(std::size_t a, std::size_t interval, std::size_t b) {
    return fitting_[a * intervals_.size() + b][interval];
  }
  [[nodiscard]] const Set& fitting(std::size_t a, std::size_t interval, std::size_t b) const {
    return fitting_[a * intervals_.size() + b][interval];
  }

  /// Whether this event and those after it can be placed at what is left to them.
  [[nodiscard]] bool can_place(const Sets& left, std::size_t event) const {
    if (event == intervals_.size() || event == most_events)
      return true;  // g++ does not see that it is the first
    for (std::size_t i = 0; i < intervals_[event].size(); ++i) {
      if (!left[event][i]) continue;
      auto rest = left;
      for (std::size_t other = event; other < intervals_.size(); ++other)
        rest[other] &= fitting(event, i, other);
      if (can_place(rest, event + 1)) return true;
    }
    return false;
  }

  std::array<std::array<int, 1 + 2 * most_events>, 1 + 2 * most_events> most_{};
  std::vector<std::vector<Interval>> intervals_;
  std::vector<std::vector<Set>> fitting_;  ///< by the two events and the interval of the first
};

/// A random network and what it was made of.
class Trial {
 public:
  explicit Trial(unsigned seed) : random_(seed) {}

  /// Every point has a date within 0..6.
  void make_dated() {
    add_events(3 + below(3));
    for (Node node = 1; node < network_.nodes(); ++node) {
      add({node, Network::zero, 0});
      add({Network::zero, node, 6});
    }
    for (Node node = 1; node < network_.nodes(); ++node) {
      if (below(3) == 0) add({node, Network::zero, -number(0, 4)});
      if (below(3) == 0) add({Network::zero, node, number(1, 6)});
    }
    add_offsets(below(7), -4, 5);
    first_ = 0;
    last_ = 6;
  }

  /// Some points have no date, or none on one side. Nothing is wanted further away than 1, so that a solution
  /// need not be wide: where two neighbours of its seven points (zero is one) are more than 1 apart, all that
  /// come later can move towards them until they are 1 apart. The order stays, what was to be at least 1 away
  /// is, and distances that have a most only become less. So every order that occurs at all occurs within 6
  /// of zero.
  void make_unbounded() {
    add_events(3);
    for (Node node = 1; node < network_.nodes(); ++node) {
      if (below(3) == 0) add({node, Network::zero, -number(-4, 1)});
      if (below(3) == 0) add({Network::zero, node, number(-1, 4)});
    }
    add_offsets(below(7), -1, 4);
    first_ = -6;
    last_ = 6;
  }

  void check() {
    const auto a = below(events_.size());
    const auto b = below(events_.size());
    const auto seen = BruteForce(events_.size(), first_, last_, kept_).relations(a, b);
    REQUIRE_FALSE(seen.empty());
    INFO("possible: " << possible_relations(network_, events_[a], events_[b]).text()
                      << ", found: " << seen.text());
    const bool same_relations = possible_relations(network_, events_[a], events_[b]) == seen;
    REQUIRE(same_relations);
    starts = starts_before(network_, events_[a], events_[b]);
    whole = order::precedes(network_, events_[a], events_[b]);
    REQUIRE(word(starts) == word(precedence_of(seen, start_earlier)));
    REQUIRE(word(whole) == word(precedence_of(seen, precedes)));
    relations = seen.size();
  }

  Precedence starts{};
  Precedence whole{};
  int relations = 0;

 private:
  std::size_t below(std::size_t n) { return random_() % n; }
  int number(int least, int most) {
    return least + static_cast<int>(below(static_cast<std::size_t>(most - least) + 1));
  }

  void add(const Constraint& constraint) {
    if (network_.add(constraint).empty()) kept_.push_back(constraint);
  }
  void add_events(std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
      const Node start = network_.add_node();
      const Node end = network_.add_node();
      add({end, start, -1});
      events_.push_back({start, end});
    }
  }
  void add_offsets(std::size_t count, int least, int most) {
    const auto node = [&] { return static_cast<Node>(1 + below(network_.nodes() - 1)); };
    for (std::size_t i = 0; i < count; ++i) add({node(), node(), number(least, most)});
  }

  std::mt19937 random_;
  Network network_;
  std::vector<Ends> events_;
  std::vector<Constraint> kept_;
  int first_ = 0;
  int last_ = 0;
};

/// How often there was each answer, so that none goes untested.
struct Counts {
  std::array<int, 3> starts{};
  std::array<int, 3> whole{};
  std::array<int, allen_count + 1> relations{};

  void count(const Trial& trial) {
    ++starts[static_cast<std::size_t>(trial.starts)];
    ++whole[static_cast<std::size_t>(trial.whole)];
    ++relations[static_cast<std::size_t>(trial.relations)];
  }
};

}  // namespace

TEST_CASE("What two events can be to each other is what trying every placement finds") {
  Counts counts;
  for (unsigned seed = 0; seed < test::rounds(100'000U); ++seed) {
    INFO("seed " << seed);
    Trial trial(seed);
    if (seed % 5 == 0)
      trial.make_unbounded();
    else
      trial.make_dated();
    trial.check();
    counts.count(trial);
  }
  for (const auto* each : {&counts.starts, &counts.whole})
    for (const int count : *each) CHECK(count > test::rounds(1000));
  for (std::size_t number = 1; number <= allen_count; ++number) {
    INFO(number << " relations");
    if (number != 12) CHECK(counts.relations[number] > test::rounds(100));
  }
}

TEST_CASE("Events without dates are ordered by what stands between them") {
  Network network;
  const auto event = [&] {
    const Node start = network.add_node();
    const Node end = network.add_node();
    network.add({end, start, -1});
    return Ends{start, end};
  };
  const Ends summit = event();
  const Ends opening = event();
  CHECK(starts_before(network, summit, opening) == Precedence::may);
  CHECK(possible_relations(network, summit, opening) == Relations::all());
  const Ends between = event();
  network.add({between.start, summit.end, 0});
  network.add({opening.start, between.end, 0});
  CHECK(starts_before(network, summit, opening) == Precedence::must);
  CHECK(order::precedes(network, summit, opening) == Precedence::must);
  CHECK(order::precedes(network, opening, summit) == Precedence::cannot);
  CHECK(possible_relations(network, summit, opening) == Allen::before);
  CHECK(possible_relations(network, opening, summit) == Allen::after);
  CHECK(possible_relations(network, summit, summit) == Allen::equals);
}

TEST_CASE("Events with dates and nothing between them are ordered by their dates") {
  Network network;
  const auto event_within = [&](int first, int last) {
    const Node start = network.add_node();
    const Node end = network.add_node();
    network.add_all(std::vector<Constraint>{
        {end, start, -1}, {start, Network::zero, -first}, {Network::zero, end, last}});
    return Ends{start, end};
  };
  const Ends early = event_within(0, 10);
  const Ends late = event_within(10, 20);
  CHECK(order::precedes(network, early, late) == Precedence::must);
  CHECK(possible_relations(network, early, late) == Relations{Allen::before, Allen::meets});
  CHECK(possible_relations(network, event_within(0, 9), late) == Allen::before);
  CHECK(starts_before(network, late, early) == Precedence::cannot);
  CHECK(starts_before(network, event_within(5, 12), late) == Precedence::may);
}
