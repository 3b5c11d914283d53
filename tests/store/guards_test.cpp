// What the triggers of the schema refuse, as anyone with SQLite meets it.

#include "knowledge_base/dump.hpp"
#include "knowledge_base/support.hpp"
#include "store/outside.hpp"

#include <catch2/catch.hpp>

using namespace annals;
using test::Flood;

namespace {

/// A base with a row in every table.
void fill(KnowledgeBase& base) {
  const auto source = base.add(Source{.key = "report", .title = "A report"});
  const auto kim = base.add(Actor{.key = "kim", .title = "Kim", .names = {{"김정은", "ko"}}});
  const auto hanoi = base.add(Place{.key = "hanoi", .title = "Hanoi"});
  const auto whole = base.add(Event<>{.key = "talks", .kind = "negotiation", .title = "Talks"});
  const auto summit = base.add(Event<Summit>{.key = "summit",
                                             .when = "2019-02-27/2019-02-28",
                                             .place = hanoi,
                                             .with = {{kim, "attends"}},
                                             .part_of = {whole},
                                             .details = {.agreed = false}});
  base.add(Event<Flood>{.key = "flood", .details = {.warned = true}});
  base.purge(base.add(Actor{.key = "nobody"}), "entered in error");
  base.link(summit, causes, whole);
  const auto claim = base.claim(summit, Event<>{.title = "The summit of Hanoi"}, {.source = source});
  base.rank(claim, Rank::preferred, "closer to the event");
}

}  // namespace

TEST_CASE("A write from outside is refused for every table, and nothing changes") {
  test::Fresh fresh;
  fill(fresh.base);
  const auto path = fresh.base.path();
  test::Outside outside(path);
  const auto before = test::dump(path);
  const auto tables =
      outside.lines("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search%'");
  CHECK(tables.size() == 31);  // 28, and those of two kinds
  for (const auto& table : tables) {
    INFO("table " << table);
    const auto column = outside.lines("SELECT name FROM pragma_table_info('" + table + "')").front();
    const auto columns =
        outside.lines("SELECT group_concat('\"' || name || '\"') FROM pragma_table_info('" + table + "')")
            .front();
    const auto copy =
        " INTO \"" + table + "\" (" + columns + ") SELECT " + columns + " FROM \"" + table + "\" LIMIT 1";
    const bool has_rows = !outside.lines("SELECT 1 FROM \"" + table + "\" LIMIT 1").empty();
    std::vector<std::string> writes{"INSERT INTO \"" + table + "\" DEFAULT VALUES"};
    if (has_rows)
      writes = {"INSERT" + copy,
                "INSERT OR REPLACE" + copy,
                "REPLACE" + copy,
                "UPDATE \"" + table + "\" SET \"" + column + "\" = \"" + column + "\"",
                "UPDATE OR REPLACE \"" + table + "\" SET \"" + column + "\" = \"" + column + "\"",
                "DELETE FROM \"" + table + "\""};
    for (const auto& sql : writes) {
      const auto message = outside.run(sql);
      INFO(sql << ": " << message);
      CHECK(message.find("annals import BASE FILE") != std::string::npos);
    }
  }
  CHECK(test::dump(path) == before);
  CHECK(fresh.base.check().empty());
}

TEST_CASE("A write from outside to the text index is refused") {
  test::Fresh fresh;
  fill(fresh.base);
  const auto path = fresh.base.path();
  test::Outside outside(path);
  for (const std::string sql :
       {"INSERT INTO search (rowid, title, summary, names) VALUES (99, 'wrong', '', '')",
        "INSERT INTO search (search, rowid, title, summary, names) VALUES ('delete', 2, 'A report', '', '')",
        "INSERT INTO search (search) VALUES ('delete-all')", "INSERT INTO search (search) VALUES ('rebuild')",
        "INSERT INTO search (search) VALUES ('optimize')", "UPDATE search SET title = 'wrong'",
        "DELETE FROM search", "DELETE FROM search_data", "UPDATE search_data SET block = x'00'",
        "REPLACE INTO search_data SELECT * FROM search_data"}) {
    INFO(sql);
    CHECK(outside.run(sql) != "");
  }
  CHECK_NOTHROW(test::check_text_index(path));
  CHECK(fresh.base.search("report").size() == 1);
  CHECK(fresh.base.search("wrong").empty());
}

TEST_CASE("Views cannot be written to") {
  test::Fresh fresh;
  fill(fresh.base);
  test::Outside outside(fresh.base.path());
  for (const auto& view : outside.lines("SELECT name FROM sqlite_schema WHERE type = 'view'"))
    CHECK(outside.run("DELETE FROM \"" + view + "\"") != "");
}

TEST_CASE("Someone outside reads every view") {
  test::Fresh fresh;
  fill(fresh.base);
  test::Outside outside(fresh.base.path());
  for (const auto& view : outside.lines("SELECT name FROM sqlite_schema WHERE type = 'view'")) {
    INFO("view " << view);
    CHECK(outside.run("SELECT count(*) FROM \"" + view + "\"") == "");
  }
}
