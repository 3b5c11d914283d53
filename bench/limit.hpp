#pragma once

#include "hand_tuned.hpp"

#include <cstdint>
#include <map>
#include <vector>

namespace annals::bench {

/// The same in memory, and nothing else: what the questions cost where the answers lie ready in plain arrays.
class Limit {
 public:
  Limit(const Workload& workload, const Ids& ids);

  [[nodiscard]] Ids order() const { return order_; }
  [[nodiscard]] std::size_t count_overlapping(const Period& period) const;
  [[nodiscard]] Months months() const;
  [[nodiscard]] Months months_of(std::size_t actor) const;
  /// Events by their place in the workload.
  [[nodiscard]] Ids effects(std::size_t event, std::size_t depth) const;
  [[nodiscard]] std::size_t fewest_steps(std::size_t from, std::size_t to) const;
  [[nodiscard]] double best_credence(std::size_t from, std::size_t to) const;

 private:
  struct Arc {
    std::uint32_t to;
    double credence;
  };
  struct Span {
    std::int64_t start;
    std::int64_t end;
  };
  template <class Reach>
  void walk(std::size_t event, std::size_t depth, const Reach& reach) const;

  Ids ids_;
  Ids order_{};
  std::vector<std::int64_t> month_{};
  std::vector<std::vector<std::uint32_t>> by_actor_{};
  std::map<int, std::vector<Span>> by_span_{};  // by start
  std::vector<std::size_t> first_arc_{};
  std::vector<Arc> arcs_{};
};

}  // namespace annals::bench
