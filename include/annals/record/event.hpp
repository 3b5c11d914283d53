#pragma once

#include "annals/record/field.hpp"
#include "annals/record/id.hpp"
#include "annals/record/words.hpp"
#include "annals/time/when.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace annals::inline v0_2 {

/// What became of an event. `open`: not known to have happened yet. `void_`: cannot be known.
enum class Outcome { occurred, open, not_occurred, void_ };

/// An actor's part in an event. The role is a word ("attends", "orders"); empty: just involved.
struct Participant {
  ActorId actor;
  std::string role{};
  friend auto operator<=>(const Participant&, const Participant&) = default;
};

/// Another name of a record, with its language as a BCP 47 tag ("ko"); empty: not said.
struct Name {
  std::string text;
  std::string language{};
  friend auto operator<=>(const Name&, const Name&) = default;
};

namespace detail {

/// The kind of an event whose struct fixes it: reads as the kind's word, cannot be set.
template <class Details>
struct FixedKind {
  constexpr operator std::string_view() const { return Details::kind().name; }  // NOLINT: it is that word
};

template <class Details>
using KindWord = std::conditional_t<std::same_as<Details, Fields>, std::string, FixedKind<Details>>;

/// The type of an actor whose struct fixes it.
template <class Details>
struct FixedType {
  constexpr operator std::string_view() const {
    return Details::actor_type().name;
  }  // NOLINT: it is that word
};

template <class Details>
using TypeWord = std::conditional_t<std::same_as<Details, Fields>, std::string, FixedType<Details>>;

}  // namespace detail

/// An event: a record that takes time. `Event<Summit>` has the fields of its kind in `details`;
/// `Event<>` has a word as its kind, and in `details` whatever fields the base describes for that word. A
/// kind is said like any other field, and sources may differ on it; where nobody says one it is "event".
/// Everything but the key is optional: an empty text, list or optional means "not said".
template <class Details = Fields>
struct Event {
  std::string key{};
  [[no_unique_address]] detail::KindWord<Details> kind{};
  std::string title{};
  std::string summary{};
  std::optional<When> when{};
  std::string undated{};  ///< what is said of its date where that names no time: "Edo period", "n.d."
  std::optional<PlaceId> place{};
  std::string zone{};                ///< of the date, where that has none: "Asia/Seoul" or "+09:00"
  std::optional<Outcome> outcome{};  ///< not said: what follows from how it is spoken of, see docs/belief.md
  std::vector<Participant> with{};
  std::vector<Name> names{};
  std::vector<EventId> part_of{};  ///< the wholes that this event is a part of
  Details details{};

  static constexpr auto fields() {
    constexpr std::tuple said{
        field("title", &Event::title, "what people call it, in a few words"),
        field("summary", &Event::summary, "what happened, in a sentence or two"),
        field("when", &Event::when, "its date, as EDTF"),
        field("undated", &Event::undated, "what is said of its date where that names no time"),
        field("place", &Event::place, "where it happened"),
        field("zone", &Event::zone, R"(of the date, where that has none: "Asia/Seoul" or "+09:00")"),
        field("outcome", &Event::outcome, "what became of it")};
    if constexpr (EventKind<Details>)
      return said;
    else
      return std::tuple_cat(
          std::tuple{field("kind", &Event::kind, "what sort of event: summit, threat, or any other word")},
          said);
  }
};

}  // namespace annals::inline v0_2
