#include "belief/outcome.hpp"

#include <algorithm>
#include <map>
#include <string>

namespace annals::inline v0_2::belief {

namespace {

Value value_of(Outcome outcome) {
  return std::string(word(outcome));
}

const Value* stated_outcome(const Weighed& one) {
  return find(one.claim->statement.fields, "outcome");
}

Instant earliest_start(const Value& date) {
  const auto* when = std::get_if<When>(&date);
  return when == nullptr ? Instant::unbounded_past() : when->bounds().earliest_start;
}

}  // namespace

std::vector<bool> dated_ahead(const Ranked& ranked, const std::vector<Word>& dates) {
  const auto date_of = [&](std::size_t claim) { return find(ranked[claim].claim->statement.fields, "when"); };
  std::map<SourceId, Instant> earliest;
  for (const auto& date : dates) {
    const auto& claim = *ranked[date.claim].claim;
    if (!date.counts() || claim.stance != Stance::asserts) continue;
    const auto start = earliest_start(*date_of(date.claim));
    const auto [known, is_new] = earliest.emplace(claim.citation.source.value(), start);
    if (!is_new) known->second = std::min(known->second, start);
  }
  std::vector<bool> ahead(ranked.size());
  for (std::size_t i = 0; i < ranked.size(); ++i) {
    if (ranked[i].claim->stance != Stance::asserts) continue;
    const auto elsewhere = earliest.find(ranked[i].claim->citation.source.value());
    if (const auto* own = date_of(i))
      ahead[i] = earliest_start(*own) >= ranked[i].published.to;
    else if (elsewhere != earliest.end())
      ahead[i] = elsewhere->second >= ranked[i].published.to;
  }
  return ahead;
}

std::vector<OutcomeWord> outcome_words(const Ranked& ranked, const std::vector<bool>& ahead) {
  const auto open = value_of(Outcome::open);
  const auto occurred = value_of(Outcome::occurred);
  /// Of what each source states: the earliest publication after which silence says more, or never.
  std::map<SourceId, Instant> silent_until;
  for (const auto& one : ranked) {
    const auto* outcome = stated_outcome(one);
    if (outcome == nullptr || one.claim->stance != Stance::asserts) continue;
    const auto until = *outcome == open ? one.published.to : Instant::unbounded_future();
    auto& known = silent_until.emplace(one.claim->citation.source.value(), until).first->second;
    known = std::max(known, until);
  }
  std::vector<OutcomeWord> words;
  for (std::size_t i = 0; i < ranked.size(); ++i) {
    const auto& one = ranked[i];
    const auto* stated = stated_outcome(one);
    if (stated != nullptr) {
      words.push_back({i, ahead[i] && *stated == occurred ? open : *stated, true});
    } else if (one.claim->stance == Stance::asserts) {
      const auto silent = silent_until.find(one.claim->citation.source.value());
      if (silent != silent_until.end() && one.published.from < silent->second) continue;
      words.push_back({i, one.claim->citation.window || ahead[i] ? open : occurred, false});
    }
  }
  return words;
}

Value outcome_of_only(const Weighed& claim) {
  const Ranked only{claim};
  std::vector<Word> dates;
  if (find(claim.claim->statement.fields, "when") != nullptr) dates.emplace_back();
  return outcome_words(only, dated_ahead(only, dates)).front().outcome;
}

std::optional<Instant> reported_by(const Weighed& claim, const Value& outcome) {
  const auto& one = *claim.claim;
  const bool is_firm_report = outcome == value_of(Outcome::occurred) && one.stance == Stance::asserts &&
                              !one.citation.likelihood && !one.citation.window &&
                              one.rank() != Rank::deprecated;
  if (!is_firm_report || claim.published.to_here == Instant::unbounded_future()) return std::nullopt;
  return latest_start_before(claim.published.to_here);
}

}  // namespace annals::inline v0_2::belief
