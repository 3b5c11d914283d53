#pragma once

#include "annals/knowledge_base.hpp"

#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <vector>

namespace annals::test {

/// Does to a base, at random, all that can be done: enters records of every type, claims, disputes, ranks,
/// retracts, sets reliability. Values come from small stocks, so that claims agree and differ. References go
/// to older records only, so that nothing comes to lie within itself.
class RandomOperations {
 public:
  RandomOperations(KnowledgeBase& base, std::uint32_t seed);

  /// One act.
  void act();
  /// What there is, to return to when a transaction is rolled back.
  struct Known {
    std::map<RecordType, std::vector<RecordId>> records;
    std::vector<ClaimId> claims;
    int keys = 0;
  };
  [[nodiscard]] const Known& known() const { return known_; }
  void forget(const Known& since) { known_ = since; }
  [[nodiscard]] bool chance(int percent) { return number(100) < percent; }
  [[nodiscard]] int number(std::size_t below);

 private:
  void enter();
  void link();
  void time();
  void say(Stance stance);
  void judge();
  void set_reliability();

  RecordId any(RecordType type);
  RecordId any_record();
  /// A record of a type older than this number, or nothing.
  std::optional<RecordId> older(RecordType type, std::int64_t number);
  std::string kind_for(RecordType type);
  Statement statement(RecordType type, const std::string& kind, std::int64_t about);
  std::optional<Value> value(const FieldDescription& field, std::int64_t about);
  Citation citation();

  KnowledgeBase& base_;
  std::mt19937 random_;
  Known known_;
};

}  // namespace annals::test
