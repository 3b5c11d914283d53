#pragma once

#include "annals/record/id.hpp"

#include <cstddef>
#include <string>

namespace annals::inline v0_2 {

/// A record found by its words.
struct SearchHit {
  RecordId record{};
  std::string key{};
  std::string title{};
  std::string kind{};     ///< an event's kind, an actor's type; otherwise empty
  std::string excerpt{};  ///< the text that matched, the found words between [ and ]
};

struct SearchOptions {
  std::size_t limit = 20;
};

}  // namespace annals::inline v0_2
