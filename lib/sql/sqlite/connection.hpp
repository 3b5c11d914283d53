#pragma once

#include "annals/error.hpp"
#include "sql/database.hpp"
#include "sql/sqlite/statement.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

namespace annals::sql::sqlite {

struct CloseConnection {
  void operator()(sqlite3* connection) const noexcept;
};
using Handle = std::unique_ptr<sqlite3, CloseConnection>;

/// What a connection that sees no locks (immutable) watches instead.
class Snapshot {
 public:
  explicit Snapshot(std::filesystem::path path);
  /// Throws `busy` when the file has changed since.
  void require_unchanged() const;

 private:
  std::filesystem::path path_;
  std::filesystem::file_time_type written_;
};

class Connection final : public Database {
 public:
  using Database::query;
  using Database::run;

  Connection(Handle handle, bool writes, std::optional<Snapshot> snapshot);

  Rows query(std::string_view sql, std::span<const Value> values) override;
  std::int64_t run(std::string_view sql, std::span<const Value> values) override;
  void script(std::string_view sql) override;

  void begin() override;
  void begin_read() override;
  void commit() override;
  void rollback() override;
  std::int64_t changes_by_others() override;
  bool in_transaction() const override;

  std::string id_list(std::span<const std::int64_t> ids) const override;
  std::string in_list(std::string_view parameter) const override;
  std::optional<std::string> match_words(std::string_view typed) const override;

  void add_text(std::int64_t id, std::string_view title, std::string_view summary,
                std::string_view names) override;
  void remove_text(std::int64_t id, std::string_view title, std::string_view summary,
                   std::string_view names) override;
  void check_text() override;
  void check_text_entries() override;

  std::int32_t application_id() override;
  void set_application_id(std::int32_t id) override;
  std::int32_t format_version() override;
  void set_format_version(std::int32_t version) override;
  std::vector<std::string> integrity_problems() override;

 private:
  [[noreturn]] void refuse_text_index(const Error& error) const;

  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  struct Kept {
    std::shared_ptr<Statement> statement;
    std::uint64_t last_use = 0;
  };

  /// A statement that nobody is using: the one kept for this text, or a fresh one.
  std::shared_ptr<Statement> idle_statement(std::string_view sql);
  void drop_oldest_statement();
  void keep_log();
  void require_transaction(std::string_view doing, bool open) const;

  Handle handle_;
  bool keep_log_at_begin_;
  std::optional<Snapshot> snapshot_;
  std::unordered_map<std::string, Kept, Hash, std::equal_to<>> statements_;
  std::uint64_t uses_ = 0;
};

}  // namespace annals::sql::sqlite
