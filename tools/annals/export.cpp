// annals export: the whole of a base or some events, as text.

#include "annals/error.hpp"
#include "chosen_events.hpp"
#include "commands.hpp"
#include "formats/format.hpp"
#include "output_file.hpp"
#include "print.hpp"

#include <algorithm>
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

struct ExportOptions : ChosenEvents {
  ExportOptions() { outcome = "any"; }

  std::string file = "-";
  std::string format{};
  bool force = false;

  [[nodiscard]] bool is_all() const { return typed() == ExportOptions().typed(); }
};

/// That which was asked for, or that which the name of the file ends in; else the first.
const Format& format_of(const ExportOptions& options) {
  const auto all = formats();
  auto name = options.format;
  if (name.empty()) name = fs::path(options.file).extension().string().substr(0, 20);
  if (name.starts_with('.')) name.erase(0, 1);
  const auto found = std::ranges::find(all, name, &Format::name);
  return found == all.end() ? all.front() : *found;
}

/// Whether the file begins as exports do, in any format. What cannot be read does not.
bool is_export(const std::string& path) {
  constexpr std::size_t enough = 512;
  std::ifstream file(path, std::ios::binary);
  std::string text(enough, 0);
  file.read(text.data(), std::ssize(text));
  text.resize(static_cast<std::size_t>(file.gcount()));
  return std::ranges::any_of(formats(), [&](const Format& format) { return text.starts_with(format.start); });
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

LeftOut write(const ExportOptions& options, const Format& format, std::ostream& out) {
  const auto base = options.open_to_read();
  const bool is_lossless = options.is_all() && format.name == "jsonl";
  const auto query = options.is_all() ? base.events().any_outcome() : options.query(base);
  const auto events = is_lossless ? std::vector<EventEntry<>>() : query.all();
  auto left_out = format.write({.base = base,
                                .name = fs::path(options.base).stem().string(),
                                .events = events,
                                .is_all = options.is_all()},
                               out);
  if (!is_lossless && !options.rejected)
    left_out.add("event that the base does not believe in (--rejected has it)",
                 "events that the base does not believe in (--rejected has them)",
                 query.with_rejected().count() - events.size());
  return left_out;
}

void tell(const LeftOut& left_out) {
  if (!left_out.empty()) complain("left out: " + left_out.text());
}

int write_to_stdout(const ExportOptions& options, const Format& format) {
  if (options.json) throw UsageError("--json tells about the file that was written: name a FILE with it");
  refuse_own_files(options.base, "/dev/stdout");
  Blocks blocks([](std::string_view text) { write_out(text, false); });
  std::ostream out(&blocks);
  out.exceptions(std::ios::badbit);
  const auto left_out = write(options, format, out);
  out.flush();
  write_out("");
  tell(left_out);
  return fine;
}

int run(const ExportOptions& options) {
  const auto& format = format_of(options);
  if (options.file == "-") return write_to_stdout(options, format);
  refuse_own_files(options.base, options.file);
  if (!options.force) refuse_other_files(options.file);
  OutputFile file(options.file);
  const auto left_out = write(options, format, file.stream());
  file.keep();
  std::error_code error;
  const auto size = fs::file_size(options.file, error);
  const auto bytes = error ? 0 : size;
  tell(left_out);
  if (options.json) {
    Json json{{"base", options.base}, {"file", options.file}, {"format", format.name}, {"bytes", bytes}};
    for (const auto& sort : left_out.sorts()) json["left_out"][sort.name()] = sort.count;
    return print(json);
  }
  write_out(fmt::format("{}: {} bytes of {}\n", options.file, bytes, format.title));
  return fine;
}

}  // namespace

void add_export(Commands& commands) {
  auto [command, options] = commands.add("Keep it sound", "export",
                                         "Write the base as text without loss, or for other programs.", run);
  options.add_base_to(command);
  command.optional_positional("FILE", options.file, "Where to; - is standard output");
  Words names;
  for (const auto& format : formats()) names.emplace_back(format.name);
  command.choice("--format", "FORMAT", options.format, names,
                 "What FILE ends in, else jsonl. jsonl: JSON Lines, lossless; csv: a sheet; md, html: for an "
                 "editor; ics: a calendar; timelinejs; dot: Graphviz; graphml: Gephi");
  options.add_choice_to(command);
  command.flag("--force", options.force, "Replace FILE, whatever it is; never the base itself");
  command.json(options.json);
  command.footer(R"(A file appears under its name only when it is whole. An older export is replaced.
What a format cannot hold is counted and named on standard error.

Examples
  annals export kaesong.annals kaesong.jsonl
  annals export kaesong.annals summits.csv --kind summit
  annals export kaesong.annals story.html
  annals export kaesong.annals | head -n 3)");
}

}  // namespace annals::tools
