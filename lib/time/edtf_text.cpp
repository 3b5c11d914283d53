#include "annals/time/edtf.hpp"
#include "time/digits.hpp"

#include <algorithm>

namespace annals {
namespace {

/// Writes X over the digits at the end of the text that the mask names.
void mask_digits(std::string& text, DigitMask mask) {
  for (std::size_t back = 1; mask != 0; ++back, mask = static_cast<DigitMask>(mask >> 1)) {
    if ((mask & 1) != 0) text[text.size() - back] = 'X';
  }
}

void append_part(std::string& text, const EdtfPart& part) {
  if (!part.given()) return;
  text += '-';
  append_padded(text, part.value, 2);
  mask_digits(text, part.mask);
}

void append_time(std::string& text, const TimeOfDay& time) {
  const auto put = [&text](char before, int number) {
    text += before;
    append_padded(text, static_cast<std::uint64_t>(number), 2);
  };
  put('T', time.hour);
  put(':', time.minute);
  put(':', time.second);
  if (time.zone == ZoneForm::none) return;
  if (time.zone == ZoneForm::utc) {
    text += 'Z';
    return;
  }
  const int shift = std::abs(time.shift_minutes);
  put(time.shift_minutes < 0 ? '-' : '+', shift / 60);
  if (time.zone == ZoneForm::minutes) put(':', shift % 60);
}

void append_qualification(std::string& text, const Qualification& qualification) {
  if (qualification.uncertain && qualification.approximate) {
    text += '%';
  } else if (qualification.uncertain) {
    text += '?';
  } else if (qualification.approximate) {
    text += '~';
  }
}

void append_date(std::string& text, const EdtfDate& date) {
  append_year(text, date.year);
  mask_digits(text, date.year_mask);
  append_part(text, date.month);
  append_part(text, date.day);
  if (date.time) append_time(text, *date.time);
  append_qualification(text, date.qualification);
}

void append_end(std::string& text, EndState state, const EdtfDate& date) {
  if (state == EndState::dated) append_date(text, date);
  if (state == EndState::open) text += "..";
}

bool is_beyond_level_0(const EdtfDate& date) {
  return date.year < 0 || date.year_form == YearForm::prefixed || date.year_mask != 0 ||
         date.month.mask != 0 || date.day.mask != 0 || date.is_season() ||
         date.qualification != Qualification{};
}

}  // namespace

std::string to_text(const Edtf& edtf) {
  std::string text;
  append_end(text, edtf.from_state, edtf.from);
  if (edtf.form == EdtfForm::interval) {
    text += '/';
    append_end(text, edtf.to_state, edtf.to);
  }
  return text;
}

int level_of(const Edtf& edtf) {
  const bool all_dated = edtf.from_state == EndState::dated && edtf.to_state == EndState::dated;
  return !all_dated || is_beyond_level_0(edtf.from) || is_beyond_level_0(edtf.to) ? 1 : 0;
}

}  // namespace annals
