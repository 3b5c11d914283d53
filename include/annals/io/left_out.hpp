#pragma once

#include "annals/export.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace annals::inline v0_2 {

/// What a format cannot hold of what was to be written: so many of what.
class LeftOut {
 public:
  struct Sort {
    std::string one{};
    std::string many{};
    std::size_t count = 0;
    [[nodiscard]] const std::string& name() const { return count == 1 ? one : many; }
  };

  /// Counts so many more: "dispute", "disputes". Linear in the sorts.
  ANNALS_EXPORT void add(std::string_view one, std::string_view many, std::size_t count = 1);
  void add(const LeftOut& other) {
    for (const auto& sort : other.sorts_) add(sort.one, sort.many, sort.count);
  }

  [[nodiscard]] bool empty() const { return sorts_.empty(); }
  /// In the order in which they came.
  [[nodiscard]] const std::vector<Sort>& sorts() const { return sorts_; }
  /// "3 undated events, 1 relative date".
  [[nodiscard]] ANNALS_EXPORT std::string text() const;

 private:
  std::vector<Sort> sorts_{};
};

}  // namespace annals::inline v0_2
