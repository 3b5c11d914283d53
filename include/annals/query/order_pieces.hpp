#pragma once

#include "annals/export.hpp"
#include "annals/lines.hpp"
#include "annals/query/order.hpp"

namespace annals::inline v0_2 {

/// The text of a fact, with its date in a piece of its own; all else is in the role given.
ANNALS_EXPORT Pieces pieces_of(const OrderFact& fact, Role role = Role::text);

}  // namespace annals::inline v0_2
