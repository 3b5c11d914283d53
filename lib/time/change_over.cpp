#include "annals/time/edtf.hpp"
#include "annals/time/phrase.hpp"

namespace annals::inline v0_2 {

namespace {

constexpr std::string_view julian_until = "julian until ";
constexpr std::string_view always_gregorian = "gregorian";
constexpr CivilDate before_all_days = {first_precise_year, 1, 1};

}  // namespace

Parsed<ChangeOver> ChangeOver::parse(std::string_view text) {
  if (text == always_gregorian) return ChangeOver{before_all_days};
  if (!text.starts_with(julian_until))
    return {ParseError{R"(a change-over is such as "julian until 1752-09-14", or "gregorian")", 0}, text};
  const auto day = parse_edtf(text.substr(julian_until.size()));
  if (!day || day->form != EdtfForm::date || !day->from.day.given() || day->from.is_masked() ||
      day->from.time || to_text(*day).find_first_of("?~%") != std::string::npos)
    return {ParseError{"the first Gregorian day is expected here, such as 1752-09-14", julian_until.size()},
            text};
  return ChangeOver{{day->from.year, day->from.month.value, day->from.day.value}};
}

std::string ChangeOver::text() const {
  if (first_gregorian == before_all_days) return std::string(always_gregorian);
  Edtf day;
  day.from.year = first_gregorian.year;
  day.from.month.value = static_cast<std::uint8_t>(first_gregorian.month);
  day.from.day.value = static_cast<std::uint8_t>(first_gregorian.day);
  return std::string(julian_until) + to_text(day);
}

}  // namespace annals::inline v0_2
