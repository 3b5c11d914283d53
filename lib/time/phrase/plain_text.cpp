#include "time/phrase/plain_text.hpp"

#include "time/digits.hpp"
#include "time/phrase/refused.hpp"

#include <algorithm>

namespace annals::inline v0_2::phrase {
namespace {

struct Sign {
  std::string_view bytes;
  char plain;
};

/// Those beyond ASCII that people and word processors put into dates.
constexpr Sign signs[] = {
    {"\u00A0", ' '},       {"\u2007", ' '},       {"\u2009", ' '},         {"\u200A", ' '},
    {"\u202F", ' '},       {"\u2010", '-'},       {"\u2011", '-'},         {"\u2212", '-'},
    {"\u2012", dash_sign}, {"\u2013", dash_sign}, {"\u2014", dash_sign},   {"\u2015", dash_sign},
    {"\u2018", '\''},      {"\u2019", '\''},      {"\u201C", ' '},         {"\u201D", ' '},
    {"\u2248", '~'},       {"\u00A9", ' '},       {"\u2117", ' '},         {"\u00B1", plus_minus_sign},
    {"\u00BA", 'o'},       {"\u00AA", 'a'},       {"+/-", plus_minus_sign}};

/// A letter from U+00C0 to U+00FF without its accent.
char plain_letter(std::string_view bytes) {
  constexpr char letters[] = "aaaaaaaceeeeiiiidnooooo ouuuuypsaaaaaaaceeeeiiiidnooooo ouuuuypy";
  if (bytes.size() < 2 || bytes[0] != '\xC3') return '\0';
  const auto at = static_cast<unsigned char>(bytes[1]) - 0x80U;
  return at < 64 && letters[at] != ' ' ? letters[at] : '\0';
}

char plain_ascii(char c) {
  if ('A' <= c && c <= 'Z') return static_cast<char>(c - 'A' + 'a');
  if (('a' <= c && c <= 'z') || ('0' <= c && c <= '9')) return c;
  if (std::string_view(" \t\n\r\f\v\"()#@").find(c) != std::string_view::npos) return ' ';
  return std::string_view(",;.:-+/?~%&'[]{}").find(c) != std::string_view::npos ? c : '\0';
}

/// A bracket within a number, "17[45]", is not there.
bool is_within_number(std::string_view phrase, std::size_t at) {
  return (phrase[at] == '[' || phrase[at] == ']') && at > 0 && at + 1 < phrase.size() &&
         is_digit(phrase[at - 1]) && (is_digit(phrase[at + 1]) || phrase[at + 1] == ']');
}

}  // namespace

PlainText plain_text(std::string_view phrase) {
  PlainText plain;
  for (std::size_t at = 0; at < phrase.size();) {
    const auto rest = phrase.substr(at);
    const auto* sign =
        std::ranges::find_if(signs, [&](const Sign& one) { return rest.starts_with(one.bytes); });
    std::size_t length = 1;
    char c = plain_ascii(phrase[at]);
    if (sign != std::end(signs)) {
      c = sign->plain;
      length = sign->bytes.size();
    } else if (const char letter = plain_letter(rest); letter != '\0') {
      c = letter;
      length = 2;
    }
    if (c == '\0') refuse(at, "no date has this character");
    if (!is_within_number(phrase, at)) {
      plain.text += c;
      plain.positions.push_back(at);
    }
    at += length;
  }
  plain.positions.push_back(phrase.size());
  return plain;
}

}  // namespace annals::inline v0_2::phrase
