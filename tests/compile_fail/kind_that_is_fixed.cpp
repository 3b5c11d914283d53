// The struct gives the kind; it cannot be set beside it.
// expect: must be brace-enclosed
#include "annals/record/event.hpp"
#include "annals/record/kinds.hpp"

#ifdef GOOD
annals::Event<> event{.key = "a", .kind = "threat"};
#else
annals::Event<annals::Summit> event{.key = "a", .kind = "threat"};
#endif
