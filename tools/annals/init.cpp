// annals init: an empty base.

#include "annals/error.hpp"
#include "commands.hpp"
#include "new_file.hpp"
#include "print.hpp"

#include <string>
#include <utility>

namespace annals::tools {

namespace {

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

}  // namespace

KnowledgeBase open_or_make(const std::string& path, OpenOptions options) {
  const Uninterrupted making;
  return KnowledgeBase::open(path, std::move(options));
}

void add_init(Commands& commands) {
  auto [command, options] = commands.add("Keep it sound", "init", "Make an empty base.", run_init);
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

}  // namespace annals::tools
