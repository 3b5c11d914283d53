#pragma once

#include "annals/query/events.hpp"
#include "query/select.hpp"
#include "store/state.hpp"

#include <string>
#include <string_view>
#include <utility>

namespace annals::query {

/// The events `e` that a filter finds, whatever its order, limit and place in it: the part of a query that
/// listing and counting share. Write further joins and conditions on it, then take the `Select`.
class EventSet {
 public:
  /// Throws Error (invalid_argument) for a condition on a field that the kind does not have so.
  EventSet(store::State& state, const EventFilter& filter);

  std::string parameter(OwnedValue value) { return select_.parameter(std::move(value)); }
  void join(std::string_view table_and_condition);
  void require(std::string_view condition);

  /// SELECT {columns} FROM event AS e … WHERE … {rest}. Part of a larger statement, or the whole of it.
  [[nodiscard]] std::string sql(std::string_view columns, std::string_view rest = {}) const;
  /// The same with one more condition.
  [[nodiscard]] std::string sql_where(std::string_view condition, std::string_view columns,
                                      std::string_view rest) const;
  /// The statement of this text, with all that it has for parameters.
  Select select(std::string sql) &&;

 private:
  void require_time(sql::Database& database, const EventFilter& filter);
  void require_relation(sql::Database& database, const EventFilter::Relation& relation);
  void require_start_in_order(const Period& period);
  void require_overlap(sql::Database& database, const Period& period);
  void require_ties(const EventFilter& filter);
  void require_fields(const EventFilter& filter, const KindDescription* kind);

  std::string joins_;
  std::string conditions_;
  Select select_;  // its text comes last
};

}  // namespace annals::query
