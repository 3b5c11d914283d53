#include "annals/cause/explanation.hpp"

#include "cause/telling.hpp"

namespace annals::inline v0_2 {

using namespace cause;

namespace {

std::string at_most_links(const WalkOptions& asked) {
  if (!asked.depth) return "links";
  return "at most " + std::to_string(*asked.depth) + (asked.depth == 1u ? " link" : " links");
}

}  // namespace

std::string Attribution::text() const {
  const auto& voice = speaker.empty() ? source_title : speaker_title;
  return locator.empty() ? voice : voice + ", " + locator;
}

Lines Explanation::lines(std::string_view deeper) const {
  Lines lines{line_of(event)};
  append_branches(lines, {event, toward, steps, [](std::size_t) { return false; }});
  if (steps.empty())
    lines.push_back({.indent = indent_of_level,
                     .text = {{(toward == Toward::cause ? "no cause is known" : "no effect is known") +
                               of_the_sort_asked_for(asked)}}});
  append_links(lines, "What it aimed at", aims);
  append_left_out(lines, toward, back, out_of_time);
  append_further(lines, toward, further, deeper);
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
