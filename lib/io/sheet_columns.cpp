#include "io/sheet_columns.hpp"

#include "annals/record/key.hpp"
#include "annals/record/kinds.hpp"
#include "io/hint.hpp"
#include "io/json_text.hpp"
#include "io/location.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include <fmt/format.h>

namespace annals::inline v0_2::io {

namespace {

/// The usual names of columns, as keys, and what they mean.
const std::map<std::string, std::string, std::less<>>& usual_names() {
  static const std::map<std::string, std::string, std::less<>> names = {{"key", "key"},
                                                                        {"id", "key"},
                                                                        {"title", "title"},
                                                                        {"headline", "title"},
                                                                        {"event", "title"},
                                                                        {"name", "title"},
                                                                        {"date", "date"},
                                                                        {"when", "date"},
                                                                        {"start", "date"},
                                                                        {"start-date", "date"},
                                                                        {"end", "end"},
                                                                        {"end-date", "end"},
                                                                        {"until", "end"},
                                                                        {"kind", "kind"},
                                                                        {"type", "kind"},
                                                                        {"event-type", "kind"},
                                                                        {"place", "place"},
                                                                        {"location", "place"},
                                                                        {"where", "place"},
                                                                        {"latitude", "latitude"},
                                                                        {"lat", "latitude"},
                                                                        {"longitude", "longitude"},
                                                                        {"lon", "longitude"},
                                                                        {"who", "who"},
                                                                        {"actors", "who"},
                                                                        {"actor", "who"},
                                                                        {"participants", "who"},
                                                                        {"source", "source"},
                                                                        {"page", "page"},
                                                                        {"window", "window"},
                                                                        {"mechanism", "mechanism"},
                                                                        {"undated", "undated"},
                                                                        {"zone", "zone"},
                                                                        {"where-in-the-source", "page"},
                                                                        {"url", "url"},
                                                                        {"link", "url"},
                                                                        {"speaker", "speaker"},
                                                                        {"published", "published"},
                                                                        {"note", "note"},
                                                                        {"notes", "note"},
                                                                        {"summary", "note"},
                                                                        {"description", "note"},
                                                                        {"text", "note"},
                                                                        {"cause-of", "cause of"},
                                                                        {"part-of", "part of"},
                                                                        {"outcome", "outcome"},
                                                                        {"likelihood", "likelihood"},
                                                                        {"probability", "likelihood"}};
  return names;
}

/// The names of all fields that a column may mean, but for the roles in "who:ROLE".
std::vector<std::string> field_names(const KnowledgeBase& base, const std::vector<std::string>& lines) {
  std::vector<std::string> names = {"year", "month", "day", "end year", "end month", "end day"};
  for (const auto& [name, field] : usual_names()) names.push_back(field);
  auto kinds = base.kinds();
  std::ranges::move(built_in_kinds(), std::back_inserter(kinds));
  for (const auto& kind : kinds)
    if (kind.of == RecordType::event)
      for (const auto& field : kind.fields) names.push_back(field.name);
  for (const auto& line : lines) {
    const auto object = parse_object(line, {"the mapping", 0});
    if (const auto* fields = object.find("fields"); fields != nullptr && fields->is_array())
      for (const auto& field : fields->items())
        if (const auto* name = field.is_object() ? field.find("name") : nullptr;
            name != nullptr && name->is_string())
          names.push_back(name->text());
  }
  return names;
}

std::map<std::string, std::optional<FieldType>> types_of_fields(const KnowledgeBase& base) {
  std::map<std::string, std::optional<FieldType>> types{{"undated", FieldType::text},
                                                        {"zone", FieldType::text}};
  auto kinds = base.kinds();
  std::ranges::move(built_in_kinds(), std::back_inserter(kinds));
  for (const auto& kind : kinds)
    for (const auto& field : kind.fields)
      if (const auto [known, is_new] = types.emplace(field.name, field.type);
          !is_new && known->second != field.type)
        known->second.reset();
  return types;
}

/// A name for a field, made of a heading.
std::string field_from(std::string_view heading) {
  auto name = key_from(heading);
  std::ranges::replace(name, '-', '_');
  return name;
}

/// The field that a heading names, but for capitals, accents and signs: "Range (km)" is range_km.
std::string field_named(const std::string& heading, const std::vector<std::string>& known) {
  const auto found = std::ranges::find(known, key_from(heading), [](auto& field) { return key_from(field); });
  return found != known.end() ? *found : heading;
}

std::map<std::string, std::string> texts_of(const Json& value, std::string_view member) {
  std::map<std::string, std::string> texts;
  if (!value.is_object()) Location{"the mapping", 1}.refuse(member, "an object of texts is wanted");
  for (const auto& [name, text] : value.members()) {
    if (!text.is_string()) Location{"the mapping", 1}.refuse(member, in_quotes(name) + " has no text");
    texts.emplace(name, text.text());
  }
  return texts;
}

/// Reads the mapping; the columns that it names go into `columns`.
void read_mapping(const std::string& text, SheetColumns& sheet, std::map<std::string, std::string>& columns) {
  const Location here{"the mapping", 1};
  const auto mapping = parse_object(text, here);
  for (const auto& [name, value] : mapping.members()) {
    if (name == "columns") {
      columns.merge(texts_of(value, name));
    } else if (name == "fixed") {
      sheet.fixed = texts_of(value, name);
    } else if (name == "kinds" && value.is_array()) {
      for (const auto& kind : value.items()) sheet.lines.push_back(kind.dump());
    } else if (name == "dates" && value.is_string() &&
               (value.text() == "day-first" || value.text() == "month-first")) {
      sheet.day_order = value.text() == "day-first" ? DayOrder::day_first : DayOrder::month_first;
    } else {
      here.refuse(name, "a mapping has columns, fixed, kinds (a list) and dates (day-first or month-first)");
    }
  }
}

}  // namespace

SheetColumns sheet_columns(const KnowledgeBase& base, std::vector<std::string> headings,
                           const SheetOptions& options) {
  SheetColumns sheet;
  auto columns = options.columns;
  if (!options.mapping.empty()) read_mapping(options.mapping, sheet, columns);
  if (options.day_order != DayOrder::unknown) sheet.day_order = options.day_order;
  const auto known = field_names(base, sheet.lines);
  const auto is_known = [&](const std::string& field) {
    return field.empty() || field == "-" || field.starts_with("who:") ||
           std::ranges::find(known, field) != known.end();
  };
  std::string wrong;
  for (const auto& [heading, field] : columns) {
    if (std::ranges::find(headings, heading) == headings.end())
      wrong += fmt::format("\n  there is no column {}{}", in_quotes(heading), hint(heading, headings));
    if (!is_known(field))
      wrong += fmt::format("\n  column {}: there is no field {}{}", in_quotes(heading), in_quotes(field),
                           hint(field, known));
  }
  for (const auto& heading : headings) {
    const auto mapped = columns.find(heading);
    const auto usual = usual_names().find(key_from(heading));
    auto field = mapped != columns.end()        ? mapped->second
                 : usual != usual_names().end() ? usual->second
                                                : field_named(heading, known);
    if (mapped == columns.end() && !is_known(field)) {
      if (!options.mapping.empty())
        field.clear();
      else
        wrong += fmt::format(
            "\n  column {} means nothing here: say --map {}, or \"-\" to leave it out; a field of "
            "your own needs a kind that has it: annals kind BASE KIND {}:TYPE",
            in_quotes(heading), in_quotes(heading + "=FIELD"), field_from(heading));
    }
    if (field == "-") field.clear();
    if (!field.empty() && !field.starts_with("who") &&
        std::ranges::find(sheet.fields, field) != sheet.fields.end())
      wrong +=
          fmt::format("\n  column {}: another column means {} already", in_quotes(heading), in_quotes(field));
    sheet.fields.push_back(std::move(field));
  }
  if (std::ranges::find(sheet.fields, "title") == sheet.fields.end() &&
      std::ranges::find(sheet.fields, "key") == sheet.fields.end())
    wrong += "\n  no column is the title or the key of the events";
  if (!wrong.empty())
    throw Error(ErrorCode::invalid_argument, options.name + ", row 1: its headings are not clear:" + wrong);
  sheet.headings = std::move(headings);
  sheet.types = types_of_fields(base);
  return sheet;
}

}  // namespace annals::inline v0_2::io
