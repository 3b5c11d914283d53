// An event has the fields of its kind and no others.
// expect: has no non-static data member named 'range_km'
#include "annals/record/event.hpp"
#include "annals/record/kinds.hpp"

#ifdef GOOD
annals::Event<annals::WeaponTest> event{.key = "test", .details = {.range_km = 1000}};
#else
annals::Event<annals::Summit> event{.key = "test", .details = {.range_km = 1000}};
#endif
