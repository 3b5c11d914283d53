// annals init, import, export: bases and their complete form as text.

#include "annals/error.hpp"
#include "annals/io/json_lines.hpp"
#include "commands.hpp"
#include "json.hpp"
#include "output_file.hpp"
#include "print.hpp"

#include <chrono>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <streambuf>
#include <string>
#include <unistd.h>

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

// -- init

struct InitOptions : BaseOptions {
  std::string origin{};
  std::string zone{};
};

int run_init(const InitOptions& options) {
  if (is_there(options.base))
    throw Error(ErrorCode::already_exists,
                "\"" + options.base + "\" exists already; a new base needs a name of its own.");
  const auto base = KnowledgeBase::open(options.base, {.origin = options.origin, .zone = options.zone});
  if (options.json) {
    write_out(document({{"base", options.base},
                        {"origin", base.origin()},
                        {"zone", base.zone().empty() ? "Z" : base.zone()}}));
    return fine;
  }
  Page page;
  page.line({{options.base, Tone::strong}, {": an empty base of the origin " + base.origin() + "."}});
  page.line({{"To fill it: annals import " + options.base + " FILE", Tone::faint}});
  write_out(page.text());
  return fine;
}

// -- import

struct ImportingOptions : BaseOptions {
  std::string file{};
  bool strict = false;
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

ImportReport read_into(const ImportingOptions& options, std::istream& in, const std::string& name) {
  auto base = KnowledgeBase::open(options.base);
  Progress progress;
  return import_json_lines(base, in,
                           {.name = name, .strict = options.strict, .progress = [&](auto done, auto all) {
                              progress.show(done, all);
                            }});
}

/// Removes the file of a base that was made in vain.
void remove_base(const std::string& path) {
  std::error_code ignored;
  for (const auto* part : {"", "-wal", "-shm", "-journal"}) fs::remove(path + part, ignored);
}

int run_import(const ImportingOptions& options) {
  std::ifstream file;
  const bool from_stdin = options.file == "-";
  if (!from_stdin) {
    const auto refuse = [&](const std::string& why) {
      throw Error(ErrorCode::invalid_argument,
                  "The file \"" + options.file + "\" cannot be read: " + why + ".");
    };
    std::error_code error;
    if (fs::is_directory(options.file, error)) refuse("it is a directory");
    errno = 0;
    file.open(options.file, std::ios::binary);
    if (!file) refuse(std::strerror(errno));
  }
  const bool made = !is_there(options.base);
  ImportReport report;
  try {
    report = read_into(options, from_stdin ? std::cin : file, from_stdin ? "standard input" : options.file);
  } catch (...) {
    if (made) remove_base(options.base);
    throw;
  }
  if (options.json) {
    Json contradictions = Json::array();
    for (const auto& one : report.contradictions) contradictions.push_back(json_of(one));
    write_out(document({{"base", options.base},
                        {"file", options.file},
                        {"created", made},
                        {"lines", report.lines},
                        {"records", report.records},
                        {"claims", report.claims},
                        {"known", report.known},
                        {"contradictions", std::move(contradictions)}}));
    return fine;
  }
  Page page;
  page.line(
      {{options.base, Tone::strong},
       {fmt::format(": {} new {}, {} further {}", report.records, report.records == 1 ? "record" : "records",
                    report.claims, report.claims == 1 ? "claim" : "claims")},
       {report.known == 0 ? "" : fmt::format(", {} known already", report.known)},
       {fmt::format(" ({} {})", report.lines, report.lines == 1 ? "line" : "lines"), Tone::faint}});
  for (const auto& contradiction : report.contradictions) {
    page.line({{"These cannot all hold:", Tone::warning}});
    for (const auto& fact : contradiction.facts)
      page.line({{"  -"}}, 4, {{fact.text()}, {fact.contested ? "  ← contested" : "", Tone::warning}});
    if (contradiction.rests_on_assumed_zone)
      page.line({}, 2, {{"This rests on a zone that nobody said: by other clocks they might."}});
  }
  write_out(page.text());
  return fine;
}

// -- export

struct ExportOptions : BaseOptions {
  std::string file = "-";
  std::string format = "jsonl";
};

/// stdout as a stream that ends the work when nobody reads it any more.
class StandardOutput : public std::streambuf {
 public:
  StandardOutput() { setp(block_, block_ + sizeof block_); }

 protected:
  int_type overflow(int_type next) override {
    sync();
    if (next != traits_type::eof()) sputc(traits_type::to_char_type(next));
    return traits_type::not_eof(next);
  }
  int sync() override {
    write_out({pbase(), static_cast<std::size_t>(pptr() - pbase())}, false);
    setp(block_, block_ + sizeof block_);
    return 0;
  }

 private:
  char block_[1 << 16];
};

int run_export(const ExportOptions& options) {
  if (options.file == "-") {
    if (options.json) throw UsageError("--json tells about the file that was written: name a FILE with it");
    const auto base = options.open_to_read();
    StandardOutput buffer;
    std::ostream out(&buffer);
    out.exceptions(std::ios::badbit);
    export_json_lines(base, out);
    out.flush();
    write_out("");
    return fine;
  }
  const auto base = options.open_to_read();
  std::error_code error;
  if (fs::equivalent(options.base, options.file, error))
    throw UsageError("\"" + options.file + "\" is the base itself: name another FILE");
  OutputFile file(options.file);
  export_json_lines(base, file.stream());
  file.keep();
  const auto size = fs::file_size(options.file, error);
  const auto bytes = error ? 0 : size;
  if (options.json)
    write_out(document(
        {{"base", options.base}, {"file", options.file}, {"format", options.format}, {"bytes", bytes}}));
  else
    write_out(fmt::format("{}: {} bytes of JSON Lines\n", options.file, bytes));
  return fine;
}

}  // namespace

void add_files(Commands& commands) {
  const auto init = std::make_shared<InitOptions>();
  auto& init_command = commands.add(group, "init", "Make an empty base.", init, run_init);
  add_base(init_command, *init);
  init_command
      .add_option("--origin", init->origin, "What its records are known by elsewhere; random unless given")
      ->type_name("NAME");
  init_command
      .add_option("--zone", init->zone, "The zone of dates that name none: an offset from UTC such as +09:00")
      ->type_name("ZONE");
  init_command.footer(R"(Refuses when the file exists.

Examples
  annals init korea.annals --origin korea)");

  const auto import = std::make_shared<ImportingOptions>();
  auto& import_command =
      commands.add(group, "import", "Read JSON Lines into a base, all of it or nothing.", import, run_import);
  add_base(import_command, *import);
  import_command.add_option("FILE", import->file, "JSON Lines (docs/json-lines.md); - is standard input")
      ->required();
  import_command.add_flag("--strict", import->strict,
                          "Enter nothing where that would contradict itself or what is there");
  import_command.footer(R"(Makes the base where there is none. What the base knows already, it passes over.

Examples
  annals import kaesong.annals kaesong.jsonl
  annals export a.annals | annals import b.annals -)");

  const auto exporting = std::make_shared<ExportOptions>();
  auto& export_command =
      commands.add(group, "export", "Write the whole base as text, without loss.", exporting, run_export);
  add_base(export_command, *exporting);
  export_command.add_option("FILE", exporting->file, "Where to; - is standard output")->capture_default_str();
  export_command.add_option("--format", exporting->format, "jsonl: JSON Lines")
      ->type_name("FORMAT")
      ->check(CLI::IsMember({"jsonl"}))
      ->capture_default_str();
  export_command.footer(R"(A file appears under its name only when it is whole.

Examples
  annals export kaesong.annals kaesong.jsonl
  annals export kaesong.annals | head -n 3)");
}

}  // namespace annals::tools
