#include "annals/knowledge_base.hpp"
#include "knowledge_base/statements.hpp"
#include "knowledge_base/support.hpp"

#include <catch2/catch.hpp>

using namespace annals;

namespace {

/// The work of the engine for the order of two events amid so many, a month apart, each caused by three that
/// were over before.
std::size_t steps_amid(int events) {
  static_cast<void>(test::statements_of([] {}));  // bases are watched that are opened later
  test::Fresh fresh;
  auto& base = fresh.base;
  std::vector<EventId> ids;
  auto transaction = base.transaction();
  for (int i = 0; i < events; ++i) {
    const auto month = std::to_string(101 + i % 12).substr(1);
    ids.push_back(base.add(Event<>{
        .key = "e" + std::to_string(i), .kind = "x", .when = std::to_string(1600 + i / 12) + "-" + month}));
    for (std::size_t before = 2; before <= 4 && before < ids.size(); ++before)
      base.link(ids[ids.size() - 1 - before], causes, ids.back());
  }
  transaction.commit();
  const auto middle = ids.size() / 2;
  return test::statements_of([&] {
           static_cast<void>(
               base.order(ids[middle], ids[middle + 1], {.assume_causes = true, .with_chance = false}));
         })
      .steps;
}

}  // namespace

TEST_CASE("Assumed causes are read as far as they say more than dates do") {
  CHECK(steps_amid(2'000) < 2 * steps_amid(500));
}

TEST_CASE("An assumed cause counts where the dates of the two leave it open, however wide they are") {
  test::Fresh fresh;
  auto& base = fresh.base;
  const auto a = base.add(Event<>{.key = "a", .kind = "x", .when = "1950"});
  const auto b = base.add(Event<>{.key = "b", .kind = "x", .when = "1950"});
  const auto c = base.add(Event<>{.key = "c", .kind = "x", .when = "1950-03"});
  base.link(a, causes, b);
  base.link(b, causes, c);
  CHECK(base.order(c, a).starts_before == Precedence::may);
  CHECK(base.order(c, a, {.assume_causes = true}).starts_before == Precedence::cannot);
}

TEST_CASE("A retracted link, and one that says nothing of order, are assumed for nothing") {
  test::Fresh fresh;
  auto& base = fresh.base;
  const auto a = base.add(Event<>{.key = "a", .kind = "x"});
  const auto b = base.add(Event<>{.key = "b", .kind = "x"});
  base.link(a, is_about, b);
  const auto link = base.link(a, causes, b);
  CHECK(base.order(b, a, {.assume_causes = true}).starts_before == Precedence::cannot);
  base.retract(base.claims(link).front().id, "a mistake");
  CHECK(base.order(b, a, {.assume_causes = true}).starts_before == Precedence::may);
}
