#pragma once

/// Events told for readers: each value as people write it, with who states it. What `annals chronology`
/// shows, and all that pages, calendars and graphs are made of.

#include "annals/export.hpp"
#include "annals/json.hpp"
#include "annals/lines.hpp"
#include "annals/questions.hpp"
#include "annals/record/entry.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace annals::inline v0_2::answer {

/// Something said, and who says it.
struct Told {
  std::string text{};
  std::string likelihood{};          ///< "likely (55–80%)"; empty: it is said without reservation
  std::vector<std::size_t> notes{};  ///< positions in `Chronicle::notes`
};

/// What is told of one field of an event.
struct ToldField {
  std::string name{};          ///< for readers: "part of"
  std::vector<Told> values{};  ///< the one believed, or all that nothing decides between; or items of a list
  bool is_undecided = false;
  std::vector<Told> rivals{};  ///< what others say instead, which is not believed
};

/// The days, by its own clocks, on which an event may have been going on: all of them, where it is firm.
struct Days {
  CivilDate first{};
  CivilDate last{};
  bool is_firm = false;  ///< on which days it was is known, without reservation
};

struct ToldEvent {
  EventId id{};
  std::string key{};
  std::string origin{};
  std::string title{};  ///< the key where no title is said
  std::string kind{};
  std::string date{};  ///< "September 2018"; what is known of its start where it has none; empty: nothing
  std::optional<Days> days{};  ///< absent: they are not bounded on both sides
  std::string place{};
  std::optional<double> latitude{};
  std::optional<double> longitude{};
  Outcome outcome = Outcome::occurred;
  Standing standing = Standing::accepted;
  Instant recorded{};               ///< when the last claim on it was
  std::vector<ToldField> fields{};  ///< all that is said of it, also its title and date
  std::vector<ToldField> ties{};    ///< its links and relative dates: "is caused by", "2 weeks after"

  [[nodiscard]] const ToldField* field(std::string_view name) const {
    for (const auto& one : fields)
      if (one.name == name) return &one;
    return nullptr;
  }
};

/// A tie between two events, at least one of which is told of: a link, or a relative date.
struct ToldTie {
  std::string from{};  ///< a key
  std::string to{};
  std::string from_title{};
  std::string to_title{};
  std::string kind{};     ///< of a relative date its offset: "2 weeks after"
  std::string inverse{};  ///< "is caused by"; empty for a relative date
  Told told{};            ///< the mechanism, or the words of the source
};

/// Where something stands: "Frank Aum in What now?, par. 3".
struct Note {
  std::string text{};
  std::string source{};  ///< its key
};

struct Chronicle {
  std::vector<ToldEvent> events{};
  std::vector<ToldTie> links{};  ///< that are believed
  std::vector<ToldTie> relative_dates{};
  std::vector<Note> notes{};
  std::vector<SourceEntry> sources{};  ///< of the notes, in the order in which they come
};

/// Tells of events, in the order given. Throws `Error` (not_found). O(claims on the events and their links).
[[nodiscard]] ANNALS_EXPORT Chronicle chronicle_of(const Questions& base,
                                                   std::span<const EventEntry<>> events);

[[nodiscard]] ANNALS_EXPORT Json chronicle_json(const Chronicle& chronicle);
/// With sources each value has the numbers of its notes, and the notes stand at the end.
[[nodiscard]] ANNALS_EXPORT Lines chronicle_lines(const Chronicle& chronicle, bool with_sources);

/// "What now?. Frank Aum. USIP, 17 June 2020. https://…".
[[nodiscard]] ANNALS_EXPORT std::string source_line(const SourceEntry& source);

}  // namespace annals::inline v0_2::answer
