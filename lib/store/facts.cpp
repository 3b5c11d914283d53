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

namespace annals::store {

namespace {

using Numbers = std::unordered_map<std::int64_t, order::EventNumber>;

/// The ties among events that take part, in the order of their numbers.
std::vector<TimeTie> ties_that_hold(Surroundings& read, const Numbers& numbers) {
  const auto takes_part = [&](EventId event) {
    const auto number = numbers.find(event.value());
    if (number == numbers.end())
      throw Error(ErrorCode::corrupt, "What the base says of time refers to the event " +
                                          std::to_string(event.value()) + ", which is not there.");
    return read.events[number->second].takes_part;
  };
  std::erase_if(read.ties, [&](const TimeTie& tie) {
    const bool one = takes_part(tie.event);
    const bool other = takes_part(tie.other);
    return !tie.is_believed || !one || !other;
  });
  std::ranges::sort(read.ties, {}, [&](const TimeTie& tie) {
    return std::tuple(tie.type, numbers.at(tie.event.value()), numbers.at(tie.other.value()),
                      std::string_view(tie.gap));
  });
  return std::move(read.ties);
}

/// The number of the set that each event is in, counted as they come.
std::vector<std::size_t> sets_of(std::size_t events, const std::vector<TimeTie>& ties,
                                 const Numbers& numbers) {
  std::vector<std::size_t> up(events);
  std::iota(up.begin(), up.end(), std::size_t{0});
  const auto root = [&](std::size_t at) {
    while (up[at] != at) at = up[at] = up[up[at]];
    return at;
  };
  for (const auto& tie : ties) up[root(numbers.at(tie.event.value()))] = root(numbers.at(tie.other.value()));
  std::vector<std::size_t> set(events);
  std::unordered_map<std::size_t, std::size_t> set_numbers;
  for (std::size_t event = 0; event < events; ++event)
    set[event] = set_numbers.try_emplace(root(event), set_numbers.size()).first->second;
  return set;
}

/// Whether what is said is the fact; a timing and a link say nothing but that they are so.
bool states(const Says& says, const Says& believed, order::Fact::Type fact, EventId whole) {
  switch (fact) {
    case order::Fact::Type::date: {
      const auto* said = find(says.fields, "when");
      const auto* date = find(believed.fields, "when");
      return said != nullptr && date != nullptr && *said == *date;
    }
    case order::Fact::Type::part:
      return std::ranges::find(says.part_of, whole) != says.part_of.end();
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
  const auto ties = ties_that_hold(read, numbers);

  const auto set_of = sets_of(read.events.size(), ties, numbers);
  std::vector<KnownTimes> sets(read.events.empty() ? 0 : std::ranges::max(set_of) + 1);
  std::vector<order::EventNumber> number_in_set;
  for (std::size_t i = 0; i < read.events.size(); ++i) {
    auto& event = read.events[i];
    auto& known = sets[set_of[i]];
    const auto number = known.facts.events++;
    number_in_set.push_back(number);
    if (!event.date.empty()) {
      known.facts.facts.push_back({order::Fact::Type::date, number, number, event.bounds(), {}});
      known.places.push_back({event.id, event.contested});
    }
    known.events.push_back(std::move(event));
  }
  std::map<std::string, Gap, std::less<>> gaps;  // few differ
  for (const auto& tie : ties) {
    const auto event = numbers.at(tie.event.value());
    auto& known = sets[set_of[event]];
    auto& fact = known.facts.facts.emplace_back();
    fact.type = tie.type;
    fact.event = number_in_set[event];
    fact.other = number_in_set[numbers.at(tie.other.value())];
    if (tie.type == order::Fact::Type::timing) {
      auto gap = gaps.find(tie.gap);
      if (gap == gaps.end()) gap = gaps.emplace(tie.gap, read_gap(tie.gap)).first;
      fact.gap = gap->second;
    }
    known.places.push_back({tie.record, tie.contested});
  }
  return sets;
}

std::vector<Claim> claims_on(State& state, order::Fact::Type fact, const Row& row, EventId other) {
  auto claims = claims_of(state, row);
  std::erase_if(claims, [&](const Claim& claim) {
    return claim.retracted() || claim.stance != Stance::asserts || !states(claim.says, row.says, fact, other);
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
    std::ranges::move(known.places, std::back_inserter(all.places));
  }
  return all;
}

}  // namespace annals::store
