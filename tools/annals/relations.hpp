#pragma once

#include "annals/time/allen.hpp"
#include "annals/time/period.hpp"

#include <string>

namespace annals::tools {

/// "precedes 2019", "before or meets early 2019": how an event shall lie to a period.
struct RelationToPeriod {
  Relations any_of{};
  Period period{};
};

/// What an option asks so. Throws UsageError, which tells the words that there are.
RelationToPeriod relation_given(const std::string& option, const std::string& text);

/// The words that there are: "before, meets, …".
std::string relation_words();

}  // namespace annals::tools
