#include "sql/value.hpp"

#include <limits>
#include <memory>
#include <string>

#include <catch2/catch.hpp>

using namespace annals;
using sql::Bindable;
using sql::to_value;
using sql::Value;

namespace {
enum class Colour { red };
}

static_assert(Bindable<std::nullptr_t> && Bindable<bool> && Bindable<short> && Bindable<unsigned long>);
static_assert(Bindable<double> && Bindable<float> && Bindable<std::string> && Bindable<std::string_view>);
static_assert(Bindable<const char*> && Bindable<char[4]> && Bindable<std::optional<std::string>> &&
              Bindable<Value>);

static_assert(!Bindable<char>, "is it a text or a number?");
static_assert(!Bindable<Colour> && !Bindable<void*> && !Bindable<std::unique_ptr<int>> &&
              !Bindable<long double>);
static_assert(!Bindable<const int*>, "a pointer is not a truth value");

TEST_CASE("arguments become the value that they mean") {
  CHECK(to_value(nullptr) == Value{nullptr});
  CHECK(to_value(true) == Value{std::int64_t{1}});
  CHECK(to_value(-7) == Value{std::int64_t{-7}});
  CHECK(to_value(0.5) == Value{0.5});
  CHECK(to_value("text") == Value{std::string_view("text")});
  CHECK(to_value(std::string("a\0b", 3)) == Value{std::string_view("a\0b", 3)});
  CHECK(to_value(std::optional<int>()) == Value{nullptr});
  CHECK(to_value(std::optional<std::string>("x")) == Value{std::string_view("x")});
  const char* none = nullptr;
  CHECK(to_value(none) == Value{nullptr});
}

TEST_CASE("an unsigned integer that no column can hold is refused and not wrapped") {
  constexpr auto largest = std::uint64_t{std::numeric_limits<std::int64_t>::max()};
  CHECK(to_value(largest) == Value{std::numeric_limits<std::int64_t>::max()});
  CHECK_THROWS_AS(to_value(largest + 1), Error);
  CHECK_THROWS_AS(to_value(std::optional<std::uint64_t>(largest + 1)), Error);
}

TEST_CASE("not-a-number is refused and not made NULL") {
  CHECK_THROWS_AS(to_value(std::numeric_limits<double>::quiet_NaN()), Error);
  CHECK_NOTHROW(to_value(std::numeric_limits<double>::infinity()));
}
