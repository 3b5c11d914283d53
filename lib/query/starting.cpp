#include "query/starting.hpp"

#include "query/condition.hpp"
#include "query/firm_order.hpp"

#include <array>
#include <optional>
#include <unordered_map>
#include <vector>

#include <fmt/format.h>

namespace annals::inline v0_2::query {

namespace {

/// Whether one event starts before another, or where not, whether it may.
struct Answer {
  bool must = false;
  bool may = false;
};

/// Of events that relative dates and wholes connect with the one: what is known is not in their bounds alone.
class Connected {
 public:
  Connected(store::State& state, EventId event, Side side) {
    const auto known = load(state, std::array{event.value()});
    const auto number = number_of(known, event);
    if (known.events.size() == 1) return;
    const auto chronology = firm_chronology(known);
    const auto start = order::Chronology::ends(number).start;
    const auto most_after = chronology.network().most_from(start);
    const auto most_before = chronology.network().most_to(start);
    for (order::EventNumber other = 0; other < known.events.size(); ++other) {
      const auto at = order::Chronology::ends(other).start;
      // By how much the later of the two starts after the earlier, at most and, negated, at least.
      const auto& most = side == Side::before ? most_before[at] : most_after[at];
      const auto& least = side == Side::before ? most_after[at] : most_before[at];
      answers_[known.events[other].id.value()] = {least && *least < 0, !most || *most > 0};
    }
  }

  [[nodiscard]] const Answer* answer(std::int64_t event) const {
    const auto found = answers_.find(event);
    return found == answers_.end() ? nullptr : &found->second;
  }

 private:
  std::unordered_map<std::int64_t, Answer> answers_{};
};

/// What has no bound can be further out than what is beyond all that is dated.
bool can_come_before(std::int64_t earliest, std::int64_t latest) {
  return earliest < latest || earliest == Instant::unbounded_past().key() ||
         latest == Instant::unbounded_future().key();
}

}  // namespace

MustOrMay starting(store::State& state, EventId event, Side side) {
  require_record(state, event);
  const Connected connected(state, event, side);
  auto own =
      state.database.query("SELECT earliest_start, latest_start FROM event WHERE id = $1", event.value());
  own.next();
  const auto earliest = own.integer(0);
  const auto latest = own.integer(1);
  MustOrMay found;
  auto rows = state.database.query(
      fmt::format(
          "SELECT id, earliest_start, latest_start FROM event AS e WHERE outcome = 'occurred' AND {} AND "
          "id <> $1 ORDER BY sort_key, position, id",
          is_believed("e")),
      event.value());
  while (rows.next()) {
    const auto* by_network = connected.answer(rows.integer(0));
    const auto by_bounds = side == Side::before
                               ? Answer{rows.integer(2) < earliest, can_come_before(rows.integer(1), latest)}
                               : Answer{latest < rows.integer(1), can_come_before(earliest, rows.integer(2))};
    const auto& [must, may] = by_network != nullptr ? *by_network : by_bounds;
    if (must)
      found.must.emplace_back(rows.integer(0));
    else if (may)
      found.may.emplace_back(rows.integer(0));
  }
  return found;
}

}  // namespace annals::inline v0_2::query
