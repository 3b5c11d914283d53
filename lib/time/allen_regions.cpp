#include "time/allen_regions.hpp"

#include "time/allen_ranks.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>

namespace annals::inline v0_2 {

namespace {

enum End : std::size_t { a_start, a_end, b_start, b_end };

constexpr std::array<int, 4> ends(std::size_t relation) {
  const auto& rank = allen_ranks[relation];
  return {rank.a_start, rank.a_end, rank.b_start, rank.b_end};
}

/// Whether the relation lies between two others, or is one of them, in how each end of a stands to each of b:
/// before it, at it or after it.
constexpr bool is_between(std::size_t relation, std::size_t low, std::size_t high) {
  const auto sign = [](std::size_t of, End a, End b) {
    const int apart = ends(of)[a] - ends(of)[b];
    return apart < 0 ? -1 : apart > 0 ? 1 : 0;
  };
  for (const End a : {a_start, a_end})
    for (const End b : {b_start, b_end})
      if (sign(relation, a, b) < sign(low, a, b) || sign(relation, a, b) > sign(high, a, b)) return false;
  return true;
}

std::vector<Relations> make_convex_relations() {
  std::vector<Relations> all;
  for (std::size_t low = 0; low < allen_count; ++low)
    for (std::size_t high = 0; high < allen_count; ++high) {
      Relations convex;
      for (std::size_t i = 0; i < allen_count; ++i)
        if (is_between(i, low, high)) convex |= static_cast<Allen>(i);
      if (!convex.empty()) all.push_back(convex);
    }
  // What covers more asks less.
  std::ranges::stable_sort(all, [](Relations a, Relations b) { return a.size() > b.size(); });
  return all;
}

/// How many steps there are at least from one end to another, whichever of the relations it is; none where
/// one of them has it the other way round.
std::optional<int> steps(Relations relations, End from, End to) {
  int fewest = std::numeric_limits<int>::max();
  for (std::size_t i = 0; i < allen_count; ++i)
    if (relations.contains(static_cast<Allen>(i))) fewest = std::min(fewest, ends(i)[to] - ends(i)[from]);
  return fewest >= 0 ? std::optional(fewest) : std::nullopt;
}

/// The least instant so many steps after this one.
Instant steps_after(Instant instant, int count) {
  for (; count > 0; --count) instant = earliest_end_after(instant);
  return instant;
}

/// The greatest instant from which so many steps lead no farther than to this one.
Instant steps_before(Instant instant, int count) {
  const auto has_steps = [](Instant one) { return earliest_end_after(one) != one; };
  for (; count > 0 && has_steps(instant); --count) instant = Instant::from_key(instant.key() - 1);
  return instant;
}

bool can_be(const Bounds& b, int least_steps) {
  return b.earliest_start <= b.latest_start && b.earliest_end <= b.latest_end &&
         steps_after(b.earliest_start, least_steps) <= b.latest_end;
}

/// Of a convex part, whose comparisons make the ends a simple temporal network: it has a solution where no
/// least instant, carried on by the steps between two ends, goes beyond the other's most (Dechter, Meiri,
/// Pearl 1991).
AllenRegion region_of(Relations convex, const Bounds& b) {
  struct Known {
    End end;
    Instant least, most;
  };
  const auto at_most = [&](End end, const Known& known, std::optional<Instant>& limit) {
    if (const auto count = steps(convex, end, known.end)) {
      const auto most = steps_before(known.most, *count);
      limit = limit ? std::min(*limit, most) : most;
    }
  };
  const auto at_least = [&](End end, const Known& known, std::optional<Instant>& limit) {
    if (const auto count = steps(convex, known.end, end)) {
      const auto least = steps_after(known.least, *count);
      limit = limit ? std::max(*limit, least) : least;
    }
  };
  AllenRegion region;
  for (const auto& known :
       {Known{b_start, b.earliest_start, b.latest_start}, Known{b_end, b.earliest_end, b.latest_end}}) {
    at_most(a_start, known, region.earliest_start);
    at_least(a_start, known, region.latest_start);
    at_most(a_end, known, region.earliest_end);
    at_least(a_end, known, region.latest_end);
  }
  region.lasting_us = steps(convex, a_start, a_end).value();
  return region;
}

}  // namespace

std::vector<Relations> convex_parts(Relations relations) {
  static const auto convex_relations = make_convex_relations();
  std::vector<Relations> parts;
  for (auto left = relations; !left.empty();) {
    Relations most;
    for (const auto convex : convex_relations)
      if (convex.within(relations) && (convex & left).size() > (most & left).size()) most = convex;
    parts.push_back(most);
    left &= ~most;
  }
  return parts;
}

std::vector<AllenRegion> allen_regions(Relations relations, const Bounds& b) {
  std::vector<AllenRegion> regions;
  for (const auto part : convex_parts(relations))
    if (can_be(b, steps(part, b_start, b_end).value())) regions.push_back(region_of(part, b));
  return regions;
}

}  // namespace annals::inline v0_2
