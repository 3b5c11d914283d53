#include "annals/knowledge_base.hpp"
#include "knowledge_base/support.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace annals;
using test::check_refused;

namespace {

enum class Damage { none, slight, heavy };

}  // namespace

template <>
inline constexpr auto annals::words_of<Damage> = std::to_array<std::string_view>({"none", "slight", "heavy"});
template <>
inline constexpr bool annals::is_ordered<Damage> = true;

namespace {

struct Quake {
  std::optional<double> magnitude{};
  std::optional<std::int64_t> injured{};
  std::string region{};
  std::optional<Damage> damage{};
  static constexpr auto kind() {
    return annals::kind("quake", "The earth shakes",
                        field("magnitude", &Quake::magnitude, "moment magnitude"),
                        field("injured", &Quake::injured, "people hurt"),
                        field("region", &Quake::region, "where it was felt"),
                        field("damage", &Quake::damage, "to buildings"));
  }
};

struct Aftershock {
  std::optional<EventId> main{};
  static constexpr auto kind() {
    return annals::kind("aftershock", "The earth shakes again",
                        field("main", &Aftershock::main, "the quake that it follows"));
  }
};

using Keys = std::vector<std::string>;

template <class Details>
Keys keys(const EventQuery<Details>& query) {
  Keys found;
  for (const auto& event : query) found.push_back(event.key);
  return found;
}

struct Quakes : test::Fresh {
  EventId add(std::string key, When when, Quake details) {
    return base.add(
        Event<Quake>{.key = std::move(key), .when = std::move(when), .details = std::move(details)});
  }
  EventId strong = add("strong", "2011-03-11", {8.5, 6000, "Tōhoku", Damage::heavy});
  EventId weak = add("weak", "2012", {3.5, 0, "Tokai coast", Damage::none});
  EventId unmeasured = add("unmeasured", "2013", {{}, 12, "the COAST of Peru", {}});
  EventId bare = add("bare", "2014", {});
  EventQuery<Quake> quakes = base.events<Quake>();
};

}  // namespace

TEST_CASE_METHOD(Quakes, "Fields compare by the signs of C++, joined by and, or and not") {
  CHECK(keys(quakes.where(field(&Quake::magnitude) >= 8.5)) == Keys{"strong"});
  CHECK(keys(quakes.where(field(&Quake::magnitude) < 5)) == Keys{"weak"});
  CHECK(keys(quakes.where(field(&Quake::magnitude) > 3 && field(&Quake::injured) == 0)) == Keys{"weak"});
  CHECK(keys(quakes.where(field(&Quake::magnitude) <= 3.5 || field(&Quake::region) == "Tōhoku")) ==
        Keys{"strong", "weak"});
  CHECK(keys(quakes.where(field(&Quake::injured) > 10).where(field(&Quake::injured) < 100)) ==
        Keys{"unmeasured"});
  const auto by_name = base.events().kind("quake");
  CHECK(keys(by_name.where(field("magnitude") >= 8.5 && !(field("region") == "Peru"))) == Keys{"strong"});
}

TEST_CASE_METHOD(Quakes, "Of a field that is not said no comparison holds, and the negation of each does") {
  CHECK(keys(quakes.where(field(&Quake::magnitude) == 3.5)) == Keys{"weak"});
  CHECK(keys(quakes.where(field(&Quake::magnitude) != 3.5)) == Keys{"strong"});
  CHECK(keys(quakes.where(!(field(&Quake::magnitude) == 3.5))) == Keys{"strong", "unmeasured", "bare"});
  CHECK(keys(quakes.where(!!(field(&Quake::magnitude) == 3.5))) == Keys{"weak"});
  CHECK(keys(quakes.where(!(field(&Quake::magnitude) > 5 || field(&Quake::injured) > 10))) ==
        Keys{"weak", "bare"});
  CHECK(keys(quakes.where(!(field(&Quake::magnitude) > 5 && field(&Quake::injured) > 10))) ==
        Keys{"weak", "unmeasured", "bare"});
  CHECK(keys(quakes.where(field(&Quake::magnitude).citation())) == Keys{"strong", "weak"});
  CHECK(keys(quakes.where(!field(&Quake::magnitude).citation())) == Keys{"unmeasured", "bare"});
}

TEST_CASE_METHOD(Quakes, "A text contains another whatever the case of A to Z") {
  CHECK(keys(quakes.where(field(&Quake::region).contains("coast"))) == Keys{"weak", "unmeasured"});
  CHECK(keys(quakes.where(field(&Quake::region).contains("TŌHOKU"))).size() == 0);
  CHECK(keys(quakes.where(field(&Quake::region).contains("HOKU"))) == Keys{"strong"});
  CHECK(keys(quakes.where(field(&Quake::region).contains("%"))).empty());
  CHECK(keys(quakes.where(field(&Quake::region).contains(std::string_view("coast\0x", 7)))).empty());
  CHECK(keys(quakes.where(field(&Quake::region).contains(""))) == Keys{"strong", "weak", "unmeasured"});
  check_refused([&] { return base.events().kind("quake").where(field("injured").contains("1")).all(); },
                ErrorCode::invalid_argument, {"injured", "integer", "text"});
}

TEST_CASE_METHOD(Quakes, "A field has one of several values") {
  CHECK(keys(quakes.where(field(&Quake::injured).one_of(0, 12, 13))) == Keys{"weak", "unmeasured"});
  CHECK(keys(quakes.where(field(&Quake::region).one_of("Tōhoku"))) == Keys{"strong"});
  CHECK(keys(quakes.where(field(&Quake::damage).one_of(std::vector{Damage::none, Damage::slight}))) ==
        Keys{"weak"});
  CHECK(keys(quakes.where(field(&Quake::region).one_of(std::vector<std::string>{}))).empty());
  CHECK(keys(base.events().kind("quake").where(field("region").one_of("Tōhoku", "Peru"))) == Keys{"strong"});
}

TEST_CASE("The words of an enumeration compare by their places, in whatever order the base learnt them") {
  test::Fresh fresh;
  auto& base = fresh.base;
  base.describe({"quake", "", {{"damage", FieldType::text, "", {"total", "heavy", "none", "slight"}}}});
  for (const std::string damage : {"none", "slight", "heavy"})
    base.add(Event<>{.key = damage, .kind = "quake", .details = {{"damage", damage}}});
  const auto quakes = base.events<Quake>();
  const auto found = [&](Comparison comparison) {
    return keys(quakes.where(&Quake::damage, comparison, Damage::slight));
  };
  CHECK(found(at_least) == Keys{"slight", "heavy"});
  CHECK(found(more_than) == Keys{"heavy"});
  CHECK(found(at_most) == Keys{"none", "slight"});
  CHECK(found(less_than) == Keys{"none"});
  CHECK(found(equals) == Keys{"slight"});
  CHECK(found(differs) == Keys{"none", "heavy"});
  CHECK(keys(quakes.where(field(&Quake::damage) < Damage::heavy)) == Keys{"none", "slight"});
  CHECK(keys(quakes.order_by(&Quake::damage, Direction::descending)) == Keys{"heavy", "slight", "none"});
  CHECK(keys(quakes.order_by(&Quake::damage)) == Keys{"none", "slight", "heavy"});
  check_refused([&] { return base.events().kind("quake").where("damage", at_least, "slight").count(); },
                ErrorCode::invalid_argument, {"damage", "no order"});
  check_refused([&] { return base.events().kind("quake").order_by("damage").all(); },
                ErrorCode::invalid_argument, {"damage", "no order"});
}

TEST_CASE_METHOD(Quakes, "A field names one of the events that another query finds") {
  const auto follow = [&](std::string key, std::optional<EventId> main) {
    base.add(Event<Aftershock>{.key = std::move(key), .details = {main}});
  };
  follow("of-strong", strong);
  follow("of-weak", weak);
  follow("of-none", {});
  const auto aftershocks = base.events<Aftershock>();
  const auto big = quakes.where(field(&Quake::magnitude) > 8);
  CHECK(keys(aftershocks.where(field(&Aftershock::main).one_of(big))) == Keys{"of-strong"});
  CHECK(keys(aftershocks.where(!field(&Aftershock::main).one_of(big))) == Keys{"of-weak", "of-none"});
  const auto last_measured = quakes.where(field(&Quake::magnitude).citation()).descending().limit(1);
  CHECK(keys(aftershocks.where(field(&Aftershock::main).one_of(last_measured))) == Keys{"of-weak"});
  CHECK(keys(aftershocks.where(field(&Aftershock::main) == strong)) == Keys{"of-strong"});
  check_refused([&] { return aftershocks.where(field(&Aftershock::main) == EventId(999)).all(); },
                ErrorCode::not_found, {"event", "999"});
}

TEST_CASE_METHOD(Quakes, "Events are asked for by who says so, and when that was entered") {
  const auto survey = base.add(Source{.key = "survey"});
  const auto paper = base.add(Source{.key = "paper"});
  base.set_reliability(paper, 0.9);
  const auto kim = base.add(Actor{.key = "kim", .title = "Kim"});
  base.claim(strong, Event<Quake>{.details = {.injured = 7}}, {.source = survey, .speaker = kim});
  const auto taken_back = base.claim(weak, Event<Quake>{.details = {.injured = 7}}, {.source = survey});
  base.dispute(bare, {.source = paper, .speaker = kim});
  base.retract(taken_back, "a slip");
  CHECK(keys(quakes.where(said_by(survey))) == Keys{"strong"});
  CHECK(keys(base.events().where(said_by(survey) || said_by(paper))) == Keys{"strong"});
  CHECK(keys(base.events().with_rejected().where(spoken_by(kim))) == Keys{"strong", "bare"});
  CHECK(keys(quakes.where(!said_by(survey) && field(&Quake::injured) >= 0)) == Keys{"weak", "unmeasured"});
  CHECK(keys(quakes.where(said_by(base.self()))) == Keys{"strong", "weak", "unmeasured"});
  // Both of one claim, and each of any.
  CHECK(keys(base.events().with_rejected().where(claimed({.source = survey, .speaker = kim}))) ==
        Keys{"strong"});
  CHECK(keys(base.events().with_rejected().where(claimed({.source = base.self(), .speaker = kim}))).empty());
  CHECK(keys(base.events().with_rejected().where(said_by(base.self()) && spoken_by(kim))) ==
        Keys{"strong", "bare"});
  const auto recorded = *base.claims(strong).back().citation.recorded;
  CHECK(keys(base.events().with_rejected().where(recorded_since(recorded))) == Keys{"strong", "bare"});
  CHECK(keys(base.events().where(recorded_since(Instant::unbounded_future()))).empty());
  check_refused([&] { return quakes.where(said_by(SourceId(999))).all(); }, ErrorCode::not_found,
                {"source", "999"});
  check_refused([&] { return quakes.where(spoken_by(ActorId(999))).count(); }, ErrorCode::not_found,
                {"actor", "999"});
}

TEST_CASE_METHOD(Quakes, "Events are asked for by their standing") {
  const auto rumour = base.add(Source{.key = "rumour"});
  const auto survey = base.add(Source{.key = "survey"});
  base.set_reliability(rumour, 0.1);
  base.set_reliability(survey, 0.9);
  base.dispute(weak, {.source = rumour});
  base.dispute(bare, {.source = survey});
  base.retract(base.claims(unmeasured).front().id, "not so");
  CHECK(keys(quakes.standing(Standing::accepted)) == Keys{"strong"});
  CHECK(keys(quakes.standing(Standing::disputed)) == Keys{"weak"});
  CHECK(keys(quakes.standing(Standing::rejected)) == Keys{"bare"});
  // Nobody says any more that it occurred.
  CHECK(keys(quakes.standing(Standing::retracted).any_outcome()) == Keys{"unmeasured"});
  CHECK(keys(quakes) == Keys{"strong", "weak"});
}

TEST_CASE_METHOD(Quakes, "Events are asked for by the links at either end") {
  const auto wave = base.add(Event<>{.key = "wave", .kind = "tsunami", .when = "2011-03-11"});
  const auto flood = base.add(Event<>{.key = "flood", .kind = "flood", .when = "2011-03-12"});
  base.link(strong, causes, wave);
  base.link(wave, causes, flood);
  const auto doubted = base.link(weak, causes, flood);
  const auto events = base.events();
  CHECK(keys(events.where(linked_to(causes))) == Keys{"strong", "wave", "weak"});
  CHECK(keys(events.where(linked_from(causes))) == Keys{"wave", "flood"});
  CHECK(keys(events.where(linked_to(prevents))).empty());
  CHECK(keys(events.where(!linked_to(causes) && !linked_from(causes))) == Keys{"unmeasured", "bare"});
  CHECK(keys(events.where(caused_by(quakes))) == Keys{"wave", "flood"});
  CHECK(keys(events.where(caused_by(quakes.where(field(&Quake::magnitude) > 8)))) == Keys{"wave"});
  CHECK(keys(events.where(linked_to(causes, events.kind("flood")))) == Keys{"wave", "weak"});
  CHECK(keys(events.where(linked_from(causes, events.where(caused_by(quakes))))) == Keys{"flood"});
  base.retract(base.claims(doubted).front().id, "not so");
  CHECK(keys(events.where(caused_by(quakes))) == Keys{"wave"});
  CHECK(keys(events.with_rejected().where(caused_by(quakes))) == Keys{"wave", "flood"});
  CHECK(keys(quakes.where(linked_to(causes))) == Keys{"strong"});
}

TEST_CASE_METHOD(Quakes, "What a condition asks stands in the SQL, in quotes, and finds the same there") {
  const auto query = quakes.where(field(&Quake::region) == "it's; DROP TABLE event" ||
                                  !field(&Quake::injured).one_of(12) || caused_by(quakes));
  const auto sql = query.sql();
  INFO(sql);
  CHECK_THAT(sql, Catch::Contains("detail.\"region\" = 'it''s; DROP TABLE event'"));
  CHECK_THAT(sql, Catch::Contains("(detail.\"injured\" IN (12)) IS NOT TRUE"));
  CHECK_THAT(sql, Catch::Contains("l.kind = 'causes' AND l.from_event IN (\n    SELECT e.id"));
  const auto database = sql::open_file(base.path(), sql::Access::read_only);
  std::size_t rows = 0;
  for (auto found = database->query(sql.substr(0, sql.size() - 1)); found.next();) ++rows;
  CHECK(rows == query.count());
}

TEST_CASE_METHOD(Quakes, "A kind that nobody has heard of is refused, with the kinds that there are") {
  base.add(Event<>{.key = "wave", .kind = "tsunami"});
  check_refused(
      [&] { return base.events().kind("quacke").all(); }, ErrorCode::not_found,
      {"There is no kind \"quacke\" in this base; its kinds are quake, tsunami; do you mean \"quake\"?"});
  const auto misspelt = base.events().kind("tsunamy");
  for (const auto& ask : std::vector<std::function<void()>>{
           [&] { (void)misspelt.count(); }, [&] { (void)misspelt.first(); }, [&] { (void)misspelt.sql(); },
           [&] { (void)misspelt.count_by(Group::year); }, [&] { (void)misspelt.begin(); },
           [&] { (void)misspelt.min("height"); },
           [&] { (void)quakes.where(linked_to(causes, misspelt)).all(); },
           [&] { (void)quakes.where(!(said_by(base.self()) && caused_by(misspelt))).all(); }})
    check_refused(ask, ErrorCode::not_found, {"tsunamy", "do you mean \"tsunami\"?"});
  check_refused([&] { return base.events().kind("x\n").all(); }, ErrorCode::not_found, {"quake, tsunami."});
  check_refused([&] { return base.events().kind("summits").all(); }, ErrorCode::not_found,
                {"do you mean \"summit\"?"});
  // The library knows them, and the program: there are none yet.
  CHECK(base.events().kind("summit").all().empty());
  CHECK(base.events<Aftershock>().where(field(&Aftershock::main) == strong).all().empty());
  CHECK(base.events<Aftershock>().order_by("main").all().empty());
}

TEST_CASE_METHOD(Quakes, "An id of no record is refused, and no answer") {
  const auto events = base.events();
  check_refused([&] { return events.in(PlaceId(999)).all(); }, ErrorCode::not_found, {"place", "999"});
  check_refused([&] { return events.involving(ActorId(999)).count(); }, ErrorCode::not_found,
                {"actor", "999"});
  check_refused([&] { return events.part_of(EventId(999)).first(); }, ErrorCode::not_found, {"event", "999"});
}
