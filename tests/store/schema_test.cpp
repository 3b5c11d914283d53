#include "store/schema.hpp"

#include "annals/record/kinds.hpp"
#include "annals/record/link.hpp"
#include "knowledge_base/support.hpp"
#include "paths.hpp"
#include "store/built_in.hpp"
#include "store/outside.hpp"

#include <cstdlib>
#include <fstream>
#include <iterator>

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace annals;

namespace {

const std::filesystem::path schema_path = std::filesystem::path(ANNALS_SOURCE_DIR) / "schema.sql";

std::string schema_file() {
  std::ifstream file(schema_path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

TEST_CASE("The generated sections of schema.sql are what the kinds in C++ give") {
  const auto written = schema_file();
  const auto expected = store::with_sections(written);
  if (written != expected && std::getenv("ANNALS_WRITE_SCHEMA") != nullptr)
    std::ofstream(schema_path, std::ios::binary) << expected;
  INFO(
      "schema.sql is behind the code. Run this test once with ANNALS_WRITE_SCHEMA=1 to bring it up to date, "
      "then look at the difference.");
  CHECK((schema_file() == expected));
}

TEST_CASE("The library carries the schema of the file word for word") {
  CHECK((store::schema_sql() == schema_file()));
}

TEST_CASE("A section that is not there is asked for in vain") {
  const auto error = test::error_of([] { store::section("CREATE TABLE a (b);\n", "kinds"); });
  CHECK(error.code() == ErrorCode::not_found);
}

TEST_CASE("The header of the file and its last lines name the same format") {
  const auto schema = schema_file();
  CHECK(schema.starts_with("-- Annals, format " + std::to_string(store::format) + ":"));
  CHECK(schema.find("PRAGMA user_version = " + std::to_string(store::format) + ";") != std::string::npos);
  CHECK(schema.find("PRAGMA application_id = 0x416E6E6C;") != std::string::npos);
}

TEST_CASE("The steps since format 1 lead to the format of the schema") {
  std::int32_t at = 1;
  for (const auto& step : store::migrations()) CHECK(step.to == ++at);
  CHECK(at == store::format);
}

TEST_CASE("The kinds of link in a base are those of C++") {
  const test::Fresh fresh;
  std::vector<std::string> expected;
  for (const auto& kind : built_in_link_kinds) {
    const auto explains = kind.explains() == Explains::nothing ? "-" : word(kind.explains());
    const auto first = kind.first() ? word(*kind.first()) : "-";
    expected.push_back(fmt::format("{} | {} | {} | {}", kind.name(), kind.inverse(), explains, first));
  }
  std::ranges::sort(expected);
  CHECK(test::lines_of(fresh.base.path(),
                       "SELECT name, inverse, explains, first FROM link_kind ORDER BY name") == expected);
}

TEST_CASE("A base gets a kind that comes with the library with the first event of it, as schema.sql has it") {
  test::Fresh fresh;
  CHECK(fresh.base.kinds().empty());
  fresh.base.add(Event<>{.key = "hanoi", .kind = "summit"});  // known by its word alone
  CHECK(fresh.base.kinds() == std::vector{describe<Summit>()});
  const auto made =
      test::lines_of(fresh.base.path(), "SELECT sql FROM sqlite_schema WHERE name = 'event_summit'");
  REQUIRE(made.size() == 1);
  CHECK(schema_file().find("\n" + made.front() + ";\n") != std::string::npos);
}

TEST_CASE("The tables of a base are those of schema.sql without the kinds") {
  const test::Fresh fresh;
  const auto count = [&](const std::string& what) {
    return test::lines_of(fresh.base.path(), "SELECT count(*) FROM sqlite_schema WHERE " + what).front();
  };
  CHECK(count("name LIKE 'event\\_%' ESCAPE '\\' AND type = 'table'") == "0");
  CHECK(count("type = 'table' AND name NOT LIKE 'search%'") == "29");
}

TEST_CASE("A new base holds nothing but its owner") {
  const test::Fresh fresh;
  CHECK(fresh.base.origin() == "here");
  CHECK(fresh.base.sources().size() == 1);
  CHECK(fresh.base.source("self").id == fresh.base.self());
  CHECK(fresh.base.actors().empty());
  CHECK(fresh.base.places().empty());
  CHECK(fresh.base.events().any_outcome().count() == 0);
  CHECK(fresh.base.check().empty());
  std::size_t claims = 0;
  fresh.base.each_claim([&](const Claim&) { ++claims; });
  CHECK(claims == 0);
}
