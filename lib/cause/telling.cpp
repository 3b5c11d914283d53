#include "cause/telling.hpp"

#include <algorithm>
#include <set>

namespace annals::inline v0_2::cause {

const EventBrief& reached_by(const Step& step, Toward toward) {
  const bool to_explains = step.kind.explains() == Explains::from_by_to;
  return (toward == Toward::cause) == to_explains ? step.to : step.from;
}

std::string phrase_from(const Step& step, const EventBrief& start) {
  return step.from.id == start.id ? step.kind.phrase() : std::string(step.kind.inverse());
}

void append_dated(Pieces& pieces, const EventBrief& event) {
  pieces.push_back({event.label(), Role::title});
  if (!event.when.empty())
    pieces.insert(pieces.end(), {{" (", Role::remark}, {event.when, Role::date}, {")", Role::remark}});
  if (event.outcome != Outcome::occurred)
    pieces.push_back({" [" + std::string(word(event.outcome)) + "]", Role::remark});
  if (event.is_out()) pieces.push_back({" [" + std::string(word(event.standing)) + "]", Role::problem});
}

Line line_of(const EventBrief& event) {
  Line line;
  append_dated(line.text, event);
  return line;
}

std::string of_the_sort_asked_for(const WalkOptions& asked) {
  const bool narrowed =
      !asked.kinds.empty() || asked.min_credence > 0.0 || asked.speaker || asked.source || asked.depth == 0u;
  return narrowed ? " of the sort asked for" : "";
}

void append_under(Lines& lines, const Step& step, std::size_t indent) {
  std::set<std::string> mechanisms;
  for (const auto& citation : step.citation)
    if (!citation.mechanism.empty()) mechanisms.insert(citation.mechanism);
  const bool differ = mechanisms.size() > 1;
  const auto before = lines.size();
  if (!differ && !step.mechanism.empty()) lines.push_back({.indent = indent, .text = {{step.mechanism}}});
  for (const auto& citation : step.citation) {
    auto& line = lines.emplace_back(Line{.indent = indent, .text = {{"— " + citation.text(), Role::source}}});
    if (citation.stance == Stance::disputes) line.text.push_back({", who disputes it", Role::problem});
    if (citation.credence) line.text.push_back({": " + citation.credence->text(), Role::remark});
    if (differ && !citation.mechanism.empty())
      lines.push_back({.indent = indent + 2, .text = {{citation.mechanism}}});
  }
  if (step.standing != Standing::accepted && lines.size() > before)
    lines.back().text.push_back({" [" + std::string(word(step.standing)) + "]", Role::problem});
}

namespace {

/// Steps this deep and deeper stand at one indent, so that the text of a long chain does not grow by its
/// square; they bear their depth instead.
constexpr std::size_t deepest_level = 40;

/// The steps that follow each step; last, those that follow none.
std::vector<std::vector<std::size_t>> branches_of(const std::vector<Step>& steps) {
  std::vector<std::vector<std::size_t>> branches(steps.size() + 1);
  for (std::size_t i = 0; i < steps.size(); ++i)
    branches[std::min(steps[i].before.value_or(steps.size()), steps.size())].push_back(i);
  return branches;
}

}  // namespace

void append_branches(Lines& lines, const Tree& all) {
  struct Open {
    std::size_t step;
    bool last;
    std::size_t level;
  };
  const auto branches = branches_of(all.steps);
  std::vector<Open> open;
  const auto open_from = [&](std::size_t step, std::size_t level) {
    for (auto next = branches[step].rbegin(); next != branches[step].rend(); ++next)
      open.push_back({*next, next == branches[step].rbegin(), std::min(level, deepest_level)});
  };
  std::set<EventId> shown{all.event.id};
  open_from(all.steps.size(), 1);
  while (!open.empty()) {
    const auto [at, last, level] = open.back();
    open.pop_back();
    const auto& step = all.steps[at];
    const auto& start = step.before ? reached_by(all.steps[*step.before], all.toward) : all.event;
    const auto& reached = reached_by(step, all.toward);
    const auto indent = level * indent_of_level;
    auto& line = lines.emplace_back(Line{.indent = indent, .branch = last ? Branch::last : Branch::more});
    line.text.push_back({(step.depth > deepest_level ? std::to_string(step.depth) + ": " : "") +
                             phrase_from(step, start) + "  ",
                         Role::field});
    append_dated(line.text, reached);
    if (!shown.insert(reached.id).second) line.text.push_back({" ↑", Role::remark});
    if (all.is_weakest(at)) line.text.push_back({"  ← weakest", Role::remark});
    append_under(lines, step, indent + indent_under);
    open_from(at, level + 1);
  }
}

std::string counted(std::size_t number, const std::string& one) {
  return std::to_string(number) + " " + one + (number == 1 ? "" : "s");
}

void append_left_out(Lines& lines, Toward toward, std::size_t back, std::size_t out_of_time) {
  std::string text;
  if (back > 0) text = counted(back, "link") + " back to the event itself";
  if (out_of_time > 0)
    text += (text.empty() ? "" : ", and ") + counted(out_of_time, "link") + " to what surely began " +
            (toward == Toward::cause ? "after it" : "before it");
  if (!text.empty())
    lines.push_back({.indent = indent_of_level, .text = {{"left out: " + text, Role::remark}}});
}

void append_further(Lines& lines, Toward toward, std::size_t further, std::string_view deeper) {
  if (further == 0) return;
  std::string text = "more: " + counted(further, "link");
  text += toward == Toward::cause ? " further back" : " further on";
  if (!deeper.empty()) text.append(", ").append(deeper);
  lines.push_back({.indent = indent_of_level, .text = {{text, Role::remark}}});
}

void append_links(Lines& lines, const std::string& heading, const std::vector<Step>& steps) {
  if (steps.empty()) return;
  lines.emplace_back();
  lines.push_back({.text = {{heading, Role::heading}}});
  for (const auto& step : steps) {
    auto& line = lines.emplace_back(Line{.indent = 2});
    append_dated(line.text, step.from);
    line.text.push_back({"  " + step.kind.phrase() + "  ", Role::field});
    append_dated(line.text, step.to);
    append_under(lines, step, indent_under);
  }
}

}  // namespace annals::inline v0_2::cause
