// A place is no event, so it causes nothing.
// expect: no matching function for call to 'annals::KnowledgeBase::link(annals::PlaceId&
#include "annals/knowledge_base.hpp"

annals::LinkId edge(annals::KnowledgeBase& base, annals::PlaceId place, annals::EventId event) {
#ifdef GOOD
  (void)place;
  return base.link(event, annals::causes, event);
#else
  return base.link(place, annals::causes, event);
#endif
}
