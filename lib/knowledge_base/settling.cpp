#include "knowledge_base/settling.hpp"

#include "store/believe.hpp"
#include "store/records.hpp"

#include <algorithm>
#include <vector>

namespace annals::detail {

namespace {

order::Strength strength_of(sql::Database& database, const store::Kinds& kinds,
                            const store::KnownTimes& known, order::FactNumber fact) {
  order::Strength strongest;
  for (const auto& claim : store::claims_on(database, kinds, known, fact))
    strongest = std::max(strongest, {static_cast<int>(claim.rank()),
                                     store::reliability_of(database, claim.said.source.value())});
  return strongest;
}

/// Takes the flag from the ties of some events: those that no longer tie are not looked at again.
void forget_contested_ties(sql::Database& database, std::span<const std::int64_t> events,
                           ContestedBefore& before) {
  const auto in = database.in_list("$1");
  const auto list = database.id_list(events);
  const auto of = [&](const std::string& table, const std::string& other) {
    return table + " WHERE contested = 1 AND (event " + in + " OR " + other + " " + in + ")";
  };
  bool any = false;
  {
    auto rows = database.query("SELECT id, NULL FROM " + of("timing", "anchor") +
                                   " UNION ALL SELECT event, whole FROM " + of("part", "whole"),
                               std::string_view(list));
    while (rows.next()) {
      any = true;
      const bool is_part = !rows.is_null(1);
      before.try_emplace({is_part ? RecordId(EventId(rows.integer(0))) : RecordId(TimingId(rows.integer(0))),
                          is_part ? rows.integer(1) : 0},
                         true);
    }
  }
  if (!any) return;
  for (const auto& [table, other] : {std::pair("timing", "anchor"), std::pair("part", "whole")})
    database.run("UPDATE " + std::string(table) + " SET contested = 0 WHERE contested = 1 AND (event " + in +
                     " OR " + other + " " + in + ")",
                 std::string_view(list));
}

}  // namespace

FactKey key_of(const store::KnownTimes& known, order::FactNumber fact) {
  const auto& one = known.facts.facts[fact];
  return {known.places[fact].record,
          one.type == order::Fact::Type::part ? known.events[one.other].id.value() : 0};
}

order::Contest contest(sql::Database& database, const store::Kinds& kinds, const store::KnownTimes& known) {
  return order::contest(known.facts,
                        [&](order::FactNumber fact) { return strength_of(database, kinds, known, fact); });
}

void settle(sql::Database& database, const store::Kinds& kinds, std::span<const std::int64_t> events,
            ContestedBefore& before) {
  forget_contested_ties(database, events, before);
  for (const auto& known : store::load_known_times(database, events)) {
    const auto contested = contest(database, kinds, known).flags(known.facts);
    for (order::FactNumber fact = 0; fact < known.places.size(); ++fact)
      if (known.places[fact].contested != (!contested.empty() && contested[fact]))
        before.try_emplace(key_of(known, fact), known.places[fact].contested);
    store::write_placed(database, known, order::Chronology(known.facts, contested).place(), contested);
  }
}

std::vector<NewConflict> new_conflicts(sql::Database& database, const store::Kinds& kinds,
                                       const ContestedBefore& before) {
  std::vector<std::int64_t> events;
  for (const auto& [key, contested] : before) {
    if (contested) continue;
    if (key.record.type == RecordType::timing)
      events.push_back(store::require_row(database, kinds, key.record).from.value());
    else
      events.push_back(key.record.value);
  }
  std::vector<NewConflict> found;
  for (auto& known : store::load_known_times(database, events))
    for (auto& facts : contest(database, kinds, known).conflicts) {
      const bool is_new = std::ranges::any_of(facts, [&](order::FactNumber fact) {
        const auto was = before.find(key_of(known, fact));
        return known.places[fact].contested && was != before.end() && !was->second;
      });
      if (is_new) found.push_back({known, std::move(facts)});
    }
  return found;
}

}  // namespace annals::detail
