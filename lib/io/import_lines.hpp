#pragma once

#include "annals/io/json_lines.hpp"
#include "annals/time/phrase.hpp"
#include "io/text_lines.hpp"

#include <vector>

namespace annals::inline v0_2::io {

/// How lines are imported that were made from something else.
struct LineOptions {
  DayOrder day_order = DayOrder::unknown;
  bool is_trial = false;                  ///< rolled back in the end
  std::vector<Error>* refused = nullptr;  ///< gets the error of each bad line before they are thrown as one
};

/// Imports lines of JSON, whose numbers only grow. They are read several times, and only what places a line
/// among the others is kept: 0.3 kB a line.
ImportReport import_lines(KnowledgeBase& base, TextLines& lines, const ImportOptions& options,
                          const LineOptions& how = {});

}  // namespace annals::inline v0_2::io
