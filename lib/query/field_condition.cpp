#include "query/field_condition.hpp"

#include "annals/error.hpp"
#include "query/condition.hpp"
#include "record/description.hpp"

#include <algorithm>
#include <cmath>
#include <concepts>
#include <optional>

#include <fmt/format.h>

namespace annals::inline v0_2::query {

namespace {

[[noreturn]] void refuse(const KindDescription& kind, std::string_view field, const std::string& why) {
  throw Error(
      ErrorCode::invalid_argument,
      fmt::format("Cannot ask for events of kind '{}' by their field '{}': {}.", kind.name, field, why));
}

std::string fields_of(const KindDescription& kind) {
  if (kind.fields.empty()) return "this kind has no fields";
  std::string list;
  for (const auto& field : kind.fields)
    list += fmt::format("{}{} ({})", list.empty() ? "" : ", ", field.name, word(field.type));
  return "its fields are " + list;
}

/// Ids have no order, that of dates depends on more than the text that is kept of them, and words have one
/// only by the alphabet.
bool has_order(const FieldDescription& field) {
  return field.type <= FieldType::text && field.words.empty();
}

OwnedValue column_value(bool value) {
  return static_cast<std::int64_t>(value);
}
OwnedValue column_value(std::int64_t value) {
  return value;
}
OwnedValue column_value(double value) {
  return value;
}
OwnedValue column_value(const std::string& value) {
  return value;
}
OwnedValue column_value(const When& value) {
  return value.text();
}
template <RecordType type>
OwnedValue column_value(Id<type> value) {
  return value.value();
}

/// The record that a value names, or nothing.
std::optional<RecordId> record_of(const Value& value) {
  return std::visit(
      [](const auto& one) -> std::optional<RecordId> {
        if constexpr (std::convertible_to<decltype(one), RecordId>)
          return one;
        else
          return std::nullopt;
      },
      value);
}

}  // namespace

const FieldDescription& described(const KindDescription* kind, std::string_view name) {
  if (kind == nullptr)
    throw Error(
        ErrorCode::invalid_argument,
        fmt::format("Cannot ask for events by the field '{}' without a kind: fields belong to a kind of "
                    "event, so ask for the kind as well.",
                    name));
  const auto* field = own_field(*kind, name);
  if (field == nullptr) refuse(*kind, name, "there is no such field; " + fields_of(*kind));
  return *field;
}

void check_type(const KindDescription& kind, const FieldDescription& field, FieldType type) {
  if (type != field.type && !(type == FieldType::integer && field.type == FieldType::number))
    refuse(kind, field.name,
           fmt::format("it holds values of type {} and was compared with one of type {}; {}",
                       word(field.type), word(type), fields_of(kind)));
}

void check_order(const KindDescription& kind, const FieldDescription& field) {
  if (!has_order(field))
    refuse(kind, field.name,
           field.words.empty()
               ? fmt::format("values of type {} can only be equal or different", word(field.type))
               : "its words stand in no order: they can only be equal or different");
}

void check_comparison(const KindDescription& kind, const FieldDescription& field, Comparison comparison) {
  if (comparison != Comparison::equals && comparison != Comparison::differs) check_order(kind, field);
}

void check_value(store::State& state, const KindDescription& kind, const FieldDescription& field,
                 const Value& value) {
  check_type(kind, field, type_of(value));
  if (const auto* number = std::get_if<double>(&value); number != nullptr && std::isnan(*number))
    refuse(kind, field.name, "it was compared with a number that is NaN");
  if (const auto record = record_of(value)) require_record(state, *record);
}

void check_number(const KindDescription& kind, const FieldDescription& field) {
  if (field.type != FieldType::integer && field.type != FieldType::number)
    refuse(kind, field.name,
           fmt::format("it holds values of type {}, and only numbers have a least, a greatest, a sum and a "
                       "mean; {}",
                       word(field.type), fields_of(kind)));
}

std::string_view sign_of(Comparison comparison) {
  switch (comparison) {
    case Comparison::equals:
      return "=";
    case Comparison::differs:
      return "<>";
    case Comparison::less_than:
      return "<";
    case Comparison::at_most:
      return "<=";
    case Comparison::more_than:
      return ">";
    case Comparison::at_least:
      return ">=";
  }
  throw Error(ErrorCode::invalid_argument, "Cannot compare a field: there is no such comparison.");
}

OwnedValue bound(const Value& value) {
  return std::visit([](const auto& one) { return column_value(one); }, value);
}

}  // namespace annals::inline v0_2::query
