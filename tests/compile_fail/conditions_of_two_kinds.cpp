// No event is a summit and a test at once.
// expect: these are conditions on events of two kinds
#include "annals/query/condition.hpp"
#include "annals/record/kinds.hpp"

#ifdef GOOD
auto both = annals::field(&annals::Summit::agreed) == true && annals::said_by(annals::SourceId(1));
#else
auto both =
    annals::field(&annals::Summit::agreed) == true && annals::field(&annals::WeaponTest::range_km) > 1000;
#endif
