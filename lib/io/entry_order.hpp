#pragma once

#include "annals/time/instant.hpp"

#include <compare>
#include <cstdint>
#include <vector>

namespace annals::inline v0_2::io {

/// Where a line would like to stand among all: by its type, then by the start of its record, so that ids come
/// out in chronological order, then with the other lines about its record, and among these as in the file.
struct Wish {
  int type_rank = 0;
  Instant start{};
  std::uint32_t first_line = 0;  ///< of the record
  bool late = false;             ///< behind all lines about the record that are not
  std::uint32_t line = 0;
  friend auto operator<=>(const Wish&, const Wish&) = default;  // NOLINT: orders a bool too
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
  std::vector<std::uint32_t> cycle{};
};

/// An order in which every step comes after a step that enters each of the records it needs, unless those are
/// `present`; of all steps that could come next, the least wish does. The steps on one record come by their
/// wishes, as whoever wrote them entered them; only where that leaves steps over, a record is entered by
/// whichever of its steps can. Kahn's algorithm (1962) with a priority queue. O(steps log steps + needs).
EntryOrder entry_order(const std::vector<Step>& steps, const std::vector<bool>& present);

}  // namespace annals::inline v0_2::io
