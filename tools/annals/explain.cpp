// annals causes, effects, path: what led to what, and who says so.

#include "annals/answer/answers.hpp"
#include "annals/record/words.hpp"
#include "commands.hpp"
#include "print.hpp"

#include <string>
#include <vector>

namespace annals::tools {

namespace {

struct WalkArguments : BaseOptions {
  std::size_t depth = 3;
  double min_credence = 0.0;
  std::vector<std::string> kinds{};
  std::string speaker{};
  std::string source{};

  [[nodiscard]] WalkOptions resolve(const Questions& opened) const {
    WalkOptions options{.depth = depth, .min_credence = min_credence};
    for (const auto& kind : kinds) options.kinds.push_back(opened.link_kind(kind));
    if (!speaker.empty()) options.speaker = opened.actor(speaker).id;
    if (!source.empty()) options.source = opened.source(source).id;
    return options;
  }
};

struct ExplainOptions : WalkArguments {
  std::string key{};
};

struct PathOptions : WalkArguments {
  std::string from{};
  std::string to{};
};

template <Toward toward>
int run_explain(const ExplainOptions& options) {
  const auto base = options.open_to_read();
  const auto event = base.event(options.key).id;
  const auto walk = options.resolve(base);
  const auto explanation = toward == Toward::cause ? base.causes(event, walk) : base.effects(event, walk);
  return options.json ? print(answer::explanation_json(explanation)) : print(explanation.lines());
}

int run_path(const PathOptions& options) {
  const auto base = options.open_to_read();
  const auto from = base.event(options.from).id;
  const auto to = base.event(options.to).id;
  const auto path = base.path(from, to, options.resolve(base));
  return options.json ? print(answer::path_json(path)) : print(path.lines());
}

void add_walk(Command& command, WalkArguments& options) {
  constexpr std::size_t farthest = 1000;
  command.count("--depth", options.depth, 1, farthest, "Links from the start, at most");
  command.share("--min-credence", "P", options.min_credence,
                "Leave out what cannot be counted on to be so likely, 0 to 1");
  command.repeatable(
      "--kind", "K", options.kinds,
      "Only along links of this kind, or again: of these: causes, triggers, enables, contributes_to, "
      "prevents, responds_to, aims_at, is_about, violates, implements, supersedes, and those of the base "
      "itself (default: all that explain)");
  command.option("--speaker", "A", options.speaker, "Only what this actor says");
  command.option("--source", "S", options.source, "Only what this source says");
}

template <Toward toward>
void add_one(Commands& commands, const std::string& name, const std::string& about,
             const std::string& footer) {
  auto [command, options] = commands.add("Explain", name, about, run_explain<toward>);
  options.add_base_to(command);
  command.positional("KEY", options.key, "The event: its key, title or another name");
  add_walk(command, options);
  command.json(options.json);
  command.footer(footer);
}

}  // namespace

void add_explain(Commands& commands) {
  add_one<Toward::cause>(commands, "causes", "Explain what led to an event, and who says so.",
                         R"(↑ marks an event that the tree shows further up already.

Examples
  annals causes kaesong.annals kaesong-demolition-2020
  annals causes kaesong.annals kaesong-demolition-2020 --speaker 'Frank Aum')");
  add_one<Toward::effect>(commands, "effects", "Explain what an event led to, and who says so.",
                          R"(↑ marks an event that the tree shows further up already.

Examples
  annals effects kaesong.annals hanoi-summit-2019 --depth 2
  annals effects kaesong.annals hanoi-summit-2019 --min-credence 0.5)");

  auto [command, options] =
      commands.add("Explain", "path", "Find the shortest chain by which one event led to another.", run_path);
  options.add_base_to(command);
  command.positional("FROM", options.from, "The event that the chain starts at");
  command.positional("TO", options.to, "The event that it leads to");
  options.depth = 20;
  add_walk(command, options);
  command.json(options.json);
  command.footer(R"(Examples
  annals path kaesong.annals hanoi-summit-2019 kaesong-demolition-2020)");
}

}  // namespace annals::tools
