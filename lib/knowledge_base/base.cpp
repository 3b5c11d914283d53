#include "knowledge_base/base.hpp"

#include "annals/error.hpp"
#include "query/order.hpp"
#include "record/description.hpp"
#include "sql/open.hpp"
#include "store/identity.hpp"
#include "store/kind_changes.hpp"
#include "store/schema.hpp"

#include <algorithm>
#include <chrono>
#include <random>
#include <utility>

namespace annals::inline v0_2::detail {

namespace {

std::string random_origin() {
  constexpr char digits[] = "0123456789abcdef";
  std::random_device random;
  std::string origin;
  for (int i = 0; i < 16; ++i) origin += digits[random() & 15];
  return origin;
}

Instant now(const OpenOptions& options) {
  const auto instant = options.clock ? options.clock() : Instant::now();
  check_recorded(instant, "The clock of the base");
  return instant;
}

sql::OpenOptions file_options(const OpenOptions& options) {
  return {.busy_timeout = options.busy_timeout,
          .durable = options.durability == Durability::full,
          .application_id = store::application_id};
}

/// A connection to a file that is a base of this format.
std::unique_ptr<sql::Database> open_base(const std::filesystem::path& path, const OpenOptions& options,
                                         bool writes) {
  auto database =
      sql::open_file(path, writes ? sql::Access::read_write : sql::Access::read_only, file_options(options));
  try {
    store::open_format(*database, writes);
  } catch (const Error& error) {
    throw Error(error.code(), "Cannot open " + path.string() + ". " + error.what());
  }
  return database;
}

/// Of a base that is to be made.
void check_options(const OpenOptions& options) {
  if (!options.origin.empty()) check_key(options.origin);
  check_zone(options.zone, "The zone of the base");
  static_cast<void>(index_of(options.ties));
}

store::Founding founding(const OpenOptions& options) {
  return {options.origin.empty() ? random_origin() : options.origin,
          options.zone,
          {options.ties, options.circa, options.change_over}};
}

/// Makes the base where that is asked for and there is none.
void make_base(const std::filesystem::path& path, const OpenOptions& options) {
  if (options.mode != OpenOptions::Mode::create) return;
  check_options(options);
  sql::make_file(
      path, [&](sql::Database& database) { store::create(database, founding(options), now(options)); },
      file_options(options));
}

/// Of a base that was or is now made; null where it is for reading only.
std::unique_ptr<sql::Database> first_writer(const std::filesystem::path& path, const OpenOptions& options) {
  if (options.mode > OpenOptions::Mode::read_only || options.mode < OpenOptions::Mode::create)
    throw Error(ErrorCode::invalid_argument, "A base is opened to create, as existing, or read-only.");
  if (options.mode == OpenOptions::Mode::read_only) return nullptr;
  make_base(path, options);
  return open_base(path, options, true);
}

constexpr std::size_t readers_at_once = 16;

}  // namespace

Base::Base(std::filesystem::path path, OpenOptions options)
    : path_(std::move(path)),
      options_(std::move(options)),
      writer_(first_writer(path_, options_)),
      readers_([this] { return open_base(path_, options_, false); }, readers_at_once, options_.busy_timeout) {
  const auto first = readers_.acquire();  // what cannot be read is said now
}

std::optional<KindDescription> Base::Writing::grown(const KindDescription& kind) {
  auto grown = store::grown_kind(state.kinds(), kind);
  if (grown) store::check_not_gone(database, state.kind(kind.of, kind.name), kind);
  return grown;
}

void Base::Writing::describe(const KindDescription& grown) {
  begun = true;
  const auto* known = state.kind(grown.of, grown.name);
  base_.kinds_before_.try_emplace({grown.of, grown.name},
                                  known != nullptr ? std::optional(*known) : std::nullopt);
  store::write_kind(database, state.kinds(), grown);
  auto& own = base_.grown_kinds_;
  if (own == nullptr) own = std::make_shared<store::Kinds>(state.kinds());
  own->insert_or_assign({grown.of, grown.name}, grown);
  state.kinds_are(own);
}

void Base::Writing::replace_kind(const KindDescription& kind, const std::optional<KindDescription>& after) {
  store::replace_kind(database, kind, after);
  auto& own = base_.grown_kinds_;
  if (own == nullptr) own = std::make_shared<store::Kinds>(state.kinds());
  own->erase({kind.of, kind.name});
  if (after) own->insert_or_assign({after->of, after->name}, *after);
  state.kinds_are(own);
  base_.known_.clear();
}

void Base::Writing::add_link_kind(const LinkKind& kind) {
  state.check_link_kind(kind);
  if (state.find_link_kind(kind.name())) return;
  begun = true;
  store::insert_link_kind(database, kind);
  state.link_kinds_changed();
}

bool Base::Writing::exists(RecordId id) {
  if (base_.seen_.contains(id)) return true;
  if (!store::exists(database, id)) return false;
  base_.seen_.insert(id);
  return true;
}

bool Base::Writing::has_zones() {
  if (!base_.has_zones_)
    base_.has_zones_ = database
                           .query(
                               "SELECT 1 FROM origin WHERE zone IS NOT NULL UNION ALL SELECT 1 FROM place "
                               "WHERE zone IS NOT NULL LIMIT 1")
                           .next();
  return *base_.has_zones_;
}

void Base::propagate() {
  if (stale_.empty()) return;
  try {
    if (propagator_ == nullptr) propagator_ = std::make_unique<Propagator>();
    propagator_->propagate(*writing_, stale_, inconsistent_before_);
  } catch (...) {
    propagator_.reset();  // it has taken some of the rows, and not the rest
    throw;
  }
  stale_ = {};
}

Instant Base::moment() {
  if (!moment_) moment_ = now(options_);
  return *moment_;
}

std::unique_lock<std::mutex> Base::use_own_transaction() {
  if (!in_transaction()) return {};
  std::unique_lock use(use_);
  if (!in_transaction()) return {};  // another thread has ended it meanwhile
  return use;
}

Base::Base(OpenOptions options)
    : options_(std::move(options)), writer_(sql::open_memory()), readers_([] { return nullptr; }, 1) {
  check_options(options_);
  store::create(*writer_, founding(options_), now(options_));
}

std::shared_ptr<sql::Database> Base::reader() {
  if (!in_memory()) {
    const auto lease = std::make_shared<sql::Lease>(readers_.acquire());
    return {lease, &**lease};
  }
  if (in_transaction())
    throw Error(
        ErrorCode::misuse,
        "What was committed last of a base in memory cannot be seen inside a transaction: take the snapshot "
        "before it.");
  take_turn(options_.busy_timeout);
  std::shared_ptr<sql::Database> connection(writer_.get(), [this](sql::Database* database) {
    database->rollback();
    write_turn_.give_back();
  });
  connection->begin_read();
  return connection;
}

void Base::take_turn(std::chrono::milliseconds longest_wait) {
  if (write_turn_.take(longest_wait)) return;
  throw Error(ErrorCode::busy, std::string("Cannot ") +
                                   (in_memory() ? "use the base in memory" : "write to ") + path_.string() +
                                   ": another thread is writing and has not ended; try again in a moment.");
}

States::Reading Base::begin() {
  if (auto use = use_own_transaction()) {
    propagate();
    return {writing_.get(), nullptr, std::move(use)};
  }
  const auto open = std::make_shared<OpenState>(reader(), kinds_, links());
  return {&open->state, open, {}};
}

std::shared_ptr<States> Base::committed(Watch watch) {
  auto connection = reader();
  if (in_memory()) {
    std::shared_ptr<sql::Database> copy = sql::open_memory();
    connection->copy_to(*copy);
    connection = std::move(copy);
  }
  return std::make_shared<FixedState>(shared_from_this(),
                                      std::make_shared<OpenState>(std::move(connection), kinds_, links()),
                                      std::move(watch));
}

std::shared_ptr<States> Base::fixed() {
  if (in_transaction()) return shared_from_this();
  return committed();
}

bool Base::copy_to(const std::filesystem::path& path) {
  const auto connection = reader();
  return sql::make_file(path, [&](sql::Database& copy) {
    connection->copy_to(copy);
    store::renumber(copy);
  });
}

void Base::begin_writing(std::chrono::milliseconds longest_wait) {
  if (!writes())
    throw Error(ErrorCode::read_only, "The base " + path_.string() + " was opened for reading only.");
  const auto until = std::chrono::steady_clock::now() + longest_wait;
  take_turn(longest_wait);
  try {
    if (writer_ == nullptr) writer_ = open_base(path_, options_, true);
    const auto left = until - std::chrono::steady_clock::now();
    writer_->set_busy_timeout(
        std::max(std::chrono::ceil<std::chrono::milliseconds>(left), std::chrono::milliseconds(0)));
    writer_->begin();
    spoiled_ = false;
    purged_ = false;
    lasting_ = false;
    writing_ = std::make_unique<store::State>(*writer_, kinds_);
    grown_kinds_.reset();
    kinds_before_.clear();
    seen_.clear();
    has_zones_.reset();
    stale_ = {};
    believed_anew_.reset();
    moment_.reset();
    inconsistent_before_.clear();
    next_id_ = first_id_ = store::next_id(*writer_);
    if (const auto state = writer_->changes_by_others(); state != std::exchange(state_, state)) {
      propagator_.reset();
      notes_links_ = false;
    }
    if (!notes_links_) store::note_changes_of_links(*writer_);
    notes_links_ = true;
  } catch (...) {
    abandon();
    throw;
  }
  owner_ = std::this_thread::get_id();
}

void Base::write_log() {
  if (purged_) store::forget_commands(*writer_);
  if (next_id_ == first_id_) {
    if (!lasting_ && kinds_before_.empty()) return;  // nothing that anybody said
    ++next_id_;
  }
  const auto signature = purged_ ? store::Signature{signature_.author, {}} : signature_;
  store::insert_log(*writer_, first_id_, next_id_ - 1, moment(), signature, kinds_before_, lasting_);
}

void Base::commit() {
  propagate();
  write_log();
  constexpr std::int64_t now_and_then = 4096;
  if (first_id_ / now_and_then != next_id_ / now_and_then) store::keep_adjacency(*writing_);
  if (purged_) store::remake_search(*writer_);  // taking words out one by one leaves them in its tables
  writer_->commit();
  if (propagator_ != nullptr && !propagator_->committed()) propagator_.reset();
  if (purged_) erase_purged();
  end_turn();
}

void Base::erase_purged() {
  try {
    writer_->erase_deleted();
  } catch (const Error& error) {
    throw Error(error.code(), std::string("What was purged is gone from the base, but its text is still in "
                                          "the file until `compact` succeeds: ") +
                                  error.what());
  }
}

void Base::compact() {
  if (in_transaction())
    throw Error(ErrorCode::misuse,
                "A base is compacted outside of transactions: commit this one first, or leave it.");
  begin_writing(options_.busy_timeout);
  try {
    writer_->rollback();
    notes_links_ = false;
    writer_->erase_deleted();
    end_turn();
  } catch (...) {
    abandon();
    throw;
  }
}

void Base::abandon() noexcept {
  const std::scoped_lock use(use_);
  if (writer_ != nullptr && !writer_->rollback()) {
    writer_.reset();  // which gives back its locks; opened anew by the next to write
    propagator_.reset();
  }
  if (propagator_ != nullptr && propagator_->has_uncommitted()) propagator_.reset();
  notes_links_ = false;  // what does is undone, too, if this transaction made it
  kinds_.forget();
  known_.clear();
  end_turn();
}

void Base::end_turn() noexcept {
  writing_.reset();
  owner_ = std::thread::id();
  write_turn_.give_back();
}

void Base::open_transaction(std::optional<std::chrono::milliseconds> wait) {
  if (in_transaction())
    throw Error(ErrorCode::misuse,
                "A transaction is open in this thread already: commit it or leave it first.");
  begin_writing(wait.value_or(options_.busy_timeout));
}

std::vector<Contradiction> Base::contradictions_brought() {
  return read([&](store::State& state) {
    std::vector<Contradiction> brought;
    for (const auto& [known, conflicts] : new_conflicts(state, inconsistent_before_))
      for (const auto& facts : conflicts)
        brought.push_back(query::describe_contradiction(state, known, facts));
    return brought;
  });
}

void Base::commit_transaction(bool strict) {
  try {
    if (spoiled_)
      throw Error(ErrorCode::misuse,
                  "A write in this transaction had failed half-way, so nothing of it was kept.");
    if (strict)
      if (const auto brought = contradictions_brought(); !brought.empty()) {
        std::string list;
        for (const auto& one : brought) list += (list.empty() ? ": " : ". Nor can these: ") + one.text();
        throw Error(ErrorCode::contradiction,
                    "Nothing of this transaction was kept, as these cannot all hold" + list + ".");
      }
    commit();
  } catch (...) {
    abandon();
    throw;
  }
}

}  // namespace annals::inline v0_2::detail

namespace annals::inline v0_2 {

Transaction::Transaction(std::shared_ptr<detail::Base> base, TransactionOptions options)
    : base_(std::move(base)), options_(options) {
  base_->open_transaction(options.wait);
}

Transaction::Transaction(Transaction&&) noexcept = default;

Transaction& Transaction::operator=(Transaction&& other) noexcept {
  if (this != &other) {
    if (base_ != nullptr) base_->abandon();
    base_ = std::move(other.base_);
    options_ = other.options_;
  }
  return *this;
}

Transaction::~Transaction() {
  if (base_ != nullptr) base_->abandon();
}

void Transaction::commit() {
  if (base_ == nullptr) throw Error(ErrorCode::misuse, "This transaction has ended already.");
  if (!base_->in_transaction())
    throw Error(ErrorCode::misuse,
                "A transaction is committed by the thread that began it; any thread may leave it.");
  const auto base = std::exchange(base_, nullptr);
  base->commit_transaction(options_.strict);
}

std::vector<Contradiction> Transaction::contradictions() const {
  if (base_ == nullptr) throw Error(ErrorCode::misuse, "This transaction has ended already.");
  if (!base_->in_transaction())
    throw Error(ErrorCode::misuse, "Only the thread that began a transaction sees what it brings.");
  return base_->contradictions_brought();
}

}  // namespace annals::inline v0_2
