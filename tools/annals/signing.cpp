#include "signing.hpp"

#include "text.hpp"

#include <cstdlib>
#include <pwd.h>
#include <string>
#include <string_view>
#include <unistd.h>

namespace annals::tools {

namespace {

constexpr std::size_t most_columns = 300;

std::string& command() {
  static std::string typed;
  return typed;
}

std::string author() {
  if (const auto* named = std::getenv("ANNALS_AUTHOR"); named != nullptr && *named != 0) return named;
  if (const auto* user = getpwuid(geteuid()); user != nullptr) return user->pw_name;
  const auto* user = std::getenv("USER");
  return user != nullptr ? user : "";
}

/// What the log can hold: any argument may be no text.
std::string cut(const std::string& text) {
  const auto shown = printable(text);
  if (columns(shown) <= most_columns) return shown;
  return std::string(head_of(shown, most_columns)) + "…";
}

}  // namespace

void note_command(const Words& arguments) {
  auto& typed = command() = "annals";
  for (const auto& argument : arguments) typed += " " + shell_word(argument);
}

void sign(KnowledgeBase& base) {
  base.sign(cut(author()), cut(command()));
}

}  // namespace annals::tools
