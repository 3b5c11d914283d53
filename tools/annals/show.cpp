// annals show: one record of any type, with all that hangs on it.

#include "annals/answer/answers.hpp"
#include "commands.hpp"
#include "print.hpp"
#include "text.hpp"

#include <string>

namespace annals::tools {

namespace {

struct ShowOptions : BaseOptions {
  std::string key{};
};

int run(const ShowOptions& options) {
  const auto base = options.open_to_read();
  const auto id = base.record(options.key);
  if (options.json) return print(answer::record_json(base, id));
  const auto key = base.key(id);
  const auto option = id.type == RecordType::actor ? "--actor " : "--place ";
  auto lines = answer::record_lines(
      base, id, {.all_events = "annals timeline " + options.base + " " + option + key + " --outcome any"});
  lines.push_back(
      {.indent = 2,
       .text = {{"Who says what: annals claims " + shell_word(options.base) + " " + shell_word(key),
                 Role::remark}}});
  return print(lines);
}

}  // namespace

void add_show(Commands& commands) {
  auto [command, options] = commands.add(
      "Ask", "show", "Show one record: an event, actor, place, source, link or relative date.", run);
  options.add_base_to(command);
  command.positional(
      "KEY", options.key,
      "Its key, key@origin, title or another name; for a link \"FROM KIND TO\", for a relative date "
      "\"EVENT OFFSET ANCHOR\"");
  command.json_or_dated(options.json);
  command.footer(R"(Examples
  annals show kaesong.annals kaesong-demolition-2020
  annals show kaesong.annals 김정은
  annals show kaesong.annals 'hanoi-summit-2019 causes kaesong-demolition-2020')");
}

}  // namespace annals::tools
