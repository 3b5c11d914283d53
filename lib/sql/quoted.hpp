#pragma once

#include <string>
#include <string_view>

/// Names and texts that stand in SQL itself, where no parameter can. Not for texts with a NUL.
namespace annals::inline v0_2::sql {

/// "name", a table or a column.
std::string quoted_name(std::string_view name);

/// 'text', a value.
std::string quoted_text(std::string_view text);

}  // namespace annals::inline v0_2::sql
