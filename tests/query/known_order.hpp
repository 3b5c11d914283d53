#pragma once

#include "annals/knowledge_base.hpp"
#include "order/all_distances.hpp"
#include "query/proof_checker.hpp"

#include <chrono>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace annals::test {

/// Which way round two events can have been, by what a base says of its records, over all points of all
/// events.
class KnownOrder {
 public:
  KnownOrder(const KnowledgeBase& base, const Zone& zone, bool assume_causes = false);

  Precedence starts_before(EventId a, EventId b) const;
  Precedence precedes(EventId a, EventId b) const;
  /// Whether all that was given to it can hold.
  [[nodiscard]] bool can_hold() const;
  [[nodiscard]] ProofChecker::Range range(EventId event, Point which) const;

 private:
  [[nodiscard]] std::size_t point(EventId event, Point point) const;
  void add(std::size_t from, std::size_t to, std::optional<ExactUs> most);
  [[nodiscard]] Precedence answer(std::size_t a, std::size_t b, ExactUs least) const;

  std::map<EventId, std::size_t> starts_;
  AllDistances most_{0};
};

/// A base of a few events with and without dates, in zones that they, their places, the places around these
/// or nobody says, with relative dates, parts, links, several claims and retractions.
struct RandomOrder {
  RandomOrder(KnowledgeBase& base, unsigned seed);
  std::vector<EventId> events;
  std::vector<LinkId> links;
};

}  // namespace annals::test
