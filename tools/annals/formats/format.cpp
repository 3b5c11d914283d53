#include "formats/format.hpp"

#include "annals/io/json_lines.hpp"
#include "annals/io/sheet.hpp"
#include "annals/record/kinds.hpp"
#include "annals/record/words.hpp"
#include "text.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace annals::tools {

namespace {

std::vector<EventId> ids_of(const Exported& exported) {
  std::vector<EventId> ids;
  ids.reserve(exported.events.size());
  for (const auto& event : exported.events) ids.push_back(event.id);
  return ids;
}

std::string describing(const KindDescription& kind) {
  std::string text = "annals kind BASE " + kind.name;
  for (const auto& field : kind.fields)
    text += " " + shell_word(field.name + ":" +
                             (field.words.empty() ? std::string(word(field.type))
                                                  : "one-of=" + joined(field.words, ",")));
  return text;
}

}  // namespace

std::span<const Format> formats() {
  static const std::array<Format, 8> all{{
      {"jsonl", "JSON Lines", R"({"annals":)", write_json_lines},
      {"csv", "CSV", sheet_start, write_sheet},
      {"md", "Markdown", "<!-- annals export -->\n", write_markdown},
      {"html", "HTML", "<!DOCTYPE html>\n<!-- annals export -->\n", write_html},
      {"ics", "iCalendar", "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//annals//", write_calendar},
      {"timelinejs", "TimelineJS", R"({"annals":)", write_timelinejs},
      {"dot", "Graphviz", "// annals export\n", write_dot},
      {"graphml", "GraphML", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- annals export -->\n",
       write_graphml},
  }};
  return all;
}

LeftOut write_json_lines(const Exported& exported, std::ostream& out) {
  if (exported.is_all)
    export_json_lines(exported.base, out);
  else
    export_json_lines(exported.base, ids_of(exported), out);
  return {};
}

LeftOut write_sheet(const Exported& exported, std::ostream& out) {
  auto left_out = export_sheet(exported.base, ids_of(exported), out);
  const auto built_in = built_in_kinds();
  std::set<std::string, std::less<>> used;
  for (const auto& event : exported.events) used.insert(event.kind);
  for (const auto& kind : exported.base.kinds()) {
    if (!used.contains(kind.name) || kind.fields.empty() ||
        std::ranges::find(built_in, kind.name, &KindDescription::name) != built_in.end())
      continue;
    left_out.add("description of a kind (before it is read: " + describing(kind) + ")", "");
  }
  return left_out;
}

std::vector<const answer::ToldTie*> ties_within(const answer::Chronicle& chronicle,
                                                const std::vector<answer::ToldTie>& ties, LeftOut& left_out) {
  std::set<std::string_view> keys;
  for (const auto& event : chronicle.events) keys.insert(event.key);
  std::vector<const answer::ToldTie*> within;
  for (const auto& tie : ties) {
    if (keys.contains(tie.from) && keys.contains(tie.to))
      within.push_back(&tie);
    else if (tie.inverse.empty())
      left_out.add("relative date with an event that was not chosen",
                   "relative dates with events that were not chosen");
    else
      left_out.add("link with an event that was not chosen", "links with events that were not chosen");
  }
  return within;
}

bool has_days(const answer::ToldEvent& event, std::int64_t first_year, std::int64_t last_year,
              LeftOut& left_out) {
  if (!event.days)
    left_out.add("undated event", "undated events");
  else if (event.days->first.year < first_year || event.days->last.year > last_year)
    left_out.add("event of years that it has no dates for", "events of years that it has no dates for");
  else
    return true;
  return false;
}

std::string notes_text(const answer::Chronicle& chronicle, const answer::Told& told) {
  std::vector<std::string> notes;
  for (const auto note : told.notes) notes.push_back(chronicle.notes[note].text);
  return joined(notes, "; ");
}

std::string description_of(const answer::Chronicle& chronicle, const answer::ToldEvent& event) {
  std::string text;
  const auto add = [&](const std::string& name, const answer::Told& told, std::string_view before) {
    text += fmt::format("{}{}: {}{}", text.empty() ? "" : "\n", name, before, told.text);
    if (!told.likelihood.empty()) text += " (" + told.likelihood + ")";
    if (!told.notes.empty()) text += " — " + notes_text(chronicle, told);
  };
  for (const auto* fields : {&event.fields, &event.ties})
    for (const auto& field : *fields) {
      for (const auto& value : field.values) add(field.name, value, field.is_undecided ? "perhaps " : "");
      for (const auto& rival : field.rivals) add(field.name, rival, "not ");
    }
  return text;
}

std::string plain_text(std::string_view text) {
  std::string plain;
  for (auto end = text.find('\n'); end != std::string_view::npos; end = text.find('\n')) {
    plain += printable(text.substr(0, end)) + "\n";
    text.remove_prefix(end + 1);
  }
  plain += printable(text);
  for (const std::string_view noncharacter : {"\xEF\xBF\xBE", "\xEF\xBF\xBF"})
    for (auto at = plain.find(noncharacter); at != std::string::npos; at = plain.find(noncharacter, at))
      plain.replace(at, noncharacter.size(), "\uFFFD");
  return plain;
}

std::string html_text(std::string_view text) {
  std::string safe;
  for (const char c : plain_text(text)) switch (c) {
      case '&':
        safe += "&amp;";
        break;
      case '<':
        safe += "&lt;";
        break;
      case '>':
        safe += "&gt;";
        break;
      case '"':
        safe += "&quot;";
        break;
      case '\'':
        safe += "&#39;";
        break;
      default:
        safe += c;
    }
  return safe;
}

bool is_web_address(std::string_view url) {
  return url.starts_with("https://") || url.starts_with("http://");
}

}  // namespace annals::tools
