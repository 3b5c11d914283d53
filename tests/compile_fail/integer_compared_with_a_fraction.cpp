// No number of people lies between 8 and 9: what is asked for would be cut off without a word.
// expect: the value cannot be compared with this field
#include "annals/query/events.hpp"
#include "annals/record/kinds.hpp"

annals::EventQuery<annals::Exercise> small(const annals::EventQuery<annals::Exercise>& exercises) {
#ifdef GOOD
  return exercises.where(&annals::Exercise::troops, annals::less_than, 8);
#else
  return exercises.where(&annals::Exercise::troops, annals::less_than, 8.5);
#endif
}
