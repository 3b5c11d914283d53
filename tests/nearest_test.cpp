#include "nearest.hpp"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

using annals::either;
using annals::is_slip;
using annals::nearest;

TEST_CASE("A slip of the hand finds what was meant, the nearest first") {
  CHECK(nearest("range_kn", {"weapon", "rang_km", "range_km"}) ==
        std::vector<std::string>{"range_km", "rang_km"});
  CHECK(nearest("crahs", {"crash", "flood"}) == std::vector<std::string>{"crash"});
  CHECK(nearest("hanoi-sumit-2019", {"hanoi-summit-2019", "kaesong-demolition-2020"}) ==
        std::vector<std::string>{"hanoi-summit-2019"});
}

TEST_CASE("Case and accents do not count for what is near") {
  CHECK(nearest("HANOI", {"hanoi"}) == std::vector<std::string>{"hanoi"});
  CHECK(nearest("Lodz", {"Łódź", "lord"}).front() == "Łódź");
  CHECK(nearest("a", {"--", "="}).size() <= 2);
}

TEST_CASE("What is not near is not offered") {
  CHECK(nearest("xyz", {"title", "summary"}).empty());
  CHECK(nearest("", {"a"}).size() <= 1);
}

TEST_CASE("Repeated and very long candidates are no burden") {
  CHECK(nearest("kim", {"kim", "kim", "kin"}) == std::vector<std::string>{"kim", "kin"});
  CHECK(nearest(std::string(1'000'000, 'k'), {std::string(1'000'000, 'k')}).size() == 1);
}

TEST_CASE("A slip is so many letters in a word of five or more") {
  CHECK(is_slip("summit", "sumit", 1));
  CHECK(is_slip("summit", "usmmit", 1));
  CHECK(is_slip("hanoi summit", "hanoi summits", 1));
  CHECK(is_slip("demolition", "demolission", 2));
  CHECK_FALSE(is_slip("summit", "summit", 1));
  CHECK_FALSE(is_slip("north-korea", "south-korea", 1));
  CHECK_FALSE(is_slip("iran", "iraq", 1));
  CHECK_FALSE(is_slip("raid on A", "raid on B", 2));
  CHECK_FALSE(is_slip("", "a", 2));
  CHECK_FALSE(is_slip("", std::string(1'000'000, 'k'), 2));
}

TEST_CASE("Choices read as a sentence") {
  CHECK(either({}).empty());
  CHECK(either({"a"}) == "a");
  CHECK(either({"a", "b", "c"}) == "a, b or c");
}
