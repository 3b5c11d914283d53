// annals claims: who says what about a record, who disagrees, and what is believed.

#include "annals/answer/answers.hpp"
#include "commands.hpp"
#include "print.hpp"

#include <string>

namespace annals::tools {

namespace {

struct ClaimsOptions : BaseOptions {
  std::string key{};
  bool all = false;
};

int run(const ClaimsOptions& options) {
  const auto base = options.open_to_read();
  const auto about = base.record(options.key);
  if (options.json) return print(answer::claims_json(base, about));
  return print(
      answer::claims_lines(base, about, {.with_withdrawn = options.all, .all = " (--all shows them)"}));
}

}  // namespace

void add_claims(Commands& commands) {
  auto [command, options] = commands.add(
      "Ask", "claims", "Show who says what about a record, who disagrees, and what is believed.", run);
  options.add_base_to(command);
  command.positional("KEY", options.key, "The record, as for 'annals show'");
  command.json(options.json);
  command.flag("--all", options.all, "Also claims that were retracted or superseded, with what they state");
  command.footer(R"(✓ marks what the base believes; where values differ, the reason follows.

Examples
  annals claims kaesong.annals kaesong-demolition-2020)");
}

}  // namespace annals::tools
