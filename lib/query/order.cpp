#include "query/order.hpp"

#include "order/estimate.hpp"
#include "order/expected.hpp"
#include "order/pair.hpp"
#include "order/probability.hpp"
#include "query/assumed_zones.hpp"
#include "query/explanation.hpp"
#include "query/firm_order.hpp"
#include "query/proof.hpp"
#include "store/binding.hpp"
#include "store/claims.hpp"
#include "store/identity.hpp"
#include "store/records.hpp"
#include "time/instant_words.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <tuple>

#include <fmt/format.h>

namespace annals::inline v0_2::query {

namespace {

/// The proofs of what must or cannot be between two points: that a comes before b by `least` at least.
class Answers {
 public:
  Answers(Prover& prover, Order& order) : prover_(prover), order_(order) {}

  Precedence precedence(order::Node a, order::Node b, ExactUs least, const std::string& claim_must,
                        const std::string& claim_cannot) {
    if (prove(b, a, -least, claim_must)) return Precedence::must;
    if (prove(a, b, least - 1, claim_cannot)) return Precedence::cannot;
    return Precedence::may;
  }

 private:
  bool prove(order::Node from, order::Node to, ExactUs limit, const std::string& claim) {
    auto proof = prover_.prove(from, to, limit, claim);
    if (!proof) return false;
    order_.proofs.push_back(*std::move(proof));
    return true;
  }

  Prover& prover_;
  Order& order_;
};

/// The date of an event as its row and what is in doubt of it have it.
void describe_date(OrderFact& one, const store::TimedEvent& event, const store::Row& row,
                   const CircaWidths& circa) {
  for (const auto& date : event.dates) {
    one.statement += (one.statement.empty() ? "" : " or ") + date.edtf;
    const When when(date.edtf);
    if (const auto taken = circa_text(when.edtf(), circa); !taken.empty())
      one.taken += (one.taken.empty() ? "" : "; ") + taken;
    one.zone_assumed = one.zone_assumed || (event.zone.assumed && when.is_local());
  }
  if (const auto* when = find(row.statement.fields, "when"); when != nullptr && event.dates.size() == 1)
    one.words = std::get<When>(*when).words();
  one.zone = event.zone.zone.text();
  for (const auto& candidate : row.candidates)
    if (candidate.field == "when" && !candidate.firm && !one.likelihood)
      one.likelihood = candidate.likelihood;
}

/// When those who report it did, as one of them gives it; by the clocks of the base, where it does not say by
/// which.
void describe_report(OrderFact& one, store::State& state, const std::vector<Claim>& claims) {
  for (const auto& claim : claims) {
    const auto& published =
        claim.citation.published ? claim.citation.published : state.published(claim.citation.source.value());
    if (!published) continue;
    one.statement = published->text();
    one.zone_assumed = published->is_local();
  }
  one.zone = state.own_zone().text();
}

}  // namespace

std::vector<OrderFact> describe_facts(store::State& state, const store::KnownTimes& known,
                                      std::span<const order::FactNumber> facts) {
  std::vector<std::int64_t> ids;
  for (const auto number : facts) {
    ids.push_back(known.events[known.facts.facts[number].event].id.value());
    ids.push_back(known.events[known.facts.facts[number].other].id.value());
  }
  const auto briefs = load_briefs(state.database, ids);
  std::vector<OrderFact> described;
  for (const auto number : facts) {
    const auto& fact = known.facts.facts[number];
    const auto& key = known.rows[number].key;
    const auto& event = known.events[fact.event];
    auto row = store::require_row(state, key.record);
    store::load_candidates(state, std::span(&row, 1));
    auto& one = described.emplace_back();
    one.type = static_cast<OrderFact::Type>(fact.type);
    one.record = key.record;
    one.event = briefs.at(event.id);
    one.other = briefs.at(known.events[fact.other].id);
    one.doubted = key.doubted;
    one.set_aside = known.rows[number].set_aside;
    const auto claims = store::claims_on(state, key, row);
    switch (fact.type) {
      case order::Fact::Type::date:
        describe_date(one, event, row, state.circa());
        break;
      case order::Fact::Type::relative_date:
        one.statement = fact.offset->text();
        one.likelihood = row.likelihood;
        if (const auto* words = find(row.statement.fields, "words"))
          one.words = std::get<std::string>(*words);
        break;
      case order::Fact::Type::cause:
        one.statement = row.kind;
        // Told as the link is, not as it is in time.
        if (row.from != event.id) std::swap(one.event, one.other);
        break;
      case order::Fact::Type::report:
        describe_report(one, state, claims);
        break;
      case order::Fact::Type::part:
        for (const auto& candidate : row.candidates)
          if (candidate.states.part_of == std::vector{EventId(key.whole)})
            one.likelihood = candidate.likelihood;
        break;
    }
    for (const auto& claim : claims) one.citation.push_back(attribute(state, claim));
  }
  return described;
}

Contradiction describe_contradiction(store::State& state, const store::KnownTimes& known,
                                     std::span<const order::FactNumber> facts) {
  return {describe_facts(state, known, facts), can_hold_by_other_clocks(state, known, facts)};
}

namespace {

/// Adds what would be so of two events if what is doubted held, as far as it fits.
void expect(store::State& state, const store::KnownTimes& known, order::Chronology& firm,
            order::EventNumber a, order::EventNumber b, Order& order) {
  order::Estimate estimate;
  estimate.follow(firm, store::strengths(state, known));
  for (const auto& [event, bounds, estimated] :
       {std::tuple(a, &order.a_bounds, &order.a_estimate), std::tuple(b, &order.b_bounds, &order.b_estimate)})
    if (const auto number = estimate.number_of(event))
      if (const auto known_there = estimate.chronology().bounds_of(*number); known_there != *bounds)
        *estimated = known_there;
  const auto found = order::expected(firm, std::move(estimate), a, b);
  if (!found.rests_on.empty())
    order.expected = {found.starts_before, found.precedes, found.follows, found.relations,
                      describe_facts(state, known, found.rests_on)};
}

}  // namespace

Order order_of(store::State& state, EventId a, EventId b, const OrderOptions& options) {
  if (a == b)
    throw Error(ErrorCode::invalid_argument, "An order is that of two events, and one was given twice.");
  const auto known = load(state, std::array{a.value(), b.value()},
                          options.assume_causes ? store::Assume::causes : store::Assume::nothing);
  const auto first = number_of(known, a);
  const auto second = number_of(known, b);
  auto chronology = firm_chronology(known, options);

  Order order;
  Prover prover(state, known, chronology);
  order.a = prover.brief(first);
  order.b = prover.brief(second);
  order.a_bounds = chronology.bounds_of(first);
  order.b_bounds = chronology.bounds_of(second);
  const auto ends_a = order::Chronology::ends(first);
  const auto ends_b = order::Chronology::ends(second);
  order.relations = order::possible_relations(chronology.network(), ends_a, ends_b);
  Answers answers(prover, order);
  const auto claim = [](const EventBrief& one, std::string_view how, const EventBrief& other) {
    return fmt::format("“{}” {} “{}”", one.label(), how, other.label());
  };
  order.starts_before =
      answers.precedence(ends_a.start, ends_b.start, 1, claim(order.a, "must start before", order.b),
                         claim(order.a, "cannot start before", order.b));
  order.precedes =
      answers.precedence(ends_a.end, ends_b.start, 0, claim(order.a, "must be over before", order.b),
                         claim(order.a, "cannot be over before", order.b));
  order.follows =
      answers.precedence(ends_b.end, ends_a.start, 0, claim(order.b, "must be over before", order.a),
                         claim(order.b, "cannot be over before", order.a));
  if (chronology.has_doubted()) expect(state, known, chronology, first, second, order);
  if (options.with_chance)
    if (const auto chance = order::chance_before(chronology.network(), ends_a.start, ends_b.start))
      order.chance = {chance->probability, chance->exact, chance->samples};
  return order;
}

std::vector<NextOrder> starts_before_next(store::State& state, std::span<const EventId> events) {
  std::vector<NextOrder> found;
  if (events.size() < 2) return found;
  std::vector<std::int64_t> ids;
  for (const auto event : events) ids.push_back(event.value());
  const auto known = load(state, ids);
  const auto chronology = firm_chronology(known);
  const auto by_id = ends_by_id(known);
  const auto ends_of = [&](std::int64_t id) {
    const auto ends = by_id.find(id);
    if (ends == by_id.end()) store::refuse_missing(EventId(id));
    return ends->second;
  };
  AnyClocks clocks(state, known, chronology);
  for (std::size_t i = 1; i < ids.size(); ++i) {
    const auto a = ends_of(ids[i - 1]);
    const auto b = ends_of(ids[i]);
    const auto answer = order::starts_before(chronology.network(), a, b);
    const bool is_so_by_any = answer == Precedence::must     ? clocks.force(b.start, a.start, -1)
                              : answer == Precedence::cannot ? clocks.force(a.start, b.start, 0)
                                                             : true;
    found.push_back({answer, !is_so_by_any});
  }
  return found;
}

std::vector<EventId> resting_on_assumed_zone(store::State& state, const EventFilter& asked,
                                             std::span<const EventId> events) {
  std::vector<std::pair<Relations, Period>> wanted;
  if (asked.within) wanted.emplace_back(lies_within, *asked.within);
  for (const auto& [any_of, to, surely] : asked.relations)
    if (const auto* period = std::get_if<Period>(&to); period != nullptr && surely)
      wanted.emplace_back(any_of, *period);
  std::vector<EventId> found;
  if (wanted.empty()) return found;
  std::vector<std::int64_t> ids;
  for (const auto event : events) ids.push_back(event.value());
  const auto known = load(state, ids);
  const auto chronology = firm_chronology(known);
  AnyClocks clocks(state, known, chronology);
  for (const auto event : events)
    if (!std::ranges::all_of(wanted, [&](const auto& one) {
          return clocks.are_surely(number_of(known, event), one.first, one.second);
        }))
      found.push_back(event);
  return found;
}

void add_connected(store::State& state, std::set<EventId>& events) {
  if (events.empty()) return;
  std::vector<std::int64_t> ids;
  for (const auto event : events) ids.push_back(event.value());
  for (const auto& event : load(state, ids).events) events.insert(event.id);
}

std::map<std::pair<EventId, EventId>, PairOrder> orders_among(store::State& state,
                                                              const std::set<EventId>& events) {
  std::vector<std::int64_t> ids;
  for (const auto event : events) ids.push_back(event.value());
  auto sets = store::load_known_times(state, ids);
  std::map<EventId, std::size_t> set_of;
  for (std::size_t i = 0; i < sets.size(); ++i)
    for (const auto& event : sets[i].events) set_of.emplace(event.id, i);
  const auto known = store::joined(std::move(sets));
  const auto chronology = firm_chronology(known);
  const auto ends_of = ends_by_id(known);
  std::map<std::pair<EventId, EventId>, PairOrder> found;
  for (auto a = events.begin(); a != events.end(); ++a)
    for (auto b = std::next(a); b != events.end(); ++b)
      found[{*a, *b}] = {
          order::starts_before(chronology.network(), ends_of.at(a->value()), ends_of.at(b->value())),
          set_of.at(*a) == set_of.at(*b)};
  return found;
}

}  // namespace annals::inline v0_2::query
