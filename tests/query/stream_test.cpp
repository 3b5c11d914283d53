#include "annals/knowledge_base.hpp"
#include "knowledge_base/support.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <optional>
#include <ranges>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace annals;

namespace {

struct Reading {
  std::optional<double> level{};
  std::optional<std::int64_t> station{};
  static constexpr auto kind() {
    return annals::kind("reading", "A gauge is read", field("level", &Reading::level, "metres"),
                        field("station", &Reading::station, "its number"));
  }
};

constexpr int total = 1600;  // a few pages

struct Readings : test::Fresh {
  Readings() {
    auto together = base.transaction();
    for (int i = 0; i < total; ++i) {
      Event<Reading> event{.key = "r" + std::to_string(i), .details = {.station = i % 3}};
      if (i % 10 != 0) event.when = When("20" + std::to_string(10 + i % 7));
      if (i % 4 != 0) event.details.level = (i * 7 % 50) / 2.0;
      base.add(event);
    }
    together.commit();
  }
};

template <class Events>
std::vector<std::int64_t> ids(const Events& events) {
  std::vector<std::int64_t> found;
  for (const auto& event : events) found.push_back(event.id.value());
  return found;
}

static_assert(std::input_iterator<EventQuery<>::Iterator>);
static_assert(std::ranges::input_range<EventQuery<Reading>>);

}  // namespace

TEST_CASE_METHOD(Readings, "Page by page comes what comes all at once, in every order and to every limit") {
  const auto readings = base.events<Reading>();
  for (const auto& query :
       {readings, readings.descending(), readings.order_by(&Reading::level),
        readings.order_by(&Reading::level, Direction::descending),
        readings.order_by(&Reading::station).descending(),
        readings.where(field(&Reading::level) < 20 || !field(&Reading::level).citation())})
    for (const std::size_t limit : {std::size_t{0}, std::size_t{1}, std::size_t{511}, std::size_t{512},
                                    std::size_t{513}, std::size_t{1024}, std::size_t{5000}}) {
      INFO(limit << "\n" << query.sql());
      const auto expected = ids(query.limit(limit).all());
      CHECK(ids(query.limit(limit)) == expected);
      CHECK(expected.size() == std::min(limit, query.count()));
    }
  CHECK(ids(base.events().kind("reading").order_by("level")) ==
        ids(readings.order_by(&Reading::level).all()));
}

TEST_CASE_METHOD(Readings, "Events come by a field, those that do not say it last, ties by time") {
  for (const auto direction : {Direction::ascending, Direction::descending}) {
    const auto found = base.events<Reading>().order_by(&Reading::level, direction).all();
    REQUIRE(found.size() == total);
    const auto is_in_order = [&](const auto& a, const auto& b) {
      if (a.details.level != b.details.level) {
        if (!a.details.level || !b.details.level) return a.details.level.has_value();
        return (*a.details.level < *b.details.level) == (direction == Direction::ascending);
      }
      return std::tie(a.chronology.sort_key, a.chronology.position, a.id) <
             std::tie(b.chronology.sort_key, b.chronology.position, b.id);
    };
    CHECK(std::ranges::is_sorted(found, is_in_order));
  }
  const auto ordered = base.events<Reading>().order_by(&Reading::level);
  const auto first = ordered.limit(3).all();
  auto both = ids(first);
  std::ranges::copy(ids(ordered.after(first.back()).limit(4)), std::back_inserter(both));
  CHECK(both == ids(ordered.limit(7)));
  test::check_refused([&] { return ordered.after(first.back().cursor()).all(); }, ErrorCode::invalid_argument,
                      {"level", "set the order first"});
}

TEST_CASE_METHOD(Readings, "One state is read, whatever is written meanwhile") {
  const auto readings = base.events<Reading>();
  std::size_t seen = 0;
  for (const auto& event : readings) {
    if (seen++ % 400 == 0)
      base.add(Event<Reading>{.key = "later-" + event.key, .when = "2030", .details = {.level = 100}});
  }
  CHECK(seen == total);
  CHECK(readings.count() == total + 4);
}

TEST_CASE_METHOD(Readings, "Within a transaction comes what it has written so far, and no more") {
  const auto transaction = base.transaction();
  base.add(Event<Reading>{.key = "one-more", .when = "2029"});
  std::size_t seen = 0;
  for (const auto& event : base.events<Reading>()) {
    if (seen++ % 400 == 0) base.add(Event<Reading>{.key = "later-" + event.key, .when = "2030"});
  }
  CHECK(seen == total + 1);
}

TEST_CASE(
    "An iterator outlives the handle, may be left anywhere, and holds the base only while there is more") {
  std::optional<EventQuery<Reading>::Iterator> it;
  {
    Readings readings;
    const auto query = readings.base.events<Reading>();
    it = query.begin();
    auto other = query.begin();
    ++other;
    // Of what fits into a page, as many as one likes are at work at once.
    std::vector<EventQuery<Reading>::Iterator> many;
    for (int i = 0; i < 40; ++i) many.push_back(query.limit(5).begin());
    CHECK(many.back()->key == many.front()->key);
    std::vector<EventEntry<Reading>> taken;
    for (auto& event : query) taken.push_back(std::move(event));
    CHECK(ids(taken) == ids(query.all()));
  }
  std::size_t seen = 0;
  for (; *it != std::default_sentinel; ++*it) ++seen;
  CHECK(seen == total);
  CHECK(EventQuery<Reading>::Iterator() == std::default_sentinel);
}

TEST_CASE_METHOD(Readings, "Numbers of a field have a least, a greatest, a sum and a mean, in its own type") {
  const auto readings = base.events<Reading>();
  double sum = 0;
  int citation = 0;
  for (const auto& event : readings)
    if (event.details.level) ++citation, sum += *event.details.level;
  CHECK(readings.min(&Reading::level) == 0.0);
  CHECK(readings.max(&Reading::level) == 24.5);
  CHECK(readings.limit(1).sum(&Reading::level) == sum);
  CHECK(readings.mean(&Reading::level) == sum / citation);
  CHECK(readings.sum(&Reading::station) == std::optional<std::int64_t>(1599));
  CHECK(readings.mean(&Reading::station) == 1599.0 / total);
  CHECK(!readings.where(field(&Reading::level) > 100).min(&Reading::level));
  CHECK(base.events().kind("reading").max("station") == Value(std::int64_t{2}));
  test::Fresh empty;
  CHECK(!empty.base.events<Reading>().sum(&Reading::level));
}

TEST_CASE_METHOD(Readings, "Pairs of a group and a field are counted in a table") {
  const auto table =
      base.events<Reading>().where(field(&Reading::station) != 1).count_by(Group::year, &Reading::station);
  REQUIRE(table.size() == 16);
  CHECK(table.front().first == "2010");
  CHECK(table.front().second == "0");
  CHECK(table.back().first.empty());
  CHECK(table.back().second == "2");
  std::size_t all = 0;
  for (const auto& pair : table) all += pair.count;
  CHECK(all == base.events<Reading>().where(&Reading::station, differs, 1).count());
  CHECK(base.events().kind("reading").count_by("station", Group::kind).size() == 3);
}
