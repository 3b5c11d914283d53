#pragma once

#include "belief/word.hpp"

#include <optional>
#include <vector>

namespace annals::inline v0_2::belief {

/// Which claims are ahead of what they speak of: each date that their own claim gives, or else their source
/// anywhere, lies wholly after their publication. They report nothing that has happened. `dates` are the
/// words on the date of the event, of which those that count are looked at.
std::vector<bool> dated_ahead(const Ranked& ranked, const std::vector<Word>& dates);

/// What a claim says became of the event, if it says anything:
///
/// - what it states, but for `occurred` where it is ahead of the event, which says `open`;
/// - where it states nothing, nothing if its source states an outcome elsewhere, but for an `open` that was
///   surely published before;
/// - else `open` of a forecast for a time, and of one that is ahead of the event;
/// - else `occurred`: it reports the event.
struct OutcomeWord {
  std::size_t claim;
  Value outcome;
  bool is_stated;
};
std::vector<OutcomeWord> outcome_words(const Ranked& ranked, const std::vector<bool>& ahead);

/// What became of an event that this is the only claim on, which asserts it.
Value outcome_of_only(const Weighed& claim);

/// By when an event had started, if a claim gives it this outcome: the last instant at which that can have
/// been published. Nothing where it does not report the event, or not firmly, or at an unknown time.
std::optional<Instant> reported_by(const Weighed& claim, const Value& outcome);

}  // namespace annals::inline v0_2::belief
