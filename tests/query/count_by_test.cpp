#include "query/events.hpp"
#include "query/random_base.hpp"

#include <catch2/catch.hpp>

using namespace annals;
using annals::testing::RandomBase;

namespace Catch {
template <>
struct StringMaker<GroupCount> {
  static std::string convert(const GroupCount& one) { return one.group + ": " + std::to_string(one.count); }
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
      const auto group = static_cast<Group>(i % 6);
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

TEST_CASE("Counts by a field that the kind does not have are refused") {
  const TemporaryDirectory folder;
  const auto database = testing::empty_base(folder);
  testing::OddState odd(*database);
  const auto count = [&](const std::string& kind, std::string_view field) {
    return query::count_events_by(odd.state, {.kind = kind}, field);
  };
  CHECK_THROWS_WITH(count(testing::odd_kind().name, "size"), Catch::Contains("there is no such field"));
  CHECK_THROWS_WITH(count("threat", "size"), Catch::Contains("this kind has no fields"));
  CHECK_THROWS_WITH(count("", "size"), Catch::Contains("fields belong to a kind"));
  CHECK(count("unheard of", "size").empty());
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
