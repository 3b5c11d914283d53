#include "time/offset_days.hpp"

#include "annals/time/edtf.hpp"
#include "rounds.hpp"
#include "time/clock_twin.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <random>
#include <string>
#include <utility>

#include <catch2/catch.hpp>

using namespace annals;

namespace {

constexpr std::int64_t far = 40;  ///< days, beyond all that is tried

Zone zone(const std::string& name) {
  return Zone::parse(name).value();
}

std::optional<OffsetDays> by_start(const char* offset, const char* anchor, const Zone& zone = {}) {
  const auto bounds = bounds_of(parse_edtf(anchor).value(), zone);
  return offset_days(offset, bounds.earliest_start, bounds.latest_start, zone);
}

/// "2020-06-15": the days on which the event may be, by the clocks of the anchor.
std::string days_of(const char* offset, const char* anchor, const std::string& name = "Z") {
  const auto days = by_start(offset, anchor, zone(name));
  if (!days) return "none";
  const auto day = [&](Instant instant) {
    return instant.is_bounded() ? iso_text(zone(name).local(instant)).substr(0, 10) : "..";
  };
  return day(days->earliest) + " to " + day(days->latest);
}

/// The words of an offset, and the numbers of days that they mean, counted from the anchor's.
struct Words {
  std::string text;
  std::int64_t least = -far;
  std::int64_t most = far;
  bool before = false;
  bool after = false;
};

Words random_words(std::mt19937& random) {
  const auto up_to = [&random](int most) { return std::uniform_int_distribution<int>(0, most)(random); };
  const bool weeks = up_to(4) == 0;
  const std::int64_t unit = weeks ? 7 : 1;
  const std::int64_t count = 1 + up_to(weeks ? 2 : 12);
  const auto days = [&](std::int64_t number) {
    return std::to_string(number) + (weeks ? " weeks" : " days");
  };
  Words words;
  const bool after = up_to(1) == 0;
  const std::string side = after ? " after" : " before";
  std::int64_t least = -1;
  std::int64_t most = far;
  switch (up_to(6)) {
    case 0:
      words.text = "at least " + days(count) + side;
      least = count * unit;
      break;
    case 1:
      words.text = "more than " + days(count) + side;
      least = count * unit + 1;
      break;
    case 2:
      words.text = "within " + days(count) + side;
      least = 0;
      most = count * unit;
      break;
    case 3:
      words.text = "less than " + days(count) + side;
      least = 0;
      most = count * unit - 1;
      break;
    case 4:
      words.text = std::to_string(count) + " to " + days(count + 2) + side;
      least = count * unit;
      most = (count + 2) * unit;
      break;
    case 5:
      words.text = "exactly " + days(count) + side;
      least = most = count * unit;
      break;
    default:
      // More than one less and less than one more.
      words.text = days(count) + side;
      least = (count - 1) * unit + 1;
      most = (count + 1) * unit - 1;
  }
  if (up_to(6) == 0) return {"within " + days(count) + " of", -count * unit, count * unit};
  words.least = after ? least : -most;
  words.most = after ? most : -least;
  words.before = !after;
  words.after = after;
  return words;
}

/// The first and the last second of each day of 2018 by the clocks of the C library, by trying every half
/// hour.
using Days = std::map<std::int64_t, std::pair<std::int64_t, std::int64_t>>;
Days days_of_2018(const std::string& name) {
  const test::ClockTwin twin(name);
  Days days;
  constexpr std::int64_t year = 1'514'764'800;
  for (std::int64_t at = year - 60 * 86'400; at < year + 425 * 86'400; at += 1800) {
    const auto day = test::ClockTwin::local(at) / 86'400;
    const auto [found, is_new] = days.try_emplace(day, at, at + 1799);
    if (!is_new) found->second.second = at + 1799;
  }
  return days;
}

}  // namespace

TEST_CASE("The day before is the calendar day before, and N days count calendar days") {
  CHECK(days_of("the day before", "2020-06-16") == "2020-06-15 to 2020-06-15");
  CHECK(days_of("the next day", "2020-02-28") == "2020-02-29 to 2020-02-29");
  CHECK(days_of("3 days after", "2020-06-16") == "2020-06-19 to 2020-06-19");
  CHECK(days_of("3 to 5 days after", "2020-06-16") == "2020-06-19 to 2020-06-21");
  CHECK(days_of("at least 3 days after", "2020-06-16") == "2020-06-19 to ..");
  CHECK(days_of("less than two weeks before", "2020-06-16") == "2020-06-03 to 2020-06-16");
  CHECK(days_of("the same day as", "2020-06-16") == "2020-06-16 to 2020-06-16");
  CHECK(days_of("within 2 days of", "2020-06-16") == "2020-06-14 to 2020-06-18");
  CHECK(days_of("2 weeks before", "2020-06-16") == "2020-05-27 to 2020-06-08");
  CHECK(days_of("the day before", "2020-06") == "2020-05-31 to 2020-06-29");
  CHECK(days_of("the day after", "2018-03-24", "Europe/Berlin") == "2018-03-25 to 2018-03-25");
  CHECK(days_of("the day before", "2020-06-16", "+09:00") == "2020-06-15 to 2020-06-15");
}

TEST_CASE(
    "Only whole days of the zone count, and only an offset of days that leaves a whole number of them") {
  CHECK(days_of("3 days before", "2020-06-16T10:00") == "none");
  CHECK(days_of("exactly 1 day before", "2020-06-16T10:00") == "none");
  CHECK(days_of("an hour before", "2020-06-16") == "none");
  CHECK(days_of("24 hours before", "2020-06-16") == "none");
  CHECK(days_of("a month before", "2020-06-16") == "none");
  CHECK(days_of("2 days to 1 month after", "2020-06-16") == "none");
  CHECK(days_of("more than 3 and less than 4 days after", "2020-06-16") == "none");
  CHECK(days_of("before", "2020-06-16") == "none");
  CHECK(days_of("at the same time as", "2020-06-16") == "none");
  const auto day = bounds_of(parse_edtf("2020-06-16").value());
  CHECK_FALSE(offset_days("3 days before", day.earliest_start, day.latest_start, zone("+09:00")));
  CHECK_FALSE(offset_days("the day before", Instant::unbounded_past(), day.latest_start, {}));
}

TEST_CASE("A day is one of the calendar whatever time of the day the anchor has") {
  CHECK(days_of("the day before", "2020-06-16T10:00") == "2020-06-15 to 2020-06-15");
  CHECK(days_of("the day after", "2020-06-16T23:59:59") == "2020-06-17 to 2020-06-17");
  CHECK(days_of("the same day as", "2020-06-16T10:00") == "2020-06-16 to 2020-06-16");
  CHECK(days_of("the day after", "2020-06-16T23:00Z", "+09:00") == "2020-06-18 to 2020-06-18");
  CHECK(days_of("the day after", "2020-06-16T10:00/2020-06-18") == "2020-06-17 to 2020-06-17");
  const auto days = by_start("the day before", "2020-06-16T10:00:00").value();
  constexpr ExactUs hour = 3'600'000'000;
  CHECK(days.distance.least == -(34 * hour + 999'999));
  CHECK(days.distance.most == -(10 * hour + 1));
  // It may be in either of two days, where it began in the one or in the other.
  const auto night = bounds_of(parse_edtf("[2020-06-16T23:00..2020-06-17T01:00]").value());
  const auto after = offset_days("the day after", night.earliest_start, night.latest_start, {}).value();
  CHECK(after.earliest == bounds_of(parse_edtf("2020-06-17").value()).earliest_start);
  CHECK(after.latest == bounds_of(parse_edtf("2020-06-18").value()).latest_start);
}

TEST_CASE("Between days of which nothing is known there may be a day less or more, and a change of clocks") {
  constexpr ExactUs hour = 3'600'000'000;
  const auto apart = days_apart("3 to 5 days after", {}).value();
  CHECK(apart.least == 48 * hour + 1);
  CHECK(apart.most == 144 * hour - 1);
  CHECK(days_apart("less than two weeks before", {}).value().most == 0);
  CHECK_FALSE(days_apart("24 hours before", {}));
  CHECK_FALSE(days_apart("a month before", {}));
  // Of Seoul the clocks have been from 8:27:52 to 10 hours ahead.
  const auto there = days_apart("at least 1 day after", zone("Asia/Seoul")).value();
  CHECK(there.least == 0);
  CHECK(days_apart("at least 2 days after", zone("Asia/Seoul")).value().least ==
        24 * hour + 1 - 5'528'000'000);
}

TEST_CASE("Ends are a microsecond after the last moment of their day") {
  const auto bounds = bounds_of(parse_edtf("2020-06-16").value());
  const auto days =
      offset_days("ends 3 days before the end of", bounds.earliest_end, bounds.latest_end, {}).value();
  const auto wanted = bounds_of(parse_edtf("2020-06-13").value());
  CHECK(days.earliest == wanted.earliest_end);
  CHECK(days.latest == wanted.latest_end);
  const auto start =
      offset_days("3 days after the end of", bounds.earliest_end, bounds.latest_end, {}).value();
  CHECK(start.earliest == bounds_of(parse_edtf("2020-06-19").value()).earliest_start);
}

TEST_CASE("Counts beyond the years known to the microsecond limit nothing there") {
  const auto after = by_start("at least 1000000000000 weeks after", "2020-06-16").value();
  CHECK(after.earliest == Instant::unbounded_past());
  CHECK(after.latest == Instant::unbounded_future());
  CHECK(after.distance.least.has_value());
}

TEST_CASE("Counted days are what trying every day finds, for random offsets, anchors and zones") {
  std::mt19937 random(16);
  int tried = 0;
  for (const std::string name :
       {"Etc/UTC", "Asia/Seoul", "Europe/Berlin", "America/Sao_Paulo", "Australia/Lord_Howe"}) {
    const auto days = days_of_2018(name);
    for (int i = 0; i < test::rounds(2000); ++i) {
      const auto words = random_words(random);
      const auto first_anchor = 17'532 + static_cast<std::int64_t>(random() % 365);
      const auto last_anchor =
          first_anchor + static_cast<std::int64_t>(random() % 3 == 0 ? random() % 20 : 0);
      const auto begin = [&](std::int64_t day) { return days.at(day).first * 1'000'000; };
      const auto end = [&](std::int64_t day) { return days.at(day).second * 1'000'000 + 999'999; };
      using Any = std::numeric_limits<std::int64_t>;
      std::int64_t earliest = Any::max(), latest = Any::min(), least = Any::max(), most = Any::min();
      for (auto anchor = first_anchor; anchor <= last_anchor; ++anchor)
        for (auto day = anchor + words.least; day <= anchor + words.most; ++day) {
          earliest = std::min(earliest, begin(day));
          latest = std::max(latest, end(day));
          const auto distance = [&](std::int64_t event, std::int64_t from) {
            const auto apart = event - from;
            if (words.before) return std::min<std::int64_t>(apart, 0);
            return words.after ? std::max<std::int64_t>(apart, 0) : apart;
          };
          least = std::min(least, distance(begin(day), end(anchor)));
          most = std::max(most, distance(end(day), begin(anchor)));
        }
      INFO(words.text << " day " << first_anchor << " to " << last_anchor << " in " << name);
      const auto found = offset_days(words.text, Instant::from_key(begin(first_anchor)),
                                     Instant::from_key(end(last_anchor)), zone(name));
      REQUIRE(found);
      ++tried;
      CHECK(iso_text(found->earliest) ==
            (words.least == -far ? ".." : iso_text(Instant::from_key(earliest))));
      CHECK(iso_text(found->latest) == (words.most == far ? ".." : iso_text(Instant::from_key(latest))));
      CHECK(found->distance.least.has_value() == (words.least != -far));
      CHECK(found->distance.most.has_value() == (words.most != far));
      const bool exact = first_anchor == last_anchor || name == "Etc/UTC" || name == "Asia/Seoul";
      const std::int64_t room = exact ? 0 : 2 * 3'600'000'000;
      if (found->distance.least) {
        const auto distance = static_cast<std::int64_t>(*found->distance.least);
        CHECK(distance <= least);
        CHECK(distance >= least - room);
      }
      if (found->distance.most) {
        const auto distance = static_cast<std::int64_t>(*found->distance.most);
        CHECK(distance >= most);
        CHECK(distance <= most + room);
      }
    }
  }
  CHECK(tried == 5 * test::rounds(2000));
}
