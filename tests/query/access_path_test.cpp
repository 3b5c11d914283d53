#include "query/access_path.hpp"

#include "query/random_base.hpp"

#include <algorithm>
#include <cstdint>
#include <set>
#include <utility>

#include <catch2/catch.hpp>

using namespace annals;

namespace {

bool is_found(sql::Database& database, const query::AccessPath& path, const query::Select& select) {
  const auto sql = "SELECT 1 FROM " + path.from + " WHERE " + path.where;
  return query::run(database, query::part_of(select, sql)).next();
}

}  // namespace

TEST_CASE("The classes in use are those of the events") {
  const TemporaryDirectory folder;
  SECTION("of none") {
    CHECK(query::span_classes_in_use(*testing::empty_base(folder)).empty());
  }
  SECTION("of many") {
    testing::RandomBase base(folder, 11, 200);
    std::set<int> classes;
    auto rows = base.database().query("SELECT span_class FROM event");
    while (rows.next()) classes.insert(static_cast<int>(rows.integer(0)));
    CHECK(query::span_classes_in_use(base.database()) == std::vector<int>(classes.begin(), classes.end()));
  }
}

TEST_CASE("The longest span of each class is found from either side, at the ends of time too") {
  const TemporaryDirectory folder;
  const auto database = testing::empty_base(folder);
  testing::OddState odd(*database);
  database->begin();
  const auto lowest = Instant::unbounded_past().key();
  for (int span_class = 0; span_class <= 64; ++span_class) {
    const auto span = span_class == 64  ? ~std::uint64_t{0}
                      : span_class == 0 ? 0
                                        : (std::uint64_t{1} << span_class) - 1;
    for (const std::int64_t start :
         {lowest, lowest + 1, std::int64_t{-1}, std::int64_t{0}, std::int64_t{1000}}) {
      const auto room =
          static_cast<std::uint64_t>(Instant::unbounded_future().key()) - static_cast<std::uint64_t>(start);
      if (span > room) continue;
      const auto end = static_cast<std::int64_t>(static_cast<std::uint64_t>(start) + span);
      database->run("DELETE FROM event");
      database->run(R"(INSERT INTO event (id, key, origin, kind, earliest_start, latest_start, earliest_end,
                         latest_end, sort_key, span_class, outcome)
                       VALUES (10, 'one', 1, 'threat', $1, $1, $2, $2, $1, $3, 'occurred'))",
                    start, end, span_class);
      const auto finds = [&](std::int64_t from, std::int64_t to) {
        query::Select select;
        const Period period{Instant::from_key(from), Instant::from_key(to)};
        const auto path = query::overlapping(period, query::span_classes_in_use(*database), select);
        return is_found(*database, path, select);
      };
      INFO("class " << span_class << " from " << start << " to " << end);
      const auto highest = Instant::unbounded_future().key();
      if (end > lowest + 1) CHECK(finds(end - 1, highest) == (start < highest));
      if (end < highest) CHECK_FALSE(finds(end, highest));
      if (start > lowest + 1) CHECK(finds(lowest + 1, start + 1) == (end > lowest + 1));
      if (start > lowest + 1) CHECK_FALSE(finds(lowest + 1, start));
    }
  }
}

TEST_CASE("An event that may start in a period is found by one path, however vague its start is") {
  const TemporaryDirectory folder;
  const auto database = testing::empty_base(folder);
  testing::OddState odd(*database);
  database->begin();
  constexpr std::int64_t day = 86'400'000'000;
  const auto lowest = Instant::unbounded_past().key();
  const auto highest = Instant::unbounded_future().key();
  for (const std::int64_t days : {0, 1, 2, 3, 39, 40, 41, 399, 400, 3'999, 4'000, 39'999, 40'000, 50'000})
    for (const std::int64_t start : {lowest, lowest + 1, std::int64_t{-1}, std::int64_t{0}, highest - 1})
      for (const std::int64_t width : {days * day - 1, days * day, days * day + 1}) {
        if (width < 0 || width >= highest - std::max<std::int64_t>(start, 0)) continue;
        const auto latest = start + width;
        if (latest == lowest) continue;
        const auto sort_key = start == lowest ? latest : start;
        database->run("DELETE FROM event");
        database->run(R"(INSERT INTO event (id, key, origin, kind, earliest_start, latest_start, earliest_end,
                           latest_end, sort_key, span_class, outcome)
                         VALUES (10, 'one', 1, 'threat', $1, $2, $2, $2, $3, 64, 'occurred'))",
                      start, latest, sort_key);
        for (const auto& [from, to] : {std::pair(latest, latest + 1), std::pair(latest - 1, latest),
                                       std::pair(start, start + 1), std::pair(start + width / 2, highest)}) {
          if (from <= lowest || from >= to || to <= start || latest < from) continue;
          query::Select select;
          int found = 0;
          const auto ranges = query::ranges_of_starts({Instant::from_key(from), Instant::from_key(to)});
          for (const auto& path : query::in_ranges(ranges, select))
            found += is_found(*database, path, select) ? 1 : 0;
          INFO("from " << start << " to " << latest << " in " << from << " to " << to);
          CHECK(found == 1);
        }
      }
}
