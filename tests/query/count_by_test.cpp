#include "query/events.hpp"
#include "query/random_base.hpp"

#include <limits>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace annals;
using annals::testing::RandomBase;

namespace Catch {
template <>
struct StringMaker<GroupCount> {
  static std::string convert(const GroupCount& one) { return one.group + ": " + std::to_string(one.count); }
};
template <>
struct StringMaker<PairCount> {
  static std::string convert(const PairCount& one) {
    return one.first + ", " + one.second + ": " + std::to_string(one.count);
  }
};
}  // namespace Catch

TEST_CASE("Counts are those of looking at every event, whatever the limit and the place in the order") {
  for (unsigned seed = 100; seed < 108; ++seed) {
    const TemporaryDirectory folder;
    RandomBase base(folder, seed, seed == 100 ? 0 : 150);
    for (int i = 0; i < 100; ++i) {
      const auto filter = base.random_filter();
      INFO("seed " << seed << ", query " << i);
      REQUIRE(query::count_events(base.state(), filter) == base.find_whatever_the_limit(filter).size());
      const auto group = static_cast<Group>(i % 9);
      REQUIRE(query::count_events_by(base.state(), filter, group) == base.count_by(filter, group));
    }
  }
}

TEST_CASE("Counts by a field of a kind are those of looking at every event of it") {
  for (unsigned seed = 200; seed < 208; ++seed) {
    const TemporaryDirectory folder;
    RandomBase base(folder, seed, 150);
    for (int i = 0; i < 40; ++i) {
      auto filter = base.random_filter();
      filter.kind = testing::odd_kind().name;
      for (const auto& field : testing::odd_kind().fields) {
        INFO("seed " << seed << ", query " << i << ", field " << field.name);
        REQUIRE(query::count_events_by(base.state(), filter, field.name) ==
                base.count_by(filter, field.name));
      }
    }
  }
}

TEST_CASE("Counts by two things at once are those of looking at every event") {
  for (unsigned seed = 300; seed < 306; ++seed) {
    const TemporaryDirectory folder;
    RandomBase base(folder, seed, 100);
    std::vector<detail::Grouping> groupings;
    for (int group = 0; group < 9; ++group) groupings.emplace_back(static_cast<Group>(group));
    for (const auto& field : testing::odd_kind().fields) groupings.emplace_back(field.name);
    std::size_t counted = 0;
    for (const auto& first : groupings)
      for (const auto& second : groupings) {
        auto filter = base.random_filter();
        filter.kind = testing::odd_kind().name;
        INFO("seed " << seed << ", " << first.index() << ", " << second.index());
        const auto counts = query::count_events_by(base.state(), filter, first, second);
        REQUIRE(counts == base.count_by(filter, first, second));
        counted += counts.size();
      }
    CHECK(counted > 1000);
  }
}

TEST_CASE("The least, the greatest, the sum and the mean are those of looking at every event") {
  std::size_t nothing = 0;
  for (unsigned seed = 400; seed < 406; ++seed) {
    const TemporaryDirectory folder;
    RandomBase base(folder, seed, 100);
    for (int i = 0; i < 60; ++i) {
      auto filter = base.random_filter();
      filter.kind = testing::odd_kind().name;
      for (const auto aggregate :
           {detail::Aggregate::min, detail::Aggregate::max, detail::Aggregate::sum, detail::Aggregate::mean})
        for (const std::string field : {"troops", "range_km"}) {
          INFO("seed " << seed << ", query " << i << ", field " << field);
          const auto expected = base.aggregate(filter, aggregate, field);
          REQUIRE(query::aggregate_events(base.state(), filter, aggregate, field) == expected);
          nothing += expected ? 0 : 1;
        }
    }
  }
  CHECK(nothing > 100);
  CHECK(nothing < 2000);
}

TEST_CASE("A sum of integers is exact, and refused where it takes more than 64 bits") {
  const TemporaryDirectory folder;
  const auto database = testing::empty_base(folder);
  testing::OddState odd(*database);
  constexpr auto most = std::numeric_limits<std::int64_t>::max();
  constexpr auto least = std::numeric_limits<std::int64_t>::min();
  std::int64_t id = 10;
  const auto sum_with = [&](std::int64_t troops) {
    database->run(R"(INSERT INTO event (id, key, origin, kind, earliest_start, latest_start, earliest_end,
                       latest_end, sort_key, span_class, outcome)
                     VALUES ($1, $2, 1, $3, 0, 0, 0, 0, 0, 64, 'occurred'))",
                  id, std::to_string(id), testing::odd_kind().name);
    database->run(R"(INSERT INTO "event_odd ""kind"" of $1" (id, troops) VALUES ($1, $2))", id++, troops);
    return query::aggregate_events(odd.state, {.kind = testing::odd_kind().name}, detail::Aggregate::sum,
                                   "troops");
  };
  CHECK(sum_with(most) == Value(most));
  CHECK_THROWS_WITH(sum_with(1), "The sum of the field 'troops' takes more than 64 bits.");
  CHECK(sum_with(-1) == Value(most));
  CHECK(sum_with(least) == Value(std::int64_t{-1}));
  CHECK(sum_with(least + 1) == Value(least));
  CHECK_THROWS_WITH(sum_with(-1), Catch::Contains("more than 64 bits"));
}

TEST_CASE("Only of numbers there are a sum and the like") {
  const TemporaryDirectory folder;
  RandomBase base(folder, 1, 10);
  const auto sum = [&](const std::string& kind, std::string_view field) {
    return query::aggregate_events(base.state(), {.kind = kind}, detail::Aggregate::sum, field);
  };
  CHECK_THROWS_WITH(sum(testing::odd_kind().name, "severity"), Catch::Contains("only numbers have"));
  CHECK_THROWS_WITH(sum(testing::odd_kind().name, "joint"), Catch::Contains("only numbers have"));
  CHECK_THROWS_WITH(sum(testing::odd_kind().name, "size"), Catch::Contains("no such field"));
  CHECK_THROWS_WITH(sum("", "troops"), Catch::Contains("fields belong to a kind"));
  CHECK(!sum("unheard of", "size"));
}

TEST_CASE("Counts by a field that the kind does not have are refused") {
  const TemporaryDirectory folder;
  const auto database = testing::empty_base(folder);
  testing::OddState odd(*database);
  const auto count = [&](const std::string& kind, std::string_view field) {
    return query::count_events_by(odd.state, {.kind = kind}, std::string(field));
  };
  CHECK_THROWS_WITH(count(testing::odd_kind().name, "size"), Catch::Contains("there is no such field"));
  CHECK_THROWS_WITH(count("threat", "size"), Catch::Contains("this kind has no fields"));
  CHECK_THROWS_WITH(count("", "size"), Catch::Contains("fields belong to a kind"));
  CHECK(count("unheard of", "size").empty());
}

TEST_CASE("Weeks are those of ISO 8601, days and hours those of a clock that shows UTC") {
  const TemporaryDirectory folder;
  const auto database = testing::empty_base(folder);
  testing::OddState odd(*database);
  std::int64_t id = 10;
  for (const char* date : {"2018-12-30", "2018-12-31", "2019-02-28T23:59:59+09:00", "2020-12-31",
                           "2021-01-03", "2021-01-04T00:30:00Z", "2021-01-04T00:59:59Z", "2021", "0000-01-01",
                           "../2018", "Y-200000", "Y170000002"})
    database->run(R"(INSERT INTO event (id, key, origin, kind, earliest_start, latest_start, earliest_end,
                       latest_end, sort_key, span_class, outcome)
                     VALUES ($1, $2, 1, 'threat', $3, 0, 0, 0, 0, 64, 'occurred'))",
                  id++, date, When(date).bounds().earliest_start.key());
  using Counts = std::vector<GroupCount>;
  CHECK(query::count_events_by(odd.state, {}, Group::week) ==
        Counts{{"Y-200001-W52", 1},  // the first day that is known, a Saturday
               {"-0001-W52", 1},
               {"2018-W52", 1},
               {"2019-W01", 1},
               {"2019-W09", 1},
               {"2020-W53", 3},
               {"2021-W01", 2},
               {"Y170000002", 1},
               {"", 1}});
  CHECK(query::count_events_by(odd.state, {}, Group::day)[3] == GroupCount{"2018-12-31", 1});
  CHECK(query::count_events_by(odd.state, {}, Group::hour) == Counts{{"Y-200000-01-01T00", 1},
                                                                     {"0000-01-01T00", 1},
                                                                     {"2018-12-30T00", 1},
                                                                     {"2018-12-31T00", 1},
                                                                     {"2019-02-28T14", 1},
                                                                     {"2020-12-31T00", 1},
                                                                     {"2021-01-01T00", 1},
                                                                     {"2021-01-03T00", 1},
                                                                     {"2021-01-04T00", 2},
                                                                     {"Y170000002", 1},
                                                                     {"", 1}});
}

TEST_CASE("Months and years come in order from the deep past to the far future, the undated last") {
  const TemporaryDirectory folder;
  const auto database = testing::empty_base(folder);
  testing::OddState odd(*database);
  database->begin();
  std::int64_t id = 10;
  for (const char* date : {"2018-04-27", "2018-04-01", "0000-12", "-0043-03-15", "Y12000", "Y-170000002",
                           "Y170000002", "2018-12-31T23:59:59Z", "../2018", "2019-01-01"}) {
    const auto bounds = When(date).bounds();
    database->run(R"(INSERT INTO event (id, key, origin, kind, earliest_start, latest_start, earliest_end,
                       latest_end, sort_key, span_class, outcome)
                     VALUES ($1, $2, 1, 'threat', $3, 0, 0, 0, 0, 64, 'occurred'))",
                  id++, date, bounds.earliest_start.key());
  }
  using Counts = std::vector<GroupCount>;
  CHECK(query::count_events_by(odd.state, {}, Group::month) == Counts{{"Y-170000002", 1},
                                                                      {"-0043-03", 1},
                                                                      {"0000-12", 1},
                                                                      {"2018-04", 2},
                                                                      {"2018-12", 1},
                                                                      {"2019-01", 1},
                                                                      {"Y12000-01", 1},
                                                                      {"Y170000002", 1},
                                                                      {"", 1}});
  CHECK(query::count_events_by(odd.state, {}, Group::year) == Counts{{"Y-170000002", 1},
                                                                     {"-0043", 1},
                                                                     {"0000", 1},
                                                                     {"2018", 3},
                                                                     {"2019", 1},
                                                                     {"Y12000", 1},
                                                                     {"Y170000002", 1},
                                                                     {"", 1}});
}
