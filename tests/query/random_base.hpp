#pragma once

#include "annals/query/events.hpp"
#include "sql/database.hpp"
#include "store/state.hpp"
#include "temporary_directory.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace annals::testing {

/// An event as the tables hold it.
struct EventRow {
  std::int64_t id = 0;
  std::string key{};
  std::string kind{};
  std::string title{};
  std::optional<std::string> summary{};
  std::string name{};
  Bounds bounds{};
  std::int64_t sort_key = 0;
  std::optional<std::int64_t> place{};
  std::string outcome{};
  std::optional<std::string> standing{};
  std::set<std::pair<std::int64_t, std::string>> with{};
  std::set<std::int64_t> wholes{};
  Fields details{};
};

/// What of a claim the questions about events depend on.
struct ClaimRow {
  std::int64_t record = 0;
  std::int64_t source = 0;
  std::optional<std::int64_t> speaker{};
  std::int64_t recorded = 0;
  bool retracted = false;
  bool superseded = false;
};

struct LinkRow {
  std::int64_t from = 0;
  LinkKind kind{};
  std::int64_t to = 0;
  std::optional<std::string> standing{};
};

/// A file with the tables of `schema.sql`, without records.
std::unique_ptr<sql::Database> empty_base(const TemporaryDirectory& folder);

/// The kind whose table a random base has; its names want quoting.
const KindDescription& odd_kind();

/// A state of a database that knows this kind, and the word "threat".
struct OddState {
  explicit OddState(sql::Database& database);
  store::KindCache cache{};
  store::State state;
};

/// A small base of random events among few instants, places and actors, so that everything meets everything.
/// The rows are kept beside the file, to be searched one by one.
class RandomBase {
 public:
  RandomBase(const TemporaryDirectory& folder, unsigned seed, std::size_t events);

  sql::Database& database() { return *database_; }
  store::State& state() { return state_.state; }

  EventFilter random_filter() { return random_filter(2); }
  EventFilter::Relation random_relation();

  // By looking at each row (brute_force.cpp).

  std::vector<EventRow> find(const EventFilter& filter) const;
  std::vector<EventRow> find_whatever_the_limit(const EventFilter& filter) const;
  std::vector<GroupCount> count_by(const EventFilter& filter, const detail::Grouping& grouping) const;
  std::vector<PairCount> count_by(const EventFilter& filter, const detail::Grouping& first,
                                  const detail::Grouping& second) const;
  std::optional<Value> aggregate(const EventFilter& filter, detail::Aggregate aggregate,
                                 const std::string& field) const;

 private:
  std::int64_t number(std::int64_t from, std::int64_t to);
  bool chance(int percent) { return number(1, 100) <= percent; }
  Instant random_instant();
  Period random_period();
  Bounds random_bounds();
  std::string random_words(int most);
  Fields random_details();
  /// Queries within it are as deep as `depth` at most.
  EventFilter random_filter(int depth);
  Criterion random_criterion(bool with_fields, int depth);
  Criterion random_field_criterion(int depth);
  EventFilter::FieldOrder random_field_order();
  std::int64_t random_event() { return 10 + number(0, std::ssize(events_) - 1); }
  std::optional<std::string> random_standing();
  void add_places_actors_and_sources();
  void add_event(std::int64_t id);
  void add_claims_and_links();
  void store(const EventRow& event);
  bool is_within(std::optional<std::int64_t> place, std::int64_t container) const;
  std::string printed(const Value& value) const;
  bool found(const EventRow& event, const EventFilter& filter) const;
  bool holds(const EventRow& event, const EventFilter& filter, const Criterion& criterion) const;
  bool is_found(std::int64_t event, const Criterion::Found& by) const;
  bool comes_first(const EventFilter& filter, const EventRow& a, const EventRow& b) const;
  bool comes_after_cursor(const EventFilter& filter, const EventRow& event) const;
  std::set<std::string> groups_of(const EventRow& event, const detail::Grouping& grouping) const;

  std::mt19937 random_;
  std::unique_ptr<sql::Database> database_;
  OddState state_;
  std::vector<EventRow> events_;
  std::vector<ClaimRow> claims_;
  std::vector<LinkRow> links_;
  std::map<std::int64_t, std::optional<std::int64_t>> container_of_;
  std::map<std::int64_t, std::string> printed_key_;
};

}  // namespace annals::testing
