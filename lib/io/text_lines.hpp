#pragma once

#include <cstddef>
#include <istream>
#include <string>
#include <string_view>
#include <vector>

namespace annals::inline v0_2::io {

/// A line of a text that is not blank, without its end.
struct TextLine {
  std::size_t number = 0;  ///< from 1
  std::string_view text;
};

/// All that a stream still has. Throws `Error` (storage) when it fails; `name` is for the message.
std::string read_all(std::istream& in, std::string_view name);

/// The lines of a text that are not blank; they end in LF or CRLF. A byte order mark at the start is passed
/// over. The lines view the text.
std::vector<TextLine> lines_of(std::string_view text);

}  // namespace annals::inline v0_2::io
