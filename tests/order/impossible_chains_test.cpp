// Chains of causes that are impossible as a whole.

#include "order/impossible_chains.hpp"

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

namespace {

CausalLink link(EventNumber cause, EventNumber effect) {
  return {Chronology::ends(cause).start, Chronology::ends(effect).start};
}

/// Whether some links can hold with all constraints.
bool can_hold(const Network& network, const std::vector<CausalLink>& links, unsigned chosen) {
  const auto nodes = network.nodes();
  AllDistances most(nodes);
  for (Node i = 0; i < nodes; ++i)
    for (const auto& arc : network.leaving(i)) most.limit(i, arc.other, arc.most);
  for (std::size_t i = 0; i < links.size(); ++i)
    if ((chosen >> i & 1U) != 0) most.limit(links[i].effect, links[i].cause, 0);
  most.close();
  return most.can_hold();
}

}  // namespace

TEST_CASE("Alpha led to Beta and Beta to Gamma, but Gamma was surely before Alpha: the chain is impossible") {
  const Chronology chronology(Facts{4, {date(0, "2020"), date(2, "2019"), date(3, "2018")}});
  const std::vector<CausalLink> links{link(0, 1), link(1, 2), link(3, 0)};
  const auto chains = impossible_chains(chronology.network(), links);
  REQUIRE(chains.size() == 1);
  CHECK(chains[0].links == std::vector<std::size_t>{0, 1});
  CHECK(chains[0].between ==
        std::vector<Constraint>{{links[1].cause, links[0].effect, 0}, {links[0].cause, links[1].effect, -1}});
}

TEST_CASE("A link that is impossible alone is no chain") {
  const Chronology chronology(Facts{3, {date(0, "2020"), date(1, "2019")}});
  CHECK(impossible_chains(chronology.network(), std::vector{link(0, 1), link(1, 2)}).empty());
}

TEST_CASE("Chains are links that cannot hold together, none of them needless, and leave what can") {
  int chains = 0;
  int gaps = 0;
  for (unsigned seed = 0; seed < test::rounds(3'000U); ++seed) {
    RandomFacts random(seed);
    const auto facts = seed % 2 == 0 ? random.narrow(5, 60, 50, 3) : random.wide(6, 3);
    const Chronology chronology(facts);
    if (!chronology.conflict().empty()) continue;
    std::vector<CausalLink> links;
    links.reserve(6);
    for (int i = 0; i < 6; ++i)
      links.push_back(link(static_cast<EventNumber>(random.below(facts.events)),
                           static_cast<EventNumber>(random.below(facts.events))));
    INFO("seed " << seed << test::text_of(facts));
    const auto& network = chronology.network();
    unsigned rest = 0;
    for (unsigned i = 0; i < links.size(); ++i)
      if (can_hold(network, links, 1U << i)) rest |= 1U << i;
    const bool can_all_hold = can_hold(network, links, rest);
    const auto found = impossible_chains(network, links);
    REQUIRE(found.empty() == can_all_hold);
    for (const auto& chain : found) {
      ++chains;
      unsigned members = 0;
      for (const auto one : chain.links) members |= 1U << one;
      REQUIRE(std::popcount(members) == static_cast<int>(chain.links.size()));
      REQUIRE((members & rest) == members);  // no two share a link
      rest &= ~members;
      REQUIRE(chain.links.size() > 1);
      REQUIRE_FALSE(can_hold(network, links, members));
      for (const auto one : chain.links) REQUIRE(can_hold(network, links, members & ~(1U << one)));
      ExactUs sum = 0;
      REQUIRE(chain.between.size() == chain.links.size());
      for (std::size_t i = 0; i < chain.links.size(); ++i) {
        const auto& [from, to, most] = chain.between[i];
        REQUIRE(to == links[chain.links[i]].effect);
        REQUIRE(from == links[chain.links[(i + 1) % chain.links.size()]].cause);
        const bool is_so = *network.most_between(from, to) <= most;
        REQUIRE(is_so);
        sum += most;
        gaps += from == to ? 0 : 1;
      }
      const bool is_impossible = sum < 0;
      REQUIRE(is_impossible);
    }
    REQUIRE(can_hold(network, links, rest));
  }
  CHECK(chains > test::rounds(200));
  CHECK(gaps > chains);
}

TEST_CASE("Of chains through a link the one of the fewest links is told") {
  Facts facts{8, {date(0, "2020"), date(7, "2019")}};
  const Chronology chronology(facts);
  // The long way round first, and then the short one through the same first link.
  const std::vector<CausalLink> links{link(0, 1), link(1, 2), link(2, 3), link(3, 7), link(1, 7)};
  const auto chains = impossible_chains(chronology.network(), links);
  REQUIRE(chains.size() == 1);
  CHECK(chains[0].links == std::vector<std::size_t>{0, 4});
}
