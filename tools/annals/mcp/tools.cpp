// Tools are commands of the program: a call is made into the arguments of one, and what it prints is the
// answer.

#include "mcp/tools.hpp"

#include "annals/io/typed.hpp"
#include "commands.hpp"
#include "mcp/schema.hpp"
#include "print.hpp"
#include "text.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>

namespace annals::tools::mcp {

namespace {

enum class Does { read, add, take_back };

struct Tool {
  std::string name{};
  std::string more{};             // said after what the first command says of itself
  std::vector<Words> commands{};  // each with options that it always has
  Does does = Does::read;
  Words required{};  // besides what the command asks for
  Words unless_given{};

  [[nodiscard]] bool writes() const { return does != Does::read; }
};

const std::vector<Tool>& all_tools() {
  static const std::string owner = " 'self' is the owner of the base.";
  static const std::vector<Tool> tools{
      {"search", "", {{"search"}}},
      {"timeline",
       " For the next page give the last key as 'after'.",
       {{"timeline", "--keys"}},
       Does::read,
       {},
       {"--limit=50"}},
      {"event", " With all claims on it, each with its number.", {{"show"}, {"claims", "--numbers"}}},
      {"order", "", {{"order"}}},
      {"causes", "", {{"causes"}}},
      {"effects", "", {{"effects"}}},
      {"path", "", {{"path"}}},
      {"why", "", {{"why"}}},
      {"conflicts", "", {{"conflicts"}}},
      {"kinds", "", {{"kinds"}}},
      {"sources", "", {{"sources"}}},
      {"add", owner, {{"add"}}, Does::add, {"source"}},
      {"say", owner, {{"say"}}, Does::add, {"source"}},
      {"dispute", owner, {{"dispute"}}, Does::add, {"source"}},
      {"link", owner, {{"link"}}, Does::add, {"source"}},
      {"relate", owner, {{"relate"}}, Does::add, {"source"}},
      {"retract", "", {{"retract"}}, Does::take_back, {"why"}},
  };
  return tools;
}

const Tool* find(const Served& served, std::string_view name) {
  const auto& tools = all_tools();
  const auto found = std::ranges::find(tools, name, &Tool::name);
  return found == tools.end() || (served.read_only && found->writes()) ? nullptr : &*found;
}

const CommandDescription& command_of(const Commands& commands, const Tool& tool) {
  return *std::ranges::find(commands.descriptions(), tool.commands.front().front(),
                            &CommandDescription::name);
}

void add_defaults(Words& by_name, const Words& unless_given) {
  for (const auto& one : unless_given) {
    const auto name = one.substr(0, one.find('=') + 1);
    if (std::ranges::none_of(by_name, [&](const auto& given) { return given.starts_with(name); }))
      by_name.push_back(one);
  }
}

/// Short enough for a reader that pays by the word.
constexpr std::size_t most_text = 20'000;
constexpr std::size_t most_structured = 60'000;

std::string shortened(std::string text) {
  if (text.size() <= most_text) return text;
  const auto end = text.rfind('\n', most_text);
  const auto left = std::count(text.begin() + static_cast<std::ptrdiff_t>(end) + 1, text.end(), '\n');
  return text.substr(0, end) +
         fmt::format("\n… {} more lines: ask for less, with a limit or a filter.\n", left);
}

Message content(const std::string& text) {
  return {{"content", Message::array({{{"type", "text"}, {"text", text}}})}};
}

Message mistake(const std::string& what) {
  auto result = content(what);
  result["isError"] = true;
  return result;
}

/// The JSON of a command, or of several each under the command's name.
class Structured {
 public:
  void add(const std::string& command, const Json& json) {
    (texts_.empty() ? texts_ : texts_ += ",") += Message(command).dump() + ":";
    last_ = json.dump(-1, Json::BadText::replace);
    texts_ += last_;
    ++count_;
  }
  [[nodiscard]] std::string text() const { return count_ == 1 ? last_ : "{" + texts_ + "}"; }

 private:
  std::string texts_{};
  std::string last_{};
  std::size_t count_ = 0;
};

Message answer(const Tool& tool, const std::vector<Words>& lines, bool structured) {
  std::string text;
  Structured json;
  for (const auto& line : lines) {
    KeptOutput kept;
    AllCommands().answer_to(line);
    if (structured && !tool.writes()) {
      auto as_json = line;
      as_json.insert(as_json.begin() + 1, "--json");
      AllCommands().answer_to(as_json);
    }
    text += (text.empty() ? "" : "\n") + kept.text;
    if (structured) json.add(line.front(), kept.json);
  }
  text = shortened(std::move(text));
  if (!structured) return content(text);
  const auto data = json.text();
  if (data.size() > most_structured)
    return content(text + "\nAs JSON this is too long to be sent; ask for less to have it.\n");
  auto result = content(text);
  result["structuredContent"] = Message::parse(data);
  return result;
}

}  // namespace

Message tools_of(const Served& served) {
  const AllCommands commands;
  auto tools = Message::array();
  for (const auto& tool : all_tools()) {
    if (find(served, tool.name) == nullptr) continue;
    const auto& command = command_of(commands, tool);
    tools.push_back({{"name", tool.name},
                     {"description", command.about + tool.more},
                     {"inputSchema", schema_of(command, tool.required)},
                     {"annotations",
                      {{"readOnlyHint", !tool.writes()},
                       {"destructiveHint", tool.does == Does::take_back},
                       {"idempotentHint", !tool.writes()},
                       {"openWorldHint", false}}}});
  }
  return tools;
}

bool has_tool(const Served& served, std::string_view name) {
  return find(served, name) != nullptr;
}

Message call(const Served& served, std::string_view name, const Message& arguments, bool structured) {
  const auto& tool = *find(served, name);
  try {
    const AllCommands commands;
    auto given = typed(command_of(commands, tool), tool.required, arguments);
    add_defaults(given.by_name, tool.unless_given);
    std::vector<Words> lines;
    for (const auto& command : tool.commands) {
      auto line = command;
      line.insert(line.end(), given.by_name.begin(), given.by_name.end());
      // What follows is by place, whatever it begins with.
      line.insert(line.end(), {"--", served.base});
      line.insert(line.end(), given.by_place.begin(), given.by_place.end());
      lines.push_back(std::move(line));
    }
    return answer(tool, lines, structured);
  } catch (const TypedError& error) {
    return mistake(joined(error.mistakes(), "\n"));
  } catch (const std::exception& error) {
    return mistake(error.what());
  }
}

}  // namespace annals::tools::mcp
