// Dates that name no zone have the event's, else its place's, else the base's, and an assumed one is said.

#include "knowledge_base/support.hpp"

#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace annals;

namespace {

struct InZone {
  explicit InZone(std::string zone)
      : base(KnowledgeBase::open(
            folder / "zones.annals",
            {.origin = "here", .zone = std::move(zone), .clock = test::ticking_clock()})) {}

  EventId add(const std::string& key, const char* date, Event<> event = {}) {
    event.key = key;
    event.kind = "meeting";
    event.when = When(date);
    return base.add(event);
  }
  std::string start(EventId event) { return iso_text(base.event(event).chronology.bounds.earliest_start); }

  TemporaryDirectory folder{};
  KnowledgeBase base;
};

/// Whether a must start before b, and whether that rests on a zone that nobody said.
std::string answer(const KnowledgeBase& base, EventId a, EventId b) {
  const auto order = base.order(a, b);
  return std::string(word(order.starts_before)) +
         (!order.proofs.empty() && order.proofs.front().rests_on_assumed_zone ? ", in an assumed zone" : "");
}

}  // namespace

TEST_CASE(
    "A date without a zone has the event's, else its place's, else that of a place around it, else the "
    "base's") {
  InZone in("-05:00");
  const auto country = in.base.add(Place{.key = "country", .zone = "+09:00"});
  const auto town = in.base.add(Place{.key = "town", .within = country});
  const auto embassy = in.base.add(Place{.key = "embassy", .within = town, .zone = "+01:00"});
  const auto sea = in.base.add(Place{.key = "sea"});
  CHECK(in.start(in.add("alone", "2018-04-27")) == "2018-04-27T05:00:00.000000Z");
  CHECK(in.start(in.add("at-sea", "2018-04-27", {.place = sea})) == "2018-04-27T05:00:00.000000Z");
  CHECK(in.start(in.add("in-town", "2018-04-27", {.place = town})) == "2018-04-26T15:00:00.000000Z");
  CHECK(in.start(in.add("in-embassy", "2018-04-27", {.place = embassy})) == "2018-04-26T23:00:00.000000Z");
  CHECK(in.start(in.add("own", "2018-04-27", {.place = town, .zone = "+05:45"})) ==
        "2018-04-26T18:15:00.000000Z");
  CHECK(in.start(in.add("citation", "2018-04-27T09:00:00Z", {.place = town, .zone = "+05:45"})) ==
        "2018-04-27T09:00:00.000000Z");
  CHECK(in.start(in.add("local", "2018-04-27T09:00:00", {.place = town})) == "2018-04-27T00:00:00.000000Z");
}

TEST_CASE("Dates follow when the zone of a place or an event becomes known") {
  InZone in("");
  const auto country = in.base.add(Place{.key = "country"});
  const auto town = in.base.add(Place{.key = "town", .within = country});
  const auto meeting = in.add("meeting", "2018-04-27", {.place = town});
  const auto after = in.base.add(Event<>{.key = "after", .kind = "meeting"});
  in.base.time(after, "exactly 1 day after", meeting);
  CHECK(in.start(after) == "2018-04-28T00:00:00.000000Z");
  const auto claim = in.base.claim(country, Place{.zone = "+09:00"}, {});
  CHECK(in.start(meeting) == "2018-04-26T15:00:00.000000Z");
  CHECK(in.start(after) == "2018-04-27T15:00:00.000000Z");
  in.base.retract(claim, "it has none");
  CHECK(in.start(after) == "2018-04-28T00:00:00.000000Z");
  in.base.claim(meeting, Event<>{.zone = "-03:30"}, {});
  CHECK(in.start(after) == "2018-04-28T03:30:00.000000Z");
  CHECK(in.base.check().empty());
}

TEST_CASE("Zones decide what comes first") {
  InZone in("");
  const auto sydney = in.add("sydney", "2018-04-27T09:00:00", {.zone = "+10:00"});
  const auto honolulu = in.add("honolulu", "2018-04-26T23:00:00", {.zone = "-10:00"});
  CHECK(answer(in.base, sydney, honolulu) == "must");
  CHECK(answer(in.base, honolulu, sydney) == "cannot");
}

TEST_CASE(
    "A proof says that it rests on an assumed zone where clocks elsewhere could undo it, and only there") {
  InZone in("");
  const auto a = in.add("a", "2018-04-27T00:00:00");
  CHECK(answer(in.base, a, in.add("soon", "2018-04-27T12:00:00Z")) == "must, in an assumed zone");
  // From the last microsecond of a's first second that is less than 26 hours, which a start itself needs 1 µs
  // of.
  CHECK(answer(in.base, a, in.add("almost", "2018-04-28T02:00:00Z")) == "must, in an assumed zone");
  CHECK(answer(in.base, a, in.add("enough", "2018-04-28T02:00:01Z")) == "must");
  CHECK(answer(in.base, a, in.add("years-later", "2020")) == "must");
  CHECK(answer(in.base, in.add("years-before", "2017"), a) == "must");
  const auto order = in.base.order(a, in.base.event("soon").id);
  CHECK(order.proofs.front().text().find("zone that nobody said") != std::string::npos);
}

TEST_CASE("Nothing is assumed of a date whose zone is said, by itself, its event or its place") {
  InZone in("");
  const auto place = in.base.add(Place{.key = "place", .zone = "+00:00"});
  const auto a = in.add("a", "2018-04-27T00:00:00Z");
  CHECK(answer(in.base, a, in.add("its-own", "2018-04-27T01:00:00+00:00")) == "must");
  CHECK(answer(in.base, a, in.add("of-the-event", "2018-04-27T01:00:00", {.zone = "+00:00"})) == "must");
  CHECK(answer(in.base, a, in.add("of-the-place", "2018-04-27T01:00:00", {.place = place})) == "must");
  CHECK(answer(in.base, a, in.add("of-nobody", "2018-04-27T01:00:00")) == "must, in an assumed zone");
  CHECK(answer(in.base, in.add("far", "Y-170000002"), in.add("near", "Y-170000001")) == "must");
}

TEST_CASE("An offset of months that is counted from a date in an assumed zone rests on it") {
  InZone in("");
  const auto a = in.add("a", "2018-01-31");
  const auto b = in.base.add(Event<>{.key = "b", .kind = "meeting"});
  in.base.time(b, "exactly 1 month after", a);
  // Of 31 days, as a month can have, it would not follow; of the 28 at most after a 31 January it does.
  const auto order = in.base.order(b, in.add("c", "2018-03-03"));
  REQUIRE(order.starts_before == Precedence::must);
  const auto& steps = order.proofs.front().steps;
  const auto step =
      std::ranges::find_if(steps, [](const ProofStep& one) { return one.measured.has_value(); });
  REQUIRE(step != steps.end());
  CHECK(step->measured->statement == "2018-01-31");
  CHECK(step->measured->zone == "+00:00");
  CHECK(step->measured->zone_assumed);
  CHECK_FALSE(order.proofs.front().rests_on_assumed_zone);  // 2 days are more than clocks differ
}

TEST_CASE("A contradiction that another zone than the assumed one would resolve says so, and no other does") {
  InZone in("");
  const auto town = in.base.add(Place{.key = "town", .zone = "+01:00"});
  const auto crisis = in.add("crisis", "1914-06-28/1914-08");
  const auto night = in.add("night", "1914-06-28T00:30:00", {.place = town, .part_of = {crisis}});
  CHECK(in.base.event(night).chronology.zone == std::chrono::hours(1));
  const auto found = in.base.contradictions();
  REQUIRE(found.size() == 1);
  CHECK(found.front().rests_on_assumed_zone);
  CHECK_THAT(found.front().text(), Catch::EndsWith("in a zone that nobody said; by other clocks they might"));

  InZone all("");
  const auto second = all.add("second", "2019-01-31");
  all.base.time(second, "after", all.add("first", "2019-02-01"));
  REQUIRE(all.base.contradictions().size() == 1);
  CHECK_FALSE(all.base.contradictions().front().rests_on_assumed_zone);
}
