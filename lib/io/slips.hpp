#pragma once

#include "annals/io/json_lines.hpp"
#include "io/file_lines.hpp"
#include "io/file_records.hpp"

#include <vector>

namespace annals::inline v0_2::io {

/// Likely slips of the hand in what a file enters anew: a key or a kind that is nearly another, of the file
/// or of the base; an event on the date of another whose title is nearly the same; one key with three titles
/// or more. The most that are told; the last says how many more there are. Old events are only looked at in a
/// base of at most 10,000, and files of more than 100,000 lines were written by no hand. O(n log n) in the
/// lines and the records of the base that are looked at.
std::vector<ImportNote> slips(const KnowledgeBase& base, const std::vector<FileRecord>& records,
                              FileLines& lines);

}  // namespace annals::inline v0_2::io
