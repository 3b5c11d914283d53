#pragma once

#include "annals/record/field.hpp"
#include "annals/record/id.hpp"
#include "annals/time/instant.hpp"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace annals::inline v0_2 {

/// What becomes of one field of a kind.
struct FieldChange {
  std::string field;                   ///< its name before
  std::string name{};                  ///< its name afterwards; empty: as before
  bool is_dropped = false;             ///< it goes, with all that was stated of it
  std::optional<FieldType> type{};     ///< its type afterwards; absent: as before
  std::optional<std::string> about{};  ///< its meaning afterwards, with the unit; absent: as before
  /// What becomes of a value that was stated; nothing: it is not stated any more. Needed where the type is
  /// another one. Takes words as texts.
  std::function<std::optional<Value>(const Value&)> convert{};
};

[[nodiscard]] inline FieldChange renamed(std::string field, std::string name) {
  return {.field = std::move(field), .name = std::move(name)};
}
[[nodiscard]] inline FieldChange dropped(std::string field) {
  return {.field = std::move(field), .is_dropped = true};
}

/// How a kind of event, or a type of actor, changes beyond growing.
struct KindChange {
  std::string kind;
  std::vector<FieldChange> fields{};  ///< all at once: two fields may swap their names
  std::string name{};                 ///< of the kind afterwards; empty: as before
  RecordType of = RecordType::event;  ///< or `actor`
};

/// A step that a base has taken.
struct TakenStep {
  std::string step;
  std::string kind;  ///< as it was called before
  RecordType of = RecordType::event;
  /// What fields are called since, by their names before; nothing: dropped. By "" the kind itself.
  std::map<std::string, std::optional<std::string>> became{};
  Instant recorded{};
  friend bool operator==(const TakenStep&, const TakenStep&) = default;
};

}  // namespace annals::inline v0_2
