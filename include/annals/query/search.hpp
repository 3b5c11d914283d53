#pragma once

#include "annals/record/id.hpp"

#include <cstddef>
#include <optional>
#include <string>

namespace annals::inline v0_2 {

/// A record found by its words.
struct SearchHit {
  RecordId record{};
  std::string key{};
  std::string title{};
  std::string kind{};     ///< an event's kind, an actor's type, a link's kind, an offset; otherwise empty
  std::string field{};    ///< which field has the words: `title`, `publisher`, `locator` of a claim, …
  std::string excerpt{};  ///< what it says there, the found words between [ and ]
};

struct SearchOptions {
  std::size_t limit = 20;
  std::optional<RecordType> type{};  ///< only records of this type
};

}  // namespace annals::inline v0_2
