#include "annals/cause/chains.hpp"
#include "cause/telling.hpp"

namespace annals::inline v0_2 {

using namespace cause;

namespace {

std::string joined(const std::vector<EventBrief>& events) {
  std::string text;
  for (const auto& event : events) text += (text.empty() ? "" : " or ") + event.label();
  return text;
}

std::string percent(double share) {
  const auto per_mille = static_cast<int>(share * 1000 + 0.5);
  return std::to_string(per_mille / 10) + "." + std::to_string(per_mille % 10) + "%";
}

/// A chain as that of a path is told, from its cause on.
void append_chain(Lines& lines, const Chain& chain) {
  const auto& first = chain.steps.front();
  auto at = reached_by(first, Toward::cause).id;
  lines.push_back(line_of(reached_by(first, Toward::cause)));
  for (const auto& step : chain.steps) {
    const auto& next = reached_by(step, Toward::effect);
    auto& line = lines.emplace_back(Line{.indent = indent_of_level, .branch = Branch::last});
    line.text.push_back({phrase_from(step, step.from.id == at ? step.from : step.to) + "  ", Role::field});
    append_dated(line.text, next);
    append_under(lines, step, indent_under);
    at = next.id;
  }
}

}  // namespace

Lines Chains::lines(std::string_view how) const {
  if (chains.empty())
    return {{.text = {{"No chain of at most " + counted(asked.walk.depth.value_or(0), "link") +
                       of_the_sort_asked_for(asked.walk) + " leads from " + joined(from) + " to " +
                       joined(to) + "."}}}};
  Lines lines;
  for (std::size_t i = 0; i < chains.size(); ++i) {
    if (i > 0) lines.emplace_back();
    lines.push_back({.text = {{std::to_string(i + 1) + ". " + counted(chains[i].steps.size(), "link") +
                                   ", credence " + percent(chains[i].credence),
                               Role::heading}}});
    append_chain(lines, chains[i]);
  }
  if (more) {
    std::string text = "more chains";
    if (!how.empty()) text.append(": ").append(how);
    lines.emplace_back();
    lines.push_back({.text = {{text, Role::remark}}});
  }
  return lines;
}

std::string Chains::text() const {
  return text_of(lines());
}

}  // namespace annals::inline v0_2
