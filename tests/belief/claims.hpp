#pragma once

#include "belief/belief.hpp"

#include <cstdint>
#include <deque>
#include <initializer_list>
#include <string>
#include <vector>

namespace annals::inline v0_2::belief {

inline const std::vector<std::string> field_order{"title", "summary", "when", "outcome", "casualties"};

inline Instant at(std::int64_t key) {
  return Instant::from_key(key);
}

/// Names that stand in another order than ids.
inline std::string name_of(RecordId id) {
  return std::string(word(id.type)) + std::to_string(1000 - id.value);
}

/// A claim with its weights, that a test changes as it needs.
struct Given {
  Claim claim{};
  double reliability = 0.5;
  Instant published = Instant::unbounded_past();

  Given& rank(Rank rank) { return claim.reviews.push_back({rank, "", at(0)}), *this; }
  Given& retracted() { return claim.reviews.push_back({{}, "", at(0)}), *this; }
  Given& reliable(double value) { return reliability = value, *this; }
  Given& published_at(std::int64_t key) { return published = at(key), *this; }
  Given& recorded_at(std::int64_t key) { return claim.citation.recorded = at(key), *this; }
  Given& where(std::string locator) { return claim.citation.locator = std::move(locator), *this; }
  Given& likelihood(Likelihood value) { return claim.citation.likelihood = std::move(value), *this; }
  Given& window(When value) { return claim.citation.window = std::move(value), *this; }
};

/// The claims of one test, numbered from 1, equally strong but for what the test says of them.
class Claims {
 public:
  Given& asserts(Statement statement) { return add(Stance::asserts, std::move(statement)); }
  Given& disputes(Statement statement) { return add(Stance::disputes, std::move(statement)); }
  Given& asserts(std::string field, Value value) { return asserts(Statement{.fields = {{field, value}}}); }
  Given& disputes(std::string field, Value value) { return disputes(Statement{.fields = {{field, value}}}); }

  std::vector<Weighed> weighed() const {
    std::vector<Weighed> out;
    for (const auto& one : all_) out.push_back({&one.claim, one.reliability, one.published});
    return out;
  }
  Belief belief() const { return believe(weighed(), field_order, name_of); }

  std::deque<Given>& all() { return all_; }

 private:
  Given& add(Stance stance, Statement statement) {
    auto& one = all_.emplace_back();
    one.claim.id = ClaimId(static_cast<std::int64_t>(all_.size()));
    one.claim.stance = stance;
    one.claim.statement = std::move(statement);
    one.claim.citation.source = SourceId(1);
    one.claim.citation.recorded = at(0);
    return one;
  }

  std::deque<Given> all_;
};

inline std::vector<ClaimId> ids(std::initializer_list<std::int64_t> numbers) {
  std::vector<ClaimId> out;
  for (const auto number : numbers) out.emplace_back(number);
  return out;
}

}  // namespace annals::inline v0_2::belief
