#include "nearest.hpp"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

using annals::either;
using annals::nearest;

TEST_CASE("A slip of the hand finds what was meant, the nearest first") {
  CHECK(nearest("range_kn", {"weapon", "rang_km", "range_km"}) ==
        std::vector<std::string>{"range_km", "rang_km"});
  CHECK(nearest("hanoi-sumit-2019", {"hanoi-summit-2019", "kaesong-demolition-2020"}) ==
        std::vector<std::string>{"hanoi-summit-2019"});
}

TEST_CASE("What is not near is not offered") {
  CHECK(nearest("xyz", {"title", "summary"}).empty());
  CHECK(nearest("", {"a"}).size() <= 1);
}

TEST_CASE("Repeated and very long candidates are no burden") {
  CHECK(nearest("kim", {"kim", "kim", "kin"}) == std::vector<std::string>{"kim", "kin"});
  CHECK(nearest(std::string(1'000'000, 'k'), {std::string(1'000'000, 'k')}).size() == 1);
}

TEST_CASE("Choices read as a sentence") {
  CHECK(either({}).empty());
  CHECK(either({"a"}) == "a");
  CHECK(either({"a", "b", "c"}) == "a, b or c");
}
