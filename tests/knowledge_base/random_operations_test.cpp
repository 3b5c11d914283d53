// The promise behind everything: the tables hold what follows from the claims, whatever was done in whatever
// order.

#include "knowledge_base/random_operations.hpp"

#include "knowledge_base/dump.hpp"
#include "knowledge_base/replay.hpp"
#include "knowledge_base/support.hpp"
#include "rounds.hpp"

#include <algorithm>

#include <catch2/catch.hpp>

using namespace annals;
using test::RandomOperations;

namespace {

constexpr std::uint32_t sequences = test::rounds(120U);
constexpr int steps = 24;

/// What a row says, as a claim would; an event of whose outcome nobody's word stands is open, and one of
/// which nobody says what it is is an event.
template <class Entry>
void check_row(const KnowledgeBase& base, const Entry& row) {
  auto belief = base.belief(row.id);
  auto statement = detail::statement_of(row);
  if constexpr (requires { row.outcome; })
    if (find(belief.statement.fields, "outcome") == nullptr) {
      CHECK(row.outcome == Outcome::open);
      std::erase_if(statement.fields, [](const Field& field) { return field.name == "outcome"; });
    }
  if constexpr (requires { row.chronology; })
    if (find(belief.statement.fields, "kind") == nullptr) {
      CHECK(row.kind == "event");
      std::erase_if(statement.fields, [](const Field& field) { return field.name == "kind"; });
    }
  INFO("row of " << base.key(row.id));
  CHECK(belief.statement == statement);
  CHECK(belief.standing == row.standing);
  CHECK(belief.likelihood == row.likelihood);
  CHECK(base.claims(row.id).size() == row.claims);
}

void check_rows(const KnowledgeBase& base, const RandomOperations::Known& known) {
  for (const auto& row : base.sources()) check_row(base, row);
  for (const auto& row : base.actors()) check_row(base, row);
  for (const auto& row : base.places()) check_row(base, row);
  for (const auto& row : base.events().any_outcome().with_rejected().all()) check_row(base, row);
  if (const auto links = known.records.find(RecordType::link); links != known.records.end())
    for (const auto id : links->second) check_row(base, base.link(LinkId(id.value)));
  for (const auto& row : base.relative_dates()) check_row(base, row);
}

/// The lines of only one of two bases.
std::vector<std::string> difference(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  std::vector<std::string> lines;
  std::ranges::set_symmetric_difference(a, b, std::back_inserter(lines));
  return lines;
}

/// Some steps, in transactions now and then, some of which end without a commit.
void run(KnowledgeBase& base, RandomOperations& operations) {
  for (int step = 0; step < steps;) {
    if (!operations.chance(25)) {
      operations.act();
      ++step;
      continue;
    }
    const bool keep = operations.chance(50);
    const auto known = operations.known();
    const auto before = keep ? std::vector<std::string>() : test::dump(base.path());
    {
      auto transaction = base.transaction();
      for (int i = operations.number(5); i >= 0; --i, ++step) operations.act();
      if (operations.chance(50)) static_cast<void>(base.events().count());  // propagates what was written
      if (keep) transaction.commit();
    }
    if (keep) continue;
    operations.forget(known);
    CHECK(test::dump(base.path()) == before);
  }
}

}  // namespace

TEST_CASE("Whatever is done, rows are what their claims give, and a replay from nothing gives them again") {
  const TemporaryDirectory folder;
  const auto empty = folder / "empty.annals";
  test::open_base(empty);
  const auto copy = [&](const std::string& name) {
    const auto path = folder / name;
    std::filesystem::copy_file(empty, path, std::filesystem::copy_options::overwrite_existing);
    return test::open_base(path);
  };
  for (std::uint32_t seed = 1; seed <= sequences; ++seed) {
    INFO("seed " << seed);
    auto base = copy("base-" + std::to_string(seed));
    RandomOperations operations(base, seed);
    run(base, operations);
    check_rows(base, operations.known());
    for (const auto& problem : base.check())
      if (problem.type == Problem::Type::damage) FAIL_CHECK(problem.about << ": " << problem.what);

    const auto expected = test::dump(base.path());
    auto claims = test::claims_in_order(base);
    auto again = copy("again-" + std::to_string(seed));
    test::replay(base, claims, again);
    CHECK(difference(expected, test::dump(again.path())) == std::vector<std::string>());

    // In any order in which what a claim refers to is there; so ids differ too.
    std::ranges::shuffle(claims, std::mt19937(seed));
    auto shuffled = copy("shuffled-" + std::to_string(seed));
    test::replay(base, claims, shuffled);
    CHECK(difference(expected, test::dump(shuffled.path())) == std::vector<std::string>());
  }
}
