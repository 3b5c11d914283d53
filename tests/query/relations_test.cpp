#include "annals/knowledge_base.hpp"
#include "query/events.hpp"
#include "query/random_base.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace annals;
using annals::testing::RandomBase;

namespace {

std::vector<std::int64_t> found(RandomBase& base, const EventFilter& filter) {
  std::vector<std::int64_t> ids;
  auto rows = query::run(base.database(), query::select_events(base.state(), filter, "e.id"));
  while (rows.next()) ids.push_back(rows.integer(0));
  return ids;
}

std::vector<std::int64_t> expected(const RandomBase& base, const EventFilter& filter) {
  std::vector<std::int64_t> ids;
  for (const auto& event : base.find(filter)) ids.push_back(event.id);
  return ids;
}

EventFilter only(const EventFilter::Relation& relation) {
  return {.relations = {relation}, .outcome = std::nullopt, .with_rejected = true};
}

/// Events with these dates, known by them.
KnowledgeBase base_of(const TemporaryDirectory& folder, const std::vector<std::string>& dates) {
  auto base = KnowledgeBase::open(folder / "dates.annals");
  base.add(Event<>{.key = "undated", .kind = "talk"});
  for (const auto& date : dates) base.add(Event<>{.key = "at-" + date, .kind = "talk", .when = date});
  return base;
}

std::vector<std::string> dates(const EventQuery<>& query) {
  std::vector<std::string> found;
  for (const auto& event : query) found.push_back(event.when ? event.when->text() : "undated");
  return found;
}

using Dates = std::vector<std::string>;

}  // namespace

TEST_CASE("Each relation is found, surely and possibly, where comparing every event finds it") {
  std::size_t differences = 0;
  std::size_t results = 0;
  for (unsigned seed = 0; seed < 8; ++seed) {
    const TemporaryDirectory folder;
    RandomBase base(folder, 500 + seed, 120);
    for (int i = 0; i < 40; ++i) {
      auto relation = base.random_relation();
      for (std::size_t one = 0; one <= allen_count; ++one) {
        if (one < allen_count) relation.any_of = static_cast<Allen>(one);
        if (one == allen_count) relation.any_of = base.random_relation().any_of;
        for (const bool surely : {true, false}) {
          relation.surely = surely;
          const auto ids = found(base, only(relation));
          results += ids.size();
          if (ids == expected(base, only(relation))) continue;
          ++differences;
          const auto select = query::select_events(base.state(), only(relation), "e.id");
          CAPTURE(seed, i, surely, relation.any_of.text(), query::readable(select));
          CHECK(ids == expected(base, only(relation)));
        }
      }
    }
  }
  CHECK(differences == 0);
  CHECK(results > 10'000);
}

TEST_CASE("A relation that is sure is the only one possible, so that no answer is a false yes") {
  const TemporaryDirectory folder;
  RandomBase base(folder, 77, 200);
  for (int i = 0; i < 300; ++i) {
    auto relation = base.random_relation();
    relation.surely = true;
    const auto sure = found(base, only(relation));
    relation.surely = false;
    relation.any_of = ~relation.any_of;
    const auto otherwise = found(base, only(relation));
    std::vector<std::int64_t> both;
    std::ranges::set_intersection(std::set(sure.begin(), sure.end()),
                                  std::set(otherwise.begin(), otherwise.end()), std::back_inserter(both));
    REQUIRE(both.empty());
  }
}

TEST_CASE("Surely within a period is what cannot lie otherwise; possibly before it, what may be over") {
  const TemporaryDirectory folder;
  const auto base = base_of(folder, {"2017", "2018", "2018-09/2020", "2019-02-27", "2019-02-28/",
                                     "2020-12/2021", "../2018", "2021", "2019-03/.."});
  const auto events = base.events();
  CHECK(dates(events.surely(lies_within, "2018/2020")) == Dates{"2018", "2018-09/2020", "2019-02-27"});
  CHECK(dates(events.surely(Allen::during, "2018/2020")) == Dates{"2019-02-27"});
  CHECK(dates(events.surely(precedes, "2019-02-28")) == Dates{"../2018", "2017", "2018", "2019-02-27"});
  CHECK(dates(events.surely(Allen::before, "2019-02-28")) == Dates{"../2018", "2017", "2018"});
  CHECK(dates(events.possibly(precedes, "2019-02-27")) == Dates{"../2018", "2017", "2018", "undated"});
  CHECK(dates(events.surely(follows, "2019")) == Dates{"2020-12/2021", "2021"});
  CHECK(dates(events.surely(shares, "2019-02-28/2019-03-05")) == Dates{"2018-09/2020", "2019-02-28/"});
  CHECK(dates(events.surely(covers, "2019")) == Dates{"2018-09/2020"});
}

TEST_CASE("What is itself vague is vague on both sides") {
  const TemporaryDirectory folder;
  const auto base = base_of(folder, {"2018", "2019-06", "2019-06/2019-07", "2020"});
  const auto events = base.events();
  const auto of = [](const char* date) { return When(date).bounds(); };
  CHECK(dates(events.surely(lies_within, of("2019"))).empty());
  CHECK(dates(events.surely(lies_within, of("2018-12/2020"))) == Dates{"2019-06", "2019-06/2019-07"});
  CHECK(dates(events.surely(precedes, of("2019"))) == Dates{"2018"});
  CHECK(dates(events.possibly(Allen::equals, of("2019-06-15"))) == Dates{"2019-06", "undated"});
}

TEST_CASE("Relations narrow as all else does: together, counted, limited, page by page and as SQL") {
  const TemporaryDirectory folder;
  const auto base = base_of(folder, {"2017", "2018", "2019-02-27", "2019-05", "2020-06-16", "2021"});
  const auto within = base.events().surely(lies_within, "2018/2020");
  CHECK(within.count() == 4);
  CHECK(within.count_by(Group::year) == std::vector<GroupCount>{{"2018", 1}, {"2019", 2}, {"2020", 1}});
  CHECK(dates(within.possibly(follows, "2019-03-01").possibly(precedes, "2020")) == Dates{"2019-05"});
  const auto page = within.limit(2).all();
  REQUIRE(page.size() == 2);
  CHECK(dates(within.after(page.back().cursor())) == Dates{"2019-05", "2020-06-16"});
  CHECK(dates(within.descending().limit(1)) == Dates{"2020-06-16"});
  const auto sql = within.sql();
  INFO(sql);
  CHECK_THAT(sql, Catch::Contains("(e.earliest_start > 1514764799999999)") &&
                      Catch::Contains("(e.latest_end < 1609459200000001)"));
}

TEST_CASE("All and nothing are sets of relations too, and nothing lies to what is empty") {
  const TemporaryDirectory folder;
  const auto base = base_of(folder, {"2018", "2019"});
  const auto events = base.events();
  CHECK(events.surely(Relations::all(), "2018").count() == 3);
  CHECK(events.possibly(Relations::all(), "2018").count() == 3);
  CHECK(events.surely(Relations{}, "2018").count() == 0);
  CHECK(events.possibly(Relations{}, "2018").count() == 0);
  const Period empty{Instant::from_key(5), Instant::from_key(5)};
  CHECK(events.surely(Relations::all(), empty).count() == 0);
  CHECK(events.possibly(Relations::all(), empty).count() == 0);
}

TEST_CASE("Relations of one shape share one text, whatever the dates") {
  const TemporaryDirectory folder;
  RandomBase base(folder, 9, 50);
  const auto text = [&](const Bounds& to, bool surely) {
    return query::select_events(base.state(), only({lies_within | Allen::contains, to, surely}), "e.id").sql;
  };
  for (const bool surely : {true, false})
    CHECK(text(When("2018-09/2020").bounds(), surely) == text(When("-0500/Y170000002").bounds(), surely));
}

TEST_CASE(
    "What must share time with a period is looked up in the span index, what must start after in order") {
  const TemporaryDirectory folder;
  RandomBase base(folder, 3, 50);
  const auto plan = [&](Relations any_of, bool surely) {
    const Instant from = Instant::from_key(0);
    const Instant to = Instant::from_key(9);
    auto select =
        query::select_events(base.state(), only({any_of, Bounds{from, from, to, to}, surely}), "e.id");
    select.sql = "EXPLAIN QUERY PLAN " + select.sql;
    std::string steps;
    for (auto rows = query::run(base.database(), select); rows.next();)
      steps += std::string(rows.text(3)) + "\n";
    return steps;
  };
  const auto by_span =
      Catch::Contains("events_by_span (span_class=? AND earliest_start>? AND earliest_start<?)");
  CHECK_THAT(plan(shares, true), by_span);
  CHECK_THAT(plan(shares, false), by_span);
  CHECK_THAT(plan(lies_within, false), by_span);
  CHECK(plan(lies_within, true) == "SEARCH e USING INDEX events_by_time (sort_key>? AND sort_key<?)\n");
  CHECK(plan(follows, true) == "SEARCH e USING INDEX events_by_time (sort_key>? AND sort_key<?)\n");
}
