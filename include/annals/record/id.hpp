#pragma once

#include "annals/record/words.hpp"

#include <compare>
#include <cstdint>
#include <functional>
#include <string_view>

namespace annals::inline v0_2 {

/// What a record is. Links and relative dates are claimed and disputed like records, so they count as such
/// here.
enum class RecordType { event, actor, place, source, link, relative_date };

/// Whether records of a type join two events, which are what they are known by: they have no key.
constexpr bool is_edge(RecordType type) {
  return type == RecordType::link || type == RecordType::relative_date;
}

/// The type as a sentence names it: "relative date", where `word` gives "relative_date".
constexpr std::string_view noun(RecordType type) {
  return type == RecordType::relative_date ? "relative date" : word(type);
}

struct Citation;

/// The id of one record of one type within one open base: small, local, never exported.
/// Ids of different types do not mix: a place cannot be linked as a cause.
template <RecordType type>
class Id {
 public:
  static constexpr RecordType record_type = type;

  constexpr Id() = default;
  constexpr explicit Id(std::int64_t value) : value_(value) {}
  [[nodiscard]] constexpr std::int64_t value() const { return value_; }
  /// A source says it itself, without more: `base.add(summit, report)`.
  operator Citation() const requires(type == RecordType::source);  // NOLINT: it is that source's word
  friend constexpr auto operator<=>(const Id&, const Id&) = default;

 private:
  std::int64_t value_ = 0;
};

using EventId = Id<RecordType::event>;
using ActorId = Id<RecordType::actor>;
using PlaceId = Id<RecordType::place>;
using SourceId = Id<RecordType::source>;
using LinkId = Id<RecordType::link>;
using RelativeDateId = Id<RecordType::relative_date>;

/// The id of one claim. The claim that entered a record bears the record's own number.
class ClaimId {
 public:
  constexpr ClaimId() = default;
  constexpr explicit ClaimId(std::int64_t value) : value_(value) {}
  [[nodiscard]] constexpr std::int64_t value() const { return value_; }
  friend constexpr auto operator<=>(const ClaimId&, const ClaimId&) = default;

 private:
  std::int64_t value_ = 0;
};

/// A record of any type. Every typed id converts to it; numbers are unique across types.
struct RecordId {
  RecordType type = RecordType::event;
  std::int64_t value = 0;

  constexpr RecordId() = default;
  constexpr RecordId(RecordType record_type, std::int64_t number) : type(record_type), value(number) {}
  template <RecordType record_type>
  constexpr RecordId(Id<record_type> id) : type(record_type), value(id.value()) {}  // NOLINT: every id is one
  friend constexpr auto operator<=>(const RecordId&, const RecordId&) = default;
};

/// The field that says of which kind a record is: "kind" of an event, "type" of an actor; else empty.
constexpr std::string_view kind_field(RecordType type) {
  return type == RecordType::event ? "kind" : type == RecordType::actor ? "type" : "";
}

}  // namespace annals::inline v0_2

template <annals::RecordType type>
struct std::hash<annals::Id<type>> {
  std::size_t operator()(annals::Id<type> id) const noexcept { return std::hash<std::int64_t>{}(id.value()); }
};
