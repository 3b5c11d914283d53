// annals search: full text.

#include "annals/answer/answers.hpp"
#include "commands.hpp"
#include "print.hpp"
#include "text.hpp"

#include <string>
#include <vector>

namespace annals::tools {

namespace {

struct SearchArguments : BaseOptions {
  std::vector<std::string> words{};
  std::size_t limit = 20;
};

int run(const SearchArguments& options) {
  const auto base = options.open_to_read();
  const auto words = joined(options.words, " ");
  const auto hits = base.search(words, {.limit = options.limit});
  if (options.json) return print(answer::search_json(hits));
  if (!hits.empty()) return print(answer::search_lines(hits));
  const std::string all = options.words.size() > 1 ? "all of " : "";
  return print(Lines{{.text = {{"Nothing has " + all + words + "."}}}});
}

}  // namespace

void add_search(Commands& commands) {
  auto [command, options] =
      commands.add("Ask", "search", "Find records by words in their titles, summaries and names.", run);
  options.add_base_to(command);
  command.positional("TEXT", options.words, "Words, or how they begin; all must be there");
  command.count("--limit", options.limit, "At most so many records, the best first");
  command.json(options.json);
  command.footer(R"(Examples
  annals search kaesong.annals liaison office
  annals search kaesong.annals 김정은)");
}

}  // namespace annals::tools
