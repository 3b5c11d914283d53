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

  EventFilter random_filter();
  EventFilter::Relation random_relation();

  // By looking at each row (brute_force.cpp).

  std::vector<EventRow> find(const EventFilter& filter) const;
  std::vector<EventRow> find_whatever_the_limit(const EventFilter& filter) const;
  std::vector<GroupCount> count_by(const EventFilter& filter, Group group) const;
  std::vector<GroupCount> count_by(const EventFilter& filter, const std::string& field) const;

 private:
  std::int64_t number(std::int64_t from, std::int64_t to);
  bool chance(int percent) { return number(1, 100) <= percent; }
  Instant random_instant();
  Period random_period();
  Bounds random_bounds();
  std::string random_words(int most);
  Fields random_details();
  void add_places_and_actors();
  void add_event(std::int64_t id);
  void store(const EventRow& event);
  bool is_within(std::optional<std::int64_t> place, std::int64_t container) const;
  std::string printed(const Value& value) const;
  bool found(const EventRow& event, const EventFilter& filter) const;

  std::mt19937 random_;
  std::unique_ptr<sql::Database> database_;
  OddState state_;
  std::vector<EventRow> events_;
  std::map<std::int64_t, std::optional<std::int64_t>> container_of_;
  std::map<std::int64_t, std::string> printed_key_;
};

}  // namespace annals::testing
