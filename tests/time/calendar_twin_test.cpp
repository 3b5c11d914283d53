// The calendars beside brute force: days counted one by one, by rules written anew.

#include "annals/time/phrase.hpp"
#include "time/calendar.hpp"
#include "time/julian.hpp"

#include <algorithm>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

using namespace annals;

namespace {

/// Walks from day to day in one calendar.
struct Walker {
  std::int64_t year;
  unsigned month;
  unsigned day;
  bool julian;

  [[nodiscard]] unsigned length() const {
    constexpr unsigned lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = year % 4 == 0 && (julian || year % 100 != 0 || year % 400 == 0);
    return month == 2 && leap ? 29 : lengths[month - 1];
  }
  void step() {
    if (++day <= length()) return;
    day = 1;
    if (++month <= 12) return;
    month = 1;
    ++year;
  }
  [[nodiscard]] CivilDate date() const { return {year, month, day}; }
};

std::string month_word(unsigned month) {
  const char* const words[] = {"January", "February", "March",     "April",   "May",      "June",
                               "July",    "August",   "September", "October", "November", "December"};
  return words[month - 1];
}

std::string phrase_of(const CivilDate& date) {
  const auto year = date.year > 0 ? "AD " + std::to_string(date.year) : std::to_string(1 - date.year) + " BC";
  return std::to_string(date.day) + " " + month_word(date.month) + " " + year;
}

CivilDate day_read(const std::string& phrase, const PhraseOptions& options = {}) {
  const auto when = read_date_phrase(phrase, options);
  INFO(phrase << ": " << (when ? when->text() : when.error().reason));
  REQUIRE(when);
  return civil_date(when->bounds().earliest_start);
}

}  // namespace

TEST_CASE("Julian and Gregorian days walked one by one, from 2 BC to 2100, are those that are computed") {
  Walker gregorian{-1, 1, 1, false};
  Walker julian{-1, 1, 3, true};  // the same day: the Julian calendar was two days ahead
  for (auto day = calendar::days_from_civil({-1, 1, 1}); gregorian.year <= 2100; ++day) {
    if (calendar::civil_from_days(day) != gregorian.date() || julian::civil_from_days(day) != julian.date() ||
        julian::days_from_civil(julian.date()) != day)
      FAIL("day " << day);
    gregorian.step();
    julian.step();
  }
}

TEST_CASE("A Julian day in words is the Gregorian day that walking finds, whatever the change-over") {
  std::mt19937 random(15821015);
  Walker gregorian{-1, 1, 1, false};
  Walker julian{-1, 1, 3, true};
  const PhraseOptions britain{.change_over = {{1752, 9, 14}}};
  const PhraseOptions always{.change_over = *ChangeOver::parse("gregorian")};
  for (; gregorian.year < 1950; gregorian.step(), julian.step()) {
    if (random() % 500 != 0) continue;
    CHECK(day_read(phrase_of(julian.date()) + " (Julian)") == gregorian.date());
    CHECK(day_read(phrase_of(gregorian.date()) + " (Gregorian)") == gregorian.date());
    CHECK(day_read(phrase_of(gregorian.date()), always) == gregorian.date());
    const bool in_rome = gregorian.date() < CivilDate{1582, 10, 15};
    CHECK(day_read(phrase_of(in_rome ? julian.date() : gregorian.date())) == gregorian.date());
    const bool in_london = gregorian.date() < CivilDate{1752, 9, 14};
    CHECK(day_read(phrase_of(in_london ? julian.date() : gregorian.date()), britain) == gregorian.date());
  }
}

TEST_CASE("Days that a change-over left out are refused, each of them and no other") {
  for (unsigned day = 1; day <= 31; ++day) {
    const auto text = std::to_string(day) + " October 1582";
    CHECK(static_cast<bool>(read_date_phrase(text)) == (day <= 4 || day >= 15));
    CHECK(static_cast<bool>(read_date_phrase(text + " (Julian)")));
  }
  const PhraseOptions britain{.change_over = {{1752, 9, 14}}};
  for (unsigned day = 1; day <= 30; ++day)
    CHECK(static_cast<bool>(read_date_phrase(std::to_string(day) + " September 1752", britain)) ==
          (day <= 2 || day >= 14));
  CHECK_THAT(read_date_phrase("10 October 1582").error().reason,
             Catch::Contains("15 October 1582 came after 4 October"));
}

TEST_CASE("A change-over is read from its text, and says it") {
  CHECK(ChangeOver{}.text() == "julian until 1582-10-15");
  for (const std::string text : {"julian until 1752-09-14", "julian until 1918-02-14", "gregorian"}) {
    const auto rule = ChangeOver::parse(text);
    REQUIRE(rule);
    CHECK(rule->text() == text);
  }
  for (const std::string text : {"", "julian", "julian until", "julian until 1752",
                                 "julian until 1752-09-14?", "julian until 1752-09-31", "Gregorian"}) {
    INFO(text);
    const auto rule = ChangeOver::parse(text);
    REQUIRE_FALSE(rule);
    CHECK_FALSE(rule.error().reason.empty());
    CHECK(rule.error().position <= text.size());
  }
}

TEST_CASE("Centuries and their parts hold the years that counting gives") {
  const auto bounds = [](const std::string& phrase) {
    const auto when = read_date_phrase(phrase);
    INFO(phrase);
    REQUIRE(when);
    return std::pair(civil_date(when->bounds().earliest_start).year,
                     civil_date(when->bounds().latest_start).year);
  };
  const auto nth = [](int n) {
    const int tens = n / 10 % 10;
    const char* ending = tens == 1     ? "th"
                         : n % 10 == 1 ? "st"
                         : n % 10 == 2 ? "nd"
                         : n % 10 == 3 ? "rd"
                                       : "th";
    return std::to_string(n) + ending;
  };
  for (const bool bc : {false, true}) {
    for (int century = 1; century <= 21; ++century) {
      // Years in the order of time, counted from the first of the era away from it.
      std::vector<std::int64_t> years;
      for (int n = (century - 1) * 100 + 1; n <= century * 100; ++n) years.push_back(bc ? 1 - n : n);
      if (bc) std::reverse(years.begin(), years.end());
      const auto whole = nth(century) + " century" + (bc ? " BC" : "");
      const auto from_to = [&](std::size_t from, std::size_t to) {
        return std::pair(years[from], years[to]);
      };
      CHECK(bounds(whole) == from_to(0, 99));
      CHECK(bounds("first half of the " + whole) == from_to(0, 49));
      CHECK(bounds("second half of the " + whole) == from_to(50, 99));
      CHECK(bounds("third quarter of the " + whole) == from_to(50, 74));
      CHECK(bounds("last quarter of the " + whole) == from_to(75, 99));
      CHECK(bounds("early " + whole) == from_to(0, 32));
      CHECK(bounds("mid-" + whole) == from_to(33, 66));
      CHECK(bounds("late " + whole) == from_to(67, 99));
      CHECK(bounds("later " + whole) == from_to(50, 99));
    }
  }
}
