// A library that others build with Annals inside.
#include "annals/knowledge_base.hpp"

bool has_events(const char* path);
bool has_events(const char* path) {
  return annals::KnowledgeBase::open(path).events().count() > 0;
}
