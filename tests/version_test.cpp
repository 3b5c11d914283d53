#include "annals/version.hpp"

#include <catch2/catch.hpp>

TEST_CASE("The library knows its version") {
  CHECK(annals::version() == ANNALS_PROJECT_VERSION);
}
