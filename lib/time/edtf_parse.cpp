#include "annals/time/edtf.hpp"
#include "time/calendar.hpp"
#include "time/date_range.hpp"
#include "time/digits.hpp"
#include "time/edtf_limits.hpp"

#include <algorithm>
#include <limits>

namespace annals::inline v0_2 {
namespace {

constexpr bool is_qualifier(char c) {
  return c == '?' || c == '~' || c == '%';
}

/// The digits of a number, some of them unspecified.
struct Digits {
  std::size_t position = 0;
  unsigned value = 0;  ///< with 0 for each unspecified digit
  DigitMask mask = 0;

  /// What the unspecified digits can add.
  unsigned hidden() const {
    unsigned sum = 0;
    unsigned place = 1;
    for (DigitMask rest = mask; rest != 0; rest = static_cast<DigitMask>(rest >> 1), place *= 10)
      if ((rest & 1) != 0) sum += 9 * place;
    return sum;
  }
};

/// To a time of day, each further digit is one more.
enum class Precision { year, season, month, day, minute, second, tenth };

Precision precision_of(const EdtfDate& date) {
  if (date.time) {
    const auto& time = *date.time;
    return time.has_second ? Precision{static_cast<int>(Precision::second) + time.fraction_digits}
                           : Precision::minute;
  }
  if (date.day.given()) return Precision::day;
  if (date.is_season()) return Precision::season;
  return date.month.given() ? Precision::month : Precision::year;
}

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
  bool estimate();
  bool limits(std::size_t begin);
  bool interval(std::size_t slash);
  bool interval_end(EndState& state, EdtfDate& end);
  bool set(char close);
  bool member(Edtf& member);
  bool in_order(const Edtf& span, std::size_t second);
  bool date(EdtfDate& date);
  bool plain_year(EdtfDate& date);
  bool prefixed_year(EdtfDate& date);
  bool month(EdtfDate& date);
  bool day(EdtfDate& date);
  bool time(EdtfDate& date);
  bool fraction(TimeOfDay& time);
  bool zone(TimeOfDay& time);
  bool significant_digits(EdtfDate& date);
  bool qualification(Qualification& qualification);
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
  if (text_[0] == '[' || text_[0] == '{') return set(text_[0] == '[' ? ']' : '}');
  end_ = std::min(text_.find(" ["), text_.size());
  const std::size_t begin = end_;
  return estimate() && (begin == text_.size() || limits(begin));
}

/// What stands before limits, or alone.
bool Parser::estimate() {
  const std::size_t slash = text_.substr(0, end_).find('/');
  return slash == std::string_view::npos ? date(edtf_.from) : interval(slash);
}

bool Parser::limits(std::size_t begin) {
  const std::size_t first = begin + 2;
  if (text_.back() != ']') return fail(text_.size(), "limits that begin with '[' end with ']'");
  at_ = first;
  end_ = text_.size() - 1;
  if (const auto comma = text_.find(',', at_); comma != std::string_view::npos)
    return fail(comma, "the limits of a date are one range, such as [1848..1852]");
  Edtf range;
  if (!member(range)) return false;
  if (range.form != EdtfForm::interval)
    return fail(first, "limits have .. before, behind or between their dates");
  edtf_.limits.push_back(std::move(range));
  return fits_limits(edtf_) || fail(first, "the date lies outside these limits, and is not approximate");
}

bool Parser::interval(std::size_t slash) {
  edtf_.form = EdtfForm::interval;
  const std::size_t end = end_;
  const std::size_t second = text_.substr(0, end).find('/', slash + 1);
  if (second != std::string_view::npos) return fail(second, "an interval has a single '/'");

  end_ = slash;
  if (!interval_end(edtf_.from_state, edtf_.from)) return false;
  at_ = slash + 1;
  end_ = end;
  if (!interval_end(edtf_.to_state, edtf_.to)) return false;

  const bool from_dated = edtf_.from_state == EndState::dated;
  const bool to_dated = edtf_.to_state == EndState::dated;
  if (!from_dated && !to_dated) return fail(0, "an interval has a date at one of its ends at least");
  return in_order(edtf_, slash + 1);
}

bool Parser::in_order(const Edtf& span, std::size_t second) {
  if (span.from_state != EndState::dated || span.to_state != EndState::dated) return true;
  const Zone zone = zone_of(span, {});
  const auto range = [&](const EdtfDate& end) { return in_utc(*range_of(end), end, zone); };
  if (range(span.from).first < range(span.to).after) return true;
  return fail(second, "the interval ends before it starts");
}

bool Parser::set(char close) {
  edtf_.form = close == ']' ? EdtfForm::one_of : EdtfForm::all_of;
  if (const auto next = text_.find("] ["); close == ']' && next != std::string_view::npos)
    return fail(next + 2, "only a date or an interval has limits, and a set has not");
  if (text_.back() != close || text_.size() == 1)
    return fail(text_.size(),
                std::string("a set that begins with '") + text_[0] + "' ends with '" + close + "'");
  const std::size_t last = text_.size() - 1;
  for (at_ = 1; at_ <= last; ++at_) {
    const bool is_first = at_ == 1;
    end_ = std::min(text_.find(',', at_), last);
    if (at_ == end_) return fail(at_, "a set has a date between its commas");
    auto& one = edtf_.members.emplace_back();
    const std::size_t begin = at_;
    const std::size_t end = end_;
    if (!member(one)) return false;
    if (one.from_state == EndState::open && !is_first)
      return fail(begin, "only the first dates of a set have no beginning");
    if (one.to_state == EndState::open && end != last)
      return fail(end - 2, "only the last dates of a set have no end");
    at_ = end;
  }
  edtf_.from_state = edtf_.members.front().from_state;
  edtf_.to_state = edtf_.members.back().to_state;
  return true;
}

bool Parser::member(Edtf& member) {
  const std::size_t begin = at_;
  const std::size_t end = end_;
  const std::size_t dots = text_.substr(begin, end - begin).find("..");
  const auto date_within = [&](EdtfDate& one, std::size_t from, std::size_t to) {
    at_ = from;
    end_ = to;
    return date(one);
  };
  if (dots == std::string_view::npos) return date_within(member.from, begin, end);

  member.form = EdtfForm::interval;
  const std::size_t second = begin + dots + 2;
  member.from_state = dots == 0 ? EndState::open : EndState::dated;
  member.to_state = second == end ? EndState::open : EndState::dated;
  if (dots == 0 && second == end) return fail(begin, "a range has a date at one of its ends at least");
  if (dots != 0 && !date_within(member.from, begin, begin + dots)) return false;
  if (second != end && !date_within(member.to, second, end)) return false;
  if (dots != 0 && second != end && precision_of(member.from) != precision_of(member.to))
    return fail(second, "both ends of a range are years, or months, or days, or times to the same digit");
  return in_order(member, second);
}

bool Parser::interval_end(EndState& state, EdtfDate& end) {
  const std::string_view all = text_.substr(at_, end_ - at_);
  if (all.empty() || all == "..") {
    state = all.empty() ? EndState::unknown : EndState::open;
    return true;
  }
  return date(end);
}

bool Parser::date(EdtfDate& date) {
  if (!qualification(date.year_qualification.own)) return false;
  if (!(peek() == 'Y' ? prefixed_year(date) : plain_year(date))) return false;
  if (!qualification(date.year_qualification.up_to)) return false;
  const bool stands_alone = date.significant_digits != 0 || date.exponent != 0 ||
                            date.year < first_precise_year || date.year > last_precise_year;
  if (stands_alone && peek() == '-')
    return fail(at_, "a year that is rounded, or farther off than 200000, stands alone, without a month");
  if (take('-') && !month(date)) return false;
  if (date.month.given() && take('-') && !day(date)) return false;
  if (take('T') && !time(date)) return false;
  return at_end() || unexpected("the end of the date");
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
  Digits year;
  if (!number(4, "a year", year)) return false;
  if (is_digit(peek()) || peek() == 'X') {
    return fail(at_, "a year of more than four digits is written with Y before it, and alone");
  }
  if (negative && year.value == 0 && year.mask == 0) {
    return fail(begin, "there is no year -0000: 1 BCE is 0000, 2 BCE is -0001");
  }
  date.year_mask = year.mask;
  date.year = year.value;
  if (negative) date.year = -date.year - static_cast<std::int64_t>(year.hidden());
  if (year.mask != 0 && peek() == 'S')
    return fail(at_, "a year has unspecified or significant digits, not both");
  return significant_digits(date);
}

bool Parser::prefixed_year(EdtfDate& date) {
  constexpr std::uint64_t most = std::numeric_limits<std::int64_t>::max();
  const std::size_t begin = at_++;
  const bool negative = take('-');
  const std::size_t digits = at_;
  std::uint64_t year = 0;
  bool out_of_reach = false;
  const auto append = [&](unsigned digit) {
    out_of_reach = out_of_reach || year > (most - digit) / 10;
    if (!out_of_reach) year = year * 10 + digit;
  };
  for (; is_digit(peek()); ++at_) append(static_cast<unsigned>(peek() - '0'));
  if (at_ == digits) return unexpected("the digits of a year");
  if (text_[digits] == '0') return fail(digits, "a year with Y before it has no zero at its front");
  if (take('E')) {
    const std::size_t exponent = at_;
    unsigned number = 0;
    for (; is_digit(peek()); ++at_) number = std::min(number * 10 + static_cast<unsigned>(peek() - '0'), 99U);
    if (at_ == exponent) return unexpected("the digits of an exponent");
    if (text_[exponent] == '0')
      return fail(exponent, "an exponent is at least 1, without a zero at its front");
    for (unsigned i = 0; i < number; ++i) append(0);
    date.exponent = static_cast<std::uint8_t>(number);
  }
  if (out_of_reach) return fail(begin, "the year is out of reach: 64 bits do not hold it");
  if (year <= 9999) return fail(begin, "only a year of more than four digits has Y before it");
  date.year_form = YearForm::prefixed;
  date.year = negative ? -static_cast<std::int64_t>(year) : static_cast<std::int64_t>(year);
  return significant_digits(date);
}

bool Parser::significant_digits(EdtfDate& date) {
  if (!take('S')) return true;
  const std::size_t begin = at_;
  unsigned number = 0;
  for (; is_digit(peek()); ++at_) number = std::min(number * 10 + static_cast<unsigned>(peek() - '0'), 99U);
  if (at_ == begin) return unexpected("the number of significant digits");
  const auto digits = std::to_string(magnitude(date.year)).size();
  if (text_[begin] == '0' || number > digits)
    return fail(begin, "of this year 1 to " + std::to_string(digits) + " digits can be significant");
  date.significant_digits = static_cast<std::uint8_t>(number);
  return true;
}

bool Parser::month(EdtfDate& date) {
  if (!qualification(date.month.qualification.own)) return false;
  Digits month;
  if (!number(2, "a month or a season", month)) return false;
  const bool is_month = 1 <= month.value && month.value <= 12;
  const bool is_season = 21 <= month.value && month.value <= 41;
  if (month.mask == 0 && !is_month && !is_season) {
    return fail(month.position, "months are 01 to 12 and seasons 21 to 41");
  }
  date.month.value = static_cast<std::uint8_t>(month.value);
  date.month.mask = month.mask;
  if (month.mask != 0 && !range_of(date))
    return fail(month.position, "no month has these digits: they are 01 to 12");
  return qualification(date.month.qualification.up_to);
}

bool Parser::day(EdtfDate& date) {
  if (date.is_season()) return fail(at_ - 1, "a season has no days");
  if (!qualification(date.day.qualification.own)) return false;
  Digits day;
  if (!number(2, "a day", day)) return false;
  date.day.value = static_cast<std::uint8_t>(day.value);
  date.day.mask = day.mask;
  if (!date.day.given() || !range_of(date)) {
    if (date.is_masked()) return fail(day.position, "no month that these digits allow has such a day");
    const unsigned days = calendar::days_in_month(date.year, date.month.value);
    return fail(day.position, "the days of this month are 01 to " + std::to_string(days));
  }
  return qualification(date.day.qualification.up_to);
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
  if (!date.day.given() || date.is_masked()) {
    return fail(at_ - 1, "a time of day needs a whole date before it");
  }
  if (qualification_of(date, DatePart::year) != Qualification{} ||
      qualification_of(date, DatePart::month) != Qualification{} ||
      qualification_of(date, DatePart::day) != Qualification{})
    return fail(at_ - 1, "the mark of a date with a time of day stands at its end, about both");
  TimeOfDay time;
  if (!clock_number(23, "an hour", time.hour)) return false;
  if (!take(':')) return unexpected("':' and the minute");
  if (!clock_number(59, "a minute", time.minute)) return false;
  time.has_second = take(':');
  if (time.has_second && !clock_number(59, "a second", time.second)) return false;
  if (!fraction(time) || !zone(time) || !qualification(time.qualification)) return false;
  date.time = time;
  return true;
}

bool Parser::fraction(TimeOfDay& time) {
  constexpr std::size_t most = 6;
  if (peek() == ',') return fail(at_, "a fraction of a second stands after a point");
  if (peek() != '.') return true;
  if (!time.has_second) return fail(at_, "only a second has a fraction");
  const std::size_t begin = ++at_;
  for (; is_digit(peek()); ++at_) {
    if (at_ - begin == most)
      return fail(at_, "a second has at most six digits after its point: microseconds");
    time.microsecond = time.microsecond * 10 + static_cast<std::uint32_t>(peek() - '0');
  }
  if (at_ == begin) return unexpected("the digits of a fraction");
  time.fraction_digits = static_cast<std::uint8_t>(at_ - begin);
  for (std::size_t digits = at_ - begin; digits < most; ++digits) time.microsecond *= 10;
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

bool Parser::qualification(Qualification& qualification) {
  const char qualifier = peek();
  if (!is_qualifier(qualifier)) return true;
  ++at_;
  qualification = {qualifier != '~', qualifier != '?'};
  return !is_qualifier(peek()) ||
         fail(at_, "a part of a date has one qualification on a side; % is ? and ~ at once");
}

}  // namespace

Parsed<Edtf> parse_edtf(std::string_view text) {
  return Parser(text).parse();
}

}  // namespace annals::inline v0_2
