#pragma once

#include "annals/knowledge_base.hpp"
#include "annals/query/events.hpp"
#include "knowledge_base/settling.hpp"
#include "knowledge_base/turn.hpp"
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
#include <unordered_set>
#include <utility>
#include <vector>

namespace annals::detail {

/// One open file: its writing connection, its readers, and the transaction that is open on it.
/// Queries and transactions share it, so that neither outlives the file.
class Base final : public EventSource {
 public:
  /// The description that a struct gives of its kind.
  using Describe = KindDescription (*)();

  Base(std::filesystem::path path, OpenOptions options);

  /// What a write works with.
  class Writing {
   public:
    Writing(Base& base, std::shared_ptr<const store::Kinds> kinds)
        : database(*base.writer_), base_(base), kinds_(std::move(kinds)) {}

    sql::Database& database;
    bool begun = false;  ///< set before the first change: from then on a failure spoils the transaction

    [[nodiscard]] const store::Kinds& kinds() const { return *kinds_; }
    std::int64_t take_id() { return base_.next_id_++; }
    /// A kind as the base will have it with what `kind` adds, or nothing where it adds nothing. Writes
    /// nothing; throws `Error` where no kind can be so.
    [[nodiscard]] std::optional<KindDescription> grown(const KindDescription& kind);
    /// Makes the base describe a kind as `grown` has it.
    void describe(const KindDescription& grown);
    /// Whether the base is known to describe what this struct does. A kind is known by its struct: two
    /// structs of one name may differ in their fields.
    [[nodiscard]] bool describes(Describe kind) const { return base_.known_.contains(kind); }
    void describes_now(Describe kind) { base_.known_.insert(kind); }
    /// Whether a record is there. Asks the database once in a transaction.
    bool exists(RecordId id);
    /// What the record just written is: it need not be asked for.
    void exists_now(RecordId id) { base_.seen_.insert(id); }
    /// The event may have moved in time: its place is worked out before anyone reads it.
    void touch(EventId event) { base_.unsettled_.events.push_back(event.value()); }
    void touch(TimingId timing, EventId event, EventId anchor) {
      base_.unsettled_.timings.push_back(timing.value());
      touch_tied(event);
      touch_tied(anchor);
    }
    /// A fact that this transaction brings: a timing, the date of an event, or that it is part of a whole.
    void fact_is_new(RecordId record, std::int64_t whole = 0) {
      base_.contested_before_[{record, whole}] = false;
    }
    /// Facts may be stronger or weaker than they were.
    void strengths_changed() { base_.unsettled_.strengths = true; }
    /// The event is, or was, tied to what has changed.
    void touch_tied(EventId event) { base_.unsettled_.tied.push_back(event.value()); }
    /// Whether dates are read in any zone but UTC.
    bool has_zones();
    void zones_changed() { base_.has_zones_.reset(); }

   private:
    Base& base_;
    std::shared_ptr<const store::Kinds> kinds_;
  };

  /// Runs `work(Writing&)` in the open transaction of this thread, or in one of its own. When it throws,
  /// nothing is changed.
  template <class Work>
  auto write(Work&& work) {
    require_no_visit();
    if (const auto use = use_own_transaction()) return write_within(std::forward<Work>(work));
    begin();
    try {
      if constexpr (std::is_void_v<std::invoke_result_t<Work, Writing&>>) {
        write_within(std::forward<Work>(work));
        commit();
      } else {
        auto result = write_within(std::forward<Work>(work));
        commit();
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
    if (const auto use = use_own_transaction()) {
      const Reading reading(*this, *writer_);
      return work(*writer_, *kinds_of(*writer_));
    }
    if (auto* database = reading_on_this_thread()) return work(*database, *kinds_of(*database));
    constexpr bool gives = !std::is_void_v<std::invoke_result_t<Work, sql::Database&, const store::Kinds&>>;
    for (;;) {
      const auto lease = readers_.acquire();
      const Reading reading(*this, *lease);
      try {
        if constexpr (gives) {
          auto result = work(*lease, *kinds_of(*lease));
          if (lease->is_current()) return result;
        } else {
          work(*lease, *kinds_of(*lease));
          if (lease->is_current()) return;
        }
      } catch (const Error&) {
        if (lease->is_current()) throw;
      }
      if (!gives) refuse_disturbed();  // what it has done cannot be taken back
    }
  }

  /// The same for what shows the order of events: what the transaction of this thread has written is settled
  /// first.
  template <class Work>
  auto read_in_order(Work&& work) const {
    const auto use = use_own_transaction();
    if (use) settle();
    return read(std::forward<Work>(work));
  }

  // The transaction that a Transaction stands for. Begun and committed by one thread; abandoned by any.
  void open_transaction();
  /// Whether this thread has begun the transaction that is open.
  [[nodiscard]] bool in_transaction() const { return owner_ == std::this_thread::get_id(); }
  void commit_transaction(bool strict);
  /// What the open transaction has brought into contradiction.
  [[nodiscard]] std::vector<Contradiction> contradictions_brought() const;
  void abandon() noexcept;

  /// When what is entered now is recorded. Throws `Error` (invalid_argument) where the clock gives no
  /// instant.
  [[nodiscard]] Instant now() const;
  [[nodiscard]] bool writes() const { return options_.mode != OpenOptions::Mode::read_only; }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  [[nodiscard]] std::vector<EventEntry<>> fetch(const EventFilter& filter) const override;
  [[nodiscard]] std::size_t count(const EventFilter& filter) const override;
  [[nodiscard]] std::vector<GroupCount> count_by(const EventFilter& filter, Group group) const override;
  [[nodiscard]] std::vector<GroupCount> count_by(const EventFilter& filter,
                                                 std::string_view field) const override;
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
    if (writing_kinds_ == nullptr) writing_kinds_ = kinds_.current(*writer_);
    Writing writing(*this, writing_kinds_);
    try {
      return work(writing);
    } catch (...) {
      spoiled_ = spoiled_ || writing.begun;
      throw;
    }
  }

  struct HashRecord {
    std::size_t operator()(RecordId id) const noexcept { return std::hash<std::int64_t>()(id.value); }
  };

  /// Throws for what was read while somebody wrote to a file that is read without locks.
  [[noreturn]] void refuse_disturbed() const;
  /// Keeps the transaction of this thread open for as long as it is held; empty where there is none.
  [[nodiscard]] std::unique_lock<std::recursive_mutex> use_own_transaction() const;
  /// Throws where this thread is in the middle of a read: what is visited must not change.
  void require_no_visit() const;
  /// Brings the chronology of the open transaction up to date.
  void settle() const;
  void begin();
  void commit();
  void end_turn() noexcept;
  [[nodiscard]] sql::Database* reading_on_this_thread() const;
  [[nodiscard]] std::shared_ptr<const store::Kinds> kinds_of(sql::Database& database) const {
    return kinds_.current(database);
  }

  std::filesystem::path path_;
  OpenOptions options_;
  std::unique_ptr<sql::Database> writer_;  // null: opened for reading only, or to be opened anew
  mutable sql::Pool readers_;              // closed before the writer, which tidies up
  mutable store::KindCache kinds_;

  Turn write_turn_;                       // taken for as long as a transaction is open
  std::atomic<std::thread::id> owner_{};  // of the open transaction
  mutable std::recursive_mutex use_;      // one thread works in the transaction, another may end it
  bool spoiled_ = false;
  std::int64_t next_id_ = 0;
  std::shared_ptr<const store::Kinds> writing_kinds_;  // null: to be read
  std::shared_ptr<store::Kinds> grown_kinds_;          // by the open transaction; null: not at all
  std::unordered_set<RecordId, HashRecord> seen_;      // in the open transaction
  std::set<Describe> known_;                           // described since the base was opened
  std::optional<bool> has_zones_{};                    // of the open transaction
  mutable Unsettled unsettled_{};                      // in the open transaction
  mutable ContestedBefore contested_before_;           // the open transaction
  mutable std::unique_ptr<Settler> settler_{};  // null: to be made; what it keeps is of the state below
  std::int64_t state_ = 0;                      // of the file, as others have left it
};

}  // namespace annals::detail
