#pragma once

#include "annals/knowledge_base.hpp"

#include <vector>

namespace annals::test {

/// All claims of a base in the order in which they were entered.
std::vector<Claim> claims_in_order(const KnowledgeBase& base);

/// Enters claims, with what the owner did to them and the sources they rest on, into a base that has nothing.
/// The claim that enters a record comes before the others on it and before those that refer to it. False, and
/// nothing is entered: what is left waits for each other.
bool replay(const KnowledgeBase& from, const std::vector<Claim>& claims, KnowledgeBase& into);

}  // namespace annals::test
