#include "io/hint.hpp"

#include <catch2/catch.hpp>

using annals::io::hint;

TEST_CASE("A hint asks whether the nearest was meant, and says nothing where none is near") {
  CHECK(hint("kin", {"kim"}) == "; do you mean \"kim\"?");
  CHECK(hint("xyz", {"title"}).empty());
}
