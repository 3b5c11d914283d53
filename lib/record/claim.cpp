#include "annals/record/claim.hpp"

#include <algorithm>

namespace annals {

bool Claim::retracted() const {
  return std::any_of(verdicts.begin(), verdicts.end(), [](const Verdict& act) { return !act.rank; });
}

Rank Claim::rank() const {
  const auto last = std::find_if(verdicts.rbegin(), verdicts.rend(),
                                 [](const Verdict& act) { return act.rank.has_value(); });
  return last == verdicts.rend() ? Rank::normal : *last->rank;
}

}  // namespace annals
