#include "annals/io/sheet.hpp"
#include "annals/record/key.hpp"
#include "annals/record/words.hpp"
#include "annals/time/phrase.hpp"
#include "io/csv_rows.hpp"
#include "io/location.hpp"
#include "io/sheet_cells.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <ostream>
#include <set>
#include <utility>
#include <variant>

#include <fmt/format.h>

namespace annals::inline v0_2 {

namespace io {

namespace {

/// The columns of every sheet. Those of roles and of fields of kinds come behind.
constexpr std::array headings = {"key",      "title",     "date",      "kind",       "place",
                                 "latitude", "longitude", "who",       "source",     "url",
                                 "speaker",  "page",      "published", "likelihood", "window",
                                 "outcome",  "note",      "part of",   "cause of",   "mechanism"};

std::string guarded(std::string text) {
  return is_formula_like(text) ? "'" + text : text;
}

/// A list says nothing by its order, and ids must not decide it.
std::string joined(std::vector<std::string> parts) {
  std::ranges::sort(parts);
  std::string text;
  for (const auto& part : parts) text.append(text.empty() ? "" : "; ").append(part);
  return text;
}

class SheetWriter {
 public:
  SheetWriter(const Snapshot& base, std::span<const EventId> events)
      : base_(base), events_(events), chosen_(events.begin(), events.end()) {
    // What no row tells of cannot be referred to.
    for (const auto event : events)
      if (std::ranges::none_of(base.claims(event), [](const Claim& claim) { return !obstacle(claim); }))
        chosen_.erase(event);
  }

  LeftOut write(std::ostream& out) {
    for (const auto event : events_)
      for (const auto& claim : base_.claims(event)) add(event, claim);
    for (const auto& link : base_.links()) add(link);
    for (const auto& relative_date : base_.relative_dates())
      if (chosen_.contains(relative_date.event)) left_out_.add("relative date", "relative dates");
    for (const auto record : named_) count_descriptions(record);
    out << csv_line(all_headings());
    for (const auto& row : rows_) out << csv_line(line_of(row));
    if (!out) throw Error(ErrorCode::storage, "exporting a sheet: the output failed; is the disk full?");
    return std::move(left_out_);
  }

 private:
  using Row = std::map<std::string, std::string>;  // by heading

  /// What keeps a claim out of a sheet: what such claims are called, one and many.
  static std::optional<std::pair<std::string_view, std::string_view>> obstacle(const Claim& claim) {
    if (claim.withdrawn()) return {{"claim that was taken back", "claims that were taken back"}};
    if (claim.stance == Stance::disputes) return {{"dispute", "disputes"}};
    if (claim.citation.likelihood && likelihood_cell(*claim.citation.likelihood).empty())
      return {{"claim with a range of likelihood", "claims with a range of likelihood"}};
    return std::nullopt;
  }

  bool can_hold(const Claim& claim) {
    const auto what = obstacle(claim);
    if (what) left_out_.add(what->first, what->second);
    return !what;
  }

  void add(EventId event, const Claim& claim) {
    if (!can_hold(claim)) return;
    if (claim.rank() != Rank::normal) left_out_.add("rank of a claim", "ranks of claims");
    auto row = begin(event, claim.citation);
    for (const auto& field : claim.statement.fields) put(row, field);
    std::map<std::string, std::vector<std::string>> with;
    for (const auto& one : claim.statement.with)
      with[one.role.empty() ? "who" : "who:" + one.role].push_back(name_cell(one.actor, true));
    for (auto& [heading, names] : with) row[heading] = guarded(joined(std::move(names)));
    std::vector<std::string> wholes;
    for (const auto whole : claim.statement.part_of)
      if (is_chosen(whole)) wholes.push_back(base_.key(whole));
    row["part of"] = joined(std::move(wholes));
    left_out_.add("other name", "other names", claim.statement.names.size());
    keep(std::move(row));
  }

  void add(const LinkEntry& link) {
    if (!chosen_.contains(link.from) && !chosen_.contains(link.to)) return;
    if (!chosen_.contains(link.from) || !chosen_.contains(link.to))
      return left_out_.add("link to an event that is not written", "links to events that are not written");
    if (link.kind != causes)
      return left_out_.add("link of another kind than causes", "links of other kinds than causes");
    for (const auto& claim : base_.claims(link.id)) {
      if (!can_hold(claim)) continue;
      auto row = begin(link.from, claim.citation);
      row["cause of"] = base_.key(link.to);
      if (const auto* mechanism = find(claim.statement.fields, "mechanism"))
        row["mechanism"] = guarded(std::get<std::string>(*mechanism));
      keep(std::move(row));
    }
  }

  /// The key of the event, and who says it.
  Row begin(EventId event, const Citation& citation) {
    Row row{{"key", base_.key(event)}};
    const auto source = base_.source(*citation.source);
    if (source.key != "self") {
      row["source"] = guarded(name_cell(source.id));
      row["url"] = guarded(source.url);
    }
    if (citation.speaker) row["speaker"] = guarded(name_cell(*citation.speaker));
    row["page"] = guarded(citation.locator);
    if (const auto& day = citation.published ? citation.published : source.published)
      row["published"] = date_cell(*day);
    if (citation.likelihood) row["likelihood"] = likelihood_cell(*citation.likelihood);
    if (citation.window) row["window"] = date_cell(*citation.window);
    return row;
  }

  void put(Row& row, const Field& field) {
    static const std::map<std::string, std::string, std::less<>> names{{"when", "date"}, {"summary", "note"}};
    const auto known = names.find(field.name);
    const auto& heading = known == names.end() ? field.name : known->second;
    const bool is_event_field = known != names.end() || field.name == "title" || field.name == "kind" ||
                                field.name == "place" || field.name == "outcome";
    if (!is_event_field && std::ranges::find(headings, heading) != headings.end())
      return left_out_.add("field with the name of a column", "fields with names of columns");
    if (const auto* place = std::get_if<PlaceId>(&field.value); place != nullptr && heading == "place") {
      const auto entry = base_.place(*place);
      if (entry.latitude) row["latitude"] = fmt::format("{}", *entry.latitude);
      if (entry.longitude) row["longitude"] = fmt::format("{}", *entry.longitude);
    }
    row[heading] = cell(field.value);
  }

  std::string cell(const Value& value) {
    return std::visit(
        [&]<class T>(const T& one) -> std::string {
          if constexpr (std::same_as<T, bool>)
            return one ? "yes" : "no";
          else if constexpr (std::same_as<T, std::string>)
            return guarded(one);
          else if constexpr (std::same_as<T, When>)
            return date_cell(one);
          else if constexpr (std::same_as<T, EventId>)
            return is_chosen(one) ? base_.key(one) : std::string();
          else if constexpr (std::convertible_to<T, RecordId>)
            return guarded(name_cell(one));
          else
            return fmt::format("{}", one);
        },
        value);
  }

  /// The words of a date where they say it all; else its EDTF.
  std::string date_cell(const When& when) {
    if (when.words().empty()) return guarded(when.text());
    const auto read = read_date_phrase(when.words());
    const bool says_all = read && read->text() == when.text() && !When::parse(when.words());
    if (!says_all) left_out_.add("date in the words of a source", "dates in the words of a source");
    return guarded(says_all ? when.words() : when.text());
  }

  bool is_chosen(EventId event) {
    if (chosen_.contains(event)) return true;
    left_out_.add("mention of an event that is not written", "mentions of events that are not written");
    return false;
  }

  /// Its title, with its key where that is not made of it. In a list a semicolon ends it.
  std::string name_cell(RecordId id, bool in_list = false) {
    named_.insert(id);
    const auto key = base_.name_of(id).key;
    auto title = base_.label(id);
    if (in_list && title.find(';') != std::string::npos) {
      left_out_.add("title with a semicolon", "titles with semicolons");
      title = key;
    }
    return key_from(title) == key && !title.ends_with('>') ? title : fmt::format("{} <{}>", title, key);
  }

  /// A word or a number; nothing where it is neither.
  static std::string likelihood_cell(const Likelihood& likelihood) {
    if (likelihood.word.empty())
      return likelihood.low == likelihood.high ? fmt::format("{}", likelihood.low.value_or(0)) : "";
    return Likelihood::worded(likelihood.word) == likelihood ? likelihood.word : "";
  }

  /// What is said of a record that is only named here.
  void count_descriptions(RecordId id) {
    static const std::set<std::string, std::less<>> held{"title", "latitude", "longitude", "url",
                                                         "published"};
    for (const auto& claim : base_.claims(id))
      if (std::ranges::any_of(claim.statement.fields,
                              [](const auto& field) { return !held.contains(field.name); }) ||
          !claim.statement.names.empty() || !claim.statement.derived_from.empty())
        left_out_.add("description of an actor, a place or a source",
                      "descriptions of actors, places and sources");
  }

  void keep(Row row) {
    std::erase_if(row, [](const auto& cell) { return cell.second.empty(); });
    for (const auto& [heading, text] : row)
      if (std::ranges::find(headings, heading) == headings.end()) more_headings_.insert(heading);
    rows_.push_back(std::move(row));
  }

  [[nodiscard]] std::vector<std::string> all_headings() const {
    std::vector<std::string> all(headings.begin(), headings.end());
    all.insert(all.end(), more_headings_.begin(), more_headings_.end());
    return all;
  }

  [[nodiscard]] std::vector<std::string> line_of(const Row& row) const {
    auto cells = all_headings();
    for (auto& cell : cells) {
      const auto found = row.find(cell);
      cell = found == row.end() ? std::string() : found->second;
    }
    return cells;
  }

  const Snapshot& base_;
  std::span<const EventId> events_;
  std::set<EventId> chosen_;
  std::vector<Row> rows_{};
  std::set<std::string> more_headings_{};
  std::set<RecordId> named_{};
  LeftOut left_out_{};
};

}  // namespace

}  // namespace io

const std::string_view sheet_start =
    "key,title,date,kind,place,latitude,longitude,who,source,url,speaker,page,published,likelihood,window,"
    "outcome,note,part of,cause of,mechanism";

LeftOut export_sheet(const Snapshot& base, std::span<const EventId> events, std::ostream& out) {
  return io::SheetWriter(base, events).write(out);
}

}  // namespace annals::inline v0_2
