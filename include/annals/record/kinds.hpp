#pragma once

#include "annals/record/kinds/condition.hpp"
#include "annals/record/kinds/construction.hpp"
#include "annals/record/kinds/diplomacy.hpp"
#include "annals/record/kinds/military.hpp"

#include <tuple>

namespace annals {

/// The kinds that every base has a table for. A kind of your own needs no entry here: it is described
/// in the base when the first event of it is added.
using BuiltInKinds = std::tuple<Agreement, Condition, Declaration, Demolition, Dispute, Exercise, Opening,
                                Sanction, Statement, Summit, WeaponTest>;

}  // namespace annals
