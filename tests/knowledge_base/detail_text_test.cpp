// What the text index has of the fields of kinds.

#include "fold.hpp"
#include "knowledge_base/dump.hpp"
#include "knowledge_base/random_operations.hpp"
#include "knowledge_base/support.hpp"
#include "store/outside.hpp"

#include <catch2/catch.hpp>

using namespace annals;

TEST_CASE("Words in the text fields of a kind are found, as they are believed") {
  test::Fresh fresh;
  auto& base = fresh.base;
  const auto book = base.add(Source{.key = "book", .title = "A book", .published = "2020"});
  const auto elbe =
      base.add(Event<test::Flood>{.key = "elbe", .title = "A flood", .details = {.river = "Elbe"}});
  base.add(Event<>{.key = "other", .kind = "talk", .title = "Elbe, a talk"});
  CHECK(base.search("elbe").size() == 2);
  CHECK(base.search("elbe").front().key == "other");  // a title counts for more
  CHECK(base.search("elb").at(1).excerpt == "[Elbe]");
  CHECK(base.events().matching("flood elbe").count() == 1);

  const auto claim = base.claim(elbe, Event<test::Flood>{.details = {.river = "Moldau"}}, book);
  base.rank(claim, Rank::preferred, "by the map");
  CHECK(base.search("moldau").size() == 1);
  CHECK(base.events<test::Flood>().matching("elbe").count() == 0);
  base.retract(claim, "the wrong map");
  CHECK(base.search("moldau").empty());
  CHECK(base.events<test::Flood>().matching("elbe").count() == 1);
  test::check_text_index(base.path());

  base.evolve("no rivers", {.kind = "flood", .fields = {dropped("river")}});
  CHECK(base.search("elbe").size() == 1);
  test::check_text_index(base.path());
}

TEST_CASE("The text of details is what the tables have in words, whatever is done") {
  for (std::uint32_t seed = 1; seed <= 20; ++seed) {
    INFO("seed " << seed);
    test::Fresh fresh;
    test::RandomOperations operations(fresh.base, seed);
    for (int i = 0; i < 40; ++i) operations.act();
    if (test::lines_of(fresh.base.path(), "SELECT 1 FROM kind_field WHERE kind = 'flood'").empty()) continue;
    const auto folded = [&](const std::string& sql) {
      auto lines = test::lines_of(fresh.base.path(), sql);
      for (auto& line : lines) line = fold(line);
      return lines;
    };
    CHECK(
        folded(
            "SELECT f.id, coalesce(t.details, '') FROM event_flood AS f LEFT JOIN index_text AS t USING (id) "
            "ORDER BY f.id") ==
        folded(
            "SELECT f.id, coalesce(e.date_words || ' ', '') || coalesce(e.undated || ' ', '') || "
            "coalesce(f.river || ' ', '') || coalesce(f.crest_words || ' ', '') || coalesce(f.severity, '') "
            "FROM event_flood AS f JOIN event AS e USING (id) ORDER BY f.id"));
    test::check_text_index(fresh.base.path());
  }
}
