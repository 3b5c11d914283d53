#include "annals/cause/grounds.hpp"

#include "cause/telling.hpp"

namespace annals::inline v0_2 {

using namespace cause;

namespace {

void append_heading(Lines& lines, const std::string& text) {
  lines.emplace_back();
  lines.push_back({.text = {{text, Role::heading}}});
}

void append_none(Lines& lines, const std::string& text) {
  lines.push_back({.indent = 2, .text = {{text}}});
}

Line line_of_reached(const Reached& one) {
  Line line{.indent = 2};
  append_dated(line.text, one.event);
  line.text.push_back({"  " + counted(one.steps, "link"), Role::remark});
  return line;
}

void append_reached(Lines& lines, const std::vector<Reached>& all, const std::string& root) {
  for (const auto& one : all) {
    auto& line = lines.emplace_back(line_of_reached(one));
    if (one.in_circle)
      line.text.push_back({", in a circle", Role::problem});
    else if (one.is_root && !root.empty())
      line.text.push_back({", " + root, Role::remark});
  }
}

}  // namespace

Lines Necessity::lines() const {
  Lines lines{line_of(event)};
  if (causes > 0)
    lines.push_back(
        {.indent = 2,
         .text = {{counted(causes, "event") + " led to it, " + counted(roots, "root"), Role::remark}}});
  append_heading(lines, "It would not have happened without");
  if (rests_on.empty())
    append_none(lines, causes == 0 ? "no cause is known" + of_the_sort_asked_for(asked)
                                   : "any one of these: no event is in all chains");
  append_reached(lines, rests_on, "a root");
  append_heading(lines, "Without it would not have happened");
  if (falls.empty()) append_none(lines, "nothing that is known" + of_the_sort_asked_for(asked));
  append_reached(lines, falls, "");
  return lines;
}

std::string Necessity::text() const {
  return text_of(lines());
}

Lines CommonCauses::lines() const {
  Lines lines{line_of(a), line_of(b)};
  if (a_to_b)
    lines.push_back({.indent = 2, .text = {{"the first led to the second, by " + counted(*a_to_b, "link")}}});
  if (b_to_a)
    lines.push_back({.indent = 2, .text = {{"the second led to the first, by " + counted(*b_to_a, "link")}}});
  append_heading(lines, "Common causes");
  if (causes.empty()) append_none(lines, "none is known" + of_the_sort_asked_for(asked));
  for (const auto& one : causes) {
    auto& line = lines.emplace_back(Line{.indent = 2});
    append_dated(line.text, one.event);
    line.text.push_back({"  " + counted(one.steps_to_a, "link") + " to the first, " +
                             std::to_string(one.steps_to_b) + " to the second",
                         Role::remark});
    if (one.nearest) line.text.push_back({", nearest", Role::good});
  }
  return lines;
}

std::string CommonCauses::text() const {
  return text_of(lines());
}

Lines Roots::lines() const {
  Lines lines{line_of(event)};
  append_heading(lines, "It goes back to");
  if (roots.empty()) append_none(lines, "no cause is known" + of_the_sort_asked_for(asked));
  append_reached(lines, roots, "");
  append_heading(lines, "In the end it led to");
  if (final_effects.empty()) append_none(lines, "no effect is known" + of_the_sort_asked_for(asked));
  append_reached(lines, final_effects, "");
  if (further > 0)
    lines.push_back(
        {.indent = 2, .text = {{"more: " + counted(further, "link") + " beyond the depth", Role::remark}}});
  return lines;
}

std::string Roots::text() const {
  return text_of(lines());
}

Lines Influence::lines() const {
  Lines lines{{.text = {{"Events on which most others rest", Role::heading}}}};
  if (events.empty()) append_none(lines, "none is known" + of_the_sort_asked_for(asked));
  for (const auto& one : events) {
    auto& line = lines.emplace_back(Line{.indent = 2});
    append_dated(line.text, one.event);
    line.text.push_back({"  " + counted(one.falls, "event"), Role::remark});
  }
  if (more > 0) lines.push_back({.indent = 2, .text = {{"more: " + counted(more, "event"), Role::remark}}});
  return lines;
}

std::string Influence::text() const {
  return text_of(lines());
}

}  // namespace annals::inline v0_2
