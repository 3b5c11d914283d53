#pragma once

#include "annals/query/events.hpp"
#include "query/select.hpp"

#include <string>
#include <string_view>

namespace annals::query {

/// A condition on a column of a kind's table, which the query calls `table`. Where the field is not said, no
/// comparison holds. Text compares by its bytes; dates are compared as they were given, without their words.
/// Throws Error (invalid_argument) when the kind has no such field, the value is of another type (an integer
/// is a number too), or values of this type have no order.
std::string field_condition(std::string_view table, const KindDescription& kind,
                            const EventFilter::FieldCondition& asked, Select& select);

/// The field of the kind. Throws Error (invalid_argument) when it has none of this name.
const FieldDescription& described(const KindDescription& kind, std::string_view name);

/// What a query compares: the column of the field; of a date, without the words that stand behind it.
std::string value_column(std::string_view table, const FieldDescription& field);

[[noreturn]] void refuse_field_without_kind(std::string_view field);

}  // namespace annals::query
