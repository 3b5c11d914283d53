// A place is no event, so it causes nothing.
// expect: RecordType::place>' to
#include "annals/knowledge_base.hpp"

annals::LinkId edge(annals::KnowledgeBase& base, annals::PlaceId place, annals::EventId event) {
#ifdef GOOD
  (void)place;
  return base.link(event, annals::causes, event);
#else
  return base.link(place, annals::causes, event);
#endif
}
