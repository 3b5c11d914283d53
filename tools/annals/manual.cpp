#include "annals/version.hpp"
#include "generate.hpp"
#include "text.hpp"

#include <string>
#include <string_view>

#include <fmt/format.h>

namespace annals::tools {

namespace {

/// Text as groff takes it, whatever the locale: its own signs and all beyond ASCII escaped.
std::string roff(std::string_view text) {
  std::string escaped;
  bool starts_line = true;
  while (!text.empty()) {
    const auto one = take_code_point(text);
    if (starts_line && (one == '.' || one == '\'')) escaped += "\\&";
    starts_line = one == '\n';
    if (one == '\\')
      escaped += "\\e";
    else if (one == '-')
      escaped += "\\-";
    else if (one < 0x80)
      escaped += static_cast<char>(one);
    else
      escaped += fmt::format("\\[u{:04X}]", static_cast<std::uint32_t>(one));
  }
  return escaped;
}

std::string by_place(const Argument& argument) {
  const auto name = "\\fI" + roff(argument.name) + "\\fR" + (argument.many ? "..." : "");
  return argument.required ? name : "[" + name + "]";
}

std::string tagged(const Argument& argument) {
  std::string tag = (argument.by_name() ? "\\fB" : "\\fI") + roff(argument.name) + "\\fR";
  if (!argument.type.empty()) tag += " \\fI" + roff(argument.type) + "\\fR";
  auto about = argument.about;
  if (!argument.words.empty()) about += ": " + joined(argument.words);
  return ".TP\n" + tag + "\n" + roff(about) + ".\n";
}

std::string section_of(const CommandDescription& command) {
  std::string text = ".SS \"annals " + roff(command.name);
  for (const auto& argument : command.arguments)
    if (!argument.by_name()) text += " " + by_place(argument);
  text += "\"\n" + roff(command.about) + "\n";
  for (const auto& argument : command.arguments) text += tagged(argument);
  if (!command.footer.empty()) text += ".PP\n.nf\n" + roff(command.footer) + "\n.fi\n";
  return text;
}

}  // namespace

std::string manual_page(const Commands& commands) {
  auto text = fmt::format(".TH ANNALS 1 \"\" \"annals {}\" \"User Commands\"\n", version());
  text += R"(.SH NAME
annals \- a knowledge base of events: what happened, in what order, who says so, and why
.SH SYNOPSIS
.B annals
.I COMMAND BASE
.RI [ ARGUMENT ...]
.RI [ OPTION ...]
.SH DESCRIPTION
.I BASE
is the file of a knowledge base. A
.I KEY
means a record: its key, its title, or another of its names. A
.I D
is a date, in EDTF (ISO 8601\-2) or in words. Every command has
.BR \-\-help .
.SH COMMANDS
)";
  for (const auto& command : commands.descriptions())
    if (!command.group.empty()) text += section_of(command);
  text += R"(.SH "EXIT STATUS"
0: fine. 1: the answer is an error. 2: wrong usage.
.SH ENVIRONMENT
.TP
.B NO_COLOR
No colour on a terminal.
.TP
.B COLUMNS
How wide lines are.
)";
  return text;
}

}  // namespace annals::tools
