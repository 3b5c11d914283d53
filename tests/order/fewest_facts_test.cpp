// Proofs rest on as few facts as can be.

#include "order/all_distances.hpp"
#include "order/chronology.hpp"
#include "order/random_facts.hpp"
#include "rounds.hpp"

#include <algorithm>
#include <bit>
#include <set>
#include <vector>

#include <catch2/catch.hpp>

using namespace annals;
using namespace annals::order;
using test::AllDistances;
using test::date;
using test::RandomFacts;
using test::relative_date;

namespace {

/// How far each point can come after each other by some facts alone.
AllDistances distances(const Chronology& chronology, unsigned chosen) {
  AllDistances most(chronology.network().nodes());
  for (EventNumber event = 0; event < chronology.facts().events; ++event)
    most.limit(Chronology::ends(event).end, Chronology::ends(event).start, -1);
  const auto is_chosen = [&](FactNumber fact) { return (chosen >> fact & 1U) != 0; };
  for (FactNumber fact = 0; fact < chronology.facts().facts.size(); ++fact)
    for (const auto& reason : chronology.reasons(fact))
      if (is_chosen(*reason.fact) && (!reason.date || is_chosen(*reason.date)))
        most.limit(reason.constraint.from, reason.constraint.to, reason.constraint.most);
  most.close();
  return most;
}

std::set<FactNumber> facts_of(const Chronology& chronology, const std::vector<ConstraintId>& chain) {
  std::set<FactNumber> facts;
  for (const auto id : chain)
    for (const auto fact : chronology.rests_on(id)) facts.insert(fact);
  return facts;
}

}  // namespace

TEST_CASE("A proof rests on as few facts as can be: trying every set of facts finds none smaller") {
  int proofs = 0;
  for (unsigned seed = 0; seed < test::rounds(1'500U); ++seed) {
    RandomFacts random(seed);
    const auto facts = seed % 2 == 0 ? random.narrow(3, 60, 50, 4) : random.wide(4, 4);
    const Chronology chronology(facts);
    if (!chronology.conflict().empty()) continue;
    INFO("seed " << seed << test::text_of(facts));
    const auto& network = chronology.network();
    const auto nodes = static_cast<Node>(network.nodes());
    std::vector<AllDistances> by_chosen;
    for (unsigned chosen = 0; chosen < 1U << facts.facts.size(); ++chosen)
      by_chosen.push_back(distances(chronology, chosen));
    for (Node from = 0; from < nodes; ++from)
      for (Node to = 0; to < nodes; ++to)
        for (const int slack : {-1, 0, 1, 1'000}) {
          const auto most = network.most_between(from, to);
          const ExactUs limit = most ? *most + slack : 0;
          const auto proof = chronology.proof(from, to, limit);
          const bool is_forced = most && *most <= limit;
          REQUIRE(proof.has_value() == is_forced);
          if (!proof) continue;
          ++proofs;
          ExactUs sum = 0;
          Node at = from;
          for (const auto id : *proof) {
            REQUIRE(network.constraint(id).from == at);
            at = network.constraint(id).to;
            sum += network.constraint(id).most;
          }
          REQUIRE(at == to);
          const bool forces = sum <= limit;
          REQUIRE(forces);
          int fewest = static_cast<int>(facts.facts.size());
          for (unsigned chosen = 0; chosen < by_chosen.size(); ++chosen)
            if (const auto& found = by_chosen[chosen][from][to]; found && *found <= limit)
              fewest = std::min(fewest, std::popcount(chosen));
          REQUIRE(static_cast<int>(facts_of(chronology, *proof).size()) == fewest);
        }
  }
  CHECK(proofs > test::rounds(10'000));
}

TEST_CASE("A proof does not count the days from a date that it does not need") {
  const Chronology chronology(Facts{2, {date(1, "2019-03-01"), relative_date(0, "a month before", 1)}});
  const auto proof = chronology.proof(Chronology::ends(1).start, Chronology::ends(0).start, -1);
  CHECK(facts_of(chronology, proof.value()) == std::set<FactNumber>{1});
}

TEST_CASE("A proof that needs the date of an anchor counts the days from it") {
  const Chronology chronology(Facts{2, {date(1, "2020-06-16"), relative_date(0, "21 months before", 1)}});
  const auto proof = chronology
                         .proof(Network::zero, Chronology::ends(0).start,
                                first_us_of(When("2018-10-17").bounds().earliest_start))
                         .value();
  CHECK(facts_of(chronology, proof) == std::set<FactNumber>{0, 1});
  CHECK(chronology.reason(proof.back()).date == FactNumber{0});
}
