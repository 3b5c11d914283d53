#include "query/between.hpp"

#include "annals/error.hpp"
#include "query/firm_order.hpp"
#include "query/proof.hpp"

#include <array>
#include <limits>
#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>

namespace annals::inline v0_2::query {

namespace {

/// That `to` comes at most so long after `from`, proved; nothing where that is more than 64 bits hold.
std::optional<Between::Limit> limit(Prover& prover, const order::Network& network, order::Node from,
                                    order::Node to) {
  using Us = std::numeric_limits<std::int64_t>;
  const auto most = network.most_between(from, to);
  if (!most || *most > Us::max() || *most <= Us::min()) return std::nullopt;
  auto proof = prover.prove(from, to, *most, prover.difference(from, to, *most));
  if (!proof) return std::nullopt;
  return Between::Limit{static_cast<std::int64_t>(*most), *std::move(proof)};
}

}  // namespace

Between between(store::State& state, EventId a, EventId b) {
  if (a == b)
    throw Error(ErrorCode::invalid_argument, "Time lies between two events, and one was given twice.");
  const auto known = load(state, std::array{a.value(), b.value()});
  const auto first = number_of(known, a);
  const auto second = number_of(known, b);
  const auto chronology = firm_chronology(known);
  Prover prover(state, known, chronology);
  const auto start_a = order::Chronology::ends(first).start;
  const auto start_b = order::Chronology::ends(second).start;
  Between found{prover.brief(first), prover.brief(second)};
  found.most = limit(prover, chronology.network(), start_a, start_b);
  found.least = limit(prover, chronology.network(), start_b, start_a);
  if (found.least) found.least->us = -found.least->us;
  return found;
}

}  // namespace annals::inline v0_2::query
