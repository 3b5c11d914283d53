#pragma once

#include "annals/record/belief.hpp"
#include "annals/record/claim.hpp"
#include "annals/time/instant.hpp"

#include <compare>
#include <functional>
#include <string>

namespace annals::inline v0_2::belief {

/// A claim with what the base's owner and its source lend it.
struct Weighed {
  const Claim* claim;
  double reliability;  ///< of its source; 0.5 when unrated
  Instant published;   ///< earliest start of the claim's own publication date, or else of its source's;
                       ///< unbounded past when unknown
};

/// What a record is known by in every base that holds it. Local ids differ between two bases that hold the
/// same, and must decide nothing.
using NameOf = std::function<std::string(RecordId)>;

/// How two claims compare in strength, and the first criterion on which they differ.
struct Comparison {
  std::weak_ordering order;  ///< `greater`: the first is the stronger; `equivalent`: their contents are equal
  Reason criterion;
};

/// A total order but for claims of equal content, whatever their ids and the order in which they came:
/// by rank, reliability, later publication, later recording, and then by content, where an assertion is
/// stronger than a dispute. The rest of the content decides without meaning anything, just so that something
/// does. See `believe` for the policy that this is a part of.
Comparison compare_strength(const Weighed& a, const Weighed& b, const NameOf& name_of);

/// Orders values by type and then by value. Dates are the same when their EDTF texts are, whatever the words
/// beside them; so are 0 and -0, and all NaN.
std::weak_ordering compare_values(const Value& a, const Value& b);

}  // namespace annals::inline v0_2::belief
