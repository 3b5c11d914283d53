#pragma once

#include "annals/record/claim.hpp"

namespace annals::inline v0_2::io {

/// Whether `held`, a claim of a base, says word for word what a line says: everything but ids and reviews.
/// Where the line does not say when it was recorded, that does not count. Both refer by the ids of the base,
/// `self` among them, and their lists are sorted.
bool says_the_same(const Claim& line, const Claim& held, SourceId self);

/// Sorts the lists of a claim, whose order says nothing, and drops what stands in them twice.
void sort_lists(Statement& statement);

}  // namespace annals::inline v0_2::io
