#pragma once

#include "annals/questions.hpp"
#include "arguments.hpp"

#include <string>
#include <vector>

namespace annals::tools {

/// `deaths>100` as it was typed.
struct TypedCondition {
  std::string field{};
  std::string sign{};
  std::string value{};
};

/// The conditions of `--where`. Throws UsageError with all that cannot be read.
std::vector<TypedCondition> conditions_typed(const Words& where);

/// The kind of event that has these fields: the one asked for, or else the only one that has all. Throws
/// UsageError with what there is; `besides` may have been meant, too.
KindDescription kind_with(const Questions& base, const std::string& asked, const Words& fields,
                          const Words& besides);

/// The condition on events of the kind. Throws UsageError where the value is none of its field.
EventCondition<> condition_on(const Questions& base, const KindDescription& kind,
                              const TypedCondition& typed);

}  // namespace annals::tools
