// Odd times, offsets and contradictions in a base: when events were by all that is known.

#include "knowledge_base/support.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace annals;

namespace {

struct Times : test::Fresh {
  EventId add(const std::string& key, std::optional<When> when = {}, std::vector<EventId> part_of = {}) {
    return base.add(
        Event<>{.key = key, .kind = "meeting", .when = std::move(when), .part_of = std::move(part_of)});
  }
  /// An event that is dated by another.
  EventId timed(const std::string& key, const std::string& offset, EventId anchor) {
    const auto event = add(key);
    base.time(event, offset, anchor);
    return event;
  }
  std::string start(EventId event) const {
    const auto bounds = base.event(event).chronology.bounds;
    return iso_text(bounds.earliest_start) + " " + iso_text(bounds.latest_start);
  }
  std::string end(EventId event) const {
    const auto bounds = base.event(event).chronology.bounds;
    return iso_text(bounds.earliest_end) + " " + iso_text(bounds.latest_end);
  }
  std::string starts_before(EventId a, EventId b) const {
    return std::string(word(base.order(a, b).starts_before));
  }
  std::vector<std::string> timeline() const {
    std::vector<std::string> keys;
    for (const auto& event : base.events().all()) keys.push_back(event.key);
    return keys;
  }
  std::vector<std::string> contradictions() const {
    std::vector<std::string> texts;
    for (const auto& one : base.contradictions()) texts.push_back(one.text());
    return texts;
  }
};

using Keys = std::vector<std::string>;

}  // namespace

TEST_CASE("An event can last a microsecond, and no less") {
  Times times;
  const auto flash = times.add("flash", "2018-04-27T09:00:00Z");
  const auto echo = times.timed("echo", "at the same time as", flash);
  const auto both = times.base.time(echo, "ends exactly 1 microsecond after the start of", flash);
  CHECK(times.start(echo) == "2018-04-27T09:00:00.000000Z 2018-04-27T09:00:00.999999Z");
  CHECK(times.end(echo) == "2018-04-27T09:00:00.000001Z 2018-04-27T09:00:01.000000Z");
  CHECK(times.base.order(echo, flash).relations == Relations{Allen::starts, Allen::equals});
  times.base.retract(times.base.claims(both).front().id, "wrong");
  times.base.time(echo, "ends at the same time as the start of", flash);
  CHECK(times.contradictions().size() == 1);
}

TEST_CASE("What goes on has parts that are over, and a part that goes on is in no whole that is over") {
  Times times;
  const auto war = times.add("war", "1950-06/..");
  const auto battle = times.add("battle", "1951", {war});
  const auto unknown = times.add("unknown", "1950-06-25/");
  const auto skirmish = times.add("skirmish", {}, {unknown});
  CHECK(times.base.event(war).chronology.bounds == When("1950-06/..").bounds());
  CHECK(times.base.event(battle).chronology.bounds == When("1951").bounds());
  CHECK(times.start(skirmish) == "1950-06-25T00:00:00.000000Z ..");
  CHECK(times.end(skirmish) == "1950-06-25T00:00:00.000001Z ..");
  CHECK(times.contradictions().empty());
  const auto truce = times.add("truce", "1953/1954");
  times.add("line", "1953-07/..", {truce});
  CHECK(times.contradictions().size() == 1);
  CHECK(times.contradictions().front().find("“line” is part of “truce”") != std::string::npos);
}

TEST_CASE("A whole reaches from its first part to its last") {
  Times times;
  const auto whole = times.add("whole");
  times.add("first", "2018-04-27", {whole});
  times.add("last", "2019-02-28", {whole});
  CHECK(times.start(whole) == ".. 2018-04-27T23:59:59.999999Z");
  CHECK(times.end(whole) == "2019-02-28T00:00:00.000001Z ..");
  CHECK(times.timeline() == Keys{"whole", "first", "last"});
}

TEST_CASE("Year 0 is a leap year between 1 BCE's neighbours") {
  Times times;
  const auto leap_day = times.add("leap-day", "0000-02-29");
  CHECK(times.start(times.timed("a-year-before", "exactly 1 year before", leap_day)) ==
        "-0001-02-28T00:00:00.000000Z -0001-02-28T23:59:59.999999Z");
  CHECK(times.start(times.timed("a-day-after", "exactly 1 day after", leap_day)) ==
        "0000-03-01T00:00:00.000000Z 0000-03-01T23:59:59.999999Z");
  CHECK(times.start(times.timed("four-years-after", "exactly 4 years after", leap_day)) ==
        "0004-02-29T00:00:00.000000Z 0004-02-29T23:59:59.999999Z");
  CHECK(times.timeline() == Keys{"a-year-before", "leap-day", "a-day-after", "four-years-after"});
}

TEST_CASE("Years before the first and of five digits are in order") {
  Times times;
  const auto late = times.add("late", "Y12000");
  const auto early = times.add("early", "-0044-03-15");
  times.add("earlier", "-0500");
  CHECK(times.start(times.timed("a-day-later", "exactly 1 day after", early)) ==
        "-0044-03-16T00:00:00.000000Z -0044-03-16T23:59:59.999999Z");
  CHECK(times.start(times.timed("latest", "exactly 1 month after", late)) ==
        "Y12000-01-30T00:00:00.000000Z Y12001-01-31T23:59:59.999999Z");  // a leap year
  CHECK(times.starts_before(early, late) == "must");
  CHECK(times.timeline() == Keys{"earlier", "early", "a-day-later", "late", "latest"});
}

TEST_CASE("A million years after 170 million years ago") {
  Times times;
  const auto fossil = times.add("fossil", "Y-170000002");
  const auto younger = times.timed("younger", "exactly 1000000 years after", fossil);
  const auto about = times.timed("about", "1000000 years after", fossil);
  CHECK(times.start(younger) == "Y-169000002 Y-169000002");
  // The 999,999th year before or after is up to a day more or less than a calendar year's beginning.
  CHECK(times.start(about) == "Y-169000004 Y-169000000");
  CHECK(times.starts_before(fossil, younger) == "must");
  CHECK(times.starts_before(younger, about) == "may");
  // Within one year, known only as a whole.
  const auto next = times.timed("next", "1 hour after", fossil);
  CHECK(times.start(next) == "Y-170000002 Y-170000001");
  CHECK(times.starts_before(fossil, next) == "must");
  CHECK(times.timeline() == Keys{"fossil", "next", "about", "younger"});
  CHECK(times.base.check().empty());
}

TEST_CASE("A year after a leap day is the last day of February") {
  Times times;
  const auto leap_day = times.add("leap-day", "2020-02-29");
  CHECK(times.start(times.timed("a", "exactly 1 year after", leap_day)) ==
        "2021-02-28T00:00:00.000000Z 2021-02-28T23:59:59.999999Z");
  CHECK(times.start(times.timed("b", "exactly 4 years after", leap_day)) ==
        "2024-02-29T00:00:00.000000Z 2024-02-29T23:59:59.999999Z");
  test::check_refused([&] { times.add("none", "2021-02-29"); }, ErrorCode::invalid_argument, {"2021-02-29"});
}

TEST_CASE("A leap second is refused, with where it stands") {
  const auto parsed = When::parse("2016-12-31T23:59:60Z");
  REQUIRE_FALSE(parsed);
  CHECK(parsed.error().position == 17);
  Times times;
  test::check_refused([&] { times.add("leap-second", "2016-12-31T23:59:60Z"); }, ErrorCode::invalid_argument,
                      {"2016-12-31T23:59:60Z"});
}

TEST_CASE("An offset that leads beyond all years that are told apart is bounded by them and never wraps") {
  Times times;
  const auto now = times.add("now", "2018-04-27");
  const auto after = times.timed("after", "at least 1000000000000000 centuries after", now);
  const auto later = times.timed("later", "exactly 1000000000000000 centuries after", after);
  const auto latest = times.timed("latest", "exactly 1000000000000000 centuries after", later);
  const auto before = times.timed("before", "exactly 1000000000000000 centuries before", now);
  const auto earliest = times.timed("earliest", "exactly 1000000000000000 centuries before", before);
  const auto from_the_start = times.add("the-first", "Y-2800000000000000000");
  const auto beyond = times.timed("beyond", "1000000000000000 centuries before", from_the_start);
  CHECK(times.start(after) == "Y100000000000002018 ..");
  CHECK(times.start(latest) == "Y300000000000002018 ..");
  CHECK(times.start(earliest) == "Y-199999999999997982 Y-199999999999997982");
  CHECK(times.starts_before(latest, after) == "cannot");
  CHECK(times.starts_before(earliest, before) == "must");
  CHECK(times.starts_before(beyond, from_the_start) == "must");
  CHECK(times.base.event(beyond).chronology.bounds.latest_start <
        times.base.event(from_the_start).chronology.bounds.earliest_start);
  CHECK(times.base.event(beyond).chronology.bounds.latest_start == Instant::unbounded_past());
  CHECK(times.timeline() ==
        Keys{"beyond", "the-first", "earliest", "before", "now", "after", "later", "latest"});
  CHECK(times.base.check().empty());
}

TEST_CASE("What must start before an event that began before all time comes before it in the timeline") {
  Times times;
  const auto old = times.add("old", "../1985-06");
  times.add("known", "1950");
  const auto older = times.timed("older", "starts before", old);
  CHECK(times.timeline() == Keys{"older", "old", "known"});
  CHECK(times.starts_before(older, old) == "must");
}

TEST_CASE("Undated events stand where what relates them to dated ones puts them") {
  Times times;
  times.add("loose");
  const auto summit = times.add("summit", "2019-02-27");
  const auto talks = times.timed("talks", "before", summit);
  times.timed("first-talks", "before", talks);
  times.timed("statement", "after", summit);
  times.add("long-ago", "1953");
  CHECK(times.timeline() == Keys{"long-ago", "first-talks", "talks", "summit", "statement", "loose"});
  CHECK(times.start(talks) == ".. 2019-02-27T23:59:59.999998Z");
}

TEST_CASE("An anchor that is dated later, or otherwise, takes all that depends on it with it") {
  Times times;
  const auto anchor = times.add("anchor");
  const auto middle = times.timed("middle", "exactly 1 day after", anchor);
  const auto last = times.timed("last", "exactly 1 day after", middle);
  CHECK(times.start(last) == ".. ..");
  const auto claim = times.base.claim(anchor, Event<>{.when = When("2018-04-27")}, {});
  CHECK(times.start(last) == "2018-04-29T00:00:00.000000Z 2018-04-29T23:59:59.999999Z");
  times.base.claim(anchor, Event<>{.when = When("2018-05-01")}, {});
  times.base.rank(claim, Rank::deprecated, "");
  CHECK(times.start(last) == "2018-05-03T00:00:00.000000Z 2018-05-03T23:59:59.999999Z");
  times.base.claim(anchor, Event<>{.outcome = Outcome::void_}, {});
  times.base.rank(times.base.claims(anchor).front().id, Rank::deprecated, "");
  CHECK(times.base.event(anchor).outcome == Outcome::void_);
  CHECK(times.start(last) == ".. ..");
  CHECK(times.base.check().empty());
}

TEST_CASE("Facts that cannot all hold are told, have no say, and come back when one of them goes") {
  Times times;
  const auto a = times.add("a", "2018");
  const auto b = times.add("b", "2019");
  const auto c = times.timed("c", "exactly 1 day after", b);
  const auto unrelated = times.timed("unrelated", "exactly 1 day after", times.add("other", "2017-01-01"));
  const auto relative = times.base.time(b, "before", a);
  CHECK(times.contradictions() ==
        Keys{"“a” is dated 2018 (The owner of this base); “b” is dated 2019 (The owner of this base); “b” "
             "before "
             "“a” (The owner of this base) — in a zone that nobody said; by other clocks they might"});
  CHECK(times.base.relative_date(relative).set_aside);
  CHECK_FALSE(times.base.event(a).chronology.inconsistent);
  CHECK(times.start(c) == "2019-01-02T00:00:00.000000Z 2020-01-01T23:59:59.999999Z");
  CHECK(times.starts_before(a, b) == "must");
  CHECK(times.starts_before(unrelated, a) == "must");
  CHECK(times.start(unrelated) == "2017-01-02T00:00:00.000000Z 2017-01-02T23:59:59.999999Z");

  const auto claim = times.base.claims(relative).front().id;
  SECTION("by a retraction") {
    times.base.retract(claim, "wrong");
    CHECK(times.contradictions().empty());
    CHECK(times.starts_before(a, b) == "must");
  }
  SECTION("by a rank, and another that takes it back") {
    times.base.rank(claim, Rank::preferred, "by the files");
    CHECK_FALSE(times.base.relative_date(relative).set_aside);
    CHECK(times.base.event(a).chronology.inconsistent);
    CHECK(times.base.event(b).chronology.inconsistent);
    CHECK(times.start(c) == ".. ..");
    CHECK(times.starts_before(b, a) == "must");
    CHECK(times.starts_before(unrelated, a) == "may");
    times.base.rank(claim, Rank::normal, "the files are lost");
    CHECK(times.starts_before(a, b) == "must");
  }
  SECTION("by another date") {
    times.base.claim(a, Event<>{.when = When("2020")}, {});
    times.base.rank(times.base.claims(a).front().id, Rank::deprecated, "misprint");
    CHECK_FALSE(times.base.relative_date(relative).set_aside);
    CHECK(times.starts_before(b, a) == "must");
  }
  CHECK(times.base.event(c).chronology.bounds != Bounds{});
}

TEST_CASE("Two relative dates that contradict the same dates are both inconsistent") {
  Times times;
  const auto a = times.add("a", "2018");
  const auto b = times.add("b", "2019");
  times.base.time(b, "before", a);
  times.base.time(b, "at least 1 month before", a);
  CHECK(times.contradictions().size() == 2);
  for (const auto& relative_date : times.base.relative_dates()) CHECK(relative_date.set_aside);
}

TEST_CASE("What another connection writes moves what depends on it, too") {
  Times times;
  const auto anchor = times.add("anchor", "2018-04-27");
  const auto middle = times.timed("middle", "exactly 1 day after", anchor);
  auto other = test::open_base(times.folder / "fresh.annals");
  other.claim(anchor, Event<>{.when = When("2018-05-01")}, {});
  other.rank(other.claims(anchor).front().id, Rank::deprecated, "");
  const auto last = times.timed("last", "exactly 1 day after", middle);
  CHECK(times.start(last) == "2018-05-03T00:00:00.000000Z 2018-05-03T23:59:59.999999Z");
  other.time(last, "before", anchor);
  CHECK(times.contradictions().size() == 1);
  times.base.claim(anchor, Event<>{.outcome = Outcome::void_}, {});
  CHECK(times.start(last) == ".. ..");
  CHECK(times.base.check().empty());
}

TEST_CASE("A transaction that was left moves nothing, even if its order was asked for") {
  Times times;
  const auto anchor = times.add("anchor", "2018-04-27");
  const auto middle = times.timed("middle", "exactly 1 day after", anchor);
  {
    auto transaction = times.base.transaction();
    times.base.time(middle, "before", anchor);
    CHECK(times.contradictions().size() == 1);
  }
  const auto last = times.timed("last", "exactly 1 day after", middle);
  CHECK(times.start(last) == "2018-04-29T00:00:00.000000Z 2018-04-29T23:59:59.999999Z");
  CHECK(times.base.check().empty());
}

TEST_CASE(
    "Sets that are connected, separated and connected again are scheduled as if nothing had been before") {
  Times times;
  const auto a = times.add("a", "2018-04-27");
  const auto b = times.timed("b", "exactly 1 day after", a);
  const auto c = times.add("c");
  const auto d = times.timed("d", "exactly 1 day after", c);
  CHECK(times.start(d) == ".. ..");
  const auto edge = times.base.time(c, "exactly 1 day after", b);
  CHECK(times.start(d) == "2018-04-30T00:00:00.000000Z 2018-04-30T23:59:59.999999Z");
  const auto claim = times.base.claims(edge).front().id;
  times.base.rank(claim, Rank::deprecated, "");
  CHECK(times.start(d) == "2018-04-30T00:00:00.000000Z 2018-04-30T23:59:59.999999Z");
  times.base.retract(claim, "wrong");
  CHECK(times.start(d) == ".. ..");
  const auto whole = times.add("whole", "2019");
  times.base.claim(c, Event<>{.part_of = {whole}}, {});
  CHECK(times.start(d) == "2019-01-02T00:00:00.000000Z 2020-01-01T23:59:59.999999Z");
  CHECK(times.base.check().empty());
}

TEST_CASE("A date is inconsistent no longer when what it contradicted is gone, even in a base just opened") {
  Times times;
  const auto x = times.add("x", "2001");
  const auto y = times.add("y", "2000");
  const auto whole = times.add("whole", "1990");
  times.base.claim(y, Event<>{.part_of = {whole}}, {});
  const auto edge = times.base.time(x, "before", y);
  CHECK(times.contradictions().size() == 2);
  auto again = test::open_base(times.folder / "fresh.annals");
  again.retract(again.claims(edge).front().id, "wrong");
  CHECK_FALSE(again.event(x).chronology.inconsistent);
  CHECK(again.check().size() == 1);
  auto once_more = test::open_base(times.folder / "fresh.annals");
  for (const auto& claim : once_more.claims(y))
    if (!claim.statement.part_of.empty()) once_more.retract(claim.id, "wrong");
  CHECK(once_more.check().empty());
}

TEST_CASE("A beginning before all years is known for as long as the date that says so is held") {
  for (const auto* date : {"../2000", "2000/.."}) {
    INFO(date);
    Times times;
    const auto weak = times.base.add(Source{.key = "weak", .title = "A weak source"});
    times.base.set_reliability(weak, 0.1);
    const auto b = times.add("b", date);
    const auto c = times.add("c", "2010");
    const auto a = times.base.add(Event<>{.key = "a", .kind = "meeting", .when = date}, {.source = weak});
    times.base.time(a, "at the same time as", b);
    times.base.time(a, "ends at the same time as the end of", b);
    times.base.time(
        a, std::string(date).starts_with("..") ? "ends after the start of" : "ends before the end of", c);
    CHECK(times.base.event(a).chronology.inconsistent);
    for (const auto& problem : times.base.check()) CHECK(problem.type != Problem::Type::damage);
  }
}

TEST_CASE("A strict transaction refuses what is new in it, and only that") {
  Times times;
  const auto x = times.add("x", "2001");
  const auto y = times.add("y", "2000");
  const auto whole = times.add("whole", "1990");
  times.base.claim(y, Event<>{.part_of = {whole}}, {});
  times.base.time(x, "before", y);
  {
    auto transaction = times.base.transaction({.strict = true});
    times.base.claim(y, Event<>{.title = "A title"}, {});
    CHECK(transaction.contradictions().empty());
    transaction.commit();
  }
  auto transaction = times.base.transaction({.strict = true});
  const auto claim = times.base.claim(x, Event<>{.when = When("2005")}, {});
  times.base.rank(claim, Rank::preferred, "sure");
  CHECK(transaction.contradictions().size() == 1);
  test::check_refused([&] { transaction.commit(); }, ErrorCode::contradiction, {"2005"});
}
