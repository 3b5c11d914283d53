#pragma once

#include "order/estimate.hpp"

#include <vector>

namespace annals::inline v0_2::order {

/// What would be so of two events if the doubted facts held that fit.
struct Expected {
  Precedence starts_before = Precedence::may;
  Precedence precedes = Precedence::may;  ///< whether the first is over when the second starts
  Precedence follows = Precedence::may;   ///< whether the second is over when the first starts
  Relations relations = Relations::all();
  /// Doubted facts that this follows from, beside firm ones; without any one of them the others say less. By
  /// the numbers of the firm chronology, in order. Empty: it is no more than the firm facts say.
  std::vector<FactNumber> rests_on{};
};

/// Of events of the firm chronology that the estimate follows. O(d (n + m) log n) in the doubted facts that
/// bear on the two.
Expected expected(const Chronology& firm, Estimate estimate, EventNumber a, EventNumber b);

}  // namespace annals::inline v0_2::order
