// What is refused: with which code, with what help, and that it changes nothing.

#include "annals/knowledge_base.hpp"
#include "knowledge_base/dump.hpp"
#include "knowledge_base/support.hpp"
#include "store/outside.hpp"

#include <cmath>
#include <limits>

#include <catch2/catch.hpp>

using namespace annals;
using namespace std::string_literals;
using test::check_refused;
using test::Flood;

namespace {

constexpr auto invalid = ErrorCode::invalid_argument;

/// A base with a few records, and what it holds.
struct Filled : test::Fresh {
  ActorId kim = base.add(Actor{.key = "kim", .title = "Kim"});
  PlaceId hanoi = base.add(Place{.key = "hanoi", .title = "Hanoi"});
  EventId summit = base.add(Event<Summit>{.key = "summit", .title = "Summit"});
  EventId threat = base.add(Event<>{.key = "threat", .kind = "threat"});
  LinkId link = base.link(summit, causes, threat);
  std::vector<std::string> before = (base.describe(describe<Flood>()), test::dump(base.path()));

  /// Refused alone and within a transaction, which then goes on; and nothing is changed by it.
  template <class Act>
  void refuses(Act act, ErrorCode code, std::initializer_list<std::string> words) {
    check_refused(act, code, words);
    {
      auto transaction = base.transaction();
      check_refused(act, code, words);
      const auto after = base.add(Actor{.key = "after", .title = "Goes on"});
      CHECK(base.actor(after).title == "Goes on");
    }
    CHECK(test::dump(base.path()) == before);
  }
};

Event<> plain(std::string key, Fields details) {
  return {.key = std::move(key), .kind = "flood", .details = std::move(details)};
}

}  // namespace

TEST_CASE("A key is readable, stable and new") {
  Filled filled;
  auto& base = filled.base;
  const auto adding = [&](std::string key) { return [&base, key] { base.add(Actor{.key = key}); }; };
  filled.refuses(adding(""), invalid, {"needs a key"});
  filled.refuses(adding("Kim Jong Un"), invalid, {"Kim Jong Un", "hyphens"});
  filled.refuses(adding("kim@here"), invalid, {"kim@here"});
  filled.refuses(adding("\"kim\""), invalid, {"quotation mark"});
  filled.refuses(adding("kim\xC2\xA0un"), invalid, {"white space"});
  filled.refuses(adding("kim\xFF"), invalid, {"\\xff", "UTF-8"});
  filled.refuses(adding("kim\0un"s), invalid, {"NUL"});
  filled.refuses(adding(std::string(201, 'k')), invalid, {"200"});
  filled.refuses(adding("kim"), ErrorCode::already_exists, {"\"kim\"", "actor", "claim"});
  filled.refuses(adding("hanoi"), ErrorCode::already_exists, {"\"hanoi\"", "place"});
  CHECK_NOTHROW(base.add(Actor{.key = std::string(200, 'k')}));
  CHECK_NOTHROW(base.add(Actor{.key = "김정은"}));
}

TEST_CASE("A claim keeps to the fields of its record, their types and their words") {
  Filled filled;
  auto& base = filled.base;
  const auto adding = [&](Fields details) { return [&base, details] { base.add(plain("new", details)); }; };
  filled.refuses(adding({{"depth_m", 3.0}}), invalid, {"depth_m", "title", "when", "crest_m", "severity"});
  filled.refuses(adding({{"crest_m", "high"s}}), invalid, {"new", "crest_m", "number", "text"});
  filled.refuses(adding({{"warned", std::int64_t{1}}}), invalid, {"warned", "boolean", "integer"});
  filled.refuses(adding({{"severity", "biblical"s}}), invalid, {"biblical", "minor", "major", "extreme"});
  filled.refuses(adding({{"river", ""s}}), invalid, {"river", "empty"});
  filled.refuses(adding({{"river", "Han"s}, {"river", "Imjin"s}}), invalid, {"river", "twice"});
  filled.refuses(adding({{"crest_m", std::nan("")}}), invalid, {"crest_m", "finite"});
  filled.refuses(adding({{"crest_m", std::numeric_limits<double>::infinity()}}), invalid, {"finite"});
  filled.refuses(adding({{"relief", ActorId(999)}}), invalid, {"relief", "no actor", "999"});
  filled.refuses(adding({{"relief", ActorId(filled.hanoi.value())}}), invalid, {"no actor"});
  filled.refuses([&] { base.add(Place{.key = "p", .latitude = 91.0}); }, invalid, {"latitude", "90"});
  filled.refuses([&] { base.claim(filled.hanoi, Place{.within = filled.hanoi}, {}); }, invalid,
                 {"hanoi", "within itself"});
  filled.refuses([&] { base.claim(filled.summit, Event<>{.part_of = {filled.summit}}, {}); }, invalid,
                 {"summit", "within itself"});
  filled.refuses([&] { base.add(Event<>{.key = "new", .kind = "border closure"}); }, invalid,
                 {"border_closure"});
  filled.refuses([&] { base.claim(filled.kim, Actor{.key = "other"}, {}); }, invalid, {"kim", "other"});
  filled.refuses([&] { base.add(Actor{.key = "new", .names = {{""}}}); }, invalid, {"empty name"});
  filled.refuses([&] { base.enter(RecordType::actor, "new", {}, {.statement = {.with = {{filled.kim}}}}); },
                 invalid, {"only an event"});
  filled.refuses([&] { base.enter(RecordType::actor, "new", {}, {.stance = Stance::disputes}); }, invalid,
                 {"asserts"});
  filled.refuses([&] { base.enter(RecordType::link, "new", {}, {}); }, invalid, {"link"});
}

TEST_CASE("Every text is UTF-8 without NUL") {
  Filled filled;
  auto& base = filled.base;
  for (const auto& bad : {"a\0b"s, "\xC3"s, "\xED\xA0\x80"s}) {
    filled.refuses([&] { base.add(Actor{.key = "new", .title = bad}); }, invalid, {"title"});
    filled.refuses([&] { base.add(Actor{.key = "new", .names = {{bad}}}); }, invalid, {"name"});
    filled.refuses([&] { base.add(Actor{.key = "new", .names = {{"n", bad}}}); }, invalid, {"language"});
    filled.refuses([&] { base.add(Actor{.key = "new"}, {.locator = bad}); }, invalid,
                   {"place in the source"});
    filled.refuses(
        [&] {
          base.claim(filled.summit, Event<>{.with = {{filled.kim, bad}}}, {});
        },
        invalid, {"role"});
    filled.refuses([&] { base.claim(filled.summit, Event<>{.when = When("2018").with_words(bad)}, {}); },
                   invalid, {"words"});
    filled.refuses([&] { base.claim(filled.link, {.mechanism = bad}, {}); }, invalid, {"mechanism"});
    filled.refuses([&] { base.retract(ClaimId(filled.kim.value()), bad); }, invalid, {"reason"});
    filled.refuses(
        [&] {
          base.add(Actor{.key = "new"}, {.likelihood = Likelihood{{}, {}, bad}});
        },
        invalid, {"likelihood"});
    filled.refuses([&] { base.describe({.name = "storm", .about = bad}); }, invalid, {"storm"});
    CHECK_FALSE(base.find(bad));
    CHECK(base.search(bad).size() <= 1);
  }
}

TEST_CASE("A likelihood lies within 0 and 1 and has both ends or none") {
  Filled filled;
  const auto denial = [&](Likelihood likelihood) {
    return [&filled, likelihood] { filled.base.dispute(filled.kim, {.likelihood = likelihood}); };
  };
  filled.refuses(denial({-0.1, 0.5, ""}), invalid, {"kim", "0 and 1"});
  filled.refuses(denial({0.5, 1.1, ""}), invalid, {"0 and 1"});
  filled.refuses(denial({0.6, 0.5, ""}), invalid, {"low end first"});
  filled.refuses(denial({0.6, {}, "likely"}), invalid, {"both ends"});
  filled.refuses(denial({{}, {}, ""}), invalid, {"number or a word"});
  filled.refuses(denial({std::nan(""), 0.5, ""}), invalid, {"0 and 1"});
  filled.refuses([&] { filled.base.set_reliability(filled.base.self(), 1.5); }, invalid, {"0 and 1"});
  filled.refuses([&] { filled.base.claim(filled.link, {.credence = likely}, {.likelihood = unlikely}); },
                 invalid, {"one of the two"});
}

TEST_CASE("What is recorded is recorded at an instant") {
  Filled filled;
  auto& base = filled.base;
  for (const auto end : {Instant::unbounded_past(), Instant::unbounded_future()}) {
    const Citation citation{.recorded = end};
    const Claim judged{.reviews = {{Act::preferred, "newer", end}}};
    const auto refuses = [&](auto act) { filled.refuses(act, invalid, {"recording", "unbounded"}); };
    refuses([&] { base.add(Actor{.key = "new"}, citation); });
    refuses([&] { base.dispute(filled.kim, citation); });
    refuses([&] { base.claim(RecordId(filled.kim), judged); });
    refuses([&] { base.enter(RecordType::actor, "new", {}, judged); });
    auto timeless = KnowledgeBase::open(base.path(), {.clock = [end] { return end; }});
    check_refused([&] { timeless.add(Actor{.key = "new"}); }, invalid, {"clock", "unbounded"});
  }
}

TEST_CASE("A link joins two different events of this base, once for each kind") {
  Filled filled;
  auto& base = filled.base;
  filled.refuses([&] { base.link(filled.summit, causes, filled.summit); }, invalid, {"to itself"});
  filled.refuses([&] { base.link(filled.summit, causes, filled.threat); }, ErrorCode::already_exists,
                 {"summit causes threat", "claim"});
  filled.refuses([&] { base.link(filled.summit, causes, EventId(999)); }, invalid, {"to", "999"});
  filled.refuses([&] { base.link(EventId(filled.kim.value()), causes, filled.threat); }, invalid,
                 {"from", "no event"});
}

TEST_CASE("Records and claims that are not there are not found") {
  Filled filled;
  auto& base = filled.base;
  constexpr auto not_found = ErrorCode::not_found;
  filled.refuses([&] { base.claim(ActorId(999), Actor{.title = "x"}, {}); }, not_found, {"actor", "999"});
  filled.refuses([&] { base.dispute(EventId(filled.kim.value()), {}); }, not_found, {"event"});
  filled.refuses([&] { base.retract(ClaimId(999), ""); }, not_found, {"claim", "999"});
  filled.refuses([&] { base.set_reliability(SourceId(999), 0.5); }, not_found, {"source", "999"});
  filled.refuses([&] { base.add(Actor{.key = "new"}, {.source = SourceId(999)}); }, invalid,
                 {"source", "999"});
  filled.refuses([&] { base.add(Actor{.key = "new"}, {.speaker = ActorId(999)}); }, invalid, {"speaker"});
  for (const RecordId id : {RecordId(EventId(999)), RecordId(LinkId(999)), RecordId(SourceId(999))}) {
    check_refused([&] { static_cast<void>(base.key(id)); }, not_found, {"999"});
    check_refused([&] { static_cast<void>(base.name_of(id)); }, not_found, {"999"});
    check_refused([&] { static_cast<void>(base.claims(id)); }, not_found, {"999"});
    check_refused([&] { static_cast<void>(base.belief(id)); }, not_found, {"999"});
  }
  check_refused([&] { static_cast<void>(base.why(EventId(999))); }, not_found, {"999"});
}

TEST_CASE("A kind has a name of its own, keeps its types and describes itself in one line") {
  Filled filled;
  auto& base = filled.base;
  const auto describing = [&](KindDescription kind) { return [&base, kind] { base.describe(kind); }; };
  const Fields none;
  filled.refuses(describing({"flood", "", {{"crest_m", FieldType::text}}}), ErrorCode::incompatible,
                 {"flood", "crest_m", "number", "text", "new name"});
  filled.refuses(describing({"storm", "two\nlines", {}}), invalid, {"one line"});
  filled.refuses(describing({"storm", "", {{"gust", FieldType::number, "two\nlines"}}}), invalid,
                 {"gust", "one line"});
  filled.refuses(describing({"storm", "", {{"Gust", FieldType::number}}}), invalid, {"small letters"});
  filled.refuses(describing({"storm", "", {{"title", FieldType::text}}}), invalid, {"title"});
  filled.refuses(describing({"storm", "", {{"gust", FieldType::text}, {"gust", FieldType::text}}}), invalid,
                 {"twice"});
  filled.refuses(describing({"Storm; DROP TABLE event", "", {{"gust", FieldType::text}}}), invalid, {});
}

TEST_CASE("A kind may have the name of anything in the schema") {
  test::Fresh fresh;
  for (const auto& name : test::lines_of(fresh.base.path(),
                                         "SELECT DISTINCT name FROM sqlite_schema WHERE name NOT "
                                         "LIKE 'sqlite%'")) {
    INFO("kind " << name);
    fresh.base.describe({name, "", {{"gust", FieldType::text}}});
    fresh.base.add(Event<>{.key = name, .kind = name, .details = {{"gust", std::string("strong")}}});
    CHECK(fresh.base.events().kind(name).where("gust", equals, "strong").count() == 1);
  }
  CHECK(fresh.base.check().empty());
}

TEST_CASE("An error tells what helps, and the record and the field that it is about") {
  Filled filled;
  auto& base = filled.base;
  const auto error_of = [](const auto& act) { return test::error_of(act); };
  const auto unknown = error_of([&] {
    base.add(Event<>{.key = "march", .kind = "march", .details = {{"length", std::int64_t{3}}}});
  });
  CHECK(unknown.remedy() == Remedy::fix_input);
  CHECK(unknown.location().record == "march");
  CHECK(unknown.location().field == "length");
  const auto wrong = error_of([&] { base.add(Place{.key = "north", .latitude = 91}); });
  CHECK(wrong.location().record == "north");
  CHECK(wrong.location().field == "latitude");
  const auto unreadable = error_of([] { return When("2018-13"); });
  CHECK(unreadable.location().position == 5);
  CHECK(remedy(ErrorCode::busy) == Remedy::retry);
  CHECK(remedy(ErrorCode::misuse) == Remedy::fix_call);
  CHECK(remedy(ErrorCode::storage) == Remedy::fix_store);
  auto transaction = base.transaction();
  CHECK(error_of([&] { return base.transaction(); }).remedy() == Remedy::fix_call);
}

TEST_CASE("A source that says a thing itself is a citation") {
  test::Fresh fresh;
  const auto report = fresh.base.add(Source{.key = "report"});
  const auto summit = fresh.base.add(Event<Summit>{.key = "summit"}, report);
  CHECK(fresh.base.event(summit).citation.source == report);
}

TEST_CASE("Values at the far ends are kept") {
  test::Fresh fresh;
  auto& base = fresh.base;
  const auto id = base.add(Event<Flood>{.key = "flood",
                                        .title = std::string(longest_text, 'x'),
                                        .when = "Y-2700000000000000000",
                                        .details = {.displaced = std::numeric_limits<std::int64_t>::min(),
                                                    .crest_m = std::numeric_limits<double>::max(),
                                                    .crest = "Y2700000000000000000"}});
  const auto flood = base.event<Flood>(id);
  CHECK(flood.title.size() == longest_text);
  CHECK(flood.details.displaced == std::numeric_limits<std::int64_t>::min());
  CHECK(flood.details.crest_m == std::numeric_limits<double>::max());
  CHECK(flood.details.crest->text() == "Y2700000000000000000");
  CHECK(base.check().empty());
}
