// annals check: what is wrong with a base.

#include "annals/answer/answers.hpp"
#include "commands.hpp"
#include "print.hpp"

#include <algorithm>

namespace annals::tools {

namespace {

struct CheckOptions : BaseOptions {};

/// The text index can only be compared where the base can be written.
KnowledgeBase open_to_check(const CheckOptions& options) {
  try {
    return KnowledgeBase::open(options.base, {.mode = OpenOptions::Mode::existing});
  } catch (const Error& error) {
    if (error.code() != ErrorCode::read_only) throw;
    return KnowledgeBase::open(options.base, {.mode = OpenOptions::Mode::read_only});
  }
}

int run(const CheckOptions& options) {
  auto base = open_to_check(options);
  const auto problems = base.check();
  // What cannot be read has no remarks.
  const auto is_damage = [](const Problem& problem) { return problem.type == Problem::Type::damage; };
  const auto remarks = std::ranges::any_of(problems, is_damage) ? std::vector<Remark>() : base.remarks();
  if (options.json) {
    print(answer::problems_json(problems, remarks));
  } else {
    auto lines = answer::problems_lines(problems, remarks);
    lines.front().text.insert(lines.front().text.begin(), {options.base + ": "});
    print(lines);
  }
  return problems.empty() ? fine : answer_is_error;
}

}  // namespace

void add_check(Commands& commands) {
  auto [command, options] =
      commands.add("Keep it sound", "check", "Check a base: damage, contradictions, impossible links.", run);
  options.add_base_to(command);
  command.json_or_dated(options.json);
  command.footer(
      R"(Exit status 1 when anything is wrong. Circles of causes, and links that no source asserts any more, are only told.

Examples
  annals check kaesong.annals)");
}

}  // namespace annals::tools
