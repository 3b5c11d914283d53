// A test of a weapon has no agreed text.
// expect: this is a condition on events of another kind
#include "annals/query/events.hpp"
#include "annals/record/kinds.hpp"

annals::EventQuery<annals::WeaponTest> some(const annals::EventQuery<annals::WeaponTest>& tests) {
#ifdef GOOD
  return tests.where(annals::field(&annals::WeaponTest::successful) == true);
#else
  return tests.where(annals::field(&annals::Summit::agreed) == true);
#endif
}
