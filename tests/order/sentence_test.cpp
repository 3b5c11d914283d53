// The reader that other tests measure the library by is right itself.

#include "order/sentence.hpp"

#include "time/offset_cases.hpp"

#include <catch2/catch.hpp>

using namespace annals;
using test::Days;

namespace {

std::string text_of(const std::optional<test::Sentence::Amount>& limit, const char* within,
                    const char* below) {
  if (!limit) return "-";
  return (limit->inclusive ? within : below) + (" " + std::to_string(limit->count)) + " " +
         (limit->count == 0 ? "microsecond" : limit->unit);
}

}  // namespace

TEST_CASE("The text of an offset, read word by word, says what the table of offsets says") {
  for (const auto& row : offset_cases("offsets.tsv")) {
    INFO(row.at(1));
    const auto sentence = test::read_sentence(row.at(1));
    CHECK((sentence.of_end ? "end" : "start") == row.at(2));
    CHECK(sentence.side == row.at(3));
    CHECK((sentence.of_anchor_end ? "end" : "start") == row.at(4));
    CHECK(text_of(sentence.least, ">=", ">") == row.at(5));
    CHECK(text_of(sentence.most, "<=", "<") == row.at(6));
  }
}

TEST_CASE("Days in a month are counted from every day on which the anchor can be") {
  using namespace std::chrono;
  const auto reach = [](const char* offset, Days first, Days last) {
    const auto found = test::reach_of(test::read_sentence(offset), first, last);
    return std::pair(static_cast<std::int64_t>(*found.least / 86'400'000'000),
                     static_cast<std::int64_t>(*found.most / 86'400'000'000));
  };
  const Days january_30 = sys_days(2019y / January / 30);
  CHECK(reach("exactly 1 month after", january_30, january_30) ==
        std::pair<std::int64_t, std::int64_t>(29, 29));
  CHECK(reach("exactly 1 month after", january_30, sys_days(2019y / February / 1)) ==
        std::pair<std::int64_t, std::int64_t>(28, 29));
  CHECK(reach("exactly 1 month before", {}, {}) == std::pair<std::int64_t, std::int64_t>(-31, -28));
  CHECK(reach("exactly 4 centuries after", january_30, january_30) ==
        std::pair<std::int64_t, std::int64_t>(146'097, 146'097));
}
