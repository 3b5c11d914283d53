#include "annals/time/offset.hpp"

#include "rounds.hpp"
#include "time/offset_cases.hpp"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace annals;

namespace {

using Rows = std::vector<std::vector<std::string>>;

const Rows& read() {
  static const Rows all = offset_cases("offsets.tsv");
  return all;
}
const Rows& refused() {
  static const Rows all = offset_cases("offsets_refused.tsv");
  return all;
}

std::string limit_text(char sign, const std::optional<Limit>& limit) {
  if (!limit) return "-";
  return sign + std::string(limit->inclusive ? "= " : " ") + std::to_string(limit->span.count) + " " +
         std::string(name_of(limit->span.unit));
}

/// As a row of the table says it, without the phrase.
std::vector<std::string> parts_of(const Offset& offset) {
  return {offset.text(),
          std::string(name_of(offset.point())),
          std::string(name_of(offset.side())),
          std::string(name_of(offset.anchor_point())),
          limit_text('>', offset.least()),
          limit_text('<', offset.most())};
}

std::string text_of(const std::string& phrase) {
  const auto offset = Offset::parse(phrase);
  return offset ? offset->text() : "refused: " + offset.error().reason;
}

/// All the words that the tables have.
std::vector<std::string> all_words() {
  std::vector<std::string> words;
  for (const auto* all : {&read(), &refused()}) {
    for (const auto& row : *all) {
      for (std::size_t begin = 0; begin < row[0].size();) {
        const auto end = std::min(row[0].find(' ', begin), row[0].size());
        words.push_back(row[0].substr(begin, end - begin));
        begin = end + 1;
      }
    }
  }
  return words;
}

}  // namespace

TEST_CASE("Relative dates are read as told") {
  REQUIRE(read().size() >= 150);
  for (const auto& row : read()) {
    INFO(row[0]);
    const auto offset = Offset::parse(row[0]);
    REQUIRE(offset);
    CHECK(parts_of(*offset) == std::vector(row.begin() + 1, row.end()));
  }
}

TEST_CASE("Relative dates that have no length or no side are refused with the reason and the place") {
  REQUIRE(refused().size() >= 80);
  for (const auto& row : refused()) {
    INFO(row[0]);
    const auto offset = Offset::parse(row[0]);
    CHECK(text_of(row[0]) == "refused: " + (offset ? row[2] : offset.error().reason));
    if (offset) continue;
    CHECK(std::to_string(offset.error().position) == row[1]);
    CHECK_THAT(offset.error().reason, Catch::Contains(row[2]));
  }
}

TEST_CASE("The text of a relative date reads as the same one") {
  for (const auto& row : read()) {
    INFO(row[0]);
    const Offset offset(row[0]);
    CHECK(Offset(offset.text()) == offset);
    CHECK(parts_of(Offset(offset.text())) == parts_of(offset));
  }
}

TEST_CASE("Relative dates are equal where their parts are, and only there") {
  for (const auto& a : read())
    for (const auto& b : read())
      if ((Offset(a[0]) == Offset(b[0])) != std::equal(a.begin() + 2, a.end(), b.begin() + 2, b.end()))
        FAIL_CHECK(a[0] << " and " << b[0]);
}

TEST_CASE("Letter case and the number of spaces change nothing in a relative date") {
  for (const auto* all : {&read(), &refused()}) {
    for (const auto& row : *all) {
      INFO(row[0]);
      std::string changed = "\t";
      for (const char c : row[0]) {
        if (c == ' ') changed += "  \xC2\xA0";
        changed += 'a' <= c && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
      }
      const auto offset = Offset::parse(row[0]);
      const auto again = Offset::parse(changed + " ");
      CHECK(static_cast<bool>(offset) == static_cast<bool>(again));
      if (offset && again) CHECK(*offset == *again);
    }
  }
}

TEST_CASE("A random relative date is read as it was made") {
  std::mt19937_64 random(20200616);
  const auto below = [&random](std::int64_t end) {
    return std::uniform_int_distribution<std::int64_t>(0, end - 1)(random);
  };
  const auto unit = [&] { return static_cast<Unit>(below(12)); };
  const auto count = [&] { return 1 + below(below(8) == 0 ? 999'999'999'999'999 : 40); };
  const auto spoken = [](std::int64_t number, Unit of) {
    const std::string name = of == Unit::century ? "centurie" : std::string(name_of(of));
    return std::to_string(number) + " " + name + "s";
  };
  for (int round = 0; round < test::rounds(20'000); ++round) {
    const Unit of = unit();
    const std::int64_t number = count();
    const std::int64_t more = number + below(1'000'000'000);
    const bool inclusive = below(2) == 0;
    const bool whole = below(3) == 0;
    const bool before = below(2) == 0;
    std::string phrase = below(2) == 0 ? "starts " : "ends ";
    const Point point = phrase == "ends " ? Point::end : Point::start;
    std::optional<Limit> least = Limit{{number, of}, inclusive};
    std::optional<Limit> most =
        Limit{{std::min<std::int64_t>(more + 2, 1'000'000'000'000'000), of}, !inclusive};
    if (whole) {
      phrase += spoken(number, of);
      least = number == 1 ? Limit{{}, false} : Limit{{number - 1, of}, false};
      most = Limit{{number + 1, of}, false};
    } else {
      phrase += (inclusive ? "at least " : "more than ") + spoken(number, of);
      if (below(2) == 0) {
        most = std::nullopt;
      } else {
        phrase += (inclusive ? " and less than " : " and at most ") + spoken(most->span.count, of);
      }
    }
    phrase += before ? " before" : " after";
    const Point anchor_point = below(2) == 0 ? Point::start : Point::end;
    phrase += anchor_point == Point::start ? " the start of" : " the end of";

    const auto offset = Offset::parse(phrase);
    INFO(phrase);
    if (!offset) FAIL(offset.error().reason);
    const bool as_made = offset->point() == point && offset->anchor_point() == anchor_point &&
                         offset->side() == (before ? Offset::Side::before : Offset::Side::after) &&
                         offset->least() == least && offset->most() == most;
    if (!as_made) FAIL("another offset: " << offset->text());
    if (parts_of(Offset(offset->text())) != parts_of(*offset)) FAIL("another offset for " << offset->text());
  }
}

TEST_CASE("Whatever stands in a relative date, it is read or refused") {
  const auto words = all_words();
  std::mt19937 random(20200616);
  const auto any = [&random](const auto& from) -> const std::string& {
    return from[std::uniform_int_distribution<std::size_t>(0, from.size() - 1)(random)];
  };
  const std::vector<std::string> glue = {" ", " ", " ", " ", " ", " ", "-", "–", "", ", ", ".", "'"};
  int accepted = 0;
  for (int round = 0; round < test::rounds(200'000); ++round) {
    std::string phrase = any(words);
    for (auto more = random() % 7; more > 0; --more) phrase += any(glue) + any(words);
    if (!phrase.empty() && random() % 16 == 0)
      phrase[random() % phrase.size()] = static_cast<char>(random() % 256);
    const auto offset = Offset::parse(phrase);
    INFO(phrase);
    if (!offset) {
      if (offset.error().position > phrase.size() || offset.error().reason.empty())
        FAIL("no reason, or no place");
      continue;
    }
    ++accepted;
    const auto again = Offset::parse(offset->text());
    if (!again || parts_of(*again) != parts_of(*offset)) FAIL("not the same again: " + offset->text());
  }
  CHECK(accepted > test::rounds(1'000));
}

TEST_CASE("What is no text is no relative date") {
  CHECK_FALSE(Offset::parse(""));
  CHECK_FALSE(Offset::parse("   "));
  CHECK_FALSE(Offset::parse(std::string_view("before\0", 7)));
  CHECK_FALSE(Offset::parse("\xFF\xFE"));
  CHECK_FALSE(Offset::parse("3 days \xE2\x80"));
  CHECK_FALSE(Offset::parse("nach dem Gipfel"));
  CHECK_FALSE(Offset::parse("전에"));
  const auto too_long = Offset::parse("before" + std::string(195, ' '));
  REQUIRE_FALSE(too_long);
  CHECK(too_long.error().position == 200);
  CHECK(Offset::parse("before" + std::string(194, ' ')));
}

TEST_CASE("A relative date that cannot be read throws where a value is needed") {
  CHECK(Offset("21 months before") == Offset(std::string("about 21 months before")));
  CHECK_THROWS_AS(Offset("21 months ago"), Error);
  CHECK_THROWS_WITH(Offset("21 months ago"), Catch::Contains("21 months ago") && Catch::Contains("byte 10"));
}
