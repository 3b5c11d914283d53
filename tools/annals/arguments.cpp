#include "arguments.hpp"

#include "annals/io/typed.hpp"
#include "annals/version.hpp"
#include "help.hpp"
#include "print.hpp"
#include "signing.hpp"
#include "text.hpp"

#include <algorithm>
#include <cctype>
#include <cstdint>

#include <CLI/CLI.hpp>

namespace annals::tools {

namespace {

/// Bounds that are signed, so that nothing wraps.
CLI::Range whole(std::int64_t least, std::int64_t most) {
  return {least, most};
}
constexpr std::int64_t most_counted = 1'000'000'000'000'000;

CLI::Validator one_of(const Words& words) {
  return {[words](const std::string& typed) {
            if (std::ranges::find(words, typed) != words.end()) return std::string();
            return "\"" + typed + "\" is none of " + joined(words) + near_miss(typed, words);
          },
          ""};
}

/// What is wrong with arguments that name no command.
std::string no_command(const CLI::App& program, const Words& arguments) {
  if (arguments.empty()) return "Say what to do: annals COMMAND …";
  if (arguments.front().starts_with('-')) return "";
  Words names;
  for (const auto* command : program.get_subcommands([](const CLI::App*) { return true; }))
    names.push_back(command->get_name());
  return "There is no command \"" + arguments.front() + "\"" + near_miss(arguments.front(), names);
}

/// What is wrong with options that are not there, which is the reason of whatever else is wrong.
std::string no_options(const CLI::App& app) {
  Words names;
  for (const auto* option : app.get_options())
    for (const auto& name : option->get_lnames()) names.push_back("--" + name);
  std::string text;
  for (const auto& word : app.remaining()) {
    const auto start = word.find_first_not_of('-');
    if (start == 0 || start == std::string::npos ||
        std::isdigit(static_cast<unsigned char>(word[start])) != 0)
      continue;
    const auto name = word.substr(0, word.find('='));
    const auto near = near_miss("--" + name.substr(start), names);
    text += "There is no option \"" + name + "\"" + (near.empty() ? "." : near) + " ";
  }
  if (!text.empty()) text.pop_back();
  return text;
}

/// What is wrong with arguments that could not be read.
std::string mistake(const CLI::App& program, const CLI::ParseError& error, const Words& arguments) {
  const auto chosen = program.get_subcommands();
  auto text = chosen.empty() ? no_command(program, arguments) : "";
  if (text.empty()) text = no_options(chosen.empty() ? program : *chosen.front());
  return text.empty() ? error.what() : text;
}

}  // namespace

template <class Value>
CLI::Option& Command::add(Argument argument, Value& value) {
  auto& option = *app_.add_option(argument.name, value, argument.about);
  if (!argument.type.empty()) option.type_name(argument.type);
  option.required(argument.required);
  // The short name, as in "-o,--output", is for typing only.
  argument.name.erase(0, argument.name.find(',') + 1);
  description_.arguments.push_back(std::move(argument));
  return option;
}

void Command::positional(const std::string& name, std::string& value, const std::string& about) {
  add({.name = name, .about = about, .required = true}, value);
}

void Command::positional(const std::string& name, Words& values, const std::string& about) {
  add({.name = name, .about = about, .required = true, .many = true}, values);
}

void Command::optional_positional(const std::string& name, std::string& value, const std::string& about) {
  add({.name = name, .about = about}, value).capture_default_str();
}

void Command::any(const std::string& name, Words& values, const std::string& about) {
  add({.name = name, .about = about, .many = true}, values);
}

void Command::flag(const std::string& name, bool& value, const std::string& about) {
  app_.add_flag(name, value, about);
  description_.arguments.push_back({.name = name, .about = about, .takes = Argument::Takes::nothing});
}

void Command::option(const std::string& name, const std::string& type, std::string& value,
                     const std::string& about) {
  add({.name = name, .type = type, .about = about}, value).capture_default_str();
}

void Command::repeatable(const std::string& name, const std::string& type, Words& values,
                         const std::string& about) {
  add({.name = name, .type = type, .about = about, .many = true}, values).allow_extra_args(false);
}

void Command::choice(const std::string& name, const std::string& type, std::string& value, const Words& words,
                     const std::string& about) {
  add({.name = name, .type = type, .about = about, .words = words}, value)
      .check(one_of(words))
      ->capture_default_str();
}

void Command::count(const std::string& name, std::size_t& value, const std::string& about) {
  count(name, value, 0, most_counted, about);
}

void Command::count(const std::string& name, std::optional<std::size_t>& value, const std::string& about) {
  add({.name = name, .type = "N", .about = about, .takes = Argument::Takes::number}, value)
      .check(whole(0, most_counted));
}

void Command::count(const std::string& name, std::size_t& value, std::size_t least, std::size_t most,
                    const std::string& about) {
  const auto range = whole(static_cast<std::int64_t>(least), static_cast<std::int64_t>(most));
  add({.name = name, .type = "N", .about = about, .takes = Argument::Takes::number}, value)
      .check(range)
      ->capture_default_str();
}

void Command::share(const std::string& name, const std::string& type, double& value,
                    const std::string& about) {
  add({.name = name, .type = type, .about = about, .takes = Argument::Takes::share}, value)
      .check(CLI::Range(0.0, 1.0))
      ->capture_default_str();
}

void Command::json(bool& value) {
  flag("--json", value, "Answer in JSON, for machines");
}

void Command::json_or_dated(bool& value) {
  json(value);
  flag("--edtf", dates_as_edtf(), "Show dates as EDTF, not in words");
}

void Command::footer(const std::string& text) {
  app_.footer(text);
  description_.footer = text;
}

Commands::Commands(const std::string& about, const std::string& footer)
    : program_(std::make_unique<CLI::App>(about, "annals")) {
  program_->formatter(std::make_shared<HelpFormatter>());
  program_->set_help_flag("-h,--help", "Print this help and exit");
  program_->set_version_flag("--version", "annals " + std::string(version()), "Print the version and exit");
  program_->require_subcommand(1);
  program_->footer(footer);
}

Commands::~Commands() = default;

Command Commands::add(const std::string& group, const std::string& name, const std::string& about,
                      std::function<int()> answer) {
  auto& command = *program_->add_subcommand(name, about);
  command.group(group);
  command.callback([this, answer = std::move(answer)] { chosen_ = answer; });
  return {command, descriptions_.emplace_back(CommandDescription{group, name, about, {}, {}})};
}

int Commands::run(int argc, char** argv) {
  try {
    return answer_to({argv + 1, argv + argc});
  } catch (const UsageError& error) {
    return refuse(error.what());
  }
}

int Commands::answer_to(const Words& arguments) {
  note_command(arguments);
  try {
    program_->parse(Words(arguments.rbegin(), arguments.rend()));
  } catch (const CLI::CallForVersion& asked) {
    write_out(std::string(asked.what()) + "\n");
    return fine;
  } catch (const CLI::CallForHelp&) {
    const auto chosen = program_->get_subcommands();
    write_out(chosen.empty() ? program_->help() : chosen.front()->help());
    return fine;
  } catch (const CLI::ParseError& error) {
    throw UsageError(mistake(*program_, error, arguments));
  }
  return chosen_();
}

int Commands::refuse(const std::string& why) const {
  const auto chosen = program_->get_subcommands();
  const std::string command = chosen.empty() ? "annals" : "annals " + chosen.front()->get_name();
  complain(why + (why.empty() || why.back() == '.' || why.back() == '?' ? "" : ".") + " '" + command +
           " --help' tells how it is used.");
  return wrong_usage;
}

}  // namespace annals::tools
