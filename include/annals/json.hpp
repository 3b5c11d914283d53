#pragma once

#include "annals/export.hpp"

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace annals::inline v0_2 {

/// A JSON value (RFC 8259). Members stand in the order they were put in. To destroy or to move one takes no
/// memory, so that it can be thrown past when there is none. As plain as a vector; no lock.
///
///     Json json{{"key", "hanoi"}, {"parts", Json::array()}};
///     json["parts"].push_back(3);
///     json.dump();  // {"key":"hanoi","parts":[3]}
class Json {
 public:
  using Member = std::pair<std::string, Json>;
  using Items = std::vector<Json>;
  using Members = std::vector<Member>;

  Json() = default;
  Json(std::nullptr_t) {}
  Json(std::same_as<bool> auto value) : value_(value) {}
  template <std::integral T>
  requires(!std::same_as<T, bool>) Json(T value) : value_(static_cast<std::int64_t>(value)) {}
  Json(std::floating_point auto value) : value_(static_cast<double>(value)) {}
  Json(std::string value) : value_(std::move(value)) {}
  Json(std::string_view value) : value_(std::string(value)) {}
  Json(const char* value) : value_(std::string(value)) {}
  Json(Items items) : value_(std::move(items)) {}
  Json(const std::vector<std::string>& texts) : value_(Items(texts.begin(), texts.end())) {}
  /// An object. Names must differ.
  Json(std::initializer_list<Member> members) : value_(Members(members)) {}
  static Json array() { return Items(); }
  static Json object() { return Json(Kept(Members())); }

  [[nodiscard]] bool is_null() const { return is<std::monostate>(); }
  [[nodiscard]] bool is_boolean() const { return is<bool>(); }
  [[nodiscard]] bool is_integer() const { return is<std::int64_t>(); }
  [[nodiscard]] bool is_number() const { return is<double>() || is_integer(); }
  [[nodiscard]] bool is_string() const { return is<std::string>(); }
  [[nodiscard]] bool is_array() const { return is<Items>(); }
  [[nodiscard]] bool is_object() const { return is<Members>(); }

  // What a value is asked for it must be, or std::bad_variant_access is thrown.
  [[nodiscard]] bool boolean() const { return std::get<bool>(value_); }
  [[nodiscard]] std::int64_t integer() const { return std::get<std::int64_t>(value_); }
  [[nodiscard]] double number() const {
    return is_integer() ? static_cast<double>(integer()) : std::get<double>(value_);
  }
  [[nodiscard]] const std::string& text() const { return std::get<std::string>(value_); }
  [[nodiscard]] Items& items() { return std::get<Items>(value_); }
  [[nodiscard]] const Items& items() const { return std::get<Items>(value_); }
  [[nodiscard]] Members& members() { return std::get<Members>(value_); }
  [[nodiscard]] const Members& members() const { return std::get<Members>(value_); }

  /// The value of a member of this object, or null (no value). Linear in the members.
  [[nodiscard]] ANNALS_EXPORT const Json* find(std::string_view name) const;
  [[nodiscard]] bool contains(std::string_view name) const { return find(name) != nullptr; }
  /// The member of this name, which is added as null where there is none. A null becomes an object.
  ANNALS_EXPORT Json& operator[](std::string_view name);
  /// Sets each member of another object.
  ANNALS_EXPORT void update(Json&& other);
  /// Adds an item. A null becomes an array.
  ANNALS_EXPORT void push_back(Json item);

  bool operator==(const Json&) const = default;

  /// What to do with text that is no UTF-8: throw `Error` (invalid_argument), or write U+FFFD for it.
  enum class BadText { refuse, replace };
  /// As text: on one line, or on many, each level indented by so many spaces.
  [[nodiscard]] ANNALS_EXPORT std::string dump(int indent = -1, BadText bad = BadText::refuse) const;

 private:
  using Kept = std::variant<std::monostate, bool, std::int64_t, double, std::string, Items, Members>;

  explicit Json(Kept value) : value_(std::move(value)) {}
  template <class T>
  [[nodiscard]] bool is() const {
    return std::holds_alternative<T>(value_);
  }

  Kept value_;
};

}  // namespace annals::inline v0_2
