#include "io/sheet_lines.hpp"

#include "annals/record/key.hpp"
#include "annals/record/kinds.hpp"
#include "annals/time/edtf.hpp"
#include "annals/time/phrase.hpp"
#include "io/location.hpp"
#include "io/sheet_cells.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include <fmt/format.h>

namespace annals::inline v0_2::io {

namespace {

[[noreturn]] void refuse(std::string_view field, const std::string& reason) {
  throw Error(ErrorCode::invalid_argument, reason,
              {.record = {}, .field = std::string(field), .position = {}, .line = 0});
}

std::string trimmed(std::string_view text) {
  const auto from = text.find_first_not_of(" \t\r\n");
  if (from == std::string_view::npos) return {};
  return std::string(text.substr(from, text.find_last_not_of(" \t\r\n") - from + 1));
}

/// What a cell says: without the apostrophe by which spreadsheets take it for text.
std::string text_of(std::string_view cell) {
  auto text = trimmed(cell);
  if (is_formula_like(text) && text.front() == '\'') text.erase(0, 1);
  return text;
}

std::vector<std::string> parts_of(std::string_view cell) {
  std::vector<std::string> parts;
  while (!cell.empty()) {
    const auto end = std::min(cell.find(';'), cell.size());
    if (auto part = trimmed(cell.substr(0, end)); !part.empty()) parts.push_back(std::move(part));
    cell.remove_prefix(std::min(end + 1, cell.size()));
  }
  return parts;
}

/// A date as programs write a day: with midnight behind it, which says no time.
std::string_view without_midnight(std::string_view date) {
  constexpr std::string_view midnight = " 00:00:00";
  const auto at = date.find(midnight);
  const bool is_only = at != std::string_view::npos &&
                       date.find_first_not_of(".0", at + midnight.size()) == std::string_view::npos;
  return is_only ? date.substr(0, at) : date;
}

/// A single date, or that of a start and an end, as a line has it.
Json date_of(std::string_view start, std::string_view end, DayOrder order) {
  const auto single = [&](std::string_view text) -> Json {
    if (When::parse(text)) return text;
    if (order == DayOrder::unknown && !read_date_phrase(text) &&
        read_date_phrase(text, {.change_over = {}, .day_order = DayOrder::day_first}))
      refuse("date",
             in_quotes(text) +
                 " has its day or its month first: say which for the whole sheet, with --dates day-first "
                 "or --dates month-first");
    return Json{{"words", text}};
  };
  if (end.empty() || start == end) return single(start);
  const auto edtf = [&](std::string_view text, std::string_view field) -> std::string {
    if (text.empty()) return {};
    const auto date = read_date_phrase(text, {.change_over = {}, .day_order = order});
    if (!date) refuse(field, fmt::format("{} is no date: {}", in_quotes(text), date.error().reason));
    return date->text();
  };
  return edtf(start, "date") + "/" + edtf(end, "end");
}

std::optional<Json> number_of(const std::string& cell) {
  std::int64_t integer = 0;
  double number = 0;
  const auto* end = cell.data() + cell.size();
  if (std::from_chars(cell.data(), end, integer).ptr == end) return Json(integer);
  if (std::from_chars(cell.data(), end, number).ptr == end) return Json(number);
  return std::nullopt;
}

Json boolean_or_text(const std::string& cell) {
  if (cell == "true" || cell == "yes" || cell == "TRUE") return true;
  if (cell == "false" || cell == "no" || cell == "FALSE") return false;
  return cell;
}

/// A kind is a word in small letters: "Armed clash" is armed_clash.
std::string kind_of(std::string_view cell) {
  auto kind = key_from(cell);
  std::ranges::replace(kind, '-', '_');
  return kind;
}

/// A date from the cells of its year, month and day, where no cell has it whole.
void join_date(std::map<std::string, std::string>& cells, const std::string& prefix,
               const std::string& date) {
  const auto take = [&](const char* part) {
    const auto cell = cells.extract(prefix + part);
    return cell.empty() ? std::string() : cell.mapped();
  };
  const auto year = take("year");
  const auto month = take("month");
  const auto day = take("day");
  if (year.empty() || cells.contains(date)) return;
  auto text = fmt::format("{:0>4}", year);
  if (!month.empty()) text += fmt::format("-{:0>2}", month);
  if (!month.empty() && !day.empty()) text += fmt::format("-{:0>2}", day);
  cells.emplace(date, std::move(text));
}

/// Fields that have meanings of their own; any other is one of a kind of event.
constexpr std::array own = {"key",     "title",    "date",       "end",    "kind",
                            "place",   "latitude", "longitude",  "source", "page",
                            "url",     "speaker",  "published",  "note",   "cause of",
                            "part of", "outcome",  "likelihood", "window", "mechanism"};

}  // namespace

SheetLines::Cells SheetLines::cells(const CsvRow& row) const {
  Cells cells(columns_.fixed);
  if (row.cells.size() > columns_.headings.size())
    refuse({}, fmt::format(
                   "it has {} cells, but there are {} headings: put quotes around a cell with a separator",
                   row.cells.size(), columns_.headings.size()));
  for (std::size_t i = 0; i < row.cells.size(); ++i)
    if (auto cell = text_of(row.cells[i]); !cell.empty() && !columns_.fields[i].empty())
      if (!columns_.fields[i].starts_with("who")) cells[columns_.fields[i]] = std::move(cell);
  join_date(cells, "", "date");
  join_date(cells, "end ", "end");
  return cells;
}

std::string SheetLines::key_of(RecordType type, std::string_view text, std::string_view field, Json more) {
  const auto named = named_by(text);
  auto& key = keys_[{type, std::string(text)}];
  if (key.empty()) {
    if (!named.key.empty())
      key = named.key;
    else if (const auto found = base_.find(text); found && base_.name_of(*found).type == type)
      key = base_.name_of(*found).key;
    else
      key = key_from(text);
    if (key.empty())
      refuse(field, in_quotes(text) + " makes no key: write its key in Latin letters or digits");
  }
  if (!base_.find_key(type, key) && entered_.emplace(type, key).second) {
    Json line{{std::string(word(type)), key}, {"title", named.title}};
    line.update(std::move(more));
    lines_.push_back(line.dump());
  }
  return key;
}

std::string SheetLines::key_of_event(const Cells& cells) {
  if (const auto key = cells.find("key"); key != cells.end()) return key->second;
  const auto title = cells.find("title");
  if (title == cells.end()) refuse("title", "the event has no title and no key");
  const auto key = key_from(title->second);
  if (key.empty())
    refuse("title", in_quotes(title->second) + " makes no key: give the event one in a column key");
  const auto date = cells.contains("date") ? cells.at("date") : std::string();
  // Two events often have one title; their dates tell them apart.
  const bool is_first_date = dates_.try_emplace(key, date).first->second == date;
  return is_first_date || date.empty() ? key : key + "-" + key_from(date);
}

Json SheetLines::participants(const CsvRow& row) {
  Json with = Json::array();
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const auto& field = columns_.fields[i];
    if (!field.starts_with("who")) continue;
    for (const auto& name : parts_of(text_of(row.cells[i]))) {
      Json one{{"actor", key_of(RecordType::actor, name, field)}};
      if (field.size() > 4) one["role"] = field.substr(4);
      if (std::ranges::find(with.items(), one) == with.items().end()) with.push_back(std::move(one));
    }
  }
  return with;
}

Json SheetLines::citation(const Cells& cells) {
  Json citation = Json::object();
  const auto cell = [&](const char* field) {
    const auto found = cells.find(field);
    return found == cells.end() ? std::string() : found->second;
  };
  const auto url = cell("url");
  auto source = cell("source");
  if (source.empty()) source = options_.source.empty() ? url : options_.source;
  if (!source.empty())
    citation["source"] =
        key_of(RecordType::source, source, "source", url.empty() ? Json::object() : Json{{"url", url}});
  if (const auto speaker = cell("speaker"); !speaker.empty())
    citation["speaker"] = key_of(RecordType::actor, speaker, "speaker");
  if (const auto page = cell("page"); !page.empty()) citation["locator"] = page;
  if (const auto day = cell("published"); !day.empty())
    citation["published"] = date_of(without_midnight(day), {}, columns_.day_order);
  if (const auto likelihood = cell("likelihood"); !likelihood.empty())
    citation["likelihood"] = number_of(likelihood).value_or(likelihood);
  if (const auto window = cell("window"); !window.empty())
    citation["window"] = date_of(without_midnight(window), {}, columns_.day_order);
  return citation;
}

Json SheetLines::value(const std::string& field, const std::string& text) {
  const auto known = columns_.types.find(field);
  if (known == columns_.types.end() || !known->second) return number_of(text).value_or(boolean_or_text(text));
  switch (*known->second) {
    case FieldType::boolean:
      return boolean_or_text(text);
    case FieldType::integer:
    case FieldType::number:
      return number_of(text).value_or(text);
    case FieldType::date:
      return date_of(without_midnight(text), {}, columns_.day_order);
    case FieldType::actor:
      return key_of(RecordType::actor, text, field);
    case FieldType::place:
      return key_of(RecordType::place, text, field);
    case FieldType::event:
    case FieldType::text:
      break;
  }
  return text;
}

std::vector<std::string> SheetLines::of(const CsvRow& row) {
  lines_.clear();
  const auto cells = this->cells(row);
  const auto cell = [&](const char* field) {
    const auto found = cells.find(field);
    return found == cells.end() ? std::string() : found->second;
  };
  const auto key = key_of_event(cells);
  Json event{{"event", key}};
  if (const auto text = cell("kind"); !text.empty()) event["kind"] = kind_of(text);
  for (const auto& [column, member] :
       {std::pair("title", "title"), {"note", "summary"}, {"outcome", "outcome"}})
    if (auto text = cell(column); !text.empty()) event[member] = std::move(text);
  const auto start = cell("date");
  const auto end = cell("end");
  if (!start.empty() || !end.empty())
    event["when"] = date_of(without_midnight(start), without_midnight(end), columns_.day_order);
  if (const auto place = cell("place"); !place.empty()) {
    Json more = Json::object();
    for (const auto* field : {"latitude", "longitude"})
      if (const auto text = cell(field); !text.empty()) more[field] = number_of(text).value_or(text);
    event["place"] = key_of(RecordType::place, place, "place", std::move(more));
  }
  if (auto with = participants(row); !with.items().empty()) event["with"] = std::move(with);
  if (const auto wholes = parts_of(cell("part of")); !wholes.empty()) event["part_of"] = wholes;
  for (const auto& [field, text] : cells)
    if (std::ranges::find(own, field) == own.end()) event[field] = value(field, text);
  const auto said = citation(cells);
  const auto effects = parts_of(cell("cause of"));
  const auto mechanism = cell("mechanism");
  if (!mechanism.empty() && effects.empty()) refuse("mechanism", "it needs a cell in the column cause of");
  const bool is_only_link = event.members().size() == 1 && !effects.empty();
  if (!said.members().empty()) event["citation"] = said;
  if (!is_only_link) lines_.insert(lines_.begin(), event.dump());
  for (const auto& effect : effects) {
    Json link{{"link", Json::Items{key, "causes", effect}}};
    if (!mechanism.empty()) link["mechanism"] = mechanism;
    if (!said.members().empty()) link["citation"] = said;
    lines_.push_back(link.dump());
  }
  return lines_;
}

}  // namespace annals::inline v0_2::io
