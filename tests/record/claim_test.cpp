#include "annals/record/claim.hpp"

#include <catch2/catch.hpp>

using namespace annals;

TEST_CASE("A claim without reviews stands, at normal rank") {
  CHECK_FALSE(Claim{}.retracted());
  CHECK(Claim{}.rank() == Rank::normal);
}

TEST_CASE("The last rank that the owner gave counts") {
  Claim claim;
  claim.reviews = {{Rank::deprecated, "old", {}}, {Rank::preferred, "better", {}}};
  CHECK(claim.rank() == Rank::preferred);
  claim.reviews.push_back({Rank::normal, "as any", {}});
  CHECK(claim.rank() == Rank::normal);
  CHECK_FALSE(claim.retracted());
}

TEST_CASE("A retraction stays, whatever rank is given before or after it") {
  Claim claim;
  claim.reviews = {{Rank::preferred, "", {}}, {{}, "withdrawn by its author", {}}};
  CHECK(claim.retracted());
  CHECK(claim.rank() == Rank::preferred);
  claim.reviews.push_back({Rank::deprecated, "", {}});
  CHECK(claim.retracted());
  CHECK(claim.rank() == Rank::deprecated);
}

TEST_CASE("What says no field, participant, name or whole is empty") {
  CHECK(Statement{}.empty());
  CHECK_FALSE(Statement{.fields = {{"title", true}}}.empty());
  CHECK_FALSE(Statement{.with = {{ActorId(1)}}}.empty());
  CHECK_FALSE(Statement{.names = {{"김정은"}}}.empty());
  CHECK_FALSE(Statement{.part_of = {EventId(1)}}.empty());
}
