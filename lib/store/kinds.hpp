#pragma once

#include "annals/record/field.hpp"
#include "annals/record/id.hpp"
#include "sql/database.hpp"
#include "store/rules.hpp"

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace annals::inline v0_2::store {

/// The kinds that a base describes: of events, and those types of actors that have fields. A snapshot.
using Kinds = std::map<std::pair<RecordType, std::string>, KindDescription>;

/// The description of a kind with fields or without, or null. Records of other types have no kinds.
const KindDescription* find_kind(const Kinds& kinds, RecordType of, std::string_view name);

/// Reads the kinds and the rules of a base again only when they have changed. Thread-safe.
class KindCache {
 public:
  struct Current {
    std::shared_ptr<const Kinds> kinds;
    Rules rules;
  };
  [[nodiscard]] Current current(sql::Database& database);
  /// Forgets what was read: after a roll-back, which kinds can shrink in.
  void forget();

 private:
  std::mutex mutex_;
  std::array<std::int64_t, 3> stamp_{-1, -1,
                                     -1};  // how much the kinds have grown, changed, and been taken back
  std::shared_ptr<const Kinds> kinds_;
  std::optional<std::string> rules_stamp_;  // all of them
  Rules rules_;
};

/// A kind as the base would have it with what `kind` adds, or nothing where it adds nothing. Throws `Error`:
/// conflict where a field has another type than the base says, invalid_argument where no kind can be so.
std::optional<KindDescription> grown_kind(const Kinds& known, const KindDescription& kind);
/// Writes what `grown` has beyond what is known: the kind, its fields, its table or its new columns. In the
/// caller's transaction.
void write_kind(sql::Database& database, const Kinds& known, const KindDescription& grown);

/// The table of a kind: "event_summit". No other name in the schema begins so.
std::string table_of(const KindDescription& kind);
/// The SQL that makes the table of a kind.
std::string table_sql(const KindDescription& kind);
/// The rows of `kind` and `kind_field` that describe it.
std::string rows_sql(const KindDescription& kind);
/// The triggers that refuse writes to a table from outside the library.
std::string guards_sql(std::string_view table);

}  // namespace annals::inline v0_2::store
