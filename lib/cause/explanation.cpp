#include "annals/cause/explanation.hpp"

#include <algorithm>
#include <set>

namespace annals::inline v0_2 {

namespace {

/// The event that a step comes to, seen from the one that it starts at.
const EventBrief& reached_by(const Step& step, Toward toward) {
  const bool to_explains = step.kind.explains() == Explains::from_by_to;
  return (toward == Toward::cause) == to_explains ? step.to : step.from;
}

/// The link as it reads from the event that the step starts at.
std::string phrase_from(const Step& step, const EventBrief& start) {
  return step.from.id == start.id ? step.kind.phrase() : std::string(step.kind.inverse());
}

/// "Hanoi summit (2019-02-27/2019-02-28) [open]".
void append_dated(Pieces& pieces, const EventBrief& event) {
  pieces.push_back({event.label(), Role::title});
  if (!event.when.empty()) pieces.push_back({" (" + event.when + ")", Role::date});
  if (event.outcome != Outcome::occurred)
    pieces.push_back({" [" + std::string(word(event.outcome)) + "]", Role::remark});
  if (event.is_out()) pieces.push_back({" [" + std::string(word(event.standing)) + "]", Role::problem});
}

Line line_of(const EventBrief& event) {
  Line line;
  append_dated(line.text, event);
  return line;
}

/// Where a walk left something out, nothing found is not nothing there.
std::string of_the_sort_asked_for(const WalkOptions& asked) {
  const bool narrowed =
      !asked.kinds.empty() || asked.min_credence > 0.0 || asked.speaker || asked.source || asked.depth == 0u;
  return narrowed ? " of the sort asked for" : "";
}

std::string at_most_links(const WalkOptions& asked) {
  if (!asked.depth) return "links";
  return "at most " + std::to_string(*asked.depth) + (asked.depth == 1u ? " link" : " links");
}

/// The lines under a step: its mechanism and who says so; each speaker's own account where accounts differ.
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

constexpr std::size_t indent_of_level = 3;
constexpr std::size_t indent_under = 5;

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

/// Appends all branches. An event that stands above already ends its branch. Without recursion: how deep a
/// tree is, its data decide.
void append_branches(Lines& lines, const Explanation& all) {
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
    append_under(lines, step, indent + indent_under);
    open_from(at, level + 1);
  }
}

}  // namespace

std::string Attribution::text() const {
  const auto& voice = speaker.empty() ? source_title : speaker_title;
  return locator.empty() ? voice : voice + ", " + locator;
}

Lines Explanation::lines() const {
  Lines lines{line_of(event)};
  append_branches(lines, *this);
  if (steps.empty())
    lines.push_back({.indent = indent_of_level,
                     .text = {{(toward == Toward::cause ? "no cause is known" : "no effect is known") +
                               of_the_sort_asked_for(asked)}}});
  return lines;
}

std::string Explanation::text() const {
  return text_of(lines());
}

Lines Path::lines() const {
  if (steps.empty() && from.id != to.id)
    return {{.text = {{"No chain of " + at_most_links(asked) + of_the_sort_asked_for(asked) + " leads from " +
                       from.label() + " to " + to.label() + "."}}}};
  Lines lines{line_of(from)};
  if (from.id == to.id)
    lines.push_back(
        {.indent = indent_of_level, .text = {{"is where the chain starts and ends: it has no links"}}});
  auto at = from.id;
  for (const auto& step : steps) {
    const auto& start = step.from.id == at ? step.from : step.to;
    const auto& next = step.from.id == at ? step.to : step.from;
    auto& line = lines.emplace_back(Line{.indent = indent_of_level, .branch = Branch::last});
    line.text.push_back({phrase_from(step, start) + "  ", Role::field});
    append_dated(line.text, next);
    append_under(lines, step, indent_under);
    at = next.id;
  }
  return lines;
}

std::string Path::text() const {
  return text_of(lines());
}

}  // namespace annals::inline v0_2
