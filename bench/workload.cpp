#include "workload.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>
#include <string_view>
#include <tuple>
#include <utility>

#include <fmt/core.h>

namespace annals::bench {

namespace {

constexpr std::int64_t us_per_day = 86'400'000'000;
constexpr std::int64_t days = std::int64_t{125} * 365;

/// Ranks of which each is about as frequent as one over its number.
class Zipf {
 public:
  explicit Zipf(std::size_t count) : sums_(count) {
    double sum = 0;
    for (std::size_t i = 0; i < count; ++i) sums_[i] = sum += 1.0 / static_cast<double>(i + 1);
  }
  std::size_t operator()(std::mt19937_64& random) const {
    const double at = std::uniform_real_distribution(0.0, sums_.back())(random);
    return std::min(static_cast<std::size_t>(std::ranges::lower_bound(sums_, at) - sums_.begin()),
                    sums_.size() - 1);
  }

 private:
  std::vector<double> sums_;
};

std::string day_text(std::int64_t day) {
  static const auto first = start_of({1900, 1, 1}).key();
  const auto date = civil_date(Instant::from_key(first + day * us_per_day));
  return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

/// One of five known to the month only, but of the long and the open all to the day.
When some_date(std::mt19937_64& random) {
  const auto below = [&](std::int64_t n) {
    return std::uniform_int_distribution<std::int64_t>(0, n - 1)(random);
  };
  const auto day = below(days);
  const auto form = below(100);
  if (form < 5) return day_text(day) + "/" + day_text(day + 7 + below(std::int64_t{3} * 365));
  if (form < 7) return day_text(day) + "/..";
  return form < 27 ? day_text(day).substr(0, 7) : day_text(day);
}

std::array<std::size_t, 3> some_actors(std::mt19937_64& random, const Zipf& zipf) {
  std::array<std::size_t, 3> actors{};
  do {
    for (auto& actor : actors) actor = zipf(random);
    std::ranges::sort(actors);
  } while (std::ranges::adjacent_find(actors) != actors.end());
  return actors;
}

std::string some_title(std::mt19937_64& random, const Zipf& zipf) {
  std::string title = word_at(zipf(random));
  for (int i = 1; i < 8; ++i) title += " " + word_at(zipf(random));
  return title;
}

/// Each leads to an event that starts later, so that nothing is out of order.
std::vector<PlainLink> make_links(const std::vector<PlainEvent>& events, std::mt19937_64& random) {
  std::vector<std::pair<std::int64_t, std::size_t>> by_start;
  for (std::size_t i = 0; i < events.size(); ++i)
    by_start.emplace_back(events[i].when.bounds().earliest_start.key(), i);
  std::ranges::sort(by_start);
  std::uniform_real_distribution<> share(0.0, 1.0);
  std::lognormal_distribution<> gap_in_days(std::log(25.0), 1.2);
  std::vector<PlainLink> links;
  for (const auto& [start, from] : by_start) {
    // By Pareto; of the mean 3 remains once the fractions, the doubles and what is after the last event are
    // gone.
    const auto degree = std::min(1000.0, std::floor(1.5 * std::pow(1.0 - share(random), -1 / 1.6)));
    for (int i = 0; i < static_cast<int>(degree); ++i) {
      const auto earliest = start + static_cast<std::int64_t>((1 + gap_in_days(random)) * us_per_day);
      const auto to = std::ranges::lower_bound(by_start, std::pair{earliest, std::size_t{0}});
      if (to != by_start.end())
        links.push_back({from, random() % workload_link_kinds.size(), to->second,
                         static_cast<double>(50 + random() % 50) / 100});
    }
  }
  const auto ends = [](const PlainLink& link) { return std::tuple(link.from, link.kind, link.to); };
  std::ranges::sort(links, {}, ends);
  const auto same = [&](const PlainLink& a, const PlainLink& b) { return ends(a) == ends(b); };
  links.erase(std::unique(links.begin(), links.end(), same), links.end());
  return links;
}

}  // namespace

std::string word_at(std::size_t rank) {
  // Of one length, so that none begins like another.
  constexpr std::string_view consonants = "bdfgklmnprstvz";
  constexpr std::string_view vowels = "aeiou";
  std::string word;
  for (int i = 0; i < 3; ++i) {
    word += consonants[rank % consonants.size()];
    rank /= consonants.size();
    word += vowels[rank % vowels.size()];
    rank /= vowels.size();
  }
  return word;
}

Workload make_workload(std::size_t events) {
  std::mt19937_64 random(20'180'427);
  const Zipf actors(actor_count);
  const Zipf words(word_count);
  Workload workload;
  for (std::size_t i = 0; i < events; ++i)
    workload.events.push_back({"event-" + std::to_string(i), some_title(random, words), some_date(random),
                               random() % kind_count, random() % place_count, some_actors(random, actors)});
  workload.links = make_links(workload.events, random);
  return workload;
}

}  // namespace annals::bench
