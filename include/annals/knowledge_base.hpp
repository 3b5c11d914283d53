#pragma once

#include "annals/cause/explanation.hpp"
#include "annals/error.hpp"
#include "annals/export.hpp"
#include "annals/query/events.hpp"
#include "annals/query/order.hpp"
#include "annals/query/search.hpp"
#include "annals/record/belief.hpp"
#include "annals/record/claim.hpp"
#include "annals/record/entry.hpp"
#include "annals/record/event.hpp"
#include "annals/record/field.hpp"
#include "annals/record/link.hpp"

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace annals {

namespace detail {
class Base;

/// The kind that an event is entered with: its word, and the description that its struct gives, if it has
/// one.
struct KindOfEvent {
  std::string word{};
  KindDescription (*describe)() = nullptr;
};
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
  std::string zone{};        ///< of a base that is made: that of dates which name none, "+09:00"; empty: UTC
  std::function<Instant()>
      clock{};  ///< when a claim is recorded, unless it says so itself; empty: the system's clock
  /// How long a write waits for those of other threads and processes, which have their turns in the order in
  /// which they asked; then it throws `Error` (busy). A read waits so long where 16 others of this base are
  /// under way.
  std::chrono::milliseconds busy_timeout{5000};
  Durability durability = Durability::full;
};

/// One thing that is wrong with a base: it is damaged, or what it was told cannot all be so.
struct Problem {
  enum class Type { damage, contradiction, impossible_link };
  Type type = Type::damage;
  std::string about{};  ///< the key of a record, a file, a table
  std::string what{};   ///< a sentence
};

/// A forecast: a claim with a likelihood or a window about an event that was not known to have happened.
struct Expectation {
  EventBrief event{};
  ClaimId claim{};
  std::optional<Likelihood> likelihood{};
  std::optional<When> window{};
  Attribution said{};
};

/// How much a source says.
struct ClaimCount {
  std::size_t claims = 0;   ///< also those that were retracted
  std::size_t records = 0;  ///< that they are about
  friend bool operator==(const ClaimCount&, const ClaimCount&) = default;
};

/// A field of one record on which sources differ: they state several values, or one denies a value.
struct Disagreement {
  RecordId about{};
  std::string key{};
  std::string title{};
  FieldBelief field{};
};

/// How writes are grouped.
struct TransactionOptions {
  bool strict = false;  ///< keeps nothing where the writes contradict each other, or what is there
};

/// Groups writes: all of them are kept by `commit`, or none. Leaving without `commit` rolls back.
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
  /// store cannot, or (conflict) on another thread than the one that began it, where it goes on, or with what
  /// contradicts where it is strict, and then keeps nothing.
  void commit();
  /// What its writes have brought into contradiction so far: every set of facts that cannot all hold, and of
  /// which one is new or was not contested when it began.
  [[nodiscard]] std::vector<Contradiction> contradictions() const;

 private:
  friend class KnowledgeBase;
  Transaction(std::shared_ptr<detail::Base> base, TransactionOptions options);
  std::shared_ptr<detail::Base> base_;
  TransactionOptions options_;
};

/// One knowledge base: the one handle to a file.
///
/// Nothing enters but as a claim with a source. Every function throws `Error` with a sentence that says what
/// was being done, to which record, and what would be right; what throws has changed nothing. Functions that
/// take a `std::string_view` name take the key of a record (`key@origin` where two bases' records share it)
/// or exactly one of its names or its title. One object serves many threads at once: readers do not wait for
/// a writer; of more than 16 threads that read at the same moment, some wait for others.
class ANNALS_EXPORT KnowledgeBase {
 public:
  /// Opens the base in the file, or makes one there, whole or not at all. Errors: not_found, not_a_base,
  /// newer_format, corrupt (also where a log or a journal beside the file is not its own), read_only, busy,
  /// storage. Later, reading and writing throw `storage` where the file was replaced, moved, deleted or
  /// overwritten since: open it again. What a base withstands is told in docs/reliability.md.
  static KnowledgeBase open(const std::filesystem::path& path, OpenOptions options = {});
  KnowledgeBase(KnowledgeBase&&) noexcept;
  KnowledgeBase& operator=(KnowledgeBase&&) noexcept;
  ~KnowledgeBase();

  [[nodiscard]] Transaction transaction(const TransactionOptions& options = {});
  [[nodiscard]] const std::filesystem::path& path() const;
  /// The name of this base on the records that were first entered here.
  [[nodiscard]] std::string origin() const;
  /// The zone of dates that name none, of events that have none and no place with one, of records that were
  /// first entered here or in the base of this name: "+09:00". Empty: UTC, or no such base is known.
  [[nodiscard]] std::string zone(std::string_view origin = {}) const;

  // ---- Entering records. Each throws `Error` (already_exists) when the key is known: `claim` says more
  // about it.

  ActorId add(const Actor& actor, const Said& said = {});
  PlaceId add(const Place& place, const Said& said = {});
  SourceId add(const Source& source, const Said& said = {});
  template <class Details>
  EventId add(const Event<Details>& event, const Said& said = {}) {
    return add_event(event.key, kind_of(event), detail::says_of(event), said);
  }
  /// Ties two events. `base.link(hanoi, causes, demolition, {.credence = likely}, aum)`.
  LinkId link(EventId from, LinkKind kind, EventId to, const Tie& tie = {}, const Said& said = {});

  /// Dates an event by another: `base.time(opening, "about 21 months before", demolition, aum)`. Text that is
  /// not the gap's own is kept as the words of the source. Throws `Error` (invalid_argument) where the text
  /// is no gap.
  TimingId time(EventId event, std::string_view gap, EventId anchor, const Said& said = {});

  /// Any record but a link or a timing in its general form, for imports and for kinds that the program has no
  /// struct for: what `claim` says enters it, under an origin (empty: this base's). `id` and `about` of
  /// `claim` are not used.
  RecordId enter(RecordType type, std::string_view key, std::string_view origin, std::string_view kind,
                 const Claim& claim);
  /// The same for a link and for a timing.
  LinkId enter_link(EventId from, LinkKind kind, EventId to, const Claim& claim);
  TimingId enter_timing(EventId event, const Gap& gap, EventId anchor, const Claim& claim);

  // ---- Saying more. `claim` states the fields that the record given has (its key, if any, must be the
  // same);
  //      `dispute` denies those values, or with no record given, that the whole is so. Never refused for what
  //      they say.

  ClaimId claim(ActorId about, const Actor& actor, const Said& said);
  ClaimId claim(PlaceId about, const Place& place, const Said& said);
  ClaimId claim(SourceId about, const Source& source, const Said& said);
  ClaimId claim(LinkId about, const Tie& tie, const Said& said);
  ClaimId claim(TimingId about, std::string_view words, const Said& said);
  template <class Details>
  ClaimId claim(EventId about, const Event<Details>& event, const Said& said) {
    return claim_event(about, Stance::asserts, event.key, kind_of(event), detail::says_of(event), said);
  }
  ClaimId dispute(RecordId about, const Said& said);
  ClaimId dispute(ActorId about, const Actor& actor, const Said& said);
  ClaimId dispute(PlaceId about, const Place& place, const Said& said);
  ClaimId dispute(SourceId about, const Source& source, const Said& said);
  ClaimId dispute(LinkId about, const Tie& tie, const Said& said);
  template <class Details>
  ClaimId dispute(EventId about, const Event<Details>& event, const Said& said) {
    return claim_event(about, Stance::disputes, event.key, kind_of(event), detail::says_of(event), said);
  }
  /// Any claim in its general form, as `claims` gives it: for kinds that the program has no struct for, and
  /// for imports. `id` and `about` of the argument are not used; its verdicts are taken over.
  ClaimId claim(RecordId about, const Claim& claim);

  // ---- The owner's acts. Recorded, and never undone: the last rank counts, and so does any retraction.

  /// Takes a claim back for good: it no longer counts, and stays to be seen. To say it again, claim it again.
  void retract(ClaimId claim, std::string_view reason);
  /// Sets a claim before or behind others, whatever their sources.
  void rank(ClaimId claim, Rank rank, std::string_view reason);
  /// Either in its general form, for imports.
  void judge(ClaimId claim, const Verdict& verdict);
  /// How reliable a source is, from 0 to 1. Absent: unrated, which weighs as 0.5.
  void vouch(SourceId source, std::optional<double> reliability);
  /// The source that stands for the base's owner.
  [[nodiscard]] SourceId self() const;
  /// Makes another base known, before its first record is entered, with the zone of its dates (empty: UTC).
  /// Throws `Error` (conflict) where it is known with another.
  void add_origin(std::string_view name, std::string_view zone);
  /// Describes a kind of event by itself, before its first event. A kind only grows: fields are added, and
  /// words of a field that takes only some; a type never changes.
  void describe(const KindDescription& kind);

  // ---- Looking up. Each throws `Error` (not_found, with what is near; conflict, with what it may mean).

  [[nodiscard]] ActorEntry actor(std::string_view name) const;
  [[nodiscard]] ActorEntry actor(ActorId id) const;
  [[nodiscard]] PlaceEntry place(std::string_view name) const;
  [[nodiscard]] PlaceEntry place(PlaceId id) const;
  [[nodiscard]] SourceEntry source(std::string_view name) const;
  [[nodiscard]] SourceEntry source(SourceId id) const;
  [[nodiscard]] LinkEntry link(LinkId id) const;
  [[nodiscard]] std::optional<LinkId> find_link(EventId from, LinkKind kind, EventId to) const;
  [[nodiscard]] TimingEntry timing(TimingId id) const;
  [[nodiscard]] std::optional<TimingId> find_timing(EventId event, const Gap& gap, EventId anchor) const;
  template <class Details = Fields>
  [[nodiscard]] EventEntry<Details> event(EventId id) const {
    return typed<Details>(read_event(id));
  }
  template <class Details = Fields>
  [[nodiscard]] EventEntry<Details> event(std::string_view name) const {
    return typed<Details>(read_event(name));
  }
  /// The record of any type that is meant, or nothing. Throws `Error` (conflict) where several may be meant.
  [[nodiscard]] std::optional<RecordId> find(std::string_view name) const;
  /// The same, where there must be one. Throws `Error` (not_found) with what is near.
  [[nodiscard]] RecordId record(std::string_view name) const;
  /// The record of this type, key and origin (empty: this base's), or nothing.
  [[nodiscard]] std::optional<RecordId> find_key(RecordType type, std::string_view key,
                                                 std::string_view origin = {}) const;
  /// What a record is known by. Throws `Error` (not_found).
  [[nodiscard]] RecordName name_of(RecordId id) const;
  /// The key of a record, with `@origin` where two origins share it. For a tie: "from kind to". Throws
  /// `Error` (not_found).
  [[nodiscard]] std::string key(RecordId id) const;
  /// All of a type, by title.
  [[nodiscard]] std::vector<ActorEntry> actors() const;
  [[nodiscard]] std::vector<PlaceEntry> places() const;
  [[nodiscard]] std::vector<SourceEntry> sources() const;
  /// The kinds of event that the base describes, by name.
  [[nodiscard]] std::vector<KindDescription> kinds() const;

  // ---- Asking.

  [[nodiscard]] EventQuery<> events() const { return EventQuery<>(event_source()); }
  template <EventKind Details>
  [[nodiscard]] EventQuery<Details> events() const {
    return EventQuery<Details>(event_source());
  }
  /// Records whose titles, summaries or names have all the words typed, or words that begin like them; best
  /// first. Any text is fine. O(matches).
  [[nodiscard]] std::vector<SearchHit> search(std::string_view words,
                                              const SearchOptions& options = {}) const;
  /// Who says what about a record, in the order of entry.
  [[nodiscard]] std::vector<Claim> claims(RecordId about) const;
  /// One claim. Throws `Error` (not_found).
  [[nodiscard]] Claim claim(ClaimId id) const;
  /// How many claims a source makes, whoever speaks in it. One scan of the tables of records: O(records).
  [[nodiscard]] ClaimCount count_claims(SourceId by) const;
  /// All claims of the base in one order that does not depend on ids: sources, actors, places, events in
  /// chronological order, links, timings, and the claims on each in the order of entry. The record of the
  /// owner comes only where something rests on it. `visit` must not write. One state of the base. O(claims).
  void each_claim(const std::function<void(const Claim&)>& visit) const;
  /// What the base believes of a record, field by field, and why.
  [[nodiscard]] Belief belief(RecordId about) const;
  /// Fields on which sources differ: more than one value is stated, or a value is denied.
  [[nodiscard]] std::vector<Disagreement> disagreements() const;
  /// What was expected: by window, those without one last, and then by the date of the event.
  /// O(events and claims that may be expectations).
  [[nodiscard]] std::vector<Expectation> expectations() const;
  /// Who says a thing, ready to be printed.
  [[nodiscard]] Attribution attribution(const Said& said) const;
  /// The links of an event, of every kind and standing, each with who says so: first those along which
  /// something led to it, then those along which it led to something; the surest first.
  [[nodiscard]] std::vector<Step> links(EventId event) const;
  /// The timings of an event, as what is dated and as anchor, of every standing; or all of the base. In the
  /// order of the events dated, then of their anchors.
  [[nodiscard]] std::vector<TimingEntry> timings(EventId event) const;
  [[nodiscard]] std::vector<TimingEntry> timings() const;
  /// What is known of the order of two events, and why: what must, may or cannot have come first, and what
  /// the one can be to the other. Sound and complete for dates, timings and parts within wholes; `must` and
  /// `cannot` come with the shortest chain of facts that forces them. O((n + m) log n) in the events that
  /// anything ties to the two, and in what ties them. Throws `Error` where one event is given twice.
  [[nodiscard]] Order order(EventId a, EventId b, const OrderOptions& options = {}) const;
  /// Of each of these events but the last: whether it starts before the next.
  [[nodiscard]] std::vector<Precedence> starts_before_next(std::span<const EventId> events) const;
  /// Facts about when events were that cannot all hold, each set as small as can be. What is contested of
  /// them has no say in the order of events until a rank or a retraction decides. O(everything).
  [[nodiscard]] std::vector<Contradiction> contradictions() const;
  /// Believed links whose cause must have started after its effect, and why. O(links that may be such).
  [[nodiscard]] std::vector<ImpossibleLink> impossible_links() const;
  [[nodiscard]] Explanation causes(EventId event, const WalkOptions& options = {}) const;
  [[nodiscard]] Explanation effects(EventId event, const WalkOptions& options = {}) const;
  [[nodiscard]] Path path(EventId from, EventId to, const WalkOptions& options = {}) const;
  /// `causes`, under its everyday name.
  [[nodiscard]] Explanation why(EventId event, const WalkOptions& options = {}) const {
    return causes(event, options);
  }
  /// What is wrong with the base: damage to the file, beliefs that differ from their claims, places in time
  /// that differ from what is known, things that lie within themselves; facts that cannot all hold; links
  /// whose cause must have started after its effect; a text index that lacks
  /// records or has too many, and where the base is open for writing also one that differs from their texts,
  /// for which writers wait until that is compared.
  /// Empty: nothing. O(everything).
  [[nodiscard]] std::vector<Problem> check() const;
  /// Makes the index of `search` anew from the titles, summaries and names of the records, in the open
  /// transaction of this thread or in one of its own, and gives the number of records in it. Mends what
  /// `check` says of the index. Throws `Error` (corrupt) where too little of it is left to be removed. O(all
  /// texts).
  std::size_t rebuild_search();

 private:
  explicit KnowledgeBase(std::shared_ptr<detail::Base> base);

  template <class Details>
  static detail::KindOfEvent kind_of(const Event<Details>& event) {
    detail::KindOfEvent kind{std::string(std::string_view(event.kind))};
    if constexpr (EventKind<Details>) kind.describe = &annals::describe<Details>;
    return kind;
  }
  template <class Details>
  static EventEntry<Details> typed(EventEntry<>&& event) {
    if constexpr (EventKind<Details>) expect_kind(event, Details::kind().name);
    return detail::typed<Details>(std::move(event));
  }

  static void expect_kind(const EventEntry<>& event, std::string_view kind);
  EventId add_event(const std::string& key, const detail::KindOfEvent& kind, const Says& says,
                    const Said& said);
  ClaimId claim_event(EventId about, Stance stance, const std::string& key, const detail::KindOfEvent& kind,
                      const Says& says, const Said& said);
  [[nodiscard]] EventEntry<> read_event(EventId id) const;
  [[nodiscard]] EventEntry<> read_event(std::string_view name) const;
  [[nodiscard]] std::shared_ptr<const detail::EventSource> event_source() const;

  detail::Handle<detail::Base> base_;
};

}  // namespace annals
