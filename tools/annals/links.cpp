#include "links.hpp"

#include <algorithm>
#include <set>

namespace annals::tools {

std::vector<Step> links_of(const KnowledgeBase& base, EventId event) {
  // A walk of one link each way sees them all, once it is told to go along every kind.
  WalkOptions options{.depth = 1, .with_rejected = true};
  for (std::size_t i = 0; i < words_of<LinkKind>.size(); ++i)
    options.kinds.push_back(static_cast<LinkKind>(i));
  std::vector<Step> links;
  for (const auto walk : {&KnowledgeBase::causes, &KnowledgeBase::effects}) {
    for (auto& step : (base.*walk)(event, options).steps) {
      const bool touches = step.from.id == event || step.to.id == event;
      const bool known = std::ranges::find(links, step.link, &Step::link) != links.end();
      if (touches && !known) links.push_back(std::move(step));
    }
  }
  return links;
}

SaidBy said_by(const KnowledgeBase& base, SourceId source) {
  SaidBy said;
  std::set<RecordId> records;
  base.each_claim([&](const Claim& claim) {
    if (claim.said.source != source) return;
    ++said.claims;
    records.insert(claim.about);
  });
  said.records = records.size();
  return said;
}

}  // namespace annals::tools
