#pragma once

#include "annals/record/field.hpp"
#include "sql/database.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace annals::store {

/// The kinds that a base describes, by name. A snapshot.
using Kinds = std::map<std::string, KindDescription, std::less<>>;

/// The description of a kind with fields or without, or null.
inline const KindDescription* find_kind(const Kinds& kinds, std::string_view name) {
  const auto found = kinds.find(name);
  return found == kinds.end() ? nullptr : &found->second;
}

/// Reads the kinds of a base again only when they have grown. Thread-safe.
class KindCache {
 public:
  [[nodiscard]] std::shared_ptr<const Kinds> current(sql::Database& database);
  /// Forgets what was read: after a roll-back, which kinds can shrink in.
  void forget();

 private:
  std::mutex mutex_;
  std::int64_t stamp_ = -1;
  std::shared_ptr<const Kinds> kinds_;
};

/// A kind as the base would have it with what `kind` adds, or nothing where it adds nothing. Throws `Error`:
/// conflict where a field has another type than the base says, invalid_argument where no kind can be so.
std::optional<KindDescription> grown_kind(sql::Database& database, const Kinds& known,
                                          const KindDescription& kind);
/// Writes what `grown` has beyond what is known: the kind, its fields, its table or its new columns. In the
/// caller's transaction, which ends with `write_detail_view`.
void write_kind(sql::Database& database, const Kinds& known, const KindDescription& grown);
/// Makes the view `detail` show all kinds. O(kinds), so once for all that a transaction brings.
void write_detail_view(sql::Database& database, const Kinds& kinds);

/// The SQL that makes the table of a kind.
std::string table_sql(const KindDescription& kind);
/// The rows of `kind` and `kind_field` that describe it.
std::string rows_sql(const KindDescription& kind);
/// The view `detail` over the tables of these kinds.
std::string detail_view_sql(std::span<const KindDescription> kinds);
/// The triggers that refuse writes to a table from outside the library.
std::string guards_sql(std::string_view table);

}  // namespace annals::store
