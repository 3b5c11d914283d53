#include "time/phrase/reader.hpp"

#include "time/phrase/one_date.hpp"
#include "time/phrase/refused.hpp"
#include "time/phrase/sifted.hpp"
#include "time/phrase/spans.hpp"

#include <algorithm>
#include <initializer_list>
#include <span>

namespace annals::inline v0_2::phrase {
namespace {

/// Reads what stands between and around dates: before, from … to, or.
class Reader {
 public:
  explicit Reader(Sifted phrase) : phrase_(std::move(phrase)), tokens_(phrase_.tokens) {}

  Edtf read();

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

  Qualification flags_before(std::initializer_list<Kind> kinds);
  std::optional<Edtf> one_sided();
  Edtf between();
  Edtf from();
  Edtf interval(std::size_t middle);
  Edtf list(Kind word);
  Edtf single();
  OneDate one(Part part, const Shared& shared = {}) const;
  std::pair<OneDate, OneDate> two(std::size_t middle) const;

  Sifted phrase_;
  Part tokens_;
  Qualification flags_;  ///< of all dates in it
};

OneDate Reader::one(Part part, const Shared& shared) const {
  const std::size_t end = part.empty() ? phrase_.end : phrase_.after(part.back());
  auto date = read_one_date(part, end, shared, phrase_.julian);
  date.stretch.qualification.uncertain |= flags_.uncertain;
  date.stretch.qualification.approximate |= flags_.approximate;
  return date;
}

/// Two dates around a word. The right one is whole, but for "June 4–16, 2020"; the left one takes from it.
std::pair<OneDate, OneDate> Reader::two(std::size_t middle) const {
  const Part left = tokens_.first(middle);
  const Part right = tokens_.subspan(middle + 1);
  if (const auto year = short_year(left, tokens_[middle], right)) {
    const auto from = one(left);
    auto to = from;
    to.stretch = phrase_.julian ? from_julian(year_stretch(*year)) : year_stretch(*year);
    to.stretch.qualification = from.stretch.qualification;
    return {from, to};
  }
  Shared shared;
  for (const Token& token : left) {
    if (token.kind == Kind::month) shared.month = static_cast<unsigned>(token.value);
    if (token.kind == Kind::era && token.value == 1) shared.era = 1;
  }
  const auto to = one(right, shared);
  const auto from = one(left, to.statement);
  if (to.stretch.last < from.stretch.first)
    refuse(to.position, "this is before the date that it should come after; write the year of each");
  return {from, to};
}

/// Takes flags at the front where a word of these follows them: they are of all that comes.
Qualification Reader::flags_before(std::initializer_list<Kind> kinds) {
  Qualification flags;
  std::size_t count = 0;
  for (; peek(count).kind == Kind::about || peek(count).kind == Kind::perhaps; ++count) {
    flags.approximate |= peek(count).kind == Kind::about;
    flags.uncertain |= peek(count).kind == Kind::perhaps;
  }
  if (std::ranges::find(kinds, peek(count).kind) == kinds.end()) return {};
  tokens_ = tokens_.subspan(count);
  return flags;
}

Edtf Reader::read() {
  flags_ = flags_before({Kind::between, Kind::from, Kind::before, Kind::after, Kind::by, Kind::since,
                         Kind::until, Kind::negation});
  if (starts({Kind::between})) return between();
  if (auto sided = one_sided()) return *sided;
  if (starts({Kind::from})) return from();
  if (ends({Kind::onward}) || ends({Kind::from, Kind::on})) return going_on(one(tokens_), EndState::unknown);
  if (const auto middle = find({Kind::to, Kind::until, Kind::dash, Kind::hyphen}); middle != tokens_.size())
    return interval(middle);
  if (find({Kind::either}) != tokens_.size()) return list(Kind::either);
  if (find({Kind::both}) != tokens_.size()) return list(Kind::both);
  return single();
}

std::optional<Edtf> Reader::one_sided() {
  const auto not_before = [this] { return up_from(one(tokens_), true); };
  const auto not_after = [this] { return up_to(one(tokens_), true); };
  if (starts({Kind::negation, Kind::before, Kind::than}) || starts({Kind::negation, Kind::before}))
    return not_before();
  if (starts({Kind::negation, Kind::after, Kind::than}) || starts({Kind::negation, Kind::after}))
    return not_after();
  if (starts({Kind::either, Kind::after})) return not_before();  // on or after
  if (starts({Kind::either, Kind::before})) return not_after();
  if (ends({Kind::either, Kind::after})) return not_before();
  if (ends({Kind::either, Kind::before})) return not_after();
  if (tokens_.back().kind == Kind::outmost) {
    const bool earliest = tokens_.back().value == 1;
    tokens_ = tokens_.first(tokens_.size() - 1);
    return earliest ? not_before() : not_after();
  }
  if (starts({Kind::by})) return not_after();
  if (starts({Kind::before, Kind::to}) || starts({Kind::before, Kind::than}) || starts({Kind::before}))
    return up_to(one(tokens_), false);
  if (starts({Kind::after, Kind::than}) || starts({Kind::after})) {
    const std::size_t middle = find({Kind::both});
    if (middle + 2 >= tokens_.size() || tokens_[middle + 1].kind != Kind::before)
      return up_from(one(tokens_), false);
    const auto to = one(tokens_.subspan(middle + 2));  // after A and before B
    return within(one(tokens_.first(middle), to.statement), to, false);
  }
  if (starts({Kind::since})) return going_on(one(tokens_), EndState::open);
  if (starts({Kind::until}) || starts({Kind::up, Kind::to}) || starts({Kind::up, Kind::until}))
    return ending(one(tokens_));
  return std::nullopt;
}

Edtf Reader::between() {
  std::size_t middle = find({Kind::both});
  if (middle == tokens_.size()) middle = find({Kind::to, Kind::dash, Kind::hyphen});
  if (middle == tokens_.size()) refuse(phrase_.end, "between needs two dates, with \"and\" between them");
  const auto [from, to] = two(middle);
  return within(from, to, true);
}

Edtf Reader::from() {
  if (ends({Kind::onward}) || ends({Kind::on})) return going_on(one(tokens_), EndState::unknown);
  const auto middle = find({Kind::to, Kind::until, Kind::dash, Kind::hyphen});
  return middle == tokens_.size() ? going_on(one(tokens_), EndState::unknown) : interval(middle);
}

Edtf Reader::interval(std::size_t middle) {
  if (middle + 2 == tokens_.size() && tokens_.back().kind == Kind::present)
    return going_on(one(tokens_.first(middle)), EndState::open);
  const auto [from, to] = two(middle);
  return from_to(from, to);
}

/// Dates with and or or between them. Those before the last take from it.
Edtf Reader::list(Kind word) {
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
  return word == Kind::either ? one_of(dates) : all_of(dates);
}

Edtf Reader::single() {
  const auto date = one(tokens_);
  if (!phrase_.time) return sometime_in(date);
  return at_time(date, *phrase_.time, phrase_.time_position);
}

}  // namespace

Edtf read(std::string_view text) {
  auto phrase = sift(tokens_of(text), text.size());
  const auto time = phrase.time;
  const auto position = phrase.time_position;
  const Edtf edtf = Reader(std::move(phrase)).read();
  if (time && !edtf.from.time)
    refuse(position, "EDTF has a time of day only with a single date: write the days");
  return edtf;
}

}  // namespace annals::inline v0_2::phrase
