#pragma once

#include "annals/record/event.hpp"
#include "annals/record/field.hpp"
#include "annals/record/likelihood.hpp"

#include <string>
#include <string_view>

/// Values as people type them, of types that need no base.
namespace annals::inline v0_2::io {

/// A boolean, a number or a text, by the type and the words of the field. Throws `Error` (invalid_argument)
/// with what is wrong.
Value plain_value(const FieldDescription& field, const std::string& text);

/// "0.6", "60%", or a word. Throws `Error` (invalid_argument).
Likelihood likelihood_typed(const std::string& text);

/// "김정은@ko"; what has an "@" and no language ends with another.
Name name_typed(const std::string& text);

/// The type that a field with this value is likely to have.
FieldType guessed_type(const std::string& text);

}  // namespace annals::inline v0_2::io
