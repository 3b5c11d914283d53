// annals check: what is wrong with a base.

#include "commands.hpp"
#include "json.hpp"
#include "print.hpp"

#include <string>

#include <fmt/format.h>

namespace annals::tools {

namespace {

struct CheckOptions : BaseOptions {};

std::string_view type_of(const Problem& problem) {
  switch (problem.type) {
    case Problem::Type::contradiction:
      return "contradiction";
    case Problem::Type::impossible_link:
      return "impossible_link";
    case Problem::Type::damage:
      break;
  }
  return "damage";
}

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
  const int status = problems.empty() ? fine : answer_is_error;
  if (options.json) {
    Json list = Json::array();
    for (const auto& problem : problems)
      list.push_back({{"type", type_of(problem)}, {"about", problem.about}, {"what", problem.what}});
    write_out(document({{"fine", problems.empty()}, {"problems", std::move(list)}}));
    return status;
  }
  Page page;
  if (problems.empty())
    page.line({{options.base + ": "}, {"fine", Tone::good}});
  else
    page.line({{options.base + ": "},
               {fmt::format("{} {}", problems.size(), problems.size() == 1 ? "problem" : "problems"),
                Tone::warning}});
  for (const auto& problem : problems) {
    if (problem.type == Problem::Type::impossible_link)
      page.prose(problem.what);
    else
      page.line({}, 2, {{problem.about, Tone::strong}, {": " + problem.what}});
  }
  write_out(page.text());
  return status;
}

}  // namespace

void add_check(Commands& commands) {
  auto [command, options] =
      commands.add("Keep it sound", "check", "Check a base: damage, contradictions, impossible links.", run);
  options.add_base_to(command);
  command.json(options.json);
  command.footer(R"(Exit status 1 when anything is wrong.

Examples
  annals check kaesong.annals)");
}

}  // namespace annals::tools
