#include "formats/format.hpp"
#include "text.hpp"

#include <ostream>

#include <fmt/ostream.h>

namespace annals::tools {

namespace {

/// A text on one line, of which nothing is markup.
std::string escaped(std::string_view text) {
  constexpr std::string_view special = R"(\`*_{}[]<>()#&|~!$^)";
  std::string safe;
  for (const char c : printable(text)) {
    if (special.find(c) != std::string_view::npos) safe += '\\';
    safe += c;
  }
  return safe;
}

std::string notes_of(const answer::Told& told) {
  std::string text;
  for (const auto note : told.notes) text += fmt::format("[^{}]", note + 1);
  return text;
}

std::string value_of(const answer::Told& told) {
  const auto likelihood = told.likelihood.empty() ? "" : " (" + escaped(told.likelihood) + ")";
  return escaped(told.text) + likelihood + notes_of(told);
}

std::string values_of(const answer::ToldField& field) {
  std::string text;
  for (const auto& value : field.values)
    text += (text.empty() ? "" : field.is_undecided ? " or " : "; ") + value_of(value);
  if (field.is_undecided) text += " (undecided)";
  for (const auto& rival : field.rivals) text += "; not " + value_of(rival);
  return text;
}

}  // namespace

LeftOut write_markdown(const Exported& exported, std::ostream& out) {
  const auto chronicle = answer::chronicle_of(exported.base, exported.events);
  fmt::print(out, "<!-- annals export -->\n# {}\n", escaped(exported.name));
  for (const auto& event : chronicle.events) {
    fmt::print(out, "\n## {}: {}\n\n", event.date.empty() ? "Undated" : escaped(event.date),
               escaped(event.title));
    for (const auto* fields : {&event.fields, &event.ties})
      for (const auto& field : *fields) fmt::print(out, "- {}: {}\n", escaped(field.name), values_of(field));
  }
  if (!chronicle.sources.empty()) out << "\n## Sources\n\n";
  for (const auto& source : chronicle.sources)
    fmt::print(out, "- {}\n", escaped(answer::source_line(source)));
  out << '\n';
  for (std::size_t i = 0; i < chronicle.notes.size(); ++i)
    fmt::print(out, "[^{}]: {}\n", i + 1, escaped(chronicle.notes[i].text));
  return {};
}

}  // namespace annals::tools
