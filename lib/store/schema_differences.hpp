#pragma once

#include "sql/database.hpp"
#include "store/kinds.hpp"

#include <string>
#include <vector>

namespace annals::inline v0_2::store {

/// Something in the structure of a base that is not as this library makes it.
struct SchemaDifference {
  std::string name;  ///< of the table, view, index, trigger or kind of link
  std::string what;
};

/// All of them: what is missing or is another than a new base with these kinds has, and kinds of link that
/// read otherwise than those of every base. What somebody added beside it is none. In the order of types and
/// names.
std::vector<SchemaDifference> schema_differences(sql::Database& database, const Kinds& kinds);

}  // namespace annals::inline v0_2::store
