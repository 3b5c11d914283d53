#include "annals/answer/chronicle.hpp"
#include "annals/record/words.hpp"
#include "annals/time/in_words.hpp"
#include "answer/json_of.hpp"
#include "answer/names.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace annals::inline v0_2::answer {

namespace {

Json json_of(const Told& told) {
  Json json = Json::object();
  if (!told.text.empty()) json["text"] = told.text;
  if (!told.likelihood.empty()) json["likelihood"] = told.likelihood;
  json["notes"] = Json::Items(told.notes.begin(), told.notes.end());
  return json;
}

Json list_of(const std::vector<Told>& all) {
  auto list = Json::array();
  for (const auto& told : all) list.push_back(json_of(told));
  return list;
}

Json json_of(const ToldField& field) {
  Json json{{"field", field.name}, {"undecided", field.is_undecided}, {"values", list_of(field.values)}};
  if (!field.rivals.empty()) json["rivals"] = list_of(field.rivals);
  return json;
}

Json json_of(const CivilDate& day) {
  const auto text = iso_text(start_of(day));
  return text.substr(0, text.find('T'));
}

Json json_of(const ToldEvent& event) {
  Json json{{"key", event.key}, {"title", event.title}};
  if (!event.date.empty()) json["date"] = event.date;
  if (event.days)
    json["days"] = {{"first", json_of(event.days->first)},
                    {"last", json_of(event.days->last)},
                    {"firm", event.days->is_firm}};
  json["standing"] = word(event.standing);
  auto& fields = json["fields"] = Json::array();
  for (const auto& field : event.fields) fields.push_back(json_of(field));
  return json;
}

Json json_of(const ToldTie& tie) {
  return {{"from", tie.from}, {"kind", tie.kind}, {"to", tie.to}, {"told", json_of(tie.told)}};
}

template <class All>
Json all_of(const All& all) {
  auto list = Json::array();
  for (const auto& one : all) list.push_back(json_of(one));
  return list;
}

constexpr std::size_t indent = 2;
constexpr std::size_t label_width = 14;

class ChronicleLines {
 public:
  ChronicleLines(const Chronicle& chronicle, bool with_sources)
      : chronicle_(chronicle), with_sources_(with_sources) {}

  Lines lines() {
    for (const auto& event : chronicle_.events) add(event);
    if (with_sources_) add_notes();
    return std::move(lines_);
  }

 private:
  void add(const ToldEvent& event) {
    if (!lines_.empty()) lines_.emplace_back();
    Pieces head{
        {event.date.empty() ? "undated" : event.date, Role::date}, {"  "}, {event.title, Role::title}};
    if (const auto* title = event.field("title")) append_notes(head, title->values.front());
    if (event.standing != Standing::accepted)
      head.push_back({"  " + std::string(word(event.standing)), Role::problem});
    lines_.push_back({.text = std::move(head)});
    for (const auto& field : event.fields)
      if (is_shown(field, event)) row(field.name, pieces_of(field));
    for (const auto& tie : event.ties) row(tie.name, pieces_of(tie));
  }

  /// The line above has the title and the date, but for who states the date and what else is said.
  [[nodiscard]] bool is_shown(const ToldField& field, const ToldEvent& event) const {
    if (field.is_undecided || !field.rivals.empty()) return true;
    if (field.name == "date") return with_sources_ || field.values.front().text != event.date;
    return field.name != "title";
  }

  void row(const std::string& label, Pieces text) {
    lines_.push_back({.indent = indent,
                      .label = {{label, Role::field}},
                      .label_width = std::max(label_width, label.size() + 2),
                      .text = std::move(text)});
  }

  void append(Pieces& pieces, const Told& told, std::string_view before) const {
    pieces.push_back({std::string(before) + told.text});
    if (!told.likelihood.empty()) pieces.push_back({"  " + told.likelihood, Role::remark});
    append_notes(pieces, told);
  }

  void append_notes(Pieces& pieces, const Told& told) const {
    if (!with_sources_) return;
    for (const auto note : told.notes) pieces.push_back({fmt::format(" [{}]", note + 1), Role::source});
  }

  [[nodiscard]] Pieces pieces_of(const ToldField& field) const {
    Pieces pieces;
    for (const auto& value : field.values)
      append(pieces, value, pieces.empty() ? "" : field.is_undecided ? " or " : "; ");
    if (field.is_undecided) pieces.push_back({"  undecided", Role::problem});
    for (const auto& rival : field.rivals) {
      pieces.push_back({"; not "});
      append(pieces, rival, "");
    }
    return pieces;
  }

  void add_notes() {
    if (chronicle_.notes.empty()) return;
    lines_.emplace_back();
    lines_.push_back({.text = {{"Notes", Role::heading}}});
    for (std::size_t i = 0; i < chronicle_.notes.size(); ++i)
      lines_.push_back({.indent = indent,
                        .label = {{fmt::format("[{}]", i + 1), Role::source}},
                        .label_width = 6,
                        .text = {{chronicle_.notes[i].text}}});
    lines_.emplace_back();
    lines_.push_back({.text = {{"Sources", Role::heading}}});
    for (const auto& source : chronicle_.sources)
      lines_.push_back({.indent = indent, .text = {{source_line(source)}}});
  }

  const Chronicle& chronicle_;
  bool with_sources_;
  Lines lines_{};
};

}  // namespace

Json chronicle_json(const Chronicle& chronicle) {
  auto json = head("chronicle");
  json["events"] = all_of(chronicle.events);
  json["links"] = all_of(chronicle.links);
  json["relative_dates"] = all_of(chronicle.relative_dates);
  auto& notes = json["notes"] = Json::array();
  for (const auto& note : chronicle.notes) notes.push_back({{"text", note.text}, {"source", note.source}});
  return json;
}

Lines chronicle_lines(const Chronicle& chronicle, bool with_sources) {
  if (chronicle.events.empty()) return {{.text = {{"No events match."}}}};
  return ChronicleLines(chronicle, with_sources).lines();
}

std::string source_line(const SourceEntry& source) {
  std::vector<std::string> parts;
  for (const auto& part : {source.label(), source.author, source.publisher})
    if (!part.empty()) parts.push_back(part);
  if (source.published) parts.push_back(in_words(*source.published));
  if (!source.url.empty()) parts.push_back(source.url);
  return joined(parts);
}

}  // namespace annals::inline v0_2::answer
