#include "sql/database.hpp"

#include "sql/support.hpp"
#include "temporary_directory.hpp"

#include <limits>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace annals;
using namespace annals::sql;
using namespace annals::sql::test;

namespace {

struct Base {
  TemporaryDirectory folder;
  std::unique_ptr<Database> owner = open_or_make(folder / "test.annals");
  Database& database = *owner;
};

std::string text_of(Rows rows) {
  std::string result;
  while (rows.next()) {
    for (int i = 0; i < rows.columns(); ++i) {
      const auto value = rows.value(i);
      if (!result.empty()) result += ' ';
      if (std::holds_alternative<std::nullptr_t>(value)) result += "NULL";
      if (const auto* integer = std::get_if<std::int64_t>(&value)) result += std::to_string(*integer);
      if (const auto* real = std::get_if<double>(&value)) result += std::to_string(*real);
      if (const auto* text = std::get_if<std::string_view>(&value)) result += *text;
    }
  }
  return result;
}

ErrorCode code_of(Database& database, std::string_view sql) {
  return error_of([&] { database.run(sql); }).code();
}

}  // namespace

TEST_CASE_METHOD(Base, "every kind of value comes back as it went in") {
  database.script("CREATE TABLE t (i INTEGER, r REAL, s TEXT) STRICT");
  const auto round = [&](auto integer, auto real, auto text) {
    database.run("DELETE FROM t");
    database.run("INSERT INTO t VALUES ($1, $2, $3)", integer, real, text);
    Rows rows =
        database.query("SELECT i, r, s FROM t WHERE i IS $1 AND r IS $2 AND s IS $3", integer, real, text);
    REQUIRE(rows.next());
    CHECK(rows.optional_integer(0) == integer);
    CHECK(rows.optional_real(1) == real);
    CHECK(rows.optional_text(2) == text);
    CHECK_FALSE(rows.next());
  };
  using Text = std::optional<std::string>;
  using Integer = std::optional<std::int64_t>;
  using Real = std::optional<double>;
  round(Integer(0), Real(0.0), Text(""));
  round(Integer(), Real(), Text());
  round(Integer(std::numeric_limits<std::int64_t>::min()), Real(-std::numeric_limits<double>::infinity()),
        Text("김정은 — 🕊 naïve"));
  round(Integer(std::numeric_limits<std::int64_t>::max()), Real(std::numeric_limits<double>::denorm_min()),
        Text(std::string("before\0after", 12)));
  round(Integer(1), Real(1.5), Text(std::string(5'000'000, 'x')));
  round(Integer(1), Real(2), Text("'; DROP TABLE t; --"));
}

TEST_CASE_METHOD(Base, "an empty text without an address is empty and not NULL") {
  CHECK(text_of(database.query("SELECT $1 IS NULL", std::string_view())) == "0");
}

TEST_CASE_METHOD(Base, "a query keeps its text arguments") {
  std::string argument = "as it was";
  Rows rows = database.query("SELECT $1", argument);
  argument.replace(0, 2, "XX");
  REQUIRE(rows.next());
  CHECK(rows.text(0) == "as it was");
}

TEST_CASE_METHOD(Base, "parameters are bound by number in any order, repeated, and beyond nine") {
  CHECK(text_of(database.query("SELECT $2, $1, $2", "one", "two")) == "two one two");
  CHECK(text_of(database.query("SELECT $11, $1, $10, $2, $3, $4, $5, $6, $7, $8, $9", 1, 2, 3, 4, 5, 6, 7, 8,
                               9, 10, 11)) == "11 1 10 2 3 4 5 6 7 8 9");
  const std::vector<Value> dynamic{std::int64_t{1}, std::string_view("b"), nullptr};
  CHECK(text_of(database.query("SELECT $3, $1, $2", dynamic)) == "NULL 1 b");
}

TEST_CASE_METHOD(Base, "values and parameters that do not fit each other are refused") {
  CHECK(error_of([&] { database.run("SELECT $1, $2", 1); }).code() == ErrorCode::invalid_argument);
  CHECK(error_of([&] { database.run("SELECT $1", 1, 2); }).code() == ErrorCode::invalid_argument);
  for (const char* sql :
       {"SELECT ?", "SELECT ?1", "SELECT :name", "SELECT @a", "SELECT $name", "SELECT $0", "SELECT $01",
        "SELECT $2", "SELECT $1, $3", "SELECT $1::a", "SELECT $99999999999999999999"}) {
    CAPTURE(sql);
    CHECK(code_of(database, sql) == ErrorCode::invalid_argument);
  }
}

TEST_CASE_METHOD(Base, "one call runs one statement") {
  database.script("CREATE TABLE t (i)");
  CHECK(code_of(database, "DELETE FROM t; DROP TABLE t") == ErrorCode::invalid_argument);
  CHECK(code_of(database, "") == ErrorCode::invalid_argument);
  CHECK(code_of(database, " -- nothing") == ErrorCode::invalid_argument);
  CHECK(code_of(database, std::string_view("DELETE FROM t\0; DROP TABLE t", 28)) ==
        ErrorCode::invalid_argument);
  CHECK_NOTHROW(database.run("DELETE FROM t ;\n"));
}

TEST_CASE_METHOD(Base, "run gives the number of rows changed") {
  database.script("CREATE TABLE t (i INTEGER PRIMARY KEY) STRICT");
  CHECK(database.run("INSERT INTO t VALUES (1), (2), (3)") == 3);
  CHECK(database.run("UPDATE t SET i = i + 10 WHERE i > $1", 1) == 2);
  CHECK(database.run("SELECT 1") == 0);
  CHECK(database.run("CREATE TABLE other (i)") == 0);
  CHECK(database.run("INSERT OR IGNORE INTO t VALUES (1)") == 0);
  CHECK(database.run("INSERT INTO t VALUES (4), (5) RETURNING i") == 2);
  CHECK(count(database, "t") == 5);
}

TEST_CASE_METHOD(Base, "columns are read by their type or not at all") {
  Rows rows = database.query("SELECT 1, 1.5, 'text', NULL, x'00', 7 AS named");
  CHECK_THROWS_AS(rows.integer(0), Error);  // no row yet
  REQUIRE(rows.next());
  CHECK(rows.columns() == 6);
  CHECK(rows.column_name(5) == "named");
  CHECK(rows.integer(0) == 1);
  CHECK(rows.real(0) == 1.0);
  CHECK(rows.real(1) == 1.5);
  CHECK(rows.text(2) == "text");
  CHECK(rows.is_null(3));
  CHECK(rows.optional_text(3) == std::nullopt);
  CHECK(error_of([&] { rows.integer(1); }).code() == ErrorCode::corrupt);
  CHECK(error_of([&] { rows.integer(2); }).code() == ErrorCode::corrupt);
  CHECK(error_of([&] { rows.text(0); }).code() == ErrorCode::corrupt);
  CHECK(error_of([&] { rows.value(4); }).code() == ErrorCode::corrupt);
  CHECK(error_of([&] { rows.text(3); }).code() == ErrorCode::corrupt);
  CHECK(error_of([&] { rows.integer(6); }).code() == ErrorCode::invalid_argument);
  CHECK(error_of([&] { rows.integer(-1); }).code() == ErrorCode::invalid_argument);
  CHECK_FALSE(rows.next());
  CHECK_FALSE(rows.next());  // it does not begin again
  CHECK_THROWS_AS(rows.integer(0), Error);
}

TEST_CASE_METHOD(Base, "the same SQL can be read many times at once") {
  database.script("CREATE TABLE t (i); INSERT INTO t VALUES (1), (2), (3)");
  std::string pairs;
  for (Rows outer = database.query("SELECT i FROM t WHERE i < $1 ORDER BY i", 3); outer.next();) {
    for (Rows inner = database.query("SELECT i FROM t WHERE i < $1 ORDER BY i", 4); inner.next();) {
      pairs += std::to_string(outer.integer(0)) + std::to_string(inner.integer(0)) + " ";
    }
  }
  CHECK(pairs == "11 12 13 21 22 23 ");
}

TEST_CASE_METHOD(Base, "a statement starts anew after it was left half-way or failed") {
  database.script("CREATE TABLE t (i INTEGER PRIMARY KEY) STRICT; INSERT INTO t VALUES (1), (2)");
  for (int i = 0; i < 3; ++i) {
    Rows rows = database.query("SELECT i FROM t ORDER BY i");
    REQUIRE(rows.next());
    CHECK(rows.integer(0) == 1);
  }
  CHECK_THROWS_AS(database.run("INSERT INTO t VALUES ($1)", 1), Error);
  CHECK(database.run("INSERT INTO t VALUES ($1)", 3) == 1);
}

TEST_CASE_METHOD(Base, "statements beyond the number that is kept still work") {
  Rows first = database.query("SELECT 'first'");
  for (int i = 0; i < 2000; ++i)
    CHECK(text_of(database.query("SELECT " + std::to_string(i))) == std::to_string(i));
  REQUIRE(first.next());
  CHECK(first.text(0) == "first");
}

TEST_CASE_METHOD(Base, "rows may outlive their database") {
  Rows rows = database.query("SELECT 1");
  owner.reset();
  REQUIRE(rows.next());
  CHECK(rows.integer(0) == 1);
}

TEST_CASE_METHOD(Base, "a kept statement follows a changed table") {
  database.script("CREATE TABLE t (a TEXT); INSERT INTO t VALUES ('a')");
  CHECK(text_of(database.query("SELECT * FROM t")) == "a");
  database.script("ALTER TABLE t ADD COLUMN b TEXT DEFAULT 'b'");
  CHECK(text_of(database.query("SELECT * FROM t")) == "a b");
}

TEST_CASE_METHOD(Base, "a transaction is all or nothing") {
  database.script("CREATE TABLE t (i)");
  database.begin();
  CHECK(database.in_transaction());
  database.run("INSERT INTO t VALUES (1)");
  database.rollback();
  CHECK_FALSE(database.in_transaction());
  CHECK(count(database, "t") == 0);
  database.rollback();  // nothing to do

  database.begin();
  database.run("INSERT INTO t VALUES (1)");
  database.commit();
  CHECK(count(database, "t") == 1);
}

TEST_CASE_METHOD(Base, "transactions out of turn are refused") {
  const auto refused = [](auto act) { CHECK(error_of(act).code() == ErrorCode::invalid_argument); };
  refused([&] { database.commit(); });
  database.begin();
  refused([&] { database.begin(); });
  refused([&] { database.begin_read(); });
}

TEST_CASE_METHOD(Base, "errors have their class, and say what was being done and where") {
  database.script(
      "CREATE TABLE parent (id INTEGER PRIMARY KEY, name TEXT UNIQUE, size INTEGER NOT NULL CHECK (size > "
      "0)) STRICT;"
      "INSERT INTO parent VALUES (1, 'a', 1)");
  CHECK(code_of(database, "INSERT INTO parent VALUES (1, 'b', 1)") == ErrorCode::already_exists);
  CHECK(code_of(database, "INSERT INTO parent VALUES (2, 'a', 1)") == ErrorCode::already_exists);
  CHECK(code_of(database, "INSERT INTO parent VALUES (2, 'b', 0)") == ErrorCode::invalid_argument);
  CHECK(code_of(database, "INSERT INTO parent VALUES (2, 'b', NULL)") == ErrorCode::invalid_argument);
  CHECK(code_of(database, "INSERT INTO parent VALUES (2, 'b', 'text')") == ErrorCode::invalid_argument);
  CHECK(code_of(database, "INSERT INTO nowhere VALUES (2)") == ErrorCode::storage);
  CHECK(code_of(database, "SELECT \"no such column\" FROM parent") == ErrorCode::storage);

  const std::string message =
      error_of([&] { database.run("INSERT INTO  parent\nVALUES (1, $1, 1)", "b"); }).what();
  CHECK(message == "Cannot run 'INSERT INTO parent VALUES (1, $1, 1)' in " +
                       (folder / "test.annals").string() +
                       ": there is such a row already (UNIQUE constraint failed: parent.id).");
}

TEST_CASE_METHOD(Base, "a script stops at the statement that fails and names it") {
  const auto error =
      error_of([&] { database.script("CREATE TABLE a (i); CREATE TABLE a (i); CREATE TABLE b (i)"); });
  CHECK_THAT(error.what(), Catch::Contains("table a already exists"));
  CHECK(text_of(database.query("SELECT name FROM sqlite_schema")) == "a");
  CHECK_NOTHROW(database.script(" ; -- nothing\n /* at all */ "));
  CHECK_NOTHROW(database.script(""));
  CHECK_THROWS_AS(database.script(std::string_view("CREATE TABLE c (i)\0", 19)), Error);
}

TEST_CASE_METHOD(Base, "the schema's triggers do not act") {
  database.script(
      "CREATE TABLE t (id INTEGER PRIMARY KEY);"
      "CREATE TRIGGER refuse BEFORE INSERT ON t BEGIN SELECT RAISE(ABORT, 'use the program'); END;"
      "INSERT INTO t VALUES (1)");
  CHECK(count(database, "t") == 1);
}

TEST_CASE_METHOD(Base, "a list of ids is one value") {
  database.script(
      "CREATE TABLE t (id INTEGER PRIMARY KEY); INSERT INTO t VALUES (-5), (1), (2), (9223372036854775807)");
  const auto found = [&](const std::vector<std::int64_t>& ids) {
    return text_of(database.query("SELECT id FROM t WHERE id " + database.in_list("$1") + " ORDER BY id",
                                  database.id_list(ids)));
  };
  CHECK(found({}).empty());
  CHECK(found({2, 7, -5, 2}) == "-5 2");
  CHECK(found({std::numeric_limits<std::int64_t>::max(), std::numeric_limits<std::int64_t>::min()}) ==
        "9223372036854775807");
}

TEST_CASE_METHOD(Base, "the file carries its application and format") {
  CHECK(database.application_id() == 0);
  database.set_application_id(-559038737);
  database.set_format_version(3);
  owner.reset();
  const auto reopened = open_file(folder / "test.annals", Access::read_only);
  CHECK(reopened->application_id() == -559038737);
  CHECK(reopened->format_version() == 3);
}

TEST_CASE_METHOD(Base, "a full disk is a clear error and leaves the transaction undone") {
  database.begin();
  database.script("CREATE TABLE t (s TEXT)");
  database.commit();
  database.script("PRAGMA max_page_count = 20");
  database.begin();
  const auto error = error_of([&] {
    for (int i = 0; i < 100; ++i) database.run("INSERT INTO t VALUES ($1)", std::string(4000, 'x'));
  });
  CHECK(error.code() == ErrorCode::storage);
  CHECK_THAT(error.what(), Catch::Contains("make room"));
  database.rollback();
  CHECK(count(database, "t") == 0);
  CHECK(database.integrity_problems().empty());
}

TEST_CASE_METHOD(Base, "the check of the whole file finds references to nothing") {
  database.script(
      "CREATE TABLE parent (id INTEGER PRIMARY KEY); CREATE TABLE child (parent REFERENCES parent)");
  CHECK(database.integrity_problems().empty());
  database.script("INSERT INTO child VALUES (7)");
  CHECK(database.integrity_problems() ==
        std::vector<std::string>{"row 1 of child refers to a row of parent that is not there"});
}
