#include "sql/sqlite/failure.hpp"

#include "annals/error.hpp"

#include <cerrno>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/statvfs.h>

#include <sqlite3.h>

namespace annals::inline v0_2::sql::sqlite {

namespace {

struct Class {
  ErrorCode code;
  const char* advice;
};

/// What the operating system has against it, for those reasons that a person can act on.
const char* advice_of_system(int error) {
  switch (error) {
    case ENOSPC:
      return "the disk is full; make room and try again";
    case EDQUOT:
      return "the quota of this user on the disk is used up; make room and try again";
    case EFBIG:
      return "the file may not grow beyond a limit of its size (ulimit -f, or the file system's); raise it "
             "and try again";
    case EROFS:
      return "the place is read-only; open a copy in a place that can be written";
    case EACCES:
    case EPERM:
      return "the permissions of the file or of its folder do not allow it";
    case EMFILE:
    case ENFILE:
      return "too many files are open; close some and try again";
    default:
      return nullptr;
  }
}

/// What is wrong with the place of a file, where the engine has not kept the operating system's reason.
const char* advice_of_place(const char* file) {
  rlimit sizes{};
  struct stat of_file {};
  for (const auto& path : {std::string(file), std::string(file) + "-wal"})
    if (getrlimit(RLIMIT_FSIZE, &sizes) == 0 && sizes.rlim_cur != RLIM_INFINITY &&
        stat(path.c_str(), &of_file) == 0 && static_cast<rlim_t>(of_file.st_size) + 65536 > sizes.rlim_cur)
      return advice_of_system(EFBIG);
  struct statvfs room {};
  if (statvfs(file, &room) == 0 && room.f_bavail == 0) return advice_of_system(ENOSPC);
  return nullptr;
}

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
      if (code == SQLITE_READONLY_ROLLBACK || code == SQLITE_READONLY_RECOVERY)
        return {
            ErrorCode::read_only,
            "a writer was stopped half-way, and only one who may write can bring the file back to its last "
            "commit; open it once for writing"};
      if (code == SQLITE_READONLY_DBMOVED)
        return {ErrorCode::storage, "the file no longer has this name; open it again"};
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
    case SQLITE_INTERRUPT:
      return {ErrorCode::corrupt,
              "it takes more steps than the work on a file of this size can; the file is damaged or not as "
              "Annals makes it"};
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
  Class found = classify(code);
  const int primary = code & 0xff;
  // A connection for which there was no memory has no name.
  const char* file = connection == nullptr ? nullptr : sqlite3_db_filename(connection, "main");
  if (file != nullptr && (primary == SQLITE_IOERR || primary == SQLITE_CANTOPEN || primary == SQLITE_FULL)) {
    const char* advice = advice_of_system(sqlite3_system_errno(connection));
    if (advice == nullptr) advice = advice_of_place(file);
    if (advice != nullptr) found.advice = advice;
  }
  // Some codes (an I/O error at a lock, say) leave no message of their own behind.
  const bool has_message = (sqlite3_errcode(connection) & 0xff) == primary;
  std::string message = "Cannot " + doing;
  if (file != nullptr && *file != '\0') message += std::string(" in ") + file;
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

}  // namespace annals::inline v0_2::sql::sqlite
