#include "store/facts.hpp"

#include "annals/error.hpp"
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

/// Whether what is said is the fact; a relative date and a link say nothing but that they are so.
bool states(const Statement& statement, const Statement& believed, order::Fact::Type fact, EventId whole) {
  switch (fact) {
    case order::Fact::Type::date: {
      const auto* citation = find(statement.fields, "when");
      const auto* date = find(believed.fields, "when");
      return citation != nullptr && date != nullptr && *citation == *date;
    }
    case order::Fact::Type::part:
      return std::ranges::find(statement.part_of, whole) != statement.part_of.end();
    default:
      return true;
  }
}

}  // namespace

std::optional<order::EventNumber> KnownTimes::number_of(EventId event) const {
  const auto found = std::ranges::find(events, event, &TimedEvent::id);
  if (found == events.end()) return std::nullopt;
  return static_cast<order::EventNumber>(found - events.begin());
}

std::vector<KnownTimes> load_known_times(sql::Database& database, std::span<const std::int64_t> events,
                                         Assume assume) {
  auto read = load_surroundings(database, events, assume);
  Numbers numbers;
  for (const auto& event : read.events)
    numbers.emplace(event.id.value(), static_cast<order::EventNumber>(numbers.size()));
  const auto edges = edges_that_hold(read, numbers);

  const auto set_of = sets_of(read.events.size(), edges, numbers);
  std::vector<KnownTimes> sets(read.events.empty() ? 0 : std::ranges::max(set_of) + 1);
  std::vector<order::EventNumber> number_in_set;
  for (std::size_t i = 0; i < read.events.size(); ++i) {
    auto& event = read.events[i];
    auto& known = sets[set_of[i]];
    const auto number = known.facts.events++;
    number_in_set.push_back(number);
    if (!event.date.empty()) {
      known.facts.facts.push_back({order::Fact::Type::date, number, number, event.bounds(), {}});
      known.rows.push_back({event.id, event.inconsistent});
    }
    known.events.push_back(std::move(event));
  }
  std::map<std::string, Offset, std::less<>> offsets;  // few differ
  for (const auto& edge : edges) {
    const auto event = numbers.at(edge.event.value());
    auto& known = sets[set_of[event]];
    auto& fact = known.facts.facts.emplace_back();
    fact.type = edge.type;
    fact.event = number_in_set[event];
    fact.other = number_in_set[numbers.at(edge.other.value())];
    if (edge.type == order::Fact::Type::relative_date) {
      auto offset = offsets.find(edge.offset);
      if (offset == offsets.end()) offset = offsets.emplace(edge.offset, read_offset(edge.offset)).first;
      fact.offset = offset->second;
    }
    known.rows.push_back({edge.record, edge.inconsistent});
  }
  return sets;
}

std::vector<Claim> claims_on(State& state, order::Fact::Type fact, const Row& row, EventId other) {
  auto claims = claims_of(state, row);
  std::erase_if(claims, [&](const Claim& claim) {
    return claim.retracted() || claim.stance != Stance::asserts ||
           !states(claim.statement, row.statement, fact, other);
  });
  return claims;
}

KnownTimes joined(std::vector<KnownTimes> sets) {
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
  }
  return all;
}

}  // namespace annals::inline v0_2::store
