#include "order/impossible_chains.hpp"
#include "order/pair.hpp"
#include "query/explanation.hpp"
#include "query/firm_order.hpp"
#include "query/order.hpp"
#include "query/proof.hpp"
#include "store/identity.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace annals::inline v0_2::query {

namespace {

/// A link that is taken to be in order: what explains does not start after what it explains.
struct OrderedLink {
  LinkId link;
  EventId first;
  EventId second;
};

std::vector<OrderedLink> ordered_links(sql::Database& database, std::string_view where) {
  std::vector<OrderedLink> links;
  auto rows = database.query(fmt::format(
      "SELECT l.id, a.id, b.id FROM link AS l JOIN link_kind AS k ON k.name = l.kind AND k.first IS NOT NULL "
      "JOIN "
      "event AS a ON a.id = iif(k.first = 'from', l.from_event, l.to_event) JOIN event AS b ON b.id = "
      "iif(k.first = 'from', l.to_event, l.from_event) WHERE coalesce(l.standing, 'disputed') = 'disputed' "
      "AND "
      "a.outcome = 'occurred' AND coalesce(a.standing, 'disputed') = 'disputed' AND b.outcome = 'occurred' "
      "AND "
      "coalesce(b.standing, 'disputed') = 'disputed' {} ORDER BY l.id",
      where));
  while (rows.next())
    links.push_back({LinkId(rows.integer(0)), EventId(rows.integer(1)), EventId(rows.integer(2))});
  return links;
}

std::vector<std::int64_t> events_of(const std::vector<OrderedLink>& links) {
  std::vector<std::int64_t> events;
  for (const auto& link : links)
    for (const auto event : {link.first, link.second}) events.push_back(event.value());
  return events;
}

std::string text_of(store::State& state, LinkId link) {
  const auto name = store::name_of(state.database, link).value();
  const auto briefs = load_briefs(state.database, std::array{name.from.value(), name.to.value()});
  return fmt::format("“{}” {} “{}”", briefs.at(name.from).label(), state.link_kind(name.kind).phrase(),
                     briefs.at(name.to).label());
}

}  // namespace

std::vector<ImpossibleLink> impossible_links(store::State& state) {
  // Only what may start after the other can be shown to. Of one year known only as a whole the keys are
  // equal.
  const auto suspects = ordered_links(state.database, "AND a.latest_start >= b.earliest_start");
  std::vector<ImpossibleLink> found;
  if (suspects.empty()) return found;
  const auto events = events_of(suspects);
  const auto known = load(state, events);
  const auto chronology = firm_chronology(known);
  const auto ends_of = ends_by_id(known);
  Prover prover(state, known, chronology);
  for (const auto& [link, first, second] : suspects) {
    const auto a = ends_of.at(first.value());
    const auto b = ends_of.at(second.value());
    if (order::starts_before(chronology.network(), b, a) != Precedence::must) continue;
    auto proof = prover.prove(a.start, b.start, -1, "It cannot be that " + text_of(state, link));
    found.push_back({link, std::move(proof).value()});
  }
  return found;
}

std::vector<ImpossibleChain> impossible_chains(store::State& state) {
  const auto links = ordered_links(state.database, "");
  std::vector<ImpossibleChain> found;
  if (links.empty()) return found;
  const auto events = events_of(links);
  const auto known = load(state, events);
  const auto chronology = firm_chronology(known);
  const auto ends_of = ends_by_id(known);
  std::vector<order::CausalLink> causal;
  causal.reserve(links.size());
  for (const auto& link : links)
    causal.push_back({ends_of.at(link.first.value()).start, ends_of.at(link.second.value()).start});
  Prover prover(state, known, chronology);
  for (const auto& chain : order::impossible_chains(chronology.network(), causal)) {
    auto& one = found.emplace_back();
    one.text = "these cannot all be so, one after the other: ";
    for (const auto number : chain.links) {
      one.links.push_back(links[number].link);
      one.text += (number == chain.links.front() ? "" : "; ") + text_of(state, one.links.back());
    }
    for (const auto& [from, to, most] : chain.between)
      if (from != to)
        if (auto proof = prover.prove(from, to, most, "But " + prover.difference(from, to, most)))
          one.proofs.push_back(*std::move(proof));
  }
  return found;
}

}  // namespace annals::inline v0_2::query
