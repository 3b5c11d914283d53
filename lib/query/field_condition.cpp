#include "query/field_condition.hpp"

#include "annals/error.hpp"
#include "sql/quoted.hpp"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace annals::query {

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

/// Ids have no order, that of dates depends on more than the text that is kept of them, and words have one
/// only by the alphabet.
bool has_order(const FieldDescription& field) {
  return field.type <= FieldType::text && field.words.empty();
}

OwnedValue bound(bool value) {
  return static_cast<std::int64_t>(value);
}
OwnedValue bound(std::int64_t value) {
  return value;
}
OwnedValue bound(double value) {
  return value;
}
OwnedValue bound(const std::string& value) {
  return value;
}
OwnedValue bound(const When& value) {
  return value.text();
}
template <RecordType type>
OwnedValue bound(Id<type> value) {
  return value.value();
}

}  // namespace

const FieldDescription& described(const KindDescription& kind, std::string_view name) {
  const auto field = std::ranges::find(kind.fields, name, &FieldDescription::name);
  if (field == kind.fields.end()) refuse(kind, name, "there is no such field; " + fields_of(kind));
  return *field;
}

std::string value_column(std::string_view table, const FieldDescription& field) {
  return fmt::format("{}.{}", table, sql::quoted_name(field.name));
}

std::string field_condition(std::string_view table, const KindDescription& kind,
                            const EventFilter::FieldCondition& asked, Select& select) {
  const auto& field = described(kind, asked.field);
  const auto type = type_of(asked.value);
  if (type != field.type && !(type == FieldType::integer && field.type == FieldType::number))
    refuse(kind, field.name,
           fmt::format("it holds values of type {} and was compared with one of type {}; {}",
                       word(field.type), word(type), fields_of(kind)));
  if (!has_order(field) && asked.comparison != Comparison::equals && asked.comparison != Comparison::differs)
    refuse(kind, field.name,
           field.words.empty()
               ? fmt::format("values of type {} can only be equal or different", word(field.type))
               : "its words stand in no order: they can only be equal or different");
  if (const auto* number = std::get_if<double>(&asked.value); number != nullptr && std::isnan(*number))
    refuse(kind, field.name, "it was compared with a number that is NaN");

  return fmt::format(
      "{} {} {}", value_column(table, field), sign_of(asked.comparison),
      select.parameter(std::visit([](const auto& value) { return bound(value); }, asked.value)));
}

void refuse_field_without_kind(std::string_view field) {
  throw Error(
      ErrorCode::invalid_argument,
      fmt::format("Cannot ask for events by the field '{}' without a kind: fields belong to a kind of "
                  "event, so ask for the kind as well.",
                  field));
}

}  // namespace annals::query
