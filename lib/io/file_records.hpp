#pragma once

#include "annals/knowledge_base.hpp"
#include "io/file_lines.hpp"
#include "io/line.hpp"
#include "io/location.hpp"
#include "io/refusals.hpp"
#include "io/unread_keys.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace annals::inline v0_2::io {

/// A record that a file speaks of or refers to.
struct FileRecord {
  RecordType type{};
  std::string key{};             ///< empty for an edge
  std::string origin{};          ///< empty for an edge
  RecordId id{};                 ///< 0 until it is in the base
  std::uint32_t lines = 0;       ///< how many are about it
  std::uint32_t first_line = 0;  ///< of these
  Instant start =
      Instant::unbounded_future();  ///< the earliest start of an event, by the first line that dates it
  bool is_dated = false;            ///< a line dates it
  bool is_asserted = false;         ///< a line does not dispute it
  bool is_unknown = false;          ///< the one that stands for all that are neither in file nor base

  [[nodiscard]] bool in_base() const { return id.value != 0; }
};

/// The records of a file, each once, whatever its lines call it.
class FileRecords {
 public:
  FileRecords(KnowledgeBase& base, std::string_view file);

  /// Takes in the next line, whose head is to be given the number of its record. That of an edge is found
  /// when all mentions are.
  void take(const Line& line, LineHead& head, std::uint32_t index);
  /// Finds out which record each mention means and each edge is, and which of them the base has. Refuses
  /// mentions that mean none or several, with keys that are near, but for those of lines that could not be
  /// read.
  void resolve(FileLines& lines, const Mentions& mentions, const std::string& default_origin,
               const UnreadKeys& unread, Refusals& refusals);

  [[nodiscard]] std::vector<FileRecord>& all() { return all_; }
  /// The record that a mention means.
  [[nodiscard]] std::uint32_t of_mention(std::size_t mention) const { return of_mention_[mention]; }

 private:
  std::uint32_t number(RecordType type, std::string_view key, std::string_view origin);
  /// An edge, before and after its ends are known.
  struct Edge {
    RecordType type{};
    std::uint32_t kind = 0;  ///< in `edge_kinds_`
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    friend bool operator==(const Edge&, const Edge&) = default;
  };
  struct EdgeHash {
    std::size_t operator()(const Edge& edge) const;
  };
  struct EdgeLine {
    std::uint32_t line = 0;
    Edge edge{};
  };
  void note(std::uint32_t record, const LineHead& head, std::uint32_t index);
  std::uint32_t number_of_edge(const Edge& edge);
  std::uint32_t meant(const Mention& mention);
  [[noreturn]] void refuse(const Mention& mention, std::string_view reason) const;
  [[noreturn]] void refuse_unknown(const Mention& mention) const;

  KnowledgeBase& base_;
  std::string_view file_;
  std::string own_origin_;
  std::string default_origin_;
  std::vector<FileRecord> all_;
  bool gives_hints_ = true;  // which of keys that are near takes a look at all
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_key_;  // those that lines are about
  std::vector<std::string> edge_kinds_;
  std::vector<EdgeLine> edge_lines_;
  std::unordered_map<Edge, std::uint32_t, EdgeHash> edges_;
  FileLines* lines_ = nullptr;  // for messages
  std::vector<std::uint32_t> of_mention_;
};

}  // namespace annals::inline v0_2::io
