#pragma once

#include "annals/query/events.hpp"
#include "query/select.hpp"
#include "store/state.hpp"

#include <string_view>

/// What can be asked of the fields of a kind. All of these throw Error (invalid_argument) with a sentence
/// that says what fields the kind has, or how their values compare.
namespace annals::inline v0_2::query {

/// The field of the kind that was asked for; null: none was.
const FieldDescription& described(const KindDescription* kind, std::string_view name);

/// Whether its values are of this type.
void check_type(const KindDescription& kind, const FieldDescription& field, FieldType type);
/// Whether its values have an order: numbers, texts by their bytes, booleans.
void check_order(const KindDescription& kind, const FieldDescription& field);
/// Whether its values compare so.
void check_comparison(const KindDescription& kind, const FieldDescription& field, Comparison comparison);
/// Whether the field may have this value; an integer is a number, too. Throws Error (not_found) for an id of
/// no record.
void check_value(store::State& state, const KindDescription& kind, const FieldDescription& field,
                 const Value& value);
/// Whether it is a field of numbers.
void check_number(const KindDescription& kind, const FieldDescription& field);

std::string_view sign_of(Comparison comparison);

/// A value as its column holds it: a date as it was given, without its words.
OwnedValue bound(const Value& value);

}  // namespace annals::inline v0_2::query
