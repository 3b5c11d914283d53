// annals count: how many events, by what.

#include "annals/error.hpp"
#include "annals/record/words.hpp"
#include "chosen_events.hpp"
#include "print.hpp"
#include "text.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <fmt/format.h>

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

std::vector<By> by_of(const CountOptions& options) {
  std::vector<By> all;
  for (std::size_t begin = 0; begin <= options.by.size() && !options.by.empty();) {
    const auto end = std::min(options.by.find(',', begin), options.by.size());
    const auto name = options.by.substr(begin, end - begin);
    const auto* const found = std::ranges::find(groups, name, &std::pair<std::string_view, Group>::first);
    if (found != groups.end()) {
      all.emplace_back(found->second);
    } else if (name.empty() || options.kind.empty()) {
      std::string known;
      for (const auto& [word, group] : groups) known += (known.empty() ? "" : ", ") + std::string(word);
      throw UsageError("--by " + shell_word(options.by) + ": give " + known +
                       "; with --kind also a field of it");
    } else {
      all.emplace_back(name);
    }
    begin = end + 1;
  }
  if (all.size() > 2) throw UsageError("--by counts by one thing or by two: 'month,kind'");
  return all;
}

/// A row of the answer: its groups, and how many.
struct Counted {
  std::vector<std::string> groups{};
  std::size_t count = 0;
};

std::vector<Counted> count(const EventQuery<>& query, const std::vector<By>& by) {
  std::vector<Counted> rows;
  if (by.empty()) return {{{}, query.count()}};
  if (by.size() == 1)
    std::visit(
        [&](const auto& one) {
          for (const auto& [group, count] : query.count_by(one)) rows.push_back({{group}, count});
        },
        by[0]);
  else
    std::visit(
        [&](const auto& one, const auto& other) {
          for (const auto& [first, second, count] : query.count_by(one, other))
            rows.push_back({{first, second}, count});
        },
        by[0], by[1]);
  return rows;
}

/// What a group is called: places and actors by their titles.
std::string name_of(const Questions& base, const By& by, const std::string& group) {
  if (group.empty()) return "(not said)";
  const auto* const one = std::get_if<Group>(&by);
  if (one == nullptr || (*one != Group::place && *one != Group::actor)) return group;
  return base.label(base.record(group));
}

int run(const CountOptions& options) {
  const auto base = options.open_to_read();
  const auto by = by_of(options);
  const auto rows = count(options.query(base), by);
  if (options.json) {
    Json json{{"by", Json::array()}, {"counts", Json::array()}};
    for (std::size_t begin = 0; begin < options.by.size();) {
      const auto end = std::min(options.by.find(',', begin), options.by.size());
      json["by"].push_back(options.by.substr(begin, end - begin));
      begin = end + 1;
    }
    for (const auto& row : rows) {
      Json one{{"groups", Json::array()}, {"count", row.count}};
      for (const auto& group : row.groups) one["groups"].push_back(group);
      json["counts"].push_back(std::move(one));
    }
    return print(json);
  }
  Lines lines;
  if (rows.empty()) lines.push_back({.text = {{"No events match."}}});
  std::size_t width = 0;
  for (const auto& row : rows) width = std::max(width, std::to_string(row.count).size());
  for (const auto& row : rows) {
    std::string label;
    for (std::size_t i = 0; i < row.groups.size(); ++i)
      label += (i == 0 ? "" : "  ") + name_of(base, by[i], row.groups[i]);
    lines.push_back({.text = {{fmt::format("{:>{}}", row.count, width), Role::date},
                              {label.empty() ? (row.count == 1 ? " event" : " events") : "  " + label}}});
  }
  return print(lines);
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
  command.footer(
      R"(An event with several actors counts for each of them. An event counts in the month of its start.

Examples
  annals count kaesong.annals --by year
  annals count kaesong.annals --by year,kind --actor 'Kim Jong Un')");
}

}  // namespace annals::tools
