#pragma once

#include "annals/record/claim.hpp"
#include "annals/record/field.hpp"
#include "annals/record/likelihood.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace annals::inline v0_2 {

/// One way to choose between values. docs/belief.md says what each weighs.
enum class Reason {
  rank,               ///< the owner's, of the best claim that asserts it
  report,             ///< what is reported before what is only foreseen, and any outcome before `open`
  precision,          ///< of dates that agree the firmer, then the narrower; it has the backing of both
  reliability,        ///< of the source of the best claim
  origins,            ///< how many sources say it that do not have it from one another
  firmness,           ///< said in so many words, then implied, then said with reservation
  later_publication,  ///< the later word, where one is surely the later
  earlier_publication
};

/// How a base chooses: reason after reason, the values stay that no other beats. Those that are left
/// at the end are undecided.
using Policy = std::vector<Reason>;

/// The rule of a base for values that nothing else decides between.
enum class Ties { undecided, later, earlier };

/// The policy of a base with this rule.
inline Policy policy(Ties ties = Ties::undecided) {
  Policy all{Reason::rank,        Reason::report,  Reason::precision,
             Reason::reliability, Reason::origins, Reason::firmness};
  if (ties == Ties::later) all.push_back(Reason::later_publication);
  if (ties == Ties::earlier) all.push_back(Reason::earlier_publication);
  return all;
}

/// Something that is said of a record, and what speaks for and against it. Claims stand in the order of rank,
/// reliability and content.
template <class T>
struct Said {
  T value{};
  std::vector<ClaimId> asserted_by{};
  std::vector<ClaimId> disputed_by{};
  bool accepted = false;                   ///< it is believed, or may be: see `FieldBelief::is_decided`
  bool contested = false;                  ///< accepted, and a dispute is just as strong
  bool agrees = false;                     ///< a date, not accepted, but one that agrees with it is
  bool firm = false;                       ///< some claim asserts it without reservation
  std::optional<Likelihood> likelihood{};  ///< where it is not firm: that of the best claim, if it has one
};

/// One value that someone states for a field.
using Candidate = Said<Value>;

/// Something said that counts no more, as the same source says otherwise.
struct Superseded {
  std::string field{};  ///< empty: the claim as a whole
  ClaimId claim{};
  std::optional<ClaimId> by{};  ///< a later claim of the same speaker; absent: the last edition lacks it
  friend bool operator==(const Superseded&, const Superseded&) = default;
};

/// What is believed of one field.
struct FieldBelief {
  std::string field{};
  /// The accepted ones first, in the order of their contents; then those that held out longest.
  std::vector<Candidate> candidates{};
  /// What left one value alone. Absent where there never was another, or where there is no decision.
  std::optional<Reason> decided_by{};

  /// The values that are accepted: none, the one that is believed, or all that nothing decides between.
  [[nodiscard]] std::span<const Candidate> accepted() const {
    std::size_t count = 0;
    while (count < candidates.size() && candidates[count].accepted) ++count;
    return std::span(candidates).first(count);
  }
  [[nodiscard]] bool is_decided() const { return accepted().size() < 2; }
};

/// What one source and speaker contradict themselves on.
struct SelfContradiction {
  std::string field{};            ///< empty: whether the record is so at all
  std::vector<ClaimId> claims{};  ///< the best for each value, and for each dispute of one of these
  friend bool operator==(const SelfContradiction&, const SelfContradiction&) = default;
};

/// What a base believes of one record, and why: a pure function of the claims on it.
struct Belief {
  Standing standing = Standing::accepted;
  /// The accepted values; of a field that is undecided, the first in the order of contents.
  Statement statement{};
  bool firm = false;                       ///< some claim asserts the record without reservation
  std::optional<Likelihood> likelihood{};  ///< where it is not firm
  std::vector<FieldBelief> fields{};
  std::vector<Said<Participant>> with{};
  std::vector<Said<Name>> names{};
  std::vector<Said<EventId>> part_of{};
  std::vector<Said<SourceId>> derived_from{};
  std::vector<Superseded> superseded{};
  /// Claims published before all of the time at which they say that the event is, so that it has not
  /// occurred by their word.
  std::vector<ClaimId> dated_ahead{};
  std::vector<SelfContradiction> self_contradictions{};
  /// Of an event: the instant by which it had started, as the earliest firm report of it was published then
  /// by the clocks of the base; and the claims that report it so early. Absent: no report has a date.
  std::optional<Instant> reported{};
  std::vector<ClaimId> reported_by{};

  /// What is believed of a field, or null where nobody speaks of it. O(fields).
  [[nodiscard]] const FieldBelief* field(std::string_view name) const {
    for (const auto& one : fields)
      if (one.field == name) return &one;
    return nullptr;
  }
};

}  // namespace annals::inline v0_2
