// annals search: full text.

#include "annals/answer/answers.hpp"
#include "annals/record/words.hpp"
#include "commands.hpp"
#include "print.hpp"
#include "text.hpp"

#include <string>
#include <vector>

namespace annals::tools {

namespace {

struct SearchArguments : BaseOptions {
  std::vector<std::string> words{};
  std::string type{};
  std::size_t limit = 20;
};

int run(const SearchArguments& options) {
  const auto base = options.open_to_read();
  const auto words = joined(options.words, " ");
  const auto hits = base.search(words, {.limit = options.limit, .type = from_word<RecordType>(options.type)});
  if (options.json) return print(answer::search_json(hits));
  if (!hits.empty()) return print(answer::search_lines(hits));
  const std::string all = options.words.size() > 1 ? "all of " : "";
  return print(Lines{{.text = {{"Nothing has " + all + words + "."}}}});
}

}  // namespace

void add_search(Commands& commands) {
  auto [command, options] = commands.add("Ask", "search", "Find records by words in what they say.", run);
  options.add_base_to(command);
  command.positional("TEXT", options.words, "Words, or how they begin; all must be there");
  command.choice("--type", "T", options.type, {"event", "actor", "place", "source", "link", "relative_date"},
                 "Only records of this type");
  command.count("--limit", options.limit, "At most so many records, the best first");
  command.json(options.json);
  command.footer(
      R"(Looked through are titles, names, summaries, text fields of kinds, words of dates, who wrote and published a source,
mechanisms of links, and where in their sources claims stand. Case and accents do not count, nor does ł for l, ø for o,
ß for ss. Chinese and Japanese are found character by character: 会談 in 北京会談で合意.

Examples
  annals search kaesong.annals liaison office
  annals search kaesong.annals 김정은
  annals search kaesong.annals --type link sanctions)");
}

}  // namespace annals::tools
