#include "store/kept_adjacency.hpp"

#include "annals/knowledge_base.hpp"
#include "knowledge_base/random_operations.hpp"
#include "knowledge_base/support.hpp"
#include "rounds.hpp"
#include "sql/open.hpp"
#include "store/schema.hpp"
#include "store/state.hpp"

#include <map>
#include <tuple>

#include <catch2/catch.hpp>

using namespace annals;
using store::Adjacency;

namespace {

using Ends = std::tuple<std::string, Standing, double, std::int64_t, std::int64_t, Standing, Standing,
                        std::int64_t, std::int64_t>;

/// Each link by its id, with all that a walk asks of it and its ends.
std::map<std::int64_t, Ends> contents(const Adjacency& all) {
  std::map<std::int64_t, Ends> found;
  for (Adjacency::Node node = 0; node < all.nodes(); ++node)
    all.each_effect(node, [&](auto other, std::int64_t link, auto number) {
      const auto& nature = all.natures().at(number);
      const auto cause = all.event(node);
      const auto effect = all.event(other);
      found[link] = {std::string(nature.kind.name()),
                     nature.standing,
                     nature.credence,
                     cause.id,
                     effect.id,
                     cause.standing,
                     effect.standing,
                     cause.latest_start,
                     effect.earliest_start};
    });
  return found;
}

/// A connection of its own to a base.
struct Connection {
  explicit Connection(const KnowledgeBase& base, sql::Access access = sql::Access::read_only)
      : database(sql::open_file(base.path(), access, {.application_id = store::application_id})),
        state(*database, kinds) {}
  std::unique_ptr<sql::Database> database;
  store::KindCache kinds{};
  store::State state;
};

void keep_copy(const KnowledgeBase& base) {
  Connection own(base, sql::Access::read_write);
  own.database->begin();
  store::write_adjacency(own.state);
  own.database->commit();
}

bool keeps_copy(const KnowledgeBase& base) {
  Connection own(base);
  return own.database->query("SELECT 1 FROM adjacency").next();
}

}  // namespace

TEST_CASE("Links in memory follow every write, with a copy that the base keeps and without one") {
  for (std::uint32_t seed = 0; seed < test::rounds(100U); ++seed) {
    INFO("seed " << seed);
    test::Fresh fresh;
    auto& base = fresh.base;
    test::RandomOperations operations(base, seed);
    for (int i = 0; i < 20; ++i) operations.act();
    store::AdjacencyCache cache;
    for (int round = 0; round < 6; ++round) {
      if (round == 1 || (round > 2 && operations.chance(20))) keep_copy(base);
      for (int act = operations.number(6); act > 0; --act) operations.act();
      Connection connection(base);
      connection.database->begin_read();
      const auto expected = contents(store::read_adjacency(connection.state));
      const auto kept = cache.of(connection.state);
      CHECK(contents(*kept) == expected);
      CHECK(cache.at_hand(connection.state) == kept);
      store::AdjacencyCache new_process;
      CHECK(new_process.at_hand(connection.state) == nullptr);
      CHECK(contents(*new_process.of(connection.state)) == expected);
      CHECK(store::is_adjacency_true(connection.state));
    }
  }
}

TEST_CASE("A snapshot walks along the links of its own state, whatever is written meanwhile") {
  test::Fresh fresh;
  auto& base = fresh.base;
  const auto a = base.add(Event<>{.key = "a", .kind = "x"});
  const auto b = base.add(Event<>{.key = "b", .kind = "x"});
  const auto c = base.add(Event<>{.key = "c", .kind = "x"});
  base.link(a, causes, b);
  for (const bool with_copy : {false, true}) {
    if (with_copy) keep_copy(base);
    const auto before = base.snapshot();
    const auto count = before.influence().events.size();
    const auto link = base.link(b, with_copy ? triggers : causes, c);
    CHECK(base.influence().events.size() == 2);
    CHECK(before.influence().events.size() == count);
    CHECK(before.effects(a).steps.size() == (with_copy ? 2 : 1));
    const auto claim = base.claims(link).front().id;
    base.retract(claim, "");
    CHECK(base.influence().events.size() == (with_copy ? 2 : 1));
    if (!with_copy) base.reinstate(claim, "");
  }
}

TEST_CASE("What a transaction rolls back is in no links in memory, and what comes after it is") {
  test::Fresh fresh;
  auto& base = fresh.base;
  const auto a = base.add(Event<>{.key = "a", .kind = "x"});
  const auto b = base.add(Event<>{.key = "b", .kind = "x"});
  const auto c = base.add(Event<>{.key = "c", .kind = "x"});
  base.link(a, causes, b);
  keep_copy(base);
  CHECK(base.roots(b).roots.size() == 1);
  {
    const auto transaction = base.transaction();
    base.link(c, causes, b);
    CHECK(base.roots(b).roots.size() == 2);  // which this thread sees
  }
  CHECK(base.roots(b).roots.size() == 1);
  base.link(c, causes, b);
  CHECK(base.roots(b).roots.size() == 2);
  const auto d = base.add(Event<>{.key = "d", .kind = "x"});
  keep_copy(base);
  base.compact();
  base.link(d, causes, b);
  CHECK(base.roots(b).roots.size() == 3);
}

TEST_CASE("A copy of the links that is damaged, or deleted, is not used") {
  test::Fresh fresh;
  auto& base = fresh.base;
  const auto a = base.add(Event<>{.key = "a", .kind = "x"});
  const auto b = base.add(Event<>{.key = "b", .kind = "x"});
  base.link(a, causes, b);
  keep_copy(base);
  CHECK(keeps_copy(base));
  const auto* const damage =
      GENERATE("UPDATE adjacency SET data = zeroblob(length(data) + 1) WHERE array = 3",
               "UPDATE adjacency SET data = randomblob(length(data)) WHERE array = 6",
               "DELETE FROM adjacency WHERE array = 5", "UPDATE adjacency SET array = 20 WHERE array = 2",
               "UPDATE adjacency SET data = NULL", "UPDATE adjacency SET standing = 'odd' WHERE array = -1",
               "UPDATE adjacency SET kind = 'odd' WHERE array = -1", "DELETE FROM adjacency");
  INFO(damage);
  Connection(base, sql::Access::read_write).database->script(damage);
  CHECK(base.influence().events.size() == 1);
  CHECK(base.influence().events.front().event.key == "a");
}

TEST_CASE("annals check tells where the copy of the links differs from them, and repair makes it anew") {
  test::Fresh fresh;
  auto& base = fresh.base;
  const auto a = base.add(Event<>{.key = "a", .kind = "x"});
  const auto b = base.add(Event<>{.key = "b", .kind = "x"});
  base.link(a, causes, b);
  keep_copy(base);
  CHECK(base.check().empty());
  const auto* const damage = GENERATE("UPDATE adjacency SET standing = 'rejected' WHERE array = -1",
                                      "UPDATE adjacency SET credence = 0.5 WHERE array = -1");
  Connection(base, sql::Access::read_write).database->script(damage);
  const auto problems = base.check();
  REQUIRE(problems.size() == 1);
  CHECK(problems.front().about == "adjacency");
  base.repair();
  CHECK(base.check().empty());
}
