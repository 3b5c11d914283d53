#include "annals/record/claim.hpp"

#include <algorithm>
#include <initializer_list>

namespace annals::inline v0_2 {

namespace {

/// The last of the reviews that is one of these acts, or `none`.
Act last_of(const std::vector<Review>& reviews, std::initializer_list<Act> acts, Act none) {
  const auto last = std::find_if(reviews.rbegin(), reviews.rend(), [&](const Review& review) {
    return std::find(acts.begin(), acts.end(), review.act) != acts.end();
  });
  return last == reviews.rend() ? none : last->act;
}

}  // namespace

bool Claim::retracted() const {
  return last_of(reviews, {Act::retracted, Act::reinstated}, Act::reinstated) == Act::retracted;
}

bool Claim::superseded() const {
  return last_of(reviews, {Act::superseded, Act::restated}, Act::restated) == Act::superseded;
}

Rank Claim::rank() const {
  const auto act = last_of(reviews, {Act::deprecated, Act::normal, Act::preferred}, Act::normal);
  return *from_word<Rank>(word(act));
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
