#include "query/exact_text.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace annals::inline v0_2::query {

namespace {

struct Named {
  ExactUs us;
  std::string_view one;
  std::string_view many;
};

constexpr ExactUs second = 1'000'000;
constexpr ExactUs day = 86'400 * second;
/// Of the Gregorian calendar on average: 365.2425 days.
constexpr ExactUs year = 31'556'952 * second;

/// The greatest of these of which there are some is the one to count in.
constexpr std::array<Named, 6> names{{{day, "day", "days"},
                                      {3600 * second, "hour", "hours"},
                                      {60 * second, "minute", "minutes"},
                                      {second, "second", "seconds"},
                                      {1000, "ms", "ms"},
                                      {1, "µs", "µs"}}};

constexpr ExactUs many_years = 20 * year;

std::string with_commas(ExactUs number) {
  auto text = digits(number);
  for (auto at = static_cast<std::ptrdiff_t>(text.size()) - 3; at > 0; at -= 3)
    text.insert(static_cast<std::size_t>(at), ",");
  return text;
}

template <class Divide>
std::string length_text(ExactUs us, Divide&& divide) {
  if (us == 0) return "no time at all";
  if (us >= many_years) return with_commas(divide(us, year)) + " years";
  const auto* unit = std::ranges::find_if(names, [&](const Named& one) { return us >= one.us; });
  const auto count = divide(us, unit->us);
  return with_commas(count) + " " + std::string(count == 1 ? unit->one : unit->many);
}

}  // namespace

std::string digits(ExactUs us) {
  if (us == 0) return "0";
  std::string text;
  for (auto rest = us < 0 ? -us : us; rest > 0; rest /= 10)
    text += static_cast<char>('0' + static_cast<int>(rest % 10));
  if (us < 0) text += '-';
  std::ranges::reverse(text);
  return text;
}

std::string at_least_text(ExactUs us) {
  return length_text(us, [](ExactUs a, ExactUs b) { return a / b; });
}

std::string at_most_text(ExactUs us) {
  return length_text(us, [](ExactUs a, ExactUs b) { return (a + b - 1) / b; });
}

}  // namespace annals::inline v0_2::query
