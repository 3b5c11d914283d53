#pragma once

#include "annals/query/order.hpp"
#include "order/chronology.hpp"
#include "sql/database.hpp"
#include "store/facts.hpp"
#include "store/kinds.hpp"

#include <span>
#include <vector>

namespace annals::query {

/// What is known of the order of two events, by what the base has settled. Loads all that is tied to them.
Order order_of(sql::Database& database, const store::Kinds& kinds, EventId a, EventId b,
               const OrderOptions& options);

/// Of each event but the last: whether it starts before the next.
std::vector<Precedence> starts_before_next(sql::Database& database, std::span<const EventId> events);

/// Links whose cause must have started after its effect.
std::vector<ImpossibleLink> impossible_links(sql::Database& database, const store::Kinds& kinds);

/// Facts in words, with who says them.
/// Facts that cannot all hold.
Contradiction describe_contradiction(sql::Database& database, const store::Kinds& kinds,
                                     const store::KnownTimes& known,
                                     std::span<const order::FactNumber> facts);

std::vector<OrderFact> describe_facts(sql::Database& database, const store::Kinds& kinds,
                                      const store::KnownTimes& known,
                                      std::span<const order::FactNumber> facts);

}  // namespace annals::query
