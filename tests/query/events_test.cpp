#include "query/events.hpp"

#include "query/random_base.hpp"

#include <catch2/catch.hpp>

using namespace annals;
using annals::testing::empty_base;
using annals::testing::odd_kind;
using annals::testing::RandomBase;

namespace {

using Ids = std::vector<std::int64_t>;

Ids ids_of(sql::Rows rows) {
  Ids ids;
  while (rows.next()) ids.push_back(rows.integer(0));
  return ids;
}

Ids ids_of(const std::vector<testing::EventRow>& events) {
  Ids ids;
  for (const auto& event : events) ids.push_back(event.id);
  return ids;
}

query::Select select_ids(RandomBase& base, const EventFilter& filter) {
  return query::select_events(base.state(), filter, "e.id");
}

std::string plan(store::State& state, const EventFilter& filter) {
  auto select = query::select_events(state, filter, "e.id, e.title");
  select.sql = "EXPLAIN QUERY PLAN " + select.sql;
  std::string steps;
  for (auto rows = query::run(state.database, select); rows.next();)
    steps += std::string(rows.text(3)) + "\n";
  return steps;
}

}  // namespace

TEST_CASE("A query finds what looking at every event finds, in order") {
  for (unsigned seed = 0; seed < 20; ++seed) {
    const TemporaryDirectory folder;
    RandomBase base(folder, seed, seed == 0 ? 0 : 10 * seed);
    for (int i = 0; i < 400; ++i) {
      const auto filter = base.random_filter();
      const auto select = select_ids(base, filter);
      INFO("seed " << seed << ", query " << i << ":\n" << query::readable(select));
      const auto expected = ids_of(base.find(filter));
      REQUIRE(ids_of(query::run(base.database(), select)) == expected);
      if (i % 8 == 0) {
        auto readable = query::readable(select);
        readable.pop_back();  // the semicolon
        REQUIRE(ids_of(base.database().query(readable)) == expected);
      }
    }
  }
}

TEST_CASE("Page by page comes the whole list, forwards and backwards") {
  const TemporaryDirectory folder;
  RandomBase base(folder, 7, 150);
  for (int i = 0; i < 60; ++i) {
    auto filter = base.random_filter();
    filter.after.reset();
    filter.limit.reset();
    if (filter.field_order) filter.field_order->after.reset();
    const auto whole = base.find(filter);
    filter.limit = 1 + static_cast<std::size_t>(i % 7);
    Ids paged;
    while (paged.size() <= whole.size()) {
      const auto page = ids_of(query::run(base.database(), select_ids(base, filter)));
      paged.insert(paged.end(), page.begin(), page.end());
      if (page.size() < *filter.limit) break;
      const auto& last = whole[paged.size() - 1];
      detail::go_on_after(filter, {Instant::from_key(last.sort_key), 0, EventId(last.id)}, last.details);
    }
    CHECK(paged == ids_of(whole));
  }
}

TEST_CASE("The plain timeline is one scan in order, also from a place in it") {
  const TemporaryDirectory folder;
  const auto database = empty_base(folder);
  testing::OddState odd(*database);
  EventFilter filter{.limit = 100};
  CHECK(plan(odd.state, filter) == "SCAN e USING INDEX events_by_time\n");
  filter.kind = "threat";
  CHECK(plan(odd.state, filter) == "SEARCH e USING INDEX events_by_kind (kind=?)\n");
  filter.after = Cursor{};
  CHECK(plan(odd.state, filter) ==
        "SEARCH e USING INDEX events_by_kind (kind=? AND (sort_key,position)>(?,?))\n");
  filter.kind.clear();
  CHECK(plan(odd.state, filter) == "SEARCH e USING INDEX events_by_time ((sort_key,position)>(?,?))\n");
}

TEST_CASE("Latest first, it is two ranges of one index, one after the other: the dated and the undated") {
  const TemporaryDirectory folder;
  const auto database = empty_base(folder);
  testing::OddState odd(*database);
  EventFilter filter{.direction = Direction::descending, .limit = 100};
  const auto both = [](const std::string& index, const std::string& kind, const std::string& before) {
    return "COMPOUND QUERY\nLEFT-MOST SUBQUERY\nSEARCH e USING INDEX " + index + " (" + kind + before +
           ")\nUNION ALL\nSEARCH e USING INDEX " + index + " (" + kind + "sort_key=?)\n";
  };
  CHECK(plan(odd.state, filter) == both("events_by_time", "", "sort_key<?"));
  filter.after = Cursor{};
  CHECK(plan(odd.state, filter) == both("events_by_time", "", "(sort_key,position)<(?,?)"));
  filter.kind = "threat";
  CHECK(plan(odd.state, filter) == both("events_by_kind", "kind=? AND ", "(sort_key,position)<(?,?)"));
  filter.after = Cursor{Instant::unbounded_future(), 0, EventId(7)};
  CHECK(plan(odd.state, filter) ==
        "SEARCH e USING INDEX events_by_kind (kind=? AND sort_key=? AND position<?)\n");
}

TEST_CASE("Overlaps are found in the span index alone") {
  const TemporaryDirectory folder;
  RandomBase base(folder, 3, 50);
  const auto steps = plan(base.state(), {.overlapping = Period("2018/2020")});
  INFO(steps);
  CHECK(steps.find("SEARCH e USING COVERING INDEX events_by_span (span_class=? AND earliest_start>? AND "
                   "earliest_start<?)") != std::string::npos);
}

TEST_CASE("What lies within a period is one range of the timeline") {
  const TemporaryDirectory folder;
  const auto database = empty_base(folder);
  testing::OddState odd(*database);
  CHECK(plan(odd.state, {.within = Period("2018/2020")}) ==
        "SEARCH e USING INDEX events_by_time (sort_key>? AND sort_key<?)\n");
}

TEST_CASE(
    "What may start in a period is two ranges in the order of time: of known starts and of vague ones") {
  const TemporaryDirectory folder;
  RandomBase base(folder, 3, 50);
  const auto steps = plan(base.state(), {.starting_in = Period("2018/2020")});
  INFO(steps);
  CHECK(steps.find("SEARCH e USING INDEX events_by_time (sort_key>? AND sort_key<?)") != std::string::npos);
  CHECK(steps.find("events_by_vague_start (start_class=? AND sort_key>? AND sort_key<?)") !=
        std::string::npos);
}

TEST_CASE("Filters of one shape share one text, whatever their values") {
  const TemporaryDirectory folder;
  RandomBase base(folder, 5, 50);
  const EventFilter one{.overlapping = Period("2018/2020"),
                        .kind = odd_kind().name,
                        .involving = {{ActorId(2001), "attends"}},
                        .in = PlaceId(1002),
                        .outcome = Outcome::occurred,
                        .matching = "liaison office",
                        .where = {(field("range_km") >= 3.5).criterion()},
                        .limit = 3};
  EventFilter other = one;
  other.overlapping = Period("-0500/Y170000002");
  other.involving = {{ActorId(2005), "hosts"}};
  other.in = PlaceId(1007);
  other.outcome = Outcome::open;
  other.matching = "summit";
  other.where = {(field("range_km") >= 1).criterion()};
  other.limit = 100;
  CHECK(select_ids(base, one).sql == select_ids(base, other).sql);
}

TEST_CASE("Nothing is found in a period with nothing in it") {
  const TemporaryDirectory folder;
  RandomBase base(folder, 5, 50);
  const Period empty{Instant::from_key(5), Instant::from_key(5)};
  for (const auto part : {&EventFilter::overlapping, &EventFilter::within, &EventFilter::starting_in}) {
    EventFilter filter;
    filter.*part = empty;
    CHECK(query::count_events(base.state(), filter) == 0);
  }
}

TEST_CASE("A condition on a field that the kind does not have so is refused, and says what the kind has") {
  const TemporaryDirectory folder;
  RandomBase base(folder, 1, 10);
  const auto refusal = [&](const EventCondition<>& asked) -> std::string {
    try {
      const EventFilter filter{.kind = odd_kind().name, .where = {asked.criterion()}};
      static_cast<void>(select_ids(base, filter));
    } catch (const Error& error) {
      CHECK(error.code() == ErrorCode::invalid_argument);
      return error.what();
    }
    return {};
  };
  const std::string fields =
      "its fields are joint (boolean), troops (integer), range_km (number), the \"what\" of $2 (text), "
      "announced "
      "(date), severity (text), site (place), main (event)";
  const std::string asked = "Cannot ask for events of kind 'odd \"kind\" of $1' by their field '";
  CHECK(refusal(field("size") == std::int64_t{1}) ==
        asked + "size': there is no such field; " + fields + ".");
  CHECK(refusal(field("event") == EventId(10)) == asked + "event': there is no such field; " + fields + ".");
  CHECK(refusal(field("troops") == 1.5) ==
        asked + "troops': it holds values of type integer and was compared with one of type number; " +
            fields + ".");
  CHECK(refusal(field("joint") == std::string("yes")) ==
        asked + "joint': it holds values of type boolean and was compared with one of type text; " + fields +
            ".");
  CHECK(refusal(field("announced") >= When("2018")) ==
        asked + "announced': values of type date can only be equal or different.");
  CHECK(refusal(field("severity") >= std::string("minor")) ==
        asked + "severity': its words stand in no order: they can only be equal or different.");
  CHECK(refusal(field("severity") != std::string("minor")).empty());
  CHECK(refusal(field("site") < PlaceId(1001)) ==
        asked + "site': values of type place can only be equal or different.");
  CHECK(refusal(field("range_km") >= std::numeric_limits<double>::quiet_NaN()) ==
        asked + "range_km': it was compared with a number that is NaN.");
  CHECK(refusal(field("range_km") >= std::numeric_limits<double>::infinity()).empty());
  CHECK(refusal(field("range_km") >= std::numeric_limits<std::int64_t>::min()).empty());

  CHECK_THROWS_WITH(
      select_ids(base, {.where = {(field("troops") == 1).criterion()}}),
      "Cannot ask for events by the field 'troops' without a kind: fields belong to a kind of event, "
      "so ask for the kind as well.");
  SECTION("a kind that the base does not know has no events, whatever is asked of them") {
    const EventFilter filter{.kind = "unheard of", .where = {(field("size") == "big").criterion()}};
    CHECK(query::count_events(base.state(), filter) == 0);
  }
}

TEST_CASE("No text that is asked for is ever SQL") {
  const TemporaryDirectory folder;
  RandomBase base(folder, 2, 40);
  const auto events = [&] {
    return query::count_events(base.state(), {.outcome = {}, .with_rejected = true});
  };
  const auto before = events();
  const std::vector<std::string> attempts{"'; DROP TABLE event; --",
                                          "\"; DROP TABLE event; --",
                                          "' OR 1=1 --",
                                          "$1",
                                          "?1",
                                          ":a",
                                          "x' UNION SELECT 1 --",
                                          std::string("a\0b'", 4),
                                          "\xff\xfe'",
                                          "\n.quit\n",
                                          "\x1b[2J",
                                          "*",
                                          "NEAR(a b)"};
  for (const auto& text : attempts) {
    INFO(text);
    const EventFilter everywhere[] = {
        {.kind = text},
        {.involving = {{ActorId(2001), text}}},
        {.matching = text},
        {.kind = odd_kind().name, .where = {(field(odd_kind().fields[3].name) == text).criterion()}}};
    for (const auto& filter : everywhere) {
      const auto select = select_ids(base, filter);
      CHECK(ids_of(query::run(base.database(), select)).empty());
      auto readable = query::readable(select);
      readable.pop_back();
      CHECK(ids_of(base.database().query(readable)).empty());
      CHECK(readable.find('\0') == std::string::npos);
      CHECK(readable.find('\x1b') == std::string::npos);
    }
  }
  CHECK(events() == before);
}
