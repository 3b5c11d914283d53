#include "annals/lines.hpp"

#include <algorithm>
#include <optional>

namespace annals::inline v0_2 {

namespace {

constexpr std::size_t branch_width = 3;

/// Of each line the column of the branch that comes next after it.
std::vector<std::optional<std::size_t>> next_branches(const Lines& lines) {
  std::vector<std::optional<std::size_t>> next(lines.size());
  std::optional<std::size_t> column;
  for (auto i = lines.size(); i-- > 0;) {
    next[i] = column;
    if (lines[i].branch != Branch::none) column = lines[i].indent - std::min(lines[i].indent, branch_width);
  }
  return next;
}

/// So many columns, with a bar wherever a branch goes on below.
std::string bars(const std::vector<bool>& goes_on, std::size_t columns) {
  std::string text;
  for (std::size_t i = 0; i < columns; ++i) text += i < goes_on.size() && goes_on[i] ? "│" : " ";
  return text;
}

/// How many characters a text has, as the words and dates of labels are written.
std::size_t length_of(const Pieces& pieces) {
  std::size_t length = 0;
  for (const auto& piece : pieces)
    length += static_cast<std::size_t>(std::ranges::count_if(
        piece.text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
  return length;
}

}  // namespace

std::vector<Margin> margins_of(const Lines& lines) {
  std::vector<Margin> margins;
  margins.reserve(lines.size());
  const auto next = next_branches(lines);
  std::vector<bool> goes_on;        // by column
  std::optional<std::size_t> stem;  // the column of the branch that lines without one belong to
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto& line = lines[i];
    if (line.branch != Branch::none) {
      stem = line.indent - std::min(line.indent, branch_width);
      goes_on.resize(*stem);
      const auto before = bars(goes_on, *stem);
      const bool more = line.branch == Branch::more;
      goes_on.push_back(more);
      margins.push_back({before + (more ? "├─ " : "└─ "), before + (more ? "│  " : "   ")});
      continue;
    }
    goes_on.resize(std::min(goes_on.size(), line.indent));
    if (goes_on.empty()) stem.reset();
    auto shown = goes_on;
    // What stands under a branch stands beside the way to its own branches.
    if (stem && next[i] && *next[i] > *stem && *next[i] < line.indent) {
      shown.resize(std::max(shown.size(), *next[i] + 1));
      shown[*next[i]] = true;
    }
    const auto margin = bars(shown, line.indent);
    margins.push_back({margin, margin});
  }
  return margins;
}

std::string text_of(const Lines& lines) {
  std::string text;
  const auto margins = margins_of(lines);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto& line = lines[i];
    if (!line.label.empty() || !line.text.empty()) text += margins[i].first;
    for (const auto& piece : line.label) text += piece.text;
    if (!line.text.empty())
      text.append(line.label_width - std::min(line.label_width, length_of(line.label)), ' ');
    for (const auto& piece : line.text) text += piece.text;
    text += '\n';
  }
  return text;
}

}  // namespace annals::inline v0_2
