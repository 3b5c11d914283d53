#include "annals/json.hpp"

#include "annals/error.hpp"

#include <limits>
#include <type_traits>

#include <catch2/catch.hpp>

using annals::Json;

TEST_CASE("A value is destroyed and moved without a throw") {
  CHECK(std::is_nothrow_destructible_v<Json>);
  CHECK(std::is_nothrow_move_constructible_v<Json>);
  CHECK(std::is_nothrow_move_assignable_v<Json>);
}

TEST_CASE("A value is written on one line, or indented") {
  Json json{{"key", "hanoi"}, {"empty", Json::array()}, {"none", nullptr}};
  json["list"].push_back(1);
  json["list"].push_back(Json{{"yes", true}, {"half", 0.5}});
  json["object"] = Json::object();
  CHECK(json.dump() ==
        R"({"key":"hanoi","empty":[],"none":null,"list":[1,{"yes":true,"half":0.5}],"object":{}})");
  CHECK(Json{{"a", Json::Items{1, "b"}}}.dump(2) == "{\n  \"a\": [\n    1,\n    \"b\"\n  ]\n}");
}

TEST_CASE("Numbers are written so that they are read again as they were") {
  CHECK(Json(1.0).dump() == "1.0");
  CHECK(Json(0.1).dump() == "0.1");
  CHECK(Json(1e300).dump() == "1e+300");
  CHECK(Json(std::numeric_limits<std::int64_t>::min()).dump() == "-9223372036854775808");
}

TEST_CASE("Text is written as JSON has it, and what is no UTF-8 is refused or replaced") {
  CHECK(Json("a\"\\\n\x01 김").dump() == "\"a\\\"\\\\\\n\\u0001 김\"");
  CHECK_THROWS_AS(Json("\xff").dump(), annals::Error);
  CHECK(Json("\xff").dump(-1, Json::BadText::replace) == "\"\uFFFD\"");
}

TEST_CASE("A member is set in its place, and added at the end") {
  Json json{{"a", 1}, {"b", 2}};
  json.update({{"b", 3}, {"a", 4}, {"c", 5}});
  CHECK(json.dump() == R"({"a":4,"b":3,"c":5})");
  CHECK(json.contains("c"));
  CHECK_FALSE(json.contains("d"));
}
