#pragma once

#include "annals/record/kind_change.hpp"
#include "knowledge_base/base.hpp"

#include <string_view>

namespace annals::detail {

/// See `KnowledgeBase::evolve`.
bool evolve(Base& base, std::string_view step, const KindChange& change);

}  // namespace annals::detail
