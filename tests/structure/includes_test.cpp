#include "structure/includes.hpp"

#include "paths.hpp"

#include <fstream>

#include <catch2/catch.hpp>

using annals::structure::include_violations;
using annals::structure::survey_includes;

TEST_CASE("Every include of the project runs one way") {
  const auto survey = survey_includes(ANNALS_SOURCE_DIR);
  CHECK(survey.files > 2);
  for (const auto& violation : survey.violations) FAIL_CHECK(violation);
}

TEST_CASE("An include that breaks the order of the layers is found") {
  const auto [path, include] = GENERATE(table<std::string, std::string>({
      {"lib/time/edtf.cpp", "\"annals/record/event.hpp\""},
      {"lib/time/edtf.cpp", "\"record/kind.hpp\""},
      {"lib/record/event.cpp", "\"annals/order/chronology.hpp\""},
      {"lib/record/event.cpp", "\"sql/database.hpp\""},
      {"lib/belief/choice.cpp", "\"store/rows.hpp\""},
      {"lib/belief/choice.cpp", "\"annals/order/chronology.hpp\""},
      {"lib/order/network.cpp", "\"belief/choice.hpp\""},
      {"lib/cause/explanation.cpp", "\"sql/database.hpp\""},
      {"lib/sql/sqlite/connection.cpp", "\"annals/time/instant.hpp\""},
      {"lib/store/rows.cpp", "\"query/events.hpp\""},
      {"lib/query/events.cpp", "\"annals/knowledge_base.hpp\""},
      {"lib/io/json_lines.cpp", "\"store/rows.hpp\""},
      {"lib/error.cpp", "\"annals/time/instant.hpp\""},
      {"lib/new_folder/thing.cpp", "\"annals/time/instant.hpp\""},
      {"include/annals/time/instant.hpp", "\"annals/record/event.hpp\""},
      {"include/annals/record/event.hpp", "\"record/kind.hpp\""},
      {"include/annals/knowledge_base.hpp", "\"store/rows.hpp\""},
      {"tools/annals/main.cpp", "\"store/rows.hpp\""},
      {"examples/kaesong.cpp", "\"sql/database.hpp\""},
      {"examples/kaesong.cpp", "\"io/line.hpp\""},
  }));
  CAPTURE(path, include);
  CHECK(include_violations(path, "// a source\n#include " + include + "\n").size() == 1);
}

TEST_CASE("An include of a library outside its place is found") {
  const auto [path, include] = GENERATE(table<std::string, std::string>({
      {"lib/store/rows.cpp", "<sqlite3.h>"},
      {"lib/sql/pool.cpp", "<sqlite3.h>"},
      {"lib/sql/pool.cpp", "\"sqlite3.h\""},
      {"include/annals/knowledge_base.hpp", "<sqlite3.h>"},
      {"lib/record/event.cpp", "<date/date.h>"},
      {"include/annals/time/instant.hpp", "<date/date.h>"},
      {"include/annals/time/edtf.hpp", "<fmt/format.h>"},
      {"include/annals/record/kind.hpp", "<nlohmann/json.hpp>"},
      {"examples/kaesong.cpp", "<nlohmann/json.hpp>"},
      {"lib/io/csv.cpp", "<CLI/CLI.hpp>"},
      {"lib/io/sheet_read.cpp", "<csv.h>"},
  }));
  CAPTURE(path, include);
  CHECK(include_violations(path, "#include " + include + "  // NOLINT\n").size() == 1);
}

TEST_CASE("An include that keeps the order is left alone") {
  const auto [path, include] = GENERATE(table<std::string, std::string>({
      {"lib/time/edtf.cpp", "<date/date.h>"},
      {"lib/time/edtf.cpp", "\"annals/error.hpp\""},
      {"lib/time/edtf.cpp", "\"annals/time/edtf.hpp\""},
      {"lib/record/event.cpp", "\"annals/time/when.hpp\""},
      {"lib/cause/explanation.cpp", "\"annals/order/proof.hpp\""},
      {"lib/sql/sqlite/connection.cpp", "<sqlite3.h>"},
      {"lib/store/rows.cpp", "\"sql/database.hpp\""},
      {"lib/query/events.cpp", "\"store/rows.hpp\""},
      {"lib/query/explanation.cpp", "\"cause/walk.hpp\""},
      {"lib/knowledge_base/check.cpp", "\"query/events.hpp\""},
      {"lib/knowledge_base.cpp", "\"belief/choice.hpp\""},
      {"lib/io/json_lines.cpp", "\"annals/knowledge_base.hpp\""},
      {"lib/io/json_lines.cpp", "\"io/text.hpp\""},
      {"lib/io/json_lines.cpp", "<nlohmann/json.hpp>"},
      {"lib/io/csv_rows.cpp", "<csv.h>"},
      {"include/annals/format.hpp", "<fmt/format.h>"},
      {"include/annals/annals.hpp", "\"annals/time/when.hpp\""},
      {"tools/annals/main.cpp", "\"commands.hpp\""},
      {"tools/annals/main.cpp", "\"annals/annals.hpp\""},
      {"examples/kaesong.cpp", "<vector>"},
      {"examples/kaesong.cpp", "\"kaesong/past.hpp\""},
      {"examples/kaesong/past.hpp", "\"scene.hpp\""},
  }));
  CAPTURE(path, include);
  CHECK(include_violations(path, "#include " + include + "\n") == std::vector<std::string>{});
}

TEST_CASE("A violation planted in a tree is found with its file and line") {
  const auto top = std::filesystem::temp_directory_path() / "annals_planted_violation";
  std::filesystem::remove_all(top);
  std::filesystem::create_directories(top / "lib" / "time");
  std::ofstream(top / "lib" / "time" / "edtf.cpp") << "#include <string>\n#include <sqlite3.h>\n";

  const auto survey = survey_includes(top);
  std::filesystem::remove_all(top);

  CHECK(survey.files == 1);
  REQUIRE(survey.violations.size() == 1);
  CHECK(survey.violations.front().starts_with("lib/time/edtf.cpp:2: sqlite3.h:"));
}
