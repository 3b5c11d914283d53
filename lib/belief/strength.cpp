#include "belief/strength.hpp"

#include <algorithm>
#include <compare>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <variant>
#include <vector>

namespace annals::belief {
namespace {

/// Local numbers differ between two bases that hold the same, so content compares without them first.
template <class T>
constexpr bool is_id = std::same_as<T, ActorId> || std::same_as<T, PlaceId> || std::same_as<T, EventId>;

template <class T, class Compare>
std::strong_ordering compare_lists(const std::vector<T>& a, const std::vector<T>& b, Compare compare) {
  return std::lexicographical_compare_three_way(a.begin(), a.end(), b.begin(), b.end(), compare);
}

template <class T, class Compare>
std::strong_ordering compare_optional(const std::optional<T>& a, const std::optional<T>& b, Compare compare) {
  if (a && b) return compare(*a, *b);
  return a.has_value() <=> b.has_value();
}

std::strong_ordering compare_numbers(double a, double b) {
  return std::strong_order(a, b);
}

std::strong_ordering compare_dates(const When& a, const When& b) {
  return std::tie(a.text(), a.words()) <=> std::tie(b.text(), b.words());
}

std::strong_ordering compare_likelihoods(const Likelihood& a, const Likelihood& b) {
  if (const auto order = compare_optional(a.low, b.low, compare_numbers); order != 0) return order;
  if (const auto order = compare_optional(a.high, b.high, compare_numbers); order != 0) return order;
  return a.word <=> b.word;
}

/// Tells apart all that `compare_values` does, the words of dates and the sign of zero, but no ids.
std::strong_ordering compare_fields(const Field& a, const Field& b) {
  if (const auto order = a.name <=> b.name; order != 0) return order;
  if (const auto order = a.value.index() <=> b.value.index(); order != 0) return order;
  return std::visit(
      [&]<class T>(const T& mine) -> std::strong_ordering {
        const auto& other = std::get<T>(b.value);
        if constexpr (is_id<T>)
          return std::strong_ordering::equal;
        else if constexpr (std::same_as<T, double>)
          return compare_numbers(mine, other);
        else if constexpr (std::same_as<T, When>)
          return compare_dates(mine, other);
        else
          return mine <=> other;
      },
      a.value);
}

std::strong_ordering compare_portable_content(const Claim& a, const Claim& b) {
  // Enumerators of Stance grow weaker, an order grows stronger.
  if (const auto order = b.stance <=> a.stance; order != 0) return order;
  if (const auto order = compare_lists(a.says.fields, b.says.fields, compare_fields); order != 0)
    return order;
  const auto by_role = [](const Participant& one, const Participant& two) { return one.role <=> two.role; };
  if (const auto order = compare_lists(a.says.with, b.says.with, by_role); order != 0) return order;
  if (const auto order = a.says.names <=> b.says.names; order != 0) return order;
  if (const auto order = a.says.part_of.size() <=> b.says.part_of.size(); order != 0) return order;
  if (const auto order = a.said.locator <=> b.said.locator; order != 0) return order;
  if (const auto order = compare_optional(a.said.published, b.said.published, compare_dates); order != 0)
    return order;
  if (const auto order = compare_optional(a.said.likelihood, b.said.likelihood, compare_likelihoods);
      order != 0)
    return order;
  return compare_optional(a.said.window, b.said.window, compare_dates);
}

std::vector<std::int64_t> local_ids(const Claim& claim) {
  std::vector<std::int64_t> ids{claim.said.source.value_or(SourceId{}).value(),
                                claim.said.speaker.value_or(ActorId{}).value()};
  for (const auto& field : claim.says.fields)
    std::visit(
        [&]<class T>(const T& value) {
          if constexpr (is_id<T>) ids.push_back(value.value());
        },
        field.value);
  for (const auto& participant : claim.says.with) ids.push_back(participant.actor.value());
  for (const auto whole : claim.says.part_of) ids.push_back(whole.value());
  return ids;
}

}  // namespace

Comparison compare_strength(const Weighed& a, const Weighed& b) {
  if (const auto order = a.claim->rank() <=> b.claim->rank(); order != 0) return {order, Reason::rank};
  if (const auto order = std::weak_order(a.reliability, b.reliability); order != 0)
    return {order, Reason::reliability};
  if (const auto order = a.published <=> b.published; order != 0) return {order, Reason::later_publication};
  const auto recorded = [](const Weighed& one) {
    return one.claim->said.recorded.value_or(Instant::unbounded_past());
  };
  if (const auto order = recorded(a) <=> recorded(b); order != 0) return {order, Reason::later_recording};
  if (const auto order = compare_portable_content(*a.claim, *b.claim); order != 0)
    return {order, Reason::content};
  return {local_ids(*a.claim) <=> local_ids(*b.claim), Reason::content};
}

std::weak_ordering compare_values(const Value& a, const Value& b) {
  if (const auto order = a.index() <=> b.index(); order != 0) return order;
  return std::visit(
      [&]<class T>(const T& mine) -> std::weak_ordering {
        const auto& other = std::get<T>(b);
        if constexpr (std::same_as<T, double>) {
          if (mine != mine || other != other) return (mine != mine) <=> (other != other);
          return std::weak_order(mine, other);
        } else if constexpr (std::same_as<T, When>) {
          return mine.text() <=> other.text();
        } else {
          return mine <=> other;
        }
      },
      a);
}

}  // namespace annals::belief
