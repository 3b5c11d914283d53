#pragma once

#include "annals/cause/explanation.hpp"
#include "annals/knowledge_base.hpp"

#include <cstddef>
#include <vector>

namespace annals::tools {

/// Every link of an event, of whatever kind and standing, first those that lead to it.
std::vector<Step> links_of(const KnowledgeBase& base, EventId event);

/// How much a source says. O(claims of the base).
struct SaidBy {
  std::size_t claims = 0;
  std::size_t records = 0;
};
SaidBy said_by(const KnowledgeBase& base, SourceId source);

}  // namespace annals::tools
