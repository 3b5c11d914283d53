#include "annals/error.hpp"

#include <catch2/catch.hpp>

using namespace annals;
using Catch::Contains;

TEST_CASE("A parsed value is there, or says why not and where") {
  const Parsed<int> good(7);
  REQUIRE(good);
  CHECK(*good == 7);

  const Parsed<int> bad({"expected a number", 3}, "12 apples");
  CHECK_FALSE(bad);
  CHECK(bad.error() == ParseError{"expected a number", 3});
}

TEST_CASE("Asking for a value that is not there throws what was wrong, where and with which text") {
  const Parsed<int> bad({"expected a number", 3}, "12 apples");
  try {
    bad.value();
    FAIL("value() gave a value");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::invalid_argument);
    CHECK(std::string(error.what()) == "cannot read \"12 apples\": expected a number (at byte 3)");
  }
  CHECK_THROWS_AS(*bad, Error);
}

TEST_CASE("The text in a message is one short printable line") {
  const auto message = [](std::string_view text) -> std::string {
    try {
      Parsed<int>({"expected a number", 0}, text).value();
    } catch (const Error& error) {
      return error.what();
    }
    return "nothing was thrown";
  };
  using namespace std::string_view_literals;
  CHECK_THAT(message("a\0b\nc\x7F"sv), Contains("\"a\\x00b\\x0ac\\x7f\""));
  CHECK_THAT(message("2018년"), Contains("\"2018년\""));
  CHECK_THAT(message(std::string(1'000'000, 'x')), Contains("xxx…\"") && Contains("at byte 0"));
  CHECK(message(std::string(1'000'000, 'x')).size() < 200);

  // A cut never splits a character: each of these has three bytes.
  std::string korean;
  for (int i = 0; i < 100; ++i) korean += "북";
  CHECK_THAT(message(korean), Contains("북…\""));
}
