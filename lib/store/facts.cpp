#include "store/facts.hpp"

#include "annals/error.hpp"
#include "store/believe.hpp"
#include "store/binding.hpp"
#include "store/claims.hpp"
#include "store/records.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <string>
#include <unordered_map>

namespace annals::inline v0_2::store {

namespace {

using Numbers = std::unordered_map<std::int64_t, order::EventNumber>;

/// The edges among events that take part, in the order of their numbers.
std::vector<TimeEdge> edges_that_hold(Surroundings& read, const Numbers& numbers) {
  const auto takes_part = [&](EventId event) {
    const auto number = numbers.find(event.value());
    if (number == numbers.end())
      throw Error(ErrorCode::corrupt, "What the base says of time refers to the event " +
                                          std::to_string(event.value()) + ", which is not there.");
    return read.events[number->second].takes_part;
  };
  std::erase_if(read.edges, [&](const TimeEdge& edge) {
    const bool one = takes_part(edge.event);
    const bool other = takes_part(edge.other);
    return !edge.is_believed || !one || !other;
  });
  std::ranges::sort(read.edges, {}, [&](const TimeEdge& edge) {
    return std::tuple(edge.type, numbers.at(edge.event.value()), numbers.at(edge.other.value()),
                      std::string_view(edge.offset));
  });
  return std::move(read.edges);
}

/// The number of the set that each event is in, counted as they come.
std::vector<std::size_t> sets_of(std::size_t events, const std::vector<TimeEdge>& edges,
                                 const Numbers& numbers) {
  std::vector<std::size_t> up(events);
  std::iota(up.begin(), up.end(), std::size_t{0});
  const auto root = [&](std::size_t at) {
    while (up[at] != at) at = up[at] = up[up[at]];
    return at;
  };
  for (const auto& edge : edges)
    up[root(numbers.at(edge.event.value()))] = root(numbers.at(edge.other.value()));
  std::vector<std::size_t> set(events);
  std::unordered_map<std::size_t, std::size_t> set_numbers;
  for (std::size_t event = 0; event < events; ++event)
    set[event] = set_numbers.try_emplace(root(event), set_numbers.size()).first->second;
  return set;
}

/// Those who assert a value.
template <class T>
const std::vector<ClaimId>& asserting(const std::vector<Said<T>>& all, const T& value) {
  static const std::vector<ClaimId> nobody;
  const auto found = std::ranges::find(all, value, &Said<T>::value);
  return found == all.end() ? nobody : found->asserted_by;
}

/// Those who assert a fact about one event, or that it is a part.
std::vector<ClaimId> asserting(const Belief& belief, const FactKey& fact) {
  switch (fact.type) {
    case order::Fact::Type::report:
      return belief.reported_by;
    case order::Fact::Type::part:
      return asserting(belief.part_of, EventId(fact.whole));
    default:
      break;
  }
  std::vector<ClaimId> all;
  const auto* date = belief.field("when");
  if (date == nullptr) return all;
  for (const auto& one : date->accepted())
    all.insert(all.end(), one.asserted_by.begin(), one.asserted_by.end());
  return all;
}

}  // namespace

std::optional<order::EventNumber> KnownTimes::number_of(EventId event) const {
  const auto found = std::ranges::find(events, event, &TimedEvent::id);
  if (found == events.end()) return std::nullopt;
  return static_cast<order::EventNumber>(found - events.begin());
}

std::vector<KnownTimes> load_known_times(State& state, std::span<const std::int64_t> events, Assume assume) {
  auto read = load_surroundings(state.database, events, assume);
  Numbers numbers;
  for (const auto& event : read.events)
    numbers.emplace(event.id.value(), static_cast<order::EventNumber>(numbers.size()));
  const auto edges = edges_that_hold(read, numbers);

  const auto set_of = sets_of(read.events.size(), edges, numbers);
  std::vector<KnownTimes> sets(read.events.empty() ? 0 : std::ranges::max(set_of) + 1);
  const auto add = [&](KnownTimes& known, order::Fact fact, const FactKey& key) {
    known.facts.facts.push_back(std::move(fact));
    known.rows.push_back({key, read.set_aside.erase(key) > 0});
  };
  std::vector<order::EventNumber> number_in_set;
  for (std::size_t i = 0; i < read.events.size(); ++i) {
    auto& event = read.events[i];
    auto& known = sets[set_of[i]];
    const auto number = known.facts.events++;
    number_in_set.push_back(number);
    for (auto& fact : facts_alone(event, number, state.circa())) {
      const FactKey key{fact.type, event.id, 0, fact.doubted};
      add(known, std::move(fact), key);
    }
    known.events.push_back(std::move(event));
  }
  std::map<std::string, Offset, std::less<>> offsets;  // few differ
  for (const auto& edge : edges) {
    const auto event = numbers.at(edge.event.value());
    auto& known = sets[set_of[event]];
    order::Fact fact{.type = edge.type,
                     .event = number_in_set[event],
                     .other = number_in_set[numbers.at(edge.other.value())],
                     .doubted = edge.doubted};
    if (edge.type == order::Fact::Type::relative_date) {
      auto offset = offsets.find(edge.offset);
      if (offset == offsets.end()) offset = offsets.emplace(edge.offset, read_offset(edge.offset)).first;
      fact.offset = offset->second;
      count_from(fact, known.events[fact.other]);
    }
    add(known, std::move(fact), edge.key());
  }
  if (!sets.empty()) sets.front().stray.assign(read.set_aside.begin(), read.set_aside.end());
  return sets;
}

std::vector<Claim> claims_on(State& state, const FactKey& fact, const Row& row) {
  auto claims = claims_of(state, row);
  std::vector<ClaimId> of_event;
  if (fact.record.type == RecordType::event) of_event = asserting(believe(state, row, claims), fact);
  std::erase_if(claims, [&](const Claim& claim) {
    if (fact.record.type == RecordType::event) return std::ranges::find(of_event, claim.id) == of_event.end();
    return claim.withdrawn() || claim.stance != Stance::asserts;
  });
  return claims;
}

order::Strength strength_of(State& state, const FactKey& fact) {
  order::Strength strongest;
  for (const auto& claim : claims_on(state, fact, require_row(state, fact.record)))
    strongest = std::max(strongest, {static_cast<int>(claim.rank()),
                                     reliability_of(state.database, claim.citation.source.value())});
  return strongest;
}

order::StrengthOf strengths(State& state, const KnownTimes& known) {
  return [&](order::FactNumber number) { return strength_of(state, known.rows[number].key); };
}

KnownTimes joined(std::vector<KnownTimes> sets) {
  if (sets.size() == 1) return std::move(sets.front());
  KnownTimes all;
  for (auto& known : sets) {
    const auto first = all.facts.events;
    all.facts.events += known.facts.events;
    for (auto& fact : known.facts.facts) {
      fact.event += first;
      fact.other += first;
      all.facts.facts.push_back(std::move(fact));
    }
    std::ranges::move(known.events, std::back_inserter(all.events));
    std::ranges::move(known.rows, std::back_inserter(all.rows));
    std::ranges::move(known.stray, std::back_inserter(all.stray));
  }
  return all;
}

}  // namespace annals::inline v0_2::store
