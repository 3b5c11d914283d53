#include "workload.hpp"

#include <algorithm>
#include <array>
#include <random>
#include <set>
#include <string_view>
#include <tuple>

namespace annals::bench {

namespace {

constexpr std::array<std::string_view, 24> words{
    "summit",  "border",   "treaty",  "office",   "missile", "launch",   "talks",     "envoy",
    "harbour", "exercise", "protest", "sanction", "railway", "election", "ceasefire", "embassy",
    "island",  "factory",  "visit",   "flood",    "dispute", "speech",   "council",   "agreement"};

class Random {
 public:
  std::size_t below(std::size_t bound) {
    return std::uniform_int_distribution<std::size_t>(0, bound - 1)(engine_);
  }
  std::string text(std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) {
      text += i == 0 ? "" : " ";
      text += words[below(words.size())];
    }
    return text;
  }

 private:
  std::mt19937_64 engine_{20180427};
};

std::string two_digits(std::size_t number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

/// A year, a month or a day, in equal shares.
When some_date(Random& random) {
  std::string text = std::to_string(1900 + random.below(125));
  const auto precision = random.below(3);
  if (precision > 0) text += "-" + two_digits(1 + random.below(12));
  if (precision > 1) text += "-" + two_digits(1 + random.below(28));
  return text;
}

}  // namespace

Workload make_workload(std::size_t events, std::size_t actors, std::size_t links) {
  Random random;
  Workload workload;
  for (std::size_t i = 0; i < actors; ++i)
    workload.actors.push_back(random.text(2) + " " + std::to_string(i));
  for (std::size_t i = 0; i < events; ++i) {
    std::set<std::size_t> with;
    while (with.size() < 3) with.insert(random.below(actors));
    workload.events.push_back({"event-" + std::to_string(i), random.text(4), random.text(12),
                               some_date(random), std::vector<std::size_t>(with.begin(), with.end())});
  }
  constexpr std::array kinds{causes, contributes_to, enables, triggers};
  std::set<std::tuple<std::size_t, LinkKind, std::size_t>> known;
  while (workload.links.size() < links) {
    const auto from = random.below(events);
    const auto to = random.below(events);
    const auto kind = kinds[random.below(kinds.size())];
    if (from != to && known.emplace(from, kind, to).second)
      workload.links.push_back({from, kind, to, random.text(5)});
  }
  return workload;
}

}  // namespace annals::bench
