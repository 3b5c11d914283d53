#pragma once

#include "annals/knowledge_base.hpp"
#include "arguments.hpp"

#include <string>

namespace annals::tools {

// Each adds its subcommands.
void add_date(Commands& commands);
void add_init(Commands& commands);
void add_import(Commands& commands);
void add_export(Commands& commands);
void add_timeline(Commands& commands);
void add_chronology(Commands& commands);
void add_show(Commands& commands);
void add_claims(Commands& commands);
void add_lists(Commands& commands);
void add_count(Commands& commands);
void add_says(Commands& commands);
void add_conflicts(Commands& commands);
void add_explain(Commands& commands);
void add_order(Commands& commands);
void add_starting(Commands& commands);
void add_search(Commands& commands);
void add_view(Commands& commands);
void add_check(Commands& commands);
void add_repair(Commands& commands);
void add_saying(Commands& commands);
void add_joining(Commands& commands);
void add_fix(Commands& commands);
void add_edit(Commands& commands);
void add_deciding(Commands& commands);
void add_log(Commands& commands);
void add_forecasts(Commands& commands);
void add_mcp(Commands& commands);
void add_generate(Commands& commands);

/// Those of the program. Each reads its arguments once: make them anew for each line.
struct AllCommands : Commands {
  AllCommands();
};

/// BASE and `--json`, which nearly every command has.
struct BaseOptions {
  std::string base{};
  bool json = false;

  void add_base_to(Command& command) { command.positional("BASE", base, "The file of the knowledge base"); }
  /// One state of the base, from which the whole answer comes.
  [[nodiscard]] Snapshot open_to_read() const {
    return KnowledgeBase::open(base, {.mode = OpenOptions::Mode::read_only}).snapshot();
  }
};

/// Making a base takes a file beside it for a moment: an interruption waits meanwhile.
KnowledgeBase open_or_make(const std::string& path, OpenOptions options = {});

}  // namespace annals::tools
