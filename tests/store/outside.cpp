#include "store/outside.hpp"

#include <stdexcept>

#include <sqlite3.h>

namespace annals::test {

Outside::Outside(const std::filesystem::path& base) {
  if (sqlite3_open_v2(base.c_str(), &connection_, SQLITE_OPEN_READWRITE, nullptr) != SQLITE_OK) {
    sqlite3_close_v2(connection_);
    throw std::runtime_error("cannot open " + base.string());
  }
}

Outside::~Outside() {
  sqlite3_close_v2(connection_);
}

std::vector<std::string> Outside::lines(const std::string& sql) {
  std::vector<std::string> all;
  const auto add_row = [](void* lines, int columns, char** values, char**) {
    std::string line;
    for (int i = 0; i < columns; ++i)
      line += (i == 0 ? "" : " | ") + std::string(values[i] != nullptr ? values[i] : "-");
    static_cast<std::vector<std::string>*>(lines)->push_back(std::move(line));
    return 0;
  };
  if (sqlite3_exec(connection_, sql.c_str(), add_row, &all, nullptr) != SQLITE_OK)
    throw std::runtime_error(sql + ": " + sqlite3_errmsg(connection_));
  return all;
}

std::string Outside::run(const std::string& sql) {
  const int code = sqlite3_exec(connection_, sql.c_str(), nullptr, nullptr, nullptr);
  const std::string message = code == SQLITE_OK ? "" : sqlite3_errmsg(connection_);
  if (sqlite3_get_autocommit(connection_) == 0)
    sqlite3_exec(connection_, "ROLLBACK", nullptr, nullptr, nullptr);
  return message;
}

std::string Outside::run_unguarded(const std::string& sql) {
  sqlite3_db_config(connection_, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
  auto message = run(sql);
  sqlite3_db_config(connection_, SQLITE_DBCONFIG_ENABLE_TRIGGER, 1, nullptr);
  return message;
}

std::vector<std::string> lines_of(const std::filesystem::path& base, const std::string& sql) {
  return Outside(base).lines(sql);
}

}  // namespace annals::test
