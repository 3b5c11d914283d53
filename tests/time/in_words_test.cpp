#include "annals/time/in_words.hpp"

#include "annals/time/phrase.hpp"
#include "time/edtf_cases.hpp"

#include <string>

#include <catch2/catch.hpp>

using namespace annals;

namespace {

std::string said(const std::string& phrase) {
  return in_words(read_date_phrase(phrase).value());
}

}  // namespace

TEST_CASE("A date says in plain English what was understood") {
  CHECK(said("1939-41?") == "perhaps the second half of 1939");
  CHECK(said("H2 1939") == "second half of 1939");
  CHECK(said("38 BC") == "38 BC");
  CHECK(said("c. 1850") == "about 1850");
  CHECK(said("27 April 2018") == "27 April 2018");
  CHECK(said("spring 1969") == "spring 1969");
  CHECK(said("the 1950s") == "the 1950s");
  CHECK(said("XIX siècle") == "the 19th century");
  CHECK(said("5th century BC") == "the 5th century BC");
  CHECK(said("last quarter of the 21st century") == "last quarter of the 21st century");
  CHECK(said("late 19th century") == "about the last third of the 19th century");
  CHECK(said("before 1900") == "not after 1899");
  CHECK(said("after 1900") == "not before 1901");
  CHECK(said("between 1850 and 1860") == "between 1850 and 1860");
  CHECK(said("1850 or 1860") == "1850 or 1860");
  CHECK(said("c. 1881-1886") == "from about 1881 to about 1886");
  CHECK(said("since 1990") == "from 1990, still going on");
  CHECK(said("until 1990") == "from an unknown start to 1990");
  CHECK(said("[18--?]") == "perhaps a year from 1800 to 1899");
  CHECK(said("156X-12-25") == "25 December of the 1560s");
  CHECK(said("2018-04-27T09:30:00Z") == "27 April 2018 at 09:30:00 UTC");
}

TEST_CASE("A day that was Julian says both its days") {
  CHECK(said("19 June 1613 O.S.") == "29 June 1613, Julian 19 June");
  CHECK(said("25 December 1701 O.S.") == "5 January 1702, Julian 25 December 1701");
  CHECK(said("14 October 1066") == "20 October 1066, Julian 14 October");
  CHECK(in_words(When("1066-10-20")) == "20 October 1066, Julian 14 October");
  CHECK(said("29 June 1613") == "29 June 1613");
  CHECK(said("15 January 1743/44") == "26 January 1744, Julian 15 January");
}

TEST_CASE("Every date of the case file can be said") {
  for (const auto& one : edtf_cases()) {
    const auto edtf = parse_edtf(one.input);
    if (!edtf) continue;
    INFO(one.input);
    CHECK_FALSE(in_words(*edtf).empty());
  }
}
