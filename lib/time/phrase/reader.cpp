#include "time/phrase/reader.hpp"

#include "time/calendar.hpp"
#include "time/julian.hpp"
#include "time/phrase/limits.hpp"
#include "time/phrase/one_date.hpp"
#include "time/phrase/refused.hpp"
#include "time/phrase/sifted.hpp"
#include "time/phrase/spans.hpp"
#include "time/phrase/years.hpp"

#include <algorithm>
#include <initializer_list>
#include <span>
#include <utility>

namespace annals::inline v0_2::phrase {
namespace {

constexpr std::size_t most_digits_of_year = 4;
constexpr std::initializer_list<Kind> separators = {Kind::to, Kind::until, Kind::dash, Kind::hyphen};

/// Reads what stands between and around dates: before, from … to, or.
class Reader {
 public:
  Reader(const std::vector<Token>& tokens, std::size_t end, const ChangeOver& change_over)
      : end_(end), change_over_(change_over), tokens_(tokens) {}

  std::string read();
  bool from_julian() const { return from_julian_; }

 private:
  using Part = std::span<const Token>;

  const Token& peek(std::size_t ahead = 0) const {
    static const Token none{};
    return ahead < tokens_.size() ? tokens_[ahead] : none;
  }
  bool starts(std::initializer_list<Kind> kinds) {
    if (tokens_.size() <= kinds.size() ||
        !std::ranges::equal(kinds, tokens_.first(kinds.size()), {}, {}, &Token::kind))
      return false;
    tokens_ = tokens_.subspan(kinds.size());
    return true;
  }
  bool ends(std::initializer_list<Kind> kinds) {
    if (tokens_.size() <= kinds.size() ||
        !std::ranges::equal(kinds, tokens_.last(kinds.size()), {}, {}, &Token::kind))
      return false;
    tokens_ = tokens_.first(tokens_.size() - kinds.size());
    return true;
  }
  std::size_t find(std::initializer_list<Kind> kinds) const {
    return static_cast<std::size_t>(std::ranges::find_first_of(tokens_, kinds, {}, &Token::kind) -
                                    tokens_.begin());
  }
  bool has(std::initializer_list<Kind> kinds) const { return find(kinds) != tokens_.size(); }
  std::size_t end_of(Part part) const {
    return part.empty() ? end_ : std::min(end_, part.back().position + part.back().text.size());
  }

  std::string limited(const Limited& parts);
  std::string alone();
  void flags_of_all();
  Limits limits();
  void next_limit(Limits& limits, Shared& shared);
  Limits between();
  std::optional<std::string> one_sided();
  std::string from();
  /// `lasted`: all the while, and not perhaps sometime within.
  std::string interval(std::size_t middle, bool lasted = false);
  std::string slash(std::size_t middle);
  std::string list(Kind word);
  std::string night();
  std::string years_around(std::size_t sign);
  OneDate one(Part part, const Shared& shared = {});
  OneDate one() { return one(tokens_); }
  std::pair<OneDate, OneDate> two(std::size_t middle);

  std::size_t end_;
  ChangeOver change_over_;
  Part tokens_;
  Qualification flags_;           ///< of all dates in it
  std::optional<bool> julian_{};  ///< the calendar of all that name none
  std::vector<OneDate> dates_{};  ///< that were read
  bool from_julian_ = false;
};

OneDate Reader::one(Part part, const Shared& shared) {
  auto with_all = shared;
  if (!with_all.julian) with_all.julian = julian_;
  auto date = read_one_date(part, end_of(part), with_all, change_over_);
  date.stretch.qualification.uncertain |= flags_.uncertain;
  date.stretch.qualification.approximate |= flags_.approximate;
  from_julian_ |= date.from_julian;
  dates_.push_back(date);
  return date;
}

/// Two dates around a word. The right one is whole, but for "June 4-16, 2020"; the left one takes from it.
std::pair<OneDate, OneDate> Reader::two(std::size_t middle) {
  const Part left = tokens_.first(middle);
  const Part right = tokens_.subspan(middle + 1);
  if (const auto year = short_year(left, tokens_[middle], right)) {
    const auto from = one(left);
    std::vector<Token> whole(right.begin(), right.end());
    whole.front().value = *year;
    whole.front().digits = most_digits_of_year;
    return {from, one(whole, from.statement)};
  }
  Shared shared;
  for (const Token& token : left) {
    if (token.kind == Kind::month) shared.month = static_cast<unsigned>(token.value);
    if (token.kind == Kind::era && token.value == 1) shared.era = 1;
    const bool counts = !right.empty() && (right.front().roman || right.front().ordinal);  // siglos XV-XVI
    if (counts && token.kind == Kind::century) shared.scale = Scale::century;
  }
  const bool only_clock = !right.empty() && std::ranges::all_of(right, [](const Token& token) {
    return token.kind == Kind::clock;
  });
  if (only_clock) {  // 4 May 2021, 09:20-11:05
    const auto from = one(left);
    shared.day = from.statement.day;
    return {from, one(right, shared)};
  }
  const auto to = one(right, shared);
  const auto from = one(left, to.statement);
  if (to.stretch.last < from.stretch.first)
    refuse(to.position, "this is before the date that it should come after; write the year of each");
  return {from, to};
}

/// Takes flags at the front where they are of all that comes.
void Reader::flags_of_all() {
  std::size_t count = 0;
  Qualification flags;
  for (; peek(count).kind == Kind::about || peek(count).kind == Kind::perhaps; ++count) {
    flags.approximate |= peek(count).kind == Kind::about;
    flags.uncertain |= peek(count).kind == Kind::perhaps;
  }
  if (count == 0 || count == tokens_.size()) return;
  static constexpr std::initializer_list<Kind> openings = {
      Kind::between, Kind::from,       Kind::before, Kind::after,    Kind::by, Kind::since,
      Kind::until,   Kind::not_before, Kind::night,  Kind::negation, Kind::to};
  const bool opens = std::ranges::find(openings, peek(count).kind) != openings.end();
  const bool line = peek(count).kind == Kind::hyphen || peek(count).kind == Kind::dash;
  if (line || (!opens && !has(separators) && !has({Kind::either, Kind::slash, Kind::plus_minus}))) return;
  flags_ = flags;
  tokens_ = tokens_.subspan(count);
}

std::string Reader::read() {
  const auto parts = find_limits(tokens_);
  return parts ? limited(*parts) : alone();
}

/// An estimate and its limits. The calendar behind the last date is of all.
std::string Reader::limited(const Limited& parts) {
  if (tokens_.back().kind == Kind::calendar) julian_ = tokens_.back().value == 1;
  tokens_ = parts.limits;
  flags_of_all();
  const auto range = within(parts.is_span ? between() : limits());
  flags_ = {};
  tokens_ = parts.estimate;
  const auto estimate = alone();
  require_eras(dates_);
  return limited_text(estimate, range, parts);
}

/// All of it, without an estimate beside limits.
std::string Reader::alone() {
  flags_of_all();
  if (ends({Kind::span_noun})) {  // 2014-15 season
    const auto middle = find({Kind::hyphen, Kind::dash});
    const bool years = tokens_.size() == 3 && middle == 1 && tokens_[0].kind == Kind::number;
    if (!years && !peek().second_year) refuse(end_, "such a season is of two years: 2014-15");
  }
  if (starts({Kind::night})) return night();
  if (auto sided = one_sided()) return *sided;
  if (starts({Kind::from})) return from();
  if (ends({Kind::onward}) || ends({Kind::from, Kind::on})) return going_on(one(), false);
  if (ends({Kind::plus})) return within({.from = Limit{one()}});
  if (const auto sign = find({Kind::plus_minus}); sign != tokens_.size()) return years_around(sign);
  if (const auto middle = find(separators); middle != tokens_.size()) return interval(middle);
  if (has({Kind::either})) return list(Kind::either);
  if (has({Kind::both})) return list(Kind::both);
  if (const auto middle = find({Kind::slash}); middle != tokens_.size()) return slash(middle);
  return sometime_in(one());
}

std::optional<std::string> Reader::one_sided() {
  const auto not_before = [this] { return within({.from = Limit{one()}}); };
  const auto not_after = [this] { return within({.to = Limit{one()}}); };
  if (opens_limits(tokens_, 0)) return within(limits());
  if (starts({Kind::either, Kind::after})) return not_before();  // on or after
  if (starts({Kind::either, Kind::before})) return not_after();
  if (ends({Kind::either, Kind::after})) return not_before();
  if (ends({Kind::either, Kind::before})) return not_after();
  if (const Token first = peek(), last = tokens_.back(); starts({Kind::outmost}) || ends({Kind::outmost}))
    return (first.kind == Kind::outmost ? first : last).value == 1 ? not_before() : not_after();
  if (starts({Kind::since})) return going_on(one(), true);
  if (starts({Kind::until}) || starts({Kind::up, Kind::to}) || starts({Kind::up, Kind::until}) ||
      starts({Kind::to}))
    return ending(one());
  return std::nullopt;
}

/// "not before 1848 and not after 1852". Those before the last take from it.
Limits Reader::limits() {
  Limits limits;
  Shared shared;
  for (Part rest = tokens_; !rest.empty();) {
    std::size_t at = rest.size() - 1;
    while (at > 0 && !opens_limits(rest, at)) --at;
    tokens_ = rest.subspan(at);
    rest = rest.first(at);
    if (!rest.empty() && rest.back().kind == Kind::both) rest = rest.first(rest.size() - 1);
    next_limit(limits, shared);
  }
  return limits;
}

void Reader::next_limit(Limits& limits, Shared& shared) {
  const std::size_t position = peek().position;
  Limits more;
  const auto not_before = [&](bool itself) { more.from = Limit{one(tokens_, shared), itself}; };
  const auto not_after = [&](bool itself) { more.to = Limit{one(tokens_, shared), itself}; };
  if (starts({Kind::between}))
    more = between();
  else if (starts({Kind::negation, Kind::before, Kind::than}) || starts({Kind::negation, Kind::before}) ||
           starts({Kind::not_before}))
    not_before(true);
  else if (starts({Kind::negation, Kind::after, Kind::than}) || starts({Kind::negation, Kind::after}) ||
           starts({Kind::by}))
    not_after(true);
  else if (starts({Kind::before, Kind::to}) || starts({Kind::before, Kind::than}) || starts({Kind::before}))
    not_after(false);
  else if (starts({Kind::after, Kind::than}) || starts({Kind::after}))
    not_before(false);
  if ((more.from && limits.from) || (more.to && limits.to))
    refuse(position, "there are two limits of the same side");
  shared = (more.from ? more.from : more.to)->date.statement;
  if (more.from) limits.from = std::move(more.from);
  if (more.to) limits.to = std::move(more.to);
}

/// Two dates as the limits of one.
Limits Reader::between() {
  std::size_t middle = find({Kind::both});
  if (middle == tokens_.size()) middle = find({Kind::to, Kind::dash, Kind::hyphen});
  if (middle == tokens_.size()) refuse(end_, "between needs two dates, with \"and\" between them");
  const auto [from, to] = two(middle);
  const auto& first = peek();
  const auto& date = from.stretch.first;
  if (first.kind == Kind::date && from.stretch.scale == Scale::month && to.stretch.scale == Scale::year &&
      date.month > date.year % 100)
    refuse(first.position,
           "is this a month or a span of years? Write the month as a word, or both years whole");
  return {Limit{from}, Limit{to}};
}

std::string Reader::from() {
  if (ends({Kind::onward}) || ends({Kind::on})) return going_on(one(), false);
  const auto middle = find(separators);
  return middle == tokens_.size() ? going_on(one(), false) : interval(middle, true);
}

std::string Reader::interval(std::size_t middle, bool lasted) {
  const Part left = tokens_.first(middle);
  const Part right = tokens_.subspan(middle + 1);
  const auto unknown = [](Part part) { return part.size() == 1 && part.front().kind == Kind::perhaps; };
  if (right.size() == 1 && right.front().kind == Kind::present) return going_on(one(left), true);
  if (unknown(left) && !right.empty()) return ending(one(right));
  if (unknown(right) && tokens_[middle].kind != Kind::to && middle > 0) return going_on(one(left), false);
  auto [from, to] = two(middle);
  constexpr std::int64_t last_old_year = 1752;
  const bool touching = tokens_[middle].kind == Kind::hyphen && !tokens_[middle].apart;
  if (touching && (from.stretch.scale == Scale::day || from.from_julian) && to.stretch.scale == Scale::year &&
      to.stretch.first.year <= last_old_year)
    refuse(tokens_[middle].position,
           "is this a span, or one day of two years? Write \"to\", or both years with a slash");
  if (!from.stretch.date && !to.stretch.date) {  // a doubtful edge makes the whole doubtful
    auto& one = from.stretch.qualification;
    auto& other = to.stretch.qualification;
    one.approximate = other.approximate = one.approximate || other.approximate;
    one.uncertain = other.uncertain = one.uncertain || other.uncertain;
  }
  const bool is_calibrated =
      std::ranges::any_of(tokens_, [](const Token& token) { return token.kind == Kind::calibrated; });
  return is_calibrated ? within(from, to) : from_to(from, to, lasted);
}

/// Old and New Style of one day, one or the other, or two years that EDTF would write so.
std::string Reader::slash(std::size_t middle) {
  const auto small = [](const Token& token) {
    return token.kind == Kind::number && !token.ordinal && token.digits < 3;
  };
  if (middle > 0 && small(peek(middle + 1)) && !small(peek(middle - 1)) &&
      peek(middle - 1).kind == Kind::number && peek(middle + 2).kind == Kind::end)
    refuse(tokens_[middle].position,
           R"(a slash can mean several things: write "to" or "or", and a month as 2018-04)");
  auto [from, to] = two(middle);
  const Token& sign = tokens_[middle];
  if (from.stretch.scale == Scale::day && to.stretch.scale == Scale::day) {
    if (calendar::days_from_civil(to.stretch.first) == julian::days_from_civil(from.stretch.first)) {
      from_julian_ = true;
      return sometime_in(to);
    }
    refuse(sign.position, R"(these are no two styles of one day: write "and", "or" or "to")");
  }
  const bool hundreds = from.stretch.scale != to.stretch.scale || !from.stretch.date;
  if (hundreds) {
    auto& one = from.stretch.qualification;
    auto& other = to.stretch.qualification;
    one.approximate = other.approximate = one.approximate || other.approximate;
    one.uncertain = other.uncertain = one.uncertain || other.uncertain;
    return within(from, to);
  }
  return from.stretch.scale == Scale::year ? from_to(from, to) : one_of({from, to});
}

/// Dates with and or or between them. Those before the last take from it.
std::string Reader::list(Kind word) {
  std::vector<OneDate> dates;
  while (true) {
    const auto last = std::ranges::find(tokens_.rbegin(), tokens_.rend(), word, &Token::kind);
    const auto begin = static_cast<std::size_t>(last.base() - tokens_.begin());
    Shared shared = dates.empty() ? Shared{} : dates.front().statement;
    for (const Token& token : tokens_.first(begin))
      if (dates.empty() && token.kind == Kind::month) shared.month = static_cast<unsigned>(token.value);
    dates.insert(dates.begin(), one(tokens_.subspan(begin), shared));
    if (begin == 0) break;
    tokens_ = tokens_.first(begin - 1);
  }
  const auto& last = dates.back();
  const bool finer = std::ranges::any_of(dates, [](const OneDate& date) {
    return date.statement.own_year && date.stretch.precision != Precision::year &&
           date.stretch.scale != Scale::season;
  });
  if (finer && last.stretch.scale == Scale::year)
    refuse(last.position, "is this the year alone, or the same day or month of it? Write it whole");
  return word == Kind::either ? one_of(dates) : all_of(dates);
}

/// A night is of the evening's day and the next, whichever of them is told.
std::string Reader::night() {
  const auto middle = find({Kind::hyphen, Kind::dash, Kind::to, Kind::slash, Kind::both});
  if (middle == tokens_.size()) {
    auto date = one();
    if (date.stretch.scale != Scale::day) refuse(date.position, "a night is of a day");
    auto next = date;
    next.stretch.first = next.stretch.last = days_later(date.stretch.first, 1);
    return within(date, next);
  }
  const auto [from, to] = two(middle);
  if (to.stretch.first != days_later(from.stretch.last, 1))
    refuse(to.position, "a night is between two days");
  return within(from, to);
}

/// 1717 ± 9.
std::string Reader::years_around(std::size_t sign) {
  auto date = one(tokens_.first(sign));
  const Part right = tokens_.subspan(sign + 1);
  constexpr std::size_t most_digits = 4;
  if (date.stretch.scale != Scale::year || right.size() != 1 || right[0].kind != Kind::number ||
      right[0].ordinal || right[0].decimals != 0 || right[0].digits > most_digits)
    refuse(tokens_[sign].position, "this stands between a year and a number of years");
  const auto flags = date.stretch.qualification;
  const auto year = date.stretch.first.year;
  date.stretch = years_stretch(Scale::other, year - right[0].value, year + right[0].value);
  date.stretch.qualification = flags;
  return sometime_in(date);
}

}  // namespace

Reading read_in(std::string_view phrase, Vocabulary language, const PhraseOptions& options) {
  const auto tokens = sift(tokens_of(phrase, language), options.day_order, phrase.size());
  Reader reader(tokens, phrase.size(), options.change_over);
  Reading reading;
  reading.text = reader.read();
  reading.from_julian = reader.from_julian();
  return reading;
}

}  // namespace annals::inline v0_2::phrase
