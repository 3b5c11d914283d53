#include "query/firm_order.hpp"

#include "annals/error.hpp"
#include "order/conflict_resolution.hpp"
#include "store/identity.hpp"

#include <cstddef>
#include <vector>

namespace annals::inline v0_2::query {

namespace {

/// What was found not to hold is left out; of what is assumed besides, what cannot hold with the rest.
std::vector<bool> left_out(const store::KnownTimes& known, const OrderOptions& options) {
  std::vector<bool> out(known.rows.size());
  for (std::size_t i = 0; i < out.size(); ++i) out[i] = known.rows[i].set_aside;
  if (!options.assume_causes) return out;
  order::Facts held{known.facts.events, {}};
  std::vector<std::size_t> numbers;
  for (std::size_t i = 0; i < out.size(); ++i)
    if (!out[i]) {
      held.facts.push_back(known.facts.facts[i]);
      numbers.push_back(i);
    }
  const auto resolution = order::resolve_conflicts(held, [&](order::FactNumber fact) {
    return order::Strength{held.facts[fact].type == order::Fact::Type::cause ? 0 : 1, 0};
  });
  for (const auto fact : resolution.inconsistent) out[numbers[fact]] = true;
  return out;
}

[[noreturn]] void refuse_inconsistent() {
  throw Error(ErrorCode::corrupt,
              "What this base holds of the order of events cannot all be so, and it does not say what is "
              "inconsistent: `annals check` tells more.");
}

}  // namespace

store::KnownTimes load(store::State& state, std::span<const std::int64_t> events, store::Assume assume) {
  return store::joined(store::load_known_times(state, events, assume));
}

order::Chronology firm_chronology(const store::KnownTimes& known, const OrderOptions& options) {
  order::Chronology chronology(known.facts, left_out(known, options));
  if (!chronology.conflict().empty()) refuse_inconsistent();
  return chronology;
}

order::EventNumber number_of(const store::KnownTimes& known, EventId event) {
  if (const auto number = known.number_of(event)) return *number;
  store::refuse_missing(event);
}

std::unordered_map<std::int64_t, order::Ends> ends_by_id(const store::KnownTimes& known) {
  std::unordered_map<std::int64_t, order::Ends> ends;
  for (const auto& event : known.events)
    ends.emplace(event.id.value(), order::Chronology::ends(static_cast<order::EventNumber>(ends.size())));
  return ends;
}

}  // namespace annals::inline v0_2::query
