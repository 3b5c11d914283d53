#pragma once

#include "annals/time/edtf.hpp"
#include "annals/time/instant.hpp"

#include <cstdint>
#include <cstdlib>
#include <iterator>
#include <random>
#include <string>

namespace annals {

/// Values that parse_edtf can give, apart from intervals that end before they start.
class RandomEdtf {
 public:
  explicit RandomEdtf(unsigned seed) : random_(seed) {}

  Edtf operator()() {
    if (one_in(4)) return set();
    Edtf edtf = estimate();
    if (one_in(4)) {
      auto& limits = edtf.limits.emplace_back();
      limits.form = EdtfForm::interval;
      if (one_in(3))
        limits.from_state = EndState::open;
      else if (one_in(2))
        limits.to_state = EndState::open;
      if (limits.from_state == EndState::dated) limits.from = date();
      if (limits.to_state == EndState::dated) limits.to = date();
    }
    return edtf;
  }

 private:
  Edtf estimate() {
    Edtf edtf;
    if (one_in(2)) {
      edtf.from = date();
      return edtf;
    }
    edtf.form = EdtfForm::interval;
    const auto not_dated = [this] { return one_in(2) ? EndState::unknown : EndState::open; };
    if (one_in(4)) {
      edtf.from_state = not_dated();
    } else if (one_in(4)) {
      edtf.to_state = not_dated();
    }
    if (edtf.from_state == EndState::dated) edtf.from = date();
    if (edtf.to_state == EndState::dated) edtf.to = date();
    return edtf;
  }

  Edtf set() {
    Edtf edtf;
    edtf.form = one_in(2) ? EdtfForm::one_of : EdtfForm::all_of;
    const auto count = between(1, 4);
    for (std::int64_t i = 0; i < count; ++i) {
      auto& member = edtf.members.emplace_back();
      const bool no_beginning = i == 0 && one_in(6);
      const bool no_end = i == count - 1 && !no_beginning && one_in(6);
      if (no_beginning || no_end || one_in(4)) member.form = EdtfForm::interval;
      if (no_beginning) member.from_state = EndState::open;
      if (no_end) member.to_state = EndState::open;
      if (!no_beginning) member.from = date();
      if (member.form == EdtfForm::interval && !no_end) member.to = date();
    }
    edtf.from_state = edtf.members.front().from_state;
    edtf.to_state = edtf.members.back().to_state;
    return edtf;
  }

  EdtfDate date() {
    EdtfDate date;
    const bool negative = one_in(3);
    if (one_in(4)) {
      date.year_form = YearForm::prefixed;
      date.year = between(10'000, one_in(2) ? last_year : 1'000'000) * (negative ? -1 : 1);
      if (one_in(3)) {
        date.exponent = static_cast<std::uint8_t>(between(4, 16));
        date.year = between(1, 199) * (negative ? -1 : 1);
        for (int i = 0; i < date.exponent; ++i) date.year *= 10;
      }
      if (one_in(3)) date.significant_digits = static_cast<std::uint8_t>(between(1, 5));
      const bool rounded = date.exponent != 0 || date.significant_digits != 0;
      if (!rounded && std::abs(date.year) <= last_precise_year && one_in(2)) add_month(date);
    } else {
      const std::int64_t shown = between(negative ? 1 : 0, 9999);
      date.year = negative ? -shown : shown;
      if (one_in(4)) mask_year(date, negative);
      if (!one_in(3)) add_month(date);
      if (!date.month.given() && date.year_mask == 0 && one_in(6))
        date.significant_digits = static_cast<std::uint8_t>(between(1, std::ssize(std::to_string(shown))));
    }
    if (!date.time) qualify(date);
    return date;
  }

  void mask_year(EdtfDate& date, bool negative) {
    date.year_mask = static_cast<DigitMask>(between(1, 15));
    const std::int64_t shown = std::abs(date.year);
    date.year = 0;
    for (std::int64_t place = 1, bit = 0; bit < 4; ++bit, place *= 10)
      date.year += place * ((date.year_mask >> bit & 1) == 0 ? shown / place % 10 : negative ? 9 : 0);
    if (negative) date.year = -date.year;
  }

  /// Marks before each part and after it; a mark after it and one before the next would be read as they are.
  void qualify(EdtfDate& date) {
    if (one_in(2)) return;
    const auto mark = [this] { return one_in(3) ? Qualification{one_in(2), one_in(2)} : Qualification{}; };
    date.year_qualification = {mark(), mark()};
    if (date.month.given()) date.month.qualification = {mark(), mark()};
    if (date.day.given()) date.day.qualification = {mark(), mark()};
  }

  EdtfPart part(std::int64_t value) {
    EdtfPart part;
    part.mask = one_in(4) ? static_cast<DigitMask>(between(1, 3)) : DigitMask{0};
    const auto tens = (part.mask & 0b10) != 0 ? 0 : value / 10;
    const auto ones = (part.mask & 0b01) != 0 ? 0 : value % 10;
    part.value = static_cast<std::uint8_t>(10 * tens + ones);
    return part;
  }

  void add_month(EdtfDate& date) {
    if (one_in(6)) {
      date.month.value = static_cast<std::uint8_t>(between(21, 41));
      return;
    }
    date.month = part(between(1, 12));
    if (one_in(3)) return;
    date.day = part(between(1, 28));
    if (!date.is_masked() && one_in(2)) date.time = time();
  }

  TimeOfDay time() {
    TimeOfDay time = {static_cast<std::uint8_t>(between(0, 23)), static_cast<std::uint8_t>(between(0, 59)),
                      static_cast<std::uint8_t>(between(0, 59)), static_cast<ZoneForm>(between(0, 3)), 0};
    if (time.zone == ZoneForm::hours) time.shift_minutes = static_cast<std::int16_t>(between(-14, 14) * 60);
    if (time.zone == ZoneForm::minutes) time.shift_minutes = static_cast<std::int16_t>(between(-840, 840));
    if (one_in(3)) {
      time.has_second = false;
      time.second = 0;
    } else if (one_in(2)) {
      time.fraction_digits = static_cast<std::uint8_t>(between(1, 6));
      std::int64_t unit = 1'000'000;
      for (unsigned digit = 0; digit < time.fraction_digits; ++digit) unit /= 10;
      time.microsecond = static_cast<std::uint32_t>(between(0, 1'000'000 / unit - 1) * unit);
    }
    if (one_in(3)) time.qualification = {one_in(2), one_in(2)};
    return time;
  }

  bool one_in(int n) { return between(1, n) == 1; }
  std::int64_t between(std::int64_t least, std::int64_t most) {
    return std::uniform_int_distribution<std::int64_t>(least, most)(random_);
  }

  std::mt19937_64 random_;
};

}  // namespace annals
