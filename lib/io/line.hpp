#pragma once

#include "annals/record/claim.hpp"
#include "annals/record/link.hpp"
#include "annals/record/source.hpp"
#include "annals/time/phrase.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace annals::inline v0_2::io {

/// A record named by a line: as its subject, or as what its claim refers to.
struct Mention {
  RecordType type{};
  std::string text{};    ///< `key`, or `key@origin` where it refers
  std::size_t line = 0;  ///< where it stands first
  std::string field{};
};

/// The different mentions of a file, numbered from 0. Each is resolved once.
class Mentions {
 public:
  /// The number of this mention; a new one where it was not made before. O(length).
  std::uint32_t number(RecordType type, std::string_view text, std::size_t line, std::string_view field) {
    buffer_.assign(1, static_cast<char>('0' + static_cast<int>(type)));
    buffer_ += text;
    const auto [found, is_new] = numbers_.try_emplace(buffer_, static_cast<std::uint32_t>(all_.size()));
    if (is_new) all_.push_back({type, std::string(text), line, std::string(field)});
    return found->second;
  }
  [[nodiscard]] const std::vector<Mention>& all() const { return all_; }

 private:
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::vector<Mention> all_;
  std::string buffer_;  // of the look-up, kept to save its allocation
};

/// What an edge is known by, its ends as numbers of mentions.
struct EdgeEnds {
  std::uint32_t from = 0;
  std::string kind{};  ///< of a relative date: the text of its offset
  std::uint32_t to = 0;
};

/// Words that count back from when they were said, which is known when the line is entered.
struct CountedDate {
  std::size_t place = 0;  ///< among the fields
  std::string field{};
  std::string words{};
};

/// One line that claims. The ids in `claim` are numbers of mentions until the line is entered.
struct Line {
  std::size_t number = 0;  ///< in the file, from 1
  RecordType type{};
  std::string key{};     ///< of an edge: "from kind to", for messages
  std::string origin{};  ///< of an edge: empty
  EdgeEnds ends{};       ///< of an edge
  Claim claim{};
  std::vector<CountedDate> counted{};
  PhraseOptions phrases{};  ///< how words for dates are read
  bool has_citation = false;
  bool is_told = false;           ///< its reviews are the history of another base, and no acts of now
  std::vector<Rating> ratings{};  ///< of a source
  std::vector<std::uint32_t> mentions{};
};

/// Calls `visit` with the number of every id in a claim, by reference.
template <class Visitor>
void for_each_id(Claim& claim, Visitor&& visit) {
  if (claim.citation.source) visit(*claim.citation.source);
  if (claim.citation.speaker) visit(*claim.citation.speaker);
  for (auto& field : claim.statement.fields) {
    if (auto* actor = std::get_if<ActorId>(&field.value)) visit(*actor);
    if (auto* place = std::get_if<PlaceId>(&field.value)) visit(*place);
    if (auto* event = std::get_if<EventId>(&field.value)) visit(*event);
  }
  for (auto& participant : claim.statement.with) visit(participant.actor);
  for (auto& whole : claim.statement.part_of) visit(whole);
  for (auto& source : claim.statement.derived_from) visit(source);
}

}  // namespace annals::inline v0_2::io
