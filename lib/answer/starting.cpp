#include "annals/answer/answers.hpp"
#include "answer/json_of.hpp"
#include "answer/names.hpp"

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace annals::inline v0_2::answer {

namespace {

Json keys_of(const Questions& base, const std::vector<EventId>& events) {
  Json list = Json::array();
  for (const auto event : events) list.push_back(base.key(event));
  return list;
}

/// A heading, and the events below it as a timeline.
void append(Lines& lines, const Questions& base, const std::string& heading,
            const std::vector<EventId>& events, std::size_t most) {
  if (events.empty()) return;
  if (!lines.empty()) lines.emplace_back();
  lines.push_back({.text = {{heading, Role::heading}}});
  const auto shown = std::span(events).first(std::min(events.size(), most));
  for (auto& line : timeline_lines(base, {.events = base.events(shown)})) {
    line.indent += 2;
    lines.push_back(std::move(line));
  }
  if (shown.size() < events.size())
    lines.push_back(
        {.indent = 2, .text = {{fmt::format("and {} more", events.size() - shown.size()), Role::remark}}});
}

}  // namespace

Json between_json(const Between& between) {
  auto json = head("between");
  json["a"] = json_of(between.a);
  json["b"] = json_of(between.b);
  auto proofs = Json::array();
  for (const auto& [name, limit] :
       {std::pair("least_us", &between.least), std::pair("most_us", &between.most)}) {
    json[name] = *limit ? Json(std::to_string((*limit)->us)) : Json();
    if (*limit) proofs.push_back(json_of((*limit)->proof));
  }
  json["proofs"] = std::move(proofs);
  return json;
}

Json starting_json(const Questions& base, EventId event, const MustOrMay& found, bool before) {
  auto json = head("starting");
  json["event"] = base.key(event);
  json["side"] = before ? "before" : "after";
  json["must"] = keys_of(base, found.must);
  json["may"] = keys_of(base, found.may);
  return json;
}

Lines starting_lines(const Questions& base, EventId event, const MustOrMay& found, const StartingLook& look) {
  Names names(base);
  const auto of = fmt::format("{} “{}”", look.before ? "before" : "after", names.title(event));
  Lines lines;
  append(lines, base, "Must have started " + of, found.must, look.most);
  append(lines, base, "May have started " + of, found.may, look.most);
  if (lines.empty())
    lines.push_back({.text = {{fmt::format("Nothing in this base can have started {}.", of)}}});
  return lines;
}

}  // namespace annals::inline v0_2::answer
