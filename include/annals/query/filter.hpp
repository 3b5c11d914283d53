#pragma once

#include "annals/query/comparison.hpp"
#include "annals/record/claim.hpp"
#include "annals/record/entry.hpp"
#include "annals/record/event.hpp"
#include "annals/record/field.hpp"
#include "annals/record/id.hpp"
#include "annals/record/link.hpp"
#include "annals/time/allen.hpp"
#include "annals/time/bounds.hpp"
#include "annals/time/instant.hpp"
#include "annals/time/period.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace annals::inline v0_2 {

struct EventFilter;

/// What must hold of an event, as data; `EventCondition` writes it.
///
/// Every criterion holds or does not. Of a field that is not said no comparison holds, not even `differs`; so
/// the negation of each of them does.
struct Criterion {
  /// What another query finds, in the state in which this one is asked; null: anything.
  using Found = std::shared_ptr<const EventFilter>;

  struct Compared {
    std::string field;
    Comparison comparison{};
    Value value;
  };
  struct OneOf {
    std::string field;
    std::vector<Value> values;
  };
  struct Contains {
    std::string field;
    std::string text;
  };
  struct IsStated {
    std::string field;
  };
  /// The event that the field names is found.
  struct Names {
    std::string field;
    Found found;
  };
  /// One claim on the event that was not retracted has all of these.
  struct Claimed {
    std::optional<SourceId> source{};
    std::optional<ActorId> speaker{};
    std::optional<Instant> recorded_since{};
  };
  /// A link of this kind has the event at one end, and at the other one that is found.
  struct Linked {
    LinkKind kind{};
    LinkEnd other{};
    Found found;
  };
  struct All {
    std::vector<Criterion> of;
  };
  struct Any {
    std::vector<Criterion> of;
  };
  struct None {
    std::vector<Criterion> of;
  };

  std::variant<All, Any, None, Compared, OneOf, Contains, IsStated, Names, Claimed, Linked> part;
};

enum class Direction { ascending, descending };

/// What an event query asks for. Absent parts ask nothing; all present parts must hold.
struct EventFilter {
  struct Participation {
    ActorId actor;
    std::string role{};  ///< empty: any role
  };
  /// To lie so to what is dated so, or to all of a period; surely: whatever the dates turn out to be.
  struct Relation {
    Relations any_of;
    std::variant<Bounds, Period> to;
    bool surely = true;
  };
  /// By a field of `kind`, events that do not say it last; those that say the same in chronological order.
  struct FieldOrder {
    std::string field;
    Direction direction = Direction::ascending;
    std::vector<std::string> words{};  ///< of an enumeration, from the least to the greatest
    struct After {
      Cursor event{};
      std::optional<Value> value{};
    };
    std::optional<After> after{};
  };

  std::optional<bool> dated{};          ///< it has a date, or its start is bounded on both sides; or not so
  std::optional<Period> overlapping{};  ///< may overlap it, by the estimate
  std::optional<Period> within{};       ///< lies within it for sure
  std::optional<Period> starting_in{};  ///< may start in it, by the estimate
  std::vector<Relation> relations{};    ///< all of them
  std::string kind{};
  bool has_struct = false;  ///< the program has a struct for `kind`, which the base may not have yet
  std::vector<Participation> involving{};  ///< all of them
  std::optional<PlaceId> in{};             ///< this place or any place within it
  std::optional<EventId> part_of{};
  std::optional<Outcome> outcome = Outcome::occurred;  ///< absent: any
  std::string matching{};                              ///< words in texts of the event; all of them
  std::vector<Criterion> where{};                      ///< all of them; fields are those of `kind`
  std::optional<Standing> standing{};  ///< absent: accepted or disputed, or any `with_rejected`
  bool with_rejected = false;          ///< also events, and links, that the base does not believe in
  Direction direction = Direction::ascending;
  std::optional<FieldOrder> field_order{};  ///< before the chronological order
  std::optional<std::size_t> limit{};
  std::optional<Cursor> after{};  ///< in the chronological order
};

}  // namespace annals::inline v0_2
