#pragma once

#include "order/chronology.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace annals::test {

/// In which of all ways in which events can have been, at whole microseconds from `first` to `last` after
/// 1970, facts hold: found by trying each. Offsets are taken by their sentences, in units of a fixed length.
class BruteForce {
 public:
  BruteForce(const order::Facts& facts, int first, int last);

  /// Nothing where the facts cannot all hold. Bounds are of what was tried.
  [[nodiscard]] const std::optional<std::vector<Bounds>>& bounds() const { return bounds_; }

 private:
  struct Interval {
    int start = 0;
    int end = 0;
  };
  struct LinkDetails {
    order::EventNumber event = 0;
    order::EventNumber other = 0;
    bool is_part = false;
    bool of_end = false;
    bool of_other_end = false;
    int least = 0;
    int most = 0;
    [[nodiscard]] bool holds(Interval a, Interval b) const;
  };

  void try_all(std::size_t event);
  [[nodiscard]] bool fits(std::size_t event) const;

  std::vector<std::vector<Interval>> dated_;  ///< by event
  std::vector<LinkDetails> constraints_;
  std::vector<std::size_t> now_;         ///< by event, the number of the interval tried
  std::vector<std::vector<bool>> seen_;  ///< by event and interval
  std::optional<std::vector<Bounds>> bounds_;
};

}  // namespace annals::test
