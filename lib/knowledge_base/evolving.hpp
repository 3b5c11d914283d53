#pragma once

#include "annals/record/kind_change.hpp"
#include "knowledge_base/base.hpp"

#include <string_view>

namespace annals::inline v0_2::detail {

/// See `KnowledgeBase::evolve`.
bool evolve(Base& base, std::string_view step, const KindChange& change);

/// See `KnowledgeBase::add_step`.
void add_step(Base& base, const TakenStep& step);

}  // namespace annals::inline v0_2::detail
