#pragma once

#include "annals/time/instant.hpp"

#include <compare>
#include <cstdint>
#include <vector>

namespace annals::io {

/// Where a line would like to stand among all: its type, the start of its record and its record, so that ids
/// come out in chronological order and the lines of a record together; those that say when they were recorded
/// first, so that the others cannot take their places among claims known already; then as in the file.
struct Wish {
  int type_rank = 0;
  Instant start{};
  std::uint32_t first_line = 0;  ///< of the record
  bool undated = false;          ///< does not say when it was recorded
  std::uint32_t line = 0;
  friend auto operator<=>(const Wish&, const Wish&) = default;
};

/// One line to enter.
struct Step {
  std::uint32_t record = 0;            ///< what it is about
  bool enters = true;                  ///< may be the first on its record; a dispute may not
  std::vector<std::uint32_t> needs{};  ///< the records it refers to
  Wish wish{};
};

struct EntryOrder {
  std::vector<std::uint32_t> steps{};  ///< all of them; or as many as can be entered
  /// Where not all can: steps each of which needs the record of the next, the last that of the first. A step
  /// alone that does not need its own record: nothing enters what it needs.
  std::vector<std::uint32_t> circle{};
};

/// An order in which every step comes after a step that enters each of the records it needs, unless those are
/// `present`; of all steps that could come next, the least wish does. A record is entered by whichever of its
/// entering steps comes first. Kahn's algorithm (1962) with a priority queue. O(steps log steps + needs).
EntryOrder entry_order(const std::vector<Step>& steps, std::vector<bool> present);

}  // namespace annals::io
