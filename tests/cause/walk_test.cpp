#include "cause/walk.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <random>
#include <set>
#include <tuple>

#include <catch2/catch.hpp>

using namespace annals;
using namespace annals::cause;

namespace {

EventId event(std::int64_t number) {
  return EventId(number);
}

Hop hop(std::int64_t link, std::int64_t from, LinkKind kind, std::int64_t to, double credence = 1.0) {
  return {LinkId(link), kind, event(from), event(to), credence};
}

/// Which end a link explains by which, said once more.
const std::set<LinkKind> backward_kinds{responds_to, aims_at, implements};
EventId cause_of(const Hop& one) {
  return backward_kinds.contains(one.kind) ? one.to : one.from;
}
EventId effect_of(const Hop& one) {
  return backward_kinds.contains(one.kind) ? one.from : one.to;
}
EventId near(const Hop& one, Toward toward) {
  return toward == Toward::cause ? effect_of(one) : cause_of(one);
}
EventId next(const Hop& one, Toward toward) {
  return toward == Toward::cause ? cause_of(one) : effect_of(one);
}

/// Hops out of a list; fails when a walk asks twice for an event.
Hops hops_of(const std::vector<Hop>& all) {
  return [all, asked = std::set<std::pair<EventId, Toward>>{}](std::span<const EventId> frontier,
                                                               Toward toward) mutable {
    for (const auto one : frontier) REQUIRE(asked.insert({one, toward}).second);
    std::vector<Hop> found;
    for (const auto& one : all)
      if (std::find(frontier.begin(), frontier.end(), near(one, toward)) != frontier.end())
        found.push_back(one);
    return found;
  };
}

std::vector<std::int64_t> links(const std::vector<Walked>& steps) {
  std::vector<std::int64_t> out;
  for (const auto& step : steps) out.push_back(step.hop.link.value());
  return out;
}

std::vector<std::int64_t> links(const std::vector<Hop>& chain) {
  std::vector<std::int64_t> out;
  for (const auto& one : chain) out.push_back(one.link.value());
  return out;
}

using Numbers = std::vector<std::int64_t>;

}  // namespace

TEST_CASE("A walk goes breadth first, stronger credence first, then by link") {
  const std::vector<Hop> all{hop(1, 1, causes, 2, 0.5), hop(2, 1, causes, 3, 0.9), hop(3, 1, causes, 4, 0.5),
                             hop(4, 2, causes, 5, 0.3), hop(5, 3, causes, 6, 0.4)};
  const auto steps = walk(event(1), Toward::effect, 9, hops_of(all));
  CHECK(links(steps) == Numbers{2, 1, 3, 5, 4});
  CHECK(steps[0].depth == 1);
  CHECK_FALSE(steps[0].before);
  CHECK(steps[3].depth == 2);
  CHECK(steps[3].before == 0u);
  CHECK(steps[3].weakest == 0.4);
  CHECK(steps[4].before == 1u);
}

TEST_CASE("A walk stops at its depth") {
  const std::vector<Hop> all{hop(1, 1, causes, 2), hop(2, 2, causes, 3), hop(3, 3, causes, 4)};
  CHECK(walk(event(1), Toward::effect, 0, hops_of(all)).empty());
  CHECK(links(walk(event(1), Toward::effect, 1, hops_of(all))) == Numbers{1});
  CHECK(links(walk(event(1), Toward::effect, 2, hops_of(all))) == Numbers{1, 2});
  CHECK(links(walk(event(1), Toward::effect, std::numeric_limits<std::size_t>::max(), hops_of(all))).size() ==
        3);
}

TEST_CASE("A walk toward causes goes the other way") {
  const std::vector<Hop> all{hop(1, 1, causes, 2), hop(2, 2, causes, 3)};
  CHECK(links(walk(event(3), Toward::cause, 9, hops_of(all))) == Numbers{2, 1});
  CHECK(walk(event(1), Toward::cause, 9, hops_of(all)).empty());
}

TEST_CASE("Aims, responses and implementations explain their own start by their end") {
  for (const auto kind : {aims_at, responds_to, implements}) {
    const auto one = hop(1, 10, kind, 20);
    CHECK(next_of(one, Toward::cause) == event(20));
    CHECK(next_of(one, Toward::effect) == event(10));
    CHECK(links(walk(event(10), Toward::cause, 9, hops_of({one}))) == Numbers{1});
    CHECK(walk(event(10), Toward::effect, 9, hops_of({one})).empty());
  }
}

TEST_CASE("A link that explains nothing is walked from its start to its end") {
  for (const auto kind : {is_about, violates, supersedes, causes, prevents}) {
    CHECK(next_of(hop(1, 10, kind, 20), Toward::effect) == event(20));
    CHECK(next_of(hop(1, 10, kind, 20), Toward::cause) == event(10));
    CHECK(near_of(hop(1, 10, kind, 20), Toward::effect) == event(10));
  }
}

TEST_CASE("A cycle ends, and the link that closes it is a step") {
  const std::vector<Hop> all{hop(1, 1, causes, 2), hop(2, 2, causes, 3), hop(3, 3, causes, 1),
                             hop(4, 2, causes, 2)};
  const auto steps = walk(event(1), Toward::effect, 100, hops_of(all));
  CHECK(links(steps) == Numbers{1, 2, 4, 3});
  CHECK(steps[3].depth == 3);
}

TEST_CASE(
    "An event that several links reach at once goes on along the chain whose weakest link is strongest") {
  const std::vector<Hop> all{hop(1, 1, causes, 2, 0.2), hop(2, 1, causes, 3, 0.7), hop(3, 2, causes, 4, 0.9),
                             hop(4, 3, causes, 4, 0.8), hop(5, 4, causes, 5, 1.0)};
  const auto steps = walk(event(1), Toward::effect, 9, hops_of(all));
  REQUIRE(links(steps) == Numbers{2, 1, 3, 4, 5});
  CHECK(steps[4].before == 3u);
  CHECK(steps[4].weakest == 0.7);
}

TEST_CASE("A credence that is no number counts for nothing") {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  std::vector<Hop> all;
  for (int i = 0; i < 100; ++i) all.push_back(hop(i, 1, causes, 2 + i, i % 2 == 0 ? nan : 0.1));
  const auto steps = walk(event(1), Toward::effect, 9, hops_of(all));
  REQUIRE(steps.size() == 100);
  CHECK(steps.front().weakest == 0.1);
  CHECK(steps.back().weakest == 0.0);
}

TEST_CASE("A path is a shortest chain, the weakest link as strong as can be") {
  const std::vector<Hop> all{hop(1, 1, causes, 2, 0.9), hop(2, 2, causes, 5, 0.1),
                             hop(3, 1, causes, 3, 0.4), hop(4, 5, responds_to, 3, 0.5),
                             hop(5, 1, causes, 4, 1.0), hop(6, 4, causes, 6, 1.0),
                             hop(7, 6, causes, 5, 1.0)};
  CHECK(links(shortest_path(event(1), event(5), 9, hops_of(all))) == Numbers{3, 4});
  CHECK(links(shortest_path(event(1), event(5), 2, hops_of(all))) == Numbers{3, 4});
  CHECK(shortest_path(event(1), event(5), 1, hops_of(all)).empty());
  CHECK(shortest_path(event(1), event(5), 0, hops_of(all)).empty());
}

TEST_CASE("There is no path against the direction of explanation, nor from an event to itself") {
  const std::vector<Hop> all{hop(1, 1, causes, 2), hop(2, 2, causes, 2)};
  CHECK(shortest_path(event(2), event(1), 9, hops_of(all)).empty());
  CHECK(shortest_path(event(2), event(2), 9, hops_of(all)).empty());
  CHECK(shortest_path(event(1), event(77), 9, hops_of(all)).empty());
}

// --- Twins: every chain of links, tried out ---

namespace {

/// The best weakest credence over all chains of exactly so many links; absent: there is none.
std::optional<double> best_weakest(const std::vector<Hop>& all, Toward toward, EventId from, EventId to,
                                   std::size_t length) {
  if (length == 0) return from == to ? std::optional(1.0) : std::nullopt;
  std::optional<double> best;
  for (const auto& one : all) {
    if (near(one, toward) != from) continue;
    const auto rest = best_weakest(all, toward, next(one, toward), to, length - 1);
    if (rest) best = std::max(best.value_or(0.0), std::min(*rest, one.credence));
  }
  return best;
}

struct Distance {
  std::size_t length = 0;
  double weakest = 1.0;
};

std::optional<Distance> distance(const std::vector<Hop>& all, Toward toward, EventId from, EventId to,
                                 std::size_t limit) {
  for (std::size_t length = 0; length <= limit; ++length)
    if (const auto weakest = best_weakest(all, toward, from, to, length)) return Distance{length, *weakest};
  return std::nullopt;
}

constexpr std::int64_t events = 5;

std::vector<Hop> random_hops(std::mt19937& engine) {
  const auto below = [&](std::int64_t n) {
    return std::uniform_int_distribution<std::int64_t>(0, n - 1)(engine);
  };
  std::vector<Hop> all;
  for (auto i = below(9); i > 0; --i)
    all.push_back({LinkId(i), built_in_link_kinds.at(static_cast<std::size_t>(below(11))),
                   event(below(events)), event(below(events)), static_cast<double>(below(4)) / 4});
  std::shuffle(all.begin(), all.end(), engine);
  return all;
}

}  // namespace

TEST_CASE("A walk meets just the links within its depth, on random graphs") {
  std::mt19937 engine(625);
  for (int round = 0; round < 20'000; ++round) {
    const auto all = random_hops(engine);
    const auto toward = round % 2 == 0 ? Toward::cause : Toward::effect;
    const auto depth = static_cast<std::size_t>(round % 5);
    const auto steps = walk(event(0), toward, depth, hops_of(all));

    std::set<std::tuple<std::size_t, double, std::int64_t>> expected;
    std::map<LinkId, double> weakest;
    for (const auto& one : all) {
      const auto far = distance(all, toward, event(0), near(one, toward), events);
      if (!far || far->length >= depth) continue;
      expected.insert({far->length + 1, -one.credence, one.link.value()});
      weakest[one.link] = std::min(far->weakest, one.credence);
    }

    bool right = steps.size() == expected.size();
    auto wanted = expected.begin();
    for (std::size_t i = 0; right && i < steps.size(); ++i, ++wanted) {
      const auto& step = steps[i];
      right = *wanted == std::tuple(step.depth, -step.hop.credence, step.hop.link.value()) &&
              step.weakest == weakest[step.hop.link];
      if (right && step.before)
        right = *step.before < i && steps[*step.before].depth + 1 == step.depth &&
                next(steps[*step.before].hop, toward) == near(step.hop, toward);
      else
        right = right && step.depth == 1 && near(step.hop, toward) == event(0);
    }
    if (right) continue;
    INFO("round " << round);
    REQUIRE(right);
  }
}

TEST_CASE("A path is as short and as strong as any, on random graphs") {
  std::mt19937 engine(1910);
  for (int round = 0; round < 20'000; ++round) {
    const auto all = random_hops(engine);
    const auto depth = static_cast<std::size_t>(round % 6);
    const auto path = shortest_path(event(0), event(1), depth, hops_of(all));
    const auto expected = distance(all, Toward::effect, event(0), event(1), depth);

    double weakest = 1.0;
    auto here = event(0);
    bool connected = true;
    for (const auto& one : path) {
      connected = connected && cause_of(one) == here;
      here = effect_of(one);
      weakest = std::min(weakest, one.credence);
    }
    const bool right = expected ? connected && here == event(1) && path.size() == expected->length &&
                                      weakest == expected->weakest
                                : path.empty();
    if (right) continue;
    INFO("round " << round);
    REQUIRE(right);
  }
}

TEST_CASE("A walk and a path do not depend on the order in which hops come") {
  std::mt19937 engine(4);
  for (int round = 0; round < 5'000; ++round) {
    auto all = random_hops(engine);
    const auto walked = links(walk(event(0), Toward::effect, 9, hops_of(all)));
    const auto path = links(shortest_path(event(0), event(1), 9, hops_of(all)));
    std::shuffle(all.begin(), all.end(), engine);
    REQUIRE(links(walk(event(0), Toward::effect, 9, hops_of(all))) == walked);
    REQUIRE(links(shortest_path(event(0), event(1), 9, hops_of(all))) == path);
  }
}
