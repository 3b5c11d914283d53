#pragma once

#include "annals/export.hpp"
#include "annals/record/id.hpp"
#include "annals/record/words.hpp"
#include "annals/time/when.hpp"

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace annals::inline v0_2 {

/// The type of a field. Its values stand in the order of the alternatives of `Value`.
enum class FieldType { boolean, integer, number, text, date, actor, place, event };

/// The most bytes of UTF-8 that any text has that is entered: a title, a name, a reason, the words of a date.
/// Longer ones are refused. Keys and kinds have their own, shorter limits.
inline constexpr std::size_t longest_text = 1'000'000;

/// One stated value of a field.
using Value = std::variant<bool, std::int64_t, double, std::string, When, ActorId, PlaceId, EventId>;

constexpr FieldType type_of(const Value& value) {
  return static_cast<FieldType>(value.index());
}

/// A field and what is said of it. A field that nothing is said of does not stand in a list of fields.
struct Field {
  std::string name;
  Value value;
  friend bool operator==(const Field&, const Field&) = default;
};

using Fields = std::vector<Field>;

/// The value of the field of this name, or null. O(number of fields).
inline const Value* find(const Fields& fields, std::string_view name) {
  for (const auto& field : fields)
    if (field.name == name) return &field.value;
  return nullptr;
}

/// A field as a base describes it, also to programs that have no struct for its kind.
struct FieldDescription {
  std::string name;
  FieldType type = FieldType::text;
  std::string about{};               ///< what it means, with its unit
  std::vector<std::string> words{};  ///< the only words allowed; empty: any text
  bool is_indexed = false;           ///< whether the base keeps an index on it
  friend bool operator==(const FieldDescription&, const FieldDescription&) = default;
};

/// A kind of event, or a type of actor, as a base describes it. A kind without fields is just a word.
struct KindDescription {
  std::string name;
  std::string about{};
  std::vector<FieldDescription> fields{};
  RecordType of = RecordType::event;  ///< or `actor`
  friend bool operator==(const KindDescription&, const KindDescription&) = default;
};

namespace detail {

template <class T, class Variant>
inline constexpr bool is_alternative = false;
template <class T, class... Alternatives>
inline constexpr bool is_alternative<T, std::variant<Alternatives...>> = (std::same_as<T, Alternatives> ||
                                                                          ...);

template <class Member>
struct Claimable : std::false_type {};
template <>
struct Claimable<std::string> : std::true_type {
  using Inner = std::string;
};
template <class T>
requires(!std::same_as<T, std::string> &&
         (is_alternative<T, Value> || Worded<T>)) struct Claimable<std::optional<T>> : std::true_type {
  using Inner = T;
};

template <class Inner>
constexpr FieldType field_type() {
  if constexpr (Worded<Inner>)
    return FieldType::text;
  else
    return []<std::size_t... i>(std::index_sequence<i...>) {
      std::size_t found = 0;
      ((std::same_as<Inner, std::variant_alternative_t<i, Value>> ? void(found = i) : void()), ...);
      return static_cast<FieldType>(found);
    }
  (std::make_index_sequence<std::variant_size_v<Value>>{});
}

}  // namespace detail

/// A member that can be claimed: absent (an empty text, an empty optional) means "not said".
template <class Member>
concept ClaimableMember = detail::Claimable<Member>::value;

/// A member of `Owner` with the name and the meaning it has everywhere: in SQL, JSON and print.
template <class Owner, class Member>
struct FieldOf {
  std::string_view name;
  Member Owner::*member;
  std::string_view about;
  bool is_indexed = false;

  /// The same field, with an index in each base that has the kind: few events of many are then found by its
  /// value without a look at the others. Each event of the kind costs an entry more.
  [[nodiscard]] constexpr FieldOf indexed() const { return {name, member, about, true}; }
};

/// Describes one field of a kind. `name` is lower case, with its unit (`range_km`).
template <class Owner, class Member>
constexpr FieldOf<Owner, Member> field(std::string_view name, Member Owner::*member, std::string_view about) {
  static_assert(
      ClaimableMember<Member>,
      "annals: a field of a kind is a std::string, or a std::optional of bool, std::int64_t, double, "
      "annals::When, ActorId, PlaceId, EventId or an enumeration: absent means not said");
  return {name, member, about, false};
}

/// A kind of event: its word, its meaning and its fields. Returned by the `kind()` of a struct:
///
///     struct Flood {
///       std::optional<double> crest_m{};
///       static constexpr auto kind() {
///         return annals::kind("flood", "Water over land that is normally dry",
///                             annals::field("crest_m", &Flood::crest_m, "height of the crest, metres"));
///       }
///     };
template <class... FieldsOf>
struct Kind {
  std::string_view name;
  std::string_view about;
  std::tuple<FieldsOf...> fields;
};

namespace detail {

// Not constexpr, so that to come to one of these is an error of compilation that says what is wrong.
inline void annals_a_name_is_small_letters_digits_and_underscores_and_begins_with_a_letter() {}
inline void annals_two_fields_of_a_kind_have_the_same_name() {}
inline void annals_a_member_is_described_twice() {}

constexpr bool is_name(std::string_view name) {
  return !name.empty() && name.size() <= 63 && name[0] >= 'a' && name[0] <= 'z' &&
         name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string_view::npos;
}

template <class... FieldsOf>
consteval Kind<FieldsOf...> checked_kind(std::string_view name, std::string_view about, FieldsOf... fields) {
  if (sizeof...(fields) > 0 && !is_name(name))
    annals_a_name_is_small_letters_digits_and_underscores_and_begins_with_a_letter();
  const auto check = [&](auto field) {
    if (!is_name(field.name))
      annals_a_name_is_small_letters_digits_and_underscores_and_begins_with_a_letter();
    int names = 0;
    int members = 0;
    const auto compare = [&](auto other) {
      names += other.name == field.name ? 1 : 0;
      if constexpr (requires { other.member == field.member; })
        members += other.member == field.member ? 1 : 0;
    };
    (compare(fields), ...);
    if (names > 1) annals_two_fields_of_a_kind_have_the_same_name();
    if (members > 1) annals_a_member_is_described_twice();
  };
  (check(fields), ...);
  return {name, about, std::tuple{fields...}};
}

/// Converts to whatever a member may be: to a claimable type, or to any other.
struct AnyClaimable {
  template <class T>
  requires(Claimable<T>::value) constexpr operator T() const;
};
struct AnyOther {
  template <class T>
  requires(!Claimable<T>::value) constexpr operator T() const;
};

/// How many members an aggregate has.
template <class T, class... Members>
consteval std::size_t count_members() {
  if constexpr (requires { T{Members{}..., AnyClaimable{}}; })
    return count_members<T, Members..., AnyClaimable>();
  else if constexpr (requires { T{Members{}..., AnyOther{}}; })
    return count_members<T, Members..., AnyOther>();
  else
    return sizeof...(Members);
}

}  // namespace detail

template <class... FieldsOf>
consteval Kind<FieldsOf...> kind(std::string_view name, std::string_view about, FieldsOf... fields) {
  return detail::checked_kind(name, about, fields...);
}

/// The same for a type of actor: returned by the `actor_type()` of a struct.
template <class... FieldsOf>
consteval Kind<FieldsOf...> actor_type(std::string_view name, std::string_view about, FieldsOf... fields) {
  return detail::checked_kind(name, about, fields...);
}

/// A struct that describes itself as a kind of event.
template <class T>
concept EventKind = std::is_aggregate_v<T> && requires {
  T::kind().fields;
};

/// A struct that describes itself as a type of actor.
template <class T>
concept ActorType = std::is_aggregate_v<T> && requires {
  T::actor_type().fields;
};

namespace detail {

/// The described fields of a kind or of a record.
template <class T>
constexpr auto fields_of() {
  if constexpr (EventKind<T>)
    return T::kind().fields;
  else if constexpr (ActorType<T>)
    return T::actor_type().fields;
  else
    return T::fields();
}

template <class T, class Visitor>
constexpr void for_each_field(Visitor&& visit) {
  std::apply([&](const auto&... field) { (visit(field), ...); }, fields_of<T>());
}

/// Appends what `record` says, in the order of the description.
template <class T>
void append_fields(const T& record, Fields& out) {
  for_each_field<T>([&](const auto& field) {
    const auto& member = record.*field.member;
    if constexpr (std::same_as<std::remove_cvref_t<decltype(member)>, std::string>) {
      if (!member.empty()) out.push_back({std::string(field.name), member});
    } else if (member) {
      if constexpr (Worded<std::remove_cvref_t<decltype(*member)>>)
        out.push_back({std::string(field.name), std::string(word(*member))});
      else
        out.push_back({std::string(field.name), *member});
    }
  });
}

/// "The base has "mild" for the field "severity", which is none of the words of this program." Throws `Error`
/// (incompatible).
[[noreturn]] ANNALS_EXPORT void refuse_value(std::string_view field, const Value& value);

/// Fills the members that `fields` speaks of. Throws `Error` (incompatible) for a value of another type than
/// the member's, or a word that its enumeration does not have: the base describes the field differently.
template <class T>
void assign_fields(const Fields& fields, T& record) {
  for_each_field<T>([&](const auto& field) {
    const Value* value = find(fields, field.name);
    if (value == nullptr) return;
    using Inner = typename Claimable<std::remove_cvref_t<decltype(record.*field.member)>>::Inner;
    if constexpr (Worded<Inner>) {
      const auto* text = std::get_if<std::string>(value);
      const auto known = text != nullptr ? from_word<Inner>(*text) : std::nullopt;
      if (!known) refuse_value(field.name, *value);
      record.*field.member = known;
    } else if (const auto* inner = std::get_if<Inner>(value)) {
      record.*field.member = *inner;
    } else {
      refuse_value(field.name, *value);
    }
  });
}

/// Whether the fields are all the members that the struct of a kind has.
template <class T>
constexpr bool describes_all = count_members<T>() == std::tuple_size_v<decltype(fields_of<T>())>;

template <class T>
std::vector<FieldDescription> describe_fields() {
  std::vector<FieldDescription> described;
  for_each_field<T>([&]<class Owner, class Member>(const FieldOf<Owner, Member>& field) {
    using Inner = typename Claimable<Member>::Inner;
    FieldDescription one{
        std::string(field.name), field_type<Inner>(), std::string(field.about), {}, field.is_indexed};
    if constexpr (Worded<Inner>) one.words.assign(words_of<Inner>.begin(), words_of<Inner>.end());
    described.push_back(std::move(one));
  });
  return described;
}

}  // namespace detail

/// What a base keeps about the kind of event, or the type of actor, `T`, from its one description.
template <class T>
KindDescription describe() {
  static_assert(detail::describes_all<T>, "annals: a member of this struct is not described by its kind()");
  constexpr auto of = ActorType<T> ? RecordType::actor : RecordType::event;
  constexpr auto kind = [] {
    if constexpr (ActorType<T>)
      return T::actor_type();
    else
      return T::kind();
  }();
  return {std::string(kind.name), std::string(kind.about), detail::describe_fields<T>(), of};
}

}  // namespace annals::inline v0_2
