#pragma once

#include "annals/error.hpp"
#include "annals/record/id.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace annals::inline v0_2::io {

/// Text in double quotes as a message shows it: printable, and cut where it is long.
std::string in_quotes(std::string_view text);

/// Where in a file a message points to. Views the names; the text is only made for an error.
struct Location {
  std::string_view file;
  std::size_t line = 0;
  std::string_view type{};  ///< what the line is about: "event"; empty: not known yet
  std::string_view key{};

  /// `korea.jsonl:17: event "hanoi-summit-2019", field "when": REASON`
  [[nodiscard]] std::string message(std::string_view field, std::string_view reason) const;
  /// Throws `Error` (invalid_argument) with that message. An empty field: the line as a whole.
  [[noreturn]] void refuse(std::string_view field, std::string_view reason) const;
};

}  // namespace annals::inline v0_2::io
