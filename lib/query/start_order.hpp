#pragma once

#include "annals/cause/explanation.hpp"
#include "annals/record/id.hpp"
#include "annals/time/instant.hpp"
#include "store/state.hpp"

#include <cstdint>
#include <unordered_set>

namespace annals::inline v0_2::query {

/// Which events surely began before one event, and which surely began after it: by their bounds, and where at
/// most 2000 events are connected to it, by all that is known of the order of these. Sound, whatever its
/// size.
class StartOrder {
 public:
  StartOrder(store::State& state, EventId event);

  /// The range in which the event began.
  [[nodiscard]] Instant earliest_start() const { return earliest_start_; }
  [[nodiscard]] Instant latest_start() const { return latest_start_; }

  /// Whether an event that began in this range, and must not have begun after this one (before it, toward
  /// effects), surely did.
  [[nodiscard]] bool is_wrong(EventId other, Toward toward, Instant earliest_start,
                              Instant latest_start) const {
    return toward == Toward::cause ? surely_after(other, earliest_start) : surely_before(other, latest_start);
  }
  [[nodiscard]] bool surely_before(EventId other, Instant latest_start) const {
    return latest_start < earliest_start_ || before_.contains(other.value());
  }
  [[nodiscard]] bool surely_after(EventId other, Instant earliest_start) const {
    return latest_start_ < earliest_start || after_.contains(other.value());
  }

 private:
  void read_connected(store::State& state, EventId event);

  Instant earliest_start_ = Instant::unbounded_past();
  Instant latest_start_ = Instant::unbounded_future();
  std::unordered_set<std::int64_t> before_{};
  std::unordered_set<std::int64_t> after_{};
};

}  // namespace annals::inline v0_2::query
