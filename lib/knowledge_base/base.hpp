#pragma once

#include "annals/knowledge_base.hpp"
#include "annals/query/events.hpp"
#include "sql/database.hpp"
#include "sql/pool.hpp"
#include "store/kinds.hpp"

#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

namespace annals::detail {

/// One open file: its writing connection, its readers, and the transaction that is open on it.
/// Queries and transactions share it, so that neither outlives the file.
class Base final : public EventSource {
 public:
  Base(std::filesystem::path path, OpenOptions options);

  /// What a write works with.
  struct Writing {
    sql::Database& database;
    const store::Kinds& kinds;
    std::int64_t& next_id;
    bool begun = false;  ///< set before the first change: from then on a failure spoils the transaction

    std::int64_t take_id() { return next_id++; }
  };

  /// Runs `work(Writing&)` in the open transaction of this thread, or in one of its own. When it throws,
  /// nothing is changed.
  template <class Work>
  auto write(Work&& work) {
    const std::scoped_lock lock(write_mutex_);
    if (in_transaction()) return write_within(std::forward<Work>(work));
    begin();
    try {
      if constexpr (std::is_void_v<std::invoke_result_t<Work, Writing&>>) {
        write_within(std::forward<Work>(work));
        finish();
      } else {
        auto result = write_within(std::forward<Work>(work));
        finish();
        return result;
      }
    } catch (...) {
      abandon();
      throw;
    }
  }

  /// Runs `work(sql::Database&, const store::Kinds&)` on one state of the base: that of the open transaction
  /// of this thread, that of a read around this one, or the latest.
  template <class Work>
  auto read(Work&& work) const {
    if (owner_ == std::this_thread::get_id()) return work(*writer_, *kinds_of(*writer_));
    if (auto* database = reading_on_this_thread()) return work(*database, *kinds_of(*database));
    const auto lease = readers_.acquire();
    const Reading reading(*this, *lease);
    return work(*lease, *kinds_of(*lease));
  }

  // The transaction that a Transaction stands for.
  void open_transaction();
  void commit_transaction();
  void abandon_transaction() noexcept;

  /// Whether a kind of the program has been described since the base was opened.
  [[nodiscard]] bool knows(std::string_view kind);
  void know(std::string_view kind);
  [[nodiscard]] Instant now() const { return options_.clock ? options_.clock() : Instant::now(); }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  [[nodiscard]] std::vector<EventEntry<>> fetch(const EventFilter& filter) const override;
  [[nodiscard]] std::size_t count(const EventFilter& filter) const override;
  [[nodiscard]] std::vector<GroupCount> count_by(const EventFilter& filter, Group group) const override;
  [[nodiscard]] std::string sql(const EventFilter& filter) const override;

 private:
  /// Marks a connection as that of the reads within a read, on this thread.
  class Reading {
   public:
    Reading(const Base& base, sql::Database& database);
    ~Reading();
    Reading(const Reading&) = delete;
    Reading& operator=(const Reading&) = delete;

   private:
    friend class Base;
    const Base& base_;
    sql::Database& database_;
    const Reading* outer_;
  };

  template <class Work>
  auto write_within(Work&& work) {
    if (spoiled_)
      throw Error(ErrorCode::conflict,
                  "A write in this transaction failed half-way, so it can only be rolled back: leave it and "
                  "begin anew.");
    const auto kinds = kinds_of(*writer_);
    Writing writing{*writer_, *kinds, next_id_};
    try {
      return work(writing);
    } catch (...) {
      spoiled_ = spoiled_ || writing.begun;
      throw;
    }
  }

  [[nodiscard]] bool in_transaction() const { return owner_ == std::this_thread::get_id(); }
  void begin();
  void finish();
  void abandon() noexcept;
  [[nodiscard]] sql::Database* reading_on_this_thread() const;
  [[nodiscard]] std::shared_ptr<const store::Kinds> kinds_of(sql::Database& database) const {
    return kinds_.current(database);
  }

  std::filesystem::path path_;
  OpenOptions options_;
  std::unique_ptr<sql::Database> writer_;  // null: opened for reading only
  mutable sql::Pool readers_;              // closed before the writer, which tidies up
  mutable store::KindCache kinds_;

  std::recursive_mutex write_mutex_;
  std::atomic<std::thread::id> owner_{};  // of the open transaction
  bool spoiled_ = false;
  std::int64_t next_id_ = 0;
  std::set<std::string, std::less<>> known_;
};

}  // namespace annals::detail
