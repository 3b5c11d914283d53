#include "annals/time/edtf.hpp"
#include "time/calendar.hpp"
#include "time/date_range.hpp"
#include "time/digits.hpp"

#include <algorithm>

namespace annals {
namespace {

constexpr bool is_digit(char c) {
  return '0' <= c && c <= '9';
}
constexpr bool is_qualifier(char c) {
  return c == '?' || c == '~' || c == '%';
}

/// The digits of a number, some of them unspecified.
struct Digits {
  std::size_t position = 0;
  unsigned value = 0;  ///< with 0 for each unspecified digit
  DigitMask mask = 0;
};

constexpr DigitMask last_digit = 0b01;
constexpr DigitMask two_digits = 0b11;

/// Reads by recursive descent. Each function reads one part of the grammar, and on a fault notes it, once,
/// and gives false.
class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text), end_(text.size()) {}

  Parsed<Edtf> parse() {
    if (whole()) return edtf_;
    return Parsed<Edtf>(std::move(error_), text_);
  }

 private:
  bool whole();
  bool interval(std::size_t slash);
  bool interval_end(EndState& state, EdtfDate& end);
  bool date(EdtfDate& date);
  bool plain_year(EdtfDate& date);
  bool prefixed_year(EdtfDate& date);
  bool month(EdtfDate& date);
  bool day(EdtfDate& date);
  bool time(EdtfDate& date);
  bool zone(TimeOfDay& time);
  bool qualification(EdtfDate& date);
  bool number(std::size_t width, const char* of_what, Digits& digits);
  bool clock_number(unsigned limit, const char* of_what, std::uint8_t& number);

  bool at_end() const { return at_ == end_; }
  char peek() const { return at_end() ? '\0' : text_[at_]; }
  bool take(char c) {
    const bool there = !at_end() && text_[at_] == c;
    if (there) ++at_;
    return there;
  }

  bool fail(std::size_t position, std::string reason) {
    error_ = {std::move(reason), position};
    return false;
  }
  bool level_2(std::size_t position, std::string what) {
    return fail(position, std::move(what) + " is EDTF level 2; levels 0 and 1 are read");
  }
  bool unexpected(const std::string& expected);

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t end_;  ///< of the date being read
  Edtf edtf_;
  ParseError error_;
};

bool Parser::unexpected(const std::string& expected) {
  std::string found;
  if (at_ == text_.size()) {
    found = "the end of the text";
  } else if (const char c = text_[at_]; c == ' ') {
    found = "a space";
  } else if (c > ' ' && c <= '~') {
    found = {'\'', c, '\''};
  } else {
    found = "a character that EDTF does not use";
  }
  return fail(at_, "expected " + expected + ", found " + found);
}

bool Parser::whole() {
  if (text_.empty()) return fail(0, "the text is empty; an EDTF date is such as 2018, 2018-04 or 2018-04-27");
  if (text_[0] == '[' || text_[0] == '{') return level_2(0, "a set of dates");
  const std::size_t slash = text_.find('/');
  return slash == std::string_view::npos ? date(edtf_.from) : interval(slash);
}

bool Parser::interval(std::size_t slash) {
  edtf_.form = EdtfForm::interval;
  const std::size_t second = text_.find('/', slash + 1);
  if (second != std::string_view::npos) return fail(second, "an interval has a single '/'");

  end_ = slash;
  if (!interval_end(edtf_.from_state, edtf_.from)) return false;
  at_ = slash + 1;
  end_ = text_.size();
  if (!interval_end(edtf_.to_state, edtf_.to)) return false;

  const bool from_dated = edtf_.from_state == EndState::dated;
  const bool to_dated = edtf_.to_state == EndState::dated;
  if (!from_dated && !to_dated) return fail(0, "an interval has a date at one of its ends at least");
  if (from_dated && to_dated && range_of(edtf_.to).after <= range_of(edtf_.from).first) {
    return fail(slash + 1, "the interval ends before it starts");
  }
  return true;
}

bool Parser::interval_end(EndState& state, EdtfDate& end) {
  const std::size_t begin = at_;
  const std::string_view all = text_.substr(begin, end_ - begin);
  if (all.empty() || all == "..") {
    state = all.empty() ? EndState::unknown : EndState::open;
    return true;
  }
  if (!date(end)) return false;
  if (end.time) return fail(text_.find('T', begin), "the dates of an interval have no time of day");
  if (end.year_mask != 0 || end.month.mask != 0 || end.day.mask != 0) {
    return level_2(begin, "an interval with unspecified digits");
  }
  return true;
}

bool Parser::date(EdtfDate& date) {
  if (is_qualifier(peek())) return level_2(at_, "a qualification before a part of a date");
  if (peek() == 'Y') {
    if (!prefixed_year(date)) return false;
  } else {
    if (!plain_year(date)) return false;
    if (take('-') && !month(date)) return false;
    if (date.month.given() && take('-') && !day(date)) return false;
    if (take('T') && !time(date)) return false;
  }
  return qualification(date);
}

bool Parser::number(std::size_t width, const char* of_what, Digits& digits) {
  digits = {at_, 0, 0};
  while (at_ - digits.position < width && (is_digit(peek()) || peek() == 'X')) {
    const bool masked = peek() == 'X';
    digits.value = digits.value * 10 + (masked ? 0 : static_cast<unsigned>(peek() - '0'));
    digits.mask = static_cast<DigitMask>(digits.mask << 1 | (masked ? 1 : 0));
    ++at_;
  }
  if (at_ - digits.position == width) return true;
  return unexpected((width == 4 ? "the four digits of " : "the two digits of ") + std::string(of_what));
}

bool Parser::plain_year(EdtfDate& date) {
  const std::size_t begin = at_;
  const bool negative = take('-');
  if (negative && is_qualifier(peek())) return level_2(at_, "a qualification before a part of a date");
  Digits year;
  if (!number(4, "a year", year)) return false;
  if (is_digit(peek()) || peek() == 'X') {
    return fail(at_, "a year of more than four digits is written with Y before it, and alone");
  }
  if (peek() == 'S') return level_2(at_, "a number of significant digits");
  if (year.mask != 0 && year.mask != last_digit && year.mask != two_digits) {
    return level_2(begin, "a year with unspecified digits other than the last or the last two");
  }
  if (negative && year.value == 0 && year.mask == 0) {
    return fail(begin, "there is no year -0000: 1 BCE is 0000, 2 BCE is -0001");
  }
  date.year_mask = year.mask;
  date.year = year.value;
  if (negative) date.year = -date.year - (year.mask == last_digit ? 9 : year.mask == two_digits ? 99 : 0);
  return true;
}

bool Parser::prefixed_year(EdtfDate& date) {
  const std::size_t begin = at_++;
  const bool negative = take('-');
  const std::size_t digits = at_;
  std::int64_t year = 0;
  for (; is_digit(peek()); ++at_) {
    const bool out_of_reach = year > last_year / 10;
    year = out_of_reach ? last_year + 1 : year * 10 + (peek() - '0');
  }
  if (at_ == digits) return unexpected("the digits of a year");
  if (peek() == 'E') return level_2(at_, "an exponential year");
  if (peek() == 'S') return level_2(at_, "a number of significant digits");
  if (text_[digits] == '0') return fail(digits, "a year with Y before it has no zero at its front");
  if (at_ - digits <= 4) return fail(begin, "only a year of more than four digits has Y before it");
  if (year > last_year) {
    return fail(begin, "the year is out of reach: years go from " + std::to_string(first_year) + " to " +
                           std::to_string(last_year));
  }
  if (peek() == '-') return fail(at_, "a year with Y before it stands alone, without a month");
  date.year_form = YearForm::prefixed;
  date.year = negative ? -year : year;
  return true;
}

bool Parser::month(EdtfDate& date) {
  if (is_qualifier(peek())) return level_2(at_, "a qualification of a part of a date");
  Digits month;
  if (!number(2, "a month or a season", month)) return false;
  if (date.year_mask != 0) return level_2(month.position, "a month of a year with unspecified digits");
  if (month.mask != 0 && month.mask != two_digits) {
    return level_2(month.position, "a month with one unspecified digit");
  }
  const bool is_month = 1 <= month.value && month.value <= 12;
  const bool is_season = 21 <= month.value && month.value <= 24;
  if (25 <= month.value && month.value <= 41) return level_2(month.position, "a season from 25 to 41");
  if (month.mask == 0 && !is_month && !is_season) {
    return fail(month.position, "months are 01 to 12 and seasons 21 to 24");
  }
  date.month = {static_cast<std::uint8_t>(month.value), month.mask};
  return true;
}

bool Parser::day(EdtfDate& date) {
  if (date.is_season()) return fail(at_ - 1, "a season has no days");
  if (is_qualifier(peek())) return level_2(at_, "a qualification of a part of a date");
  Digits day;
  if (!number(2, "a day", day)) return false;
  if (day.mask != 0 && day.mask != two_digits)
    return level_2(day.position, "a day with one unspecified digit");
  if (date.month.mask != 0 && day.mask == 0) return level_2(day.position, "a day of an unspecified month");
  if (day.mask == 0) {
    const unsigned days = calendar::days_in_month(date.year, date.month.value);
    if (day.value < 1 || day.value > days) {
      return fail(day.position, "the days of this month are 01 to " + std::to_string(days));
    }
  }
  date.day = {static_cast<std::uint8_t>(day.value), day.mask};
  return true;
}

bool Parser::clock_number(unsigned limit, const char* of_what, std::uint8_t& number) {
  const std::size_t begin = at_;
  for (number = 0; at_ < begin + 2 && is_digit(peek()); ++at_) {
    number = static_cast<std::uint8_t>(number * 10 + (peek() - '0'));
  }
  if (at_ < begin + 2) return unexpected("the two digits of " + std::string(of_what));
  if (number <= limit) return true;
  std::string reason = std::string(of_what) + " is at most " + std::to_string(limit);
  if (number == 24 && limit == 23) reason += "; midnight is 00:00:00 of the day that begins";
  if (number == 60 && limit == 59) reason += "; write a leap second as :59, the one before it";
  return fail(begin, std::move(reason));
}

bool Parser::time(EdtfDate& date) {
  if (!date.day.given() || date.day.mask != 0 || date.month.mask != 0) {
    return fail(at_ - 1, "a time of day needs a whole date before it");
  }
  TimeOfDay time;
  if (!clock_number(23, "an hour", time.hour)) return false;
  if (!take(':')) return unexpected("':' and the minute");
  if (!clock_number(59, "a minute", time.minute)) return false;
  if (!take(':')) return unexpected("':' and the second, which EDTF requires");
  if (!clock_number(59, "a second", time.second)) return false;
  if (peek() == '.' || peek() == ',') return fail(at_, "EDTF has no fractions of a second");
  if (!zone(time)) return false;
  if (is_qualifier(peek())) return fail(at_, "a date with a time of day is not qualified");
  date.time = time;
  return true;
}

bool Parser::zone(TimeOfDay& time) {
  constexpr int furthest = 14 * 60;
  const std::size_t begin = at_;
  if (take('Z')) {
    time.zone = ZoneForm::utc;
    return true;
  }
  const bool west = peek() == '-';
  if (!take('+') && !take('-'))
    return at_end() || is_qualifier(peek()) || unexpected("Z, a shift such as +02:00 or the end");
  std::uint8_t hours = 0;
  std::uint8_t minutes = 0;
  if (!clock_number(14, "an hour of a shift from UTC", hours)) return false;
  time.zone = ZoneForm::hours;
  if (take(':')) {
    time.zone = ZoneForm::minutes;
    if (!clock_number(59, "a minute of a shift from UTC", minutes)) return false;
  }
  const int shift = hours * 60 + minutes;
  if (shift > furthest) return fail(begin, "a shift from UTC is at most 14 hours");
  if (west && shift == 0) return fail(begin, "UTC itself is Z or +00:00, not -00:00");
  time.shift_minutes = static_cast<std::int16_t>(west ? -shift : shift);
  return true;
}

bool Parser::qualification(EdtfDate& date) {
  const std::size_t begin = at_;
  const char qualifier = peek();
  if (is_qualifier(qualifier)) {
    ++at_;
    date.qualification = {qualifier != '~', qualifier != '?'};
    if (peek() == '-') return level_2(begin, "a qualification of a part of a date");
    if (is_qualifier(peek())) return fail(at_, "a date has one qualification; % is ? and ~ at once");
  }
  return at_end() || unexpected("the end of the date");
}

}  // namespace

Parsed<Edtf> parse_edtf(std::string_view text) {
  return Parser(text).parse();
}

}  // namespace annals
