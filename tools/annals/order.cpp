// annals order, relative dates: what came first and why, and what dates what.

#include "annals/record/words.hpp"
#include "commands.hpp"
#include "json.hpp"
#include "names.hpp"
#include "print.hpp"
#include "relative_dates.hpp"

#include <string>
#include <vector>

#include <fmt/format.h>

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

Json words_of(Relations relations) {
  Json list = Json::array();
  for (std::size_t i = 0; i < allen_count; ++i)
    if (relations.contains(static_cast<Allen>(i))) list.push_back(name_of(static_cast<Allen>(i)));
  return list;
}

Json document_of(const Order& order) {
  Json json{{"a", json_of(order.a)}, {"b", json_of(order.b)}};
  json["a"]["known"] = json_of(order.a_bounds);
  json["b"]["known"] = json_of(order.b_bounds);
  json["starts_before"] = word(order.starts_before);
  json["precedes"] = word(order.precedes);
  json["follows"] = word(order.follows);
  json["relations"] = words_of(order.relations);
  if (order.chance)
    json["chance"] = {{"starts_before", order.chance->starts_before},
                      {"exact", order.chance->exact},
                      {"samples", order.chance->samples},
                      {"assumption", "every way in which all can have been is equally likely"}};
  auto& proofs = json["proofs"] = Json::array();
  for (const auto& proof : order.proofs) proofs.push_back(json_of(proof));
  return json;
}

int run_order(const OrderArguments& options) {
  const auto base = options.open_to_read();
  const auto order = base.order(base.event(options.a).id, base.event(options.b).id,
                                {.assume_causes = options.assume_causes});
  if (options.json) {
    write_out(document(document_of(order)));
    return fine;
  }
  Page page;
  page.prose(order.text());
  write_out(page.text());
  return fine;
}

int run_relative_dates(const RelativeDateArguments& options) {
  const auto base = options.open_to_read();
  const auto relative_dates =
      options.key.empty() ? base.relative_dates() : base.relative_dates(base.event(options.key).id);
  if (options.json) {
    Json list = Json::array();
    for (const auto& relative_date : relative_dates) list.push_back(json_of(base, relative_date));
    write_out(document(list));
    return fine;
  }
  Page page;
  Names names(base);
  if (relative_dates.empty()) page.line({{"No event is dated by another."}});
  for (const auto& relative_date : relative_dates) print_relative_date(page, names, relative_date);
  write_out(page.text());
  return fine;
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
    command.json(options.json);
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
  command.json(options.json);
  command.footer(R"(Examples
  annals relative-dates kaesong.annals
  annals relative-dates kaesong.annals kaesong-demolition-2020)");
}

}  // namespace annals::tools
