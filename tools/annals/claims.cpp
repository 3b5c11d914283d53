// annals claims: who says what about a record, who disagrees, and what is believed.

#include "annals/answer/answers.hpp"
#include "commands.hpp"
#include "correcting.hpp"
#include "print.hpp"
#include "text.hpp"

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace annals::tools {

namespace {

struct ClaimsOptions : BaseOptions {
  std::string key{};
  bool all = false;
  bool numbers = false;
};

/// The claims in the order of entry, each under the name by which it can be retracted.
void add_numbers(Lines& lines, const Questions& base, RecordId about) {
  lines.emplace_back();
  lines.push_back({.text = {{"Claims", Role::heading}}});
  std::size_t number = 0;
  for (const auto& claim : base.claims(about)) {
    Line line{.indent = 2, .text = {{fmt::format("{}#{}", base.key(about), ++number), Role::key}}};
    if (claim.stance == Stance::disputes) line.text.push_back({"  disputes", Role::problem});
    line.text.push_back({"  " + joined(fields_stated(claim.statement))});
    line.text.push_back({"  — " + base.attribution(claim.citation).text(), Role::source});
    if (claim.withdrawn()) line.text.push_back({"  counts no more", Role::problem});
    lines.push_back(std::move(line));
  }
}

int run(const ClaimsOptions& options) {
  const auto base = options.open_to_read();
  const auto about = base.record(options.key);
  if (options.json) return print(answer::claims_json(base, about));
  auto lines =
      answer::claims_lines(base, about, {.with_withdrawn = options.all, .all = " (--all shows them)"});
  if (options.numbers) add_numbers(lines, base, about);
  return print(lines);
}

}  // namespace

void add_claims(Commands& commands) {
  auto [command, options] = commands.add(
      "Ask", "claims", "Show who says what about a record, who disagrees, and what is believed.", run);
  options.add_base_to(command);
  command.positional("KEY", options.key, "The record, as for 'annals show'");
  command.json_or_dated(options.json);
  command.flag("--all", options.all, "Also claims that were retracted or superseded, with what they state");
  command.flag("--numbers", options.numbers,
               "Also each claim with its number, KEY#2, as 'annals retract' takes it");
  command.footer(R"(✓ marks what the base believes; where values differ, the reason follows.

Examples
  annals claims kaesong.annals kaesong-demolition-2020)");
}

}  // namespace annals::tools
