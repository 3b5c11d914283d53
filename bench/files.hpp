#pragma once

#include "annals/knowledge_base.hpp"
#include "hand_tuned.hpp"
#include "workload.hpp"

#include <filesystem>
#include <string>

namespace annals::bench {

/// A folder of its own, gone at the end.
class Folder {
 public:
  Folder();
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  [[nodiscard]] std::filesystem::path path(const std::string& name) const { return path_ / name; }
  /// A file that is not there yet.
  [[nodiscard]] std::filesystem::path fresh(const std::string& name) const;

 private:
  std::filesystem::path path_;
};

double megabytes(const std::filesystem::path& file);

/// The workload in a base, in one transaction.
struct Loaded {
  std::vector<ActorId> actors{};
  std::vector<PlaceId> places{};
  Ids events{};
};
Loaded load(const std::filesystem::path& path, const Workload& workload);

/// One more event with its actors, as the workload has it, under another key.
EventId add_event(KnowledgeBase& base, const PlainEvent& plain, const std::string& key, const Loaded& loaded,
                  const Citation& citation);

}  // namespace annals::bench
