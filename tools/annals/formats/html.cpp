#include "formats/format.hpp"

#include <ostream>

#include <fmt/ostream.h>

namespace annals::tools {

namespace {

/// It may load nothing and run nothing.
constexpr std::string_view head = R"(<!DOCTYPE html>
<!-- annals export -->
<html lang="en">
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<style>
:root { color-scheme: light dark; font: 1rem/1.5 Georgia, serif; }
body { margin: 2rem auto; padding: 0 1rem; max-width: 45rem; }
article { border-top: 1px solid; padding-top: 0.5rem; break-inside: avoid; }
h2 { font-size: 1.1rem; margin: 0; }
.date { font-style: italic; margin: 0; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 1rem; margin: 0.5rem 0 1rem; }
dd { margin: 0; overflow-wrap: anywhere; }
.rival { text-decoration: line-through; }
:target { background: Mark; color: MarkText; }
</style>
)";

std::string value_of(const answer::Told& told) {
  auto text = html_text(told.text);
  if (!told.likelihood.empty()) text += " (" + html_text(told.likelihood) + ")";
  for (const auto note : told.notes)
    text += fmt::format("<sup><a href=\"#note-{0}\">{0}</a></sup>", note + 1);
  return text;
}

std::string values_of(const answer::ToldField& field) {
  std::string text;
  for (const auto& value : field.values)
    text += (text.empty() ? "" : field.is_undecided ? " or " : "; ") + value_of(value);
  if (field.is_undecided) text += " (undecided)";
  for (const auto& rival : field.rivals) text += "; <span class=\"rival\">" + value_of(rival) + "</span>";
  return text;
}

std::string source_of(const SourceEntry& source) {
  const auto line = html_text(answer::source_line(source));
  return is_web_address(source.url) ? fmt::format("<a href=\"{}\">{}</a>", html_text(source.url), line)
                                    : line;
}

}  // namespace

LeftOut write_html(const Exported& exported, std::ostream& out) {
  const auto chronicle = answer::chronicle_of(exported.base, exported.events);
  fmt::print(out, "{0}<title>{1}</title>\n<h1>{1}</h1>\n", head, html_text(exported.name));
  for (const auto& event : chronicle.events) {
    fmt::print(out, "<article id=\"{}\">\n<p class=\"date\">{}</p>\n<h2>{}</h2>\n<dl>\n",
               html_text(event.key), event.date.empty() ? "Undated" : html_text(event.date),
               html_text(event.title));
    for (const auto* fields : {&event.fields, &event.ties})
      for (const auto& field : *fields)
        fmt::print(out, "<dt>{}</dt><dd>{}</dd>\n", html_text(field.name), values_of(field));
    out << "</dl>\n</article>\n";
  }
  out << "<h2>Notes</h2>\n<ol>\n";
  for (std::size_t i = 0; i < chronicle.notes.size(); ++i)
    fmt::print(out, "<li id=\"note-{}\">{}</li>\n", i + 1, html_text(chronicle.notes[i].text));
  out << "</ol>\n<h2>Sources</h2>\n<ul>\n";
  for (const auto& source : chronicle.sources) fmt::print(out, "<li>{}</li>\n", source_of(source));
  out << "</ul>\n</html>\n";
  return {};
}

}  // namespace annals::tools
