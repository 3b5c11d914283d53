// Relative dates as claims: how they enter, and what is said of them afterwards.

#include "knowledge_base/support.hpp"

#include <catch2/catch.hpp>

using namespace annals;
using test::check_refused;

namespace {

struct Korea : test::Fresh {
  SourceId article = base.add(Source{.key = "article", .title = "An article", .published = "2020-06-17"});
  ActorId aum = base.add(Actor{.key = "aum", .title = "Frank Aum"});
  EventId opening = base.add(Event<Opening>{.key = "opening", .title = "The opening"});
  EventId demolition =
      base.add(Event<Demolition>{.key = "demolition", .title = "The demolition", .when = "2020-06-16"});
  Citation citation{.source = article, .speaker = aum, .locator = "par. 3"};

  [[nodiscard]] Bounds bounds(EventId event) const { return base.event(event).chronology.bounds; }
};

}  // namespace

TEST_CASE("A relative date gives an undated event its bounds, and keeps who says so") {
  Korea korea;
  const auto id = korea.base.time(korea.opening, "about 21 months before", korea.demolition, korea.citation);
  const auto relative_date = korea.base.relative_date(id);
  CHECK(relative_date.offset.text() == "21 months before");
  CHECK(relative_date.words == "about 21 months before");
  CHECK(relative_date.citation.speaker == korea.aum);
  CHECK(relative_date.citation.locator == "par. 3");
  CHECK_FALSE(relative_date.set_aside);
  // More than 20 and less than 22 months before some time on 16 June 2020.
  CHECK(start_text(korea.bounds(korea.opening)) == "2018-08-16 to 2018-10-16");
  CHECK(korea.base.find_relative_date(korea.opening, "21 months before", korea.demolition) == id);
  CHECK(korea.base.key(id) == "opening 21 months before demolition");
  CHECK(korea.base.record("opening 21 months before demolition") == RecordId(id));
}

TEST_CASE("The anchor of a relative date may be dated later, and be dated anew") {
  Korea korea;
  const auto summit = korea.base.add(Event<Summit>{.key = "summit"});
  korea.base.time(korea.opening, "after", summit, korea.citation);
  CHECK(korea.bounds(korea.opening) == Bounds{});
  const auto first = korea.base.claim(summit, Event<Summit>{.when = "2018-04-27"}, korea.citation);
  CHECK(start_text(korea.bounds(korea.opening)) == "2018-04-27 or later");
  korea.base.claim(summit, Event<Summit>{.when = "2018-05-26"}, {});
  korea.base.retract(first, "the wrong summit");
  CHECK(start_text(korea.bounds(korea.opening)) == "2018-05-26 or later");
}

TEST_CASE("A relative date counts for as long as it is believed without reservation") {
  Korea korea;
  const auto id = korea.base.time(korea.opening, "before", korea.demolition, korea.citation);
  const auto is_bound = [&] { return korea.bounds(korea.opening) != Bounds{}; };
  CHECK(is_bound());
  SECTION("not once it is retracted") {
    korea.base.retract(ClaimId(id.value()), "misread");
    CHECK(korea.base.relative_date(id).standing == Standing::retracted);
    CHECK_FALSE(is_bound());
    korea.base.claim(id, "earlier than that", korea.citation);
    CHECK(is_bound());
  }
  SECTION("not once those who dispute it are the stronger") {
    korea.base.set_reliability(korea.article, 0.1);
    const auto denial = korea.base.dispute(id, {});
    CHECK(korea.base.relative_date(id).standing == Standing::rejected);
    CHECK_FALSE(is_bound());
    korea.base.rank(denial, Rank::deprecated, "hearsay");
    CHECK(is_bound());
  }
  SECTION("not where the event did not occur after all") {
    korea.base.claim(korea.demolition, Event<Demolition>{.outcome = Outcome::not_occurred},
                     {.published = "2021"});
    CHECK_FALSE(is_bound());
  }
  SECTION("not where it is only said to be likely") {
    const auto other = korea.base.add(Event<Opening>{.key = "other"});
    auto unsure = korea.citation;
    unsure.likelihood = likely;
    korea.base.time(other, "before", korea.demolition, unsure);
    CHECK(korea.bounds(other) == Bounds{});
  }
  CHECK(korea.base.check().empty());
}

TEST_CASE("What cannot be a relative date is refused, and nothing is entered") {
  Korea korea;
  check_refused([&] { korea.base.time(korea.opening, "shortly before", korea.demolition); },
                ErrorCode::invalid_argument, {"shortly before"});
  check_refused([&] { korea.base.time(korea.opening, "before", korea.opening); }, ErrorCode::invalid_argument,
                {"dated by itself"});
  check_refused([&] { korea.base.time(korea.opening, "before", EventId(999)); }, ErrorCode::invalid_argument,
                {"anchor", "999"});
  korea.base.time(korea.opening, "before", korea.demolition);
  check_refused([&] { korea.base.time(korea.opening, "before", korea.demolition); },
                ErrorCode::already_exists, {"relative date", "opening before demolition", "claim"});
  CHECK(korea.base.relative_dates().size() == 1);
}

TEST_CASE("Relative dates are listed in the order of the events that they date") {
  Korea korea;
  const auto summit = korea.base.add(Event<Summit>{.key = "summit", .when = "2019-02-27"});
  const auto late = korea.base.time(korea.demolition, "after", summit);
  const auto early = korea.base.time(korea.opening, "before", summit);
  const auto ids = [](const std::vector<RelativeDateEntry>& relative_dates) {
    std::vector<RelativeDateId> all;
    for (const auto& relative_date : relative_dates) all.push_back(relative_date.id);
    return all;
  };
  CHECK(ids(korea.base.relative_dates()) == std::vector{early, late});
  CHECK(ids(korea.base.relative_dates(summit)) == std::vector{early, late});
  CHECK(ids(korea.base.relative_dates(korea.opening)) == std::vector{early});
}

TEST_CASE("Events that nothing dates stand in the timeline where the relative dates put them") {
  Korea korea;
  const auto first = korea.base.add(Event<>{.key = "first", .kind = "talk"});
  const auto last = korea.base.add(Event<>{.key = "last", .kind = "talk"});
  const auto loose = korea.base.add(Event<>{.key = "loose", .kind = "talk"});
  korea.base.time(korea.opening, "before", korea.demolition);
  korea.base.time(first, "before", korea.opening);
  korea.base.time(loose, "after", last);
  std::vector<EventId> order;
  for (const auto& event : korea.base.events()) order.push_back(event.id);
  CHECK(order == std::vector{first, korea.opening, korea.demolition, last, loose});
  std::vector<Precedence> starts_before;
  for (const auto& next : korea.base.starts_before_next(order)) {
    CHECK_FALSE(next.rests_on_assumed_zone);
    starts_before.push_back(next.starts_before);
  }
  CHECK(starts_before == std::vector{Precedence::must, Precedence::must, Precedence::may, Precedence::must});
}

TEST_CASE("An event has no order to itself, nor to one that is not there") {
  Korea korea;
  check_refused([&] { static_cast<void>(korea.base.order(korea.opening, korea.opening)); },
                ErrorCode::invalid_argument, {"two events", "twice"});
  check_refused([&] { static_cast<void>(korea.base.order(korea.opening, EventId(99))); },
                ErrorCode::not_found, {"99"});
}

TEST_CASE("Within a transaction its reads see the order that its writes make") {
  Korea korea;
  auto transaction = korea.base.transaction();
  korea.base.time(korea.opening, "before", korea.demolition);
  CHECK(korea.base.order(korea.opening, korea.demolition).precedes == Precedence::must);
  CHECK(korea.base.events().first()->id == korea.opening);
}

TEST_CASE("A zone moves the dates that name none: the event's, else its place's, else the base's") {
  const TemporaryDirectory folder;
  auto base = KnowledgeBase::open(folder / "zones.annals", {.origin = "here", .zone = "-05:00"});
  const auto korea = base.add(Place{.key = "korea", .zone = "+09:00"});
  const auto kaesong = base.add(Place{.key = "kaesong", .within = korea});
  const auto start = [&](EventId event) { return start_text(base.event(event).chronology.bounds); };
  const auto home = base.add(Event<>{.key = "home", .kind = "talk", .when = "2020-06-16"});
  CHECK(start(home) == "2020-06-16T05:00 to 2020-06-17T04:59:59");
  const auto there =
      base.add(Event<>{.key = "there", .kind = "talk", .when = "2020-06-16", .place = kaesong});
  CHECK(start(there) == "2020-06-15T15:00 to 2020-06-16T14:59:59");
  const auto own =
      base.add(Event<>{.key = "own", .kind = "talk", .when = "2020-06-16", .place = kaesong, .zone = "Z"});
  CHECK(start(own) == "2020-06-16");
  const auto dated = base.add(
      Event<>{.key = "dated", .kind = "talk", .when = "2020-06-16T10:00:00Z", .place = kaesong, .zone = "Z"});
  CHECK(base.event(dated).chronology.bounds.earliest_start ==
        base.event(dated).when->bounds().earliest_start);
  base.claim(korea, Place{.zone = "+08:30"}, {.published = "2021"});
  CHECK(start(there) == "2020-06-15T15:30 to 2020-06-16T15:29:59");
  CHECK(base.check().empty());
  check_refused([&] { base.add(Place{.key = "nowhere", .zone = "Asia/Soul"}); }, ErrorCode::invalid_argument,
                {"zone", "\"Asia/Soul\" is no zone", "is it Asia/Seoul"});
  check_refused([&] { KnowledgeBase::open(folder / "b", {.zone = "9"}); }, ErrorCode::invalid_argument,
                {"+09:00"});
}
