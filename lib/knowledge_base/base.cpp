#include "knowledge_base/base.hpp"

#include "annals/error.hpp"
#include "query/events.hpp"
#include "query/order.hpp"
#include "query/select.hpp"
#include "record/description.hpp"
#include "sql/open.hpp"
#include "store/identity.hpp"
#include "store/records.hpp"
#include "store/schema.hpp"

#include <algorithm>
#include <random>
#include <utility>

namespace annals::detail {

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

/// Makes the base where that is asked for and there is none.
void make_base(const std::filesystem::path& path, const OpenOptions& options) {
  if (options.mode != OpenOptions::Mode::create) return;
  if (!options.origin.empty()) check_key(options.origin);
  check_zone(options.zone, "The zone of the base");
  sql::make_file(
      path,
      [&](sql::Database& database) {
        store::create(database, options.origin.empty() ? random_origin() : options.origin, options.zone,
                      now(options));
      },
      file_options(options));
}

std::unique_ptr<sql::Database> open_writer(const std::filesystem::path& path, const OpenOptions& options) {
  if (options.mode > OpenOptions::Mode::read_only || options.mode < OpenOptions::Mode::create)
    throw Error(ErrorCode::invalid_argument, "A base is opened to create, as existing, or read-only.");
  if (options.mode == OpenOptions::Mode::read_only) return nullptr;
  make_base(path, options);
  return open_base(path, options, true);
}

}  // namespace

namespace {
thread_local const void* innermost_reading = nullptr;
constexpr std::size_t readers_at_once = 16;
}  // namespace

Base::Base(std::filesystem::path path, OpenOptions options)
    : path_(std::move(path)),
      options_(std::move(options)),
      writer_(open_writer(path_, options_)),
      readers_([this] { return open_base(path_, options_, false); }, readers_at_once, options_.busy_timeout) {
  const auto first = readers_.acquire();  // what cannot be read is said now
}

Base::Reading::Reading(const Base& base, sql::Database& database)
    : base_(base), database_(database), outer_(static_cast<const Reading*>(innermost_reading)) {
  innermost_reading = this;
}

Base::Reading::~Reading() {
  innermost_reading = outer_;
}

sql::Database* Base::reading_on_this_thread() const {
  for (auto* reading = static_cast<const Reading*>(innermost_reading); reading != nullptr;
       reading = reading->outer_)
    if (&reading->base_ == this) return &reading->database_;
  return nullptr;
}

std::optional<KindDescription> Base::Writing::grown(const KindDescription& kind) {
  return store::grown_kind(database, *kinds_, kind);
}

void Base::Writing::describe(const KindDescription& grown) {
  begun = true;
  store::write_kind(database, *kinds_, grown);
  auto& own = base_.grown_kinds_;
  if (own == nullptr) own = std::make_shared<store::Kinds>(*kinds_);
  own->insert_or_assign(grown.name, grown);
  kinds_ = base_.writing_kinds_ = own;
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

void Base::settle() const {
  if (unsettled_.empty()) return;
  try {
    if (settler_ == nullptr) settler_ = std::make_unique<Settler>();
    settler_->settle(*writer_, *kinds_of(*writer_), unsettled_, contested_before_);
  } catch (...) {
    settler_.reset();  // it has taken some of the rows, and not the rest
    throw;
  }
  unsettled_ = {};
}

Instant Base::now() const {
  return detail::now(options_);
}

void Base::require_no_visit() const {
  if (reading_on_this_thread() != nullptr)
    throw Error(ErrorCode::conflict, "A visitor of claims cannot write to the base that it visits.");
}

void Base::refuse_disturbed() const {
  throw Error(ErrorCode::busy,
              "Somebody wrote to " + path_.string() + " while it was being read; read it again.");
}

std::unique_lock<std::recursive_mutex> Base::use_own_transaction() const {
  if (!in_transaction()) return {};
  std::unique_lock use(use_);
  if (!in_transaction()) return {};  // another thread has ended it meanwhile
  return use;
}

void Base::begin() {
  if (!writes())
    throw Error(ErrorCode::read_only, "The base " + path_.string() + " was opened for reading only.");
  if (!write_turn_.take(options_.busy_timeout))
    throw Error(ErrorCode::busy, "Cannot write to " + path_.string() +
                                     ": another thread is writing and has not ended; try again in a moment.");
  try {
    if (writer_ == nullptr) writer_ = open_base(path_, options_, true);
    writer_->begin();
    spoiled_ = false;
    writing_kinds_.reset();
    grown_kinds_.reset();
    seen_.clear();
    has_zones_.reset();
    unsettled_ = {};
    contested_before_.clear();
    next_id_ = store::next_id(*writer_);
    if (const auto state = writer_->changes_by_others(); state != std::exchange(state_, state))
      settler_.reset();
  } catch (...) {
    abandon();
    throw;
  }
  owner_ = std::this_thread::get_id();
}

void Base::commit() {
  settle();
  if (grown_kinds_ != nullptr) store::write_detail_view(*writer_, *grown_kinds_);
  writer_->commit();
  if (settler_ != nullptr && !settler_->committed()) settler_.reset();
  end_turn();
}

void Base::abandon() noexcept {
  const std::scoped_lock use(use_);
  if (writer_ != nullptr && !writer_->rollback()) {
    writer_.reset();  // which gives back its locks; opened anew by the next to write
    settler_.reset();
  }
  if (settler_ != nullptr && settler_->has_uncommitted()) settler_.reset();
  kinds_.forget();
  writing_kinds_.reset();
  known_.clear();
  end_turn();
}

void Base::end_turn() noexcept {
  owner_ = std::thread::id();
  write_turn_.give_back();
}

void Base::open_transaction() {
  require_no_visit();
  if (in_transaction())
    throw Error(ErrorCode::conflict,
                "A transaction is open in this thread already: commit it or leave it first.");
  begin();
}

std::vector<Contradiction> Base::contradictions_brought() const {
  return read_in_order([&](sql::Database& database, const store::Kinds& kinds) {
    std::vector<Contradiction> brought;
    for (const auto& [known, conflicts] : new_conflicts(database, kinds, contested_before_))
      for (const auto& facts : conflicts)
        brought.push_back(query::describe_contradiction(database, kinds, known, facts));
    return brought;
  });
}

void Base::commit_transaction(bool strict) {
  try {
    if (spoiled_)
      throw Error(ErrorCode::conflict,
                  "A write in this transaction had failed half-way, so nothing of it was kept.");
    if (strict)
      if (const auto brought = contradictions_brought(); !brought.empty()) {
        std::string list;
        for (const auto& one : brought) list += (list.empty() ? ": " : ". Nor can these: ") + one.text();
        throw Error(ErrorCode::conflict,
                    "Nothing of this transaction was kept, as these cannot all hold" + list + ".");
      }
    commit();
  } catch (...) {
    abandon();
    throw;
  }
}

std::vector<EventEntry<>> Base::fetch(const EventFilter& filter) const {
  return read_in_order([&](sql::Database& database, const store::Kinds& kinds) {
    const auto select =
        query::select_events(database, filter, store::event_columns(), store::find_kind(kinds, filter.kind));
    return store::read_events(database, kinds, query::run(database, select));
  });
}

std::size_t Base::count(const EventFilter& filter) const {
  return read_in_order([&](sql::Database& database, const store::Kinds& kinds) {
    return query::count_events(database, filter, store::find_kind(kinds, filter.kind));
  });
}

std::vector<GroupCount> Base::count_by(const EventFilter& filter, Group group) const {
  return read_in_order([&](sql::Database& database, const store::Kinds& kinds) {
    return query::count_events_by(database, filter, store::find_kind(kinds, filter.kind), group);
  });
}

std::vector<GroupCount> Base::count_by(const EventFilter& filter, std::string_view field) const {
  return read_in_order([&](sql::Database& database, const store::Kinds& kinds) {
    return query::count_events_by(database, filter, store::find_kind(kinds, filter.kind), field);
  });
}

std::string Base::sql(const EventFilter& filter) const {
  return read([&](sql::Database& database, const store::Kinds& kinds) {
    return query::readable(query::select_events(database, filter, "e.key, e.date, e.title",
                                                store::find_kind(kinds, filter.kind)));
  });
}

}  // namespace annals::detail

namespace annals {

Transaction::Transaction(std::shared_ptr<detail::Base> base, TransactionOptions options)
    : base_(std::move(base)), options_(options) {
  base_->open_transaction();
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
  if (base_ == nullptr) throw Error(ErrorCode::conflict, "This transaction has ended already.");
  if (!base_->in_transaction())
    throw Error(ErrorCode::conflict,
                "A transaction is committed by the thread that began it; any thread may leave it.");
  const auto base = std::exchange(base_, nullptr);
  base->commit_transaction(options_.strict);
}

std::vector<Contradiction> Transaction::contradictions() const {
  if (base_ == nullptr) throw Error(ErrorCode::conflict, "This transaction has ended already.");
  if (!base_->in_transaction())
    throw Error(ErrorCode::conflict, "Only the thread that began a transaction sees what it brings.");
  return base_->contradictions_brought();
}

}  // namespace annals
