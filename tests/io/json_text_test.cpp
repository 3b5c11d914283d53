#include "io/json_text.hpp"

#include "annals/error.hpp"

#include <string>

#include <catch2/catch.hpp>

using annals::Json;
using Catch::Matchers::Contains;

namespace {

Json parse(const std::string& text) {
  return annals::io::parse_object(text, {"in.jsonl", 7});
}

std::string refusal(const std::string& text) {
  try {
    parse(text);
  } catch (const annals::Error& error) {
    CHECK(error.code() == annals::ErrorCode::invalid_argument);
    return error.what();
  }
  return "no refusal";
}

}  // namespace

TEST_CASE("An object keeps its members in their order, and every number as it is") {
  const std::string text =
      R"({"z":1,"a":-9223372036854775808,"m":[0.1,1e-300,"김정은",{"deep":true}],"b":9223372036854775807})";
  CHECK(parse(text).dump() == text);
}

TEST_CASE("White space around and CR at the end of a line are no matter") {
  CHECK(parse("  {\"a\": 1}\t\r") == Json{{"a", 1}});
}

TEST_CASE("What JSON lets pass but would lose something is refused with its field") {
  CHECK_THAT(refusal(R"({"title":"a","title":"b"})"), Contains("in.jsonl:7: field \"title\": stands twice"));
  CHECK_THAT(refusal(R"({"citation":{"a":1,"a":2}})"), Contains("field \"a\": stands twice"));
  CHECK_THAT(refusal(R"({"title":null})"), Contains("field \"title\": null says nothing"));
  CHECK_THAT(refusal(R"({"troops":9223372036854775808})"),
             Contains("field \"troops\": 9223372036854775808 is beyond"));
  CHECK_THAT(refusal(R"({"troops":-9223372036854775809})"), Contains("is beyond"));
  CHECK_THAT(refusal(R"({"troops":99999999999999999999999999})"), Contains("is beyond"));
  CHECK_THAT(refusal(R"({"range_km":1e999})"), Contains("is beyond"));
}

TEST_CASE("What is no JSON is refused with its byte") {
  CHECK_THAT(refusal(R"({"a":1)"), Contains("in.jsonl:7: not JSON at byte 7: "));
  CHECK_THAT(refusal("{'a':1}"), Contains("not JSON at byte 2"));
  CHECK_THAT(refusal(R"({"a":01})"), Contains("not JSON at byte 7"));
  CHECK_THAT(refusal(R"({"a":1} {"b":2})"), Contains("not JSON at byte 9"));
  CHECK_THAT(refusal(R"({"a":NaN})"), Contains("not JSON"));
  CHECK_THAT(refusal("{\"a\":\"\xC3\x28\"}"), Contains("UTF-8"));
  CHECK_THAT(refusal("{\"a\":\"\xED\xA0\x80\"}"), Contains("UTF-8"));
  CHECK_THAT(refusal(std::string("{\"a\":\"x\0y\"}", 11)), Contains("not JSON at byte 8"));
  CHECK_THAT(refusal("\xEF\xBB\xBF{}"), Contains("byte order mark"));
}

TEST_CASE("Of the usual slips of a hand it is said what to do") {
  const std::pair<std::string, std::string> slips[] = {
      {R"({"a":1,})", "not JSON at byte 8: leave out the comma before the bracket that closes"},
      {R"({"a":[1, ]})", "leave out the comma before the bracket that closes"},
      {R"({"a":1},)", "not JSON at byte 8: leave out the comma at the end of the line"},
      {"{\"a\":1},\r", "leave out the comma at the end of the line"},
      {R"({"a":1}{"b":2})", "one record stands on one line"},
      {R"({"a":1)", "write each record on one line"},
      {"{", "write each record on one line"},
      {R"({"a":"b)", "close its quotes"},
      {"{'a':1}", "write double quotes, not single ones"},
      {R"({"a":'b'})", "write double quotes, not single ones"},
      {R"({“a”:1})", "write straight double quotes"},
      {R"({"a":“b”})", "write straight double quotes"},
      {R"({a:1})", "write the names of members in double quotes"},
      {R"({"a":1,b:2})", "write the names of members in double quotes"},
      {R"({"a":"the "big" raid"})", R"(write quotes within a text as \")"},
      {R"({"a":big})", "write texts in double quotes"},
      {R"({"a":True})", "true and false in small letters"},
      {R"({"a":1 "b":2})", "a comma is missing"},
      {R"({"a":[1 2]})", "a comma is missing"},
      {R"({"a"})", "write a colon and a value"},
      {"[{\"a\":1},", "leave out the brackets around all"},
      {"# a raid", "there are no comments"},
      {"a,b", "a line is one object"},
  };
  for (const auto& [line, advice] : slips) {
    CAPTURE(line);
    CHECK_THAT(refusal(line), Contains("in.jsonl:7: not JSON at byte ") && Contains(advice));
  }
}

TEST_CASE("What is JSON but no object is refused as what it is") {
  CHECK_THAT(refusal("[1]"), Contains("a line is one object") && Contains("this is a list"));
  CHECK_THAT(refusal("3"), Contains("this is the number 3"));
  CHECK_THAT(refusal("\"event\""), Contains("this is the text \"event\""));
  CHECK_THAT(refusal("null"), Contains("null says nothing"));
}

TEST_CASE("Depth and number of members are bounded, length is not") {
  CHECK_THAT(refusal("{\"a\":" + std::string(100'000, '[')), Contains("nested more than 8 levels"));
  CHECK_THAT(refusal(std::string(100'000, '[')), Contains("nested more than 8 levels"));
  std::string wide = "{";
  for (int i = 0; i < 2000; ++i) wide += "\"m" + std::to_string(i) + "\":1,";
  CHECK_THAT(refusal(wide + "\"z\":1}"), Contains("more than 1000 members"));
  const std::string text(10'000'000, 'x');
  CHECK(parse("{\"summary\":\"" + text + "\"}")["summary"] == text);
  CHECK(refusal("{\"summary\":\"" + text).size() < 300);
}
