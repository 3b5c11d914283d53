#include "dates.hpp"

#include "annals/time/phrase.hpp"
#include "arguments.hpp"

#include <string_view>

namespace annals::tools {

namespace {

/// It has a year first, or what else begins a date in EDTF, and no space.
bool is_meant_as_edtf(std::string_view text) {
  constexpr std::size_t digits_of_year = 4;
  const auto year = text.substr(0, text.find_first_not_of("0123456789X"));
  const bool begins_so = year.size() >= digits_of_year || text.find_first_of("-Y[{/.") == 0;
  return begins_so && text.find(' ') == std::string_view::npos;
}

}  // namespace

std::string sentence(const ParseError& error) {
  return error.reason + " (at byte " + std::to_string(error.position) + ")";
}

std::string why_no_date(const std::string& text) {
  const bool edtf = is_meant_as_edtf(text);
  const auto when = edtf ? When::parse(text) : read_date_phrase(text);
  return "\"" + text + "\" is no " + (edtf ? "EDTF " : "") + "date: " + sentence(when.error());
}

When date_given(const std::string& option, const std::string& text) {
  const auto when = read_date_phrase(text);
  if (!when) throw UsageError(option + ": " + why_no_date(text));
  return *when;
}

Period around(const When& date) {
  return {date.text()};
}

}  // namespace annals::tools
