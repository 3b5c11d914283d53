// What shells complete: commands, their options, and the words that an option allows; else names of files.

#include "generate.hpp"
#include "text.hpp"

#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

namespace annals::tools {

namespace {

std::vector<CommandDescription> listed(const Commands& commands) {
  std::vector<CommandDescription> all;
  for (const auto& command : commands.descriptions()) {
    if (command.group.empty()) continue;
    auto& one = all.emplace_back(command);
    std::erase_if(one.arguments, [](const Argument& argument) { return !argument.by_name(); });
    one.arguments.push_back(
        {.name = "--help", .about = "Print this help and exit", .takes = Argument::Takes::nothing});
  }
  return all;
}

/// With a backslash before each of these characters.
std::string escaped(std::string_view text, std::string_view special) {
  std::string result;
  for (const char c : text) {
    if (special.find(c) != std::string_view::npos) result += '\\';
    result += c;
  }
  return result;
}

/// In single quotation marks, for bash and zsh.
std::string quoted(std::string_view text) {
  std::string result = "'";
  for (const char c : text) result += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return result + "'";
}

bool takes_value(const Argument& argument) {
  return argument.takes != Argument::Takes::nothing;
}

Words names_of(const std::vector<CommandDescription>& commands) {
  Words names;
  for (const auto& command : commands) names.push_back(command.name);
  return names;
}

Words options_of(const CommandDescription& command) {
  Words names;
  for (const auto& argument : command.arguments) names.push_back(argument.name);
  return names;
}

std::string zsh_option(const Argument& argument) {
  auto spec = (argument.many ? "*" : "") + argument.name + "[" + escaped(argument.about, "[]\\") + "]";
  if (takes_value(argument)) {
    spec += ":" + escaped(argument.type, ":\\") + ":";
    spec += argument.words.empty() ? "_files" : "(" + joined(argument.words, " ") + ")";
  }
  return quoted(spec);
}

std::string fish_text(std::string_view text) {
  return "'" + escaped(text, "'\\") + "'";
}

}  // namespace

std::string bash_completion(const Commands& commands) {
  const auto all = listed(commands);
  std::string values;
  std::string options;
  for (const auto& command : all) {
    for (const auto& argument : command.arguments)
      if (!argument.words.empty())
        values += fmt::format("    '{} {}') words='{}' ;;\n", command.name, argument.name,
                              joined(argument.words, " "));
    options += fmt::format("    {}) words='{}' ;;\n", command.name, joined(options_of(command), " "));
  }
  return fmt::format(R"(# bash completion for annals
_annals() {{
  local current=${{COMP_WORDS[COMP_CWORD]}} words=
  if [ "$COMP_CWORD" -eq 1 ]; then
    mapfile -t COMPREPLY < <(compgen -W '{} --help --version' -- "$current")
    return
  fi
  case "${{COMP_WORDS[1]}} ${{COMP_WORDS[COMP_CWORD - 1]}}" in
{}  esac
  case "$words$current" in -*)
    case ${{COMP_WORDS[1]}} in
{}    esac ;;
  esac
  if [ -n "$words" ]; then
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
  else
    mapfile -t COMPREPLY < <(compgen -f -- "$current")
    compopt -o filenames
  fi
}}
complete -F _annals annals
)",
                     joined(names_of(all), " "), values, options);
}

std::string zsh_completion(const Commands& commands) {
  std::string names;
  std::string options;
  for (const auto& command : listed(commands)) {
    names += "    " + quoted(escaped(command.name, ":") + ":" + escaped(command.about, "\\")) + "\n";
    options += "    " + command.name + ")\n      _arguments";
    for (const auto& argument : command.arguments) options += " \\\n        " + zsh_option(argument);
    options += " \\\n        '*:file:_files' ;;\n";
  }
  return fmt::format(R"(#compdef annals
_annals() {{
  local -a commands
  commands=(
{}  )
  if (( CURRENT == 2 )); then
    _describe command commands
    return
  fi
  shift words
  (( CURRENT-- ))
  case $words[1] in
{}  esac
}}
_annals "$@"
)",
                     names, options);
}

std::string fish_completion(const Commands& commands) {
  std::string text = "# fish completion for annals\n";
  const auto all = listed(commands);
  for (const auto& command : all)
    text += fmt::format("complete -c annals -n __fish_use_subcommand -f -a {} -d {}\n", command.name,
                        fish_text(command.about));
  for (const auto& command : all)
    for (const auto& argument : command.arguments) {
      text += fmt::format("complete -c annals -n '__fish_seen_subcommand_from {}' -l {}", command.name,
                          argument.name.substr(2));
      if (!argument.words.empty())
        text += " -x -a " + fish_text(joined(argument.words, " "));
      else if (takes_value(argument))
        text += " -r";
      text += " -d " + fish_text(argument.about) + "\n";
    }
  return text;
}

}  // namespace annals::tools
