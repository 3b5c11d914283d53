#pragma once

#include "time/exact_us.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace annals::test {

/// What the one text of an offset says, read word by word without the library.
struct Sentence {
  struct Amount {
    std::int64_t count = 0;
    std::string unit{};  ///< "hour"
    bool inclusive = true;
  };
  bool of_end = false;         ///< of the event that is dated; else its start
  bool of_anchor_end = false;  ///< likewise
  std::string side{};          ///< "before", "after" or "around"
  std::optional<Amount> least{};
  std::optional<Amount> most{};
};
Sentence read_sentence(const std::string& text);

/// How long after the anchor's point the event's is, in microseconds; absent: no limit.
struct Reach {
  std::optional<ExactUs> least{};
  std::optional<ExactUs> most{};
};
using Days = std::optional<std::chrono::sys_days>;
/// Tries every day from one to another on which the anchor can be, and every day there is where one is
/// absent.
Reach reach_of(const Sentence& sentence, Days first, Days last);

bool counts_months(const Sentence& sentence);

/// Of an offset of days that leaves a whole number of them: how many, after the anchor's.
struct DayCounts {
  std::optional<std::int64_t> least{};
  std::optional<std::int64_t> most{};
  bool is_a_day = false;  ///< "the day before", "the day after" or "the same day as"
};
std::optional<DayCounts> day_counts(const Sentence& sentence);

}  // namespace annals::test
