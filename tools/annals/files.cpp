// annals init, export: an empty base, and the whole of one as text.

#include "annals/error.hpp"
#include "annals/io/json_lines.hpp"
#include "commands.hpp"
#include "new_file.hpp"
#include "output_file.hpp"
#include "print.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <ostream>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include <fmt/format.h>

namespace annals::tools {

namespace {

namespace fs = std::filesystem;

constexpr auto group = "Keep it sound";

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

// -- export

struct ExportOptions : BaseOptions {
  std::string file = "-";
  std::string format = "jsonl";
  bool force = false;
};

/// Whether the file begins as every export does. What cannot be read does not.
bool is_export(const std::string& path) {
  constexpr std::string_view start = R"({"annals":)";
  std::ifstream file(path, std::ios::binary);
  std::string text(start.size(), 0);
  file.read(text.data(), std::ssize(text));
  return text == start;
}

/// Pipes and devices are written to; of files, an export may take the place of an older one.
void refuse_other_files(const std::string& path) {
  std::error_code error;
  if (!fs::is_regular_file(path, error) || fs::is_empty(path, error) || is_export(path)) return;
  throw Error(ErrorCode::already_exists,
              "\"" + path +
                  "\" exists already and is no export of a base: name another FILE, or replace it with "
                  "--force.");
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
  if (!options.force) refuse_other_files(options.file);
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

}  // namespace

KnowledgeBase open_or_make(const std::string& path, OpenOptions options) {
  const Uninterrupted making;
  return KnowledgeBase::open(path, std::move(options));
}

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

void add_export(Commands& commands) {
  auto [command, options] =
      commands.add(group, "export", "Write the whole base as text, without loss.", run_export);
  options.add_base_to(command);
  command.optional_positional("FILE", options.file, "Where to; - is standard output");
  command.json(options.json);
  command.choice("--format", "FORMAT", options.format, {"jsonl"}, "jsonl: JSON Lines");
  command.flag("--force", options.force, "Replace FILE, whatever it is; never the base itself");
  command.footer(R"(A file appears under its name only when it is whole. An older export is replaced.

Examples
  annals export kaesong.annals kaesong.jsonl
  annals export kaesong.annals | head -n 3)");
}

}  // namespace annals::tools
