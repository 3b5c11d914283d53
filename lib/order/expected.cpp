#include "order/expected.hpp"

#include "order/unique.hpp"

#include <algorithm>
#include <array>
#include <tuple>

namespace annals::inline v0_2::order {

namespace {

using Numbers = std::vector<FactNumber>;
using Points = std::array<Node, 4>;

Points points_of(const Ends& a, const Ends& b) {
  return {a.start, a.end, b.start, b.end};
}

Expected answer(const Network& network, const Ends& a, const Ends& b) {
  return {starts_before(network, a, b),
          precedes(network, a, b),
          precedes(network, b, a),
          possible_relations(network, a, b),
          {}};
}

bool is_same(const Expected& one, const Expected& other) {
  const auto values = [](const Expected& expected) {
    return std::tuple(expected.starts_before, expected.precedes, expected.follows, expected.relations);
  };
  return values(one) == values(other);
}

/// The doubted facts that force how the points lie to each other, where the firm facts do not.
Numbers that_force(const Chronology& estimate, const Points& points, const Network& firm,
                   const Points& firm_points) {
  Numbers found;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const auto most = estimate.network().most_from(points[i]);
    const auto firm_most = firm.most_from(firm_points[i]);
    for (std::size_t j = 0; j < points.size(); ++j) {
      const auto& limit = most[points[j]];
      if (!limit || limit == firm_most[firm_points[j]]) continue;
      const auto proof = estimate.proof(points[i], points[j], *limit).value();
      for (const auto fact : estimate.rests_on(proof))
        if (estimate.is_doubted(fact)) found.push_back(fact);
    }
  }
  make_unique(found);
  return found;
}

}  // namespace

Expected expected(const Chronology& firm, Estimate estimate, EventNumber a, EventNumber b) {
  for (const auto event : {a, b}) estimate.take_in(firm, event);
  auto& chronology = estimate.chronology();
  const auto firm_a = Chronology::ends(a);
  const auto firm_b = Chronology::ends(b);
  const auto ends_a = Chronology::ends(*estimate.number_of(a));
  const auto ends_b = Chronology::ends(*estimate.number_of(b));
  auto expected = answer(chronology.network(), ends_a, ends_b);
  if (is_same(expected, answer(firm.network(), firm_a, firm_b))) return expected;

  auto needed = that_force(chronology, points_of(ends_a, ends_b), firm.network(), points_of(firm_a, firm_b));
  for (const auto fact : chronology.doubted())
    if (!std::ranges::binary_search(needed, fact)) chronology.release(fact);
  std::erase_if(needed, [&](FactNumber fact) {
    chronology.release(fact);
    const bool is_needless = is_same(expected, answer(chronology.network(), ends_a, ends_b));
    if (!is_needless) chronology.hold(fact);
    return is_needless;
  });
  for (const auto fact : needed) expected.rests_on.push_back(estimate.firm_fact(fact));
  std::ranges::sort(expected.rests_on);
  return expected;
}

}  // namespace annals::inline v0_2::order
