#pragma once

#include "annals/answer/chronicle.hpp"
#include "annals/io/left_out.hpp"
#include "annals/knowledge_base.hpp"

#include <cstdint>
#include <iosfwd>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace annals::tools {

/// What is exported: one state of a base, and events of it.
struct Exported {
  const Snapshot& base;
  std::string name{};  ///< of the base, for readers
  std::span<const EventEntry<>> events{};
  bool is_all = false;  ///< nothing was chosen: the whole base
};

/// A format that bases are exported in.
struct Format {
  std::string_view name;
  std::string_view title;  ///< for readers
  std::string_view start;  ///< what every export begins with, by which it is known again
  /// Writes events, and gives what the format cannot hold. Throws what the stream throws.
  LeftOut (*write)(const Exported& exported, std::ostream& out);
};

/// All of them; JSON Lines first.
std::span<const Format> formats();

// Each writes what its name says.
LeftOut write_json_lines(const Exported& exported, std::ostream& out);
LeftOut write_sheet(const Exported& exported, std::ostream& out);
LeftOut write_markdown(const Exported& exported, std::ostream& out);
LeftOut write_html(const Exported& exported, std::ostream& out);
LeftOut write_calendar(const Exported& exported, std::ostream& out);
LeftOut write_timelinejs(const Exported& exported, std::ostream& out);
LeftOut write_dot(const Exported& exported, std::ostream& out);
LeftOut write_graphml(const Exported& exported, std::ostream& out);

/// The ties between events that are exported; the others are counted.
std::vector<const answer::ToldTie*> ties_within(const answer::Chronicle& chronicle,
                                                const std::vector<answer::ToldTie>& ties, LeftOut& left_out);
/// Whether a format of days can hold an event; where not, it is counted.
bool has_days(const answer::ToldEvent& event, std::int64_t first_year, std::int64_t last_year,
              LeftOut& left_out);

/// Who says a thing: "Frank Aum in What now?, par. 3; Public record".
std::string notes_text(const answer::Chronicle& chronicle, const answer::Told& told);
/// All that is told of an event and who says it, in one text, line by line.
std::string description_of(const answer::Chronicle& chronicle, const answer::ToldEvent& event);

/// A text as XML and HTML may have it, but for their markup: without control characters, noncharacters, marks
/// that turn the direction of writing, and what is not UTF-8. Line feeds stay.
std::string plain_text(std::string_view text);
/// The same within an element or a value in quotation marks.
std::string html_text(std::string_view text);
/// Whether a link may be followed from a page: http or https.
bool is_web_address(std::string_view url);

}  // namespace annals::tools
