#include "belief/backing.hpp"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <span>
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

/// Whether two dates agree, and the second says it more firmly, or as firmly and more closely.
bool gives_way(const Backing& one, const Backing& to) {
  const bool is_firm = one.firmness != Firmness::doubted;
  const bool is_to_firm = to.firmness != Firmness::doubted;
  return is_firm == is_to_firm ? is_narrower(to.extent, one.extent)
                               : is_to_firm && agree(to.extent, one.extent);
}

/// A date that gives way to others leaves its backing to them.
void keep_precise(std::vector<std::size_t>& left, std::vector<Backing>& backings) {
  const auto before = backings;
  std::vector<std::size_t> out;
  for (const auto one : left)
    for (const auto other : left) {
      if (!gives_way(before[one], before[other])) continue;
      if (out.empty() || out.back() != one) out.push_back(one);
      backings[other].add(before[one]);
    }
  std::erase_if(left, [&](std::size_t one) { return std::ranges::binary_search(out, one); });
}

void keep_best(Reason reason, std::vector<std::size_t>& left, std::vector<Backing>& backings) {
  switch (reason) {
    case Reason::rank:
      return keep_best(left, backings, [](const Backing& one) { return just(one.rank); });
    case Reason::report:
      return keep_best(left, backings, [](const Backing& one) { return just(one.is_report); });
    case Reason::precision:
      return keep_precise(left, backings);
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

void Backing::add(const Backing& other) {
  claims += other.claims;
  std::tie(rank, reliability) =
      std::max(std::pair(rank, reliability), std::pair(other.rank, other.reliability));
  is_report |= other.is_report;
  firmness = std::max(firmness, other.firmness);
  std::vector<SourceId> all;
  std::ranges::set_union(origins, other.origins, std::back_inserter(all));
  origins = std::move(all);
  latest = {std::max(latest.from, other.latest.from), std::max(latest.to, other.latest.to)};
  earliest = {std::min(earliest.from, other.earliest.from), std::min(earliest.to, other.earliest.to)};
}

void Backing::add(const Weighed& one, bool is_stated, bool reports) {
  const auto& published = one.published;
  Backing alone{1,           one.claim->rank(), one.reliability, reports, firmness_of(*one.claim, is_stated),
                one.origins, published,         published,       {}};
  if (alone.origins.empty()) alone.origins = {one.claim->citation.source.value()};
  add(alone);
}

Result contest(const Policy& policy, std::vector<Backing> backings) {
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
  return contest(policy, {one, other}).held_out[1] < policy.size();
}

}  // namespace annals::inline v0_2::belief
