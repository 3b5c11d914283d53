// The days of a question: those of the clocks of the base, and of each event by its own.

#include "io/support.hpp"
#include "knowledge_base/support.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <random>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace annals;

namespace {

using Keys = std::vector<std::string>;

Keys keys(const EventQuery<>& query) {
  Keys found;
  for (const auto& event : query) found.push_back(event.key);
  std::ranges::sort(found);
  return found;
}

const std::string seoul = R"({"place":"seoul","title":"Seoul","zone":"+09:00"}
{"event":"morning","kind":"talk","title":"Morning talk","when":"2020-06-16T08:00:00","place":"seoul"}
{"event":"day","kind":"talk","title":"Talk of that day","when":"2020-06-16","place":"seoul"}
{"event":"after","kind":"talk","title":"Two hours later","place":"seoul"}
{"relative_date":["after","2 hours after","morning"]}
)";

constexpr Instant of_day(std::int64_t day) {
  return Instant::from_key(day * 86'400'000'000);
}

/// A base in a zone of its own, with events here and there.
struct Random {
  explicit Random(unsigned seed)
      : random(seed),
        base(KnowledgeBase::open(folder / "days.annals",
                                 {.origin = "here", .zone = one_of(zones), .clock = test::ticking_clock()})) {
    std::vector<PlaceId> places;
    for (const auto& zone : zones)
      places.push_back(base.add(Place{.key = "place-" + std::to_string(places.size()), .zone = zone}));
    places.push_back(base.add(Place{.key = "within", .within = places.at(1)}));
    std::vector<EventId> events;
    for (int i = 0; i < 12; ++i) {
      Event<> event{.key = "event-" + std::to_string(i), .kind = "talk"};
      if (below(10) > 0) event.when = one_of(dates);
      if (below(3) == 0) event.place = one_of(places);
      if (below(5) == 0) event.zone = one_of(zones);
      events.push_back(base.add(event));
    }
    for (int i = 0; i < 4; ++i) {
      const auto a = one_of(events);
      const auto b = one_of(events);
      if (a != b && !base.find_relative_date(a, "2 hours after", b)) base.time(a, "2 hours after", b);
    }
  }

  std::size_t below(std::size_t n) { return random() % n; }
  template <class All>
  typename All::value_type one_of(const All& all) {
    return all[below(all.size())];
  }

  inline static const std::array<std::string, 4> zones{"", "Asia/Seoul", "-05:00", "Europe/Berlin"};
  inline static const std::array<When, 14> dates{"2020-06-16",
                                                 "2020-06-16T01:00",
                                                 "2020-06-16T23:00",
                                                 "2020-06-15T20:00Z",
                                                 "2020-06-17T03:00",
                                                 "2020-06-17",
                                                 "2020-06",
                                                 "2020-06-15/2020-06-16",
                                                 "2020-06-16T12:00/..",
                                                 "/2020-06-16",
                                                 "[2020-06-14,2020-06-17]",
                                                 "2020-06-16T18:00+09:00",
                                                 "2020-06-15T22:00/2020-06-16",
                                                 "2020-06-14"};
  std::mt19937 random;
  TemporaryDirectory folder{};
  KnowledgeBase base;
};

}  // namespace

TEST_CASE("Asked for a day in Seoul, all that was on that day there is found") {
  FreshBase base;
  base.import(seoul);
  const Keys all{"after", "day", "morning"};
  CHECK(keys(base->events().overlapping("2020-06-16")) == all);
  CHECK(keys(base->events().starting_in("2020-06-16")) == all);
  // When the last ended nobody knows.
  CHECK(keys(base->events().within("2020-06-16")) == Keys{"day", "morning"});
  CHECK(keys(base->events().surely(lies_within, "2020-06-16")) == Keys{"day", "morning"});
  CHECK(keys(base->events().possibly(lies_within, "2020-06-16")) == all);
  // What is dated by days is compared by its own clocks alone; a time of day is of the base's day, too.
  CHECK(keys(base->events().overlapping("2020-06-15")) == Keys{"morning"});
  CHECK(keys(base->events().within("2020-06-15")).empty());
  // A time that names its zone is an instant.
  CHECK(keys(base->events().overlapping("2020-06-16T00:00Z/2020-06-16T12:00Z")) == Keys{"after", "day"});
  CHECK(base->events().count_by(Group::day) == std::vector<GroupCount>{{"2020-06-15", 1}, {"2020-06-16", 2}});
}

TEST_CASE("In a base of Seoul days are those of its clocks") {
  const TemporaryDirectory folder;
  auto base = KnowledgeBase::open(folder / "seoul.annals", {.origin = "here", .zone = "Asia/Seoul"});
  base.add(Event<>{.key = "day", .kind = "talk", .when = "2020-06-16"});
  base.add(Event<>{.key = "morning", .kind = "talk", .when = "2020-06-15T23:00Z"});
  base.add(Event<>{.key = "evening", .kind = "talk", .when = "2020-06-16T20:00Z"});
  CHECK(keys(base.events().overlapping("2020-06-16")) == Keys{"day", "morning"});
  CHECK(keys(base.events().within("2020-06-16")) == Keys{"day", "morning"});
  CHECK(keys(base.events().surely(precedes, "2020-06-17")) == Keys{"day", "morning"});
  CHECK(base.events().count_by(Group::day) == std::vector<GroupCount>{{"2020-06-16", 2}, {"2020-06-17", 1}});
  CHECK(base.events().count_by(Group::hour).back() == GroupCount{"2020-06-17T05", 1});
}

TEST_CASE("A period by the clocks of a zone is what a date there is") {
  for (const char* name : {"Z", "+09:00", "Europe/Berlin", "America/Sao_Paulo", "Asia/Seoul"}) {
    const auto zone = Zone::parse(name).value();
    for (const char* text : {"2018", "2018-11-04", "2018-03-25", "2018-10-28T02:30", "2018-03-25T02:30",
                             "2018-04-27T09:30Z", "2018-09-14/..", "../1985-06", "2018/2020", "Y-170000002",
                             "[2018-04,2019]", "156X-12-25", "1987-10"}) {
      INFO(text << " in " << name);
      const auto period = Period(text).in(zone);
      const auto bounds = bounds_of(parse_edtf(text).value(), zone);
      CHECK(iso_text(period.from) == iso_text(bounds.earliest_start));
      CHECK(iso_text(period.to) == iso_text(bounds.latest_end));
      CHECK_FALSE(period.is_local());
    }
  }
  CHECK_FALSE(Period("2018-04-27T09:30Z").is_local());
  CHECK(Period("2018").is_local());
  CHECK(Period("2018-09-14/..").from_is_local);
  CHECK_FALSE(Period("2018-09-14/..").to_is_local);
}

TEST_CASE("What is found for random days is what each event's clocks, and those of the base, make of it") {
  for (unsigned seed = 0; seed < 25U; ++seed) {
    Random in(seed);
    const auto own_zone = in.base.zone();
    const auto base_zone = own_zone.empty() ? Zone() : Zone::parse(own_zone).value();
    const auto events = in.base.events().all();
    for (int tried = 0; tried < 6; ++tried) {
      const auto first = 18'426 + static_cast<std::int64_t>(in.below(6));  // 2020-06-13 and on
      const auto days = 1 + static_cast<std::int64_t>(in.below(2));
      const auto from = of_day(first);
      const auto to = of_day(first + days);
      const auto text = iso_text(from).substr(0, 10) + "/" + iso_text(of_day(first + days - 1)).substr(0, 10);
      Keys overlapping, starting, within, surely, possibly;
      for (const auto& event : events) {
        const auto& own = event.chronology.zone;
        const bool is_timed = !event.when || event.when->text().find('T') != std::string::npos;
        const auto shown = [](const Zone& zone, Instant instant) { return zone.local(instant); };
        const auto last = [](Instant end) { return latest_start_before(end); };
        const auto may = [&](auto&& is_so) { return is_so(own) || (is_timed && is_so(base_zone)); };
        const auto& estimate = event.chronology.estimated();
        const auto& firm = event.chronology.bounds;
        if (may([&](const Zone& zone) {
              return shown(zone, estimate.earliest_start) < to &&
                     shown(zone, last(estimate.latest_end)) >= from;
            }))
          overlapping.push_back(event.key);
        if (may([&](const Zone& zone) {
              return shown(zone, estimate.earliest_start) < to && shown(zone, estimate.latest_start) >= from;
            }))
          starting.push_back(event.key);
        if (shown(own, firm.earliest_start) >= from && shown(own, last(firm.latest_end)) < to)
          within.push_back(event.key);
        const auto asked = [&](const Zone& zone) {
          const auto day = bounds_of(parse_edtf(text).value(), zone);
          return Bounds{day.earliest_start, day.earliest_start, day.latest_end, day.latest_end};
        };
        if (possible_relations(firm, asked(own)).within(precedes)) surely.push_back(event.key);
        if (may([&](const Zone& zone) {
              return !(possible_relations(firm, asked(zone)) & precedes).empty();
            }))
          possibly.push_back(event.key);
      }
      for (auto* found : {&overlapping, &starting, &within, &surely, &possibly}) std::ranges::sort(*found);
      INFO("seed " << seed << ", " << text << ", base in " << base_zone.text());
      CHECK(keys(in.base.events().overlapping(text)) == overlapping);
      CHECK(keys(in.base.events().starting_in(text)) == starting);
      CHECK(keys(in.base.events().within(text)) == within);
      CHECK(keys(in.base.events().surely(precedes, text)) == surely);
      CHECK(keys(in.base.events().possibly(precedes, text)) == possibly);
    }
    std::map<std::string, std::size_t> by_day;
    for (const auto& event : events) {
      const bool is_timed = !event.when || event.when->text().find('T') != std::string::npos;
      const auto start =
          (is_timed ? base_zone : event.chronology.zone).local(event.chronology.bounds.earliest_start);
      ++by_day[start.is_bounded() ? iso_text(start).substr(0, 10) : ""];
    }
    std::map<std::string, std::size_t> counted;
    for (const auto& [group, count] : in.base.events().count_by(Group::day)) counted[group] = count;
    CHECK(counted == by_day);
  }
}
