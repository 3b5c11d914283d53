#pragma once

#include "annals/knowledge_base.hpp"
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
  std::string key{};                   ///< of an edge: "from kind to", for messages
  std::string origin{};                ///< empty for an edge
  RecordId id{};                       ///< 0 until it is in the base
  std::vector<std::uint32_t> lines{};  ///< those about it
  bool is_unknown = false;             ///< the one that stands for all that are neither in file nor base

  [[nodiscard]] bool in_base() const { return id.value != 0; }
};

/// The records of a file, each once, whatever its lines call it.
class FileRecords {
 public:
  FileRecords(KnowledgeBase& base, std::string_view file, std::string default_origin);

  /// Finds out which record each line is about and each mention means, and which of them the base has.
  /// Refuses mentions that mean none or several, with keys that are near, but for those of lines that could
  /// not be read.
  void resolve(const std::vector<Line>& lines, const Mentions& mentions, const UnreadKeys& unread,
               Refusals& refusals);

  [[nodiscard]] std::vector<FileRecord>& all() { return all_; }
  /// The record that a line is about, and that a mention means.
  [[nodiscard]] std::uint32_t of_line(std::size_t line) const { return of_line_[line]; }
  [[nodiscard]] std::uint32_t of_mention(std::size_t mention) const { return of_mention_[mention]; }

 private:
  std::uint32_t number(RecordType type, std::string_view key, std::string_view origin);
  std::uint32_t number_of_edge(const Line& line);
  std::uint32_t meant(const Mention& mention, const Location& location);
  [[noreturn]] void refuse_unknown(const Mention& mention, const Location& location) const;

  KnowledgeBase& base_;
  std::string_view file_;
  std::string own_origin_;
  std::string default_origin_;
  std::vector<FileRecord> all_;
  bool gives_hints_ = true;  // which of keys that are near takes a look at all
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_key_;  // those that lines are about
  std::vector<std::uint32_t> of_line_;
  std::vector<std::uint32_t> of_mention_;
};

}  // namespace annals::inline v0_2::io
