// annals count: how many events, by what.

#include "annals/answer/answers.hpp"
#include "annals/io/typed.hpp"
#include "chosen_events.hpp"
#include "print.hpp"
#include "text.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace annals::tools {

namespace {

struct CountOptions : ChosenEvents {
  std::string by{};
};

constexpr std::array<std::pair<std::string_view, Group>, 9> groups{{{"kind", Group::kind},
                                                                    {"outcome", Group::outcome},
                                                                    {"place", Group::place},
                                                                    {"actor", Group::actor},
                                                                    {"year", Group::year},
                                                                    {"month", Group::month},
                                                                    {"week", Group::week},
                                                                    {"day", Group::day},
                                                                    {"hour", Group::hour}}};

/// A group of every event, or else a field of the kind.
using By = std::variant<Group, std::string>;

Words split(const std::string& text) {
  Words parts;
  for (std::size_t begin = 0; begin <= text.size() && !text.empty();) {
    const auto end = std::min(text.find(',', begin), text.size());
    parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

By by_of(const CountOptions& options, const std::string& name) {
  for (const auto& [word, group] : groups)
    if (word == name) return group;
  if (!name.empty() && !options.kind.empty()) return name;
  Words known;
  for (const auto& [word, group] : groups) known.emplace_back(word);
  throw UsageError("--by " + shell_word(options.by) + ": there are " + joined(known) +
                   ", and with --kind its fields" + near_miss(name, known));
}

answer::Counts count(const EventQuery<>& query, const CountOptions& options) {
  answer::Counts counts{.by = split(options.by)};
  if (counts.by.size() > 2) throw UsageError("--by counts by one thing or by two: 'month,kind'");
  std::vector<By> by;
  for (const auto& name : counts.by) by.push_back(by_of(options, name));
  if (by.empty())
    counts.rows.push_back({{}, query.count()});
  else if (by.size() == 1)
    std::visit(
        [&](const auto& one) {
          for (const auto& [group, count] : query.count_by(one)) counts.rows.push_back({{group}, count});
        },
        by[0]);
  else
    std::visit(
        [&](const auto& one, const auto& other) {
          for (const auto& [first, second, count] : query.count_by(one, other))
            counts.rows.push_back({{first, second}, count});
        },
        by[0], by[1]);
  return counts;
}

int run(const CountOptions& options) {
  const auto base = options.open_to_read();
  const auto counts = count(options.query(base), options);
  return options.json ? print(answer::counts_json(counts)) : print(answer::counts_lines(base, counts));
}

}  // namespace

void add_count(Commands& commands) {
  auto [command, options] =
      commands.add("Ask", "count", "Count events: all, or by month, kind, actor, …", run);
  options.add_base_to(command);
  command.option(
      "--by", "G", options.by,
      "year, month, week, day, hour, kind, outcome, place, actor, or a field of the --kind; or two: "
      "'month,kind'");
  options.add_choice_to(command);
  command.json(options.json);
  command.footer(R"(An event with several actors counts for each of them, and in the month of its start.

Examples
  annals count kaesong.annals --by year
  annals count kaesong.annals --by year,kind --actor 'Kim Jong Un')");
}

}  // namespace annals::tools
