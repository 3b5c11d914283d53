#pragma once

#include "annals/knowledge_base.hpp"
#include "annals/record/claim.hpp"

#include <string>
#include <vector>

/// Claims in messages.
namespace annals::inline v0_2::io {

std::string text_of(const KnowledgeBase& base, const Value& value);

/// Who makes a claim, wherever in the source.
std::string voice_of(const KnowledgeBase& base, Citation citation);

/// In what a claim of a base differs from what a line says: "its title is "Raid", not "Raids"". `line` has
/// the ids of the base. When it was recorded and reviews do not count.
std::vector<std::string> differences(const KnowledgeBase& base, const Claim& line, const Claim& held);

}  // namespace annals::inline v0_2::io
