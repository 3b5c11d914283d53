#pragma once

#include "knowledge_base/base.hpp"

#include <string_view>

namespace annals::inline v0_2::detail {

/// The one way out: `KnowledgeBase` has the contracts.
void purge(Base& base, RecordId record, std::string_view reason);
void purge(Base& base, ClaimId claim, std::string_view reason);

}  // namespace annals::inline v0_2::detail
