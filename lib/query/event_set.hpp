#pragma once

#include "annals/query/events.hpp"
#include "query/select.hpp"
#include "store/state.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace annals::inline v0_2::query {

/// The events `e` that a filter finds, whatever its order, limit and place in it: the part of a query that
/// listing and counting share. Write further joins and conditions on it, then take its SQL.
class EventSet {
 public:
  /// `select`, which must outlive this, gets the parameters. Throws as the functions in query/events.hpp.
  EventSet(store::State& state, const EventFilter& filter, Select& select);

  std::string parameter(OwnedValue value) { return select_.parameter(std::move(value)); }
  /// The kind that was asked for; null: none was, or the base does not know it.
  [[nodiscard]] const KindDescription* kind() const { return kind_; }
  /// The column of a field of that kind: of a date, without the words that stand behind it.
  std::string column(const FieldDescription& field);
  /// A query for the ids of what another filter finds, to stand in this one.
  std::string ids_found(const EventFilter& filter);
  void join(std::string_view table_and_condition);
  void require(std::string_view condition);

  /// SELECT {columns} FROM event AS e … WHERE … {rest}. Part of a larger statement, or the whole of it.
  [[nodiscard]] std::string sql(std::string_view columns, std::string_view rest = {}) const;
  /// The same with one more condition.
  [[nodiscard]] std::string sql_where(std::string_view condition, std::string_view columns,
                                      std::string_view rest) const;

 private:
  [[nodiscard]] static std::string not_estimated(const std::string& so);
  void require_dated(bool dated);
  void require_time(const EventFilter& filter);
  /// A condition on the time of an event, and a period that an index finds it by: that its bounds overlap, or
  /// that its start is in.
  struct InTime {
    std::string condition;
    std::optional<Period> overlapped{};
    std::optional<Period> start{};
  };
  using InPeriod = std::function<InTime(const Period& period)>;
  [[nodiscard]] InTime overlapping(const Period& period);
  [[nodiscard]] InTime within(const Period& period);
  [[nodiscard]] InTime starting_in(const Period& period);
  [[nodiscard]] InTime in_relation(Relations any_of, const Bounds& to, bool surely);
  void require(const InTime& asked);
  void require_by_clocks(const Period& period, const InPeriod& asked, bool surely);
  void require_edges(const EventFilter& filter);
  void require_standing(const EventFilter& filter);

  store::State& state_;
  Select& select_;
  const KindDescription* kind_;
  bool has_detail_ = false;
  std::string joins_;
  std::string conditions_;
};

}  // namespace annals::inline v0_2::query
