#include "query/proof.hpp"

#include "order/unique.hpp"
#include "query/exact_text.hpp"
#include "query/explanation.hpp"
#include "query/order.hpp"
#include "time/instant_words.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <span>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace annals::inline v0_2::query {

namespace {

/// Of a point that is one of an event's.
order::EventNumber event_of(order::Node node) {
  return (node - 1) / 2;
}

std::string_view verb(Point point) {
  return point == Point::start ? "starts" : "ends";
}

/// An end that is open is placed after all years, and a start before them: so far off that no length tells
/// more. Offsets that are added to it lead some way back.
bool is_beyond_all(ExactUs us) {
  const auto most = first_us_of(start_of({.year = last_year - 1'000'000}));
  return us > most || us < -most;
}

/// "the start of A comes at most so long after the start of B", from B to A.
std::string difference_text(const std::string& from, const std::string& to, ExactUs most) {
  if (most == -1 || (most < 0 && is_beyond_all(most))) return fmt::format("{} before {}", to, from);
  if (most < 0) return fmt::format("{} at least {} before {}", to, at_least_text(-most), from);
  if (most == 0) return fmt::format("{} no later than {}", to, from);
  return fmt::format("{} at most {} after {}", to, at_most_text(most), from);
}

std::string no_later(const std::string& point, ExactUs us, Point which) {
  if (is_beyond_all(us)) return fmt::format("{} before all that is dated", point);
  // An end is exclusive: what ends at midnight was going on all day.
  return fmt::format(
      "{} no later than {}", point,
      in_utc(which == Point::start ? by_text(instant_at(us)) : "the end of " + by_text(instant_at(us - 1))));
}

std::string no_earlier(const std::string& point, ExactUs us) {
  if (is_beyond_all(us)) return fmt::format("{} after all that is dated", point);
  return fmt::format("{} no earlier than {}", point, in_utc(from_text(instant_at(us))));
}

}  // namespace

Prover::Prover(store::State& state, const store::KnownTimes& known, const order::Chronology& chronology)
    : state_(state), known_(known), chronology_(chronology), any_clocks_(state, known, chronology) {}

const EventBrief& Prover::brief(order::EventNumber event) {
  const auto id = known_.events[event].id;
  if (!briefs_.contains(id)) briefs_.merge(load_briefs(state_.database, std::array{id.value()}));
  return briefs_.at(id);
}

/// Reads at once all that a chain is told with.
void Prover::learn(std::span<const order::ConstraintId> chain) {
  std::vector<order::FactNumber> numbers;
  std::vector<std::int64_t> events;
  const auto note = [&](order::FactNumber number) {
    if (!facts_.contains(number)) numbers.push_back(number);
  };
  for (const auto id : chain) {
    const auto& constraint = chronology_.network().constraint(id);
    for (const auto node : {constraint.from, constraint.to})
      if (const auto event = point_of(node).event; event && !briefs_.contains(*event))
        events.push_back(event->value());
    const auto& reason = chronology_.reason(id);
    if (reason.fact) note(*reason.fact);
    if (reason.date) note(*reason.date);
    std::ranges::for_each(chronology_.excluding(id), note);
  }
  briefs_.merge(load_briefs(state_.database, events));
  order::make_unique(numbers);
  auto facts = describe_facts(state_, known_, numbers);
  for (std::size_t i = 0; i < numbers.size(); ++i) facts_.emplace(numbers[i], std::move(facts[i]));
}

PointOf Prover::point_of(order::Node node) const {
  if (node == order::Network::zero) return {};
  return {known_.events[event_of(node)].id, node % 2 == 1 ? Point::start : Point::end};
}

std::string Prover::named(order::Node node) {
  return fmt::format("“{}” {}", brief(event_of(node)).label(), verb(point_of(node).point));
}

std::string Prover::difference(order::Node from, order::Node to, ExactUs most) {
  return difference_text(named(from), named(to), most);
}

OrderFact Prover::lasting(order::Node node) {
  OrderFact fact;
  fact.type = OrderFact::Type::lasting;
  fact.event = brief(event_of(node));
  fact.record = fact.event.id;
  return fact;
}

ProofStep Prover::step_of(order::ConstraintId id) {
  const auto& [from, to, most] = chronology_.network().constraint(id);
  ProofStep step;
  step.from = point_of(from);
  step.to = point_of(to);
  step.most_us = digits(most);
  const auto& reason = chronology_.reason(id);
  step.fact = reason.fact ? facts_.at(*reason.fact) : lasting(from);
  if (reason.date) step.measured = facts_.at(*reason.date);
  for (const auto other : chronology_.excluding(id)) step.excluding.push_back(facts_.at(other));
  if (from == order::Network::zero)
    step.text = no_later(named(to), most, step.to.point);
  else if (to == order::Network::zero)
    step.text = no_earlier(named(from), -most);
  else
    step.text = difference(from, to, most);
  return step;
}

/// Where a chain comes by the calendar, it is told from there to both sides, with what follows for each point
/// on the way; else as it leads.
void Prover::tell(Proof& proof, std::span<const order::ConstraintId> chain) {
  const auto& network = chronology_.network();
  const auto dated = std::ranges::find_if(
      chain, [&](order::ConstraintId id) { return network.constraint(id).from == order::Network::zero; });
  if (dated == chain.end() && proof.to.event) {
    proof.reading.resize(chain.size());
    std::iota(proof.reading.begin(), proof.reading.end(), std::size_t{0});
    return;
  }
  const auto middle = static_cast<std::size_t>(dated - chain.begin());
  ExactUs latest = 0;
  for (auto i = middle; i < chain.size(); ++i) {
    const auto& [from, to, most] = network.constraint(chain[i]);
    latest += most;
    if (i > middle) proof.steps[i].so = "so " + no_later(named(to), latest, point_of(to).point);
    proof.reading.push_back(i);
  }
  ExactUs earliest = 0;
  for (auto i = middle; i-- > 0;) {
    const auto& [from, to, most] = network.constraint(chain[i]);
    earliest -= most;
    if (i + 1 < middle) proof.steps[i].so = "so " + no_earlier(named(from), earliest);
    proof.reading.push_back(i);
  }
}

std::optional<Proof> Prover::prove(order::Node from, order::Node to, ExactUs limit, std::string claim) {
  const auto& network = chronology_.network();
  const auto chain = chronology_.proof(from, to, limit);
  if (!chain) return std::nullopt;
  learn(*chain);
  Proof proof;
  proof.claim = std::move(claim);
  proof.from = point_of(from);
  proof.to = point_of(to);
  ExactUs sum = 0;
  bool assumes_zone = false;
  for (const auto id : *chain) {
    sum += network.constraint(id).most;
    const auto& step = proof.steps.emplace_back(step_of(id));
    assumes_zone = assumes_zone || step.fact.zone_assumed || (step.measured && step.measured->zone_assumed) ||
                   std::ranges::any_of(step.excluding, &OrderFact::zone_assumed);
    proof.rests_on_assumed_cause = proof.rests_on_assumed_cause || step.fact.type == OrderFact::Type::cause;
  }
  proof.limit_us = digits(limit);
  proof.sum_us = digits(sum);
  proof.rests_on_assumed_zone = assumes_zone && !any_clocks_.force(from, to, limit);
  proof.conclusion = "so " + difference(from, to, sum);
  tell(proof, *chain);
  return proof;
}

}  // namespace annals::inline v0_2::query
