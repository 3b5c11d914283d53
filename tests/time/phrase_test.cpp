#include "annals/time/phrase.hpp"

#include "annals/time/in_words.hpp"
#include "paths.hpp"

#include <algorithm>
#include <fstream>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

using namespace annals;

namespace {

using Rows = std::vector<std::pair<std::string, std::string>>;

/// The lines of a file in tests/data, each cut at its tab; those that begin with # are its headings.
Rows rows(const std::string& name) {
  std::ifstream file(ANNALS_TEST_DATA "/" + name);
  Rows rows;
  for (std::string line; std::getline(file, line);) {
    if (const auto tab = line.find('\t'); tab != std::string::npos && line[0] != '#')
      rows.emplace_back(line.substr(0, tab), line.substr(tab + 1));
  }
  return rows;
}

const Rows& read() {
  static const Rows all = rows("phrases.tsv");
  return all;
}
const Rows& refused() {
  static const Rows all = rows("phrases_refused.tsv");
  return all;
}

/// The EDTF of a phrase, or why it has none.
std::string text_of(const std::string& phrase) {
  const auto when = read_date_phrase(phrase);
  return when ? when->text() : "refused: " + when.error().reason;
}

std::string start_of(const std::string& phrase) {
  return iso_text(read_date_phrase(phrase)->bounds().earliest_start).substr(0, 10);
}
std::string end_of(const std::string& phrase) {
  return iso_text(read_date_phrase(phrase)->bounds().latest_end).substr(0, 10);
}

}  // namespace

TEST_CASE("Phrases are read as told") {
  REQUIRE(read().size() >= 300);
  for (const auto& [phrase, edtf] : read()) {
    INFO(phrase);
    CHECK(text_of(phrase) == edtf);
  }
}

TEST_CASE("Phrases that can mean two things or nothing are refused with the reason and the place") {
  REQUIRE(refused().size() >= 80);
  for (const auto& [phrase, piece] : refused()) {
    INFO(phrase);
    const auto when = read_date_phrase(phrase);
    CHECK(text_of(phrase) == "refused: " + (when ? piece : when.error().reason));
    if (when) continue;
    CHECK_THAT(when.error().reason, Catch::Contains(piece));
    CHECK(when.error().position <= phrase.size());
  }
}

TEST_CASE("A refusal points at the word that it is about") {
  const auto position = [](const std::string& phrase) { return read_date_phrase(phrase).error().position; };
  CHECK(position("before the fifties") == 11);
  CHECK(position("30 February 2018") == 0);
  CHECK(position("between 1950 and 31 June 1951") == 17);
  CHECK(position("“early” 2018 hello") == 17);
  CHECK(position("2018-04-27T25:30") == 11);
  CHECK(position("27 April") == 8);
}

TEST_CASE("The bounds of a phrase hold what it means") {
  CHECK(start_of("19th century") == "1801-01-01");
  CHECK(end_of("19th century") == "1901-01-01");
  CHECK(end_of("winter 1969") == "1970-03-01");
  CHECK(end_of("before 1900") == "1900-01-01");
  CHECK(start_of("after 1900") == "1901-01-01");
  CHECK(end_of("by 1900") == "1901-01-01");
  CHECK(start_of("4–16 June 2020") == "2020-06-04");
  CHECK(end_of("4–16 June 2020") == "2020-06-17");
  CHECK(start_of("October 1917 (Julian)") == "1917-10-14");
  CHECK(end_of("October 1917 (Julian)") == "1917-11-14");
  CHECK(start_of("170 million years ago").starts_with("Y-17500000"));

  CHECK_FALSE(read_date_phrase("until 1950")->bounds().earliest_start.is_bounded());
  CHECK(read_date_phrase("since 1990")->end() == EndState::open);
  CHECK(read_date_phrase("from 1990")->end() == EndState::unknown);
  CHECK(read_date_phrase("c. 1950")->approximate());
  CHECK(read_date_phrase("c. 1950")->bounds() == When("1950").bounds());
}

TEST_CASE("A phrase stands beside its date, unless it is EDTF itself") {
  for (const auto& [phrase, edtf] : read()) {
    INFO(phrase);
    const auto when = read_date_phrase(phrase);
    REQUIRE(when);
    CHECK(when->words() == (when->text() == phrase ? "" : phrase));
    CHECK(When(when->text()).bounds() == when->bounds());
  }
}

TEST_CASE("Letter case and the number of spaces change nothing in a phrase") {
  const auto in_capitals = [](std::string text) {
    std::ranges::transform(text, text.begin(), [](char c) {
      return 'a' <= c && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    return text;
  };
  const auto spaced = [](const std::string& text) {
    std::string out = "\t";
    for (const char c : text) out += c == ' ' ? std::string("  \xC2\xA0") : std::string(1, c);
    return out + " ";
  };
  for (const auto* all : {&read(), &refused()}) {
    for (const auto& [phrase, told] : *all) {
      INFO(phrase);
      // EDTF as given keeps its own signs; elsewhere the reader puts them.
      if (When::parse(phrase) && read_date_phrase(phrase)->text() == phrase) continue;
      CHECK(text_of(in_capitals(phrase)) == text_of(phrase));
      CHECK(text_of(spaced(phrase)) == text_of(phrase));
    }
  }
}

TEST_CASE("Whatever stands in a phrase, it is read as EDTF or refused") {
  std::vector<std::string> words;
  for (const auto* all : {&read(), &refused()}) {
    for (const auto& [phrase, told] : *all) {
      for (std::size_t begin = 0; begin < phrase.size();) {
        const auto end = std::min(phrase.find(' ', begin), phrase.size());
        words.push_back(phrase.substr(begin, end - begin));
        begin = end + 1;
      }
    }
  }
  const std::vector<std::string> glue = {" ", " ", " ", " ", "-", "–", "/", "", ", ", ".", "'"};
  std::mt19937 random(20180427);
  const auto any = [&random](const auto& from) -> const std::string& {
    return from[std::uniform_int_distribution<std::size_t>(0, from.size() - 1)(random)];
  };
  int accepted = 0;
  for (int round = 0; round < 30'000; ++round) {
    std::string phrase = any(words);
    for (auto more = random() % 6; more > 0; --more) phrase += any(glue) + any(words);
    if (!phrase.empty() && random() % 8 == 0)
      phrase[random() % phrase.size()] = static_cast<char>(random() % 256);
    const auto when = read_date_phrase(phrase);
    INFO(phrase);
    if (!when) {
      if (when.error().position > phrase.size() || when.error().reason.empty())
        FAIL("no reason, or no place");
      continue;
    }
    ++accepted;
    const auto again = When::parse(when->text());
    if (!again || again->bounds() != when->bounds()) FAIL("not EDTF: " + when->text());
    if (when->words() != phrase && when->text() != phrase) FAIL("the words are lost");
    if (in_words(*when).empty()) FAIL("nothing is said");
    if (names_no_time(phrase)) FAIL("a date that names no time");
  }
  CHECK(accepted > 1'000);
}

TEST_CASE("Ago counts back from when it was said, as an offset before it, in whole days rounded outwards") {
  const auto read_at = [](const std::string& said, const std::string& phrase) {
    const auto when = read_date_phrase(phrase, When(said));
    if (when) CHECK(when->words() == phrase);
    return when ? when->text() : "refused: " + when.error().reason;
  };
  CHECK(read_at("2020-06-17", "21 months ago") == "[2018-08-17..2018-10-17]");
  CHECK(read_at("2020-06-17", "About TWO years  ago ") == "[2017-06-17..2019-06-17]");
  CHECK(read_at("2020-06-17", "two weeks ago") == "[2020-05-27..2020-06-10]");
  CHECK(read_at("2020-06-17", "exactly 1 day ago") == "2020-06-16");
  CHECK(read_at("2020-06-17", "3 to 5 days ago") == "[2020-06-12..2020-06-14]");
  CHECK(read_at("2020-06-17", "less than 2 weeks ago") == "[2020-06-03..2020-06-17]");
  CHECK(read_at("2020-06-17", "at least 3 days ago") == "[..2020-06-14]");
  CHECK(read_at("2020-06-17T09:00:00+09:00", "exactly 3 hours ago") == "2020-06-16");
  CHECK(read_at("2020-06", "exactly 1 month ago") == "[2020-05-01..2020-05-30]");
  CHECK(read_at("0003-05-01", "exactly 4 years ago") == "-0001-05-01");
}

TEST_CASE("What does not count back is read the same, whenever it was said") {
  for (const auto* phrase : {"170 million years ago", "early 2018", "2018-04"}) {
    CHECK_FALSE(counts_back(phrase));
    CHECK(*read_date_phrase(phrase, When("2020")) == *read_date_phrase(phrase));
  }
  CHECK(counts_back("21 months ago"));
  CHECK_FALSE(counts_back("long before"));
  CHECK_FALSE(read_date_phrase("yesterday", When("2020-06-17")));
}

TEST_CASE("What counts back from nowhere, or by no length, is refused with the reason") {
  const auto reason = [](const std::string& said, const std::string& phrase) {
    return read_date_phrase(phrase, When(said)).error().reason;
  };
  CHECK_THAT(reason("2020", "some years ago"), Catch::Contains("a number is expected"));
  CHECK_THAT(reason("2020", "ends 3 days ago"), Catch::Contains("how long ago"));
  CHECK_THAT(reason("2020", "long ago"), Catch::Contains("long"));
  CHECK_THAT(reason("/2020", "3 days ago"), Catch::Contains("when it was said is not known"));
  CHECK_THAT(reason("2020", "99999 years ago"), Catch::Contains("write the year"));
  CHECK_THAT(reason("2020", "ago"), Catch::Contains("when it was said"));
  CHECK_THAT(reason("2019-03-15", "30 days to 1 month ago"), Catch::Contains("no such time"));
}

TEST_CASE("A place in a long text that counts back is a place in that text") {
  for (std::size_t digits = 170; digits < 200; ++digits) {
    const auto text = std::string(digits, '9') + " years ago";
    const auto date = read_date_phrase(text, When("2020-06-17"));
    REQUIRE_FALSE(date);
    CHECK(date.error().position <= text.size());
  }
}

TEST_CASE("The order of day and month can be told, and one date of a phrase shows it for the others") {
  const auto read_in = [](DayOrder order, const std::string& phrase) {
    const auto when = read_date_phrase(phrase, {.change_over = {}, .day_order = order});
    return when ? when->text() : "refused";
  };
  CHECK(read_in(DayOrder::unknown, "04/05/2018") == "refused");
  CHECK(read_in(DayOrder::day_first, "04/05/2018") == "2018-05-04");
  CHECK(read_in(DayOrder::month_first, "04/05/2018") == "2018-04-05");
  CHECK(read_in(DayOrder::month_first, "27/04/2018") == "2018-04-27");
  CHECK(read_in(DayOrder::unknown, "04/05/2018 - 27/05/2018") == "2018-05-04/2018-05-27");
  CHECK(read_in(DayOrder::unknown, "04/05/2018 - 04/27/2018") == "2018-04-05/2018-04-27");
}

TEST_CASE(
    "Before the change-over that is told, days and months of words are Julian unless they say otherwise") {
  const auto in_britain = [](const std::string& phrase) {
    const PhraseOptions options{.change_over = *ChangeOver::parse("julian until 1752-09-14")};
    return read_date_phrase(phrase, options)->text();
  };
  CHECK(in_britain("30 January 1649") == "1649-02-09");
  CHECK(in_britain("30 January 1649 N.S.") == "1649-01-30");
  CHECK(in_britain("1649-01-30") == "1649-01-30");
  CHECK(in_britain("May 1700") == "[1700-05-12..1700-06-11]");
  CHECK(in_britain("1700") == "1700");
  CHECK(in_britain("29 February 1700") == "1700-03-11");
  CHECK(text_of("30 January 1649") == "1649-01-30");
}

TEST_CASE("Words that name no time are told from those that do") {
  for (const auto* text :
       {"unknown", "n.d.", "s.d.", "stillborn", "No idea of the date", "undatiert", "TBD", "null"})
    CHECK(names_no_time(text));
  for (const auto* text :
       {"1850", "MDCCC", "spring", "yesterday", "the fifties", "NaN", "", "Mai", "now", "last week"})
    CHECK_FALSE(names_no_time(text));
}

TEST_CASE("What is no text is refused") {
  CHECK_FALSE(read_date_phrase(std::string_view("1950\0", 5)));
  CHECK_FALSE(read_date_phrase("\xFF\xFE"));
  CHECK_FALSE(read_date_phrase("early \xE2\x80"));
  CHECK_FALSE(read_date_phrase(std::string(100'000, '1')));
  CHECK_FALSE(read_date_phrase(std::string(100'000, ' ')));
}
