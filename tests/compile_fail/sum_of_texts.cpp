// Texts have no sum.
// expect: only of a field of numbers there are a least, a greatest, a sum and a mean
#include "annals/query/events.hpp"
#include "annals/record/kinds.hpp"

auto sum(const annals::EventQuery<annals::WeaponTest>& tests) {
#ifdef GOOD
  return tests.sum(&annals::WeaponTest::yield_kt);
#else
  return tests.sum(&annals::WeaponTest::weapon);
#endif
}
