#pragma once

#include "annals/error.hpp"
#include "annals/query/comparison.hpp"
#include "annals/query/filter.hpp"
#include "annals/record/field.hpp"
#include "annals/record/id.hpp"
#include "annals/record/link.hpp"
#include "annals/record/words.hpp"
#include "annals/time/instant.hpp"

#include <concepts>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace annals::inline v0_2 {

template <class Details>
class EventQuery;

namespace detail {

/// Conditions on events of any kind go with those on events of one.
template <class A, class B>
struct CommonKind {
  static_assert(std::same_as<A, B> || std::same_as<A, Fields> || std::same_as<B, Fields>,
                "annals: these are conditions on events of two kinds, and an event is of one");
  using Details = std::conditional_t<std::same_as<A, Fields>, B, A>;
};

/// `a && b && c` is one list of three.
template <class Junction>
Criterion joined(Criterion a, Criterion b) {
  Junction both;
  for (auto* one : {&a, &b}) {
    if (auto* same = std::get_if<Junction>(&one->part))
      for (auto& part : same->of) both.of.push_back(std::move(part));
    else
      both.of.push_back(std::move(*one));
  }
  return {std::move(both)};
}

/// A value to compare a field with, as the base stores it. `Value` stands for a field known by its name,
/// whose type only the base knows.
template <class Inner, class Bound>
Value stored(const Bound& bound) {
  if constexpr (!std::same_as<Inner, Value>) {
    static_assert(is_bound_of<Bound, Inner>(), "annals: the value cannot be compared with this field");
    const auto inner = static_cast<Inner>(bound);
    if constexpr (Worded<Inner>)
      return std::string(word(inner));
    else
      return inner;
  } else if constexpr (std::convertible_to<const Bound&, std::string_view>) {
    return std::string(std::string_view(bound));
  } else {
    return Value(bound);
  }
}

template <class Details, class Member>
std::string name_of(Member Details::*member) {
  std::string name;
  for_each_field<Details>([&](const auto& field) {
    if constexpr (std::same_as<decltype(field.member), Member Details::*>)
      if (field.member == member) name = field.name;
  });
  if (name.empty()) throw Error(ErrorCode::invalid_argument, "The kind describes no such member.");
  return name;
}

template <class Found>
Criterion::Found found_by(const EventQuery<Found>& query) {
  return std::make_shared<const EventFilter>(query.filter());
}

}  // namespace detail

/// A condition on events, to be joined by `&&`, `||` and `!` and asked by `EventQuery::where`; a value.
/// `EventCondition<WeaponTest>` speaks of fields of that kind and `EventCondition<>` of any event, or of
/// fields by their names. Nothing is evaluated before a query runs, neither side of `&&` before the other.
template <class Details = Fields>
class EventCondition {
 public:
  explicit EventCondition(Criterion criterion) : criterion_(std::move(criterion)) {}
  [[nodiscard]] const Criterion& criterion() const { return criterion_; }

 private:
  Criterion criterion_;
};

template <class A, class B>
[[nodiscard]] auto operator&&(const EventCondition<A>& a, const EventCondition<B>& b) {
  return EventCondition<typename detail::CommonKind<A, B>::Details>(
      detail::joined<Criterion::All>(a.criterion(), b.criterion()));
}
template <class A, class B>
[[nodiscard]] auto operator||(const EventCondition<A>& a, const EventCondition<B>& b) {
  return EventCondition<typename detail::CommonKind<A, B>::Details>(
      detail::joined<Criterion::Any>(a.criterion(), b.criterion()));
}
template <class Details>
[[nodiscard]] EventCondition<Details> operator!(const EventCondition<Details>& condition) {
  return EventCondition<Details>(Criterion{Criterion::None{{condition.criterion()}}});
}

/// A field to be compared: `field(&WeaponTest::range_km) >= 1000`. Numbers, texts (by their bytes), booleans
/// and enumerations that are `is_ordered` have an order; other enumerations, dates and ids can only be equal
/// or different. Values of an ordered enumeration that the program has no word for are neither before nor
/// after any other.
template <class Details, class Inner>
class EventField {
 public:
  explicit EventField(std::string name) : name_(std::move(name)) {}

  template <class Bound>
  [[nodiscard]] EventCondition<Details> operator==(const Bound& bound) const {
    return compares(equals, bound);
  }
  template <class Bound>
  [[nodiscard]] EventCondition<Details> operator!=(const Bound& bound) const {
    return compares(differs, bound);
  }
  template <class Bound>
  [[nodiscard]] EventCondition<Details> operator<(const Bound& bound) const {
    return compares_in_order(less_than, bound);
  }
  template <class Bound>
  [[nodiscard]] EventCondition<Details> operator<=(const Bound& bound) const {
    return compares_in_order(at_most, bound);
  }
  template <class Bound>
  [[nodiscard]] EventCondition<Details> operator>(const Bound& bound) const {
    return compares_in_order(more_than, bound);
  }
  template <class Bound>
  [[nodiscard]] EventCondition<Details> operator>=(const Bound& bound) const {
    return compares_in_order(at_least, bound);
  }
  /// The same, where which comparison it is comes from elsewhere.
  template <class Bound>
  [[nodiscard]] EventCondition<Details> compares(detail::ComparisonOf<Inner> comparison,
                                                 const Bound& bound) const {
    return compared(comparison, bound);
  }

  /// It has one of these values: `field(&WeaponTest::weapon).one_of("ICBM", "SLBM")`.
  template <class Bound, class... Bounds>
  [[nodiscard]] EventCondition<Details> one_of(const Bound& value, const Bounds&... values) const {
    return condition(
        Criterion::OneOf{name_, {detail::stored<Inner>(value), detail::stored<Inner>(values)...}});
  }
  template <class Bound>
  [[nodiscard]] EventCondition<Details> one_of(const std::vector<Bound>& values) const {
    Criterion::OneOf one_of{name_, {}};
    for (const auto& value : values) one_of.values.push_back(detail::stored<Inner>(Bound(value)));
    return condition(std::move(one_of));
  }
  /// It names one of the events that another query finds.
  template <class Found>
  [[nodiscard]] EventCondition<Details> one_of(const EventQuery<Found>& query) const {
    static_assert(std::same_as<Inner, EventId> || std::same_as<Inner, Value>,
                  "annals: only a field that names an event can name one that a query finds");
    return condition(Criterion::Names{name_, detail::found_by(query)});
  }
  /// The text has this within it, whatever the case of the letters A to Z. Every text contains the empty one.
  [[nodiscard]] EventCondition<Details> contains(std::string_view text) const {
    static_assert(std::same_as<Inner, std::string> || std::same_as<Inner, Value>,
                  "annals: only a field of text contains a text");
    return condition(Criterion::Contains{name_, std::string(text)});
  }
  /// Some value is said; `!field(…).said()`: none is.
  [[nodiscard]] EventCondition<Details> citation() const { return condition(Criterion::IsStated{name_}); }

 private:
  template <class Part>
  static EventCondition<Details> condition(Part part) {
    return EventCondition<Details>(Criterion{std::move(part)});
  }

  template <class Bound>
  [[nodiscard]] EventCondition<Details> compares_in_order(Comparison comparison, const Bound& bound) const {
    static_assert(detail::has_order<Inner>, "annals: values of this field can only be equal or different");
    return compared(comparison, bound);
  }

  template <class Bound>
  [[nodiscard]] EventCondition<Details> compared(Comparison comparison, const Bound& bound) const {
    auto value = detail::stored<Inner>(bound);
    if constexpr (is_ordered<Inner>)
      if (comparison != equals && comparison != differs)
        return condition(Criterion::OneOf{name_, words_that_compare(comparison, bound)});
    return condition(Criterion::Compared{name_, comparison, std::move(value)});
  }

  static std::vector<Value> words_that_compare(Comparison comparison, Inner bound) {
    std::vector<Value> words;
    const auto place = index_of(bound);
    for (std::size_t i = 0; i < words_of<Inner>.size(); ++i)
      if (i < place   ? comparison == less_than || comparison == at_most
          : i > place ? comparison == more_than || comparison == at_least
                      : comparison == at_most || comparison == at_least)
        words.emplace_back(std::string(words_of<Inner>[i]));
    return words;
  }

  std::string name_;
};

/// A field of a kind, to be compared. Throws `Error` (invalid_argument) where the kind does not describe it.
template <class Details, class Member>
[[nodiscard]] auto field(Member Details::*member) {
  return EventField<Details, typename detail::Claimable<Member>::Inner>(detail::name_of(member));
}
/// The same by its name, for a kind that the program has no struct for: `field("crest_m") >= 9`. A query with
/// it throws `Error` (invalid_argument) when run, if it has no kind, the kind has no such field, or values of
/// the field do not compare so.
[[nodiscard]] inline EventField<Fields, Value> field(std::string_view name) {
  return EventField<Fields, Value>(std::string(name));
}

// ---- Who says so. Claims that were retracted do not count.

/// Events on which one claim has all of these: `claimed({.source = usip, .recorded_since = yesterday})`. By
/// source or speaker it costs the claims of these, else all claims of the base.
[[nodiscard]] inline EventCondition<> claimed(const Criterion::Claimed& by) {
  return EventCondition<>(Criterion{by});
}
/// Events of which this source says something, or denies it.
[[nodiscard]] inline EventCondition<> said_by(SourceId source) {
  return claimed({.source = source});
}
/// Events of which this actor speaks, in any source.
[[nodiscard]] inline EventCondition<> spoken_by(ActorId speaker) {
  return claimed({.speaker = speaker});
}
/// Events on which a claim was entered at this instant or later.
[[nodiscard]] inline EventCondition<> recorded_since(Instant instant) {
  return claimed({.recorded_since = instant});
}

// ---- Links. Rejected and retracted ones do not count, unless the query is `with_rejected`.

/// Events with a link of this kind from them: `linked_to(causes)`, what causes something; or to one of the
/// events that another query finds: `linked_to(causes, base.events<Demolition>())`, what causes a demolition.
[[nodiscard]] inline EventCondition<> linked_to(LinkKind kind) {
  return EventCondition<>(Criterion{Criterion::Linked{kind, LinkEnd::to, nullptr}});
}
template <class Found>
[[nodiscard]] EventCondition<> linked_to(LinkKind kind, const EventQuery<Found>& query) {
  return EventCondition<>(Criterion{Criterion::Linked{kind, LinkEnd::to, detail::found_by(query)}});
}
/// Events with a link of this kind to them: `linked_from(causes)`, what something causes; or from one of the
/// events that another query finds: `linked_from(causes, base.events<Summit>())`, what a summit causes.
[[nodiscard]] inline EventCondition<> linked_from(LinkKind kind) {
  return EventCondition<>(Criterion{Criterion::Linked{kind, LinkEnd::from, nullptr}});
}
template <class Found>
[[nodiscard]] EventCondition<> linked_from(LinkKind kind, const EventQuery<Found>& query) {
  return EventCondition<>(Criterion{Criterion::Linked{kind, LinkEnd::from, detail::found_by(query)}});
}
/// What one of the events that another query finds causes: `linked_from(causes, query)`.
template <class Found>
[[nodiscard]] EventCondition<> caused_by(const EventQuery<Found>& query) {
  return linked_from(causes, query);
}

}  // namespace annals::inline v0_2
