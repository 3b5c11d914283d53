#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;
struct sqlite3_value;

/// SQLite by hand, as a careful program in C would use it.
namespace annals::bench {

/// A prepared statement, to be run again and again.
class Statement {
 public:
  Statement(sqlite3* handle, const std::string& sql);
  /// Binds the numbers, from ?1 on, and starts anew.
  template <class... Numbers>
  Statement& with(Numbers... numbers) {
    start();
    int at = 0;
    (bind(++at, static_cast<std::int64_t>(numbers)), ...);
    return *this;
  }
  void start();
  void bind(int parameter, std::int64_t number);
  void bind(int parameter, double number);
  void bind(int parameter, std::string_view text);
  void bind(int parameter, const sqlite3_value* value);
  /// Whether there is a row, or another.
  bool step();
  [[nodiscard]] int columns() const;
  [[nodiscard]] std::int64_t number(int column) const;
  [[nodiscard]] std::string text(int column) const;
  [[nodiscard]] sqlite3_value* copy(int column) const;

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const noexcept;
  };
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
};

/// One connection.
class BareDatabase {
 public:
  explicit BareDatabase(const std::filesystem::path& path);
  ~BareDatabase();
  BareDatabase(const BareDatabase&) = delete;
  BareDatabase& operator=(const BareDatabase&) = delete;

  void execute(const std::string& sql);
  [[nodiscard]] Statement prepare(const std::string& sql) const { return {handle_, sql}; }

 private:
  sqlite3* handle_ = nullptr;
};

/// The rows that a base has in its main tables, to be inserted again by prepared statements: the same
/// columns, without keys, indexes or text index, in one transaction.
class BareTables {
 public:
  explicit BareTables(const std::filesystem::path& base);
  void insert_into(const std::filesystem::path& path) const;

 private:
  struct Free {
    void operator()(sqlite3_value* value) const noexcept;
  };
  struct Table {
    std::string name;
    int columns = 0;
    std::vector<std::unique_ptr<sqlite3_value, Free>> cells{};
  };
  std::vector<Table> tables_;
};

}  // namespace annals::bench
