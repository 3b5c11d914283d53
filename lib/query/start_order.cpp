#include "query/start_order.hpp"

#include "order/chronology.hpp"
#include "store/facts.hpp"

#include <array>
#include <vector>

namespace annals::inline v0_2::query {

namespace {

constexpr std::int64_t most_connected = 2000;

/// How many events are connected to one, itself included; no more than one above the most are counted.
std::int64_t count_connected(sql::Database& database, EventId event) {
  auto rows = database.query(R"(
WITH RECURSIVE near (id) AS (
  SELECT $1
  UNION SELECT t.anchor FROM near JOIN relative_date AS t ON t.event = near.id
  UNION SELECT t.event FROM near JOIN relative_date AS t ON t.anchor = near.id
  UNION SELECT p.whole FROM near JOIN part AS p ON p.event = near.id
  UNION SELECT p.event FROM near JOIN part AS p ON p.whole = near.id)
SELECT count(*) FROM (SELECT 1 FROM near LIMIT $2))",
                             event.value(), most_connected + 1);
  return rows.next() ? rows.integer(0) : 0;
}

}  // namespace

StartOrder::StartOrder(store::State& state, EventId event) {
  auto rows =
      state.database.query("SELECT earliest_start, latest_start FROM event WHERE id = $1", event.value());
  if (rows.next()) {
    earliest_start_ = Instant::from_key(rows.integer(0));
    latest_start_ = Instant::from_key(rows.integer(1));
  }
  const auto connected = count_connected(state.database, event);
  if (connected > 1 && connected <= most_connected) read_connected(state, event);
}

void StartOrder::read_connected(store::State& state, EventId event) {
  const auto known = store::joined(store::load_known_times(state, std::array{event.value()}));
  const auto number = known.number_of(event);
  if (!number) return;
  std::vector<bool> left_out;
  for (const auto& row : known.rows) left_out.push_back(row.set_aside);
  const order::Chronology chronology(known.facts, left_out);
  if (!chronology.conflict().empty()) return;
  const auto start = order::Chronology::ends(*number).start;
  const auto most_after = chronology.network().most_from(start);
  const auto most_before = chronology.network().most_to(start);
  for (order::EventNumber other = 0; other < known.events.size(); ++other) {
    const auto at = order::Chronology::ends(other).start;
    const auto id = known.events[other].id.value();
    if (most_after[at] && *most_after[at] < 0) before_.insert(id);
    if (most_before[at] && *most_before[at] < 0) after_.insert(id);
  }
}

}  // namespace annals::inline v0_2::query
