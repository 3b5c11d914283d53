#include "annals/record/claim.hpp"

#include <catch2/catch.hpp>

using namespace annals;

TEST_CASE("A claim without reviews stands, at normal rank") {
  CHECK_FALSE(Claim{}.retracted());
  CHECK(Claim{}.rank() == Rank::normal);
}

TEST_CASE("The last rank that the owner gave counts") {
  Claim claim;
  claim.reviews = {{Act::deprecated, "old", {}}, {Act::preferred, "better", {}}};
  CHECK(claim.rank() == Rank::preferred);
  claim.reviews.push_back({Act::normal, "as any", {}});
  CHECK(claim.rank() == Rank::normal);
  CHECK_FALSE(claim.retracted());
}

TEST_CASE("A retraction stays until the claim is reinstated, whatever rank is given before or after it") {
  Claim claim;
  claim.reviews = {{Act::preferred, "", {}}, {Act::retracted, "withdrawn by its author", {}}};
  CHECK(claim.retracted());
  CHECK(claim.rank() == Rank::preferred);
  claim.reviews.push_back({Act::deprecated, "", {}});
  CHECK(claim.retracted());
  CHECK(claim.withdrawn());
  CHECK(claim.rank() == Rank::deprecated);
  claim.reviews.push_back({Act::reinstated, "he had not", {}});
  CHECK_FALSE(claim.retracted());
  claim.reviews.push_back({Act::retracted, "he had", {}});
  CHECK(claim.retracted());
}

TEST_CASE("What an edition supersedes is withdrawn, and another one can restate it") {
  Claim claim;
  claim.reviews = {{Act::superseded, "", {}}};
  CHECK(claim.superseded());
  CHECK(claim.withdrawn());
  claim.reviews.push_back({Act::reinstated, "", {}});
  CHECK(claim.superseded());
  claim.reviews.push_back({Act::restated, "", {}});
  CHECK_FALSE(claim.withdrawn());
}

TEST_CASE("What says no field, participant, name or whole is empty") {
  CHECK(Statement{}.empty());
  CHECK_FALSE(Statement{.fields = {{"title", true}}}.empty());
  CHECK_FALSE(Statement{.with = {{ActorId(1)}}}.empty());
  CHECK_FALSE(Statement{.names = {{"김정은"}}}.empty());
  CHECK_FALSE(Statement{.part_of = {EventId(1)}}.empty());
}
