#include "time/phrase/ago.hpp"

#include "annals/time/offset.hpp"
#include "time/exact_us.hpp"
#include "time/offset_range.hpp"
#include "time/phrase/refused.hpp"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

namespace annals::inline v0_2::phrase {

namespace {

constexpr std::string_view ago = "ago";
constexpr std::string_view spaces = " \t\n\r";

std::string_view trimmed(std::string_view text) {
  return text.substr(0, text.find_last_not_of(spaces) + 1);
}

/// The day of an instant, as EDTF writes it without a letter.
std::string day_text(ExactUs us) {
  const auto date = civil_date(instant_at(us));
  constexpr std::int64_t last = 9999;
  if (date.year < -last || date.year > last)
    refuse(0, "the days of so long ago have no EDTF: write the year");
  return fmt::format("{}{:04}-{:02}-{:02}", date.year < 0 ? "-" : "", date.year < 0 ? -date.year : date.year,
                     date.month, date.day);
}

}  // namespace

bool ends_with_ago(std::string_view text) {
  text = trimmed(text);
  if (text.size() <= ago.size()) return false;
  const auto word = text.substr(text.size() - ago.size());
  const auto lower = [](char letter) { return letter >= 'A' && letter <= 'Z' ? letter - 'A' + 'a' : letter; };
  return std::ranges::equal(word, ago, {}, lower) &&
         spaces.find(text[text.size() - ago.size() - 1]) != std::string_view::npos;
}

std::string days_ago(std::string_view text, const When& said) {
  text = trimmed(text);
  const auto offset = Offset::parse(std::string(text.substr(0, text.size() - ago.size())) + "before");
  if (!offset)
    refuse(std::min(offset.error().position, text.size()),
           offset.error().reason);  // "before" is the longer word
  if (offset->point() != Point::start || offset->side() != Offset::Side::before ||
      (!offset->least() && !offset->most()))
    refuse(0, R"(how long ago? Write such as "21 months ago")");
  const auto& bounds = said.bounds();
  if (!bounds.earliest_start.is_bounded() || !bounds.latest_start.is_bounded())
    refuse(text.size() - ago.size(), "when it was said is not known: \"" + said.text() + "\"");
  const auto [least, most] = range_of(*offset, bounds.earliest_start, bounds.latest_start);
  const auto latest = last_us_of(bounds.latest_start) + most.value_or(0);
  if (least && first_us_of(bounds.earliest_start) + *least > latest) refuse(0, "there is no such time");
  std::optional<std::string> first;
  if (least) first = day_text(first_us_of(bounds.earliest_start) + *least);
  const auto last = day_text(latest);
  return first == last ? last : "[" + first.value_or("") + ".." + last + "]";
}

}  // namespace annals::inline v0_2::phrase
