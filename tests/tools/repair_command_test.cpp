#include "tools/program.hpp"

#include <catch2/catch.hpp>

namespace {

/// Changes the base as another program might. The engine's shell has no guards with its triggers off.
void damage(const Shell& shell, const std::string& sql) {
  REQUIRE(shell("sqlite3 -cmd '.dbconfig defensive off' -cmd '.dbconfig enable_trigger off' korea.annals \"" +
                sql + "\"")
              .err.empty());
}

constexpr auto found = "Liaison office demolished";

}  // namespace

TEST_CASE("annals check names a damaged text index, and annals repair makes it anew") {
  const Shell shell;
  for (const std::string sql :
       {"DELETE FROM search_data WHERE id > 10", "DELETE FROM search_docsize",
        "UPDATE search_data SET block = x'00'", "INSERT INTO search (search) VALUES ('delete-all')",
        "DROP TABLE search_docsize", "DROP TABLE search_idx", "UPDATE event SET title = title || ' anew'"}) {
    CAPTURE(sql);
    shell("rm -f korea.annals");
    make_korea(shell);
    damage(shell, sql);
    const auto check = shell("annals check korea.annals --json");
    CHECK(check.status == 1);
    CHECK(check.out.find("the text index is damaged") != std::string::npos);
    CHECK(check.out.find("annals repair ") != std::string::npos);
    const auto repair = shell("annals repair korea.annals --json");
    CHECK(repair.err.empty());
    CHECK(repair.json()["records"] == 13);
    CHECK(shell("annals search korea.annals demolished").out.find(found) != std::string::npos);
    CHECK(shell("annals check korea.annals").out.find("text index") == std::string::npos);
  }
}

TEST_CASE("A base that can only be read is checked for the records of its text index") {
  const Shell shell;
  make_korea(shell);
  damage(shell, "DELETE FROM search_docsize WHERE id = 1");
  const auto base =
      annals::KnowledgeBase::open(shell.path("korea.annals"), {.mode = annals::OpenOptions::Mode::read_only});
  const auto problems = base.check();
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].about == "search");
}

TEST_CASE("annals repair changes nothing but the text index, whose guards stay") {
  const Shell shell;
  make_korea(shell);
  shell("annals export korea.annals before.jsonl; sqlite3 korea.annals .schema | sort >before");
  CHECK(shell("annals repair korea.annals").status == 0);
  CHECK(shell("annals export korea.annals | cmp - before.jsonl").status == 0);
  CHECK(shell("sqlite3 korea.annals .schema | sort | cmp - before").status == 0);
  CHECK(shell("annals check korea.annals").out == "korea.annals: fine\n");
}

TEST_CASE("annals repair says so when the text index cannot be removed, and the base can still be moved") {
  const Shell shell;
  for (const std::string table : {"search_data", "search_config"}) {
    CAPTURE(table);
    shell("rm -f *.annals");
    make_korea(shell);
    damage(shell, "DROP TABLE " + table);
    const auto answer = shell("annals repair korea.annals");
    CHECK(answer.status == 1);
    CHECK(answer.err.find("import that into a new one") != std::string::npos);
    CHECK(shell("annals export korea.annals | annals import new.annals -").status == 0);
    CHECK(shell("annals search new.annals demolished").out.find(found) != std::string::npos);
  }
}
