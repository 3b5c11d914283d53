#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace annals::inline v0_2 {

/// Why a text cannot be kept, or nothing: it is longer than `longest_text`, it is not UTF-8, or has a NUL,
/// which other readers of the file would end at.
std::optional<std::string> text_problem(std::string_view text);

/// Whether a UTF-8 text has white space or control characters.
bool has_space(std::string_view text);

/// "text", as messages quote it. What may not be printable goes through `printable` first.
std::string in_quotes(std::string_view text);

/// The text with what cannot be printed as \xNN, at most 80 bytes of it: for messages.
std::string printable(std::string_view text);

}  // namespace annals::inline v0_2
