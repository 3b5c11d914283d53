// What an act would change of what a base believes.

#include "annals/answer/answers.hpp"
#include "annals/record/words.hpp"
#include "annals/time/bounds_edtf.hpp"
#include "answer/json_of.hpp"
#include "answer/names.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace annals::inline v0_2::answer {

namespace {

struct Changed {
  std::string what{};
  Pieces before{};
  Pieces after{};
};

Pieces pieces_of(std::string text) {
  return text.empty() ? Pieces{} : Pieces{{std::move(text)}};
}

std::string text_of(const Pieces& pieces) {
  std::string text;
  for (const auto& piece : pieces) text += piece.text;
  return text;
}

/// The items of a list as one text each, so that those that come and go can be told.
template <class Item, class Text>
void compare(std::vector<Changed>& changed, const std::string& what, const std::vector<Item>& before,
             const std::vector<Item>& after, const Text& text) {
  std::vector<std::string> old;
  std::vector<std::string> now;
  for (const auto& one : before) old.push_back(text(one));
  for (const auto& one : after) now.push_back(text(one));
  if (old != now) changed.push_back({what, pieces_of(joined(old)), pieces_of(joined(now))});
}

std::string text_of(Names& names, const DoubtedField& doubt) {
  std::vector<std::string> values;
  for (const auto& value : doubt.values) values.push_back(names.text(value));
  auto text = doubt.field + " " + joined(values, " or ");
  if (doubt.likelihood) text += " (" + doubt.likelihood->text() + ")";
  return text;
}

std::vector<Changed> changes(Names& names, const Consequences::OfRecord& record) {
  const auto& [id, before, after] = record;
  std::vector<Changed> changed;
  if (before.standing != after.standing)
    changed.push_back(
        {"standing", {{std::string(word(before.standing))}}, {{std::string(word(after.standing))}}});
  if (before.likelihood != after.likelihood)
    changed.push_back({"likelihood", pieces_of(before.likelihood ? before.likelihood->text() : ""),
                       pieces_of(after.likelihood ? after.likelihood->text() : "")});
  std::set<std::string> fields;
  for (const auto* statement : {&before.statement, &after.statement})
    for (const auto& field : statement->fields) fields.insert(field.name);
  for (const auto& name : fields) {
    const auto* old = find(before.statement.fields, name);
    const auto* now = find(after.statement.fields, name);
    auto old_text = old != nullptr ? names.pieces(*old) : Pieces{};
    auto new_text = now != nullptr ? names.pieces(*now) : Pieces{};
    if (old_text != new_text) changed.push_back({name, std::move(old_text), std::move(new_text)});
  }
  const auto title = [&](const auto& one) { return names.title(one); };
  compare(changed, "with", before.statement.with, after.statement.with,
          [&](const Participant& one) { return names.text(one); });
  compare(changed, "names", before.statement.names, after.statement.names,
          [](const Name& one) { return Names::text(one); });
  compare(changed, "part of", before.statement.part_of, after.statement.part_of, title);
  compare(changed, "derived from", before.statement.derived_from, after.statement.derived_from, title);
  compare(changed, "in doubt", before.doubted, after.doubted,
          [&](const DoubtedField& one) { return text_of(names, one); });
  return changed;
}

std::string_view word_or_nothing(const std::optional<Outcome>& outcome) {
  return outcome ? word(*outcome) : "nothing";
}

Line change_line(const std::string& what, Pieces before, Pieces after) {
  Line line{.indent = 4, .label = {{what, Role::field}}, .label_width = 12};
  for (auto& piece : before)
    if (piece.role == Role::text) piece.role = Role::remark;
  append(line.text, before.empty() ? Pieces{{"nothing", Role::remark}} : std::move(before));
  line.text.push_back({" → "});
  append(line.text, after.empty() ? Pieces{{"nothing"}} : std::move(after));
  return line;
}

}  // namespace

Lines consequences_lines(const Questions& base, const Consequences& consequences) {
  if (consequences.empty()) return {{.text = {{"Nothing that this base believes would change."}}}};
  Names names(base);
  Lines lines;
  const auto heading = [&](const auto& list, const std::string& text) {
    if (list.empty()) return;
    if (!lines.empty()) lines.emplace_back();
    lines.push_back({.text = {{text, Role::heading}}});
  };
  heading(consequences.records, "What is believed");
  for (const auto& record : consequences.records) {
    lines.push_back({.indent = 2, .text = {{names.title(record.record), Role::title}}});
    for (const auto& [what, before, after] : changes(names, record))
      lines.push_back(change_line(what, before, after));
  }
  heading(consequences.times, "When things started, by all that is known");
  for (const auto& [event, before, after] : consequences.times) {
    lines.push_back({.indent = 2, .text = {{names.title(event), Role::title}}});
    lines.push_back(
        change_line("start", {{start_edtf(before), Role::date}}, {{start_edtf(after), Role::date}}));
  }
  heading(consequences.orders, "What came first");
  for (const auto& [a, b, before, after] : consequences.orders) {
    lines.push_back(
        {.indent = 2, .text = {{names.title(a), Role::title}, {" before "}, {names.title(b), Role::title}}});
    lines.push_back(change_line("", {{std::string(word(before))}}, {{std::string(word(after))}}));
  }
  heading(consequences.expectations, "What became of what was expected");
  for (const auto& [claim, event, before, after] : consequences.expectations) {
    lines.push_back({.indent = 2, .text = {{names.title(event), Role::title}}});
    lines.push_back(change_line("outcome", {{std::string(word_or_nothing(before))}},
                                {{std::string(word_or_nothing(after))}}));
  }
  return lines;
}

Json consequences_json(const Questions& base, const Consequences& consequences) {
  Names names(base);
  auto json = head("consequences");
  auto& records = json["records"] = Json::array();
  for (const auto& record : consequences.records) {
    Json one{{"record", word(record.record.type)}, {"key", base.key(record.record)}};
    auto& list = one["changes"] = Json::array();
    for (const auto& [what, before, after] : changes(names, record)) {
      Json change{{"field", what}};
      if (!before.empty()) change["before"] = text_of(before);
      if (!after.empty()) change["after"] = text_of(after);
      list.push_back(std::move(change));
    }
    records.push_back(std::move(one));
  }
  auto& times = json["times"] = Json::array();
  for (const auto& [event, before, after] : consequences.times)
    times.push_back({{"event", base.key(event)}, {"before", json_of(before)}, {"after", json_of(after)}});
  auto& orders = json["orders"] = Json::array();
  for (const auto& [a, b, before, after] : consequences.orders)
    orders.push_back(
        {{"a", base.key(a)}, {"b", base.key(b)}, {"before", word(before)}, {"after", word(after)}});
  auto& expectations = json["expectations"] = Json::array();
  for (const auto& [claim, event, before, after] : consequences.expectations) {
    Json one{{"event", base.key(event)}};
    if (before) one["before"] = word(*before);
    if (after) one["after"] = word(*after);
    expectations.push_back(std::move(one));
  }
  return json;
}

}  // namespace annals::inline v0_2::answer
