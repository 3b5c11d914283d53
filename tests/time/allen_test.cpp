#include "annals/time/allen.hpp"

#include "paths.hpp"

#include <fstream>
#include <map>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace annals;

namespace {

std::vector<std::vector<std::string>> rows_of(const std::string& name) {
  std::ifstream file(std::string(ANNALS_TEST_DATA) + "/allen/" + name);
  REQUIRE(file);
  std::vector<std::vector<std::string>> rows;
  std::string line;
  std::getline(file, line);  // the names of the columns
  while (std::getline(file, line)) {
    auto& row = rows.emplace_back();
    std::istringstream columns(line);
    for (std::string column; std::getline(columns, column, '\t');) row.push_back(column);
  }
  return rows;
}

std::vector<Allen> each() {
  std::vector<Allen> relations;
  for (std::size_t i = 0; i < allen_count; ++i) relations.push_back(static_cast<Allen>(i));
  return relations;
}

Relations from_signs(const std::string& signs) {
  Relations relations;
  std::istringstream in(signs);
  for (std::string sign; in >> sign;) {
    const auto before = relations;
    for (const auto relation : each())
      if (sign_of(relation) == sign) relations |= relation;
    REQUIRE(relations != before);
  }
  return relations;
}

Bounds vague(std::int64_t earliest_start, std::int64_t latest_start, std::int64_t earliest_end,
             std::int64_t latest_end) {
  return {Instant::from_key(earliest_start), Instant::from_key(latest_start), Instant::from_key(earliest_end),
          Instant::from_key(latest_end)};
}

/// Straight from Allen's definitions.
Allen relation_of(std::int64_t a, std::int64_t a_end, std::int64_t b, std::int64_t b_end) {
  if (a_end < b) return Allen::before;
  if (a_end == b) return Allen::meets;
  if (b_end < a) return Allen::after;
  if (b_end == a) return Allen::met_by;
  if (a == b) return a_end == b_end ? Allen::equals : a_end < b_end ? Allen::starts : Allen::started_by;
  if (a_end == b_end) return a < b ? Allen::finished_by : Allen::finishes;
  if (a < b) return a_end < b_end ? Allen::overlaps : Allen::contains;
  return a_end < b_end ? Allen::during : Allen::overlapped_by;
}

/// Every pair of intervals within the ranges.
Relations by_trying(const std::array<std::int64_t, 8>& v) {
  Relations found;
  for (auto a = v[0]; a <= v[1]; ++a)
    for (auto a_end = std::max(v[2], a + 1); a_end <= v[3]; ++a_end)
      for (auto b = v[4]; b <= v[5]; ++b)
        for (auto b_end = std::max(v[6], b + 1); b_end <= v[7]; ++b_end)
          found |= relation_of(a, a_end, b, b_end);
  return found;
}

Bounds of(std::int64_t year) {
  return {start_of({year, 1, 1}), latest_start_before(start_of({year + 1, 1, 1})),
          earliest_end_after(start_of({year, 1, 1})), start_of({year + 1, 1, 1})};
}

}  // namespace

TEST_CASE("The composition of any two relations is that of the published table") {
  const auto rows = rows_of("composition.tsv");
  CHECK(rows.size() == allen_count * allen_count);
  for (const auto& row : rows) {
    INFO(row[0] << " and " << row[1]);
    CHECK(compose(from_signs(row[0]), from_signs(row[1])) == from_signs(row[2]));
  }
}

TEST_CASE("A set composes as all of its members do") {
  const Relations some{Allen::before, Allen::during};
  CHECK(compose(some, Allen::meets) ==
        (compose(Allen::before, Allen::meets) | compose(Allen::during, Allen::meets)));
  CHECK(compose(Relations{}, some).empty());
  CHECK(compose(Relations::all(), Relations::all()) == Relations::all());
}

TEST_CASE("The converse of a relation is how the other lies to it") {
  for (std::int64_t a = 0; a < 4; ++a)
    for (auto a_end = a + 1; a_end < 5; ++a_end)
      for (std::int64_t b = 0; b < 4; ++b)
        for (auto b_end = b + 1; b_end < 5; ++b_end)
          CHECK(converse(relation_of(a, a_end, b, b_end)) == Relations(relation_of(b, b_end, a, a_end)));
  CHECK(converse(precedes) == follows);
  CHECK(converse(lies_within) == covers);
  CHECK(converse(shares) == shares);
}

TEST_CASE("The possible relations of vague intervals are those of the published cases") {
  const auto rows = rows_of("fuzzy.tsv");
  CHECK(rows.size() == 300);
  for (auto row : rows) {
    row.resize(10);
    std::array<std::int64_t, 8> v{};
    for (std::size_t i = 0; i < v.size(); ++i) v[i] = std::stoll(row[i]);
    INFO(row[8]);
    const auto possible = possible_relations(vague(v[0], v[1], v[2], v[3]), vague(v[4], v[5], v[6], v[7]));
    CHECK(possible == from_signs(row[8]));
    CHECK(possible.definite().has_value() == !row[9].empty());
    if (!row[9].empty()) CHECK(Relations(*possible.definite()) == from_signs(row[9]));
  }
}

TEST_CASE("The possible relations are those that trying every case finds, on random intervals") {
  std::mt19937 random(13);
  const auto up_to = [&](std::int64_t most) {
    return static_cast<std::int64_t>(random() % static_cast<unsigned>(most + 1));
  };
  for (int i = 0; i < 100'000; ++i) {
    std::array<std::int64_t, 8> v{};
    for (const std::size_t at : {0U, 4U}) {
      v[at] = up_to(7);
      v[at + 1] = v[at] + up_to(3);
      v[at + 2] = v[at] + 1 + up_to(3);
      v[at + 3] = std::max(v[at + 2], v[at + 1] + 1) + up_to(3);
    }
    const auto possible = possible_relations(vague(v[0], v[1], v[2], v[3]), vague(v[4], v[5], v[6], v[7]));
    if (possible == by_trying(v)) continue;
    INFO("case " << i << ": " << possible.text() << ", not " << by_trying(v).text());
    REQUIRE(possible == by_trying(v));
  }
}

TEST_CASE("What is not dated can be anything") {
  CHECK(possible_relations({}, {}) == Relations::all());
  CHECK(possible_relations({}, of(2018)) == Relations::all());
  CHECK(possible_relations(of(2017), of(2018)).definite() == std::nullopt);
  CHECK(possible_relations(of(2017), of(2018)).within(precedes));
  CHECK(possible_relations(of(2016), of(2018)).definite() == Allen::before);
}

TEST_CASE("Events of one far year can have any order in it") {
  CHECK(possible_relations(of(-170'000'000), of(-170'000'000)) == Relations::all());
  CHECK(possible_relations(of(-170'000'001), of(-169'999'999)).within(precedes));
}

TEST_CASE("The others are all that a set has not") {
  CHECK(~Relations::all() == Relations{});
  CHECK(~Relations{} == Relations::all());
  CHECK(~shares == (precedes | follows));
}

TEST_CASE("A set of relations reads as a sentence") {
  CHECK(Relations(Allen::before).text() == "before");
  CHECK(precedes.text() == "before or meets");
  CHECK(Relations{Allen::before, Allen::finished_by, Allen::met_by}.text() ==
        "before, finished by or met by");
  CHECK(Relations{}.text() == "none");
  CHECK(Relations::all().text() == "any");
}
