#pragma once

#include "annals/export.hpp"
#include "annals/knowledge_base.hpp"

#include <cstddef>
#include <functional>
#include <iosfwd>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace annals::inline v0_2 {

/// Something in a text that may be a mistake. It is entered all the same.
struct ImportNote {
  std::vector<std::size_t> lines{};
  std::string record{};  ///< its key
  std::string field{};   ///< empty: of the record as a whole
  std::string what{};    ///< a sentence, without the lines
};

/// What an import did.
struct ImportReport {
  std::size_t lines = 0;
  std::size_t records = 0;     ///< entered anew
  std::size_t claims = 0;      ///< said about records that were there, or said further in the same file
  std::size_t known = 0;       ///< already in the base, word for word
  std::size_t superseded = 0;  ///< of an edition: claims that it no longer makes
  std::size_t restated = 0;    ///< of the known ones: those that an earlier edition had dropped
  /// Where a source contradicts itself, with a line of this text at least; where it dates an event after its
  /// own publication, which therefore has not occurred by its word; where clocks never show the time of a
  /// date or show it twice; and likely slips of the hand in what is new.
  std::vector<ImportNote> notes{};
  std::vector<Contradiction> contradictions{};  ///< that it brought: see Transaction::contradictions
};

struct ImportOptions {
  std::string name = "input";  ///< what messages call the text: a file's name
  std::string file{};          ///< that name without folders, by which the base knows it again; empty: none
  bool strict = false;         ///< enters nothing where that would contradict itself, or what is there
  /// The text is a new edition of the sources that its lines enter or cite: what these said before, and the
  /// text does not say, is superseded, and when a claim was recorded does not tell it from another. Of the
  /// owner's own claims that is true of those that came with this file before, or in one import with what the
  /// text repeats; of all, where all of his lines say when they were recorded.
  bool edition = false;
  /// Words for the date of an event that cannot be read are kept as the words of an undated event.
  bool keep_words = false;
  /// Told now and then how far the import is: lines done, of lines in all.
  std::function<void(std::size_t done, std::size_t all)> progress{};
};

/// Reads JSON Lines (docs/json-lines.md) into the base: everything, or on an error nothing. Lines may stand
/// in any order. Throws `Error` (invalid_argument) that names line, key, field and reason, and `Error`
/// (contradiction) where it is strict and what it brings contradicts, or (misuse) while this thread has a
/// transaction open: an import is one of its own. O(lines log lines).
ANNALS_EXPORT ImportReport import_json_lines(KnowledgeBase& base, std::istream& in,
                                             const ImportOptions& options = {});

/// Writes the whole base as JSON Lines. Importing that into an empty base and exporting again gives the same
/// bytes. O(claims).
ANNALS_EXPORT void export_json_lines(const Snapshot& state, std::ostream& out);
/// The state that was committed last.
ANNALS_EXPORT void export_json_lines(const KnowledgeBase& base, std::ostream& out);
/// Writes these events and all that they rest on: every claim on them; the records that these name; their
/// relative dates, with the events that these count from; of all of them likewise; and the links between the
/// events that are written. Throws `Error` (not_found). O(claims of the base).
ANNALS_EXPORT void export_json_lines(const Snapshot& state, std::span<const EventId> events,
                                     std::ostream& out);

}  // namespace annals::inline v0_2
