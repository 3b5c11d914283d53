#pragma once

#include "annals/io/typed.hpp"
#include "annals/json.hpp"
#include "annals/knowledge_base.hpp"
#include "annals/lines.hpp"
#include "commands.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace annals::tools {

/// What every command has that writes into a base.
struct ActingOptions : BaseOptions {
  bool dry_run = false;

  void add_acting_to(Command& command);
};

/// What a command has by which somebody says something.
struct SayingOptions : ActingOptions {
  TypedCitation citation{};
  Words fields{};
  bool create = false;

  void add_saying_to(Command& command);
  [[nodiscard]] TypedOptions typed() const;
};

/// One act of the owner of a base, signed, which tells what it changes of what is believed: all of it is
/// kept, or on an error and with --dry-run nothing.
class Act {
 public:
  explicit Act(const ActingOptions& options);

  KnowledgeBase& base() { return base_; }
  /// Notes what is believed of a record before it changes. One that is new is noted when it is there.
  void watch(RecordId record);
  void entered(RecordId record);
  void entered(const std::vector<RecordId>& records);
  /// Notes that something is there no more: "event", "hanoi-summit-2019".
  void gone(std::string_view what, const std::string& key);
  /// Notes what of the log it takes back, the latest first.
  void takes_back(std::vector<LogEntry> entries) { taken_back_ = std::move(entries); }
  /// Commits, and prints what was done and what changed by it. Returns `fine`.
  int end(const std::string& done);

 private:
  /// Values as text, by field.
  using Believed = std::map<std::string, std::string>;
  [[nodiscard]] Believed believed(RecordId record) const;
  [[nodiscard]] Lines lines(const std::string& done) const;
  [[nodiscard]] Json json(const std::string& done) const;

  const ActingOptions& options_;
  KnowledgeBase base_;
  Transaction transaction_;
  std::map<RecordId, std::optional<Believed>> before_{};  // none: it is new
  std::vector<std::pair<std::string, std::string>> gone_{};
  std::vector<LogEntry> taken_back_{};
};

/// The claim that "KEY#2" means: the second of those that 'annals claims --numbers' lists. Throws `Error`.
Claim claim_named(const KnowledgeBase& base, const std::string& name);
/// "KEY#2".
std::string name_of(const KnowledgeBase& base, const Claim& claim);
/// Who makes a claim: "Frank Aum, par. 3".
std::string voice_of(const KnowledgeBase& base, const Claim& claim);
/// The kind of a record as it is believed; empty where records of its type have none.
std::string kind_of(const KnowledgeBase& base, RecordId record);

}  // namespace annals::tools
