#pragma once

#include "annals/record/actor.hpp"
#include "annals/record/claim.hpp"
#include "annals/record/event.hpp"
#include "annals/record/id.hpp"
#include "annals/record/likelihood.hpp"
#include "annals/record/link.hpp"
#include "annals/record/place.hpp"
#include "annals/record/source.hpp"
#include "annals/time/instant.hpp"

#include <cstddef>
#include <optional>
#include <string>

namespace annals {

/// What a base keeps beside the values of a record, whatever its type.
template <RecordType type>
struct Held {
  Id<type> id{};
  std::string origin{};  ///< the base that it was first entered in
  Standing standing = Standing::accepted;
  std::optional<Likelihood> likelihood{};  ///< the believed one; absent: without reservation
  std::size_t claims = 1;
  Said said{};  ///< of the claim that entered the record; `KnowledgeBase::claims` has all
};

/// A record as a base holds it: the believed values, and where they come from.
template <class Record, RecordType type>
struct Entry : Record, Held<type> {
  /// The title, or the key where no title is said.
  [[nodiscard]] const std::string& label() const { return this->title.empty() ? this->key : this->title; }
};

using ActorEntry = Entry<Actor, RecordType::actor>;
using PlaceEntry = Entry<Place, RecordType::place>;

struct SourceEntry : Entry<Source, RecordType::source> {
  std::optional<double>
      reliability{};  ///< vouched for by the base's owner, 0 to 1; absent: unrated, weighs as 0.5
};

struct LinkEntry : Link, Held<RecordType::link> {};

/// What a record is known by, inside and outside the file.
struct RecordName {
  RecordType type = RecordType::event;
  std::string key{};     ///< empty for a link
  std::string origin{};  ///< empty for a link
  std::string kind{};    ///< of an event or a link
  EventId from{};        ///< of a link
  EventId to{};          ///< of a link
};

/// A place in the order of events. Stable while others write.
struct Cursor {
  Instant sort_key{};
  EventId id{};
  friend bool operator==(const Cursor&, const Cursor&) = default;
};

template <class Details = Fields>
struct EventEntry : Entry<Event<Details>, RecordType::event> {
  Instant
      sort_key{};  ///< the timeline's order: earliest start; where unknown, latest; undated: unbounded future

  [[nodiscard]] Cursor cursor() const { return {sort_key, this->id}; }
};

}  // namespace annals
