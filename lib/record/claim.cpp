#include "annals/record/claim.hpp"

#include <algorithm>

namespace annals::inline v0_2 {

bool Claim::retracted() const {
  return std::any_of(reviews.begin(), reviews.end(), [](const Review& act) { return !act.rank; });
}

Rank Claim::rank() const {
  const auto last =
      std::find_if(reviews.rbegin(), reviews.rend(), [](const Review& act) { return act.rank.has_value(); });
  return last == reviews.rend() ? Rank::normal : *last->rank;
}

bool Claim::is_forecast() const {
  if (citation.window) return true;
  const auto* outcome = find(statement.fields, "outcome");
  return citation.likelihood && outcome != nullptr && *outcome == Value(std::string(word(Outcome::open)));
}

bool detail::same_citation(const Citation& a, const Citation& b) {
  return a.source == b.source && a.speaker == b.speaker && a.locator == b.locator &&
         a.published == b.published && a.likelihood == b.likelihood && a.window == b.window;
}

}  // namespace annals::inline v0_2
