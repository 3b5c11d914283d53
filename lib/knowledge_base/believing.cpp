#include "knowledge_base/believing.hpp"

#include "order/unique.hpp"
#include "store/believe.hpp"
#include "store/claims.hpp"
#include "store/surroundings.hpp"

#include <algorithm>
#include <initializer_list>
#include <iterator>
#include <utility>

namespace annals::inline v0_2 {

store::Row believed(store::State& state, const store::Row& row, const std::vector<Claim>& claims) {
  auto anew = row;
  const auto belief = store::believe(state, row, claims);
  anew.statement = belief.statement;
  store::complete_unsaid(anew);
  anew.standing = belief.standing;
  anew.likelihood = belief.likelihood;
  anew.candidates = store::candidates_of(belief);
  anew.reported = belief.reported;
  return anew;
}

namespace {

/// The events that what a row says gives a place in time.
void touch(detail::Base::Writing& writing, const store::Row& row) {
  if (row.id.type == RecordType::event) {
    writing.touch(EventId(row.id.value));
    for (const auto whole : row.statement.part_of) writing.touch_connected(whole);
  } else if (row.id.type == RecordType::relative_date) {
    writing.touch(RelativeDateId(row.id.value), row.from, row.to);
  }
}

/// Events at a place, or at one within it, whose dates are read by its clocks.
void touch_events_at(detail::Base::Writing& writing, PlaceId place) {
  auto rows = writing.database.query(
      "WITH RECURSIVE inside (id) AS (SELECT $1 UNION SELECT p.id FROM place AS p JOIN inside ON p.within = "
      "inside.id) SELECT e.id FROM event AS e JOIN inside ON e.place = inside.id",
      place.value());
  while (rows.next()) writing.touch(EventId(rows.integer(0)));
}

/// Each once, whatever is said of it more than once.
void believe_each_anew(detail::Base::Writing& writing, std::vector<RecordId> records) {
  order::make_unique(records);
  for (const auto id : records) believe_anew(writing, store::require_row(writing.state, id));
}

bool differ_in_any(const store::Row& a, const store::Row& b, std::initializer_list<std::string_view> fields) {
  return std::ranges::any_of(fields, [&](auto field) { return store::differ_in(a, b, field); });
}

}  // namespace

void believe_anew(detail::Base::Writing& writing, const store::Row& row) {
  const auto id = row.id;
  const auto anew = believed(writing.state, row, store::claims_of(writing.state, row));
  writing.believed_anew(id);
  touch(writing, row);
  store::update_row(writing.state, row, anew);
  store::write_candidates(writing.database, row, anew);
  touch(writing, anew);
  if (id.type == RecordType::event) {
    using Fact = order::Fact::Type;
    if (differ_in_any(row, anew, {"when", "zone", "place"})) writing.fact_is_new({Fact::date, id});
    if (row.reported != anew.reported) writing.fact_is_new({Fact::report, id});
    for (const auto whole : anew.statement.part_of)
      if (std::ranges::find(row.statement.part_of, whole) == row.statement.part_of.end())
        writing.fact_is_new({Fact::part, id, whole.value()});
  }
  if (id.type == RecordType::place && differ_in_any(row, anew, {"zone", "within"})) {
    writing.zones_changed();
    touch_events_at(writing, PlaceId(id.value));
  }
  if (id.type != RecordType::source) return;
  const SourceId source(id.value);
  if (store::differ_in(row, anew, "published")) {
    writing.state.publications_changed();
    // Whether an event has occurred depends on it, also where nobody else speaks of the event.
    auto resting = store::resting_on(writing.database, source);
    std::ranges::move(store::events_of(writing.database, source), std::back_inserter(resting));
    believe_each_anew(writing, std::move(resting));
  }
  if (row.statement.derived_from != anew.statement.derived_from)
    for (const auto derived : store::derived_from(writing.database, source))
      believe_what_rests_on(writing, derived);
}

void believe_what_rests_on(detail::Base::Writing& writing, SourceId source) {
  believe_each_anew(writing, store::resting_on(writing.database, source));
}

}  // namespace annals::inline v0_2
