#pragma once

#include "sql/sqlite/mark.hpp"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

/// The engine takes what it finds beside a file for its own: it undoes or redoes what a journal or a log
/// says, and deletes the file that a journal names as its super-journal. So these are looked at first.
namespace annals::inline v0_2::sql::sqlite {

/// Why the journal (-journal) beside a file must not be rolled back: it names a super-journal, or it is not
/// of the base with this number. Without a number, only the former can be told.
std::optional<std::string> foreign_journal(const std::filesystem::path& journal,
                                           std::optional<std::int64_t> number);

/// Why the log (-wal) beside a base must not be read: it is of another base, or it does not follow on the
/// state that the file is in. O(log).
std::optional<std::string> foreign_log(const std::filesystem::path& log, const Mark& mark,
                                       std::uint32_t application_id);

}  // namespace annals::inline v0_2::sql::sqlite
