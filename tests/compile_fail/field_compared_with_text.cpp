// A range in kilometres is not compared with a word.
// expect: the value cannot be compared with this field
#include "annals/query/events.hpp"
#include "annals/record/kinds.hpp"

annals::EventQuery<annals::WeaponTest> far(const annals::EventQuery<annals::WeaponTest>& tests) {
#ifdef GOOD
  return tests.where(&annals::WeaponTest::range_km, annals::at_least, 1000);
#else
  return tests.where(&annals::WeaponTest::range_km, annals::at_least, "far");
#endif
}
