#pragma once

#include "annals/knowledge_base.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>

namespace annals::inline v0_2::io {

/// What the first look through a base finds for the head of its export, and the names of its records.
class ExportSurvey {
 public:
  /// Looks at every claim, or at those on some records only. Both must live as long. O(claims).
  explicit ExportSurvey(const Snapshot& base, const std::set<RecordId>* only = nullptr);

  /// The claims that are exported, in the order in which they are.
  void each_claim(const std::function<void(const Claim&)>& visit) const;

  [[nodiscard]] const std::set<std::string>& origins() const { return origins_; }
  [[nodiscard]] const std::set<std::pair<RecordType, std::string>>& kinds() const { return kinds_; }
  /// The origin of records whose lines name none. Empty: the base has nothing.
  [[nodiscard]] std::string_view default_origin() const {
    return origins_.empty() ? std::string_view() : std::string_view(*origins_.begin());
  }

  /// What a record is known by. An edge is looked up each time, the others once.
  const RecordName& name(RecordId id);
  /// How a line refers to a record: by its key, or where another origin has the same key, as `key@origin`.
  std::string reference(RecordId id);

 private:
  void find_shared_keys();

  const Snapshot& base_;
  const std::set<RecordId>* only_;
  std::set<std::string> origins_;
  std::set<std::pair<RecordType, std::string>> kinds_;
  std::unordered_map<std::int64_t, RecordName> names_;  // ids are unique across types
  std::set<std::pair<RecordType, std::string>> shared_keys_;
  RecordName edge_;
};

/// Whether a claim is the one that every base enters the source `self` with: import makes it by itself, so
/// that it has no line, or one that tells no more than its ratings.
bool is_given(const Claim& claim, const RecordName& about);

/// The owner's ratings; of a source only.
std::vector<Rating> ratings_of(const Snapshot& base, RecordId id);

}  // namespace annals::inline v0_2::io
