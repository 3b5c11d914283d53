#include "annals/answer/answers.hpp"
#include "answer/json_of.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

#include <fmt/format.h>

namespace annals::inline v0_2::answer {

namespace {

/// What a group is called: places and actors by their titles.
std::string name_of(const Questions& base, const std::string& by, const std::string& group) {
  if (group.empty()) return "(not said)";
  if (by == "place" || by == "actor")
    if (const auto found = base.find(group)) return base.label(*found);
  return group;
}

}  // namespace

Json counts_json(const Counts& counts) {
  auto json = head("counts");
  auto& by = json["by"] = Json::array();
  for (const auto& one : counts.by) by.push_back(one);
  auto& rows = json["counts"] = Json::array();
  for (const auto& [groups, count] : counts.rows) {
    Json row{{"groups", Json::array()}, {"count", count}};
    for (const auto& group : groups) row["groups"].push_back(group);
    rows.push_back(std::move(row));
  }
  return json;
}

Lines counts_lines(const Questions& base, const Counts& counts) {
  if (counts.rows.empty()) return {{.text = {{"No events match."}}}};
  std::size_t width = 0;
  for (const auto& row : counts.rows) width = std::max(width, std::to_string(row.count).size());
  Lines lines;
  for (const auto& [groups, count] : counts.rows) {
    std::string label = groups.empty() ? (count == 1 ? " event" : " events") : "";
    for (std::size_t i = 0; i < groups.size(); ++i) label += "  " + name_of(base, counts.by[i], groups[i]);
    lines.push_back({.text = {{fmt::format("{:>{}}", count, width), Role::date}, {label}}});
  }
  return lines;
}

}  // namespace annals::inline v0_2::answer
