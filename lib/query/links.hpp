#pragma once

#include "annals/cause/explanation.hpp"
#include "store/claims.hpp"
#include "store/records.hpp"
#include "store/state.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace annals::inline v0_2::query {

/// What is believed of the links walked and who says so.
class Links {
 public:
  Links(store::State& state, const WalkOptions& options) : state_(state), options_(options) {}

  /// Reads links that were not read yet, all in a few statements.
  void read(std::vector<std::int64_t> ids);

  void describe(Step& step) const;

  [[nodiscard]] bool of_one_voice() const { return options_.speaker || options_.source; }

  /// How likely a link that was read is for the voice that is asked for; nothing where it does not stand by
  /// it.
  [[nodiscard]] std::optional<double> credence_of_voice(LinkId link) const;

 private:
  struct Known {
    store::Row row;
    std::vector<Claim> claims;  ///< that are asked for
  };

  [[nodiscard]] bool asked_for(const Citation& citation) const {
    return (!options_.speaker || citation.speaker == options_.speaker) &&
           (!options_.source || citation.source == options_.source);
  }

  store::State& state_;
  const WalkOptions& options_;
  std::unordered_map<std::int64_t, Known> known_;
};

/// Leaves of links those that the voice asked for stands by, at its own word, and that are likely enough.
template <class Link>
void keep_credible(std::vector<Link>& all, Links& links, const WalkOptions& options) {
  if (links.of_one_voice()) {
    std::vector<std::int64_t> found;
    found.reserve(all.size());
    for (const auto& one : all) found.push_back(one.link.value());
    links.read(std::move(found));
  }
  std::erase_if(all, [&](Link& one) {
    const auto credence = links.of_one_voice() ? links.credence_of_voice(one.link) : one.credence;
    one.credence = credence.value_or(0.0);
    return !credence || one.credence < options.min_credence;
  });
}

// Parts of SQL, in which `l` is the table of links.

/// What can be counted on of a link. A word without a range ("may") cannot be counted on at all; a link
/// without a likelihood is said flatly.
inline constexpr std::string_view credence_sql =
    "coalesce(l.likelihood_low, CASE WHEN l.likelihood_word IS NULL THEN 1.0 ELSE 0.0 END)";
/// " AND …": that a link is of these kinds.
std::string kinds_sql(const std::vector<LinkKind>& kinds);
/// " AND …": that the voice asked for stands by a link, if any is. `add_voice` adds the values of its
/// parameters, of which the first has the number `next`.
std::string voice_sql(const WalkOptions& options, int next);
void add_voice(std::vector<sql::Value>& values, const WalkOptions& options);

}  // namespace annals::inline v0_2::query
