#include "annals/query/order.hpp"

#include "knowledge_base/support.hpp"
#include "query/known_order.hpp"
#include "query/proof_checker.hpp"
#include "rounds.hpp"
#include "time/exact_us.hpp"

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace annals;
using test::KnownOrder;
using test::OrderClaim;
using test::ProofChecker;
using test::RandomOrder;

namespace {

constexpr unsigned bases = test::rounds(180U);
constexpr Relations start_earlier{Allen::before, Allen::meets, Allen::overlaps, Allen::finished_by,
                                  Allen::contains};

KnowledgeBase random_base(const TemporaryDirectory& folder, unsigned seed, const std::string& zone) {
  return KnowledgeBase::open(folder / ("base-" + std::to_string(seed)),
                             {.origin = "here", .zone = zone, .clock = test::ticking_clock()});
}  // NOLINT: the analyzer loses sight of the clock
std::string zone_of(unsigned seed) {
  static const std::array<std::string, 3> zones{"", "+05:45", "-12:00"};
  return zones[seed % 3];
}
Zone read_zone(const std::string& zone) {
  return zone.empty() ? Zone() : Zone::parse(zone).value();
}

std::string joined(const std::vector<std::string>& faults) {
  std::string text;
  for (const auto& fault : faults) text += (text.empty() ? "" : "; ") + fault;
  return text;
}

/// The claim that each proof of an answer is of, in the order in which they come.
struct Claimed {
  OrderClaim claim;
  EventId a;
  EventId b;
};
std::vector<Claimed> claims_of(const Order& order) {
  std::vector<Claimed> claims;
  const auto add = [&](Precedence answer, OrderClaim must, OrderClaim cannot, EventId a, EventId b) {
    if (answer != Precedence::may) claims.push_back({answer == Precedence::must ? must : cannot, a, b});
  };
  using enum OrderClaim;
  add(order.starts_before, must_start_before, cannot_start_before, order.a.id, order.b.id);
  add(order.precedes, must_be_over_before, cannot_be_over_before, order.a.id, order.b.id);
  add(order.follows, must_be_over_before, cannot_be_over_before, order.b.id, order.a.id);
  return claims;
}

Precedence precedence_of(Relations possible, Relations wanted) {
  if (possible.within(wanted)) return Precedence::must;
  return (possible & wanted).empty() ? Precedence::cannot : Precedence::may;
}

struct Counts {
  int proofs = 0;
  int steps = 0;
  int assumed_zones = 0;
  int assumed_causes = 0;
  int measured = 0;
};

void check_order(const Order& order, ProofChecker& checker, Counts& counts) {
  CHECK(word(order.starts_before) == word(precedence_of(order.relations, start_earlier)));
  CHECK(word(order.precedes) == word(precedence_of(order.relations, precedes)));
  CHECK(word(order.follows) == word(precedence_of(order.relations, follows)));
  const auto claims = claims_of(order);
  REQUIRE(order.proofs.size() == claims.size());
  for (std::size_t i = 0; i < claims.size(); ++i) {
    const auto& proof = order.proofs[i];
    INFO(proof.text());
    CHECK(joined(checker.faults(proof, claims[i].claim, claims[i].a, claims[i].b)) == "");
    ++counts.proofs;
    counts.steps = std::max(counts.steps, static_cast<int>(proof.steps.size()));
    counts.assumed_zones += proof.rests_on_assumed_zone ? 1 : 0;
    counts.assumed_causes += proof.rests_on_assumed_cause ? 1 : 0;
    for (const auto& step : proof.steps) counts.measured += step.measured ? 1 : 0;
  }
}

}  // namespace

TEST_CASE("Every must and cannot has a proof that a checker of its own accepts, and nothing is missing") {
  const TemporaryDirectory folder;
  Counts counts;
  int compared = 0;
  for (unsigned seed = 0; seed < bases; ++seed) {
    const auto zone = read_zone(zone_of(seed));
    auto base = random_base(folder, seed, zone_of(seed));
    const RandomOrder made(base, seed);
    INFO("seed " << seed);
    const KnownOrder known(base, zone);
    REQUIRE(known.can_hold());
    ProofChecker checker(base, zone);
    std::vector<EventId> events;
    for (const auto& event : base.events().all()) events.push_back(event.id);
    for (const auto a : events)
      for (const auto b : events) {
        if (a == b) continue;
        INFO(base.key(a) << " and " << base.key(b));
        const auto order = base.order(a, b, {.assume_causes = false, .with_chance = false});
        INFO(order.text());
        check_order(order, checker, counts);
        ++compared;
        CHECK(word(order.starts_before) == word(known.starts_before(a, b)));
        CHECK(word(order.precedes) == word(known.precedes(a, b)));
        CHECK(word(order.follows) == word(known.precedes(b, a)));
      }
  }
  CHECK(compared > test::rounds(800));
  CHECK(counts.proofs > test::rounds(900));
  CHECK(counts.steps > 3);
  CHECK(counts.assumed_zones > test::rounds(5));
  CHECK(counts.assumed_causes == 0);
  CHECK(counts.measured >= test::rounds(8));  // so rare that a tenth may have none
}

TEST_CASE("Bounds in rows and in answers are those that the facts leave") {
  const TemporaryDirectory folder;
  for (unsigned seed = 0; seed < bases; ++seed) {
    auto base = random_base(folder, seed, zone_of(seed));
    const RandomOrder made(base, seed);
    const KnownOrder known(base, read_zone(zone_of(seed)));
    for (const auto& event : base.events().all()) {
      INFO("seed " << seed << ", " << event.key);
      const auto& bounds = event.chronology.bounds;
      const auto check = [](Instant found, const std::optional<ExactUs>& expected, Instant unbounded) {
        auto instant = expected ? instant_at(*expected) : unbounded;
        // Before or after something that is before or after all years itself.
        if (expected && *expected < first_us_of(start_of({first_year, 1, 1})))
          instant = Instant::unbounded_past();
        if (expected && *expected > last_us_of(start_of({last_year, 1, 1})))
          instant = Instant::unbounded_future();
        CHECK(iso_text(found) == iso_text(instant));
      };
      const auto start = known.range(event.id, Point::start);
      const auto end = known.range(event.id, Point::end);
      check(bounds.earliest_start, start.earliest, Instant::unbounded_past());
      if (bounds.latest_start != Instant::unbounded_past())
        check(bounds.latest_start, start.latest, Instant::unbounded_future());
      if (bounds.earliest_end != Instant::unbounded_future())
        check(bounds.earliest_end, end.earliest, Instant::unbounded_past());
      check(bounds.latest_end, end.latest, Instant::unbounded_future());
      const auto other = base.events().all().front().id;
      if (event.id != other) CHECK(base.order(event.id, other).a_bounds == bounds);
    }
  }
}

TEST_CASE("The timeline never puts an event before one that must start first") {
  const TemporaryDirectory folder;
  for (unsigned seed = 0; seed < bases; ++seed) {
    auto base = random_base(folder, seed, zone_of(seed));
    const RandomOrder made(base, seed);
    INFO("seed " << seed);
    const KnownOrder known(base, read_zone(zone_of(seed)));
    const auto ids = base.events().ids();
    for (std::size_t i = 0; i < ids.size(); ++i)
      for (std::size_t j = i + 1; j < ids.size(); ++j)
        CHECK(known.starts_before(ids[j], ids[i]) != Precedence::must);
    std::vector<std::string> expected;
    for (std::size_t i = 1; i < ids.size(); ++i)
      expected.emplace_back(word(known.starts_before(ids[i - 1], ids[i])));
    std::vector<std::string> found;
    for (const auto one : base.starts_before_next(ids)) found.emplace_back(word(one.starts_before));
    CHECK(found == expected);
  }
}

TEST_CASE("Links say something of order only where they are assumed to, and the proof says that it does") {
  const TemporaryDirectory folder;
  Counts counts;
  int changed = 0;
  for (unsigned seed = 0; seed < bases; ++seed) {
    auto base = random_base(folder, seed, "");
    const RandomOrder made(base, seed);
    INFO("seed " << seed);
    const KnownOrder known(base, {}, true);
    ProofChecker checker(base);
    std::vector<EventId> events;
    for (const auto& event : base.events().all()) events.push_back(event.id);
    for (const auto a : events)
      for (const auto b : events) {
        if (a == b) continue;
        const auto order = base.order(a, b, {.assume_causes = true, .with_chance = false});
        check_order(order, checker, counts);
        if (!known.can_hold()) continue;
        CHECK(word(order.starts_before) == word(known.starts_before(a, b)));
        CHECK(word(order.precedes) == word(known.precedes(a, b)));
        changed += base.order(a, b).relations == order.relations ? 0 : 1;
      }
  }
  CHECK(counts.assumed_causes > test::rounds(20));
  CHECK(changed > test::rounds(20));
}

TEST_CASE("The checker of proofs rejects what has been tampered with") {
  const TemporaryDirectory folder;
  int tampered = 0;
  for (unsigned seed = 0; seed < test::rounds(25U); ++seed) {
    auto base = random_base(folder, seed, "");
    const RandomOrder made(base, seed);
    ProofChecker checker(base);
    std::vector<EventId> events;
    for (const auto& event : base.events().all()) events.push_back(event.id);
    for (const auto a : events)
      for (const auto b : events) {
        if (a == b) continue;
        const auto order = base.order(a, b, {.assume_causes = true, .with_chance = false});
        const auto claims = claims_of(order);
        for (std::size_t i = 0; i < claims.size(); ++i) {
          const auto& claimed = claims[i];
          const auto is_rejected = [&](auto&& tamper) {
            auto proof = order.proofs[i];
            tamper(proof);
            ++tampered;
            return !checker.faults(proof, claimed.claim, claimed.a, claimed.b).empty();
          };
          const auto more = [](std::string& number, int by) {
            number = test::text_of(test::number_of(number) + by);
          };
          CHECK(is_rejected([&](Proof& proof) { more(proof.sum_us, -1); }));
          CHECK(is_rejected([&](Proof& proof) { more(proof.limit_us, 1); }));
          CHECK(is_rejected([&](Proof& proof) {
            proof.from.point = proof.from.point == Point::start ? Point::end : Point::start;
          }));
          // Whether a date in an assumed zone matters, the whole network says, and no proof alone.
          if (std::ranges::none_of(order.proofs[i].steps, test::assumes_zone))
            CHECK(is_rejected([&](Proof& proof) { proof.rests_on_assumed_zone = true; }));
          CHECK(is_rejected(
              [&](Proof& proof) { proof.rests_on_assumed_cause = !proof.rests_on_assumed_cause; }));
          CHECK(is_rejected([&](Proof& proof) { proof.reading.push_back(0); }));
          for (std::size_t at = 0; at < order.proofs[i].steps.size(); ++at) {
            CHECK(is_rejected([&](Proof& proof) {
              proof.steps.erase(proof.steps.begin() + static_cast<std::ptrdiff_t>(at));
            }));
            CHECK(is_rejected([&](Proof& proof) {
              more(proof.steps[at].most_us, -1);
              more(proof.sum_us, -1);
            }));
            const auto type = order.proofs[i].steps[at].fact.type;
            if (type == OrderFact::Type::date || type == OrderFact::Type::relative_date)
              CHECK(is_rejected([&](Proof& proof) { proof.steps[at].fact.statement = "2031"; }));
            if (type != OrderFact::Type::lasting)
              CHECK(is_rejected([&](Proof& proof) { ++proof.steps[at].fact.record.value; }));
            if (!order.proofs[i].steps[at].fact.citation.empty())
              CHECK(is_rejected([&](Proof& proof) { proof.steps[at].fact.citation.clear(); }));
          }
        }
      }
  }
  CHECK(tampered > test::rounds(1'000));
}
