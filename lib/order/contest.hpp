#pragma once

#include "order/chronology.hpp"

#include <compare>
#include <functional>
#include <vector>

namespace annals::order {

/// How strong a fact is against others that cannot hold with it: the best rank of the claims that assert it,
/// then the reliability of the best source among those. Dates of publication do not count: a later word on
/// one fact says nothing against another.
struct Strength {
  int rank = 0;
  double reliability = 0;
  friend auto operator<=>(const Strength&, const Strength&) = default;
};

/// Facts that cannot all hold.
struct Contest {
  std::vector<bool> contested{};  ///< by fact; those that are not can all hold. Empty: none is
  /// Each a smallest set that cannot hold: without any one of its facts the rest can. In the order of facts.
  std::vector<std::vector<FactNumber>> conflicts{};
};

/// Which facts are contested: of every conflict found the weakest, all that are equally weak. What cannot
/// hold with a conflict less one of its facts is contested too, so that of two facts that contradict the same
/// others neither profits from being found first. Where many conflicts overlap, which of them are found
/// follows from the order of the facts. A pure function of the facts in their order and of the strengths,
/// which are asked for only of facts in conflicts. O((n + m) log n) where all can hold, else that for each
/// conflict and each fact in it.
Contest contest(const Facts& facts, const std::function<Strength(FactNumber)>& strength);

}  // namespace annals::order
