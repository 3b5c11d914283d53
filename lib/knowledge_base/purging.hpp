#pragma once

#include "knowledge_base/base.hpp"

#include <string_view>

namespace annals::inline v0_2::detail {

/// The one way out: `KnowledgeBase` has the contracts.
void purge(Base& base, RecordId record, std::string_view reason);
void purge(Base& base, ClaimId claim, std::string_view reason);

/// Removes the row of a record, with all that it gives: its claims are gone already.
void remove_row(Base::Writing& writing, RecordId record);

}  // namespace annals::inline v0_2::detail
