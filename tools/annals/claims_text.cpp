#include "claims_text.hpp"

#include "annals/io/typed.hpp"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

namespace annals::tools {

namespace {

/// A value on one line.
std::string escaped(const std::string& value) {
  std::string text;
  for (const char c : value) text += c == '\n' ? "\\n" : c == '\\' ? "\\\\" : std::string(1, c);
  return text;
}

std::string unescaped(std::string_view text) {
  std::string value;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_escape =
        text[i] == '\\' && i + 1 < text.size() && (text[i + 1] == 'n' || text[i + 1] == '\\');
    value += !is_escape ? text[i] : text[++i] == 'n' ? '\n' : '\\';
  }
  return value;
}

std::string line(const std::string& field, const std::string& value) {
  return field + " = " + escaped(value) + "\n";
}

std::string lines_of(const KnowledgeBase& base, const Statement& statement) {
  std::string text;
  for (const auto& [field, value] : statement.fields) {
    text += line(field, typed_text(base, value));
    if (const auto* when = std::get_if<When>(&value); when != nullptr && !when->words().empty())
      text += "# that is " + when->text() + "\n";
  }
  for (const auto& one : statement.with) text += line("with", typed_text(base, one));
  for (const auto& one : statement.names) text += line("names", typed_text(one));
  for (const auto one : statement.part_of) text += line("part_of", base.key(one));
  for (const auto one : statement.derived_from) text += line("derived_from", base.key(one));
  return text;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view space = " \t\r";
  const auto start = text.find_first_not_of(space);
  return start == std::string_view::npos ? "" : text.substr(start, text.find_last_not_of(space) + 1 - start);
}

}  // namespace

std::string claims_text(const KnowledgeBase& base, RecordId about) {
  const auto key = base.key(about);
  auto text = fmt::format(
      "# What is said of {}. Lines that are changed, added or left out correct a claim.\n"
      "# A list has a line for each item; \\n is a line break, \\\\ a backslash.\n",
      key);
  std::size_t number = 0;
  for (const auto& claim : base.claims(about)) {
    ++number;
    if (claim.withdrawn()) continue;
    text += fmt::format("\n[{}#{}]\n# {}{}\n", key, number, base.attribution(claim.citation).text(),
                        claim.stance == Stance::disputes ? ", who disputes" : "");
    text += lines_of(base, claim.statement);
  }
  return text;
}

std::map<std::string, TextSection> sections_of(const std::string& text, TextMistakes& mistakes) {
  std::map<std::string, TextSection> sections;
  TextSection* section = nullptr;
  std::size_t number = 0;
  for (std::string_view rest = text; !rest.empty();) {
    ++number;
    const auto whole = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), whole.size() + 1));
    const auto said = trimmed(whole);
    const auto equals = said.find('=');
    if (said.empty() || said.front() == '#') continue;
    if (said.front() == '[' && said.back() == ']') {
      const auto [at, is_new] = sections.try_emplace(std::string(said.substr(1, said.size() - 2)));
      if (!is_new) mistakes.emplace(number, fmt::format("{} is there twice.", said));
      section = &at->second;
      if (is_new) section->number = number;
    } else if (section == nullptr || equals == std::string_view::npos) {
      mistakes.emplace(number, fmt::format("\"{}\" {}.", said,
                                           section == nullptr ? "stands before the first claim, [KEY#1]"
                                                              : "states nothing: write field = value"));
    } else {
      section->fields[std::string(trimmed(said.substr(0, equals)))].push_back(
          {number, unescaped(trimmed(said.substr(equals + 1)))});
    }
  }
  return sections;
}

bool same_values(const std::vector<TextLine>& a, const std::vector<TextLine>& b) {
  return std::ranges::is_permutation(a, b, {}, &TextLine::value, &TextLine::value);
}

}  // namespace annals::tools
