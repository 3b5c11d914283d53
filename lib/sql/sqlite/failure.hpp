#pragma once

#include <string>
#include <string_view>

struct sqlite3;

namespace annals::inline v0_2::sql::sqlite {

/// Throws the `annals::Error` for a result code of the engine: "Cannot `doing`: what to do (what it said)."
[[noreturn]] void fail(sqlite3* connection, int code, const std::string& doing);

/// The beginning of a statement on one line, for messages: `run 'INSERT INTO event (id, title…'`.
std::string run_phrase(std::string_view sql);

}  // namespace annals::inline v0_2::sql::sqlite
