#include "query/expectation.hpp"

#include "store/binding.hpp"

namespace annals::inline v0_2::query {

Outcome outcome_of(const store::Row& event) {
  const auto* said = find(event.statement.fields, "outcome");
  return said == nullptr ? Outcome::open : store::read_word<Outcome>(std::get<std::string>(*said));
}

bool expects(const Claim& claim, Outcome outcome) {
  return !claim.withdrawn() &&
         (claim.is_forecast() || (claim.citation.likelihood && outcome == Outcome::open));
}

}  // namespace annals::inline v0_2::query
