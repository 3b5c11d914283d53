#pragma once

#include "annals/export.hpp"
#include "annals/record/actor.hpp"
#include "annals/record/claim.hpp"
#include "annals/record/event.hpp"
#include "annals/record/field.hpp"
#include "annals/record/id.hpp"
#include "annals/record/likelihood.hpp"
#include "annals/record/link.hpp"
#include "annals/record/place.hpp"
#include "annals/record/relative_date.hpp"
#include "annals/record/source.hpp"
#include "annals/time/bounds.hpp"
#include "annals/time/instant.hpp"
#include "annals/time/zone.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace annals::inline v0_2 {

/// A field that is in doubt.
struct DoubtedField {
  std::string field{};
  /// Several: nothing decides between them, and the record has the first. One: it is only said with a
  /// reservation, or foreseen. None: elements of a list.
  std::vector<Value> values{};
  std::optional<Likelihood> likelihood{};  ///< of the first; absent: none was given, or it is said firmly
  [[nodiscard]] bool is_undecided() const { return values.size() > 1; }
  friend bool operator==(const DoubtedField&, const DoubtedField&) = default;
};

/// What a base keeps beside the values of a record, whatever its type.
template <RecordType type>
struct Held {
  Id<type> id{};
  std::string origin{};  ///< the base that it was first entered in
  Standing standing = Standing::accepted;
  std::optional<Likelihood> likelihood{};  ///< that it is so at all; absent: without reservation
  std::vector<DoubtedField> doubted{};     ///< in the order of fields
  std::size_t claims = 1;
  Citation citation{};  ///< of the claim that entered the record; `KnowledgeBase::claims` has all
};

/// A record as a base holds it: the believed values, and where they come from.
template <class Record, RecordType type>
struct Entry : Record, Held<type> {
  /// The title, or the key where no title is said.
  [[nodiscard]] const std::string& label() const { return this->title.empty() ? this->key : this->title; }
};

template <class Details = Fields>
using ActorEntryOf = Entry<ActorOf<Details>, RecordType::actor>;
using ActorEntry = ActorEntryOf<>;
using PlaceEntry = Entry<Place, RecordType::place>;

struct SourceEntry : Entry<Source, RecordType::source> {
  std::optional<double> reliability{};  ///< set by the base's owner, 0 to 1; absent: unrated, weighs as 0.5
};

struct LinkEntry : Link, Held<RecordType::link> {};

struct RelativeDateEntry : RelativeDate, Held<RecordType::relative_date> {
  /// It cannot hold with what else is known, so nothing follows from it; or, where it is doubted, it does not
  /// fit.
  bool set_aside = false;
};

/// What a record is known by, inside and outside the file.
struct RecordName {
  RecordType type = RecordType::event;
  std::string key{};     ///< empty for an edge
  std::string origin{};  ///< empty for an edge
  std::string kind{};    ///< of an event or a link; of a relative date its offset
  EventId from{};        ///< of a link; of a relative date the event that it dates
  EventId to{};          ///< of a link; of a relative date its anchor
};

/// When an event was, by its own date and by all else that is known: the relative dates, wholes and parts
/// that relate it to others.
struct Chronology {
  Bounds bounds{};  ///< by what is said firmly
  /// With what is said with a reservation, as far as it fits; absent: no other than `bounds`.
  std::optional<Bounds> estimate{};
  /// The timeline's order: by the estimate the earliest start; where that is unbounded, just before what must
  /// follow, or the latest start; unbounded future where nothing is known.
  Instant sort_key = Instant::unbounded_future();
  /// Orders events of one sort key: the microseconds to the latest start, so that an event of a day comes
  /// before one of some time in the year that begins with it. Where the key tells less than is known, in
  /// years known only as a whole and where nothing is dated, what must start first.
  std::int64_t position = 0;
  /// The zone that its date is read in where that names none. Its own, else that of its place, else of the
  /// base that it was first entered in.
  Zone zone{};
  /// Its date cannot hold with what else is known, so nothing follows from it: see `KnowledgeBase::check`.
  bool inconsistent = false;
  /// Its date is doubted, and does not fit what is firm.
  bool set_aside = false;

  [[nodiscard]] const Bounds& estimated() const { return estimate ? *estimate : bounds; }
};

/// What is not sure of the date of an event: "undecided, 1861 or 1863", "almost no chance (1–5%)",
/// "foreseen", "uncertain; set aside". Empty: nothing.
ANNALS_EXPORT std::string date_doubt(const std::vector<DoubtedField>& doubted, const Chronology& chronology);

/// A position in the order of events. Stable while others write about other things.
struct Cursor {
  Instant sort_key{};
  std::int64_t position = 0;
  EventId id{};
  friend bool operator==(const Cursor&, const Cursor&) = default;
};

template <class Details = Fields>
struct EventEntry : Entry<Event<Details>, RecordType::event> {
  Chronology chronology{};

  [[nodiscard]] Cursor cursor() const { return {chronology.sort_key, chronology.position, this->id}; }
};

}  // namespace annals::inline v0_2
