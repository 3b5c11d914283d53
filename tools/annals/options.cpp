#include "commands.hpp"

namespace annals::tools {

void add_base(CLI::App& command, BaseOptions& options) {
  command.add_option("BASE", options.base, "The file of the knowledge base")->required();
  add_json(command, options.json);
}

void add_json(CLI::App& command, bool& json) {
  command.add_flag("--json", json, "Answer in JSON, for machines");
}

}  // namespace annals::tools
