#include "sql/sqlite/failure.hpp"

#include "annals/error.hpp"

#include <sqlite3.h>

namespace annals::sql::sqlite {

namespace {

struct Class {
  ErrorCode code;
  const char* advice;
};

Class classify(int code) {
  switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {ErrorCode::busy, "another program or thread is writing; try again in a moment"};
    case SQLITE_CORRUPT:
      return {ErrorCode::corrupt, "the file is damaged; restore it from a copy"};
    case SQLITE_NOTADB:
      return {ErrorCode::not_a_base, "the file is encrypted, or not a database"};
    case SQLITE_READONLY:
      return {ErrorCode::read_only,
              "it is open for reading only; open a copy in a place that can be written"};
    case SQLITE_FULL:
      return {ErrorCode::storage, "there is no room left; make room and try again"};
    case SQLITE_CANTOPEN:
      return {ErrorCode::storage, "the file, or its log beside it, cannot be opened; check the permissions"};
    case SQLITE_IOERR:
      return {ErrorCode::storage, "reading or writing the file failed; check the disk"};
    case SQLITE_NOMEM:
      return {ErrorCode::storage, "there is not enough memory"};
    case SQLITE_TOOBIG:
    case SQLITE_MISMATCH:
    case SQLITE_RANGE:
      return {ErrorCode::invalid_argument, "a value does not fit"};
    case SQLITE_CONSTRAINT:
      if (code == SQLITE_CONSTRAINT_UNIQUE || code == SQLITE_CONSTRAINT_PRIMARYKEY ||
          code == SQLITE_CONSTRAINT_ROWID) {
        return {ErrorCode::already_exists, "there is such a row already"};
      }
      return {ErrorCode::invalid_argument, "a rule of the schema forbids it"};
    default:
      return {ErrorCode::storage, "the engine refused"};
  }
}

}  // namespace

void fail(sqlite3* connection, int code, const std::string& doing) {
  const Class found = classify(code);
  // Some codes (an I/O error at a lock, say) leave no message of their own behind.
  const bool has_message = (sqlite3_errcode(connection) & 0xff) == (code & 0xff);
  std::string message = "Cannot " + doing;
  if (const char* file = sqlite3_db_filename(connection, "main"); file != nullptr && *file != '\0') {
    message += std::string(" in ") + file;
  }
  message += std::string(": ") + found.advice + " (" +
             (has_message ? sqlite3_errmsg(connection) : sqlite3_errstr(code)) + ").";
  throw Error(found.code, message);
}

std::string run_phrase(std::string_view sql) {
  constexpr std::size_t longest = 60;
  std::string words;
  for (const char c : sql) {
    const bool space = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (space && (words.empty() || words.back() == ' ')) continue;
    // Only at the start of a character, so that UTF-8 is never cut.
    if (words.size() >= longest && (static_cast<unsigned char>(c) & 0xc0) != 0x80) {
      words += "…";
      break;
    }
    words += space ? ' ' : c;
  }
  return "run '" + words + "'";
}

}  // namespace annals::sql::sqlite
