// Dates that name no zone have the event's, else its place's, else the base's, and an assumed one is said.

#include "knowledge_base/support.hpp"
#include "order/all_distances.hpp"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>

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

TEST_CASE("A base, a place and an event may have the clocks of a zone by its name, with its summer times") {
  InZone in("Europe/Berlin");
  const auto seoul = in.base.add(Place{.key = "seoul", .zone = "Asia/Seoul"});
  CHECK(in.start(in.add("summer", "2018-07-01")) == "2018-06-30T22:00:00.000000Z");
  CHECK(in.start(in.add("winter", "2018-12-01")) == "2018-11-30T23:00:00.000000Z");
  CHECK(in.start(in.add("there", "2018-07-01", {.place = seoul})) == "2018-06-30T15:00:00.000000Z");
  // Clocks in São Paulo were put forward at midnight: that day begins at 01:00.
  const auto own = in.add("own", "2018-11-04", {.place = seoul, .zone = "America/Sao_Paulo"});
  CHECK(in.start(own) == "2018-11-04T03:00:00.000000Z");
  CHECK(in.base.event(own).chronology.zone.text() == "America/Sao_Paulo");
  // The time that these clocks show twice is either of the two.
  const auto bounds = in.base.event(in.add("twice", "2018-10-28T02:30")).chronology.bounds;
  CHECK(iso_text(bounds.earliest_start) == "2018-10-28T00:30:00.000000Z");
  CHECK(iso_text(bounds.latest_end) == "2018-10-28T01:31:00.000000Z");
  CHECK(in.base.zone() == "Europe/Berlin");
  CHECK(in.base.check().empty());
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
  // Its clocks may be 12 hours behind.
  CHECK(answer(in.base, a, in.add("soon", "2018-04-27T12:00:00Z")) == "must, in an assumed zone");
  CHECK(answer(in.base, a, in.add("enough", "2018-04-27T12:00:01Z")) == "must");
  // And those of the other 14 ahead.
  CHECK(answer(in.base, a, in.add("almost", "2018-04-28T02:00:00")) == "must, in an assumed zone");
  CHECK(answer(in.base, a, in.add("later", "2018-04-28T02:00:01")) == "must");
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
  CHECK(step->measured->zone == "Z");
  CHECK(step->measured->zone_assumed);
  CHECK_FALSE(order.proofs.front().rests_on_assumed_zone);  // 2 days are more than clocks differ
}

namespace {

/// A base that tells when events started that are dated by others.
struct Counting : InZone {
  Counting() : InZone("") {}

  EventId by(const std::string& offset, EventId anchor) {
    const auto event = base.add(Event<>{.key = "by-" + std::to_string(++number), .kind = "meeting"});
    base.time(event, offset, anchor);
    return event;
  }
  /// In UTC.
  std::string known(EventId event) { return start_text(base.event(event).chronology.bounds); }

  PlaceId seoul = base.add(Place{.key = "seoul", .zone = "Asia/Seoul"});
  PlaceId berlin = base.add(Place{.key = "berlin", .zone = "Europe/Berlin"});
  int number = 0;
};

}  // namespace

TEST_CASE_METHOD(Counting, "A month is one of the clocks that tell the date of the anchor") {
  const auto a = add("a", "2019-03-01T05:00:00+09:00");
  const auto c = add("c", "2019-04-01T05:00:00+09:00");
  base.time(c, "exactly 1 month after", a);
  CHECK(base.contradictions().empty());
  CHECK(known(by("exactly 1 month after", a)) == "2019-03-31T20:00 to 2019-03-31T20:00:00");
  // By the clocks of its place likewise.
  CHECK(known(by("exactly 1 month after", add("there", "2019-03-01T05:00:00", {.place = seoul}))) ==
        "2019-03-31T20:00 to 2019-03-31T20:00:00");
  CHECK(base.check().empty());
}

TEST_CASE_METHOD(Counting, "Where clocks are changed meanwhile, days and months leave as much room") {
  const auto noon = add("noon", "2018-10-27T12:00:00", {.place = berlin});
  // Noon by these clocks is 25 hours later; hours are hours.
  CHECK(known(by("exactly 1 day after", noon)) == "2018-10-28T09:00 to 2018-10-28T11:00:00");
  CHECK(known(by("exactly 24 hours after", noon)) == "2018-10-28T10:00 to 2018-10-28T10:00:00");
  const auto next = add("next", "2018-11-27T12:00:00", {.place = berlin});
  base.time(next, "exactly 1 month after", noon);
  CHECK(base.contradictions().empty());
  CHECK(base.check().empty());
}

TEST_CASE_METHOD(Counting, "The day before is the calendar day before, by the clocks of the anchor") {
  const auto day = add("day", "2020-06-16", {.place = seoul});
  const auto minute = add("minute", "2020-06-16T14:49", {.place = seoul});
  for (const auto anchor : {day, minute}) {
    CHECK(known(by("the day before", anchor)) == "2020-06-14T15:00 to 2020-06-15T14:59:59");
    CHECK(known(by("the same day as", anchor)) == "2020-06-15T15:00 to 2020-06-16T14:59:59");
  }
  CHECK(base.check().empty());
}

TEST_CASE_METHOD(Counting, "Days count in the calendar where the anchor is dated by days, else on clocks") {
  const auto day = add("day", "2020-06-16");
  CHECK(known(by("3 days before", day)) == "2020-06-13");
  CHECK(known(by("3 to 5 days after", day)) == "2020-06-19 to 2020-06-21");
  CHECK(known(by("at least 2 weeks before", day)) == "by 2020-06-02");
  CHECK(known(by("the day before", add("month", "2020-06"))) == "2020-05-31 to 2020-06-29");
  const auto minute = add("minute", "2020-06-16T14:49:00Z");
  CHECK(known(by("3 days before", minute)) == "2020-06-12T14:49 to 2020-06-14T14:49:00");
  CHECK(known(by("exactly 1 day before", minute)) == "2020-06-15T14:49 to 2020-06-15T14:49:00");
  // From day to day, where those between have no date of their own.
  CHECK(known(by("exactly 1 day after", by("exactly 1 day after", day))) == "2020-06-18");
  // One hour into the third day counts as three.
  const auto soon = add("soon", "2020-06-19T01:00:00Z");
  base.time(soon, "3 to 5 days after", day);
  CHECK(base.contradictions().empty());
  CHECK(base.check().empty());
}

TEST_CASE_METHOD(Counting, "Days are counted anew when the date or the clocks of the anchor change") {
  const auto town = base.add(Place{.key = "town"});
  const auto anchor = base.add(Event<>{.key = "anchor", .kind = "meeting", .place = town});
  const auto event = by("3 days before", anchor);
  CHECK(known(event) == "at any time");
  const auto dated = base.claim(anchor, Event<>{.when = "2020-06-16"}, {});
  CHECK(known(event) == "2020-06-13");
  base.claim(town, Place{.zone = "+09:00"}, {});
  CHECK(known(event) == "2020-06-12T15:00 to 2020-06-13T14:59:59");
  CHECK(base.check().empty());
  base.retract(dated, "wrong");
  CHECK(known(event) == "at any time");
  base.claim(anchor, Event<>{.when = "2020-06-16T14:49:00"}, {});
  CHECK(known(event) == "2020-06-12T05:49 to 2020-06-14T05:49:00");
  CHECK(base.check().empty());
  // From a date that cannot hold nothing is counted, until it holds again.
  const auto later = base.time(anchor, "after", add("later", "2020-08"));
  const auto claim = base.claims(later).front().id;
  base.rank(claim, Rank::preferred, "the minutes agree");
  CHECK(base.event(anchor).chronology.inconsistent);
  CHECK(known(event) == "at any time");
  base.retract(claim, "wrong");
  CHECK(known(event) == "2020-06-12T05:49 to 2020-06-14T05:49:00");
  CHECK(base.check().empty());
}

TEST_CASE_METHOD(Counting, "A proof says from which day it counts") {
  const auto day = add("day", "2020-06-16");
  const auto before = by("the day before", day);
  const auto order = base.order(before, add("same", "2020-06-16T00:00:00Z"));
  REQUIRE(order.starts_before == Precedence::must);
  CHECK_THAT(order.proofs.front().text(), Catch::Contains("starts no later than 2020-06-15") &&
                                              Catch::Contains("counted from 2020-06-16"));
}

TEST_CASE("A contradiction that another zone than the assumed one would resolve says so, and no other does") {
  InZone in("");
  const auto town = in.base.add(Place{.key = "town", .zone = "+01:00"});
  const auto crisis = in.add("crisis", "1914-06-28/1914-08");
  const auto night = in.add("night", "1914-06-28T00:30:00", {.place = town, .part_of = {crisis}});
  CHECK(in.base.event(night).chronology.zone == Zone(std::chrono::hours(1)));
  const auto found = in.base.contradictions();
  REQUIRE(found.size() == 1);
  CHECK(found.front().rests_on_assumed_zone);
  CHECK_THAT(found.front().text(), Catch::EndsWith("in a zone that nobody said; by other clocks they might"));

  InZone all("");
  const auto second = all.add("second", "2019-01-31");
  all.base.time(second, "after", all.add("first", "2019-02-01"));
  REQUIRE(all.base.contradictions().size() == 1);
  CHECK(all.base.contradictions().front().rests_on_assumed_zone);

  InZone far("");
  const auto before = far.add("before", "2019-01-29");
  far.base.time(before, "after", far.add("first", "2019-02-01"));
  REQUIRE(far.base.contradictions().size() == 1);
  CHECK_FALSE(far.base.contradictions().front().rests_on_assumed_zone);
}

TEST_CASE("What follows without a date, or from one date by whatever clocks, rests on no zone") {
  InZone in("");
  const auto a = in.add("a", "2018-04-27");
  const auto b = in.add("b", "2018-04-28T00:00:00Z");
  in.base.time(b, "after", a);
  CHECK(answer(in.base, a, b) == "must");  // by the relative date
  // The day of a is 24 hours wherever it was.
  const auto c = in.base.add(Event<>{.key = "c", .kind = "meeting"});
  in.base.time(c, "at least 30 hours after", a);
  const auto order = in.base.order(a, c);
  CHECK(order.precedes == Precedence::must);
  for (const auto& proof : order.proofs) CHECK_FALSE(proof.rests_on_assumed_zone);
}

TEST_CASE("The order of a timeline says what rests on an assumed zone, as order does") {
  InZone in("");
  const auto place = in.base.add(Place{.key = "place", .zone = "Asia/Seoul"});
  const std::vector<EventId> events{in.add("a", "2018-04-26"), in.add("b", "2018-04-27", {.place = place}),
                                    in.add("c", "2018-04-28", {.place = place}), in.add("d", "2018-05-28")};
  const auto next = in.base.starts_before_next(events);
  REQUIRE(next.size() == 3);
  CHECK(next[0] == NextOrder{Precedence::may, false});  // the day in Seoul begins within that of UTC
  CHECK(next[1] == NextOrder{Precedence::must, false});
  CHECK(next[2] == NextOrder{Precedence::must, false});
  const auto early = in.add("early", "2018-04-26T05:00");
  const std::vector<EventId> two{early, events[1]};
  CHECK(in.base.starts_before_next(two).front() == NextOrder{Precedence::must, true});
  CHECK(answer(in.base, early, events[1]) == "must, in an assumed zone");
}

TEST_CASE("What is surely in a period says where that rests on an assumed zone") {
  InZone in("");
  const auto place = in.base.add(Place{.key = "place", .zone = "Asia/Seoul"});
  const auto day = in.add("day", "2018-04-27");
  in.add("said", "2018-04-27", {.place = place});
  const auto utc = in.add("utc", "2018-04-27T12:00:00Z");
  const auto noon = in.add("noon", "2018-04-27T12:00:00");
  const auto resting = [&](const EventQuery<>& query) {
    std::vector<EventId> found;
    for (const auto& event : query) found.push_back(event.id);
    return in.base.resting_on_assumed_zone(query.filter(), found);
  };
  // Days are of the own clocks of an event, whatever these are; of what is told in UTC they are not known.
  CHECK(resting(in.base.events().within("2018-04-27")) == std::vector{utc});
  CHECK(resting(in.base.events().within("2018-04")).empty());
  // Instants are not.
  CHECK(resting(in.base.events().within("2018-04-27T00:00:00Z/2018-04-28T12:00:00Z")) ==
        std::vector{day, noon});
  CHECK(resting(in.base.events().surely(precedes, "2018-04-28T06:00:00Z")) == std::vector{day});
  CHECK(resting(in.base.events().overlapping("2018-04-27")).empty());
}

namespace {

/// Small orders that are tried with every clock, every half an hour.
struct Tried {
  struct Dated {
    std::int64_t first_min = 0;  ///< of its start, by its clocks, of a minute's width
    bool assumed = false;
    std::int64_t ahead_min = 0;  ///< where it is said
  };
  struct Apart {
    std::size_t event = 0;
    std::size_t anchor = 0;
    std::int64_t least_min = 0;
    std::int64_t most_min = 0;
  };
  std::vector<Dated> dated{};
  std::vector<Apart> apart{};

  static constexpr std::int64_t minute = 60'000'000;

  /// The distances of the starts, after the calendar, where the clocks of those that are assumed are so far
  /// ahead.
  [[nodiscard]] test::AllDistances by(const std::vector<std::int64_t>& ahead_min) const {
    test::AllDistances most(1 + dated.size());
    for (std::size_t i = 0; i < dated.size(); ++i) {
      const auto ahead = dated[i].assumed ? ahead_min[i] : dated[i].ahead_min;
      const auto first = (dated[i].first_min - ahead) * minute;
      most.limit(0, 1 + i, first + minute - 1);
      most.limit(1 + i, 0, -first);
    }
    for (const auto& one : apart) {
      most.limit(1 + one.anchor, 1 + one.event, one.most_min * minute);
      most.limit(1 + one.event, 1 + one.anchor, -one.least_min * minute);
    }
    most.close();
    return most;
  }

  /// Runs `visit(distances)` for all clocks with which all can hold.
  template <class Visit>
  void each(Visit&& visit) const {
    std::vector<std::int64_t> ahead(dated.size());
    each(0, ahead, visit);
  }

 private:
  template <class Visit>
  void each(std::size_t at, std::vector<std::int64_t>& ahead, Visit& visit) const {
    if (at == dated.size()) {
      const auto most = by(ahead);
      if (most.can_hold()) visit(most);
      return;
    }
    if (!dated[at].assumed) return each(at + 1, ahead, visit);
    for (std::int64_t one = -12 * 60; one <= 14 * 60; one += 30) {
      ahead[at] = one;
      each(at + 1, ahead, visit);
    }
  }
};

}  // namespace

TEST_CASE("What rests on an assumed zone is what some other clocks undo, for random small orders") {
  int resting = 0;
  int sure = 0;
  int conflicts = 0;
  for (unsigned seed = 0; seed < 60; ++seed) {
    std::mt19937 random(seed);
    const auto below = [&](std::size_t n) { return random() % n; };
    InZone in("");
    Tried tried;
    std::vector<EventId> events;
    for (std::size_t i = 0; i < 3; ++i) {
      const auto hour = static_cast<std::int64_t>(below(40));
      const bool assumed = i < 2 && below(3) > 0;
      const std::int64_t ahead = assumed ? 0 : 60 * (static_cast<std::int64_t>(below(3)) - 1);
      tried.dated.push_back({hour * 60, assumed, ahead});
      const auto day = hour / 24 + 1;
      Event<> event{.zone = assumed ? "" : Zone(std::chrono::minutes(ahead)).text()};
      events.push_back(in.add("event-" + std::to_string(i),
                              fmt::format("1970-01-0{}T{:02}:00", day, hour % 24).c_str(), event));
    }
    for (std::size_t i = below(3); i > 0; --i) {
      const auto event = below(3);
      const auto anchor = (event + 1 + below(2)) % 3;
      const auto least = static_cast<std::int64_t>(below(20));
      const auto most = least + 2 + static_cast<std::int64_t>(below(20));
      const auto offset = fmt::format("{} to {} hours after", least + 1, most);
      if (in.base.find_relative_date(events[event], offset, events[anchor])) continue;
      in.base.time(events[event], offset, events[anchor]);
      tried.apart.push_back({event, anchor, (least + 1) * 60, most * 60});
    }
    INFO("seed " << seed);
    if (!in.base.contradictions().empty()) {
      ++conflicts;
      if (in.base.contradictions().size() > 1) continue;
      const auto found = in.base.contradictions().front();
      if (found.facts.size() < tried.dated.size() + tried.apart.size()) continue;
      bool can_hold = false;
      tried.each([&](const auto&) { can_hold = true; });
      CHECK(found.rests_on_assumed_zone == can_hold);
      continue;
    }
    for (std::size_t a = 0; a < 3; ++a)
      for (std::size_t b = 0; b < 3; ++b) {
        if (a == b) continue;
        const auto order = in.base.order(events[a], events[b]);
        if (order.starts_before == Precedence::may) continue;
        const bool must = order.starts_before == Precedence::must;
        bool is_always = true;
        tried.each([&](const test::AllDistances& most) {
          const auto distance = must ? most[1 + b][1 + a] : most[1 + a][1 + b];
          is_always = is_always && distance && *distance <= (must ? -1 : 0);
        });
        INFO(a << " and " << b);
        CHECK(order.proofs.front().rests_on_assumed_zone == !is_always);
        (is_always ? sure : resting) += 1;
      }
  }
  CHECK(resting > 20);
  CHECK(sure > 20);
  CHECK(conflicts > 5);
}
