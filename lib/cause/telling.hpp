#pragma once

#include "annals/cause/explanation.hpp"
#include "annals/lines.hpp"

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

/// How links and events are told as lines.
namespace annals::inline v0_2::cause {

constexpr std::size_t indent_of_level = 3;
constexpr std::size_t indent_under = 5;

/// The event that a step comes to, seen from the one that it starts at.
const EventBrief& reached_by(const Step& step, Toward toward);

/// The link as it reads from the event that the step starts at.
std::string phrase_from(const Step& step, const EventBrief& start);

/// "Hanoi summit (2019-02-27/2019-02-28) [open]".
void append_dated(Pieces& pieces, const EventBrief& event);
Line line_of(const EventBrief& event);

/// Where a walk left something out, nothing found is not nothing there.
std::string of_the_sort_asked_for(const WalkOptions& asked);

/// "3 links": a number of things, which are several if it is not 1.
std::string counted(std::size_t number, const std::string& one);

/// The lines under a step: its mechanism and who says so; each speaker's own account where accounts differ.
void append_under(Lines& lines, const Step& step, std::size_t indent);

/// What was left out of a walk, and what lies beyond it.
void append_left_out(Lines& lines, Toward toward, std::size_t back, std::size_t out_of_time);
void append_further(Lines& lines, Toward toward, std::size_t further, std::string_view deeper);

/// A heading and under it links, each on a line, with who says so.
void append_links(Lines& lines, const std::string& heading, const std::vector<Step>& steps);

struct Tree {
  const EventBrief& event;
  Toward toward;
  const std::vector<Step>& steps;
  std::function<bool(std::size_t)> is_weakest;
};
/// Appends all branches. An event that stands above already ends its branch. Without recursion: how deep a
/// tree is, its data decide.
void append_branches(Lines& lines, const Tree& all);

}  // namespace annals::inline v0_2::cause
