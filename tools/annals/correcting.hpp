#pragma once

#include "acting.hpp"

#include <string>
#include <vector>

namespace annals::tools {

/// The fields and lists that a claim speaks of.
Words fields_stated(const Statement& statement);

/// A claim, and what it is to state instead.
struct Correction {
  Claim claim{};
  Statement statement{};
};

/// The claim with what these words say of their fields in place of what it says of them. `left_out` are
/// fields that it says nothing of any more. Lists are replaced as a whole.
Correction corrected(TypedReader& reader, const KnowledgeBase& base, const Claim& claim, const Words& words,
                     const Words& left_out = {});

/// Takes each claim back, and says it anew as it is to be, with the same citation. Ends the act.
int correct(Act& act, const std::vector<Correction>& corrections, const std::string& why);

/// Adds `--why`.
void add_why_to(Command& command, std::string& why);

}  // namespace annals::tools
