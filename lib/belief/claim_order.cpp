#include "belief/claim_order.hpp"

#include <algorithm>
#include <compare>
#include <concepts>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

namespace annals::inline v0_2::belief {
namespace {

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

std::strong_ordering compare_ids(RecordId a, RecordId b, const NameOf& name_of) {
  return a == b ? std::strong_ordering::equal : name_of(a) <=> name_of(b);
}

/// Orders contents by what they are in every base.
class ContentOrder {
 public:
  explicit ContentOrder(const NameOf& name_of) : name_of_(name_of) {}

  [[nodiscard]] std::strong_ordering operator()(const Claim& a, const Claim& b) const {
    if (const auto order = a.stance <=> b.stance; order != 0) return order;
    const auto by_field = [&](const Field& one, const Field& two) { return fields(one, two); };
    if (const auto order = compare_lists(a.statement.fields, b.statement.fields, by_field); order != 0)
      return order;
    if (const auto order = a.statement.names <=> b.statement.names; order != 0) return order;
    if (const auto order = a.citation.locator <=> b.citation.locator; order != 0) return order;
    if (const auto order = compare_optional(a.citation.published, b.citation.published, compare_dates);
        order != 0)
      return order;
    if (const auto order =
            compare_optional(a.citation.likelihood, b.citation.likelihood, compare_likelihoods);
        order != 0)
      return order;
    if (const auto order = compare_optional(a.citation.window, b.citation.window, compare_dates); order != 0)
      return order;
    const auto by_name = [&](RecordId one, RecordId two) { return ids(one, two); };
    if (const auto order = compare_optional(a.citation.source, b.citation.source, by_name); order != 0)
      return order;
    if (const auto order = compare_optional(a.citation.speaker, b.citation.speaker, by_name); order != 0)
      return order;
    if (a.statement.with != b.statement.with)
      if (const auto order = participants(a.statement.with) <=> participants(b.statement.with); order != 0)
        return order;
    if (a.statement.part_of != b.statement.part_of)
      if (const auto order = named(a.statement.part_of) <=> named(b.statement.part_of); order != 0)
        return order;
    return a.statement.derived_from == b.statement.derived_from
               ? std::strong_ordering::equal
               : named(a.statement.derived_from) <=> named(b.statement.derived_from);
  }

 private:
  [[nodiscard]] std::strong_ordering ids(RecordId a, RecordId b) const { return compare_ids(a, b, name_of_); }
  [[nodiscard]] std::strong_ordering fields(const Field& a, const Field& b) const {
    const auto order = a.name <=> b.name;
    return order != 0 ? order : compare_contents(a.value, b.value, name_of_);
  }

  // Lists stand in the order of local ids.
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> participants(
      const std::vector<Participant>& with) const {
    std::vector<std::pair<std::string, std::string>> named;
    named.reserve(with.size());
    for (const auto& one : with) named.emplace_back(name_of_(one.actor), one.role);
    std::sort(named.begin(), named.end());
    return named;
  }
  template <class Id>
  [[nodiscard]] std::vector<std::string> named(const std::vector<Id>& records) const {
    std::vector<std::string> names;
    names.reserve(records.size());
    for (const auto record : records) names.push_back(name_of_(record));
    std::sort(names.begin(), names.end());
    return names;
  }

  const NameOf& name_of_;
};

}  // namespace

std::strong_ordering compare_claims(const Weighed& a, const Weighed& b, const NameOf& name_of) {
  if (const auto order = a.claim->rank() <=> b.claim->rank(); order != 0) return order;
  if (const auto order = compare_numbers(a.reliability, b.reliability); order != 0) return order;
  return ContentOrder(name_of)(*b.claim, *a.claim);  // those of equal weight in the order of contents
}

std::strong_ordering compare_contents(const Value& a, const Value& b, const NameOf& name_of) {
  if (const auto order = a.index() <=> b.index(); order != 0) return order;
  return std::visit(
      [&]<class T>(const T& mine) -> std::strong_ordering {
        const auto& other = std::get<T>(b);
        if constexpr (is_id<T>)
          return compare_ids(mine, other, name_of);
        else if constexpr (std::same_as<T, double>)
          return compare_numbers(mine, other);
        else if constexpr (std::same_as<T, When>)
          return compare_dates(mine, other);
        else
          return mine <=> other;
      },
      a);
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

}  // namespace annals::inline v0_2::belief
