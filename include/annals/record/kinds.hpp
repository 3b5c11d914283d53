#pragma once

#include "annals/export.hpp"
#include "annals/record/field.hpp"
#include "annals/record/kinds/condition.hpp"
#include "annals/record/kinds/construction.hpp"
#include "annals/record/kinds/diplomacy.hpp"
#include "annals/record/kinds/military.hpp"

#include <tuple>
#include <vector>

namespace annals::inline v0_2 {

/// The kinds of event that come with the library: a base describes one when the first event of it is added,
/// as it does with a kind of your own, which needs no entry here.
using BuiltInKinds = std::tuple<Agreement, Condition, Declaration, Demolition, Dispute, Exercise, Opening,
                                Sanction, PublicStatement, Summit, WeaponTest>;

/// Their descriptions, by name.
ANNALS_EXPORT std::vector<KindDescription> built_in_kinds();

}  // namespace annals::inline v0_2
