// Two points in time have no sum.
// expect: no match for
#include "annals/time/instant.hpp"

bool later(annals::Instant a, annals::Instant b) {
#ifdef GOOD
  return a < b;
#else
  return a + b < b;
#endif
}
