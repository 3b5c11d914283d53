// annals init, import, export: bases and their complete form as text.

#include "annals/answer/answers.hpp"
#include "annals/error.hpp"
#include "annals/io/json_lines.hpp"
#include "commands.hpp"
#include "input.hpp"
#include "new_file.hpp"
#include "output_file.hpp"
#include "print.hpp"

#include <chrono>
#include <filesystem>
#include <optional>
#include <ostream>
#include <sstream>
#include <string>
#include <string_view>
#include <system_error>
#include <unistd.h>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace annals::tools {

namespace {

namespace fs = std::filesystem;

constexpr auto group = "Keep it sound";

/// Whether anything at all is there, also a link that leads nowhere.
bool is_there(const std::string& path) {
  std::error_code error;
  return fs::exists(fs::symlink_status(path, error));
}

/// Making a base takes a file beside it for a moment.
KnowledgeBase open_or_make(const std::string& path, OpenOptions options = {}) {
  const Uninterrupted making;
  return KnowledgeBase::open(path, std::move(options));
}

// -- init

struct InitOptions : BaseOptions {
  std::string origin{};
  std::string zone{};
  std::string ties{word(Ties::undecided)};
  std::string circa{};
  std::string calendar{};
};

/// Whether the file is a base, of whatever state: `annals init` leaves it as it is.
bool is_base(const std::string& path) {
  try {
    static_cast<void>(KnowledgeBase::open(path, {.mode = OpenOptions::Mode::read_only}));
  } catch (const Error& error) {
    return error.code() != ErrorCode::not_a_base;
  }
  return true;
}

/// Makes the base, or completes one that was cut off while being made.
KnowledgeBase make_base(const InitOptions& options, bool was_there) {
  const auto refuse = [&] {
    throw Error(ErrorCode::already_exists,
                "\"" + options.base + "\" exists already; a new base needs a name of its own.");
  };
  if (was_there && is_base(options.base)) refuse();
  const auto circa = CircaWidths::parse(options.circa);
  if (!options.circa.empty() && !circa)
    throw Error(ErrorCode::invalid_argument, "--circa: " + circa.error().reason);
  const auto change_over = ChangeOver::parse(options.calendar);
  if (!options.calendar.empty() && !change_over)
    throw Error(ErrorCode::invalid_argument, "--calendar: " + change_over.error().reason);
  try {
    return open_or_make(options.base,
                        {.origin = options.origin,
                         .zone = options.zone,
                         .ties = *from_word<Ties>(options.ties),
                         .circa = options.circa.empty() ? CircaWidths() : *circa,
                         .change_over = options.calendar.empty() ? ChangeOver() : *change_over});
  } catch (const Error& error) {
    if (was_there && error.code() == ErrorCode::not_a_base) refuse();
    throw;
  }
}

int run_init(const InitOptions& options) {
  const Uninterrupted making;  // until the base is closed: one that is open leaves its log
  const bool completed = is_there(options.base);
  const auto base = make_base(options, completed);
  if (options.json)
    return print(Json{{"base", options.base},
                      {"origin", base.origin()},
                      {"zone", base.zone().empty() ? "Z" : base.zone()},
                      {"ties", word(base.ties())},
                      {"circa", base.circa().text()},
                      {"calendar", base.change_over().text()},
                      {"completed", completed}});
  return print(Lines{{.text = {{options.base, Role::title},
                               {": an empty base of the origin " + base.origin() +
                                (completed ? ", completed: it had been cut off while being made." : ".")}}},
                     {.text = {{"To fill it: annals import " + options.base + " FILE", Role::remark}}}});
}

// -- import

struct ImportingOptions : BaseOptions {
  std::string file{};
  bool strict = false;
  bool edition = false;
  bool keep_words = false;
};

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
    if (shown_) std::fputs("\r\x1b[K", stderr);
  }
  Progress() = default;
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

 private:
  std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();
  bool shown_ = false;
};

ImportReport read_into(const std::string& path, const std::string& text, const ImportingOptions& options) {
  auto base = open_or_make(path);
  std::istringstream in(text);
  Progress progress;
  return import_json_lines(base, in,
                           {.name = options.file == "-" ? "standard input" : options.file,
                            .file = options.file == "-" ? "" : fs::path(options.file).filename().string(),
                            .strict = options.strict,
                            .edition = options.edition,
                            .keep_words = options.keep_words,
                            .progress = [&](auto done, auto all) { progress.show(done, all); }});
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
      throw Error(ErrorCode::corrupt, "There is no \"" + base + "\", but \"" + base + end +
                                          "\" is left of one: move that away first, or bring the base back.");
}

/// Fills a new base beside the name and gives it the name when it is whole, so that a failure removes nothing
/// but that. Nothing where another program has made a base of this name meanwhile.
std::optional<ImportReport> read_into_new(const std::string& text, const ImportingOptions& options) {
  if (options.base.empty()) throw Error(ErrorCode::invalid_argument, "A base needs a name.");
  refuse_remains(options.base);
  std::string name;
  try {
    NewFile file(options.base + "-new", {"-wal", "-shm", "-journal"});
    file.close_descriptor();
    name = file.path();
    auto report = read_into(file.path(), text, options);
    if (is_there(file.path() + "-wal"))
      throw Error(ErrorCode::storage,
                  "The base \"" + options.base + "\" cannot be made: its log stayed apart.");
    if (file.take_name(options.base)) return report;
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
  const auto text = Input(options.file).rest();
  std::optional<ImportReport> made;
  if (!is_there(options.base)) made = read_into_new(text, options);
  const auto report = made ? *made : read_into(options.base, text, options);
  if (options.json) {
    Json notes = Json::array();
    for (const auto& one : report.notes) notes.push_back(json_of(one));
    Json contradictions = Json::array();
    for (const auto& one : report.contradictions) contradictions.push_back(answer::facts_json(one));
    return print(Json{{"base", options.base},
                      {"file", options.file},
                      {"created", made.has_value()},
                      {"lines", report.lines},
                      {"records", report.records},
                      {"claims", report.claims},
                      {"known", report.known},
                      {"superseded", report.superseded},
                      {"restated", report.restated},
                      {"notes", std::move(notes)},
                      {"contradictions", std::move(contradictions)}});
  }
  Lines lines{{.text = {{options.base, Role::title},
                        {fmt::format(": {} new {}, {} further {}", report.records,
                                     report.records == 1 ? "record" : "records", report.claims,
                                     report.claims == 1 ? "claim" : "claims")},
                        {report.known == 0 ? "" : fmt::format(", {} known already", report.known)},
                        {report.superseded == 0 ? "" : fmt::format(", {} superseded", report.superseded)},
                        {report.restated == 0 ? "" : fmt::format(", {} restated", report.restated)},
                        {fmt::format(" ({} {})", report.lines, report.lines == 1 ? "line" : "lines"),
                         Role::remark}}}};
  for (const auto& note : report.notes)
    lines.push_back({.text = {{fmt::format("{}, {}: {}", lines_text(note.lines), note.record, note.what),
                               Role::problem}}});
  for (const auto& contradiction : report.contradictions)
    for (auto& line : answer::facts_lines(contradiction)) lines.push_back(std::move(line));
  return print(lines);
}

// -- export

struct ExportOptions : BaseOptions {
  std::string file = "-";
  std::string format = "jsonl";
};

/// Refuses to write over the base, or over a file of the engine beside it, by whatever name.
void refuse_own_files(const std::string& base, const std::string& file) {
  std::error_code error;
  const auto real_base = fs::weakly_canonical(fs::absolute(base), error).string();
  const auto real_file = fs::weakly_canonical(fs::absolute(file), error).string();
  for (const auto* end : {"", "-wal", "-shm", "-journal"})
    if (real_file == real_base + end || fs::equivalent(real_file, real_base + end, error))
      throw UsageError("\"" + file + "\" is " + (*end == 0 ? "the base itself" : "a part of the base") +
                       ": name another FILE");
}

int run_export(const ExportOptions& options) {
  if (options.file == "-") {
    if (options.json) throw UsageError("--json tells about the file that was written: name a FILE with it");
    refuse_own_files(options.base, "/dev/stdout");
    const auto base = options.open_to_read();
    Blocks blocks([](std::string_view text) { write_out(text, false); });
    std::ostream out(&blocks);
    out.exceptions(std::ios::badbit);
    export_json_lines(base, out);
    out.flush();
    write_out("");
    return fine;
  }
  refuse_own_files(options.base, options.file);
  const auto base = options.open_to_read();
  OutputFile file(options.file);
  export_json_lines(base, file.stream());
  file.keep();
  std::error_code error;
  const auto size = fs::file_size(options.file, error);
  const auto bytes = error ? 0 : size;
  if (options.json)
    return print(
        Json{{"base", options.base}, {"file", options.file}, {"format", options.format}, {"bytes", bytes}});
  write_out(fmt::format("{}: {} bytes of JSON Lines\n", options.file, bytes));
  return fine;
}

// -- What they take

void add_init(Commands& commands) {
  auto [command, options] = commands.add(group, "init", "Make an empty base.", run_init);
  options.add_base_to(command);
  command.json(options.json);
  command.option("--origin", "NAME", options.origin,
                 "What its records are known by elsewhere; random unless given");
  command.option("--zone", "ZONE", options.zone,
                 "The zone of dates that name none, such as Asia/Seoul or +09:00");
  command.choice("--ties", "RULE", options.ties, {"undecided", "later", "earlier"},
                 "What decides where nothing else does: nothing, or the later or the earlier publication");
  command.option("--circa", "WIDTHS", options.circa,
                 "How far \"about\" reaches, where not as by default: year=10y,day=5d");
  command.option(
      "--calendar", "WHEN", options.calendar,
      "The first Gregorian day of dates in words, where not 1582-10-15: 'julian until 1752-09-14'");
  command.footer(
      R"(Refuses when the file exists, unless that is a base that was cut off while being made: it is completed.

Examples
  annals init korea.annals --origin korea)");
}

void add_import(Commands& commands) {
  auto [command, options] =
      commands.add(group, "import", "Read JSON Lines into a base, all of it or nothing.", run_import);
  options.add_base_to(command);
  command.positional("FILE", options.file, "JSON Lines (docs/json-lines.md); - is standard input");
  command.json(options.json);
  command.flag("--strict", options.strict,
               "Enter nothing where that would contradict itself or what is there");
  command.flag(
      "--edition", options.edition,
      "FILE is a new edition of its sources: what they said before, and it does not say, is superseded");
  command.flag("--keep-words", options.keep_words,
               "Keep words for dates that cannot be read: the event is undated, and the words stand with it");
  command.footer(R"(Makes the base where there is none. What the base knows already, it passes over.

To correct a file written by hand, edit it and import it with --edition. Nothing is lost:
annals claims --all shows what was superseded, too.

Examples
  annals import kaesong.annals kaesong.jsonl
  annals import kaesong.annals kaesong.jsonl --edition
  annals export a.annals | annals import b.annals -)");
}

void add_export(Commands& commands) {
  auto [command, options] =
      commands.add(group, "export", "Write the whole base as text, without loss.", run_export);
  options.add_base_to(command);
  command.optional_positional("FILE", options.file, "Where to; - is standard output");
  command.json(options.json);
  command.choice("--format", "FORMAT", options.format, {"jsonl"}, "jsonl: JSON Lines");
  command.footer(R"(A file appears under its name only when it is whole.

Examples
  annals export kaesong.annals kaesong.jsonl
  annals export kaesong.annals | head -n 3)");
}

}  // namespace

void add_files(Commands& commands) {
  add_init(commands);
  add_import(commands);
  add_export(commands);
}

}  // namespace annals::tools
