// annals import: JSON Lines and sheets into a base.

#include "annals/answer/answers.hpp"
#include "annals/error.hpp"
#include "annals/io/sheet.hpp"
#include "commands.hpp"
#include "input.hpp"
#include "new_file.hpp"
#include "output_file.hpp"
#include "print.hpp"
#include "signing.hpp"

#include <chrono>
#include <filesystem>
#include <istream>
#include <optional>
#include <ostream>
#include <sstream>
#include <string>
#include <system_error>
#include <unistd.h>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace annals::tools {

namespace {

namespace fs = std::filesystem;

struct ImportingOptions : BaseOptions {
  std::string file{};
  bool strict = false;
  bool edition = false;
  bool keep_words = false;
  std::string format{};
  std::vector<std::string> maps{};
  std::string mapping{};
  std::string source{};
  std::string dates{};
  bool dry_run = false;
  std::string bad{};  ///< where the bad rows go; empty: none may be
};

bool is_sheet(const ImportingOptions& options) {
  const auto end = fs::path(options.file).extension();
  return options.format.empty() ? end == ".csv" || end == ".tsv" : options.format == "csv";
}

SheetOptions sheet_options(const ImportingOptions& options) {
  SheetOptions sheet;
  sheet.source = options.source;
  sheet.dry_run = options.dry_run;
  sheet.skip_bad = !options.bad.empty();
  if (!options.dates.empty())
    sheet.day_order = options.dates == "day-first" ? DayOrder::day_first : DayOrder::month_first;
  if (!options.mapping.empty()) sheet.mapping = Input(options.mapping).rest();
  for (const auto& map : options.maps) {
    const auto at = map.rfind('=');
    if (at == std::string::npos || at == 0) throw UsageError("--map \"" + map + "\": write COLUMN=FIELD");
    sheet.columns[map.substr(0, at)] = map.substr(at + 1);
  }
  return sheet;
}

/// One line on stderr that changes, once the work has taken a while; nothing where nobody looks.
class Progress {
 public:
  void show(std::size_t done, std::size_t all) {
    constexpr auto patience = std::chrono::milliseconds(700);
    if (isatty(STDERR_FILENO) == 0 || std::chrono::steady_clock::now() - started_ < patience) return;
    fmt::print(stderr, "\r{} of {} lines", done, all);
    shown_ = true;
  }
  ~Progress() {
    if (shown_) fmt::print(stderr, "\r\x1b[K");
  }
  Progress() = default;
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

 private:
  std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();
  bool shown_ = false;
};

SheetReport read_into(const std::string& path, std::istream& in, const ImportingOptions& options) {
  auto base = open_or_make(path);
  sign(base);
  in.clear();
  in.seekg(0);
  Progress progress;
  const ImportOptions importing{.name = options.file == "-" ? "standard input" : options.file,
                                .file = options.file == "-" ? "" : fs::path(options.file).filename().string(),
                                .strict = options.strict,
                                .edition = options.edition,
                                .keep_words = options.keep_words,
                                .progress = [&](auto done, auto all) { progress.show(done, all); }};
  if (!is_sheet(options)) return {import_json_lines(base, in, importing), {}, {}};
  auto sheet = sheet_options(options);
  static_cast<ImportOptions&>(sheet) = importing;
  return import_sheet(base, in, sheet);
}

Json json_of(const ImportNote& note) {
  Json json{{"lines", Json::Items(note.lines.begin(), note.lines.end())}, {"record", note.record}};
  if (!note.field.empty()) json["field"] = note.field;
  json["what"] = note.what;
  return json;
}

/// "Line 2", "Lines 2, 3 and 4".
std::string lines_text(const std::vector<std::size_t>& lines) {
  std::string text = lines.size() == 1 ? "Line" : "Lines";
  for (std::size_t i = 0; i < lines.size(); ++i)
    text += (i == 0 ? " " : i + 1 == lines.size() ? " and " : ", ") + std::to_string(lines[i]);
  return text;
}

/// The engine would take what is left of an older base for a part of the new one.
void refuse_remains(const std::string& base) {
  for (const auto* end : {"-wal", "-journal"})
    if (is_there(base + end) && !is_there(base))
      throw Error(
          ErrorCode::corrupt,
          fmt::format(
              "There is no \"{0}\", but \"{0}{1}\" is left of one: move that away first, or bring the "
              "base back.",
              base, end));
}

/// Fills a new base beside the name and gives it the name when it is whole, so that a failure removes nothing
/// but that. Nothing where another program has made a base of this name meanwhile.
std::optional<SheetReport> read_into_new(std::istream& in, const ImportingOptions& options) {
  if (options.base.empty()) throw Error(ErrorCode::invalid_argument, "A base needs a name.");
  refuse_remains(options.base);
  std::string name;
  try {
    NewFile file(options.base + "-new", {"-wal", "-shm", "-journal"});
    file.close_descriptor();
    name = file.path();
    auto report = read_into(file.path(), in, options);
    if (is_there(file.path() + "-wal"))
      throw Error(ErrorCode::storage,
                  "The base \"" + options.base + "\" cannot be made: its log stayed apart.");
    if (options.dry_run || file.take_name(options.base)) return report;
    return std::nullopt;
  } catch (const Error& error) {
    // Nobody who makes a base need know by which way it gets its name.
    std::string message = error.what();
    if (const auto at = message.find(name); !name.empty() && at != std::string::npos)
      message.replace(at, name.size(), options.base);
    throw Error(error.code(), message);
  } catch (const std::system_error& failure) {
    throw Error(ErrorCode::storage,
                "The base \"" + options.base + "\" cannot be made: " + failure.code().message() + ".");
  }
}

int run_import(const ImportingOptions& options) {
  if (!is_sheet(options) && (options.dry_run || !options.maps.empty() || !options.mapping.empty() ||
                             !options.source.empty() || !options.dates.empty() || !options.bad.empty()))
    throw UsageError(
        "--dry-run, --map, --mapping, --source, --dates and --skip-bad are for sheets: CSV or TSV");
  Input input(options.file);
  std::istream file(&input);
  file.exceptions(std::ios::badbit);
  std::istringstream held;  // a pipe, which is read before there is a base
  if (!input.can_go_back()) held.str(input.rest());
  std::istream& in = input.can_go_back() ? file : held;
  std::optional<OutputFile> bad;
  if (!options.bad.empty()) {
    refuse_own_files(options.base, options.bad);
    if (is_there(options.bad)) throw UsageError("\"" + options.bad + "\" exists already: name another FILE");
    bad.emplace(options.bad);
  }
  std::optional<SheetReport> made;
  if (!is_there(options.base)) made = read_into_new(in, options);
  const auto report = made ? *made : read_into(options.base, in, options);
  if (!report.bad.empty() && bad) {
    bad->stream() << report.bad_rows;
    bad->keep();
  }
  if (options.json) {
    Json notes = Json::array();
    for (const auto& one : report.notes) notes.push_back(json_of(one));
    Json contradictions = Json::array();
    for (const auto& one : report.contradictions) contradictions.push_back(answer::facts_json(one));
    return print(Json{{"base", options.base},
                      {"file", options.file},
                      {"created", made.has_value() && !options.dry_run},
                      {"lines", report.lines},
                      {"records", report.records},
                      {"claims", report.claims},
                      {"known", report.known},
                      {"superseded", report.superseded},
                      {"restated", report.restated},
                      {"notes", std::move(notes)},
                      {"contradictions", std::move(contradictions)}});
  }
  const auto* unit = is_sheet(options) ? "row" : "line";
  Lines lines{{.text = {{options.base, Role::title},
                        {options.dry_run ? " would get" : ""},
                        {fmt::format(": {} new {}, {} further {}", report.records,
                                     report.records == 1 ? "record" : "records", report.claims,
                                     report.claims == 1 ? "claim" : "claims")},
                        {report.known == 0 ? "" : fmt::format(", {} known already", report.known)},
                        {report.superseded == 0 ? "" : fmt::format(", {} superseded", report.superseded)},
                        {report.restated == 0 ? "" : fmt::format(", {} restated", report.restated)},
                        {fmt::format(" ({} {}{})", report.lines, unit, report.lines == 1 ? "" : "s"),
                         Role::remark}}}};
  for (const auto& row : report.bad)
    lines.push_back(
        {.text = {{fmt::format("Row {}{}: {}; left out, and in {}", row.row,
                               row.column.empty() ? "" : ", column " + row.column, row.reason, options.bad),
                   Role::problem}}});
  for (const auto& note : report.notes)
    lines.push_back({.text = {{fmt::format("{}, {}: {}", lines_text(note.lines), note.record, note.what),
                               Role::problem}}});
  for (const auto& contradiction : report.contradictions)
    for (auto& line : answer::facts_lines(contradiction)) lines.push_back(std::move(line));
  return print(lines);
}

}  // namespace

void add_import(Commands& commands) {
  auto [command, options] = commands.add(
      "Keep it sound", "import", "Read JSON Lines or a sheet into a base, all of it or nothing.", run_import);
  options.add_base_to(command);
  command.positional("FILE", options.file,
                     "JSON Lines (docs/json-lines.md), CSV or TSV (docs/sheets.md); - is standard input");
  command.json_or_dated(options.json);
  command.flag("--strict", options.strict,
               "Enter nothing where that would contradict itself or what is there");
  command.flag(
      "--edition", options.edition,
      "FILE is a new edition of its sources: what they said before, and it does not say, is superseded");
  command.flag("--keep-words", options.keep_words,
               "Keep words for dates that cannot be read: the event is undated, and the words stand with it");
  command.choice("--format", "FORMAT", options.format, {"jsonl", "csv"},
                 "Of FILE, where its name does not end in .csv or .tsv");
  command.repeatable("--map", "COLUMN=FIELD", options.maps,
                     "What a column of a sheet means; - leaves it out");
  command.option("--mapping", "FILE", options.mapping, "What the columns mean, as JSON (docs/sheets.md)");
  command.option("--source", "SOURCE", options.source, "Of rows that name none: a key or a title");
  command.choice("--dates", "ORDER", options.dates, {"day-first", "month-first"},
                 "How 04/05/2018 is read, in all rows");
  command.flag("--dry-run", options.dry_run, "Say what would be, and enter nothing");
  command.option("--skip-bad", "FILE", options.bad,
                 "Enter the rows that can be, and write the others into FILE, to be mended");
  command.footer(R"(Makes the base where there is none. What the base knows already, it passes over.

To correct a file written by hand, edit it and import it with --edition. Nothing is lost:
annals claims --all shows what was superseded, too.

Examples
  annals import kaesong.annals kaesong.jsonl
  annals import kaesong.annals kaesong.jsonl --edition
  annals export a.annals | annals import b.annals -)");
}

}  // namespace annals::tools
