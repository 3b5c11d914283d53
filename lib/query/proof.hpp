#pragma once

#include "annals/query/order.hpp"
#include "order/chronology.hpp"
#include "query/assumed_zones.hpp"
#include "store/facts.hpp"
#include "store/state.hpp"

#include <map>
#include <optional>
#include <span>
#include <string>

namespace annals::inline v0_2::query {

/// Tells in words why points of events must lie as they do.
class Prover {
 public:
  /// All must live as long.
  Prover(store::State& state, const store::KnownTimes& known, const order::Chronology& chronology);

  /// The shortest proof that `to` comes at most `limit` after `from`; nothing where it need not.
  std::optional<Proof> prove(order::Node from, order::Node to, ExactUs limit, std::string claim);

  /// "“A” starts at least 3 days before “B” starts", where `to` comes at most so long after `from`.
  std::string difference(order::Node from, order::Node to, ExactUs most);

  const EventBrief& brief(order::EventNumber event);

 private:
  void learn(std::span<const order::ConstraintId> chain);
  [[nodiscard]] PointOf point_of(order::Node node) const;
  std::string named(order::Node node);
  ProofStep step_of(order::ConstraintId id);
  void tell(Proof& proof, std::span<const order::ConstraintId> chain);
  OrderFact lasting(order::Node node);

  store::State& state_;
  const store::KnownTimes& known_;
  const order::Chronology& chronology_;
  // Those that were told of so far.
  std::map<EventId, EventBrief> briefs_{};
  std::map<order::FactNumber, OrderFact> facts_{};
  AnyClocks any_clocks_;
};

}  // namespace annals::inline v0_2::query
