// Kinds that change by named steps.

#include "io/support.hpp"
#include "knowledge_base/dump.hpp"
#include "knowledge_base/random_operations.hpp"
#include "knowledge_base/replay.hpp"
#include "knowledge_base/support.hpp"

#include <algorithm>
#include <cmath>

#include <catch2/catch.hpp>

using namespace annals;
using Catch::Matchers::Contains;

namespace {

/// The flood of the tests' second version: in centimetres, without its river, with a severity from 1 to 3.
KindChange second_version() {
  return {.kind = "flood",
          .fields = {{.field = "crest_m",
                      .name = "crest_cm",
                      .type = FieldType::integer,
                      .about = "height of the crest, centimetres",
                      .convert = [](const Value& metres) -> std::optional<Value> {
                        return std::llround(std::get<double>(metres) * 100);
                      }},
                     dropped("river"),
                     renamed("relief", "helper"),
                     {.field = "severity",
                      .type = FieldType::integer,
                      .convert = [](const Value& word) -> std::optional<Value> {
                        const auto& text = std::get<std::string>(word);
                        if (text == "minor") return std::nullopt;
                        return std::int64_t{text == "major" ? 2 : 3};
                      }}},
          .name = "inundation"};
}

/// The same, said once more: what a claim of the first version states in the second. False: it goes.
bool in_second_version(Claim& claim) {
  Fields fields;
  for (const auto& [name, value] : claim.statement.fields) {
    if (name == "kind")
      fields.push_back({"kind", std::string("inundation")});
    else if (name == "crest_m")
      fields.push_back({"crest_cm", static_cast<std::int64_t>(std::llround(std::get<double>(value) * 100))});
    else if (name == "relief")
      fields.push_back({"helper", value});
    else if (name == "severity" && value != Value(std::string("minor")))
      fields.push_back({"severity", std::int64_t{value == Value(std::string("major")) ? 2 : 3}});
    else if (name != "river" && name != "severity")
      fields.push_back({name, value});
  }
  const auto states_kind_alone = [&] {
    return claim.statement == Statement{.fields = {claim.statement.fields.front()}};
  };
  const bool denies_kind = states_kind_alone();
  claim.statement.fields = std::move(fields);
  return claim.stance == Stance::asserts || denies_kind || !states_kind_alone();
}

struct Floods : test::Fresh {
  Floods() { base.add(Event<test::Flood>{.key = "elbe", .details = {.crest_m = 9.4, .river = "Elbe"}}); }
};

}  // namespace

TEST_CASE("A base of which a kind has changed is as if all had been entered as it is now") {
  for (std::uint32_t seed = 1; seed <= 40; ++seed) {
    INFO("seed " << seed);
    const TemporaryDirectory folder;
    auto base = test::open_base(folder / "base.annals");
    base.describe(describe<test::Flood>());
    test::RandomOperations operations(base, seed);
    for (int i = 0; i < 40; ++i) operations.act();
    auto claims = test::claims_in_order(base);
    std::erase_if(claims, [&](Claim& claim) {
      const auto* kind = find(claim.statement.fields, "kind");
      return kind != nullptr && *kind == Value(std::string("flood")) && !in_second_version(claim);
    });

    REQUIRE(base.evolve("second version", second_version()));
    auto twin = test::open_base(folder / "twin.annals");
    test::replay(base, claims, twin);
    CHECK(test::dump(base.path()) == test::dump(twin.path()));
    for (const auto& problem : base.check())
      if (problem.type == Problem::Type::damage) FAIL_CHECK(problem.about << ": " << problem.what);
    const auto again = KnowledgeBase::open(base.path());
    CHECK(again.kinds() == base.kinds());
  }
}

TEST_CASE_METHOD(Floods, "A base takes a step once") {
  CHECK(base.evolve("cm", {.kind = "flood", .fields = {renamed("crest_m", "crest_cm")}}));
  CHECK_FALSE(base.evolve("cm", {.kind = "flood", .fields = {renamed("crest_m", "crest_cm")}}));
  auto second = KnowledgeBase::open(base.path());
  CHECK_FALSE(second.evolve("cm", {.kind = "flood", .fields = {renamed("crest_m", "crest_cm")}}));
  REQUIRE(base.steps().size() == 1);
  CHECK(base.steps().front().became.at("crest_m") == "crest_cm");
}

TEST_CASE("A base that does not know the kind takes the step without a change") {
  test::Fresh fresh;
  CHECK(fresh.base.evolve("cm", {.kind = "flood", .fields = {renamed("crest_m", "crest_cm")}}));
  CHECK(fresh.base.kinds().empty());
  CHECK_FALSE(fresh.base.evolve("cm", {.kind = "flood", .fields = {renamed("crest_m", "crest_cm")}}));
}

TEST_CASE_METHOD(Floods, "Two fields may swap their names in one step") {
  base.evolve("swap", {.kind = "flood",
                       .fields = {renamed("displaced", "warned_people"),
                                  renamed("river", "displaced"),
                                  {.field = "crest", .name = "river"}}});
  const auto elbe = base.event("elbe");
  CHECK(find(elbe.details, "displaced") != nullptr);
  CHECK(*find(elbe.details, "displaced") == Value(std::string("Elbe")));
}

TEST_CASE_METHOD(Floods,
                 "A program that describes a kind as it was before a step is refused, and told the step") {
  base.evolve("second version", second_version());
  const auto before = test::dump(base.path());
  test::check_refused([&] { base.add(Event<test::Flood>{.key = "oder"}); }, ErrorCode::incompatible,
                      {"flood", "inundation", "second version"});
  CHECK(test::dump(base.path()) == before);

  test::Fresh other;
  other.base.add(Event<test::Flood>{.key = "oder", .details = {.river = "Oder"}});
  other.base.evolve("no rivers", {.kind = "flood", .fields = {dropped("river")}});
  test::check_refused([&] { other.base.add(Event<test::Flood>{.key = "elbe"}); }, ErrorCode::incompatible,
                      {"river", "dropped", "no rivers"});
}

TEST_CASE_METHOD(Floods, "A step that cannot be is refused, and changes nothing") {
  const auto before = test::dump(base.path());
  const auto refused = [&](const KindChange& change, ErrorCode code,
                           std::initializer_list<std::string> words) {
    test::check_refused([&] { base.evolve("a step", change); }, code, words);
    CHECK(test::dump(base.path()) == before);
    CHECK(base.steps().empty());
  };
  const auto invalid = ErrorCode::invalid_argument;
  refused({.kind = "flood", .fields = {dropped("crest_cm")}}, ErrorCode::not_found,
          {"a step", "flood", "crest_cm"});
  refused({.kind = "flood"}, invalid, {"nothing"});
  refused({.kind = "flood", .fields = {renamed("crest_m", "warned")}}, invalid, {"warned"});
  refused({.kind = "flood", .fields = {renamed("crest_m", "Crest")}}, invalid, {"Crest"});
  refused({.kind = "flood", .fields = {renamed("crest_m", "title")}}, invalid, {"title"});
  refused({.kind = "flood", .fields = {dropped("river"), renamed("river", "stream")}}, invalid,
          {"river", "twice"});
  refused({.kind = "flood", .fields = {{.field = "river", .type = FieldType::integer}}}, invalid,
          {"river", "becomes of its values"});
  refused({.kind = "flood",
           .fields = {{.field = "river",
                       .type = FieldType::integer,
                       .convert = [](const Value& value) { return std::optional(value); }}}},
          invalid, {"elbe", "river"});
  base.add(Event<Summit>{.key = "hanoi", .details = {.agreed = false}});
  test::check_refused([&] { base.evolve("a step", {.kind = "flood", .name = "summit"}); },
                      ErrorCode::already_exists, {"summit"});
  test::check_refused([&] { base.evolve("", {.kind = "flood", .name = "inundation"}); }, invalid, {"name"});
  CHECK_THROWS_AS(base.evolve("a step", {.kind = "flood",
                                         .fields = {{.field = "river",
                                                     .convert = [](const Value&) -> std::optional<Value> {
                                                       throw std::runtime_error("no");
                                                     }}}}),
                  std::runtime_error);
  CHECK(base.event("elbe").kind == "flood");
}

TEST_CASE("Types of actor change by steps too") {
  test::Fresh fresh;
  auto& base = fresh.base;
  base.describe({"service", "", {{"port", FieldType::integer}}, RecordType::actor});
  Claim claim;
  claim.statement.fields = {{"type", std::string("service")}, {"port", std::int64_t{80}}};
  const auto id = base.enter(RecordType::actor, "web", "", claim);
  base.evolve("ports", {.kind = "service",
                        .fields = {renamed("port", "tcp_port")},
                        .name = "server",
                        .of = RecordType::actor});
  const auto actor = base.actor(ActorId(id.value));
  CHECK(actor.type == "server");
  CHECK(base.claims(id).front().statement.fields.back() == Field{"tcp_port", std::int64_t{80}});
  CHECK(base.check().empty());
}

TEST_CASE("Steps go through JSON Lines, so that a copy does not take them again") {
  FreshBase base;
  base->add(Event<test::Flood>{.key = "elbe", .details = {.crest_m = 9.4, .river = "Elbe"}});
  const auto older = base.exported();
  base->evolve("second version", second_version());
  const auto newer = base.exported();
  CHECK_THAT(newer, Contains(R"({"step":"second version","kind":"flood","name":"inundation","fields":{)") &&
                        Contains(R"("crest_m":"crest_cm")") && Contains(R"("dropped":["river"])"));
  FreshBase copy;
  copy.import(newer);
  CHECK(copy.exported() == newer);
  CHECK_FALSE(copy->evolve("second version", second_version()));
  CHECK_THAT(copy.refusal(older), Contains("in.jsonl:") && Contains("flood") && Contains("second version"));

  FreshBase before;
  before.import(older);
  CHECK_THAT(before.refusal(newer), Contains("second version") && Contains("take the step here first"));
  before->evolve("second version", second_version());
  before.import(newer);
}
