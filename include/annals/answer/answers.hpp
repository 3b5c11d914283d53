#pragma once

/// Answers as data: each as JSON and as lines. The text of the program, a page for a browser and the answers
/// of a server are all made from these. docs/answers.md explains the JSON, docs/answers.schema.json describes
/// it.

#include "annals/export.hpp"
#include "annals/json.hpp"
#include "annals/lines.hpp"
#include "annals/order/precedence.hpp"
#include "annals/query/between.hpp"
#include "annals/query/consequences.hpp"
#include "annals/query/search.hpp"
#include "annals/questions.hpp"
#include "annals/record/entry.hpp"
#include "annals/record/id.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

/// Functions whose names end in `_json` give a document for programs: one object, which begins with what
/// answer it is and in which version of its form, `"annals":{"answer":"order","version":1}`. Records are
/// named by their keys, never by ids; what is not said is left out. Functions whose names end in `_lines`
/// give the same for people. (What explains, `Order` and `Proof` give their lines themselves.)
///
/// Those that take a base look up there what records are called: ask a `Snapshot`, for all to be of one
/// state. They throw `Error` as its questions do. Thread-safe.
namespace annals::inline v0_2::answer {

/// One record of any type with all that hangs on it: of an event its parts, relative dates and links, of an
/// actor or a place its parts and events, of a source how much it says. The answer is called as the type of
/// the record is. Throws `Error` (not_found).
[[nodiscard]] ANNALS_EXPORT Json record_json(const Questions& base, RecordId id);

struct RecordLook {
  std::size_t most_events = 20;  ///< of an actor or a place, so many are shown, and the others counted
  std::string all_events{};      ///< how to see those: put behind the count
};
[[nodiscard]] ANNALS_EXPORT Lines record_lines(const Questions& base, RecordId id,
                                               const RecordLook& look = {});

/// Who says what about a record, who disagrees, and what is believed. Throws `Error` (not_found).
[[nodiscard]] ANNALS_EXPORT Json claims_json(const Questions& base, RecordId about);

struct ClaimsLook {
  bool with_withdrawn = false;  ///< also claims that count no more, with what they state
  std::string all{};            ///< else how to see those: put behind their count
};
[[nodiscard]] ANNALS_EXPORT Lines claims_lines(const Questions& base, RecordId about,
                                               const ClaimsLook& look = {});

/// What led to an event or what it led to, and a chain between two.
[[nodiscard]] ANNALS_EXPORT Json explanation_json(const Explanation& explanation);
[[nodiscard]] ANNALS_EXPORT Json path_json(const Path& path);
/// The best chains, the account of an event, and what chains of causes have in common.
[[nodiscard]] ANNALS_EXPORT Json chains_json(const Chains& chains);
[[nodiscard]] ANNALS_EXPORT Json account_json(const Account& account);
[[nodiscard]] ANNALS_EXPORT Json necessity_json(const Necessity& necessity);
[[nodiscard]] ANNALS_EXPORT Json influence_json(const Influence& influence);
[[nodiscard]] ANNALS_EXPORT Json common_causes_json(const CommonCauses& common);
[[nodiscard]] ANNALS_EXPORT Json roots_json(const Roots& roots);

/// Which of two events came first, with the proofs.
[[nodiscard]] ANNALS_EXPORT Json order_json(const Order& order);

/// How long it was from one event to another, with the proofs.
[[nodiscard]] ANNALS_EXPORT Json between_json(const Between& between);

/// What must and what may have started before an event, or after it.
struct StartingLook {
  bool before = true;      ///< else after
  std::size_t most = 100;  ///< of each list so many are shown, and the others counted
};
[[nodiscard]] ANNALS_EXPORT Json starting_json(const Questions& base, EventId event, const MustOrMay& found,
                                               bool before);
[[nodiscard]] ANNALS_EXPORT Lines starting_lines(const Questions& base, EventId event, const MustOrMay& found,
                                                 const StartingLook& look = {});

/// All kinds of event, actors, places or sources, each with how much the base has of it.
[[nodiscard]] ANNALS_EXPORT Json kinds_json(const Questions& base);
[[nodiscard]] ANNALS_EXPORT Lines kinds_lines(const Questions& base);
[[nodiscard]] ANNALS_EXPORT Json actors_json(const Questions& base);
[[nodiscard]] ANNALS_EXPORT Lines actors_lines(const Questions& base);
[[nodiscard]] ANNALS_EXPORT Json places_json(const Questions& base);
[[nodiscard]] ANNALS_EXPORT Lines places_lines(const Questions& base);
[[nodiscard]] ANNALS_EXPORT Json sources_json(const Questions& base);
[[nodiscard]] ANNALS_EXPORT Lines sources_lines(const Questions& base);

/// How many events there are in each group: of `by`, "month" and "kind" for example, or of all where that is
/// empty.
struct Counts {
  struct Row {
    std::vector<std::string> groups{};  ///< one for each of `by`, as `GroupCount::group`
    std::size_t count = 0;
  };
  std::vector<std::string> by{};
  std::vector<Row> rows{};
};
[[nodiscard]] ANNALS_EXPORT Json counts_json(const Counts& counts);
[[nodiscard]] ANNALS_EXPORT Lines counts_lines(const Questions& base, const Counts& counts);

/// What a source or a speaker says, record by record. Throws `Error` (not_found; invalid_argument for a
/// record of another type).
[[nodiscard]] ANNALS_EXPORT Json says_json(const Questions& base, RecordId voice);
[[nodiscard]] ANNALS_EXPORT Lines says_lines(const Questions& base, RecordId voice);

/// Where the sources differ: values of fields, what is disputed as a whole, causes that some name and others
/// do not, and what cannot all be so in time. What one voice alone says in two ways is none. Linear in the
/// size of the base.
[[nodiscard]] ANNALS_EXPORT Json conflicts_json(const Questions& base);
[[nodiscard]] ANNALS_EXPORT Lines conflicts_lines(const Questions& base);

/// What an act would change of what the base believes.
[[nodiscard]] ANNALS_EXPORT Json consequences_json(const Questions& base, const Consequences& consequences);
[[nodiscard]] ANNALS_EXPORT Lines consequences_lines(const Questions& base, const Consequences& consequences);

/// Events in the order in which they were asked for; where `starts_before_next` is not empty, with what
/// `Questions::starts_before_next` says of each but the last.
struct Timeline {
  std::vector<EventEntry<>> events{};
  std::vector<NextOrder> starts_before_next{};
  /// Those of them that are there by `Questions::resting_on_assumed_zone`.
  std::vector<EventId> resting_on_assumed_zone{};
  std::size_t undated = 0;  ///< that are left out, as they have no date
};
[[nodiscard]] ANNALS_EXPORT Json timeline_json(const Questions& base, const Timeline& timeline);
[[nodiscard]] ANNALS_EXPORT Lines timeline_lines(const Questions& base, const Timeline& timeline,
                                                 bool with_keys = false);

/// Relative dates: which event is dated by which, and who says so.
[[nodiscard]] ANNALS_EXPORT Json relative_dates_json(const Questions& base,
                                                     std::span<const RelativeDateEntry> relative_dates);
[[nodiscard]] ANNALS_EXPORT Lines relative_dates_lines(const Questions& base,
                                                       std::span<const RelativeDateEntry> relative_dates);

/// What was found by its words.
[[nodiscard]] ANNALS_EXPORT Json search_json(std::span<const SearchHit> hits);
[[nodiscard]] ANNALS_EXPORT Lines search_lines(std::span<const SearchHit> hits);

/// What is wrong with a base, or that it is fine.
[[nodiscard]] ANNALS_EXPORT Json problems_json(std::span<const Problem> problems,
                                               std::span<const Remark> remarks = {});
[[nodiscard]] ANNALS_EXPORT Lines problems_lines(std::span<const Problem> problems,
                                                 std::span<const Remark> remarks = {});

/// The facts of a contradiction, for a document that tells of one: a list, as the facts of a proof.
[[nodiscard]] ANNALS_EXPORT Json facts_json(const Contradiction& contradiction);
[[nodiscard]] ANNALS_EXPORT Lines facts_lines(const Contradiction& contradiction);

}  // namespace annals::inline v0_2::answer
