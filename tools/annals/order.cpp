// annals order, relative dates: what came first and why, and what dates what.

#include "annals/answer/answers.hpp"
#include "commands.hpp"
#include "print.hpp"

#include <string>

namespace annals::tools {

namespace {

struct OrderArguments : BaseOptions {
  std::string a{};
  std::string b{};
  bool assume_causes = false;
};

struct RelativeDateArguments : BaseOptions {
  std::string key{};
};

int run_order(const OrderArguments& options) {
  const auto base = options.open_to_read();
  const auto order = base.order(base.event(options.a).id, base.event(options.b).id,
                                {.assume_causes = options.assume_causes});
  return options.json ? print(answer::order_json(order)) : print(order.lines());
}

int run_relative_dates(const RelativeDateArguments& options) {
  const auto base = options.open_to_read();
  const auto relative_dates =
      options.key.empty() ? base.relative_dates() : base.relative_dates(base.event(options.key).id);
  return options.json ? print(answer::relative_dates_json(base, relative_dates))
                      : print(answer::relative_dates_lines(base, relative_dates));
}

}  // namespace

void add_order(Commands& commands) {
  {
    auto [command, options] =
        commands.add("Explain", "order", "Tell which of two events came first, and prove it.", run_order);
    options.add_base_to(command);
    command.positional("A", options.a, "An event: its key, title or another name");
    command.positional("B", options.b, "Another event");
    command.flag("--assume-causes", options.assume_causes,
                 "Take for granted that no cause started after its effect");
    command.json_or_dated(options.json);
    command.footer(
        R"(What must be so in every way that all can have been is said with the shortest chain of facts that forces it.

Examples
  annals order kaesong.annals hanoi-summit-2019 kaesong-demolition-2020)");
  }
  auto [command, options] = commands.add(
      "Ask", "relative-dates", "List relative dates: which event is dated by which, and who says so.",
      run_relative_dates);
  options.add_base_to(command);
  command.optional_positional("KEY", options.key, "Only those of this event: its key, title or another name");
  command.json_or_dated(options.json);
  command.footer(R"(Examples
  annals relative-dates kaesong.annals
  annals relative-dates kaesong.annals kaesong-demolition-2020)");
}

}  // namespace annals::tools
