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

std::optional<Reason> decided_by(const Claims& claims) {
  return claims.belief().fields.at(0).decided_by;
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
  CHECK_FALSE(belief.fields[0].decided_by);
  CHECK(belief.fields[0].is_decided());
  REQUIRE(belief.fields[0].candidates.size() == 1);
  CHECK(belief.fields[0].candidates[0].accepted);
  CHECK(belief.fields[0].candidates[0].asserted_by == ids({1}));
}

TEST_CASE("Without claims nothing is believed, and the record counts as retracted") {
  const auto belief = believe({}, policy(), event, name_of);
  CHECK(belief.standing == Standing::retracted);
  CHECK(belief.statement.empty());
  CHECK(belief.fields.empty());
  CHECK_FALSE(belief.likelihood);
}

TEST_CASE("The better backed of two values is believed, and says why") {
  Claims claims;
  auto& weaker = claims.asserts("casualties", number(1));
  auto& stronger = claims.asserts("casualties", number(2));

  SECTION("by rank before anything else") {
    stronger.rank(Rank::preferred).likelihood(unlikely).window(When("2020"));
    weaker.reliable(1);
    claims.asserts("casualties", number(1));
    CHECK(casualties(claims) == 2);
    CHECK(decided_by(claims) == Reason::rank);
  }
  SECTION("normal rank before deprecated") {
    weaker.rank(Rank::deprecated).reliable(1);
    CHECK(casualties(claims) == 2);
    CHECK(decided_by(claims) == Reason::rank);
  }
  SECTION("then as it is reported and not foreseen") {
    weaker.window(When("2020")).reliable(1);
    CHECK(casualties(claims) == 2);
    CHECK(decided_by(claims) == Reason::report);
  }
  SECTION("then by the reliability of the best source") {
    stronger.reliable(0.8).likelihood(unlikely);
    claims.asserts("casualties", number(1));
    claims.asserts("casualties", number(2)).reliable(0);
    CHECK(casualties(claims) == 2);
    CHECK(decided_by(claims) == Reason::reliability);
  }
  SECTION("then by the number of origins, over all claims that assert it") {
    claims.asserts("casualties", number(2)).reliable(0.1).likelihood(unlikely);
    CHECK(casualties(claims) == 2);
    CHECK(decided_by(claims) == Reason::origins);
  }
  SECTION("then as it is said without reservation") {
    weaker.likelihood(almost_certain);
    CHECK(casualties(claims) == 2);
    CHECK(decided_by(claims) == Reason::firmness);
  }
}

TEST_CASE("Where nothing decides, all values stay, and the first by content is shown") {
  for (const bool swapped : {false, true}) {
    Claims claims;
    claims.asserts("casualties", number(swapped ? 2 : 1)).published_at(swapped ? 9 : 1).recorded_at(9);
    claims.asserts("casualties", number(swapped ? 1 : 2)).published_at(swapped ? 1 : 9).where("par. 9");
    claims.asserts("casualties", number(3)).reliable(0.4);
    const auto belief = claims.belief();
    const auto& field = belief.fields.at(0);
    CHECK_FALSE(field.is_decided());
    CHECK_FALSE(field.decided_by);
    REQUIRE(field.accepted().size() == 2);
    CHECK(field.accepted()[0].value == number(1));
    CHECK(field.accepted()[1].value == number(2));
    CHECK(field.candidates[2].value == number(3));
    CHECK(belief.statement.fields == Fields{{"casualties", number(1)}});

    SECTION(swapped ? "unless a later publication does, 2 first" : "unless a later publication does") {
      const auto later = claims.belief(described, policy(Ties::later));
      CHECK(later.fields.at(0).decided_by == Reason::later_publication);
      CHECK(later.statement.fields == Fields{{"casualties", number(2)}});
    }
    SECTION(swapped ? "or an earlier one, 2 first" : "or an earlier one") {
      const auto earlier = claims.belief(described, policy(Ties::earlier));
      CHECK(earlier.fields.at(0).decided_by == Reason::earlier_publication);
      CHECK(earlier.statement.fields == Fields{{"casualties", number(1)}});
    }
  }
}

TEST_CASE("A policy of one's own is a list of reasons, weighed in their order") {
  Claims claims;
  claims.asserts("casualties", number(1)).rank(Rank::preferred).reliable(0.9);
  claims.asserts("casualties", number(2));
  claims.asserts("casualties", number(2));
  const auto by = [&](const Policy& own) { return claims.belief(described, own).fields.at(0); };
  CHECK(by({Reason::origins}).accepted().front().value == number(2));
  CHECK(by({Reason::origins}).decided_by == Reason::origins);
  CHECK(by({Reason::reliability, Reason::origins}).accepted().front().value == number(1));
  CHECK(by({}).accepted().size() == 2);
}

TEST_CASE("Copies of one origin count once") {
  Claims claims;
  claims.asserts("casualties", number(1));
  claims.asserts("casualties", number(2)).derived_from({SourceId(9)});
  claims.asserts("casualties", number(2)).derived_from({SourceId(9)});
  CHECK(claims.belief().fields.at(0).accepted().size() == 2);
  claims.asserts("casualties", number(2)).derived_from({SourceId(8), SourceId(9)});
  CHECK(decided_by(claims) == Reason::origins);
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
    CHECK_FALSE(belief.fields[0].candidates.at(0).contested);
  }
  SECTION("leaves it when it is weaker than one who asserts it") {
    dispute.reliable(0.5);
    CHECK(casualties(claims) == 7);
    CHECK_FALSE(claims.belief().fields.at(0).candidates.at(0).contested);
  }
  SECTION("leaves it contested when it is as strong") {
    dispute.reliable(0.6).where("zzz");
    CHECK(casualties(claims) == 7);
    CHECK(claims.belief().fields.at(0).candidates.at(0).contested);
  }
  SECTION("is stronger by the number of its origins") {
    dispute.reliable(0.6);
    claims.disputes("casualties", number(7)).reliable(0.2);
    CHECK(casualties(claims) == -1);
  }
  SECTION("is no stronger for being firm") {
    claims.all()[0].likelihood(likely);
    dispute.reliable(0.6);
    CHECK(casualties(claims) == 7);
  }
  SECTION("gives way to the next value, if that is not set aside too") {
    dispute.reliable(0.7);
    claims.asserts("casualties", number(8)).reliable(0.1);
    CHECK(casualties(claims) == 8);
    CHECK_FALSE(decided_by(claims));
    claims.asserts("casualties", number(9)).reliable(0.05);
    CHECK(casualties(claims) == 8);
    CHECK(decided_by(claims) == Reason::reliability);
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
  claims.asserts("when", When("2018-10-14")).reliable(0.1);
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

TEST_CASE("An event that nobody stands by keeps what was said of it, and nothing is believed") {
  Claims claims;
  claims.asserts({.fields = {{"title", text("Fire")}, {"when", When("1861")}}, .with = {{ActorId(4)}}})
      .retracted();
  claims.asserts("casualties", number(2)).superseded();
  claims.disputes("casualties", number(2));
  const auto belief = claims.belief(event);
  CHECK(belief.standing == Standing::retracted);
  CHECK(belief.statement.fields == Fields{{"title", text("Fire")},
                                          {"when", When("1861")},
                                          {"outcome", text("occurred")},
                                          {"casualties", number(2)}});
  CHECK(belief.statement.with == std::vector<Participant>{{ActorId(4)}});
  CHECK(belief.fields.empty());
  CHECK(belief.with.empty());
  CHECK_FALSE(belief.reported);
}

TEST_CASE("Another record that nobody stands by keeps its title") {
  Claims claims;
  claims.asserts({.fields = {{"title", text("Gazette")}, {"when", When("1861")}}}).retracted();
  CHECK(claims.belief().statement.fields == Fields{{"title", text("Gazette")}});
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

TEST_CASE("A reservation belongs to what its claim states, and to nothing else") {
  Claims claims;
  claims.asserts("casualties", number(1)).likelihood(unlikely);
  claims.asserts("title", text("Fire"));
  const auto belief = claims.belief();
  CHECK(belief.firm);
  CHECK_FALSE(belief.likelihood);
  CHECK(belief.field("title")->accepted()[0].firm);
  CHECK_FALSE(belief.field("casualties")->accepted()[0].firm);
  CHECK(belief.field("casualties")->accepted()[0].likelihood == unlikely);

  SECTION("A value is firm once any claim asserts it so") {
    claims.asserts("casualties", number(1)).reliable(0.1);
    CHECK(claims.belief().field("casualties")->accepted()[0].firm);
    CHECK_FALSE(claims.belief().field("casualties")->accepted()[0].likelihood);
  }
  SECTION("A retracted claim makes nothing firm") {
    claims.asserts("casualties", number(1)).retracted();
    CHECK_FALSE(claims.belief().field("casualties")->accepted()[0].firm);
  }
}

TEST_CASE("Participants and wholes have reservations of their own") {
  Claims claims;
  claims.asserts(Statement{.with = {{ActorId(1)}}, .part_of = {EventId(7)}}).likelihood(unlikely);
  claims.asserts(Statement{.with = {{ActorId(2)}}, .part_of = {EventId(7)}});
  const auto belief = claims.belief();
  REQUIRE(belief.with.size() == 2);
  CHECK(belief.with[0].likelihood == unlikely);
  CHECK(belief.with[1].firm);
  CHECK(belief.part_of.at(0).firm);
  CHECK(belief.part_of.at(0).asserted_by == ids({2, 1}));
}

TEST_CASE(
    "A doubted record has the likelihood of its best claim, of forecasts only where there is no other") {
  Claims claims;
  claims.asserts("title", text("b")).reliable(0.7).likelihood(likely);
  claims.asserts("title", text("c")).reliable(0.6).likelihood(unlikely);
  claims.asserts({}).reliable(0.95).likelihood(very_likely).window(When("2021"));
  claims.disputes({}).reliable(0.1).likelihood(almost_certain);
  CHECK_FALSE(claims.belief().firm);
  CHECK(claims.belief().likelihood == likely);
  claims.all()[0].retracted();
  claims.all()[1].retracted();
  CHECK(claims.belief().likelihood == very_likely);
  claims.asserts({}).reliable(0.1);
  CHECK(claims.belief().firm);
  CHECK_FALSE(claims.belief().likelihood);
}

TEST_CASE("The later word of the same source and speaker supersedes the earlier") {
  Claims claims;
  claims.asserts("casualties", number(1)).by(1).published_at(10);
  auto& later = claims.asserts("casualties", number(2)).by(1).published_at(20);
  const auto superseded = [&] { return claims.belief().superseded; };

  SECTION("and is named with it") {
    CHECK(superseded() == std::vector<Superseded>{{"casualties", ClaimId(1), ClaimId(2)}});
    CHECK(casualties(claims) == 2);
    CHECK(claims.belief().fields.at(0).candidates.size() == 1);
    CHECK(claims.belief().self_contradictions.empty());
  }
  SECTION("but not where it says the same") {
    later.claim.statement.fields[0].value = number(1);
    CHECK(superseded().empty());
  }
  SECTION("nor of another speaker, nor when it may not be later, nor once it is retracted") {
    const auto how = GENERATE(0, 1, 2);
    if (how == 0) later.spoken_by(4);
    if (how == 1) later.published(10, 21);
    if (how == 2) later.retracted();
    CHECK(superseded().empty());
  }
  SECTION("only on the fields that both speak of") {
    claims.all()[0].claim.statement.fields.push_back({"title", text("Fire")});
    CHECK(claims.belief().statement.fields.size() == 2);
  }
}

TEST_CASE("What the last edition of a source does not repeat is superseded") {
  Claims claims;
  claims.asserts("casualties", number(1)).superseded();
  claims.asserts("title", text("Fire"));
  const auto belief = claims.belief();
  CHECK(belief.statement.fields == Fields{{"title", text("Fire")}});
  CHECK(belief.superseded == std::vector<Superseded>{{"", ClaimId(1), {}}});
}

TEST_CASE("A source that contradicts itself is named with its claims, and leaves it undecided") {
  Claims claims;
  claims.asserts("casualties", number(1)).by(1);
  claims.asserts("casualties", number(2)).by(1);
  claims.asserts("casualties", number(2)).by(1);
  claims.asserts("casualties", number(3)).by(1);
  claims.asserts("casualties", number(4)).by(2);
  const auto belief = claims.belief();
  CHECK(belief.fields.at(0).accepted().size() == 4);
  CHECK(belief.self_contradictions.size() == 1);
  CHECK(belief.self_contradictions.at(0).field == "casualties");
  CHECK(belief.self_contradictions.at(0).claims.size() == 3);

  SECTION("also where it disputes what it asserts") {
    claims.disputes("casualties", number(4)).by(2);
    CHECK(claims.belief().self_contradictions.size() == 2);
  }
  SECTION("but two participants contradict nothing") {
    Claims united;
    united.asserts(Statement{.with = {{ActorId(1)}}}).by(1);
    united.asserts(Statement{.with = {{ActorId(2)}}}).by(1);
    CHECK(united.belief().self_contradictions.empty());
  }
}

TEST_CASE("A source that takes a record back by a later word rejects it") {
  Claims claims;
  claims.asserts("title", text("Fire")).by(1).published_at(10);
  claims.disputes({}).by(1).published_at(20);
  CHECK(claims.belief().standing == Standing::rejected);
  claims.asserts("title", text("Fire")).by(2).reliable(0.1);
  CHECK(claims.belief().standing == Standing::rejected);
  claims.asserts("title", text("Fire")).by(3);
  CHECK(claims.belief().standing == Standing::disputed);
}

TEST_CASE("A claim that dates an event after its own publication is named, and does not report it") {
  Claims claims;
  claims.asserts("when", When("2021-03-01")).published(0, 1);
  const auto belief = claims.belief(event);
  CHECK(belief.dated_ahead == ids({1}));
  CHECK(*find(belief.statement.fields, "outcome") == text("open"));
  CHECK(belief.firm);
  CHECK(claims.belief().dated_ahead.empty());  // of a record that has no outcome
}

TEST_CASE("Local ids decide nothing, between values as little as between claims") {
  for (const bool other_way : {false, true}) {
    const PlaceId alpha(other_way ? 2 : 1);
    const PlaceId zeta(other_way ? 1 : 2);
    const NameOf name = [&](RecordId id) { return id == RecordId(alpha) ? "alpha" : "zeta"; };
    Claims claims;
    claims.asserts("place", alpha);
    claims.asserts("place", zeta);
    CHECK(believe(claims.weighed(), policy(), described, name).statement.fields == Fields{{"place", alpha}});
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
  CHECK_FALSE(belief.fields[0].is_decided());
}
