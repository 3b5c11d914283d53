#pragma once

#include "annals/cause/account.hpp"
#include "annals/cause/chains.hpp"
#include "annals/cause/explanation.hpp"
#include "annals/cause/grounds.hpp"
#include "annals/error.hpp"
#include "annals/export.hpp"
#include "annals/query/between.hpp"
#include "annals/query/events.hpp"
#include "annals/query/order.hpp"
#include "annals/query/search.hpp"
#include "annals/record/belief.hpp"
#include "annals/record/claim.hpp"
#include "annals/record/entry.hpp"
#include "annals/record/event.hpp"
#include "annals/record/field.hpp"
#include "annals/record/kind_change.hpp"
#include "annals/record/link.hpp"
#include "annals/record/purge.hpp"
#include "annals/time/circa.hpp"
#include "annals/time/phrase.hpp"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace annals::inline v0_2 {

/// One thing that is wrong with a base: it is damaged, or what it was told cannot all be so.
struct Problem {
  enum class Type {
    damage,
    contradiction,
    impossible_link,
    impossible_chain,
    superseded_goes_on  ///< a state has no end, though another supersedes it
  };
  Type type = Type::damage;
  std::string about{};          ///< the key of a record, a file, a table
  std::string what{};           ///< a sentence
  std::vector<Proof> proofs{};  ///< that links are impossible
};

/// What is worth a second look in a base, though it may be so.
struct Remark {
  enum class Type {
    circle,           ///< events that are their own causes, by way of each other
    unsupported_link  ///< every claim that asserts it is withdrawn
  };
  Type type = Type::circle;
  std::vector<LinkId> links{};  ///< of a shortest circle; or the one
  std::string about{};          ///< the key of the first of them
  std::string what{};           ///< a sentence
};

/// A forecast: a claim with a likelihood or a window about an event that was not known to have happened.
struct Expectation {
  EventBrief event{};
  ClaimId claim{};
  std::optional<Likelihood> likelihood{};
  std::optional<When> window{};
  Attribution citation{};
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

/// Something that was entered: a claim, or an act of the owner on one; or that something was removed.
struct Change {
  std::int64_t number = 0;  ///< greater than that of all that was entered before
  ClaimId claim{};          ///< 0 where a record was removed
  RecordId about{};
  bool is_review = false;
  bool is_purge = false;  ///< the claim is gone, or the record with all claims on it
  friend bool operator==(const Change&, const Change&) = default;
};

/// Which links of the base are asked for.
struct LinkFilter {
  std::vector<LinkKind> kinds{};       ///< empty: all
  std::optional<LinkId> after{};       ///< the last of the page before; absent: from the beginning
  std::optional<std::size_t> limit{};  ///< at most so many
};

/// All that can be asked. A `KnowledgeBase` answers each question from the state of the moment, or inside a
/// transaction of the thread that asks from what that has written; a `Snapshot` answers all from one state.
///
/// Every function throws `Error` with a sentence that says what was asked, of which record, and what would be
/// right. Functions that take a `std::string_view` name take the key of a record (`key@origin` where two
/// bases' records share it) or exactly one of its names or its title. Thread-safe.
class ANNALS_EXPORT Questions {
 public:
  /// The name of this base on the records that were first entered here.
  [[nodiscard]] std::string origin() const;
  /// The zone of dates that name none, of events that have none and no place with one, of records that were
  /// first entered here or in the base of this name, as Zone::parse reads it. Empty: UTC, or no such base is
  /// known.
  [[nodiscard]] std::string zone(std::string_view origin = {}) const;

  /// The rule of this base for values that nothing else decides between.
  [[nodiscard]] Ties ties() const;
  /// How far "about" reaches in it.
  [[nodiscard]] CircaWidths circa() const;
  /// The first Gregorian day of dates in words, unless their source has its own.
  [[nodiscard]] ChangeOver change_over() const;

  /// The source that stands for the base's owner.
  [[nodiscard]] SourceId self() const;

  // ---- Looking up. Each throws `Error` (not_found, with what is near; ambiguous, with what it may mean).

  template <class Details = Fields>
  [[nodiscard]] ActorEntryOf<Details> actor(ActorId id) const {
    return detail::typed<Details>(read_actor(id));
  }
  template <class Details = Fields>
  [[nodiscard]] ActorEntryOf<Details> actor(std::string_view name) const {
    return detail::typed<Details>(read_actor(name));
  }
  [[nodiscard]] PlaceEntry place(std::string_view name) const;
  [[nodiscard]] PlaceEntry place(PlaceId id) const;
  [[nodiscard]] SourceEntry source(std::string_view name) const;
  [[nodiscard]] SourceEntry source(SourceId id) const;
  [[nodiscard]] LinkEntry link(LinkId id) const;
  [[nodiscard]] std::optional<LinkId> find_link(EventId from, LinkKind kind, EventId to) const;
  [[nodiscard]] RelativeDateEntry relative_date(RelativeDateId id) const;
  [[nodiscard]] std::optional<RelativeDateId> find_relative_date(EventId event, const Offset& offset,
                                                                 EventId anchor) const;
  template <class Details = Fields>
  [[nodiscard]] EventEntry<Details> event(EventId id) const {
    return detail::typed<Details>(read_event(id));
  }
  template <class Details = Fields>
  [[nodiscard]] EventEntry<Details> event(std::string_view name) const {
    return detail::typed<Details>(read_event(name));
  }
  /// These events, in this order. Throws `Error` (not_found) where one is not there.
  [[nodiscard]] std::vector<EventEntry<>> events(std::span<const EventId> ids) const;
  /// The record of any type that is meant, or nothing. Throws `Error` (ambiguous) where several may be meant.
  [[nodiscard]] std::optional<RecordId> find(std::string_view name) const;
  /// The same, where there must be one. Throws `Error` (not_found) with what is near.
  [[nodiscard]] RecordId record(std::string_view name) const;
  /// The record of this type, key and origin (empty: this base's), or nothing.
  [[nodiscard]] std::optional<RecordId> find_key(RecordType type, std::string_view key,
                                                 std::string_view origin = {}) const;
  /// The same by the type of its id: `base.find<EventId>("hanoi-summit-2019")`.
  template <class Id>
  [[nodiscard]] std::optional<Id> find(std::string_view key) const {
    const auto found = find_key(Id::record_type, key);
    return found ? std::optional(Id(found->value)) : std::nullopt;
  }
  /// What a record is known by. Throws `Error` (not_found).
  [[nodiscard]] RecordName name_of(RecordId id) const;
  /// The key of a record, with `@origin` where two origins share it. For an edge: "from kind to". Throws
  /// `Error` (not_found).
  [[nodiscard]] std::string key(RecordId id) const;
  /// What people call a record: its title, its key where it has none; of an edge "A causes B". Throws `Error`
  /// (not_found).
  [[nodiscard]] std::string label(RecordId id) const;
  /// How a record stands. O(1). Throws `Error` (not_found).
  [[nodiscard]] Standing standing(RecordId id) const;
  /// All of a type, by title.
  [[nodiscard]] std::vector<ActorEntry> actors() const;
  [[nodiscard]] std::vector<PlaceEntry> places() const;
  [[nodiscard]] std::vector<SourceEntry> sources() const;
  /// The kinds of event that the base describes, by name.
  [[nodiscard]] std::vector<KindDescription> kinds() const;
  /// The steps by which kinds have changed (`KnowledgeBase::evolve`), in the order in which they were taken.
  [[nodiscard]] std::vector<TakenStep> steps() const;
  /// The kinds of link: those of every base, and then those that were added to this one.
  [[nodiscard]] std::vector<LinkKind> link_kinds() const;
  /// The kind of link of this name. Throws `Error` (not_found), with all that there are.
  [[nodiscard]] LinkKind link_kind(std::string_view name) const;

  // ---- Asking.

  [[nodiscard]] EventQuery<> events() const { return EventQuery<>(states_.shared()); }
  template <EventKind Details>
  [[nodiscard]] EventQuery<Details> events() const {
    return EventQuery<Details>(states_.shared());
  }
  /// Records whose titles, summaries or names have all the words typed, or words that begin like them; best
  /// first. Any text is fine. O(matches).
  [[nodiscard]] std::vector<SearchHit> search(std::string_view words,
                                              const SearchOptions& options = {}) const;
  /// Who says what about a record, in the order of entry.
  [[nodiscard]] std::vector<Claim> claims(RecordId about) const;
  /// What a source says of any record, whoever speaks in it, in the order of entry. O(claims given).
  [[nodiscard]] std::vector<Claim> claims_by(SourceId source) const;
  /// The same of a speaker, by any source.
  [[nodiscard]] std::vector<Claim> claims_by(ActorId speaker) const;
  /// When files of this name were read into the base. What came with one was recorded at that moment, unless
  /// the file said when it was.
  [[nodiscard]] std::vector<Instant> imports_of(std::string_view file) const;
  /// How reliable the owner has held a source to be, the latest last.
  [[nodiscard]] std::vector<Rating> ratings(SourceId source) const;
  /// One claim. Throws `Error` (not_found).
  [[nodiscard]] Claim claim(ClaimId id) const;
  /// How many claims a source makes, whoever speaks in it. One scan of the tables of records: O(records).
  [[nodiscard]] ClaimCount count_claims(SourceId by) const;
  /// All claims of the base in one order that does not depend on ids: sources, actors, places, events in
  /// chronological order, links, relative dates, and the claims on each in the order of entry. The record of
  /// the owner comes only where something rests on it. The first on each record asserts it. `visit` must not
  /// write. One state of the base. O(claims).
  void each_claim(const std::function<void(const Claim&)>& visit) const;
  /// What was entered after the change of this number (0: ever), in the order of entry, at most so many: the
  /// number of the last is where to go on. O(changes given).
  [[nodiscard]] std::vector<Change> changes_since(std::int64_t number, std::size_t most = 1000) const;
  /// What was removed for good, in the order in which it was. O(removed).
  [[nodiscard]] std::vector<Purge> purges() const;
  /// What the base believes of a record, field by field, and why.
  [[nodiscard]] Belief belief(RecordId about) const;
  /// What would be believed of it by a policy of the caller's own: `base.belief(id, {Reason::origins})`.
  [[nodiscard]] Belief belief(RecordId about, const Policy& policy) const;
  /// Fields on which sources differ: more than one value is stated, or a value is denied.
  [[nodiscard]] std::vector<Disagreement> disagreements() const;
  /// What was expected: by window, those without one last, and then by the date of the event.
  /// O(events and claims that may be expectations).
  [[nodiscard]] std::vector<Expectation> expectations() const;
  /// Who says a thing, ready to be printed.
  [[nodiscard]] Attribution attribution(const Citation& citation) const;
  /// The links of an event, of every kind and standing, each with who says so: first those along which
  /// something led to it, then those along which it led to something; the surest first.
  [[nodiscard]] std::vector<Step> links(EventId event) const;
  /// The links of the base, of every standing, in the order of their events in time: first of those that they
  /// go from. In pages by `LinkFilter`. O(links), each page.
  [[nodiscard]] std::vector<LinkEntry> links(const LinkFilter& filter = {}) const;
  /// The relative dates of an event, as what is dated and as anchor, of every standing; or all of the base.
  /// In the order of the events dated, then of their anchors.
  [[nodiscard]] std::vector<RelativeDateEntry> relative_dates(EventId event) const;
  [[nodiscard]] std::vector<RelativeDateEntry> relative_dates() const;
  /// What is known of the order of two events, and why: what must, may or cannot have come first, and what
  /// the one can be to the other. Sound and complete for dates, relative dates and parts within wholes;
  /// `must` and `cannot` come with the shortest chain of facts that forces them. O((n + m) log n) in the
  /// events that anything connects to the two, and in what connects them. Throws `Error` where one event is
  /// given twice.
  [[nodiscard]] Order order(EventId a, EventId b, const OrderOptions& options = {}) const;
  /// How long after the start of the one event the other starts, at least and at most, with proofs.
  /// Throws `Error` (not_found, invalid_argument for an event and itself).
  [[nodiscard]] Between between(EventId a, EventId b) const;
  /// What occurred, by whether it must or may have started before the event, or after it: all of the base
  /// that is believed, in the order of the timeline. Linear in the size of the base. Throws `Error`
  /// (not_found).
  [[nodiscard]] MustOrMay starting_before(EventId event) const;
  [[nodiscard]] MustOrMay starting_after(EventId event) const;
  /// Of each of these events but the last: whether it starts before the next.
  [[nodiscard]] std::vector<NextOrder> starts_before_next(std::span<const EventId> events) const;
  /// Of these events, which a query found: those of which what it asks surely (`within`, `surely` of a
  /// period) rests on a zone that nobody said, so that with other clocks it might not be. O((n + m) log n) in
  /// the events that anything connects to them.
  [[nodiscard]] std::vector<EventId> resting_on_assumed_zone(const EventFilter& asked,
                                                             std::span<const EventId> events) const;
  /// Facts about when events were that cannot all hold, each set as small as can be. What is inconsistent of
  /// them has no say in the order of events until a rank or a retraction decides. O(everything).
  [[nodiscard]] std::vector<Contradiction> contradictions() const;
  /// Believed links whose cause must have started after its effect, and why. O(links that may be such).
  [[nodiscard]] std::vector<ImpossibleLink> impossible_links() const;
  /// Chains of links that cannot all be in order, though each link alone can be.
  [[nodiscard]] std::vector<ImpossibleChain> impossible_chains() const;
  /// What led to an event, and what it led to. Each throws `Error` (not_found); so do those below. O(links
  /// met within the depth).
  [[nodiscard]] Explanation causes(EventId event, const WalkOptions& options = {}) const;
  [[nodiscard]] Explanation effects(EventId event, const WalkOptions& options = {}) const;
  /// The events that `causes` or `effects` come to, as ids: to count, or to read with `events(ids)`, a page
  /// at a time. The nearest first, those at one distance by id. O(links met): a process reads the links of a
  /// base once, and what is written later as it needs it.
  [[nodiscard]] std::vector<EventId> reached(EventId event, Toward toward,
                                             const WalkOptions& options = {}) const;
  /// Why an event happened, as an account for reading. O(links within the depth), and for each chain that
  /// many times its length.
  [[nodiscard]] Account why(EventId event, const AccountOptions& options = {}) const;
  /// A shortest chain from cause to effect. O(links met), from both ends.
  [[nodiscard]] Path path(EventId from, EventId to, const WalkOptions& options = {}) const;
  /// The best chains from any of some events to any of others; what is among both is only a start. By J. Yen,
  /// "Finding the K Shortest Loopless Paths in a Network" (Management Science 17, 1971): O(k l m log m) in
  /// the chains, their length, and the links of the base.
  [[nodiscard]] Chains chains(std::span<const EventId> from, std::span<const EventId> to,
                              const ChainOptions& options = {}) const;
  /// What an event rests on, and what rests on it. By the dominator tree of the causes of all events: T.
  /// Lengauer, R. Tarjan, "A Fast Algorithm for Finding Dominators in a Flowgraph" (TOPLAS 1, 1979): O(m log
  /// n) in the links and events of the base. The depth plays no part.
  [[nodiscard]] Necessity necessary(EventId event, const WalkOptions& options = {}) const;
  /// The events on which most others rest, at most so many. O(m log n), likewise.
  [[nodiscard]] Influence influence(std::size_t most = 20, const WalkOptions& options = {}) const;
  /// What led to both of two events. O(links of the base). Throws `Error` where one event is given twice.
  [[nodiscard]] CommonCauses common(EventId a, EventId b, const WalkOptions& options = {}) const;
  /// Where the causes of an event begin, and where its effects end. O(links of the base).
  [[nodiscard]] Roots roots(EventId event, const WalkOptions& options = {}) const;
  /// What is wrong with the base: damage to the file, beliefs that differ from their claims, places in time
  /// that differ from what is known, things that lie within themselves; facts that cannot all hold; links
  /// whose cause must have started after its effect; a text index that lacks records or has too many.
  /// Empty: nothing. O(everything).
  [[nodiscard]] std::vector<Problem> check() const;
  /// What is worth a second look, though it may be so: circles of causes, one for all events that lead to
  /// each other; and links that no source asserts any more. O(links log links).
  [[nodiscard]] std::vector<Remark> remarks() const;

 protected:
  explicit Questions(std::shared_ptr<detail::States> states);
  Questions(const Questions&);
  Questions(Questions&&) noexcept;
  Questions& operator=(const Questions&);
  Questions& operator=(Questions&&) noexcept;
  ~Questions();

  detail::Handle<detail::States> states_;

 private:
  [[nodiscard]] EventEntry<> read_event(EventId id) const;
  [[nodiscard]] EventEntry<> read_event(std::string_view name) const;
  [[nodiscard]] ActorEntry read_actor(ActorId id) const;
  [[nodiscard]] ActorEntry read_actor(std::string_view name) const;
};

/// One committed state of a base, whatever is written to it from then on. A value: copies share the state,
/// and keep the file open. Threads that share one take turns; for work side by side, give each its own. While
/// it lives it holds one of the 16 connections for reading of its base, and the log beside the file cannot be
/// moved into it whole, so that it grows with what is written: keep it for a question or a page, not for
/// days. Of a base on a medium that nobody can lock, `Error` (busy) is thrown once somebody has written to
/// the file.
class ANNALS_EXPORT Snapshot : public Questions {
 private:
  friend class KnowledgeBase;
  using Questions::Questions;
};

}  // namespace annals::inline v0_2
