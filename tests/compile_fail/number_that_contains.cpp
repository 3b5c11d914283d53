// A number contains no text.
// expect: only a field of text contains a text
#include "annals/query/condition.hpp"
#include "annals/record/kinds.hpp"

#ifdef GOOD
auto condition = annals::field(&annals::WeaponTest::weapon).contains("nuclear");
#else
auto condition = annals::field(&annals::WeaponTest::range_km).contains("1");
#endif
