#include "time/phrase/plain_text.hpp"

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
    {"\u00A0", ' '},       {"\u2007", ' '},       {"\u2009", ' '},       {"\u200A", ' '},
    {"\u202F", ' '},       {"\u2010", '-'},       {"\u2011", '-'},       {"\u2212", '-'},
    {"\u2012", dash_sign}, {"\u2013", dash_sign}, {"\u2014", dash_sign}, {"\u2015", dash_sign},
    {"\u2018", '\''},      {"\u2019", '\''},      {"\u201C", ' '},       {"\u201D", ' '},
    {"\u2248", '~'},
};

char plain_ascii(char c) {
  if ('A' <= c && c <= 'Z') return static_cast<char>(c - 'A' + 'a');
  if (('a' <= c && c <= 'z') || ('0' <= c && c <= '9')) return c;
  if (std::string_view(" \t\n\r\f\v\"()").find(c) != std::string_view::npos) return ' ';
  return std::string_view(",;.:-+/?~%'[]{}").find(c) != std::string_view::npos ? c : '\0';
}

}  // namespace

PlainText plain_text(std::string_view phrase) {
  PlainText plain;
  for (std::size_t at = 0; at < phrase.size();) {
    const auto rest = phrase.substr(at);
    const auto* sign =
        std::ranges::find_if(signs, [&](const Sign& one) { return rest.starts_with(one.bytes); });
    const bool known = sign != std::end(signs);
    const char c = known ? sign->plain : plain_ascii(phrase[at]);
    if (c == '\0') refuse(at, "no date has this character");
    plain.text += c;
    plain.positions.push_back(at);
    at += known ? sign->bytes.size() : 1;
  }
  plain.positions.push_back(phrase.size());
  return plain;
}

}  // namespace annals::inline v0_2::phrase
