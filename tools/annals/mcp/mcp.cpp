// annals mcp: the base as a server for assistants, on standard input and output.

#include "commands.hpp"
#include "input.hpp"
#include "mcp/server.hpp"
#include "print.hpp"

#include <cstddef>
#include <string>

namespace annals::tools {

namespace {

constexpr std::size_t longest_line = 4'000'000;

struct McpOptions {
  std::string base{};
  bool read_only = false;
};

struct InputLine {
  std::string text{};
  bool too_long = false;
};

/// The next line, or nothing at the end. Of one that is too long no more is kept.
std::optional<InputLine> next_line(Input& input) {
  constexpr auto end = Input::traits_type::eof();
  if (input.sgetc() == end) return std::nullopt;
  InputLine line;
  for (auto next = input.sbumpc(); next != end && next != '\n'; next = input.sbumpc()) {
    if (line.text.size() < longest_line)
      line.text += Input::traits_type::to_char_type(next);
    else
      line.too_long = true;
  }
  return line;
}

bool is_blank(const std::string& text) {
  return text.find_first_not_of(" \t\r") == std::string::npos;
}

int run(const McpOptions& options) {
  // What is no base is told before anyone speaks.
  const auto mode = options.read_only ? OpenOptions::Mode::read_only : OpenOptions::Mode::existing;
  static_cast<void>(KnowledgeBase::open(options.base, {.mode = mode}));
  mcp::Server server({options.base, options.read_only});
  Input input("-");
  while (const auto line = next_line(input)) {
    if (is_blank(line->text)) continue;
    const auto answer = line->too_long ? mcp::Server::too_long(longest_line) : server.answer(line->text);
    if (answer) write_out(*answer + "\n");
  }
  return fine;
}

}  // namespace

void add_mcp(Commands& commands) {
  auto [command, options] =
      commands.add("Ask", "mcp", "Serve the base to an assistant, by the Model Context Protocol.", run);
  command.positional("BASE", options.base, "The file of the knowledge base");
  command.flag("--read-only", options.read_only, "Only answer: no tool writes");
  command.footer(
      R"(It speaks on standard input and output, and ends when the input does: a program starts it, not a person.

Examples
  annals mcp kaesong.annals --read-only)");
}

}  // namespace annals::tools
