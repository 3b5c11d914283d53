#pragma once

#include <algorithm>
#include <vector>

namespace annals::inline v0_2::order {

/// Sorts numbers and leaves each in once.
template <class Number>
void make_unique(std::vector<Number>& numbers) {
  std::ranges::sort(numbers);
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
}

}  // namespace annals::inline v0_2::order
