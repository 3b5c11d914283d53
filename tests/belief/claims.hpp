#pragma once

#include "belief/belief.hpp"

#include <cstdint>
#include <deque>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

namespace annals::inline v0_2::belief {

/// A record that has no outcome and no kind.
inline const Described described{.core = {"title", "summary", "when", "casualties"}};
/// An event of any kind.
inline const Described event{.core = {"title", "summary", "when", "outcome", "casualties"}};

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
  Weighed weighed{nullptr};

  Given& reviewed(Act act) { return claim.reviews.push_back({act, "", at(0)}), *this; }
  Given& rank(Rank rank) { return reviewed(from_word<Act>(word(rank)).value()); }
  Given& retracted() { return reviewed(Act::retracted); }
  Given& superseded() { return reviewed(Act::superseded); }
  Given& reliable(double value) { return weighed.reliability = value, *this; }
  Given& published(std::int64_t from, std::int64_t to) {
    return weighed.published = {at(from), at(to)}, *this;
  }
  Given& published_at(std::int64_t key) { return published(key, key + 1); }
  Given& recorded_at(std::int64_t key) { return claim.citation.recorded = at(key), *this; }
  Given& where(std::string locator) { return claim.citation.locator = std::move(locator), *this; }
  Given& likelihood(Likelihood value) { return claim.citation.likelihood = std::move(value), *this; }
  Given& window(When value) { return claim.citation.window = std::move(value), *this; }
  Given& by(std::int64_t source) { return claim.citation.source = SourceId(source), *this; }
  Given& spoken_by(std::int64_t actor) { return claim.citation.speaker = ActorId(actor), *this; }
  Given& derived_from(std::vector<SourceId> origins) { return weighed.origins = std::move(origins), *this; }
};

/// The claims of one test, numbered from 1, each of a source of its own, and equally strong but for what the
/// test says of them.
class Claims {
 public:
  Given& asserts(Statement statement) { return add(Stance::asserts, std::move(statement)); }
  Given& disputes(Statement statement) { return add(Stance::disputes, std::move(statement)); }
  Given& asserts(std::string field, Value value) { return asserts(Statement{.fields = {{field, value}}}); }
  Given& disputes(std::string field, Value value) { return disputes(Statement{.fields = {{field, value}}}); }

  std::vector<Weighed> weighed() const {
    std::vector<Weighed> out;
    for (const auto& one : all_) {
      out.push_back(one.weighed);
      out.back().claim = &one.claim;
    }
    return out;
  }
  Belief belief(const Described& of = described, const Policy& by = policy()) const {
    return believe(weighed(), by, of, name_of);
  }

  std::deque<Given>& all() { return all_; }

 private:
  Given& add(Stance stance, Statement statement) {
    auto& one = all_.emplace_back();
    const auto number = static_cast<std::int64_t>(all_.size());
    one.claim.id = ClaimId(number);
    one.claim.stance = stance;
    one.claim.statement = std::move(statement);
    one.claim.citation.source = SourceId(number);
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
