#include "belief/derivation.hpp"

#include "rounds.hpp"

#include <algorithm>
#include <random>
#include <set>
#include <vector>

#include <catch2/catch.hpp>

using namespace annals;
using namespace annals::belief;

namespace {

std::vector<SourceId> sources(std::vector<std::int64_t> numbers) {
  std::vector<SourceId> all;
  for (const auto number : numbers) all.emplace_back(number);
  return all;
}

/// Which sources reach which over one step or more, found by adding steps until there are no more.
std::set<std::pair<SourceId, SourceId>> all_reached(const Derivations& derivations) {
  std::set<std::pair<SourceId, SourceId>> reached;
  for (const auto& [source, from] : derivations)
    for (const auto one : from) reached.insert({source, one});
  for (std::size_t before = 0; before != reached.size();) {
    before = reached.size();
    for (const auto& [a, b] : std::vector(reached.begin(), reached.end()))
      for (const auto& [c, d] : std::vector(reached.begin(), reached.end()))
        if (b == c) reached.insert({a, d});
  }
  return reached;
}

}  // namespace

TEST_CASE("A source that is derived from none is its own origin") {
  CHECK(origins_of(SourceId(1), {}) == sources({1}));
  CHECK(origins_of(SourceId(1), {{SourceId(1), {}}}) == sources({1}));
}

TEST_CASE("A copy of copies counts for all that nobody had it from") {
  const Derivations derivations{
      {SourceId(1), sources({2, 3})}, {SourceId(2), sources({4})}, {SourceId(3), sources({5, 4})}};
  CHECK(origins_of(SourceId(1), derivations) == sources({4, 5}));
  CHECK(origins_of(SourceId(2), derivations) == sources({4}));
  CHECK(circle_through(SourceId(1), derivations).empty());
}

TEST_CASE("A circle of derivations is found and named") {
  const Derivations derivations{
      {SourceId(1), sources({2})}, {SourceId(2), sources({3})}, {SourceId(3), sources({4, 1})}};
  const auto circle = circle_through(SourceId(1), derivations);
  CHECK(circle == sources({1, 2, 3, 1}));
  CHECK(text_of_circle(circle, [](RecordId id) {
          return std::string(1, static_cast<char>('a' + id.value));
        }) == "“b” is derived from “c”, which is derived from “d”, which is derived from “b”");
  CHECK(circle_through(SourceId(1), {{SourceId(1), sources({1})}}) == sources({1, 1}));
  CHECK(circle_through(SourceId(4), derivations).empty());
}

TEST_CASE("Origins and circles are as every chain of random derivations has them") {
  std::mt19937 engine(20200617);
  const auto below = [&](std::int64_t n) {
    return std::uniform_int_distribution<std::int64_t>(0, n - 1)(engine);
  };
  for (int round = 0; round < test::rounds(5'000); ++round) {
    const auto count = 1 + below(6);
    Derivations derivations;
    for (auto n = below(9); n > 0; --n) {
      auto& from = derivations[SourceId(below(count))];
      const SourceId other(below(count));
      if (std::ranges::find(from, other) == from.end()) from.push_back(other);
    }
    const auto reached = all_reached(derivations);
    for (std::int64_t i = 0; i < count; ++i) {
      const SourceId source(i);
      std::vector<SourceId> origins;
      for (std::int64_t j = 0; j < count; ++j) {
        const SourceId other(j);
        const bool has_it_from_others =
            std::ranges::any_of(reached, [&](const auto& pair) { return pair.first == other; });
        if ((other == source || reached.contains({source, other})) && !has_it_from_others)
          origins.push_back(other);
      }
      if (origins.empty()) origins = {source};
      INFO("round " << round << ", source " << i);
      REQUIRE(origins_of(source, derivations) == origins);
      const auto circle = circle_through(source, derivations);
      REQUIRE(circle.empty() == !reached.contains({source, source}));
      for (std::size_t step = 0; step + 1 < circle.size(); ++step)
        REQUIRE(std::ranges::count(derivations.at(circle[step]), circle[step + 1]) == 1);
      if (!circle.empty()) REQUIRE((circle.front() == source && circle.back() == source));
    }
  }
}
