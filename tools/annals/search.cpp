// annals search: full text.

#include "commands.hpp"
#include "json.hpp"
#include "names.hpp"
#include "print.hpp"
#include "text.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace annals::tools {

namespace {

struct SearchArguments : BaseOptions {
  std::vector<std::string> words{};
  std::size_t limit = 20;
};

/// The excerpt, the words found in strong tone; the brackets around them stay, as not every terminal shows
/// it.
Spans excerpt(std::string_view text) {
  Spans spans;
  while (!text.empty()) {
    const auto start = text.find('[');
    const auto end = start == std::string_view::npos ? start : text.find(']', start);
    if (end == std::string_view::npos) break;
    spans.push_back({std::string(text.substr(0, start)), Tone::faint});
    spans.push_back({std::string(text.substr(start, end + 1 - start)), Tone::strong});
    text.remove_prefix(end + 1);
  }
  spans.push_back({std::string(text), Tone::faint});
  return spans;
}

Json json_of(const SearchHit& hit) {
  Json json{{"record", word(hit.record.type)}, {"key", hit.key}, {"title", hit.title}};
  if (!hit.kind.empty()) json["kind"] = hit.kind;
  json["excerpt"] = hit.excerpt;
  return json;
}

int run(const SearchArguments& options) {
  const auto base = options.open_to_read();
  const auto words = joined(options.words, " ");
  const auto hits = base.search(words, {.limit = options.limit});
  if (options.json) {
    Json list = Json::array();
    for (const auto& hit : hits) list.push_back(json_of(hit));
    write_out(document(list));
    return fine;
  }
  Page page;
  if (hits.empty())
    page.line({{"Nothing has " + std::string(options.words.size() > 1 ? "all of " : "") + words + "."}});
  for (const auto& hit : hits) {
    const auto kind = hit.kind.empty() ? std::string(noun(hit.record.type)) : hit.kind;
    page.line({{hit.title.empty() ? hit.key : hit.title, Tone::strong},
               {"  " + kind + "  " + hit.key, Tone::faint}});
    page.line({}, 2, excerpt(hit.excerpt));
  }
  write_out(page.text());
  return fine;
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
