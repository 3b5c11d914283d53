#include "annals/time/in_words.hpp"

#include "annals/time/phrase.hpp"
#include "rounds.hpp"
#include "time/edtf_cases.hpp"
#include "time/random_edtf.hpp"

#include <string>
#include <utility>

#include <catch2/catch.hpp>

using namespace annals;

namespace {

std::string said(const std::string& phrase) {
  return in_words(read_date_phrase(phrase).value());
}

std::string shown(const std::string& edtf) {
  return date_text(When(edtf));
}

/// Whether one date is at all times at which the other can be.
bool holds(const Bounds& wide, const Bounds& narrow) {
  return wide.earliest_start <= narrow.earliest_start && wide.latest_start >= narrow.latest_start &&
         wide.earliest_end <= narrow.earliest_end && wide.latest_end >= narrow.latest_end;
}

void check_read_back(const std::string& text) {
  const When when(text);
  const auto words = date_text(when);
  INFO(text << " is shown as: " << words);
  const auto again = read_date_phrase(words);
  REQUIRE(again);
  CHECK(holds(again->bounds(), when.bounds()));
  CHECK(again->uncertain() == when.uncertain());
  CHECK(again->approximate() == when.approximate());
}

}  // namespace

TEST_CASE("A date says in plain English what was understood") {
  const std::pair<const char*, const char*> all[] = {
      {"1939-41?", "perhaps the second half of 1939"},
      {"H2 1939", "the second half of 1939"},
      {"38 BC", "38 BC"},
      {"14 AD", "AD 14"},
      {"c. 1850", "about 1850"},
      {"27 April 2018", "27 April 2018"},
      {"spring 1969", "spring 1969"},
      {"the 1950s", "the 1950s"},
      {"XIX siècle", "the 19th century"},
      {"5th century BC", "the 5th century BC"},
      {"last quarter of the 21st century", "the last quarter of the 21st century"},
      {"late 19th century", "late 19th century"},
      {"before 1900", "before 1900"},
      {"after 1900", "not before 1901"},
      {"between 1850 and 1860", "between 1850 and 1860"},
      {"1850 or 1860", "1850 or 1860"},
      {"c. 1881-1886", "about 1881–1886"},
      {"since 1990", "since 1990"},
      {"from 1990 on", "from 1990 on"},
      {"until 1990", "until 1990"},
      {"[18--?]", "perhaps between 1800 and 1899"},
      {"156X-12-25", "25 December of the 1560s"},
      {"2018-04-27T09:30:00Z", "27 April 2018, 09:30:00 UTC"},
  };
  for (const auto& [phrase, words] : all) CHECK(said(phrase) == words);
}

TEST_CASE("What is sometime in a range is between two dates, and what lasted goes from one to the other") {
  CHECK(shown("[2019-04-11..2019-04-20]") == "between 11 and 20 April 2019");
  CHECK(shown("2019-04-11/2019-04-20") == "11–20 April 2019");
  CHECK(shown("[1986-04-26..1986-05-02]") == "between 26 April and 2 May 1986");
  CHECK(shown("1986-04-26/1986-05-02") == "26 April – 2 May 1986");
  CHECK(shown("[2018-04..2018-06]") == "between April and June 2018");
  CHECK(shown("2018-04/2018-06") == "April–June 2018");
  CHECK(shown("2019-12-27/2020-01-03") == "27 December 2019 – 3 January 2020");
  CHECK(shown("1914/1918") == "1914–1918");
  CHECK(shown("2019-04-11~/2019-04-20") == "from about 11 to 20 April 2019");
  CHECK(shown("2018-04-27T09:30Z/2018-04-28T10:30Z") ==
        "from 27 April 2018, 09:30 UTC to 28 April 2018, 10:30 UTC");
}

TEST_CASE("Parts of months, years, decades and centuries have their names") {
  CHECK(shown("[2019-04-11~..2019-04-20~]") == "mid-April 2019");
  CHECK(shown("[2019-04-11..2019-04-20]") != "mid-April 2019");
  CHECK(shown("[2019-02-21%..2019-02-28%]") == "perhaps late February 2019");
  CHECK(shown("2019-37~") == "early 2019");
  CHECK(shown("2019-38%") == "perhaps mid-2019");
  CHECK(shown("2019-37") == "the first third of 2019");
  CHECK(shown("[1860~..1863~]") == "early 1860s");
  CHECK(shown("[1834~..1867~]") == "mid-19th century");
  CHECK(shown("2019-22") == "summer 2019");
  CHECK(shown("2019-30") == "southern summer 2019");
  CHECK(shown("186X") == "the 1860s");
  CHECK(shown("190X") == "between 1900 and 1909");
}

TEST_CASE("Dates of a list leave to the last what they have in common") {
  CHECK(shown("[2018-04,2018-05]") == "April or May 2018");
  CHECK(shown("[2018-04-11,2018-04-13,2018-04-20]") == "11 or 13 or 20 April 2018");
  CHECK(shown("[2018-04-11,2019-04-11]") == "11 April 2018 or 11 April 2019");
  CHECK(shown("{1990,1992}") == "1990 and 1992");
}

TEST_CASE("Digits that are left open, times of day and limits are said") {
  CHECK(shown("2004-06-XX") == "a day in June 2004");
  CHECK(shown("1985-XX") == "a month in 1985");
  CHECK(shown("198X-XX-XX") == "a day in the 1980s");
  CHECK(shown("2020-06-14T14:49+09:00") == "14 June 2020, 14:49 +09:00");
  CHECK(shown("2020-06-14T14:49~") == "about 14 June 2020, 14:49");
  CHECK(shown("[2020-06-14T14:49..]") == "not before 14 June 2020, 14:49");
  CHECK(shown("1850~ [1848..]") == "about 1850, not before 1848");
  CHECK(shown("Y12000") == "year 12000");
}

TEST_CASE("A day that was Julian is said as it was called") {
  CHECK(said("19 June 1613 O.S.") == "19 June 1613 (Julian)");
  CHECK(said("14 October 1066") == "14 October 1066 (Julian)");
  CHECK(shown("1066-10-20") == "14 October 1066 (Julian)");
  CHECK(shown("1066-10") == "October 1066 (Gregorian)");
  CHECK(said("29 June 1613") == "29 June 1613");
  CHECK(said("15 January 1743/44") == "15 January 1744 (Julian)");
}

TEST_CASE("What no words say, or only words that are read otherwise, is shown as EDTF") {
  for (const std::string text : {"2004-~06-11", "1950S2", "156X-12-25", "2016-01-3X", "{1667,1670..1672}",
                                 "../1985-04-12", "1919-XX-02/1919-XX-01"})
    CHECK(shown(text) == text);
}

TEST_CASE("Every date of the case file can be said, and is shown so that it is read back") {
  for (const auto& one : edtf_cases()) {
    const auto edtf = parse_edtf(one.input);
    if (!edtf) continue;
    INFO(one.input);
    CHECK_FALSE(in_words(*edtf).empty());
    check_read_back(one.input);
  }
}

TEST_CASE("Whatever a date is, what is shown of it is read back as that, no narrower and as sure") {
  RandomEdtf random(8601);
  int in_english = 0;
  for (int i = 0; i < test::rounds(3'000); ++i) {
    const auto text = to_text(random());
    if (!parse_edtf(text)) continue;  // an interval that ends before it starts
    check_read_back(text);
    in_english += date_text(When(text)) == text ? 0 : 1;
  }
  CHECK(in_english > 500);
}
