#pragma once

#include "belief/weighed.hpp"

#include <compare>

namespace annals::inline v0_2::belief {

/// A total order but for claims of equal content, whatever their ids and the order in which they came: by
/// rank, reliability, and then by content, of which the lesser is the greater claim, and an assertion than a
/// dispute. The greater stands first where claims are listed. Content means nothing: it is there so that the
/// order never rests on entry.
std::strong_ordering compare_claims(const Weighed& a, const Weighed& b, const NameOf& name_of);

/// Orders values by type and then by value, other records by what they are called. Tells apart all that
/// `compare_values` does, the words of dates and the sign of zero.
std::strong_ordering compare_contents(const Value& a, const Value& b, const NameOf& name_of);

/// Whether two say the same, and an order that rests on local ids. Dates are the same when their EDTF texts
/// are, whatever the words beside them; so are 0 and -0, and all NaN.
std::weak_ordering compare_values(const Value& a, const Value& b);

}  // namespace annals::inline v0_2::belief
