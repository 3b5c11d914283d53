#pragma once

#include "annals/knowledge_base.hpp"
#include "order/sentence.hpp"
#include "time/exact_us.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace annals::test {

/// What a proof can be of: four sentences about two events.
enum class OrderClaim { must_start_before, cannot_start_before, must_be_over_before, cannot_be_over_before };

/// Checks proofs by what the base says of its records, and by arithmetic of its own: it knows nothing of the
/// network that the proof was found in.
class ProofChecker {
 public:
  /// `zone`: that of the base.
  explicit ProofChecker(const KnowledgeBase& base, const Zone& zone = {}) : base_(base), zone_(zone) {}

  /// Why a proof is none of what it is said to be of; empty: it is one.
  std::vector<std::string> faults(const Proof& proof, OrderClaim claim, EventId a, EventId b);
  /// The same of a proof that one event starts after another, whatever its words.
  std::vector<std::string> faults_but_words(const Proof& proof);

  /// What a date says of a point, in UTC: at least and at most. Instants in years that are known only as a
  /// whole are anywhere in them.
  struct Range {
    std::optional<ExactUs> earliest{};
    std::optional<ExactUs> latest{};
  };
  [[nodiscard]] Range dated(EventId event, Point point) const;
  /// By when it had started, by the earliest firm report of it.
  [[nodiscard]] std::optional<ExactUs> reported(EventId event) const;
  /// What a relative date says, as it is counted from what its anchor is dated.
  struct Counted {
    Reach anywhere{};  ///< if nothing is known of the anchor
    Reach by_date{};   ///< as its date is known
    Range day{};       ///< where that puts the event itself, in days of the calendar
  };
  [[nodiscard]] Counted counted(const Sentence& sentence, EventId anchor, bool is_date_held) const;
  [[nodiscard]] Zone zone_of(const EventEntry<>& event) const;
  [[nodiscard]] bool assumes_zone(const EventEntry<>& event) const;

 private:
  void check_step(const ProofStep& step);
  void check_date(const ProofStep& step);
  void check_relative_date(const ProofStep& step);
  void check_dated(const OrderFact& fact);
  void check_citation(const OrderFact& fact);
  void expect(bool is_so, const std::string& fault);
  void expect_step(const ProofStep& step, const PointOf& from, const PointOf& to, ExactUs most,
                   const std::string& fault);
  /// Whether someone gives its date without reservation.
  [[nodiscard]] bool is_firm(const EventEntry<>& event) const;
  [[nodiscard]] std::string stated_zone(const EventEntry<>& event) const;

  const KnowledgeBase& base_;
  Zone zone_;
  std::vector<std::string> faults_;
};

/// Whether a step says something else by other clocks, and nobody said by which it is read.
bool assumes_zone(const ProofStep& step);

/// All digits of a number, and the number of digits.
std::string text_of(ExactUs number);
ExactUs number_of(const std::string& digits);

/// The UTC day of an instant, unless it is too far away to matter.
Days day_of(const std::optional<ExactUs>& us);

/// Which of the two events of a link of this kind does not start after the other, where that is said of it.
enum class First { from, to, neither };
First first_of(std::string_view kind);
/// A kind of the tests' own, beside those of every base.
inline constexpr LinkKind echoes{"echoes", "is echoed by", Explains::nothing, LinkEnd::to};

}  // namespace annals::test
