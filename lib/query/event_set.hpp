#pragma once

#include "annals/query/events.hpp"
#include "query/access_path.hpp"
#include "query/select.hpp"
#include "store/state.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace annals::inline v0_2::query {

/// The events `e` that a filter finds, whatever its order, limit and place in it: the part of a query that
/// listing and counting share. Write further joins and conditions on it, then take its SQL.
///
/// It chooses how the events are found: of the sets that the filter asks for (of an actor, a whole, a place,
/// with words) the smallest where that is small, else a range of time, else the order of time or of the kind
/// as it stands. The engine has no statistics: how large sets are is counted, no further than it matters.
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
  /// SELECT count(*) of them.
  [[nodiscard]] std::string count_sql() const;
  /// Whether one index has them in the order of time, so that all that is asked for can be read on the way.
  [[nodiscard]] bool is_in_order() const { return is_in_order_; }
  /// Those of which one more thing holds, in the order of time; `{}` in it stands for the sort key. `columns`
  /// has sort_key, position and id where they are not `is_in_order`.
  enum class Order { earliest_first, latest_first };
  [[nodiscard]] std::string in_order(std::string_view condition, std::string_view columns, Order order) const;

 private:
  [[nodiscard]] static std::string not_estimated(const std::string& so);
  void require_dated(bool dated);
  void require_time(const EventFilter& filter);
  /// A condition on the time of an event, and a period that an index finds it by: that its bounds overlap, or
  /// that its start is in.
  struct InTime {
    std::string condition;
    std::optional<Period> overlapped{};  ///< the bounds
    std::optional<Period> sorted{};      ///< the sort key, both ends included
    std::optional<Period> started{};     ///< the start, by the estimate
  };
  using InPeriod = std::function<InTime(const Period& period)>;
  [[nodiscard]] InTime overlapping(const Period& period);
  [[nodiscard]] InTime within(const Period& period);
  [[nodiscard]] InTime starting_in(const Period& period);
  [[nodiscard]] InTime in_relation(Relations any_of, const Bounds& to, bool surely);
  void require(const InTime& asked);
  void require_by_clocks(const Period& period, const InPeriod& asked, bool surely);
  /// A set of ids that the events are in, by a query for them; and whether `e` is one of them.
  struct Set {
    std::string ids;
    std::string has_event;
  };
  void add_sets(const EventFilter& filter);
  void require_place(const EventFilter& filter);
  void require_standing(const EventFilter& filter);
  void choose_access_path(const EventFilter& filter);
  bool finds_by_actor(const EventFilter& filter, const Set& set);
  /// How many rows there are, but no more than `most`.
  [[nodiscard]] std::size_t size(std::string_view rows, std::size_t most) const;
  [[nodiscard]] std::string sql(const AccessPath& path, std::string_view columns,
                                std::string_view condition = {}) const;

  store::State& state_;
  Select& select_;
  const KindDescription* kind_;
  bool has_detail_ = false;
  bool is_in_order_ = true;
  InTime in_time_{};  // of all that was asked of the time, by which an index finds them
  std::vector<Set> sets_;
  std::vector<AccessPath> paths_{{"event AS e", ""}};  // each event is found by one of them
  std::string joins_;
  std::string conditions_;
};

}  // namespace annals::inline v0_2::query
