#include "knowledge_base/entering.hpp"

#include "annals/error.hpp"
#include "annals/record/kinds.hpp"
#include "knowledge_base/believing.hpp"
#include "knowledge_base/checking.hpp"
#include "record/description.hpp"
#include "record/text.hpp"
#include "store/believe.hpp"
#include "store/claims.hpp"
#include "store/digest.hpp"
#include "store/identity.hpp"
#include "store/records.hpp"
#include "store/surroundings.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace annals::inline v0_2::detail {

namespace {

using Writing = Base::Writing;

/// Runs `act`; an `Error` of it says which record it is about.
template <class Act>
auto about_record(std::string_view key, Act&& act) {
  try {
    return act();
  } catch (const Error& error) {
    if (!error.location().record.empty()) throw;
    auto location = error.location();
    location.record = key;
    throw Error(error.code(), error.what(), std::move(location));
  }
}

/// "an event".
std::string one(RecordType type) {
  return (type == RecordType::event || type == RecordType::actor ? "an " : "a ") + std::string(noun(type));
}

/// Where a new event is by what it says alone, in UTC; nothing: that is to be propagated.
std::optional<order::Schedule> place_in_time(Writing& writing, const store::Row& row) {
  const auto& fields = row.statement.fields;
  if (!row.statement.part_of.empty() || find(fields, "zone") != nullptr || writing.has_zones())
    return std::nullopt;
  store::TimedEvent event;
  event.reported = row.reported;
  event.takes_part = true;
  if (const auto* when = find(fields, "when")) {
    const bool is_hedged =
        std::ranges::any_of(row.candidates, [](const auto& one) { return one.field == "when" && !one.firm; });
    event.dates.push_back({std::get<When>(*when).text(), !is_hedged});
  }
  return store::schedule_alone(store::facts_alone(event, 0, writing.state.circa()));
}

/// What a new record brings to the order of events.
void note_facts(Writing& writing, const store::Row& row) {
  using Fact = order::Fact::Type;
  if (row.id.type == RecordType::relative_date) {
    writing.touch(RelativeDateId(row.id.value), row.from, row.to);
    writing.fact_is_new({Fact::relative_date, row.id});
  } else if (row.id.type == RecordType::place) {
    if (find(row.statement.fields, "zone") != nullptr) writing.zones_changed();
  } else if (row.id.type == RecordType::event) {
    for (const auto whole : row.statement.part_of) writing.fact_is_new({Fact::part, row.id, whole.value()});
  }
}

void insert_reviews(Writing& writing, ClaimId claim, const std::vector<Review>& reviews) {
  for (const auto& review : reviews) store::insert_review(writing.database, writing.take_id(), claim, review);
}

/// Enters a record with its first claim, which has its id.
void insert(Writing& writing, store::Row row, Claim claim) {
  row.statement = claim.statement;
  store::complete_unsaid(row);
  const bool is_event = row.id.type == RecordType::event;
  if (claim.citation.likelihood || claim.citation.window) {  // then it is in doubt what it says
    claim.id = ClaimId(row.id.value);
    row = believed(writing.state, row, {claim});
    row.in_doubt = !row.candidates.empty();
  } else if (is_event) {
    store::complete_outcome(writing.state, row, claim);
  }
  std::optional<order::Schedule> schedule;
  if (is_event) schedule = place_in_time(writing, row);
  writing.begun = !is_edge(row.id.type);  // an edge is one row, there or not
  try {
    store::insert_row(writing.state, row, claim.citation.locator, schedule.value_or(order::Schedule()));
  } catch (const Error& error) {
    if (error.code() != ErrorCode::already_exists || writing.begun) throw;
    refuse(ErrorCode::already_exists,
           "There is the " + named(writing, row) + " already: say more about it with claim.");
  }
  writing.begun = true;
  writing.exists_now(row.id);
  if (is_event && !schedule) writing.touch(EventId(row.id.value));
  note_facts(writing, row);
  claim.id = ClaimId(row.id.value);
  claim.about = row.id;
  store::insert_claim(writing.database, claim, row);
  if (claim.reviews.empty()) return;
  insert_reviews(writing, claim.id, claim.reviews);
  believe_anew(writing, row);
}

/// Adds a further claim to a record.
ClaimId add_claim(Writing& writing, const store::Row& row, Claim claim) {
  writing.begun = true;
  claim.id = ClaimId(writing.take_id());
  claim.about = row.id;
  store::insert_claim(writing.database, claim, row);
  insert_reviews(writing, claim.id, claim.reviews);
  believe_anew(writing, row);
  return claim.id;
}

store::Row row_of(Writing& writing, RecordId id) {
  return store::require_row(writing.state, id);
}

/// Enters a record that has a key.
RecordId enter_keyed(Writing& writing, RecordType type, std::string_view key, std::string_view origin,
                     Describe kind, Claim claim) {
  store::Row row;
  row.id.type = type;
  row.key = key;
  row.origin = origin.empty() ? store::own_origin : store::origin_number(writing.database, origin, false);
  if (const auto known = store::type_with_key(writing.database, key, row.origin))
    refuse(ErrorCode::already_exists, "The key " + in_quotes(key) + " is that of " + one(*known) +
                                          " already: say more about it with claim, or choose another key.");
  // The owner of another base speaks for himself there, as this base's owner does here.
  const bool is_owner = type == RecordType::source && key == "self" && !claim.citation.source;
  const auto described = check_claim(writing, row, claim, kind);
  row.id.value = writing.take_id();
  if (is_owner) claim.citation.source = SourceId(row.id.value);
  writing.begun = true;
  if (row.origin == 0) {
    row.origin = store::origin_number(writing.database, origin, true);
    writing.state.origins_changed();
  }
  described.write();
  const auto id = row.id;
  insert(writing, std::move(row), std::move(claim));
  return id;
}

/// Whether a claim that stands says what another does, whenever it was recorded.
bool says_the_same(const Claim& held, const Claim& claim) {
  return !held.withdrawn() && held.stance == claim.stance && same_citation(held.citation, claim.citation) &&
         held.statement == claim.statement;
}

}  // namespace

ClaimId say(Base& base, RecordId about, Claim claim, std::string_view key, Describe kind) {
  static_cast<void>(index_of(claim.stance));
  return base.write([&](Writing& writing) {
    const auto row = row_of(writing, about);
    return about_record(row.key, [&] {
      if (!key.empty() && key != row.key)
        refuse(ErrorCode::invalid_argument,
               named(writing, row) + ": a claim cannot give it the key " + in_quotes(key));
      check_claim(writing, row, claim, kind).write();
      return add_claim(writing, row, std::move(claim));
    });
  });
}

RecordId enter(Base& base, RecordType type, std::string_view key, std::string_view origin, Describe kind,
               const Claim& claim) {
  if (is_edge(type))
    refuse(ErrorCode::invalid_argument,
           "A " + std::string(noun(type)) + " has no key: enter it with the events that it joins.");
  check_key(key);
  if (!origin.empty()) check_key(origin);
  if (claim.stance != Stance::asserts)
    refuse(ErrorCode::invalid_argument,
           named(type, key) + ": what enters a record asserts it; dispute it afterwards");
  return about_record(key, [&] {
    return base.write([&](Writing& writing) { return enter_keyed(writing, type, key, origin, kind, claim); });
  });
}

RecordId put(Base& base, RecordType type, std::string_view key, Describe kind, Claim claim) {
  check_key(key);
  return about_record(key, [&] {
    return base.write([&](Writing& writing) -> RecordId {
      const auto known = store::with_key(writing.database, type, key, store::own_origin);
      if (!known) return enter_keyed(writing, type, key, {}, kind, std::move(claim));
      const auto row = row_of(writing, *known);
      const auto described = check_claim(writing, row, claim, kind);
      const auto claims = store::claims_of(writing.state, row);
      if (std::ranges::any_of(claims, [&](const Claim& held) { return says_the_same(held, claim); }))
        return *known;
      described.write();
      add_claim(writing, row, std::move(claim));
      return *known;
    });
  });
}

void rename(Base& base, RecordId record, std::string_view key) {
  check_key(key);
  base.write([&](Writing& writing) {
    const auto row = row_of(writing, record);
    if (is_edge(record.type) || row.key == "self")
      refuse(ErrorCode::invalid_argument, "The key of " + named(writing, row) + " stays as it is.");
    if (row.key == key) return;
    if (const auto known = store::type_with_key(writing.database, key, row.origin))
      refuse(ErrorCode::already_exists,
             "The key " + in_quotes(key) + " is that of " + one(*known) + " already.");
    writing.begun = true;
    writing.lasts();
    store::update_key(writing.database, record, key);
  });
}

RecordId enter_edge(Base& base, RecordType type, EventId from, std::string_view kind, EventId to,
                    const Claim& claim, const LinkKind* described) {
  const auto edge = noun(type);
  if (from == to)
    refuse(ErrorCode::invalid_argument, type == RecordType::link ? "An event cannot be linked to itself."
                                                                 : "An event cannot be dated by itself.");
  if (claim.stance != Stance::asserts)
    refuse(ErrorCode::invalid_argument,
           "What enters a " + std::string(edge) + " asserts it; dispute it afterwards.");
  return base.write([&](Writing& writing) {
    check_reference(writing, from, edge, type == RecordType::link ? "from" : "event");
    check_reference(writing, to, edge, type == RecordType::link ? "to" : "anchor");
    store::Row row;
    row.id.type = type;
    row.from = from;
    row.kind = kind;
    row.to = to;
    auto entered = claim;
    // The name of the edge is for messages only, and costs more than the checks.
    try {
      normalize(entered.statement, type, nullptr, edge);
      complete(writing, entered.citation, edge);
      complete(writing, entered.reviews, edge);
    } catch (const Error& error) {
      refuse(error.code(), named(writing, row) + ": " + error.what());
    }
    if (described != nullptr) writing.add_link_kind(*described);
    row.id.value = writing.take_id();
    const auto id = row.id;
    insert(writing, std::move(row), std::move(entered));
    return id;
  });
}

void judge(Writing& writing, ClaimId claim, const Review& review) {
  std::vector<Review> reviews{review};
  complete(writing, reviews, "claim " + std::to_string(claim.value()));
  const auto row = row_of(writing, store::record_of(writing.database, claim));
  writing.begun = true;
  insert_reviews(writing, claim, reviews);
  believe_anew(writing, row);
}

void retract(Writing& writing, SourceId source, std::string_view reason) {
  check_reference(writing, source, "a retraction", "source");
  for (const auto& claim : store::claims_by(writing.state, source))
    if (!claim.retracted()) judge(writing, claim.id, {Act::retracted, std::string(reason)});
}

void add_origin(Base& base, std::string_view name, std::string_view zone) {
  check_key(name);
  check_zone(zone, "The zone of the base " + in_quotes(name));
  base.write([&](Writing& writing) {
    auto rows = writing.database.query("SELECT zone FROM origin WHERE name = $1", name);
    if (rows.next()) {
      const auto known = rows.optional_text(0).value_or(std::string_view());
      if (known == zone) return;
      const auto named_zone = [](std::string_view one) { return one.empty() ? "UTC" : std::string(one); };
      refuse(ErrorCode::incompatible, "The dates of the base " + in_quotes(name) + " are read in " +
                                          named_zone(known) + " here, not in " + named_zone(zone) +
                                          ": a base keeps its zone.");
    }
    writing.begun = true;
    const auto number = store::origin_number(writing.database, name, true);
    writing.state.origins_changed();
    if (zone.empty()) return;
    writing.database.run("UPDATE origin SET zone = $2 WHERE id = $1", number, zone);
    writing.zones_changed();
  });
}

void set_rules(Base& base, const store::Rules& rules) {
  base.write([&](Writing& writing) {
    if (writing.state.rules() == rules) return;
    // The owner's own record is the first of all.
    if (writing.database.query("SELECT 1 FROM claim WHERE id <> $1 LIMIT 1", store::self_source).next())
      refuse(ErrorCode::incompatible,
             "What decides between values, and how far \"about\" reaches, is fixed once something is in a "
             "base.");
    writing.begun = true;
    store::write_rules(writing.database, rules);
    writing.state.rules_changed();
  });
}

void rate(Base& base, SourceId source, Rating rating) {
  if (rating.reliability && !(*rating.reliability >= 0 && *rating.reliability <= 1))
    refuse(ErrorCode::invalid_argument, "How reliable a source is lies between 0 and 1.");
  base.write([&](Writing& writing) {
    const auto row = row_of(writing, source);
    if (!rating.recorded) rating.recorded = writing.now();
    check_recorded(*rating.recorded, named(writing, row));
    writing.begun = true;
    store::insert_rating(writing.database, writing.take_id(), source, rating);
    settle_reliability(writing, source);
  });
}

void settle_reliability(Writing& writing, SourceId source) {
  const auto ratings = store::ratings_of(writing.database, source);
  const auto reliability = ratings.empty() ? std::nullopt : ratings.back().reliability;
  if (reliability == row_of(writing, source).reliability) return;
  writing.database.run("UPDATE source SET reliability = $2 WHERE id = $1", source.value(), reliability);
  believe_what_rests_on(writing, source);
  // How far sources are trusted decides between facts that cannot all hold.
  writing.strengths_changed();
  for (const auto event : store::events_set_aside(writing.database)) writing.touch_connected(EventId(event));
}

}  // namespace annals::inline v0_2::detail
