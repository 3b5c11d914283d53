#include "help.hpp"

#include "print.hpp"

#include <algorithm>
#include <vector>

namespace annals::tools {

namespace {

constexpr std::size_t name_width = 22;

struct Row {
  std::string name;
  std::string about;
};

void add_rows(Lines& lines, const std::string& heading, const std::vector<Row>& rows) {
  if (rows.empty()) return;
  lines.emplace_back();
  lines.push_back({.text = {{heading, Role::heading}}});
  for (const auto& row : rows)
    lines.push_back({.indent = 2, .label = {{row.name}}, .label_width = name_width, .text = {{row.about}}});
}

std::vector<Row> options_of(const CLI::App& app, bool positional) {
  std::vector<Row> rows;
  for (const auto* option :
       app.get_options([&](const CLI::Option* one) { return one->get_positional() == positional; })) {
    auto name = positional ? option->get_name(true) : option->get_name(false, true);
    std::replace(name.begin(), name.end(), ',', ' ');
    // Behind a colon stands what a check allows; the description says it better.
    if (!positional && option->get_type_size() > 0) {
      const auto type = option->get_type_name();
      name += " " + type.substr(0, type.find(':'));
    }
    auto about = option->get_description();
    if (!option->get_default_str().empty()) about += " (default: " + option->get_default_str() + ")";
    rows.push_back({name, about});
  }
  return rows;
}

std::string usage_of(const CLI::App& app, const std::string& name) {
  const auto* parent = app.get_parent();
  std::string usage = parent == nullptr ? name : parent->get_name() + " " + app.get_name();
  if (!app.get_subcommands([](const CLI::App*) { return true; }).empty()) return usage + " COMMAND …";
  for (const auto* option : app.get_options([](const CLI::Option* one) { return one->get_positional(); })) {
    auto part = option->get_name(true);
    if (option->get_expected_max() > 1) part += "…";
    usage += option->get_required() ? " " + part : " [" + part + "]";
  }
  return usage + " [OPTION…]";
}

}  // namespace

std::string HelpFormatter::make_help(const CLI::App* app, std::string name, CLI::AppFormatMode) const {
  Lines lines{{.text = {{app->get_description()}}},
              {},
              {.text = {{"Usage: ", Role::heading}, {usage_of(*app, name)}}}};
  if (const auto rows = options_of(*app, true); !rows.empty()) add_rows(lines, "Arguments", rows);

  std::vector<std::string> groups;
  const auto commands = app->get_subcommands([](const CLI::App*) { return true; });
  for (const auto* command : commands)
    if (!command->get_group().empty() && std::ranges::find(groups, command->get_group()) == groups.end())
      groups.push_back(command->get_group());
  for (const auto& group : groups) {
    std::vector<Row> rows;
    for (const auto* command : commands)
      if (command->get_group() == group) rows.push_back({command->get_name(), command->get_description()});
    add_rows(lines, group, rows);
  }
  add_rows(lines, "Options", options_of(*app, false));

  auto text = laid_out(lines);
  if (const auto footer = app->get_footer(); !footer.empty()) text += "\n" + footer + "\n";
  return text;
}

}  // namespace annals::tools
