#pragma once

#include "time/exact_us.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace annals::test {

/// How far each of some points can come after each other at most; nothing: any distance. By trying every way:
/// R. Floyd's and S. Warshall's algorithm.
class AllDistances {
 public:
  explicit AllDistances(std::size_t points) : most_(points, std::vector<std::optional<ExactUs>>(points)) {
    for (std::size_t i = 0; i < points; ++i) most_[i][i] = 0;
  }

  void limit(std::size_t from, std::size_t to, ExactUs most) {
    auto& known = most_[from][to];
    if (!known || most < *known) known = most;
  }
  /// Draws all that follows from the limits.
  void close() {
    for (std::size_t k = 0; k < most_.size(); ++k)
      for (std::size_t i = 0; i < most_.size(); ++i)
        for (std::size_t j = 0; j < most_.size(); ++j)
          if (most_[i][k] && most_[k][j]) limit(i, j, *most_[i][k] + *most_[k][j]);
  }

  /// Whether all can hold, once closed.
  [[nodiscard]] bool can_hold() const {
    for (std::size_t i = 0; i < most_.size(); ++i)
      if (*most_[i][i] < 0) return false;
    return true;
  }
  const std::vector<std::optional<ExactUs>>& operator[](std::size_t from) const { return most_[from]; }

 private:
  std::vector<std::vector<std::optional<ExactUs>>> most_;
};

}  // namespace annals::test
