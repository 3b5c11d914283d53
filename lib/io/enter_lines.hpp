#pragma once

#include "annals/io/json_lines.hpp"
#include "annals/knowledge_base.hpp"
#include "io/file_lines.hpp"
#include "io/file_records.hpp"
#include "io/line.hpp"
#include "io/location.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace annals::inline v0_2::io {

/// Runs `act`; an `Error` of it is thrown on with its location in the file before its message.
template <class Act>
void at(const Location& location, Act&& act) {
  try {
    act();
  } catch (const Error& error) {
    auto where = error.location();
    where.line = location.line;
    if (where.record.empty()) where.record = location.key;
    throw Error(error.code(), location.message({}, error.what()), std::move(where));
  }
}

/// Enters lines one by one into a base, in an order in which everything that a line refers to is there.
class Entering {
 public:
  /// All must live as long.
  Entering(KnowledgeBase& base, FileRecords& records, FileLines& lines, const ImportOptions& options,
           ImportReport& report);

  /// Enters the line of this index, once; nothing where a record that it needs could not be entered, or where
  /// it is about one whose other lines could not be read. Throws `Error` with its location in the file.
  void enter(std::uint32_t index, const UnreadKeys& unread);

  /// Supersedes what the sources of the lines said before and do not say in them. Once, when all lines are
  /// in.
  void end_edition();

  /// Notes what sources said that may be a mistake. Once, when all lines are in.
  void note_doubts();

 private:
  /// The claims on a record from before the import that no line of the file has repeated yet.
  struct Known {
    std::vector<Claim> claims;
    std::size_t lines_left = 0;
  };

  [[nodiscard]] bool repeats(const Line& line, const Claim& held) const;
  void repeat(const Line& line, const Claim& held);
  /// Does what a line asks for to the claim that it repeats, if it does. Throws `Error` where it must.
  bool review(const Line& line, RecordId record, bool must);
  void says(const Claim& line, ClaimId claim);
  void count_back(Line& line);
  RecordId enter_first(const Line& line);
  void say_more(Line& line, std::uint32_t number, const FileRecord& record);
  void judge(ClaimId claim, std::vector<Review> held, const std::vector<Review>& wanted);
  /// What is known already is passed over.
  void rate(SourceId source, const std::vector<Rating>& ratings);
  [[nodiscard]] RecordId meant(std::uint32_t mention) {
    return records_.all()[records_.of_mention(mention)].id;
  }

  KnowledgeBase& base_;
  FileRecords& records_;
  FileLines& lines_;
  const ImportOptions& options_;
  ImportReport& report_;
  SourceId self_;
  std::unordered_map<std::uint32_t, Known> known_;  // by record

  /// A record on which there is more than one claim, and the lines of those that this import brought.
  struct Spoken {
    RecordId id;
    std::string key;
    std::map<ClaimId, std::size_t> lines;
  };
  void heard(const Line& line, RecordId record, ClaimId claim);
  void note_contradictions(const Spoken& spoken);
  void note_if_ahead(const Line& line);
  void note_clocks();
  [[nodiscard]] const std::optional<When>& published(SourceId source);

  /// What an edition says of its sources.
  struct Edition {
    std::set<ClaimId> claims{};      ///< that it makes
    std::set<Instant> moments{};     ///< when those that it repeats were recorded
    bool says_when_recorded = true;  ///< of each claim
  };
  std::map<SourceId, Edition> editions_;

  /// A date with a time of day, which clocks may never show or show twice. The zone is known when all are in.
  struct Timed {
    EventId event;
    std::size_t line;
    std::string key;
    When date;
  };

  std::map<RecordId, Spoken> spoken_;
  std::vector<Timed> timed_;
  std::map<SourceId, std::optional<When>> published_;
};

}  // namespace annals::inline v0_2::io
