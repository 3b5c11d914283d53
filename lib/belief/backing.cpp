#include "belief/backing.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <tuple>
#include <utility>

namespace annals::inline v0_2::belief {

namespace {

Firmness firmness_of(const Claim& claim, bool is_stated) {
  if (!claim.is_firm()) return Firmness::doubted;
  return is_stated ? Firmness::stated : Firmness::implied;
}

/// Keeps of `left` what no other beats: each has a range of worth, and beats those of which all of the range
/// lies below all of its own.
template <class Worth>
void keep_best(std::vector<std::size_t>& left, std::span<const Backing> backings, Worth worth) {
  auto best = worth(backings[left.front()]).first;
  for (const auto one : left) best = std::max(best, worth(backings[one]).first);
  std::erase_if(left, [&](std::size_t one) { return worth(backings[one]).second < best; });
}

/// The range of worth of what is known exactly.
template <class Exact>
auto just(Exact exact) {
  return std::pair(exact, exact);
}

void keep_best(Reason reason, std::vector<std::size_t>& left, std::span<const Backing> backings) {
  switch (reason) {
    case Reason::rank:
      return keep_best(left, backings, [](const Backing& one) { return just(one.rank); });
    case Reason::report:
      return keep_best(left, backings, [](const Backing& one) { return just(one.is_report); });
    case Reason::reliability:
      return keep_best(left, backings, [](const Backing& one) { return just(one.reliability); });
    case Reason::origins:
      return keep_best(left, backings, [](const Backing& one) { return just(one.origins.size()); });
    case Reason::firmness:
      return keep_best(left, backings, [](const Backing& one) { return just(one.firmness); });
    // The end of a publication is exclusive. Its complement reverses an order of keys.
    case Reason::later_publication:
      return keep_best(left, backings, [](const Backing& one) {
        return std::pair(one.latest.from.key(), one.latest.to.key() - 1);
      });
    case Reason::earlier_publication:
      return keep_best(left, backings, [](const Backing& one) {
        return std::pair(~(one.earliest.to.key() - 1), ~one.earliest.from.key());
      });
  }
}

}  // namespace

void Backing::add(const Weighed& one, bool is_stated, bool reports) {
  ++claims;
  const auto weight = std::pair(one.claim->rank(), one.reliability);
  if (claims == 1 || weight > std::pair(rank, reliability)) std::tie(rank, reliability) = weight;
  is_report |= reports;
  firmness = std::max(firmness, firmness_of(*one.claim, is_stated));
  const auto add_origin = [&](SourceId origin) {
    const auto place = std::ranges::lower_bound(origins, origin);
    if (place == origins.end() || *place != origin) origins.insert(place, origin);
  };
  if (one.origins.empty()) add_origin(one.claim->citation.source.value());
  std::ranges::for_each(one.origins, add_origin);
  latest = {std::max(latest.from, one.published.from), std::max(latest.to, one.published.to)};
  earliest = {std::min(earliest.from, one.published.from), std::min(earliest.to, one.published.to)};
}

Result contest(const Policy& policy, std::span<const Backing> backings) {
  Result result{std::vector<std::size_t>(backings.size(), policy.size()), {}};
  std::vector<std::size_t> left(backings.size());
  std::iota(left.begin(), left.end(), std::size_t{0});
  for (std::size_t i = 0; i < policy.size() && left.size() > 1; ++i) {
    const auto before = left;
    keep_best(policy[i], left, backings);
    for (const auto one : before)
      if (!std::ranges::binary_search(left, one)) result.held_out[one] = i;
    if (left.size() == 1) result.decided_by = policy[i];
  }
  return result;
}

bool is_stronger(const Policy& policy, const Backing& one, const Backing& other) {
  const std::array both{one, other};
  return contest(policy, both).held_out[1] < policy.size();
}

}  // namespace annals::inline v0_2::belief
