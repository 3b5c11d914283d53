#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace annals::tools {

/// One code point taken off the front of `rest`. Bytes that are not UTF-8 give U+FFFD, one for each.
/// `rest` must not be empty.
char32_t take_code_point(std::string_view& rest);

/// How many columns of a terminal a text takes: none for what combines, two for East Asian wide characters
/// (Unicode Standard Annex #11).
std::size_t columns(std::string_view text);

/// The text as a terminal may have it: white space and line ends become spaces, controls and marks that turn
/// the direction of writing become U+FFFD, as does what is not UTF-8.
std::string printable(std::string_view text);

/// The longest beginning of the text that takes at most `most` columns, and at least one character.
std::string_view head_of(std::string_view text, std::size_t most);

/// "a, b, c".
std::string joined(const std::vector<std::string>& parts, std::string_view between = ", ");

/// An argument as a shell takes it: in quotation marks where it needs them.
std::string shell_word(const std::string& argument);

}  // namespace annals::tools
