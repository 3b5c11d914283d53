#include "answer/relative_dates.hpp"

#include "annals/answer/answers.hpp"
#include "annals/record/words.hpp"
#include "answer/json_of.hpp"
#include "answer/names.hpp"

#include <algorithm>
#include <iterator>

namespace annals::inline v0_2::answer {

void append_relative_date(Lines& lines, Names& names, const RelativeDateEntry& relative_date,
                          std::size_t indent) {
  const auto& base = names.base();
  Line line{.indent = indent, .text = names.event(relative_date.event)};
  line.text.push_back({"  " + relative_date.offset.text() + "  ", Role::field});
  std::ranges::move(names.event(relative_date.anchor), std::back_inserter(line.text));
  if (!relative_date.words.empty()) line.text.push_back({"  “" + relative_date.words + "”"});
  if (relative_date.likelihood) line.text.push_back({"  " + relative_date.likelihood->text(), Role::remark});
  if (relative_date.standing != Standing::accepted)
    line.text.push_back({"  " + std::string(word(relative_date.standing)), Role::problem});
  if (relative_date.set_aside)
    line.text.push_back({relative_date.likelihood ? "  set aside" : "  inconsistent", Role::problem});
  lines.push_back(std::move(line));
  for (const auto& claim : base.claims(relative_date.id)) {
    if (claim.withdrawn()) continue;
    Pieces voice{{"— " + base.attribution(claim.citation).text(), Role::source}};
    if (claim.stance == Stance::disputes) voice.push_back({", who disputes it", Role::problem});
    lines.push_back({.indent = indent + 4, .text = std::move(voice)});
  }
}

Json relative_dates_json(const Questions& base, std::span<const RelativeDateEntry> relative_dates) {
  auto json = head("relative_dates");
  auto& list = json["relative_dates"] = Json::array();
  for (const auto& relative_date : relative_dates) list.push_back(json_of(base, relative_date));
  return json;
}

Lines relative_dates_lines(const Questions& base, std::span<const RelativeDateEntry> relative_dates) {
  if (relative_dates.empty()) return {{.text = {{"No event is dated by another."}}}};
  Lines lines;
  Names names(base);
  for (const auto& relative_date : relative_dates) append_relative_date(lines, names, relative_date);
  return lines;
}

}  // namespace annals::inline v0_2::answer
