#include "annals/cause/explanation.hpp"

#include <algorithm>
#include <set>

namespace annals {

namespace {

/// The event that a step comes to, seen from the one that it starts at.
const EventBrief& reached_by(const Step& step, Toward toward) {
  const bool to_explains = explains(step.kind) == Explains::from_by_to;
  return (toward == Toward::causes) == to_explains ? step.to : step.from;
}

/// The link as it reads from the event that the step starts at.
std::string_view phrase_from(const Step& step, const EventBrief& start) {
  return step.from.id == start.id ? phrase(step.kind) : inverse(step.kind);
}

std::string dated(const EventBrief& event) {
  std::string text = event.label();
  if (!event.when.empty()) text += " (" + event.when + ")";
  if (event.outcome != Outcome::occurred) text += " [" + std::string(word(event.outcome)) + "]";
  return text;
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
std::vector<std::string> lines_under(const Step& step) {
  std::vector<std::string> lines;
  std::set<std::string> mechanisms;
  for (const auto& citation : step.citation)
    if (!citation.mechanism.empty()) mechanisms.insert(citation.mechanism);
  const bool differ = mechanisms.size() > 1;
  if (!differ && !step.mechanism.empty()) lines.push_back(step.mechanism);
  for (const auto& citation : step.citation) {
    std::string line = "— " + citation.text();
    if (citation.stance == Stance::disputes) line += ", who disputes it";
    if (citation.credence) line += ": " + citation.credence->text();
    lines.push_back(std::move(line));
    if (differ && !citation.mechanism.empty()) lines.push_back("  " + citation.mechanism);
  }
  if (step.standing != Standing::accepted && !lines.empty())
    lines.back() += " [" + std::string(word(step.standing)) + "]";
  return lines;
}

/// Steps this deep and deeper stand at one indent, so that the text of a long chain does not grow by its
/// square; they bear their depth instead.
constexpr std::size_t deepest_indent = 40;

/// The steps that follow each step; last, those that follow none.
std::vector<std::vector<std::size_t>> branches_of(const std::vector<Step>& steps) {
  std::vector<std::vector<std::size_t>> branches(steps.size() + 1);
  for (std::size_t i = 0; i < steps.size(); ++i)
    branches[std::min(steps[i].before.value_or(steps.size()), steps.size())].push_back(i);
  return branches;
}

/// Appends all branches. An event that stands above already ends its branch. Without recursion: how deep a
/// tree is, its data decide.
void append_branches(std::string& text, const Explanation& all) {
  struct Branch {
    std::size_t step;
    bool last;
    std::string indent;
  };
  const auto branches = branches_of(all.steps);
  std::vector<Branch> open;
  const auto open_from = [&](std::size_t step, const std::string& indent) {
    for (auto next = branches[step].rbegin(); next != branches[step].rend(); ++next)
      open.push_back({*next, next == branches[step].rbegin(), indent});
  };
  std::set<EventId> shown{all.event.id};
  open_from(all.steps.size(), "");
  while (!open.empty()) {
    const auto [at, last, indent] = std::move(open.back());
    open.pop_back();
    const auto& step = all.steps[at];
    const auto& start = step.before ? reached_by(all.steps[*step.before], all.toward) : all.event;
    const auto& reached = reached_by(step, all.toward);
    const bool again = !shown.insert(reached.id).second;
    const bool is_deep = step.depth > deepest_indent;
    text += indent + (last ? "└─ " : "├─ ") + (is_deep ? std::to_string(step.depth) + ": " : "") +
            std::string(phrase_from(step, start)) + "  " + dated(reached) + (again ? " ↑" : "") + "\n";
    const auto below = indent + (last ? "   " : "│  ");
    const auto margin = below + (branches[at].empty() ? "     " : "│    ");
    for (const auto& line : lines_under(step)) text.append(margin).append(line).append("\n");
    open_from(at, step.depth >= deepest_indent ? indent : below);
  }
}

}  // namespace

std::string Attribution::text() const {
  const auto& voice = speaker.empty() ? source_title : speaker_title;
  return locator.empty() ? voice : voice + ", " + locator;
}

std::string Explanation::text() const {
  std::string text = dated(event) + "\n";
  if (steps.empty()) {
    const std::string known = toward == Toward::causes ? "cause is known" : "effect is known";
    return text + "   no " + known + of_the_sort_asked_for(asked) + "\n";
  }
  append_branches(text, *this);
  return text;
}

std::string Path::text() const {
  if (from.id == to.id) return dated(from) + "\n   is where the chain starts and ends: it has no links\n";
  if (steps.empty())
    return "No chain of " + at_most_links(asked) + of_the_sort_asked_for(asked) + " leads from " +
           from.label() + " to " + to.label() + ".\n";
  std::string text = dated(from) + "\n";
  auto at = from.id;
  for (const auto& step : steps) {
    const auto& start = step.from.id == at ? step.from : step.to;
    const auto& next = step.from.id == at ? step.to : step.from;
    text += "└─ " + std::string(phrase_from(step, start)) + "  " + dated(next) + "\n";
    for (const auto& line : lines_under(step)) text += "     " + line + "\n";
    at = next.id;
  }
  return text;
}

}  // namespace annals
