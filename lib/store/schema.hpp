#pragma once

#include "annals/time/instant.hpp"
#include "sql/database.hpp"
#include "store/rules.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace annals::inline v0_2::store {

/// The text of schema.sql, embedded.
std::string_view schema_sql();
/// schema.sql without the kinds that come with the library: what every base begins with.
const std::string& core_schema();

inline constexpr std::int32_t application_id = 0x416E6E6C;  // "Annl"
inline constexpr std::int32_t format = 1;

/// The row of `origin` that is this base.
inline constexpr std::int64_t own_origin = 1;
/// The row of `source` that is the base's owner.
inline constexpr std::int64_t self_source = 1;

/// What a base has for good from when it is made.
struct Founding {
  std::string origin{};
  std::string zone{};  ///< empty: UTC
  Rules rules{};
};

/// Makes the tables of an empty database, in one transaction: a base without records but its owner.
void create(sql::Database& database, const Founding& founding, Instant now);

/// Makes a copy a base of its own: of another number than the one that it was copied from.
void renumber(sql::Database& copy);

/// A named step from one format to the next, for tables and their indexes alone: views and triggers hold no
/// data, and are made anew from schema.sql. Steps are never changed once a release has written them.
struct Migration {
  std::int32_t to;
  std::string_view name;
  std::string_view sql;
};

/// The steps from format 1 to this one, in order. There are none yet.
std::span<const Migration> migrations();

/// Throws `Error`: newer_format where this program is too old, corrupt where something in the schema is not
/// what it is in schema.sql: another kind of thing under the name, or another text. An older format is
/// brought to that of the last step, in one transaction, where `may_write`; else it throws read_only. A step
/// that fails is named, and leaves the format as it was.
void open_format(sql::Database& database, bool may_write, std::span<const Migration> steps = migrations());

/// Makes the text index anew, in the open transaction, and gives the number of records in it. Throws
/// `corrupt` where too little of the old one is left to be removed.
std::size_t remake_search(sql::Database& database);

}  // namespace annals::inline v0_2::store
