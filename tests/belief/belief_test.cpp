#include "belief/belief.hpp"

#include "belief/claims.hpp"

#include <algorithm>
#include <limits>

#include <catch2/catch.hpp>

using namespace annals;
using namespace annals::belief;

namespace {

Value number(std::int64_t value) {
  return value;
}
Value text(std::string value) {
  return value;
}

/// The field "casualties" as believed; -1: nothing is.
std::int64_t casualties(const Claims& claims) {
  const auto belief = claims.belief();
  const auto* value = find(belief.statement.fields, "casualties");
  return value == nullptr ? -1 : std::get<std::int64_t>(*value);
}

Reason reason(const Claims& claims) {
  return claims.belief().fields.at(0).reason;
}

}  // namespace

TEST_CASE("What only one claim says is believed") {
  Claims claims;
  claims.asserts("title", text("Hanoi summit"));
  const auto belief = claims.belief();
  CHECK(belief.standing == Standing::accepted);
  REQUIRE(belief.statement.fields == Fields{{"title", text("Hanoi summit")}});
  REQUIRE(belief.fields.size() == 1);
  CHECK(belief.fields[0].field == "title");
  CHECK(belief.fields[0].reason == Reason::only_value);
  REQUIRE(belief.fields[0].candidates.size() == 1);
  CHECK(belief.fields[0].candidates[0].accepted);
  CHECK(belief.fields[0].candidates[0].asserted_by == ids({1}));
}

TEST_CASE("Without claims nothing is believed, and the record counts as retracted") {
  const auto belief = believe({}, {}, name_of);
  CHECK(belief.standing == Standing::retracted);
  CHECK(belief.statement.empty());
  CHECK(belief.fields.empty());
  CHECK_FALSE(belief.likelihood);
}

TEST_CASE("The stronger of two claims is believed, and says why") {
  Claims claims;
  auto& weaker = claims.asserts("casualties", number(1));
  auto& stronger = claims.asserts("casualties", number(2));

  SECTION("by rank before anything else") {
    stronger.rank(Rank::preferred);
    weaker.reliable(1).published_at(9).recorded_at(9);
    CHECK(casualties(claims) == 2);
    CHECK(reason(claims) == Reason::rank);
  }
  SECTION("normal rank before deprecated") {
    weaker.rank(Rank::deprecated).reliable(1);
    CHECK(casualties(claims) == 2);
    CHECK(reason(claims) == Reason::rank);
  }
  SECTION("then by the reliability of the source") {
    stronger.reliable(0.8);
    weaker.published_at(9).recorded_at(9);
    CHECK(casualties(claims) == 2);
    CHECK(reason(claims) == Reason::reliability);
  }
  SECTION("then by the later publication") {
    stronger.published_at(5);
    weaker.published_at(4).recorded_at(9);
    CHECK(casualties(claims) == 2);
    CHECK(reason(claims) == Reason::later_publication);
  }
  SECTION("where an unknown publication is the earliest") {
    stronger.published_at(-1'000'000);
    weaker.recorded_at(9);
    CHECK(casualties(claims) == 2);
    CHECK(reason(claims) == Reason::later_publication);
  }
  SECTION("then by the later recording") {
    stronger.recorded_at(1);
    weaker.where("par. 9");
    CHECK(casualties(claims) == 2);
    CHECK(reason(claims) == Reason::later_recording);
  }
  SECTION("and then by content, whichever was entered first") {
    CHECK(reason(claims) == Reason::content);
    Claims swapped;
    swapped.asserts("casualties", number(2));
    swapped.asserts("casualties", number(1));
    CHECK(casualties(swapped) == casualties(claims));
  }
}

TEST_CASE("All who assert a value are listed with it, strongest first") {
  Claims claims;
  claims.asserts("casualties", number(3)).reliable(0.1);
  claims.asserts("casualties", number(4)).reliable(0.7);
  claims.asserts("casualties", number(3)).reliable(0.9);
  claims.disputes("casualties", number(4)).reliable(0.2);
  claims.disputes("casualties", number(4)).reliable(0.3);
  const auto belief = claims.belief();
  REQUIRE(belief.fields.size() == 1);
  const auto& candidates = belief.fields[0].candidates;
  REQUIRE(candidates.size() == 2);
  CHECK(candidates[0].value == number(3));
  CHECK(candidates[0].asserted_by == ids({3, 1}));
  CHECK(candidates[0].accepted);
  CHECK(candidates[1].value == number(4));
  CHECK(candidates[1].asserted_by == ids({2}));
  CHECK(candidates[1].disputed_by == ids({5, 4}));
  CHECK_FALSE(candidates[1].accepted);
}

TEST_CASE("A dispute of a value") {
  Claims claims;
  claims.asserts("casualties", number(7)).reliable(0.6);
  auto& dispute = claims.disputes("casualties", number(7));

  SECTION("sets it aside when it is stronger than all who assert it") {
    dispute.reliable(0.7);
    CHECK(casualties(claims) == -1);
    const auto belief = claims.belief();
    REQUIRE(belief.fields.size() == 1);
    CHECK_FALSE(belief.fields[0].candidates.at(0).accepted);
    CHECK(belief.fields[0].reason == Reason::only_value);
  }
  SECTION("leaves it when it is weaker than one who asserts it") {
    dispute.reliable(0.5);
    CHECK(casualties(claims) == 7);
  }
  SECTION("leaves it when it is as strong but for its content") {
    dispute.reliable(0.6).where("zzz");
    CHECK(casualties(claims) == 7);
  }
  SECTION("gives way to the next value, if that is not set aside too") {
    dispute.reliable(0.7);
    claims.asserts("casualties", number(8)).reliable(0.1);
    CHECK(casualties(claims) == 8);
    CHECK(reason(claims) == Reason::only_value);
    claims.asserts("casualties", number(9)).reliable(0.05);
    CHECK(casualties(claims) == 8);
    CHECK(reason(claims) == Reason::reliability);
  }
  SECTION("says nothing about other values or other fields") {
    dispute.reliable(0.7);
    claims.asserts("title", number(7)).reliable(0.1);
    const auto belief = claims.belief();
    CHECK(belief.statement.fields == Fields{{"title", number(7)}});
  }
  SECTION("does not dispute the record") {
    dispute.reliable(0.7);
    CHECK(claims.belief().standing == Standing::accepted);
  }
  SECTION("of a value that nobody asserts changes nothing") {
    claims.disputes("summary", text("never said")).reliable(1);
    const auto belief = claims.belief();
    CHECK(belief.fields.size() == 1);
    CHECK(casualties(claims) == 7);
  }
}

TEST_CASE("Dates with the same EDTF text are one value, with the words of the strongest claim") {
  Claims claims;
  claims.asserts("when", When("2018-09").with_words("21 months ago")).reliable(0.6);
  claims.asserts("when", When("2018-09").with_words("last autumn")).reliable(0.7);
  claims.asserts("when", When("2018-09-14")).reliable(0.1);
  const auto belief = claims.belief();
  REQUIRE(belief.fields.size() == 1);
  REQUIRE(belief.fields[0].candidates.size() == 2);
  CHECK(belief.fields[0].candidates[0].asserted_by == ids({2, 1}));
  CHECK(std::get<When>(*find(belief.statement.fields, "when")).words() == "last autumn");
}

TEST_CASE("A dispute of a date need not repeat its words") {
  Claims claims;
  claims.asserts("when", When("2018-09").with_words("21 months ago"));
  claims.disputes("when", When("2018-09")).reliable(0.9);
  CHECK(claims.belief().statement.fields.empty());
}

TEST_CASE("Values of different types are different, and numbers that are none are one value") {
  const double nan = std::numeric_limits<double>::quiet_NaN();
  Claims claims;
  claims.asserts("casualties", Value(1.0));
  claims.asserts("casualties", number(1));
  claims.asserts("casualties", Value(true));
  claims.asserts("casualties", Value(nan));
  claims.asserts("casualties", Value(-nan));
  claims.asserts("casualties", Value(0.0));
  claims.asserts("casualties", Value(-0.0));
  CHECK(claims.belief().fields.at(0).candidates.size() == 5);
}

TEST_CASE("A retracted claim counts for nothing") {
  Claims claims;
  claims.asserts("casualties", number(1));
  claims.asserts("casualties", number(2)).rank(Rank::preferred).retracted();
  claims.disputes({}).rank(Rank::preferred).retracted();
  const auto belief = claims.belief();
  CHECK(casualties(claims) == 1);
  CHECK(belief.standing == Standing::accepted);
  CHECK(belief.fields.at(0).candidates.size() == 1);
}

TEST_CASE("Participants, names and wholes are united") {
  const Participant kim{ActorId(4), "attends"};
  const Participant kim_signs{ActorId(4), "signs"};
  const Participant moon{ActorId(2), "attends"};
  const Name korean{"북미정상회담", "ko"};
  Claims claims;
  claims.asserts(Statement{.with = {kim_signs, kim}, .names = {korean}, .part_of = {EventId(9)}})
      .reliable(0.6);
  claims.asserts(Statement{.with = {kim, moon, moon}, .part_of = {EventId(8), EventId(9)}}).reliable(0.6);

  SECTION("sorted and each once") {
    const auto statement = claims.belief().statement;
    CHECK(statement.with == std::vector{moon, kim, kim_signs});
    CHECK(statement.names == std::vector{korean});
    CHECK(statement.part_of == std::vector{EventId(8), EventId(9)});
  }
  SECTION("without those that a stronger dispute states") {
    claims.disputes(Statement{.with = {kim}, .names = {korean}, .part_of = {EventId(9)}}).reliable(0.7);
    const auto statement = claims.belief().statement;
    CHECK(statement.with == std::vector{moon, kim_signs});
    CHECK(statement.names.empty());
    CHECK(statement.part_of == std::vector{EventId(8)});
  }
  SECTION("with those that a weaker dispute states") {
    claims.disputes(Statement{.with = {kim}, .part_of = {EventId(9)}}).reliable(0.5);
    const auto belief = claims.belief();
    CHECK(belief.statement.with.size() == 3);
    CHECK(belief.statement.part_of.size() == 2);
    CHECK(belief.fields.empty());
    CHECK(belief.standing == Standing::accepted);
  }
}

TEST_CASE("The likelihood is that of the strongest assertion") {
  Claims claims;
  claims.asserts("title", text("b")).reliable(0.7).likelihood(likely);
  claims.asserts("title", text("c")).reliable(0.6).likelihood(unlikely);
  claims.disputes({}).reliable(1).likelihood(almost_certain);
  CHECK(claims.belief().likelihood == likely);

  SECTION("none where it is made without reservation") {
    claims.asserts("title", text("a")).reliable(0.9);
    CHECK_FALSE(claims.belief().likelihood);
  }
  SECTION("and no forecast, as long as something else asserts the record") {
    claims.asserts({}).reliable(0.95).likelihood(very_likely).window(When("2021"));
    claims.asserts("outcome", text("open")).reliable(0.95).likelihood(very_likely);
    CHECK(claims.belief().likelihood == likely);
  }
}

TEST_CASE("Where only forecasts assert a record, the strongest of them lends its likelihood") {
  Claims claims;
  claims.asserts({}).reliable(0.3).likelihood(unlikely).window(When("2020"));
  claims.asserts({}).reliable(0.4).likelihood(likely).window(When("2021"));
  CHECK(claims.belief().likelihood == likely);
}

TEST_CASE("An open outcome denies none") {
  Claims claims;
  claims.asserts("outcome", text("open")).reliable(0.9);
  CHECK(claims.belief().statement.fields == Fields{{"outcome", text("open")}});
  claims.asserts("outcome", text("occurred")).reliable(0.1);
  const auto belief = claims.belief();
  CHECK(belief.statement.fields == Fields{{"outcome", text("occurred")}});
  CHECK(belief.fields.front().candidates.size() == 1);
}

TEST_CASE("Local ids decide nothing, between values as little as between claims") {
  for (const bool other_way : {false, true}) {
    const PlaceId alpha(other_way ? 2 : 1);
    const PlaceId zeta(other_way ? 1 : 2);
    const NameOf name = [&](RecordId id) { return id == RecordId(alpha) ? "alpha" : "zeta"; };
    Claims claims;
    claims.asserts("place", alpha);
    claims.asserts("place", zeta);
    CHECK(believe(claims.weighed(), {}, name).statement.fields == Fields{{"place", zeta}});
  }
}

TEST_CASE("A record as a whole") {
  Claims claims;
  auto& assertion = claims.asserts({}).reliable(0.6);

  SECTION("is accepted while nobody disputes it") {
    CHECK(claims.belief().standing == Standing::accepted);
  }
  SECTION("is disputed while those who assert it are stronger") {
    claims.disputes({}).reliable(0.5);
    CHECK(claims.belief().standing == Standing::disputed);
  }
  SECTION("is disputed where only the content tells assertion and dispute apart") {
    claims.disputes({}).reliable(0.6).where("par. 9");
    CHECK(claims.belief().standing == Standing::disputed);
  }
  SECTION("is rejected when those who dispute it are stronger") {
    claims.disputes({}).reliable(0.7);
    CHECK(claims.belief().standing == Standing::rejected);
    claims.asserts({}).reliable(0.8);
    CHECK(claims.belief().standing == Standing::disputed);
  }
  SECTION("is retracted when no assertion is left, disputed or not") {
    claims.disputes({}).reliable(0.7);
    assertion.retracted();
    CHECK(claims.belief().standing == Standing::retracted);
  }
}

TEST_CASE("Fields stand in the order asked for, unknown ones last by name") {
  Claims claims;
  claims.asserts(Statement{.fields = {{"zeal", number(1)}, {"casualties", number(1)}}});
  claims.asserts(Statement{.fields = {{"title", text("a")}, {"anger", number(1)}, {"when", When("2020")}}});
  std::vector<std::string> names;
  const auto belief = claims.belief();
  for (const auto& field : belief.statement.fields) names.push_back(field.name);
  CHECK(names == std::vector<std::string>{"title", "when", "casualties", "anger", "zeal"});
  names.clear();
  for (const auto& field : belief.fields) names.push_back(field.field);
  CHECK(names == std::vector<std::string>{"title", "when", "casualties", "anger", "zeal"});
}

TEST_CASE("A claim that contradicts itself does no harm") {
  Claims claims;
  claims.asserts(
      Statement{.fields = {{"casualties", number(2)}, {"casualties", number(1)}, {"casualties", number(1)}}});
  const auto belief = claims.belief();
  REQUIRE(belief.statement.fields.size() == 1);
  REQUIRE(belief.fields.at(0).candidates.size() == 2);
  CHECK(belief.fields[0].candidates[0].asserted_by == ids({1}));
  CHECK(belief.fields[0].reason == Reason::content);
}
