#pragma once

#include "annals/error.hpp"
#include "sql/database.hpp"
#include "sql/open.hpp"

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>

namespace annals::inline v0_2::sql::test {

inline std::string file_bytes(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

inline void write_bytes(const std::filesystem::path& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

/// Every file of a folder with its bytes.
inline std::map<std::string, std::string> contents(const std::filesystem::path& folder) {
  std::map<std::string, std::string> result;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    result[entry.path().string()] = entry.is_regular_file() ? file_bytes(entry.path()) : "";
  }
  return result;
}

inline std::int64_t count(Database& database, std::string_view table) {
  Rows rows = database.query("SELECT count(*) FROM " + std::string(table));
  rows.next();
  return rows.integer(0);
}

/// A file of the engine, made where there is none.
inline std::unique_ptr<Database> open_or_make(const std::filesystem::path& path) {
  make_file(path, [](Database&) {});
  return open_file(path, Access::read_write);
}

/// A file with a table `item(id, name)` of `rows` rows, closed again.
inline void make_base(const std::filesystem::path& path, int rows = 3) {
  const auto database = open_or_make(path);
  database->begin();
  database->script("CREATE TABLE item (id INTEGER PRIMARY KEY, name TEXT) STRICT");
  for (int i = 1; i <= rows; ++i) {
    database->run("INSERT INTO item VALUES ($1, $2)", i, "item number " + std::to_string(i));
  }
  database->commit();
}

/// The error that `act` throws. Fails when it throws none.
template <class Act>
Error error_of(Act act) {
  try {
    act();
  } catch (const Error& error) {
    return error;
  }
  FAIL("nothing was thrown");
  throw;  // not reached
}

/// Runs `act` in a process of its own; it says with its result whether all was well.
template <class Act>
pid_t in_child(Act act) {
  const pid_t child = fork();
  if (child != 0) return child;
  bool well = false;
  try {
    well = act();
  } catch (...) {
  }
  _exit(well ? 0 : 1);
}

/// The child's wait status: 0 when all was well.
inline int wait_for(pid_t child) {
  int status = -1;
  waitpid(child, &status, 0);
  return status;
}

}  // namespace annals::inline v0_2::sql::test
