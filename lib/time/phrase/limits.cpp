#include "time/phrase/limits.hpp"

#include "annals/time/edtf.hpp"
#include "time/phrase/refused.hpp"
#include "time/qualified.hpp"

#include <algorithm>
#include <initializer_list>

namespace annals::inline v0_2::phrase {
namespace {

using Tokens = std::span<const Token>;

bool is_one_of(const Token& token, std::initializer_list<Kind> kinds) {
  return std::ranges::find(kinds, token.kind) != kinds.end();
}

bool is_flag(const Token& token) {
  return is_one_of(token, {Kind::about, Kind::perhaps});
}

/// Whether a date can end with this; what joins two, or belongs to what comes, does not.
bool ends_date(const Token& token) {
  return !is_one_of(token, {Kind::either, Kind::to, Kind::until, Kind::hyphen, Kind::dash, Kind::slash,
                            Kind::from, Kind::between, Kind::since, Kind::before, Kind::after, Kind::by,
                            Kind::than, Kind::negation, Kind::not_before, Kind::outmost, Kind::night});
}

bool begins_date(const Token& token) {
  return is_one_of(token, {Kind::number, Kind::date, Kind::month, Kind::season, Kind::hemisphere,
                           Kind::weekday, Kind::edge, Kind::part_sign, Kind::decade_before, Kind::era});
}

/// An estimate behind its limits: the flags before a date that follow another. A mark behind a date is its.
std::size_t estimate_behind(Tokens tokens) {
  for (std::size_t at = 1; at < tokens.size(); ++at) {
    if (!is_flag(tokens[at]) || !tokens[at].apart || tokens[at].text == "?") continue;
    const auto* const next = std::find_if_not(&tokens[at], tokens.data() + tokens.size(), is_flag);
    const Token& last = tokens[at - 1];
    if (next != tokens.data() + tokens.size() && begins_date(*next) && ends_date(last) && !is_flag(last) &&
        last.kind != Kind::both)
      return at;
  }
  return tokens.size();
}

/// Years or days on both sides of a line, and nothing of doubt.
bool is_span(Tokens tokens) {
  return std::ranges::any_of(tokens,
                             [](const Token& token) {
                               return is_one_of(token, {Kind::hyphen, Kind::dash, Kind::to});
                             }) &&
         std::ranges::none_of(tokens, is_flag) && tokens.front().kind != Kind::from;
}

bool lies_within(const Bounds& one, const Bounds& other) {
  return one.earliest_start >= other.earliest_start && one.latest_end <= other.latest_end;
}

}  // namespace

bool opens_limits(Tokens tokens, std::size_t at) {
  const auto is = [&](std::size_t place, std::initializer_list<Kind> kinds) {
    return place + 1 < tokens.size() && is_one_of(tokens[place], kinds);
  };
  if (at > 0 && !ends_date(tokens[at - 1])) return false;
  return is(at, {Kind::before, Kind::after, Kind::not_before, Kind::by, Kind::between}) ||
         (is(at, {Kind::negation}) && is(at + 1, {Kind::before, Kind::after}));
}

std::optional<Limited> find_limits(Tokens tokens) {
  const auto flags = static_cast<std::size_t>(std::ranges::find_if_not(tokens, is_flag) - tokens.begin());
  const auto split = [&](std::size_t at) { return std::pair(tokens.first(at), tokens.subspan(at)); };
  const bool leads = opens_limits(tokens, flags);
  if (const auto at = estimate_behind(tokens); at != tokens.size()) {
    const auto [limits, estimate] = split(at);
    const bool has_span = !leads && is_span(limits);
    if (leads || has_span) return Limited{estimate, limits, has_span};
  }
  if (leads) return std::nullopt;
  for (std::size_t at = flags + 1; at < tokens.size(); ++at) {
    if (!opens_limits(tokens, at)) continue;
    auto [estimate, limits] = split(at);
    if (estimate.back().kind == Kind::both) estimate = estimate.first(at - 1);  // but not before
    return Limited{estimate, limits};
  }
  return std::nullopt;
}

void require_eras(std::span<const OneDate> dates) {
  const auto is_bc = [](const OneDate& date) { return date.statement.era == 0; };
  if (std::ranges::none_of(dates, is_bc)) return;
  for (const auto& date : dates)
    if (!date.statement.era && date.stretch.first.year > 0)
      refuse(date.position, "is this BC or AD? Write it behind each of the years");
}

std::string limited_text(const std::string& estimate, const std::string& limits, const Limited& of) {
  const auto date = parse_edtf(estimate);
  const auto range = parse_edtf(limits);
  if (!date) return estimate;
  if (!range) return limits;
  const auto position = of.limits.front().position;
  if (!date->members.empty())
    refuse(position,
           "limits stand beside a single date of EDTF, or an interval: write all of it as one range");
  const bool fits = lies_within(bounds_of(*date), bounds_of(*range));
  if (of.is_span && (!fits || date->form != EdtfForm::date))
    refuse(of.estimate.front().position,
           "is this an estimate, or another span? Write between and and, or the year alone");
  const bool is_exact =
      !is_qualified(*date, &Qualification::approximate) && !is_qualified(*date, &Qualification::uncertain);
  if (is_exact && fits) return estimate;
  auto text = estimate + " " + limits;
  if (!parse_edtf(text)) refuse(position, "the date lies outside these limits, so that both cannot be");
  return text;
}

}  // namespace annals::inline v0_2::phrase
