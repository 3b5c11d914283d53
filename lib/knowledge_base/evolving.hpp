#pragma once

#include "annals/record/kind_change.hpp"
#include "knowledge_base/base.hpp"

#include <string_view>

namespace annals::detail {

/// See `KnowledgeBase::evolve`.
bool evolve(Base& base, std::string_view step, const KindChange& change);

/// See `KnowledgeBase::add_step`.
void add_step(Base& base, const TakenStep& step);

}  // namespace annals::detail
