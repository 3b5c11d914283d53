#include "annals/cause/account.hpp"

#include "cause/telling.hpp"

#include <map>
#include <set>

namespace annals::inline v0_2 {

using namespace cause;

namespace {

std::set<std::size_t> weakest_of(const Account& account) {
  std::set<std::size_t> weakest;
  for (const auto& chain : account.chains)
    if (chain.weakest) weakest.insert(*chain.weakest);
  return weakest;
}

/// A text between quotation marks, as Graphviz reads it.
std::string quoted(const std::string& text) {
  std::string all = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') all += '\\';
    if (c == '\n')
      all += "\\n";
    else
      all += c;
  }
  return all + "\"";
}

/// The events and links of a drawing, each once.
class Drawing {
 public:
  void add(const Step& step, const std::string& style) {
    add(step.from);
    add(step.to);
    if (!drawn_.insert(step.link).second) return;
    const bool to_explains = step.kind.explains() == Explains::from_by_to;
    const auto& cause = to_explains ? step.to : step.from;
    const auto& effect = to_explains ? step.from : step.to;
    auto label = to_explains ? std::string(step.kind.inverse()) : step.kind.phrase();
    if (step.credence) label += "\n" + step.credence->text();
    text_ += "  " + name(cause) + " -> " + name(effect) + " [label=" + quoted(label) + style + "];\n";
  }
  void add(const EventBrief& event, const std::string& style = "") {
    if (!events_.insert(event.id).second) return;
    auto label = event.label();
    if (!event.when.empty()) label += "\n" + event.when;
    text_ += "  " + name(event) + " [label=" + quoted(label) + style + "];\n";
  }
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  static std::string name(const EventBrief& event) { return quoted(event.key); }

  std::string text_{};
  std::set<EventId> events_{};
  std::set<LinkId> drawn_{};
};

}  // namespace

Lines Account::lines(std::string_view deeper, std::string_view more_chains) const {
  Lines lines{line_of(event)};
  const auto weakest = weakest_of(*this);
  append_branches(lines,
                  {event, Toward::cause, steps, [&](std::size_t step) { return weakest.contains(step); }});
  if (steps.empty())
    lines.push_back(
        {.indent = indent_of_level, .text = {{"no cause is known" + of_the_sort_asked_for(asked.walk)}}});
  append_left_out(lines, Toward::cause, back, out_of_time);
  append_further(lines, Toward::cause, further, deeper);
  if (more > 0) {
    auto text = "more: further chains by " + counted(more, "immediate cause");
    if (!more_chains.empty()) text.append(", ").append(more_chains);
    lines.push_back({.indent = indent_of_level, .text = {{text, Role::remark}}});
  }
  append_links(lines, "Disputed", disputed);
  append_links(lines, "Not believed", not_believed);
  for (const auto& one : beside)
    append_links(
        lines,
        (one.is_whole ? "Causes of what it is a part of, " : "Causes of its part, ") + one.event.label(),
        one.steps);
  return lines;
}

std::string Account::text() const {
  return text_of(lines());
}

std::string Account::dot() const {
  Drawing drawing;
  drawing.add(event, ", style=bold");
  const auto weakest = weakest_of(*this);
  for (std::size_t i = 0; i < steps.size(); ++i)
    drawing.add(steps[i], weakest.contains(i) ? ", style=bold" : "");
  for (const auto& step : disputed) drawing.add(step, ", style=dashed");
  return "digraph why {\n  node [shape=box];\n" + drawing.text() + "}\n";
}

}  // namespace annals::inline v0_2
