#pragma once

#include "annals/error.hpp"
#include "annals/export.hpp"
#include "annals/query/consequences.hpp"
#include "annals/questions.hpp"
#include "annals/record/actor.hpp"
#include "annals/record/claim.hpp"
#include "annals/record/event.hpp"
#include "annals/record/field.hpp"
#include "annals/record/link.hpp"
#include "annals/record/log_entry.hpp"
#include "annals/record/place.hpp"
#include "annals/record/source.hpp"
#include "annals/time/circa.hpp"
#include "annals/time/phrase.hpp"

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace annals::inline v0_2 {

namespace detail {
class Base;

/// The description that the struct of a record gives of its kind; null: it fixes none.
using Describe = KindDescription (*)();
}  // namespace detail

/// What a cut of the power, or a crash of the operating system, can take of the commits that were
/// acknowledged. A crash of the program takes none, and the base is whole after each.
enum class Durability {
  full,    ///< none: a commit waits until the disk has it
  normal,  ///< the latest, all since the log was last moved into the file; much faster for many small writes
};

/// How `KnowledgeBase::open` opens a file.
struct OpenOptions {
  enum class Mode { create, existing, read_only };
  Mode mode = Mode::create;  ///< `create` opens an existing base, and makes one where there is no file
  std::string origin{};      ///< of a base that is made: the name its records bear elsewhere; empty: random
  std::string zone{};  ///< of a base that is made: that of dates which name none, "Asia/Seoul" or "+09:00";
                       ///< empty: UTC
  /// Of a base that is made: what decides between values that nothing else does.
  Ties ties = Ties::undecided;
  /// Of a base that is made: how far "about" reaches.
  CircaWidths circa{};
  /// Of a base that is made: the first Gregorian day of dates in words, unless their source has its own.
  ChangeOver change_over{};
  std::function<Instant()>
      clock{};  ///< when a claim is recorded, unless it says so itself; empty: the system's clock
  /// How long a write waits for those of other threads and processes, which have their turns in the order in
  /// which they asked; then it throws `Error` (busy). A read waits so long where 16 others of this base are
  /// under way.
  std::chrono::milliseconds busy_timeout{5000};
  Durability durability = Durability::full;
};

/// How writes are grouped.
struct TransactionOptions {
  bool strict = false;  ///< keeps nothing where the writes contradict each other, or what is there
  /// How long it waits for the writes of other threads and processes to end; absent:
  /// `OpenOptions::busy_timeout`.
  std::optional<std::chrono::milliseconds> wait{};
};

/// Groups writes: all of them are kept by `commit`, or none, and all are recorded at one moment. Leaving
/// without `commit` rolls back.
/// Belongs to the thread that began it: that thread's reads see its writes and it alone can commit; other
/// threads' reads do not see them, and other threads' writes wait for its end. Any thread may leave it.
/// Writes outside a transaction are one each.
class ANNALS_EXPORT Transaction {
 public:
  Transaction(Transaction&&) noexcept;
  Transaction& operator=(Transaction&&) noexcept;
  ~Transaction();
  /// Keeps everything written since it began, also when the program is killed right after. A cut of the power
  /// may take the last commits back, whole ones, and never leaves a part of one. Throws `Error` when the
  /// store cannot, (misuse) on another thread than the one that began it, where it goes on, or
  /// (contradiction) where it is strict, and then keeps nothing.
  void commit();
  /// What its writes have brought into contradiction so far: every set of facts that cannot all hold, and of
  /// which one is new or was not inconsistent when it began.
  [[nodiscard]] std::vector<Contradiction> contradictions() const;

 private:
  friend class KnowledgeBase;
  Transaction(std::shared_ptr<detail::Base> base, TransactionOptions options);
  std::shared_ptr<detail::Base> base_;
  TransactionOptions options_;
};

/// How a snapshot answers.
struct SnapshotOptions {
  /// Called again and again while a question works through the file, every few milliseconds and on the thread
  /// that asks, with the time since it was asked: to show that it goes on, or to cancel it. False ends it
  /// with `Error` (cancelled), and what it throws reaches whoever asked; the snapshot can be asked again. It
  /// must not ask the snapshot itself.
  std::function<bool(std::chrono::steady_clock::duration)> watch{};
};

/// One knowledge base: the one handle to a file.
///
/// Nothing enters but as a claim with a source. Every function throws `Error` with a sentence that says what
/// was being done, to which record, and what would be right; what throws has changed nothing. All questions
/// can be asked of it directly: each sees the state of the moment, and inside a transaction of this thread
/// what that has written. For several that belong together take a `snapshot`. One object serves many threads
/// at once: readers do not wait for a writer; of more than 16 threads that read at the same moment, some wait
/// for others.
class ANNALS_EXPORT KnowledgeBase : public Questions {
 public:
  /// Opens the base in the file, or makes one there, whole or not at all. Errors: not_found, not_a_base,
  /// newer_format, corrupt (also where a log or a journal beside the file is not its own), read_only, busy,
  /// storage. Later, reading and writing throw `storage` where the file was replaced, moved, deleted or
  /// overwritten since: open it again. What a base withstands is told in docs/reliability.md.
  static KnowledgeBase open(const std::string& path, OpenOptions options = {});
  /// Makes a base in memory, gone with the last of its handles, snapshots and queries; `copy_to` keeps it. It
  /// has one connection: a question waits for the transaction of another thread. A snapshot copies the base,
  /// and is not to be had inside a transaction of its thread (`Error`, misuse). `path` is empty.
  static KnowledgeBase in_memory(OpenOptions options = {});
  KnowledgeBase(KnowledgeBase&&) noexcept;
  KnowledgeBase& operator=(KnowledgeBase&&) noexcept;
  ~KnowledgeBase();
  using Questions::check;
  using Questions::claim;
  using Questions::link;
  using Questions::path;

  /// The state that was committed last, for questions that belong together: see `Snapshot`.
  [[nodiscard]] Snapshot snapshot(SnapshotOptions options = {}) const;
  [[nodiscard]] Transaction transaction(const TransactionOptions& options = {});
  [[nodiscard]] const std::string& path() const;

  // ---- Entering records. Each throws `Error` (already_exists) when the key is known: `claim` says more
  // about it.

  template <class Details>
  ActorId add(const ActorOf<Details>& actor, const Citation& citation = {}) {
    return add_actor(actor.key, kind_of<Details>(), detail::statement_of(actor), citation);
  }
  PlaceId add(const Place& place, const Citation& citation = {});
  SourceId add(const Source& source, const Citation& citation = {});
  template <class Details>
  EventId add(const Event<Details>& event, const Citation& citation = {}) {
    return add_event(event.key, kind_of<Details>(), detail::statement_of(event), citation);
  }
  /// `add`, or where the key is known, `claim`; nothing where a claim that stands says just that already,
  /// whenever it was recorded: so what loads a base can run again.
  template <class Details>
  EventId put(const Event<Details>& event, const Citation& citation = {}) {
    return EventId(
        put_record(RecordType::event, event.key, kind_of<Details>(), detail::statement_of(event), citation)
            .value);
  }
  template <class Details>
  ActorId put(const ActorOf<Details>& actor, const Citation& citation = {}) {
    return ActorId(
        put_record(RecordType::actor, actor.key, kind_of<Details>(), detail::statement_of(actor), citation)
            .value);
  }
  PlaceId put(const Place& place, const Citation& citation = {});
  SourceId put(const Source& source, const Citation& citation = {});
  /// Links two events. `base.link(hanoi, causes, demolition, {.credence = likely}, aum)`.
  LinkId link(EventId from, LinkKind kind, EventId to, const LinkDetails& edge = {},
              const Citation& citation = {});

  /// Dates an event by another: `base.time(opening, "about 21 months before", demolition, aum)`. Text that is
  /// not the offset's own is kept as the words of the source. Throws `Error` (invalid_argument) where the
  /// text is no offset.
  RelativeDateId time(EventId event, std::string_view offset, EventId anchor, const Citation& citation = {});

  /// Any record but a link or a relative date in its general form, for imports and for kinds that the program
  /// has no struct for: what `claim` says enters it, under an origin (empty: this base's). `id` and `about`
  /// of `claim` are not used.
  RecordId enter(RecordType type, std::string_view key, std::string_view origin, const Claim& claim);
  /// The same for a link and for a relative date.
  LinkId enter_link(EventId from, LinkKind kind, EventId to, const Claim& claim);
  RelativeDateId enter_relative_date(EventId event, const Offset& offset, EventId anchor, const Claim& claim);

  // ---- Saying more. `claim` states the fields that the record given has (its key, if any, must be the
  // same); `dispute` denies those values, or with no record given, that the whole is so. Never refused for
  // what they say.

  template <class Details>
  ClaimId claim(ActorId about, const ActorOf<Details>& actor, const Citation& citation) {
    return claim_record(about, Stance::asserts, actor.key, kind_of<Details>(), detail::statement_of(actor),
                        citation);
  }
  ClaimId claim(PlaceId about, const Place& place, const Citation& citation);
  ClaimId claim(SourceId about, const Source& source, const Citation& citation);
  ClaimId claim(LinkId about, const LinkDetails& edge, const Citation& citation);
  ClaimId claim(RelativeDateId about, std::string_view words, const Citation& citation);
  template <class Details>
  ClaimId claim(EventId about, const Event<Details>& event, const Citation& citation) {
    return claim_record(about, Stance::asserts, event.key, kind_of<Details>(), detail::statement_of(event),
                        citation);
  }
  ClaimId dispute(RecordId about, const Citation& citation);
  template <class Details>
  ClaimId dispute(ActorId about, const ActorOf<Details>& actor, const Citation& citation) {
    return claim_record(about, Stance::disputes, actor.key, kind_of<Details>(), detail::statement_of(actor),
                        citation);
  }
  ClaimId dispute(PlaceId about, const Place& place, const Citation& citation);
  ClaimId dispute(SourceId about, const Source& source, const Citation& citation);
  ClaimId dispute(LinkId about, const LinkDetails& edge, const Citation& citation);
  template <class Details>
  ClaimId dispute(EventId about, const Event<Details>& event, const Citation& citation) {
    return claim_record(about, Stance::disputes, event.key, kind_of<Details>(), detail::statement_of(event),
                        citation);
  }
  /// Any claim in its general form, as `claims` gives it: for kinds that the program has no struct for, and
  /// for imports. `id` and `about` of the argument are not used; its reviews are taken over.
  ClaimId claim(RecordId about, const Claim& claim);

  // ---- The owner's acts. Each is recorded and stays; of acts that undo each other the last counts.

  /// Takes a claim back: it no longer counts, and stays to be seen. A record of which nobody's claim stands
  /// keeps what was said of it, and its standing is `retracted`.
  void retract(ClaimId claim, std::string_view reason);
  /// The same for all that a source says, whoever speaks in it.
  void retract(SourceId source, std::string_view reason);
  /// What a retraction would change. Nothing is kept: it is made, looked at and rolled back, while other
  /// writers wait. Throws `Error` (misuse) inside a transaction of this thread, and (read_only). O(n²) in the
  /// events that anything connects to what changes.
  [[nodiscard]] Consequences if_retracted(ClaimId claim);
  [[nodiscard]] Consequences if_retracted(SourceId source);
  /// Takes the retraction of a claim back.
  void reinstate(ClaimId claim, std::string_view reason);
  /// Sets a claim before or behind others, whatever their sources.
  void rank(ClaimId claim, Rank rank, std::string_view reason);
  /// Either in its general form, for imports.
  void judge(ClaimId claim, const Review& review);
  /// How reliable a source is, from 0 to 1. Absent: unrated, which weighs as 0.5.
  void set_reliability(SourceId source, std::optional<double> reliability) { rate(source, {reliability}); }
  /// The same in its general form, for imports: what was recorded last counts.
  void rate(SourceId source, const Rating& rating);
  /// Gives a record another key. What refers to it does so by its id, and stays. Throws `Error`
  /// (already_exists) where the key is taken.
  void rename(RecordId record, std::string_view key);
  /// Removes a claim for good, with its reviews. Where no other asserts its record, that goes too.
  ///
  /// A record goes with all claims on it; a source with all that it says, whoever speaks in it; an actor with
  /// all that he says, in whatever source; an event with its links and relative dates. Other claims that name
  /// the record, as a participant, a place or a whole, stay without that name; a denial that named nothing
  /// else goes. What is believed, the order of events and the text index are then as if it had never been
  /// entered. Where a claim becomes the first to assert an event, it states the outcome that entering would
  /// have.
  ///
  /// Its text is in the file no more once the purge is committed: the text index is made anew, and the file
  /// written anew without what is gone, as `compact` does. It stays in copies of the base, and where the file
  /// system keeps old blocks. What is left is a tombstone without key and text: see `purges`. The words of
  /// kinds, roles of others and the names of other bases stay. The same key can be entered again.
  ///
  /// Throws `Error`: not_found; invalid_argument where no reason is given, or for the owner's own record. It
  /// throws busy *after* it was kept where somebody still reads the state before, for longer than the
  /// time-out (a snapshot of the thread itself, for ever): then the text is in the file until `compact`.
  /// O(base), whatever is removed: purge much in one transaction.
  void purge(RecordId record, std::string_view reason);
  void purge(ClaimId claim, std::string_view reason);
  /// Makes another base known, before its first record is entered, with the zone of its dates (empty: UTC).
  /// Throws `Error` (incompatible) where it is known with another.
  void add_origin(std::string_view name, std::string_view zone);
  /// Notes that a file of this name is read into the base by this transaction.
  void add_import(std::string_view file);
  /// What a base decides otherwise than others, see `OpenOptions`. Throws `Error` (incompatible) where that
  /// differs and something has been entered.
  void set_rules(Ties ties, const CircaWidths& circa, const ChangeOver& change_over);
  /// Describes a kind of event by itself, before its first event. A kind only grows: fields are added, and
  /// words of a field that takes only some; a type never changes.
  void describe(const KindDescription& kind);
  /// Changes a kind by a named step, which each base takes once: false where it has taken it. A program calls
  /// all its steps in their order, before it uses the kinds:
  ///
  ///     base.evolve("2026-12 crests in cm", {.kind = "flood", .fields = {renamed("crest_m", "crest_cm")}});
  ///
  /// Every claim then states the fields as they are called now, with converted values, as if it had been
  /// entered so; denials that denied nothing but dropped fields go. Who describes the kind as it was is
  /// refused from then on (incompatible). A base that does not know the kind takes the step without a change.
  /// Throws `Error`: not_found for a field that the kind does not have, invalid_argument where the kind
  /// cannot be so or a converted value is not of the type. O(claims on records of the kind).
  bool evolve(std::string_view step, const KindChange& change);
  /// Makes it known that what comes from elsewhere is as after this step, in which nothing changes here.
  /// Throws `Error` (incompatible) where this base has the kind as it was before.
  void add_step(const TakenStep& step);
  /// Describes a kind of link by itself, before its first link. Throws `Error` (incompatible) where the base
  /// knows it with other properties: those do not change.
  void add_link_kind(const LinkKind& kind);

  // ---- What was written into this file.

  /// Says who writes through this handle from now on, and by which command: the log has both. Nothing need be
  /// said. Call it before threads share the handle. Throws `Error` (invalid_argument) for what is no text.
  void sign(std::string_view author, std::string_view command);
  /// What was written, the latest first, at most so much; each transaction that was committed is an entry.
  /// O(what these entries wrote).
  [[nodiscard]] std::vector<LogEntry> log(std::size_t limit = 100) const;
  /// Takes back the latest transactions that were not taken back: their claims, reviews and ratings are gone,
  /// and all that is believed, and each kind, is as before them. Kinds of link and other bases that they made
  /// known stay. It is logged itself, and is for ever. Returns what was taken back, the latest first.
  /// Throws `Error`: not_found where there are not as many; invalid_argument where one changed more than
  /// that, as a purge, another key and a step of a kind do; misuse in a transaction that has written.
  /// O(log entries, and what they wrote).
  std::vector<LogEntry> undo(std::size_t transactions = 1);

  // ---- Upkeep.

  /// What `Questions::check` finds, and where the base is open for writing also a text index that differs
  /// from the texts of the records, for which writers wait until that is compared.
  [[nodiscard]] std::vector<Problem> check();
  /// Writes a copy of the state that was committed last into a new file, whole or not at all, while others go
  /// on reading and writing. Throws `Error` (already_exists) where there is a file. O(file).
  void copy_to(const std::string& path) const;
  /// Makes anew what follows from the records, in the open transaction of this thread or in one of its own:
  /// the index of `search`, and the copy of the links where there is one. Gives the number of records in the
  /// index. Mends what `check` says of these. Throws `Error` (corrupt) where too little of the index is left
  /// to be removed. O(all texts and links).
  std::size_t repair();
  /// Writes the file anew without the room of what was deleted, and empties its log, so that nothing of what
  /// was purged is in them. Throws `Error` (busy) where somebody still reads an older state at the end of the
  /// time-out, and (misuse) inside a transaction of this thread. O(file), and needs as much room again.
  void compact();

 private:
  explicit KnowledgeBase(std::shared_ptr<detail::Base> base);

  template <class Details>
  static constexpr detail::Describe kind_of() {
    if constexpr (EventKind<Details> || ActorType<Details>)
      return &annals::describe<Details>;
    else
      return nullptr;
  }
  ActorId add_actor(const std::string& key, detail::Describe kind, const Statement& statement,
                    const Citation& citation);
  RecordId put_record(RecordType type, const std::string& key, detail::Describe kind,
                      const Statement& statement, const Citation& citation);
  EventId add_event(const std::string& key, detail::Describe kind, const Statement& statement,
                    const Citation& citation);
  ClaimId claim_record(RecordId about, Stance stance, const std::string& key, detail::Describe kind,
                       const Statement& statement, const Citation& citation);

  detail::Handle<detail::Base> base_;
};

}  // namespace annals::inline v0_2
