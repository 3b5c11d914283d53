#pragma once

#include "annals/knowledge_base.hpp"
#include "arguments.hpp"

namespace annals::tools {

/// Notes the command that is run, for the log.
void note_command(const Words& arguments);

/// Says in the log of the base who writes and by which command: $ANNALS_AUTHOR, else the user's login name,
/// and the command as it was typed, cut where it is long.
void sign(KnowledgeBase& base);

}  // namespace annals::tools
