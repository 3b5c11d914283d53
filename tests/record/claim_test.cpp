#include "annals/record/claim.hpp"

#include <catch2/catch.hpp>

using namespace annals;

TEST_CASE("A claim without verdicts stands, at normal rank") {
  CHECK_FALSE(Claim{}.retracted());
  CHECK(Claim{}.rank() == Rank::normal);
}

TEST_CASE("The last rank that the owner gave counts") {
  Claim claim;
  claim.verdicts = {{Rank::deprecated, "old", {}}, {Rank::preferred, "better", {}}};
  CHECK(claim.rank() == Rank::preferred);
  claim.verdicts.push_back({Rank::normal, "as any", {}});
  CHECK(claim.rank() == Rank::normal);
  CHECK_FALSE(claim.retracted());
}

TEST_CASE("A retraction stays, whatever rank is given before or after it") {
  Claim claim;
  claim.verdicts = {{Rank::preferred, "", {}}, {{}, "withdrawn by its author", {}}};
  CHECK(claim.retracted());
  CHECK(claim.rank() == Rank::preferred);
  claim.verdicts.push_back({Rank::deprecated, "", {}});
  CHECK(claim.retracted());
  CHECK(claim.rank() == Rank::deprecated);
}

TEST_CASE("What says no field, participant, name or whole is empty") {
  CHECK(Says{}.empty());
  CHECK_FALSE(Says{.fields = {{"title", true}}}.empty());
  CHECK_FALSE(Says{.with = {{ActorId(1)}}}.empty());
  CHECK_FALSE(Says{.names = {{"김정은"}}}.empty());
  CHECK_FALSE(Says{.part_of = {EventId(1)}}.empty());
}
