#include "annals/time/edtf.hpp"
#include "time/digits.hpp"

#include <algorithm>

namespace annals::inline v0_2 {
namespace {

/// Writes X over the digits at the end of the text that the mask names.
void mask_digits(std::string& text, DigitMask mask) {
  for (std::size_t back = 1; mask != 0; ++back, mask = static_cast<DigitMask>(mask >> 1)) {
    if ((mask & 1) != 0) text[text.size() - back] = 'X';
  }
}

void append_time(std::string& text, const TimeOfDay& time) {
  const auto put = [&text](char before, int number) {
    text += before;
    append_padded(text, static_cast<std::uint64_t>(number), 2);
  };
  put('T', time.hour);
  put(':', time.minute);
  if (time.has_second) put(':', time.second);
  if (time.fraction_digits != 0) {
    text += '.';
    append_padded(text, time.microsecond, 6);
    text.resize(text.size() - 6 + time.fraction_digits);
  }
  if (time.zone == ZoneForm::utc) text += 'Z';
  const int shift = std::abs(time.shift_minutes);
  if (time.zone >= ZoneForm::hours) put(time.shift_minutes < 0 ? '-' : '+', shift / 60);
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

void append_written_year(std::string& text, const EdtfDate& date) {
  append_qualification(text, date.year_qualification.own);
  std::int64_t year = date.year;
  for (unsigned i = 0; i < date.exponent; ++i) year /= 10;
  if (date.exponent != 0) {
    text += 'Y' + std::to_string(year) + 'E' + std::to_string(date.exponent);
  } else {
    append_year(text, year);
    mask_digits(text, date.year_mask);
  }
  if (date.significant_digits != 0) text += 'S' + std::to_string(date.significant_digits);
  append_qualification(text, date.year_qualification.up_to);
}

void append_part(std::string& text, const EdtfPart& part) {
  if (!part.given()) return;
  text += '-';
  append_qualification(text, part.qualification.own);
  append_padded(text, part.value, 2);
  mask_digits(text, part.mask);
  append_qualification(text, part.qualification.up_to);
}

void append_date(std::string& text, const EdtfDate& date) {
  append_written_year(text, date);
  append_part(text, date.month);
  append_part(text, date.day);
  if (!date.time) return;
  append_time(text, *date.time);
  append_qualification(text, date.time->qualification);
}

void append_end(std::string& text, EndState state, const EdtfDate& date) {
  if (state == EndState::dated) append_date(text, date);
  if (state == EndState::open) text += "..";
}

/// A date, or two with what stands between them. The open end of a range is written by that alone.
void append_span(std::string& text, const Edtf& edtf, std::string_view between) {
  const bool in_set = between == "..";
  if (!in_set || edtf.from_state == EndState::dated) append_end(text, edtf.from_state, edtf.from);
  if (edtf.form != EdtfForm::interval) return;
  text += between;
  if (!in_set || edtf.to_state == EndState::dated) append_end(text, edtf.to_state, edtf.to);
}

/// What the last part says of the whole date is all the qualification that level 1 knows.
bool is_qualified_by_part(const EdtfDate& date) {
  const Qualification none;
  const bool month = date.month.given();
  const bool day = date.day.given();
  return date.year_qualification.own != none || date.month.qualification.own != none ||
         date.day.qualification.own != none || (month && date.year_qualification.up_to != none) ||
         (day && date.month.qualification.up_to != none);
}

/// Level 1 leaves the last digits of a year alone unspecified, or whole months and days at the end.
bool has_masks_of_level_1(const EdtfDate& date) {
  const auto whole = [](const EdtfPart& part) { return part.mask == 0b11; };
  if (date.year_mask != 0) return (date.year_mask == 0b01 || date.year_mask == 0b11) && !date.month.given();
  if (date.month.mask != 0) return whole(date.month) && (!date.day.given() || whole(date.day));
  return date.day.mask == 0 || whole(date.day);
}

int level_of(const EdtfDate& date) {
  if (is_qualified_by_part(date) || !has_masks_of_level_1(date) || date.exponent != 0 ||
      date.significant_digits != 0 || date.month.value > 24)
    return 2;
  const bool qualified = qualification_of(date, DatePart::year) != Qualification{};
  return date.year < 0 || date.year_form == YearForm::prefixed || date.is_masked() || date.is_season() ||
                 qualified
             ? 1
             : 0;
}

/// EDTF has times of day to the second, alone and without a mark, and nothing beside a long year.
bool is_edtf(const EdtfDate& date, bool alone) {
  if (date.year_form == YearForm::prefixed && date.month.given()) return false;
  if (!date.time) return true;
  return alone && date.time->has_second && date.time->fraction_digits == 0 &&
         date.time->qualification == Qualification{};
}

Qualification operator|(Qualification a, Qualification b) {
  return {a.uncertain || b.uncertain, a.approximate || b.approximate};
}

}  // namespace

std::string to_text(const Edtf& edtf) {
  std::string text;
  if (edtf.form == EdtfForm::date || edtf.form == EdtfForm::interval) {
    append_span(text, edtf, "/");
    for (const auto& limits : edtf.limits) {
      text += " [";
      append_span(text, limits, "..");
      text += ']';
    }
    return text;
  }
  const bool one = edtf.form == EdtfForm::one_of;
  text = one ? '[' : '{';
  for (const auto& member : edtf.members) {
    if (&member != &edtf.members.front()) text += ',';
    append_span(text, member, "..");
  }
  text += one ? ']' : '}';
  return text;
}

DateForm form_of(const Edtf& edtf) {
  if (!edtf.limits.empty()) return DateForm::limits;
  const bool alone = edtf.form == EdtfForm::date;
  const bool members = std::ranges::all_of(edtf.members, [](const Edtf& member) {
    return is_edtf(member.from, false) && is_edtf(member.to, false);
  });
  return members && is_edtf(edtf.from, alone) && is_edtf(edtf.to, alone) ? DateForm::edtf : DateForm::iso;
}

std::optional<int> level_of(const Edtf& edtf) {
  if (form_of(edtf) != DateForm::edtf) return std::nullopt;
  if (edtf.form == EdtfForm::one_of || edtf.form == EdtfForm::all_of) return 2;
  if (edtf.form == EdtfForm::interval && (edtf.from.is_masked() || edtf.to.is_masked())) return 2;
  const bool all_dated = edtf.from_state == EndState::dated && edtf.to_state == EndState::dated;
  return std::max({all_dated ? 0 : 1, level_of(edtf.from), level_of(edtf.to)});
}

Qualification qualification_of(const EdtfDate& date, DatePart part) {
  auto all = date.time ? date.time->qualification : Qualification{};
  if (part == DatePart::time) return all;
  all = all | date.day.qualification.up_to;
  if (part == DatePart::day) return all | date.day.qualification.own;
  all = all | date.month.qualification.up_to;
  if (part == DatePart::month) return all | date.month.qualification.own;
  return all | date.year_qualification.up_to | date.year_qualification.own;
}

}  // namespace annals::inline v0_2
