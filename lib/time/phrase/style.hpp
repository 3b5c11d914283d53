#pragma once

#include "annals/time/phrase.hpp"
#include "time/phrase/stretch.hpp"

#include <optional>

/// The two calendars of the days that phrases name.
namespace annals::inline v0_2::phrase {

/// The calendar of a day, where the phrase names it, and else by the change-over.
struct Style {
  ChangeOver change_over{};
  std::optional<bool> julian{};

  bool is_julian(const CivilDate& label) const {
    return julian ? *julian : label < change_over.first_gregorian;
  }
};

/// Refuses a month or a day that its calendar does not have, or that a change-over left out.
void require_day(const CivilDate& label, const Style& style, std::size_t position);

/// The days of the Gregorian calendar that these are, where the first or the last is Julian; and whether so.
struct Converted {
  Stretch stretch;
  bool from_julian = false;
};
Converted to_gregorian(const Stretch& labels, const Style& style);

}  // namespace annals::inline v0_2::phrase
