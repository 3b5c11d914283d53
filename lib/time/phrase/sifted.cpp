#include "time/phrase/sifted.hpp"

#include "time/phrase/refused.hpp"
#include "time/phrase/stretch.hpp"
#include "time/phrase/word_lists.hpp"
#include "time/phrase/years.hpp"

#include <algorithm>
#include <span>
#include <string>
#include <utility>

namespace annals::inline v0_2::phrase {
namespace {

bool is_line(const Token& token) {
  return token.kind == Kind::dash || token.kind == Kind::hyphen;
}

/// Whether a word depends on when it was said; not in "170 million years ago" and "to the present".
bool is_relative(const std::vector<Token>& tokens, std::size_t i) {
  const auto before = std::span(tokens).first(i);
  switch (tokens[i].kind) {
    case Kind::relative:
    case Kind::last:
      return true;
    case Kind::ago:
      return std::ranges::find(before, Kind::million, &Token::kind) == before.end();
    case Kind::present:
      return std::ranges::none_of(before, [](const Token& token) {
        return token.kind == Kind::to || token.kind == Kind::until || is_line(token);
      });
    default:
      return false;
  }
}

void refuse_hopeless(const std::vector<Token>& tokens) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    if (is_relative(tokens, i))
      refuse(token.position, "this depends on when it was said: write the date itself");
    if (token.kind == Kind::nameless) refuse(token.position, "of which century? Write the years: 1950s");
    if (token.kind == Kind::absent) refuse(token.position, "where no date is known, leave it out");
    if (token.kind == Kind::vague)
      refuse(token.position, "\"" + token.text + "\" has no length: write before or after alone, or a limit");
    if (token.kind == Kind::bp)
      refuse(token.position,
             "this counts from 1950, in years that may not be calibrated: write the years as BC or AD");
  }
  for (const Token& token : tokens)
    if (token.kind == Kind::unknown || token.kind == Kind::nothing || token.kind == Kind::clock_word ||
        token.kind == Kind::part_noun)
      refuse(token.position, "the word \"" + token.text + "\" is not known in dates");
}

/// A day and a month in digits are in the order that is told, or that another date of the phrase shows.
void put_in_order(std::vector<Token>& tokens, DayOrder order) {
  for (const Token& token : tokens) {
    if (!token.date || order != DayOrder::unknown) continue;
    if (token.date->day_first) order = DayOrder::day_first;
    if (token.date->month_first) order = DayOrder::month_first;
  }
  for (Token& token : tokens) {
    if (!token.date || !token.date->swapped) continue;
    auto& day = token.date->day;
    auto& swapped = token.date->swapped;
    if (order == DayOrder::unknown) {
      const auto as_text = [](const CivilDate& date) {
        return std::to_string(date.day) + " " + std::string(month_name(date.month));
      };
      refuse(token.position, "this can be " + as_text(*day) + " or " + as_text(*swapped) +
                                 ": write the month as a word, or the year first");
    }
    if (order == DayOrder::month_first) day = swapped;
    swapped.reset();
  }
}

/// Whether a date can end with this.
bool ends_date(const Token& token) {
  return token.kind == Kind::number || token.kind == Kind::date || token.kind == Kind::month ||
         token.kind == Kind::era || token.kind == Kind::century || token.kind == Kind::decade ||
         token.kind == Kind::edge || token.kind == Kind::clock || token.kind == Kind::perhaps;
}

/// Whether what comes can be limits, with an estimate behind them.
bool opens_range(const Token& token) {
  return is_line(token) || token.kind == Kind::to || token.kind == Kind::between ||
         token.kind == Kind::before || token.kind == Kind::after || token.kind == Kind::not_before ||
         token.kind == Kind::by;
}

/// Gives each word the meaning that it has between these neighbours, or leaves it out.
class Sifter {
 public:
  explicit Sifter(std::vector<Token> all) : all_(std::move(all)) {}

  std::vector<Token> sift() {
    for (at_ = 0; at_ < all_.size(); ++at_)
      if (says_something(all_[at_])) sifted_.push_back(std::move(all_[at_]));
    return std::move(sifted_);
  }

 private:
  /// Of a text that has more than this.
  bool is_last() const { return at_ + 1 == all_.size() && !sifted_.empty(); }
  bool next_is(Kind kind) const { return at_ + 1 < all_.size() && all_[at_ + 1].kind == kind; }
  bool last_is(Kind kind) const { return !sifted_.empty() && sifted_.back().kind == kind; }
  bool after_ordinal() const { return last_is(Kind::number) && sifted_.back().ordinal; }
  bool says_something(Token& token);
  void comma(Token& token) const;

  std::vector<Token> all_;
  std::size_t at_ = 0;
  std::vector<Token> sifted_;
  bool year_named_ = false;
};

/// Between two years a comma is "and", or the "or" of a later word.
void Sifter::comma(Token& token) const {
  const auto is_year = [](const Token& one) {
    return one.kind == Kind::number && !one.ordinal && (one.digits >= 3 || one.second_year);
  };
  if (sifted_.empty() || !(is_year(sifted_.back()) || last_is(Kind::era))) return;
  std::size_t next = at_ + 1;
  while (next < all_.size() && (all_[next].kind == Kind::about || all_[next].kind == Kind::perhaps)) ++next;
  if (next == all_.size() || !is_year(all_[next])) return;
  if (next != at_ + 1 && std::ranges::any_of(sifted_, opens_range)) return;  // 1848-1852, probably 1850
  if (next != at_ + 1)
    refuse(all_[next].position, "is this another date of the same? Write \"and\" or \"or\" between them");
  const bool either = std::ranges::find(all_, Kind::either, &Token::kind) != all_.end();
  token.kind = either ? Kind::either : Kind::both;
}

bool Sifter::says_something(Token& token) {
  const bool named = std::exchange(year_named_, false);
  switch (token.kind) {
    case Kind::small:
      return is_last() && token.value != may_be_last;
    case Kind::year:
      year_named_ = true;
      return false;
    case Kind::number:
      token.named = named;
      return true;
    case Kind::on:  // "from 1990 on" is another one than "on 27 April"
      return is_last();
    case Kind::in:  // s. XV in.: ineunte, at its beginning
      if (!last_is(Kind::number) || !sifted_.back().roman) return is_last();
      token.kind = Kind::edge;
      token.value = 0;
      return true;
    case Kind::weak_to:
      token.kind = Kind::to;
      return !sifted_.empty() && ends_date(sifted_.back());
    case Kind::comma:
      comma(token);
      return token.kind != Kind::comma;
    case Kind::from:
      return sifted_.empty() || !next_is(Kind::clock);  // 4 May from 9 to 10 am
    case Kind::hyphen:
      return !(last_is(Kind::edge) && next_is(Kind::to));  // early- to mid-1950s
    case Kind::about:
      if (token.text == "est" && last_is(Kind::clock)) token.kind = Kind::unknown;  // a zone
      return true;
    case Kind::last:
      if (!next_is(Kind::part) && !next_is(Kind::half_or_middle) && !next_is(Kind::number)) return true;
      token.kind = Kind::number;
      token.value = last_of_all;
      token.ordinal = true;
      return true;
    case Kind::half_or_middle:
      token.kind = after_ordinal() ? Kind::part : Kind::edge;
      token.value = after_ordinal() ? 2 : 1;
      return true;
    case Kind::part_noun:
      return !last_is(Kind::edge);
    case Kind::adjacent:
      token.kind = Kind::after;
      return true;
    case Kind::prior:
      token.kind = Kind::before;
      return true;
    case Kind::comparative: {
      const bool is_after = token.value == after;
      const bool compares = next_is(Kind::than) || last_is(Kind::either);
      token.kind = !compares ? Kind::edge : is_after ? Kind::after : Kind::before;
      token.value = is_after ? later_half : earlier_half;
      return true;
    }
    case Kind::calibrated:
      if (!next_is(Kind::era)) token.kind = Kind::about;
      return true;
    case Kind::decade:
    case Kind::century:
      if (next_is(Kind::number) && all_[at_ + 1].roman) token.kind = Kind::century;                  // s. XV
      if (token.kind == Kind::decade && token.apart && after_ordinal()) token.kind = Kind::century;  // XVe s.
      return true;
    default:
      return true;
  }
}

}  // namespace

std::vector<Token> sift(std::vector<Token> tokens, DayOrder day_order, std::size_t end) {
  tokens = Sifter(std::move(tokens)).sift();
  refuse_hopeless(tokens);
  join_years(tokens);
  put_in_order(tokens, day_order);
  if (tokens.empty()) refuse(end, "there is no date in this");
  return tokens;
}

}  // namespace annals::inline v0_2::phrase
