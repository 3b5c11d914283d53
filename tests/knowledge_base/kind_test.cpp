// Kinds that a program meets in a base without having a struct for them, and kinds that grow.

#include "annals/knowledge_base.hpp"
#include "knowledge_base/support.hpp"
#include "store/outside.hpp"

#include <catch2/catch.hpp>

using namespace annals;
using namespace std::string_literals;
using test::check_refused;
using test::Flood;

namespace {

/// The same kind as a later program has it.
struct GrownFlood {
  std::string river{};
  std::optional<double> loss_usd{};

  static constexpr auto kind() {
    return annals::kind("flood", "Water over land that is normally dry",
                        field("river", &GrownFlood::river, "which river"),
                        field("loss_usd", &GrownFlood::loss_usd, "damage, US dollars"));
  }
};

enum class Damage { minor, total };

/// The same kind as another program has it: with a word of its own.
struct ForeignFlood {
  std::optional<Damage> severity{};
  static constexpr auto kind() {
    return annals::kind("flood", "Water", field("severity", &ForeignFlood::severity, "how bad it was"));
  }
};

/// The same kind as nobody should have it.
struct ChangedFlood {
  std::optional<double> river{};
  static constexpr auto kind() {
    return annals::kind("flood", "Water", field("river", &ChangedFlood::river, "its length"));
  }
};

}  // namespace

TEST_CASE("An event of an unknown kind is read, found and linked by its description in the base") {
  const TemporaryDirectory folder;
  const auto path = folder / "a.annals";
  {
    auto base = test::open_base(path);
    const auto relief = base.add(Actor{.key = "red-cross"});
    const auto breach = base.add(Place{.key = "dam"});
    const auto storm = base.add(Event<>{.key = "storm", .kind = "storm"});
    base.add(Event<Flood>{.key = "flood",
                          .title = "Great flood",
                          .details = {.warned = false,
                                      .displaced = 0,
                                      .crest_m = 3.5,
                                      .river = "Han",
                                      .crest = When("2020-08").with_words("last (wet) month"),
                                      .relief = relief,
                                      .breach = breach,
                                      .storm = storm,
                                      .severity = test::Severity::major}});
  }
  auto base = test::open_base(path);
  const auto flood = base.event("flood");
  CHECK(flood.kind == "flood");
  CHECK(flood.details == Fields{{"warned", false},
                                {"displaced", std::int64_t{0}},
                                {"crest_m", 3.5},
                                {"river", "Han"s},
                                {"crest", When("2020-08").with_words("last (wet) month")},
                                {"relief", base.actor("red-cross").id},
                                {"breach", base.place("dam").id},
                                {"storm", base.event("storm").id},
                                {"severity", "major"s}});
  CHECK(base.search("great").front().kind == "flood");
  CHECK(base.events().kind("flood").where("crest_m", at_least, 3.0).count() == 1);
  CHECK_NOTHROW(base.link(base.event("storm").id, causes, flood.id));

  base.claim(flood.id, Event<>{.details = {{"displaced", std::int64_t{12}}}}, {.locator = "p. 2"});
  const auto& claims = base.claims(flood.id);
  REQUIRE(claims.size() == 2);
  CHECK(claims[0].statement.fields.size() == 11);  // title, kind and outcome too
  CHECK(claims[1].statement.fields == Fields{{"kind", "flood"s}, {"displaced", std::int64_t{12}}});
  CHECK(base.event<Flood>("flood").details.severity == test::Severity::major);
  CHECK(base.check().empty());
}

TEST_CASE("A kind is described once, in the words of its struct") {
  test::Fresh fresh;
  auto& base = fresh.base;
  base.add(Event<>{.key = "early", .kind = "flood", .title = "Before anyone described it"});
  const auto describes = [&] {
    for (const auto& kind : base.kinds())
      if (kind.name == "flood") return kind;
    return KindDescription{};
  };
  CHECK(describes() == KindDescription{"flood", "", {}});
  base.add(Event<Flood>{.key = "flood"});
  CHECK(describes() == describe<Flood>());
  base.describe(describe<Flood>());
  base.describe({"flood", "in other words", {}});
  CHECK(describes() == describe<Flood>());
  CHECK(base.event<Flood>("early").details.river.empty());
}

TEST_CASE("An event that is refused leaves no description of its kind behind") {
  test::Fresh fresh;
  auto& base = fresh.base;
  base.add(Actor{.key = "taken"});
  const auto summit = base.add(Event<Summit>{.key = "summit"});
  const auto before = base.kinds();
  const auto refuse_all = [&] {
    CHECK_THROWS_AS(base.add(Event<Flood>{.key = "no key"}), Error);
    CHECK_THROWS_AS(base.add(Event<Flood>{.key = "taken"}), Error);
    CHECK_THROWS_AS(base.add(Event<Flood>{.key = "flood", .place = PlaceId(999)}), Error);
    CHECK_THROWS_AS(base.add(Event<Flood>{.key = "flood"}, {.source = SourceId(999)}), Error);
    CHECK_THROWS_AS(base.claim(summit, Event<Flood>{.place = PlaceId(999)}, {}), Error);
    CHECK(base.kinds() == before);
  };
  refuse_all();
  auto transaction = base.transaction();
  refuse_all();
  base.add(Event<Flood>{.key = "flood", .details = {.river = "Han"}});
  transaction.commit();
  CHECK(base.event<Flood>("flood").details.river == "Han");
}

TEST_CASE("A kind grows, and what was entered before is read as it was") {
  test::Fresh fresh;
  auto& base = fresh.base;
  base.add(Event<Flood>{.key = "old", .details = {.warned = true, .river = "Han"}});
  const auto grown =
      base.add(Event<GrownFlood>{.key = "new", .details = {.river = "Imjin", .loss_usd = 1e9}});
  base.claim(base.event("old").id, Event<GrownFlood>{.details = {.loss_usd = 5.0}}, {});
  CHECK(base.event<Flood>("old").details.warned == true);
  CHECK(base.event<GrownFlood>("old").details.loss_usd == 5.0);
  CHECK(base.event<Flood>(grown).details.river == "Imjin");
  CHECK(base.events<GrownFlood>().where(&GrownFlood::loss_usd, at_least, 1e6).count() == 1);
  CHECK(test::lines_of(base.path(), "SELECT river, loss_usd FROM event_flood ORDER BY id").back() ==
        "Imjin | 1000000000.0");
  check_refused([&] { base.add(Event<ChangedFlood>{.key = "changed"}); }, ErrorCode::incompatible,
                {"flood", "river", "text", "number"});
  CHECK(base.check().empty());
}

TEST_CASE("An enumeration grows by the words of each program that describes it") {
  test::Fresh fresh;
  auto& base = fresh.base;
  const auto words = [&] {
    for (const auto& kind : base.kinds())
      if (kind.name == "flood") return kind.fields.back().words;
    return std::vector<std::string>{};
  };
  base.add(Event<Flood>{.key = "old", .details = {.severity = test::Severity::extreme}});
  base.add(Event<ForeignFlood>{.key = "new", .details = {.severity = Damage::total}});
  CHECK(words() == std::vector<std::string>{"minor", "major", "extreme", "total"});
  base.add(Event<Flood>{.key = "newer", .details = {.severity = test::Severity::major}});
  CHECK(base.event<ForeignFlood>("new").details.severity == Damage::total);
  check_refused([&] { static_cast<void>(base.event<Flood>("new")); }, ErrorCode::incompatible,
                {"severity", "\"total\"", "none of the words"});
  base.claim(base.event("new").id, Event<>{.details = {{"severity", "extreme"s}}}, {});
  check_refused(
      [&] {
        base.add(Event<>{.key = "mild", .kind = "flood", .details = {{"severity", "mild"s}}});
      },
      ErrorCode::invalid_argument, {"mild", "minor, major, extreme, total"});

  base.describe({"flood", "", {{"severity", FieldType::text}}});
  CHECK(words().empty());
  base.describe(describe<Flood>());
  CHECK(words().empty());
  CHECK_NOTHROW(base.add(Event<>{.key = "mild", .kind = "flood", .details = {{"severity", "mild"s}}}));
  CHECK(base.check().empty());
}

TEST_CASE("A kind that grew for one program has grown for another that has the base open") {
  test::Fresh fresh;
  fresh.base.add(Event<Flood>{.key = "old"});
  auto other = KnowledgeBase::open(fresh.base.path());
  other.add(Event<ForeignFlood>{.key = "new", .details = {.severity = Damage::total}});
  CHECK_NOTHROW(
      fresh.base.add(Event<>{.key = "newer", .kind = "flood", .details = {{"severity", "total"s}}}));
}

TEST_CASE("A typed read of an event of another kind is refused") {
  test::Fresh fresh;
  fresh.base.add(Event<Summit>{.key = "summit"});
  check_refused([&] { static_cast<void>(fresh.base.event<Flood>("summit")); }, ErrorCode::invalid_argument,
                {"summit", "flood"});
  CHECK_NOTHROW(fresh.base.event("summit"));
}

TEST_CASE("A kind may be wider than the engine's functions") {
  test::Fresh fresh;
  auto& base = fresh.base;
  KindDescription wide{"wide", "", {}};
  Fields all;
  for (int i = 0; i < 200; ++i) {
    wide.fields.push_back({"field_" + std::to_string(i), FieldType::integer});
    all.push_back({wide.fields.back().name, std::int64_t{i}});
  }
  base.describe(wide);
  const auto id = base.add(Event<>{.key = "event", .kind = "wide", .details = all});
  CHECK(base.event(id).details == all);
  CHECK(test::lines_of(base.path(), "SELECT field_199 FROM event_wide").front() == "199");
}
