#pragma once

#include "annals/record/claim.hpp"

namespace annals::inline v0_2::io {

/// Whether `held`, a claim of a base, says word for word what a line says: everything but ids, reviews and
/// when it was recorded. Both refer by the ids of the base, `self` among them, and their lists are sorted.
bool says_the_same(const Claim& line, const Claim& held, SourceId self);

/// Sorts the lists of a claim, whose order says nothing, and drops what stands in them twice.
void sort_lists(Statement& statement);

}  // namespace annals::inline v0_2::io
