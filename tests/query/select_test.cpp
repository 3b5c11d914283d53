#include "query/select.hpp"

#include "query/random_base.hpp"

#include <limits>

#include <catch2/catch.hpp>

using namespace annals;
using query::readable;

TEST_CASE("A select is readable with its values in place") {
  CHECK(readable({"SELECT $1, $2, $1", {std::int64_t{5}, "it's"}}) == "SELECT 5, 'it''s', 5;");
  CHECK(readable({"SELECT \"$1\", '$1', \"a\"\"$1\", $1", {std::int64_t{5}}}) ==
        "SELECT \"$1\", '$1', \"a\"\"$1\", 5;");
  CHECK(readable({"SELECT $1", {std::string("a\nb")}}) == "SELECT CAST(x'610a62' AS TEXT);");
  CHECK(readable({"SELECT $1", {2.0}}) == "SELECT 2.0;");
}

TEST_CASE("Values read the same in place as bound") {
  const TemporaryDirectory folder;
  const auto database = testing::empty_base(folder);
  const std::vector<query::OwnedValue> values{std::numeric_limits<std::int64_t>::min(),
                                              std::numeric_limits<std::int64_t>::max(),
                                              std::int64_t{-1},
                                              0.1,
                                              -1e-300,
                                              1e300,
                                              5e-324,
                                              std::numeric_limits<double>::infinity(),
                                              -std::numeric_limits<double>::infinity(),
                                              1e15,
                                              2.0,
                                              "",
                                              "it's \"quoted\" $1",
                                              "김정은",
                                              "🚀",
                                              std::string("a\0b", 3),
                                              "\r\n\t\x1b",
                                              std::string(1 << 20, '\n')};
  for (const auto& value : values) {
    const query::Select select{"SELECT $1, typeof($1)", {value}};
    auto inlined = readable(select);
    inlined.pop_back();
    auto bound = query::run(*database, select);
    auto in_place = database->query(inlined);
    REQUIRE(bound.next());
    REQUIRE(in_place.next());
    CHECK(in_place.value(0) == bound.value(0));
    CHECK(in_place.text(1) == bound.text(1));
  }
}
