#include "docs/document.hpp"

#include <algorithm>
#include <fstream>
#include <sstream>

namespace annals::docs {

namespace {

constexpr std::string_view gap = "…";

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) {
    while (!line.empty() && line.back() == ' ') line.pop_back();
    lines.push_back(line);
  }
  while (!lines.empty() && lines.back().empty()) lines.pop_back();
  return lines;
}

bool line_is_as_shown(const std::string& shown, const std::string& line) {
  if (!shown.ends_with(gap)) return shown == line;
  return line.starts_with(shown.substr(0, shown.size() - gap.size()));
}

using Lines = std::vector<std::string>::const_iterator;

bool rest_is_as_shown(Lines shown, Lines shown_end, Lines line, Lines end) {
  if (shown == shown_end) return line == end;
  if (*shown == gap) {
    for (auto next = line;; ++next) {
      if (rest_is_as_shown(shown + 1, shown_end, next, end)) return true;
      if (next == end) return false;
    }
  }
  return line != end && line_is_as_shown(*shown, *line) &&
         rest_is_as_shown(shown + 1, shown_end, line + 1, end);
}

/// The steps of a ```console block, from its first line on.
void read_console(const std::vector<std::string>& lines, std::size_t& at, std::vector<Step>& steps) {
  for (; at < lines.size() && lines[at] != "```"; ++at) {
    if (lines[at].starts_with("$ ")) {
      steps.push_back({at + 1, lines[at].substr(2), {}});
      const bool has_text = steps.back().command.find("<<'END'") != std::string::npos;
      while (has_text && at + 1 < lines.size() && !steps.back().command.ends_with("\nEND"))
        steps.back().command += "\n" + lines[++at];
    } else if (!steps.empty()) {
      steps.back().expected += lines[at] + "\n";
    }
  }
}

}  // namespace

std::vector<Step> read_steps(const std::filesystem::path& document) {
  std::ifstream in(document);
  std::ostringstream text;
  text << in.rdbuf();
  const auto lines = lines_of(text.str());

  auto name = document.stem().string();
  std::ranges::transform(name, name.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  std::vector<Step> steps;
  std::size_t programs = 0;
  bool after_program = false;
  for (std::size_t at = 0; at < lines.size(); ++at) {
    if (lines[at] == "```console") {
      read_console(lines, ++at, steps);
    } else if (lines[at] == "```cpp") {
      steps.push_back({at + 1, "document_" + name + "_" + std::to_string(++programs), {}});
      while (++at < lines.size() && lines[at] != "```") {
      }
      after_program = true;
      continue;
    } else if (lines[at] == "```text" && after_program) {
      while (++at < lines.size() && lines[at] != "```") steps.back().expected += lines[at] + "\n";
    } else if (lines[at].empty()) {
      continue;
    }
    after_program = false;
  }
  return steps;
}

bool is_as_shown(const std::string& expected, const std::string& output) {
  const auto shown = lines_of(expected);
  const auto lines = lines_of(output);
  return rest_is_as_shown(shown.begin(), shown.end(), lines.begin(), lines.end());
}

}  // namespace annals::docs
