#include "store/facts.hpp"

#include "annals/error.hpp"
#include "annals/time/when.hpp"
#include "store/binding.hpp"
#include "store/claims.hpp"
#include "store/records.hpp"
#include "store/zones.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <unordered_map>
#include <unordered_set>

#include <fmt/format.h>

namespace annals::store {

namespace {

/// The events that any row ties directly to some, believed or not: what a write has just untied must be
/// looked at, too. The indexes alone answer this.
template <class Add>
void add_tied(sql::Database& database, std::span<const std::int64_t> events, Assume assume, Add&& add) {
  const auto in = " " + database.in_list("$1");
  std::string sql = "SELECT anchor FROM timing WHERE event" + in +
                    " UNION ALL SELECT event FROM timing WHERE anchor" + in +
                    " UNION ALL SELECT whole FROM part WHERE event" + in +
                    " UNION ALL SELECT event FROM part WHERE whole" + in;
  if (assume == Assume::causes)
    sql += " UNION ALL SELECT to_event FROM link WHERE from_event" + in +
           " UNION ALL SELECT from_event FROM link WHERE to_event" + in;
  auto rows = database.query(sql, std::string_view(database.id_list(events)));
  while (rows.next()) add(rows.integer(0));
}

/// All events that are tied to some of these, over any number of others, and these.
std::vector<std::int64_t> all_tied(sql::Database& database, std::span<const std::int64_t> events,
                                   Assume assume) {
  std::unordered_set<std::int64_t> seen(events.begin(), events.end());
  std::vector<std::int64_t> all(seen.begin(), seen.end());
  for (std::size_t from = 0; from < all.size();) {
    const std::vector<std::int64_t> frontier(all.begin() + static_cast<std::ptrdiff_t>(from), all.end());
    from = all.size();
    add_tied(database, frontier, assume, [&](std::int64_t event) {
      if (seen.insert(event).second) all.push_back(event);
    });
  }
  return all;
}

/// The events in an order that a copy of the base has too.
std::vector<KnownTimes::Event> load(sql::Database& database, std::span<const std::int64_t> ids) {
  const PlaceZones zones(database);
  std::vector<KnownTimes::Event> events;
  auto rows = database.query(
      "SELECT e.id, e.date, e.zone, e.place, o.zone, e.earliest_start, e.latest_start, e.earliest_end, "
      "e.latest_end, e.sort_key, e.position, e.span_class, e.contested, e.outcome = 'occurred' AND "
      "coalesce(e.standing, 'disputed') = 'disputed' FROM event AS e JOIN origin AS o ON "
      "o.id = e.origin "
      "WHERE e.id " +
          database.in_list("$1") + " ORDER BY e.key, o.name",
      std::string_view(database.id_list(ids)));
  while (rows.next()) {
    auto& event = events.emplace_back();
    event.id = EventId(rows.integer(0));
    event.date = rows.optional_text(1).value_or(std::string_view());
    event.zone =
        date_zone(rows.optional_text(2).value_or(std::string_view()), zones.of(rows.optional_integer(3)),
                  rows.optional_text(4).value_or(std::string_view()));
    const auto instant = [&](int column) { return Instant::from_key(rows.integer(column)); };
    event.placed = {{instant(5), instant(6), instant(7), instant(8)}, instant(9), rows.integer(10)};
    event.span_class = static_cast<int>(rows.integer(11));
    event.contested = rows.integer(12) != 0;
    event.takes_part = rows.integer(13) != 0;
  }
  return events;
}

struct Tie {
  order::Fact fact;
  KnownTimes::Place place;
  std::string gap;
};

/// What ties events: `type, id, event, gap, other, contested`. Only what is believed, timings without
/// reservation.
std::string ties_sql(const std::string& in, Assume assume) {
  const auto where = [&](std::string_view tie, std::string_view event) {
    return fmt::format("WHERE {0}.{1} {2} AND coalesce({0}.standing, 'disputed') = 'disputed'", tie, event,
                       in);
  };
  auto sql =
      "SELECT 1, t.id, t.event, t.gap, t.anchor, t.contested FROM timing AS t " + where("t", "event") +
      " AND t.likelihood_low IS NULL AND t.likelihood_word IS NULL UNION ALL SELECT 2, NULL, p.event, NULL, "
      "p.whole, p.contested FROM part AS p WHERE p.event " +
      in;
  if (assume == Assume::causes)
    sql +=
        " UNION ALL SELECT 3, l.id, iif(k.first = 'from', l.from_event, l.to_event), NULL, iif(k.first = "
        "'from', l.to_event, l.from_event), 0 FROM link AS l JOIN link_kind AS k ON k.name = l.kind AND "
        "k.first IS NOT NULL " +
        where("l", "from_event");
  return sql;
}

/// The ties among events that take part, by their numbers.
std::vector<Tie> load_ties(sql::Database& database, std::span<const std::int64_t> ids, Assume assume,
                           const std::vector<KnownTimes::Event>& events,
                           const std::unordered_map<std::int64_t, order::EventNumber>& numbers) {
  std::vector<Tie> found;
  std::map<std::string, Gap, std::less<>> gaps;  // few differ
  auto rows =
      database.query(ties_sql(database.in_list("$1"), assume), std::string_view(database.id_list(ids)));
  while (rows.next()) {
    const auto event = numbers.at(rows.integer(2));
    const auto other = numbers.at(rows.integer(4));
    if (!events[event].takes_part || !events[other].takes_part) continue;
    auto& tie = found.emplace_back();
    tie.fact.type = static_cast<order::Fact::Type>(rows.integer(0));
    tie.fact.event = event;
    tie.fact.other = other;
    tie.place.contested = rows.integer(5) != 0;
    switch (tie.fact.type) {
      case order::Fact::Type::timing: {
        tie.place.record = TimingId(rows.integer(1));
        tie.gap = rows.text(3);
        auto gap = gaps.find(tie.gap);
        if (gap == gaps.end()) gap = gaps.emplace(tie.gap, read_gap(tie.gap)).first;
        tie.fact.gap = gap->second;
        break;
      }
      case order::Fact::Type::cause:
        tie.place.record = LinkId(rows.integer(1));
        break;
      default:
        tie.place.record = EventId(rows.integer(2));
    }
  }
  std::ranges::sort(found, {}, [](const Tie& tie) {
    return std::tuple(tie.fact.type, tie.fact.event, tie.fact.other, std::string_view(tie.gap));
  });
  return found;
}

Bounds bounds_of(const KnownTimes::Event& event) {
  const auto when = When::parse(event.date);
  if (!when)
    throw Error(ErrorCode::corrupt, "The base has \"" + event.date + "\" as a date: " + when.error().reason);
  return event.zone.shift.count() == 0 ? when->bounds() : when->bounds(event.zone.shift);
}

/// The number of the set that each event is in, counted as they come.
std::vector<std::size_t> sets_of(std::size_t events, const std::vector<Tie>& ties) {
  std::vector<std::size_t> up(events);
  std::iota(up.begin(), up.end(), std::size_t{0});
  const auto root = [&](std::size_t at) {
    while (up[at] != at) at = up[at] = up[up[at]];
    return at;
  };
  for (const auto& tie : ties) up[root(tie.fact.event)] = root(tie.fact.other);
  std::vector<std::size_t> set(events);
  std::unordered_map<std::size_t, std::size_t> numbers;
  for (std::size_t event = 0; event < events; ++event)
    set[event] = numbers.try_emplace(root(event), numbers.size()).first->second;
  return set;
}

/// Whether what is said is the fact; a timing and a link say nothing but that they are so.
bool states(const Says& says, const Says& believed, const order::Fact& fact, EventId whole) {
  switch (fact.type) {
    case order::Fact::Type::date: {
      const auto* said = find(says.fields, "when");
      const auto* date = find(believed.fields, "when");
      return said != nullptr && date != nullptr && *said == *date;
    }
    case order::Fact::Type::part:
      return std::ranges::find(says.part_of, whole) != says.part_of.end();
    default:
      return true;
  }
}

void update_event(sql::Database& database, const KnownTimes::Event& event, const order::Placed& placed,
                  bool contested) {
  if (placed == event.placed && contested == event.contested) return;
  const auto& bounds = placed.bounds;
  database.run(
      "UPDATE event SET (earliest_start, latest_start, earliest_end, latest_end, sort_key, position, "
      "span_class, contested) = ($2, $3, $4, $5, $6, $7, $8, $9) WHERE id = $1",
      event.id.value(), bounds.earliest_start.key(), bounds.latest_start.key(), bounds.earliest_end.key(),
      bounds.latest_end.key(), placed.sort_key.key(), placed.position, std::int64_t{span_class_of(bounds)},
      std::int64_t{contested});
}

}  // namespace

std::optional<order::EventNumber> KnownTimes::number_of(EventId event) const {
  const auto found = std::ranges::find(events, event, &Event::id);
  if (found == events.end()) return std::nullopt;
  return static_cast<order::EventNumber>(found - events.begin());
}

std::vector<KnownTimes> load_known_times(sql::Database& database, std::span<const std::int64_t> events,
                                         Assume assume) {
  const auto ids = all_tied(database, events, assume);
  auto loaded = load(database, ids);
  std::unordered_map<std::int64_t, order::EventNumber> numbers;
  for (const auto& event : loaded)
    numbers.emplace(event.id.value(), static_cast<order::EventNumber>(numbers.size()));
  auto ties = load_ties(database, ids, assume, loaded, numbers);

  const auto set_of = sets_of(loaded.size(), ties);
  std::vector<KnownTimes> sets(loaded.empty() ? 0 : std::ranges::max(set_of) + 1);
  std::vector<order::EventNumber> number_in_set;
  for (std::size_t i = 0; i < loaded.size(); ++i) {
    auto& known = sets[set_of[i]];
    const auto number = static_cast<order::EventNumber>(known.events.size());
    number_in_set.push_back(number);
    if (!loaded[i].date.empty()) {
      known.facts.facts.push_back({order::Fact::Type::date, number, number, bounds_of(loaded[i]), {}});
      known.places.push_back({loaded[i].id, loaded[i].contested});
    }
    known.facts.events = number + 1;
    known.events.push_back(std::move(loaded[i]));
  }
  for (auto& tie : ties) {
    auto& known = sets[set_of[tie.fact.event]];
    tie.fact.event = number_in_set[tie.fact.event];
    tie.fact.other = number_in_set[tie.fact.other];
    known.facts.facts.push_back(std::move(tie.fact));
    known.places.push_back(tie.place);
  }
  return sets;
}

std::vector<Claim> claims_on(sql::Database& database, const Kinds& kinds, const KnownTimes& known,
                             order::FactNumber number) {
  const auto& fact = known.facts.facts[number];
  const auto row = require_row(database, kinds, known.places[number].record);
  auto claims = claims_of(database, kinds, row);
  std::erase_if(claims, [&](const Claim& claim) {
    return claim.retracted() || claim.stance != Stance::asserts ||
           !states(claim.says, row.says, fact, known.events[fact.other].id);
  });
  return claims;
}

KnownTimes joined(std::vector<KnownTimes> sets) {
  KnownTimes all;
  for (auto& known : sets) {
    const auto first = all.facts.events;
    all.facts.events += known.facts.events;
    for (auto& fact : known.facts.facts) {
      fact.event += first;
      fact.other += first;
      all.facts.facts.push_back(std::move(fact));
    }
    std::ranges::move(known.events, std::back_inserter(all.events));
    std::ranges::move(known.places, std::back_inserter(all.places));
  }
  return all;
}

void write_placed(sql::Database& database, const KnownTimes& known, const std::vector<order::Placed>& placed,
                  const std::vector<bool>& contested) {
  std::vector<bool> date_contested(known.events.size(), false);
  for (order::FactNumber number = 0; number < known.facts.facts.size(); ++number) {
    const auto& fact = known.facts.facts[number];
    const auto& place = known.places[number];
    const bool is_contested = !contested.empty() && contested[number];
    if (fact.type == order::Fact::Type::date) {
      date_contested[fact.event] = is_contested;
    } else if (is_contested != place.contested) {
      if (fact.type == order::Fact::Type::timing)
        database.run("UPDATE timing SET contested = $2 WHERE id = $1", place.record.value,
                     std::int64_t{is_contested});
      else
        database.run("UPDATE part SET contested = $3 WHERE event = $1 AND whole = $2",
                     known.events[fact.event].id.value(), known.events[fact.other].id.value(),
                     std::int64_t{is_contested});
    }
  }
  for (std::size_t event = 0; event < known.events.size(); ++event)
    update_event(database, known.events[event], placed[event], date_contested[event]);
}

}  // namespace annals::store
