#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

struct sqlite3;
struct sqlite3_value;

/// What the library is measured against: SQLite by hand.
namespace annals::bench {

/// One connection, as a careful program would open it.
class BareDatabase {
 public:
  explicit BareDatabase(const std::filesystem::path& path);
  ~BareDatabase();
  BareDatabase(const BareDatabase&) = delete;
  BareDatabase& operator=(const BareDatabase&) = delete;

  void execute(const std::string& sql);
  [[nodiscard]] sqlite3* handle() const { return handle_; }

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
  struct Table {
    std::string name;
    int columns = 0;
    std::vector<std::unique_ptr<sqlite3_value, void (*)(sqlite3_value*)>> cells;
  };
  std::vector<Table> tables_;
};

/// A page of the timeline of a base, read by hand-written SQL into strings: the events and their
/// participants.
std::size_t read_page_bare(BareDatabase& base, std::int64_t after_key, std::size_t limit);

/// The effects of an event to a depth, by one recursive query with titles, mechanisms and sources.
std::size_t read_effects_bare(BareDatabase& base, std::int64_t event, std::size_t depth);

}  // namespace annals::bench
