// annals why, causes, effects, path, necessary, common, roots: what led to what, and who says so.

#include "annals/answer/answers.hpp"
#include "annals/record/words.hpp"
#include "commands.hpp"
#include "draw.hpp"
#include "print.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace annals::tools {

namespace {

struct WalkArguments : BaseOptions {
  double min_credence = 0.0;
  std::vector<std::string> kinds{};
  std::string speaker{};
  std::string source{};
  bool rejected = false;

  [[nodiscard]] WalkOptions resolve(const Questions& opened, std::optional<std::size_t> depth = {}) const {
    WalkOptions options{.depth = depth, .min_credence = min_credence, .with_rejected = rejected};
    for (const auto& kind : kinds) options.kinds.push_back(opened.link_kind(kind));
    if (!speaker.empty()) options.speaker = opened.actor(speaker).id;
    if (!source.empty()) options.source = opened.source(source).id;
    return options;
  }

  void add_walk_to(Command& command, const std::string& unless_given) {
    command.share("--min-credence", "P", min_credence,
                  "Leave out what cannot be counted on to be so likely, 0 to 1");
    command.repeatable(
        "--kind", "K", kinds,
        "Only along links of this kind, or again: of these: causes, triggers, enables, contributes_to, "
        "prevents, responds_to, aims_at, is_about, violates, implements, supersedes, and those of the base "
        "itself (default: " +
            unless_given + ")");
    command.option("--speaker", "A", speaker, "Only what this actor says");
    command.option("--source", "S", source, "Only what this source says");
    command.flag("--rejected", rejected, "Also links and events that the base does not believe in");
  }
};

constexpr std::size_t farthest = 1000;
constexpr auto all_that_explain = "all that explain";
constexpr auto what_came_of = "all that explain but prevents and aims_at";

struct ExplainOptions : WalkArguments {
  std::string key{};
  std::size_t depth = 3;
  std::string format = "text";
};

struct WhyOptions : WalkArguments {
  std::string key{};
  std::size_t depth = 20;
  std::size_t best = 3;
  std::string format = "text";
};

struct PathOptions : WalkArguments {
  std::string from{};
  std::string to{};
  Words also_from{};
  Words also_to{};
  std::size_t within = 20;
  std::size_t best = 1;
  std::string by = "steps";
};

struct NecessaryOptions : WalkArguments {
  std::string key{};
  std::size_t limit = 20;
};

struct CommonOptions : WalkArguments {
  std::string a{};
  std::string b{};
  std::optional<std::size_t> depth{};
};

struct RootsOptions : WalkArguments {
  std::string key{};
  std::optional<std::size_t> depth{};
};

/// How to see what lies beyond a depth.
std::string deeper_than(std::size_t depth) {
  return depth < farthest ? "--depth " + std::to_string(std::min(2 * depth, farthest)) : "";
}

/// The events that a walk comes to: a key a line, or how many.
int print_reached(const Questions& base, const std::vector<EventId>& reached, bool as_keys) {
  if (!as_keys) {
    write_out(std::to_string(reached.size()) + "\n");
    return fine;
  }
  for (const auto event : reached) write_out(base.key(event) + "\n", false);
  write_out("");
  return fine;
}

template <Toward toward>
int run_explain(const ExplainOptions& options) {
  const auto base = options.open_to_read();
  const auto event = base.event(options.key).id;
  const auto walk = options.resolve(base, options.depth);
  if (!options.json && options.format != "text")
    return print_reached(base, base.reached(event, toward, walk), options.format == "keys");
  const auto explanation = toward == Toward::cause ? base.causes(event, walk) : base.effects(event, walk);
  return options.json ? print(answer::explanation_json(explanation))
                      : print(explanation.lines(deeper_than(options.depth)));
}

int run_why(const WhyOptions& options) {
  const auto base = options.open_to_read();
  const auto account = base.why(base.event(options.key).id,
                                {.walk = options.resolve(base, options.depth), .best = options.best});
  if (options.json) return print(answer::account_json(account));
  if (options.format == "text")
    return print(account.lines(deeper_than(options.depth), "--best " + std::to_string(2 * options.best)));
  if (options.format == "svg") return draw(account.dot());
  write_out(account.dot());
  return fine;
}

int run_path(const PathOptions& options) {
  const auto base = options.open_to_read();
  const auto walk = options.resolve(base, options.within);
  std::vector<EventId> from{base.event(options.from).id};
  std::vector<EventId> to{base.event(options.to).id};
  for (const auto& key : options.also_from) from.push_back(base.event(key).id);
  for (const auto& key : options.also_to) to.push_back(base.event(key).id);
  if (options.best == 1 && options.by == "steps" && from.size() + to.size() == 2) {
    const auto path = base.path(from.front(), to.front(), walk);
    return options.json ? print(answer::path_json(path)) : print(path.lines());
  }
  const auto order = options.by == "steps" ? ChainOrder::steps : ChainOrder::credence;
  const auto chains = base.chains(from, to, {.walk = walk, .best = options.best, .order = order});
  return options.json ? print(answer::chains_json(chains))
                      : print(chains.lines("--best " + std::to_string(2 * options.best)));
}

int run_necessary(const NecessaryOptions& options) {
  const auto base = options.open_to_read();
  const auto walk = options.resolve(base);
  if (options.key.empty()) {
    const auto influence = base.influence(options.limit, walk);
    return options.json ? print(answer::influence_json(influence)) : print(influence.lines());
  }
  const auto necessity = base.necessary(base.event(options.key).id, walk);
  return options.json ? print(answer::necessity_json(necessity)) : print(necessity.lines());
}

int run_common(const CommonOptions& options) {
  const auto base = options.open_to_read();
  const auto common =
      base.common(base.event(options.a).id, base.event(options.b).id, options.resolve(base, options.depth));
  return options.json ? print(answer::common_causes_json(common)) : print(common.lines());
}

int run_roots(const RootsOptions& options) {
  const auto base = options.open_to_read();
  const auto roots = base.roots(base.event(options.key).id, options.resolve(base, options.depth));
  return options.json ? print(answer::roots_json(roots)) : print(roots.lines());
}

void add_key(Command& command, std::string& key) {
  command.positional("KEY", key, "The event: its key, title or another name");
}

template <Toward toward>
void add_one(Commands& commands, const std::string& name, const std::string& about,
             const std::string& footer) {
  auto [command, options] = commands.add("Explain", name, about, run_explain<toward>);
  options.add_base_to(command);
  add_key(command, options.key);
  command.count("--depth", options.depth, 1, farthest, "Links from the start, at most");
  command.choice("--format", "FORMAT", options.format, {"text", "keys", "count"},
                 "As text; or of all events met, however many, their keys alone, a line each, or the number");
  options.add_walk_to(command, all_that_explain);
  command.json_or_dated(options.json);
  command.footer(footer);
}

void add_why(Commands& commands) {
  auto [command, options] = commands.add(
      "Explain", "why", "Tell why an event happened: the most credible chains of causes.", run_why);
  options.add_base_to(command);
  add_key(command, options.key);
  command.count("--depth", options.depth, 1, farthest, "Links of a chain, at most");
  command.count("--best", options.best, 1, farthest, "Chains for each immediate cause, at most");
  options.add_walk_to(command, all_that_explain);
  command.choice("--format", "FORMAT", options.format, {"text", "dot", "svg"},
                 "As text, or drawn: for Graphviz, or by it");
  command.json_or_dated(options.json);
  command.footer(R"(↑ marks an event that the tree shows further up already.

Examples
  annals why kaesong.annals kaesong-demolition-2020
  annals why kaesong.annals kaesong-demolition-2020 --format svg > why.svg)");
}

void add_path(Commands& commands) {
  auto [command, options] =
      commands.add("Explain", "path", "Find the best chains by which one event led to another.", run_path);
  options.add_base_to(command);
  command.positional("A", options.from, "The event that the chain starts at");
  command.positional("B", options.to, "The event that it leads to");
  command.count("--best", options.best, 1, farthest, "So many chains, at most");
  command.choice("--by", "ORDER", options.by, {"steps", "credence"},
                 "The shortest first, or the most credible");
  command.count("--within", options.within, 1, farthest, "Links of a chain, at most");
  command.repeatable("--from", "A", options.also_from, "Also chains that start at this event");
  command.repeatable("--to", "B", options.also_to, "Also chains that lead to this event");
  options.add_walk_to(command, all_that_explain);
  command.json_or_dated(options.json);
  command.footer(R"(Examples
  annals path kaesong.annals hanoi-summit-2019 kaesong-demolition-2020
  annals path kaesong.annals hanoi-summit-2019 kaesong-demolition-2020 --best 3 --by credence)");
}

void add_necessary(Commands& commands) {
  auto [command, options] = commands.add(
      "Explain", "necessary", "Tell without which events an event would not have happened.", run_necessary);
  options.add_base_to(command);
  command.optional_positional("KEY", options.key,
                              "The event; without one, the events on which most others rest");
  command.count("--limit", options.limit, "Without KEY, so many events at most");
  options.add_walk_to(command, what_came_of);
  command.json_or_dated(options.json);
  command.footer(R"(Examples
  annals necessary kaesong.annals kaesong-demolition-2020
  annals necessary kaesong.annals --limit 5)");
}

void add_common(Commands& commands) {
  auto [command, options] = commands.add(
      "Explain", "common", "Find what led to both of two events, the nearest first.", run_common);
  options.add_base_to(command);
  command.positional("A", options.a, "An event: its key, title or another name");
  command.positional("B", options.b, "Another event");
  command.count("--depth", options.depth, "Links from each of the two, at most");
  options.add_walk_to(command, what_came_of);
  command.json_or_dated(options.json);
  command.footer(R"(Examples
  annals common kaesong.annals kaesong-demolition-2020 leaflets)");
}

void add_roots(Commands& commands) {
  auto [command, options] = commands.add(
      "Explain", "roots", "Find where the causes of an event begin, and where its effects end.", run_roots);
  options.add_base_to(command);
  add_key(command, options.key);
  command.count("--depth", options.depth, "Links from the event, at most");
  options.add_walk_to(command, what_came_of);
  command.json_or_dated(options.json);
  command.footer(R"(Examples
  annals roots kaesong.annals kaesong-demolition-2020)");
}

}  // namespace

void add_explain(Commands& commands) {
  add_why(commands);
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
  add_path(commands);
  add_necessary(commands);
  add_common(commands);
  add_roots(commands);
}

}  // namespace annals::tools
