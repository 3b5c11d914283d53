#pragma once

#include "sql/database.hpp"

#include <cstdint>
#include <span>
#include <string>

namespace annals::inline v0_2::store {

/// Ids as the parameter `$1` of a condition: of one id an equation, which costs the engine a tenth of a list.
class IdList {
 public:
  IdList(const sql::Database& database, std::span<const std::int64_t> ids)
      : in_(ids.size() == 1 ? "= $1" : database.in_list("$1")),
        one_(ids.size() == 1 ? ids.front() : 0),
        list_(ids.size() == 1 ? std::string() : database.id_list(ids)) {}

  /// What stands behind the column: "= $1", or what the engine has for a list.
  [[nodiscard]] const std::string& in() const { return in_; }
  /// What to bind; valid as long as this is.
  [[nodiscard]] sql::Value value() const {
    return list_.empty() ? sql::Value(one_) : sql::Value(std::string_view(list_));
  }

 private:
  std::string in_;
  std::int64_t one_;
  std::string list_;
};

}  // namespace annals::inline v0_2::store
