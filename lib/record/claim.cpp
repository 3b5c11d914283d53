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

bool Claim::is_forecast() const {
  if (said.window) return true;
  const auto* outcome = find(says.fields, "outcome");
  return said.likelihood && outcome != nullptr && *outcome == Value(std::string(word(Outcome::open)));
}

bool detail::same_citation(const Said& a, const Said& b) {
  return a.source == b.source && a.speaker == b.speaker && a.locator == b.locator &&
         a.published == b.published && a.likelihood == b.likelihood && a.window == b.window;
}

}  // namespace annals
