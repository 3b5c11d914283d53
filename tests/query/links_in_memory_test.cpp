// Answers from links in memory: those from the file.

#include "annals/knowledge_base.hpp"
#include "knowledge_base/random_operations.hpp"
#include "knowledge_base/support.hpp"
#include "rounds.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include <catch2/catch.hpp>

using namespace annals;

namespace {

using Walked = std::vector<std::tuple<LinkId, std::size_t, std::optional<std::size_t>, double, std::size_t>>;

Walked walked(const Explanation& all) {
  Walked found{{LinkId(), all.back, std::nullopt, 0.0, all.out_of_time}};
  for (const auto& step : all.steps)
    found.emplace_back(step.link, step.depth, step.before, step.weakest, step.citation.size());
  return found;
}

/// The events that an explanation comes to, the nearest first, then by id.
std::vector<EventId> reached(const Explanation& all) {
  std::map<EventId, std::size_t> depths;
  for (const auto& step : all.steps) {
    const bool to_from = (step.kind.explains() == Explains::from_by_to) == (all.toward == Toward::effect);
    depths.try_emplace(to_from ? step.from.id : step.to.id, step.depth);
  }
  std::vector<EventId> found;
  for (const auto& [event, depth] : depths) found.push_back(event);
  std::ranges::stable_sort(found, {}, [&](EventId event) { return depths[event]; });
  return found;
}

std::vector<LinkId> links(const std::vector<Step>& steps) {
  std::vector<LinkId> found;
  for (const auto& step : steps) found.push_back(step.link);
  return found;
}

}  // namespace

TEST_CASE("Walks answer alike from links in memory and from the file") {
  std::size_t steps = 0;
  for (std::uint32_t seed = 0; seed < test::rounds(60U); ++seed) {
    INFO("seed " << seed);
    test::Fresh fresh;
    test::RandomOperations operations(fresh.base, seed);
    for (int i = 0; i < 60; ++i) operations.act();
    const auto from_file = KnowledgeBase::open(fresh.base.path());
    const auto in_memory = KnowledgeBase::open(fresh.base.path());
    static_cast<void>(in_memory.influence());  // from then on they are at hand
    const auto events = from_file.events().any_outcome().with_rejected().all();
    for (const auto& options :
         {WalkOptions{}, WalkOptions{.depth = 2}, WalkOptions{.min_credence = 0.5},
          WalkOptions{.kinds = {causes, aims_at, is_about}}, WalkOptions{.with_rejected = true}})
      for (const auto& one : events) {
        CHECK(walked(in_memory.causes(one.id, options)) == walked(from_file.causes(one.id, options)));
        CHECK(walked(in_memory.effects(one.id, options)) == walked(from_file.effects(one.id, options)));
        for (const auto* base : {&in_memory, &from_file})
          for (const auto toward : {Toward::cause, Toward::effect})
            CHECK(base->reached(one.id, toward, options) ==
                  reached(toward == Toward::cause ? from_file.causes(one.id, options)
                                                  : from_file.effects(one.id, options)));
        steps += from_file.effects(one.id, options).steps.size();
        const auto& other = events.front();
        CHECK(links(in_memory.path(one.id, other.id, options).steps) ==
              links(from_file.path(one.id, other.id, options).steps));
        CHECK(in_memory.why(one.id, {.walk = options}).text() ==
              from_file.why(one.id, {.walk = options}).text());
      }
  }
  CHECK(steps > test::rounds(300U));
}

TEST_CASE("Graphs of causes answer alike from links in memory and from a transaction, which has none") {
  std::size_t found = 0;
  for (std::uint32_t seed = 0; seed < test::rounds(60U); ++seed) {
    INFO("seed " << seed);
    test::Fresh fresh;
    auto& base = fresh.base;
    test::RandomOperations operations(base, seed);
    for (int i = 0; i < 60; ++i) operations.act();
    const auto events = base.events().any_outcome().with_rejected().all();
    for (const auto& options : {WalkOptions{}, WalkOptions{.depth = 2}, WalkOptions{.min_credence = 0.5},
                                WalkOptions{.with_rejected = true}}) {
      const auto ask = [&] {
        std::vector<std::string> answers{base.influence(20, options).text()};
        for (const auto& one : events) {
          answers.push_back(base.necessary(one.id, options).text());
          answers.push_back(base.roots(one.id, options).text());
          if (one.id == events.front().id) continue;
          answers.push_back(base.common(one.id, events.front().id, options).text());
          answers.push_back(
              base.chains(std::array{one.id}, std::array{events.front().id}, {.walk = options}).text());
        }
        return answers;
      };
      const auto from_memory = ask();
      const auto transaction = base.transaction();
      const auto from_file = ask();
      CHECK(from_memory == from_file);
      found += static_cast<std::size_t>(
          std::ranges::count_if(from_file, [](const auto& text) { return text.size() > 200; }));
    }
  }
  CHECK(found > test::rounds(50U));
}
