#pragma once

#include "annals/export.hpp"
#include "annals/record/event.hpp"
#include "annals/record/field.hpp"
#include "annals/record/id.hpp"
#include "annals/record/likelihood.hpp"
#include "annals/record/words.hpp"
#include "annals/time/instant.hpp"
#include "annals/time/when.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace annals::inline v0_2 {

/// Who says something, where, when, and how surely. With nothing set, the base's owner says it.
struct Citation {
  std::optional<SourceId> source{};        ///< absent: `self`
  std::optional<ActorId> speaker{};        ///< absent: the source itself speaks
  std::string locator{};                   ///< place in the source: "par. 3", "p. 12"
  std::optional<When> published{};         ///< absent: when the source was published
  std::optional<Likelihood> likelihood{};  ///< absent: without reservation
  std::optional<When> window{};            ///< of a forecast: the time it speaks of
  std::optional<Instant> recorded{};       ///< absent: now
};

template <RecordType type>
Id<type>::operator Citation() const requires(type == RecordType::source) {
  return {.source = SourceId(value_)};
}

enum class Stance { asserts, disputes };

/// The owner's ranking of a claim. The strongest rank wins before anything else is weighed.
enum class Rank { deprecated, normal, preferred };

/// Whether the base believes that a record is as said. `accepted`: nobody disputes it. `disputed`: someone
/// does, and those who assert it are the stronger. `rejected`: those who dispute it are. `retracted`: no
/// claim stands. Timelines and walks leave out the last two unless asked.
enum class Standing { accepted, disputed, rejected, retracted };
/// Whether the base does not believe in it.
constexpr bool is_out(Standing standing) {
  return standing == Standing::rejected || standing == Standing::retracted;
}

/// What a claim states, of a record of any type: the fields it speaks of, and only those. Fields stand in the
/// order of the record's description, those of an event's kind after those that every event has.
struct Statement {
  Fields fields{};
  std::vector<Participant> with{};
  std::vector<Name> names{};
  std::vector<EventId> part_of{};
  std::vector<SourceId> derived_from{};

  [[nodiscard]] bool empty() const {
    return fields.empty() && with.empty() && names.empty() && part_of.empty() && derived_from.empty();
  }
  friend bool operator==(const Statement&, const Statement&) = default;
};

namespace detail {

/// All that a record says, as a claim states it, but for the kind that its struct fixes.
template <class Record>
Statement statement_of(const Record& record) {
  Statement statement;
  append_fields(record, statement.fields);
  if constexpr (requires { record.details; }) {
    if constexpr (std::same_as<std::remove_cvref_t<decltype(record.details)>, Fields>)
      statement.fields.insert(statement.fields.end(), record.details.begin(), record.details.end());
    else
      append_fields(record.details, statement.fields);
  }
  if constexpr (requires { record.with; }) {
    statement.with = record.with;
    statement.part_of = record.part_of;
  }
  if constexpr (requires { record.names; }) statement.names = record.names;
  if constexpr (requires { record.derived_from; }) statement.derived_from = record.derived_from;
  return statement;
}

}  // namespace detail

namespace detail {

/// Whether two say so in one place and as surely, whenever it was recorded.
ANNALS_EXPORT bool same_citation(const Citation& a, const Citation& b);

}  // namespace detail

/// What can be done to a claim that was made. `retracted` and `superseded` withdraw it: it counts no more,
/// and stays to be seen. `reinstated` takes a retraction back, `restated` a supersession. The others rank it.
enum class Act {
  retracted,
  reinstated,
  superseded,  ///< a later edition of its source no longer says so
  restated,    ///< a still later one does
  deprecated,
  normal,
  preferred
};

/// An act on a claim: of the base's owner, or by a new edition of its source.
struct Review {
  Act act = Act::retracted;
  std::string reason{};
  std::optional<Instant> recorded{};  ///< absent: now
  friend bool operator==(const Review&, const Review&) = default;
};

/// What one source says about one record.
struct Claim {
  ClaimId id{};
  RecordId about{};
  Stance stance = Stance::asserts;
  Statement statement{};
  Citation citation{};  ///< `source` and `recorded` are always set
  std::vector<Review> reviews{};

  /// By the last of its reviews that retract or reinstate it.
  [[nodiscard]] ANNALS_EXPORT bool retracted() const;
  /// By the last of its reviews that supersede or restate it.
  [[nodiscard]] ANNALS_EXPORT bool superseded() const;
  /// Whether it counts no more.
  [[nodiscard]] bool withdrawn() const { return retracted() || superseded(); }
  /// By the last of its reviews that rank it.
  [[nodiscard]] ANNALS_EXPORT Rank rank() const;
  /// Whether it is made without reservation: it has no likelihood and no window.
  [[nodiscard]] bool is_firm() const { return !citation.likelihood && !citation.window; }
  /// Whether it speaks of what was to come: it has a window, or says how likely an event is whose outcome it
  /// says is open.
  [[nodiscard]] ANNALS_EXPORT bool is_forecast() const;
};

}  // namespace annals::inline v0_2
