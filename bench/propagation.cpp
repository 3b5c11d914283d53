#include "propagation.hpp"

#include "annals/knowledge_base.hpp"
#include "baseline.hpp"
#include "measure.hpp"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <fmt/core.h>

namespace annals::bench {

namespace {

constexpr std::size_t events = 10'000;
constexpr std::size_t relative_dates = 60'000;
constexpr std::size_t single_writes = 400;
constexpr std::size_t contradictions = 10;

/// Random relative dates that can all hold, as they were made from days on which the events started.
class RandomRelativeDates {
 public:
  RandomRelativeDates() {
    for (std::size_t i = 0; i < events; ++i) days_.push_back(below(20'000));
  }

  /// A month for every second event.
  [[nodiscard]] std::optional<When> date(std::size_t event) const {
    if (event % 2 != 0) return std::nullopt;
    const auto date = civil_date(Instant::from_key(days_[event] * us_per_day));
    return When(fmt::format("{:04}-{:02}", date.year, date.month));
  }

  struct RelativeDate {
    std::size_t event = 0;
    std::string offset;
    std::size_t anchor = 0;
  };
  RelativeDate next() {
    const auto pick = [&] { return static_cast<std::size_t>(below(events)); };
    auto event = pick();
    auto anchor = pick();
    while (days_[event] == days_[anchor]) anchor = pick();
    if (days_[event] < days_[anchor]) std::swap(event, anchor);
    const auto apart = days_[event] - days_[anchor];
    return {event, fmt::format("{} to {} days after", apart - 1 - below(apart), apart + 1 + below(500)),
            anchor};
  }
  /// One that cannot hold with the dates of two events.
  RelativeDate impossible() {
    for (;;) {
      const auto event = static_cast<std::size_t>(below(events / 2)) * 2;
      const auto anchor = static_cast<std::size_t>(below(events / 2)) * 2;
      if (days_[anchor] + 100 < days_[event]) return {event, "before", anchor};
    }
  }

 private:
  static constexpr std::int64_t us_per_day = 86'400'000'000;
  std::int64_t below(std::int64_t n) {
    return static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(n));
  }
  std::mt19937_64 random_{20'180'914};
  std::vector<std::int64_t> days_;
};

struct Load {
  std::vector<EventId> ids{};
  std::vector<RandomRelativeDates::RelativeDate> relative_dates{};
};

Load make_load(RandomRelativeDates& random) {
  Load load;
  for (std::size_t i = 0; i < relative_dates; ++i) load.relative_dates.push_back(random.next());
  return load;
}

void fill(KnowledgeBase& base, const RandomRelativeDates& random, Load& load) {
  auto transaction = base.transaction();
  load.ids.clear();
  for (std::size_t i = 0; i < events; ++i)
    load.ids.push_back(
        base.add(Event<>{.key = "event-" + std::to_string(i), .kind = "report", .when = random.date(i)}));
  for (const auto& next : load.relative_dates) try {
      base.time(load.ids[next.event], next.offset, load.ids[next.anchor]);
    } catch (const Error& error) {
      if (error.code() != ErrorCode::already_exists) throw;  // the same by chance
    }
  transaction.commit();
}

/// The slowest but one in a hundred of some writes, each in a transaction of its own.
void measure_writes(Table& table, const std::string& what, KnowledgeBase& base, BareDatabase& bare,
                    RandomRelativeDates& random, const Load& load, double aim_ms) {
  std::vector<double> ours;
  std::vector<double> by_hand;
  for (std::size_t i = 0; i < single_writes; ++i) {
    const auto next = random.next();
    ours.push_back(seconds([&] { base.time(load.ids[next.event], next.offset, load.ids[next.anchor]); }));
    by_hand.push_back(seconds([&] {
      bare.execute(fmt::format("INSERT INTO relative_date (event, time_offset, anchor) VALUES ({}, '{}', {})",
                               next.event, next.offset, next.anchor));
    }));
  }
  const auto slowest = [](std::vector<double> times) {
    std::ranges::sort(times);
    return std::vector{times[times.size() * 99 / 100]};
  };
  table.add(what, {slowest(ours), slowest(by_hand)}, at_most_ms(aim_ms));
}

}  // namespace

void measure_propagation(const std::filesystem::path& folder) {
  fmt::print("a base of {} events with {} relative dates, all connected\n\n", events, relative_dates);
  Table table("SQLite by hand");
  RandomRelativeDates random;
  auto load = make_load(random);
  const auto path = folder / "propagation.annals";
  auto base = KnowledgeBase::open(path);
  std::vector<double> ours;
  std::vector<double> bare;
  ours.push_back(seconds([&] { fill(base, random, load); }));
  const BareTables tables(path);
  bare.push_back(seconds([&] { tables.insert_into(folder / "bare-relative-dates.db"); }));
  table.add("all in one transaction", {ours, bare}, times_hand_tuned(15));

  BareDatabase by_hand(folder / "single.db");
  by_hand.execute("CREATE TABLE relative_date (event INTEGER, time_offset TEXT, anchor INTEGER)");
  measure_writes(table, "one more, 99 in 100", base, by_hand, random, load, 1);
  for (std::size_t i = 0; i < contradictions; ++i) {
    const auto next = random.impossible();
    base.time(load.ids[next.event], next.offset, load.ids[next.anchor]);
  }
  fmt::print("{} contradictions\n", base.contradictions().size());
  measure_writes(table, fmt::format("one more beside {} contradictions", contradictions), base, by_hand,
                 random, load, 10);
}

}  // namespace annals::bench
