// annals repair: makes anew what follows from the rest of a base.

#include "commands.hpp"
#include "print.hpp"

#include <fmt/format.h>

namespace annals::tools {

namespace {

struct RepairOptions : BaseOptions {};

int run(const RepairOptions& options) {
  auto base = KnowledgeBase::open(options.base, {.mode = OpenOptions::Mode::existing});
  const auto records = base.repair();
  if (options.json) return print(Json{{"base", options.base}, {"records", records}});
  write_out(fmt::format("{}: made the text index anew, of {} {}\n", options.base, records,
                        records == 1 ? "record" : "records"));
  return fine;
}

}  // namespace

void add_repair(Commands& commands) {
  auto [command, options] = commands.add(
      "Keep it sound", "repair", "Make the text index of a base anew, and its copy of the links.", run);
  options.add_base_to(command);
  command.json(options.json);
  command.footer(
      R"(Changes no record: what is searched, and the copy of many links for walks, follow from them. 'annals check' tells when it is needed.

Examples
  annals repair kaesong.annals)");
}

}  // namespace annals::tools
