#pragma once

#include "annals/knowledge_base.hpp"
#include "knowledge_base/propagation.hpp"
#include "knowledge_base/states.hpp"
#include "knowledge_base/turn.hpp"
#include "sql/database.hpp"
#include "sql/pool.hpp"
#include "store/kinds.hpp"
#include "store/kinds_before.hpp"
#include "store/log.hpp"
#include "store/state.hpp"

#include <atomic>
#include <chrono>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <unordered_set>
#include <utility>
#include <vector>

namespace annals::inline v0_2::detail {

/// One open file: its writing connection, its readers, and the transaction that is open on it.
/// Snapshots, queries and transactions share it, so that none outlives the file.
class Base final : public States, public std::enable_shared_from_this<Base> {
 public:
  Base(std::filesystem::path path, OpenOptions options);
  /// In memory.
  explicit Base(OpenOptions options);

  /// What a write works with.
  class Writing {
   public:
    explicit Writing(Base& base) : state(*base.writing_), database(state.database), base_(base) {}

    store::State& state;
    sql::Database& database;
    bool begun = false;  ///< set before the first change: from then on a failure spoils the transaction

    std::int64_t take_id() { return base_.next_id_++; }
    /// When what the open transaction enters is recorded: it is one moment. Throws `Error` (invalid_argument)
    /// where the clock gives no instant.
    [[nodiscard]] Instant now() { return base_.moment(); }
    /// A kind as the base will have it with what `kind` adds, or nothing where it adds nothing. Writes
    /// nothing; throws `Error` where no kind can be so.
    [[nodiscard]] std::optional<KindDescription> grown(const KindDescription& kind);
    /// Makes the base describe a kind as `grown` has it.
    void describe(const KindDescription& grown);
    /// Puts `after`, or nothing, in the place of `kind`; what records of the kind have is to be believed
    /// anew. Who described the old one must do so again.
    void replace_kind(const KindDescription& kind, const std::optional<KindDescription>& after);
    /// Adds a kind of link where the base does not have it. Throws `Error` (incompatible).
    void add_link_kind(const LinkKind& kind);
    /// The name of the kind of this struct, where the base is known to describe what the struct does; else
    /// null. A kind is known by its struct: two structs of one name may differ in their fields.
    [[nodiscard]] const std::string* described(Describe kind) const {
      const auto found = base_.known_.find(kind);
      return found != base_.known_.end() ? &found->second : nullptr;
    }
    void described_now(Describe kind, const std::string& name) { base_.known_.emplace(kind, name); }
    /// Whether a record is there. Asks the database once in a transaction.
    bool exists(RecordId id);
    /// Notes from now on which records are believed anew.
    void note_believed() { base_.believed_anew_.emplace(); }
    void believed_anew(RecordId id) {
      if (base_.believed_anew_) base_.believed_anew_->push_back(id);
    }
    [[nodiscard]] const std::vector<RecordId>& noted() const { return *base_.believed_anew_; }
    /// The events that may have moved in time.
    [[nodiscard]] const Stale& stale() const { return base_.stale_; }
    /// Brings the chronology up to date, as a commit does.
    void propagate() { base_.propagate(); }
    /// What the record just written is: it need not be asked for.
    void exists_now(RecordId id) { base_.seen_.insert(id); }
    /// The event may have moved in time: its place is worked out before anyone reads it.
    void touch(EventId event) { base_.stale_.events.push_back(event.value()); }
    void touch(RelativeDateId relative_date, EventId event, EventId anchor) {
      base_.stale_.relative_dates.push_back(relative_date.value());
      touch_connected(event);
      touch_connected(anchor);
    }
    /// A fact that this transaction brings.
    void fact_is_new(const store::FactKey& fact) { base_.inconsistent_before_[fact] = false; }
    /// Facts may be stronger or weaker than they were.
    void strengths_changed() { base_.stale_.strengths = true; }
    /// The event is, or was, connected to what has changed.
    void touch_connected(EventId event) { base_.stale_.connected.push_back(event.value()); }
    /// Whether dates are read in any zone but UTC.
    bool has_zones();
    /// Whether the open transaction has given ids: what it wrote has them.
    [[nodiscard]] bool has_taken_ids() const { return base_.next_id_ != base_.first_id_; }
    /// It changes more than ids tell: it cannot be taken back.
    void lasts() { base_.lasting_ = true; }
    /// Records are gone for good.
    void purged() {
      base_.purged_ = true;
      lasts();
      records_removed();
    }
    /// Records are gone.
    void records_removed() {
      base_.seen_.clear();
      base_.propagator_.reset();
      state.records_changed();
    }
    void zones_changed() {
      base_.has_zones_.reset();
      state.zones_changed();
    }

   private:
    Base& base_;
  };

  /// Runs `work(Writing&)` in the open transaction of this thread, or in one of its own. When it throws,
  /// nothing is changed.
  template <class Work>
  auto write(Work&& work) {
    if (const auto use = use_own_transaction()) return write_within(std::forward<Work>(work));
    begin_writing(options_.busy_timeout);
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

  /// Runs `work(Writing&)` and takes back all that it wrote.
  template <class Work>
  auto try_out(Work&& work) {
    if (in_transaction())
      throw Error(
          ErrorCode::misuse,
          "What a write would change is tried outside of transactions: commit this one first, or leave "
          "it.");
    begin_writing(options_.busy_timeout);
    try {
      auto result = write_within(std::forward<Work>(work));
      abandon();
      return result;
    } catch (...) {
      abandon();
      throw;
    }
  }

  /// What gives the state that was committed last.
  [[nodiscard]] std::shared_ptr<States> committed(Watch watch = {});
  /// The same, but that of the open transaction of this thread where there is one.
  [[nodiscard]] std::shared_ptr<States> fixed() override;

  /// Erases what was deleted from the file and its log.
  void compact();
  /// Makes a file with the state that was committed last. False where there is one.
  bool copy_to(const std::filesystem::path& path);

  // The transaction that a Transaction stands for. Begun and committed by one thread; abandoned by any.
  void open_transaction(std::optional<std::chrono::milliseconds> wait);
  /// Whether this thread has begun the transaction that is open.
  [[nodiscard]] bool in_transaction() const { return owner_ == std::this_thread::get_id(); }
  void commit_transaction(bool strict);
  /// What the open transaction has brought into contradiction.
  [[nodiscard]] std::vector<Contradiction> contradictions_brought();
  void abandon() noexcept;

  /// Who writes from now on.
  void sign(store::Signature signature) { signature_ = std::move(signature); }

  [[nodiscard]] bool writes() const { return options_.mode != OpenOptions::Mode::read_only; }
  /// Whether there is no file: then there is one connection, and whoever reads has it to himself.
  [[nodiscard]] bool in_memory() const { return path_.empty(); }
  [[nodiscard]] const std::string& path() const override { return path_.native(); }

 private:
  template <class Work>
  auto write_within(Work&& work) {
    if (spoiled_)
      throw Error(ErrorCode::misuse,
                  "A write in this transaction failed half-way, so it can only be rolled back: leave it and "
                  "begin anew.");
    Writing writing(*this);
    writing_->records_changed();
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

  /// A state in memory is not told from another.
  [[nodiscard]] store::AdjacencyCache* links() { return in_memory() ? nullptr : &links_; }
  [[nodiscard]] Reading begin() override;
  [[nodiscard]] Instant moment();
  /// A connection that sees the state which was committed last, until it is let go of.
  [[nodiscard]] std::shared_ptr<sql::Database> reader();
  void take_turn(std::chrono::milliseconds longest_wait);
  /// Keeps the transaction of this thread open for as long as it is held; empty where there is none.
  [[nodiscard]] std::unique_lock<std::mutex> use_own_transaction();
  /// Brings the chronology of the open transaction up to date.
  void propagate();
  void begin_writing(std::chrono::milliseconds longest_wait);
  void commit();
  void write_log();
  void erase_purged();
  void end_turn() noexcept;

  std::filesystem::path path_;
  OpenOptions options_;
  std::unique_ptr<sql::Database> writer_;  // null: opened for reading only, or to be opened anew
  sql::Pool readers_;                      // closed before the writer, which tidies up
  store::KindCache kinds_;
  store::AdjacencyCache links_;

  Turn write_turn_;                       // taken for as long as a transaction is open
  std::atomic<std::thread::id> owner_{};  // of the open transaction
  std::mutex use_;                        // one thread works in the transaction, another may end it
  bool spoiled_ = false;
  bool purged_ = false;   // in the open transaction
  bool lasting_ = false;  // likewise
  store::Signature signature_{};
  std::int64_t first_id_ = 0;  // that the open transaction can give
  std::int64_t next_id_ = 0;
  std::optional<Instant> moment_{};                       // of the open transaction, once it was asked for
  std::unique_ptr<store::State> writing_{};               // of the open transaction
  std::shared_ptr<store::Kinds> grown_kinds_{};           // by the open transaction; null: not at all
  store::KindsBefore kinds_before_{};                     // the same kinds, as they were
  std::unordered_set<RecordId, HashRecord> seen_;         // in the open transaction
  std::map<Describe, std::string> known_;                 // described since the base was opened, by name
  std::optional<bool> has_zones_{};                       // of the open transaction
  Stale stale_{};                                         // in the open transaction
  std::optional<std::vector<RecordId>> believed_anew_{};  // in the open transaction; absent: not noted
  InconsistentBefore inconsistent_before_;                // the open transaction
  std::unique_ptr<Propagator> propagator_{};  // null: to be made; what it keeps is of the state below
  std::int64_t state_ = 0;                    // of the file, as others have left it
  bool notes_links_ = false;                  // the writer notes what it changes of them, where it must
};

}  // namespace annals::inline v0_2::detail
