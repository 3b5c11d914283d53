#include "annals/io/json_lines.hpp"
#include "annals/record/kinds.hpp"
#include "io/enter_lines.hpp"
#include "io/file_lines.hpp"
#include "io/file_records.hpp"
#include "io/import_lines.hpp"
#include "io/json_text.hpp"
#include "io/line_order.hpp"
#include "io/line_reader.hpp"
#include "io/refusals.hpp"
#include "io/slips.hpp"
#include "io/text_lines.hpp"

#include <algorithm>
#include <functional>
#include <istream>
#include <iterator>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace annals::inline v0_2 {

namespace io {

namespace {

/// One import, from text to records: read all lines, find what they mean, enter them in order. The text is
/// read three times, so that memory holds little of it.
class Import {
 public:
  Import(KnowledgeBase& base, const ImportOptions& options, const LineOptions& how)
      : base_(base), options_(options), how_(how) {}

  [[nodiscard]] const std::vector<Error>& refused() const { return refusals_.all(); }

  ImportReport run(TextLines& texts) {
    Transaction transaction = base_.transaction({.strict = options_.strict});
    look_ahead(texts);
    LineReader reader(mentions_, kinds_, link_kinds_, base_.origin(),
                      {[this](std::string_view source) { return change_over(source); }, how_.day_order,
                       options_.keep_words});
    FileLines lines(texts, reader, mentions_, options_.name);
    FileRecords records(base_, options_.name);
    read(texts, reader, lines, records);
    records.resolve(lines, mentions_, reader.default_origin(), unread_, refusals_);
    if (refusals_.all().empty())
      std::ranges::move(slips(base_, records.all(), lines), std::back_inserter(report_.notes));
    // Where lines are missing, others may be left over only for that.
    const auto order = order_of(lines, records, options_.name, refusals_.all().empty());
    Entering entering(base_, records, lines, options_, report_);
    for (std::size_t done = 0; done < order.size(); ++done) {
      refusals_.collect([&] { entering.enter(order[done], unread_); });
      if (options_.progress && (done + 1) % progress_step == 0) options_.progress(done + 1, order.size());
    }
    refusals_.end();
    entering.end_edition();
    if (!options_.file.empty()) base_.add_import(options_.file);
    entering.note_doubts();
    report_.contradictions = transaction.contradictions();
    if (!how_.is_trial) transaction.commit();
    if (options_.progress) options_.progress(order.size(), order.size());
    return report_;
  }

 private:
  static constexpr std::size_t progress_step = 4096;

  [[nodiscard]] Location location(std::size_t number) const { return {options_.name, number}; }

  /// Tells the base the kinds of the file, and notes the calendars of its sources, before any event is read,
  /// wherever in the file they stand. Where one of them is wrong, nothing can be said of the fields of
  /// others.
  void look_ahead(TextLines& texts) {
    std::size_t first = 0;
    bool has_object = false;
    texts.each([&](const TextLine& line) {
      if (report_.lines++ == 0) first = line.number;
      const char start = line.text[line.text.find_first_not_of(" \t\r")];
      has_object = has_object || start == '{' || start == '[' || start == '"';
      // Cheap to see; only a name written with escapes could hide.
      const auto has = [&](std::string_view part) { return line.text.find(part) != std::string_view::npos; };
      if (has("\"describe\"") || has("\"step\"") || has("\"calendar\"") || has("\\u"))
        refusals_.collect([&] { look_ahead(line); });
    });
    if (first != 0 && !has_object)
      location(first).refuse(
          {},
          "no line of this is an object, as {\"event\":…}, so it is no JSON Lines; is it a sheet? Give it "
          "a name that ends in .csv or .tsv");
    if (!refusals_.all().empty()) {
      texts.each([&](const TextLine& line) {
        refusals_.collect([&] { parse_object(line.text, location(line.number)); });
      });
      refusals_.end();
    }
    auto known = base_.kinds();
    std::ranges::move(built_in_kinds(), std::back_inserter(known));  // those of the base go before them
    for (auto& kind : known) {
      const std::pair name(kind.of, kind.name);
      kinds_.emplace(name, std::move(kind));
    }
    for (const auto& kind : base_.link_kinds()) link_kinds_.emplace_back(kind.name());
  }

  void look_ahead(const TextLine& line) {
    const Location here = location(line.number);
    Json object;
    LineSort sort{};
    try {
      object = parse_object(line.text, here);
      sort = sort_of(object, here);
    } catch (const Error&) {
      if (line.text.find("\"describe\"") != std::string_view::npos) throw;
      return;  // it is refused where it is read
    }
    switch (sort) {
      case LineSort::kind: {
        const auto kind = read_kind(object, here);
        at({options_.name, line.number, "kind", kind.name}, [&] { base_.describe(kind); });
        break;
      }
      case LineSort::link_kind: {
        const auto kind = read_link_kind(object, here);
        at({options_.name, line.number, "kind of link", kind.name},
           [&] { base_.add_link_kind(LinkKind(kind)); });
        break;
      }
      case LineSort::step: {
        const auto step = read_step(object, here);
        at({options_.name, line.number, "step", step.step}, [&] { base_.add_step(step); });
        break;
      }
      case LineSort::claim: {
        const auto* source = object.find(word(RecordType::source));
        const auto* calendar = object.find("calendar");
        if (source != nullptr && source->is_string() && calendar != nullptr && calendar->is_string())
          change_overs_.insert_or_assign(source->text(), change_over_of(calendar->text(), here));
        break;
      }
      case LineSort::header:
        break;
    }
  }

  /// That of a source, of the file or of the base; else that of the base.
  ChangeOver change_over(std::string_view source) {
    const auto known = change_overs_.find(source);
    if (known != change_overs_.end()) return known->second;
    auto found = base_.change_over();
    if (const auto id = source.empty() ? std::nullopt : base_.find_key(RecordType::source, source))
      if (const auto calendar = base_.source(SourceId(id->value)).calendar; !calendar.empty())
        found = ChangeOver::parse(calendar).value();
    return change_overs_.emplace(source, found).first->second;
  }

  /// Reads all lines that claim.
  void read(TextLines& texts, LineReader& reader, FileLines& lines, FileRecords& records) {
    bool is_first = true;
    texts.each([&](const TextLine& text) {
      if (!refusals_.collect([&] { read(text, is_first, reader, lines, records); })) unread_.add(text.text);
      is_first = false;
    });
  }

  void read(const TextLine& text, bool is_first, LineReader& reader, FileLines& lines, FileRecords& records) {
    Location here = location(text.number);
    Json object = parse_object(text.text, here);
    const LineSort sort = sort_of(object, here);
    if (sort == LineSort::header) {
      if (!is_first) here.refuse({}, "the header stands in the middle; it is the first line of a file");
      lines.tell_history();
      take(read_header(object, here), text.number, reader);
    }
    if (sort != LineSort::claim) return;
    auto line = lines.read(text, object, here);
    LineHead head{text.place,
                  text.number,
                  line.type,
                  line.claim.stance == Stance::asserts,
                  line.claim.citation.recorded.has_value(),
                  0,
                  std::move(line.mentions)};
    records.take(line, head, static_cast<std::uint32_t>(lines.size()));
    lines.add(std::move(head));
  }

  /// An empty base decides as the one that the file comes from; any other keeps its own rules, and says so.
  void take_rules(const Header& header, std::size_t number) {
    try {
      base_.set_rules(header.ties.value_or(base_.ties()), header.circa.value_or(base_.circa()),
                      header.change_over.value_or(base_.change_over()));
    } catch (const Error& error) {
      if (error.code() != ErrorCode::incompatible) throw;
      report_.notes.push_back(
          {{number},
           header.origins.empty() ? std::string() : header.origins.front(),
           {},
           "that base has other rules, of ties, of the calendar or of the width of \"about\", than this one, "
           "which keeps its own"});
    }
  }

  void take(const Header& header, std::size_t number, LineReader& reader) {
    take_rules(header, number);
    for (const auto& origin : header.origins) {
      const auto zone = header.zones.find(origin);
      at({options_.name, number, "header", origin},
         [&] { base_.add_origin(origin, zone == header.zones.end() ? std::string_view() : zone->second); });
    }
    if (!header.origins.empty()) reader.set_default_origin(header.origins.front());
  }

  KnowledgeBase& base_;
  const ImportOptions& options_;
  const LineOptions& how_;
  ImportReport report_;
  Kinds kinds_;
  std::vector<std::string> link_kinds_;
  Mentions mentions_;
  UnreadKeys unread_;
  std::map<std::string, ChangeOver, std::less<>> change_overs_;  ///< by the key of a source
  Refusals refusals_;
};

}  // namespace

ImportReport import_lines(KnowledgeBase& base, TextLines& lines, const ImportOptions& options,
                          const LineOptions& how) {
  Import import(base, options, how);
  try {
    return import.run(lines);
  } catch (const Error&) {
    if (how.refused != nullptr) *how.refused = import.refused();
    throw;
  }
}

}  // namespace io

ImportReport import_json_lines(KnowledgeBase& base, std::istream& in, const ImportOptions& options) {
  io::StreamLines lines(in, options.name);
  return io::import_lines(base, lines, options);
}

}  // namespace annals::inline v0_2
