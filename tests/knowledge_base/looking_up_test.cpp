#include "annals/knowledge_base.hpp"
#include "knowledge_base/support.hpp"

#include <catch2/catch.hpp>

using namespace annals;
using test::check_refused;

namespace {

struct Korea : test::Fresh {
  ActorId kim = base.add(Actor{.key = "kim-jong-un", .title = "Kim Jong Un", .names = {{"김정은", "ko"}}});
  ActorId brother = base.add(Actor{.key = "kim", .title = "Kim Yo Jong"});
  PlaceId kaesong = base.add(Place{.key = "kaesong", .title = "Kaesong"});
  EventId summit = base.add(Event<Summit>{.key = "hanoi-summit-2019", .title = "Hanoi summit"});
  EventId demolition = base.add(Event<Demolition>{.key = "demolition", .title = "Kaesong"});
  LinkId link = base.link(demolition, responds_to, summit);
};

}  // namespace

TEST_CASE("A record is found by its key, its title and its other names") {
  const Korea korea;
  const auto& base = korea.base;
  for (const auto* name : {"kim-jong-un", "kim-jong-un@here", "Kim Jong Un", "김정은"}) {
    CHECK(base.actor(name).id == korea.kim);
    CHECK(base.record(name) == RecordId(korea.kim));
  }
  CHECK(base.event("Hanoi summit").id == korea.summit);
  CHECK(base.event<Summit>("hanoi-summit-2019").id == korea.summit);
  CHECK(base.source("self").id == base.self());
  for (const auto* name : {"", " ", "@", "@here", "kim@", "kim@elsewhere", "Kim Jong", "김정", "'; --", "*"})
    CHECK_FALSE(base.find(name));
}

TEST_CASE("A record is found by a title or name without a letter or a digit") {
  Korea korea;
  auto& base = korea.base;
  const auto place = base.add(Place{.key = "unnamed", .title = "…"});
  const auto band = base.add(Actor{.key = "chk-chk-chk", .names = {{"!!!"}}});
  CHECK(base.place("…").id == place);
  CHECK(base.actor("!!!").id == band);
  CHECK_FALSE(base.find("!!"));
  CHECK_FALSE(base.find("??"));
}

TEST_CASE("A name means a record of the type that is asked for") {
  const Korea korea;
  CHECK(korea.base.place("kaesong").id == korea.kaesong);
  CHECK(korea.base.place("Kaesong").id == korea.kaesong);
  CHECK(korea.base.event("Kaesong").id == korea.demolition);
  check_refused([&] { static_cast<void>(korea.base.event("kaesong")); }, ErrorCode::not_found,
                {"no event", "kaesong", "demolition"});
}

TEST_CASE("A key goes before titles, also where the key is of another type") {
  Korea korea;
  auto& base = korea.base;
  const auto titled = base.add(Actor{.key = "titled", .title = "kaesong"});
  CHECK(base.record("kaesong") == RecordId(korea.kaesong));
  CHECK(base.actor("kaesong").id == titled);
}

TEST_CASE("What can mean several records is refused, with all of them") {
  Korea korea;
  auto& base = korea.base;
  base.add(Event<>{.key = "other", .kind = "meeting", .title = "Hanoi summit"});
  check_refused([&] { static_cast<void>(base.event("Hanoi summit")); }, ErrorCode::ambiguous,
                {"Hanoi summit", "hanoi-summit-2019", "other"});
  check_refused([&] { static_cast<void>(base.find("Kaesong")); }, ErrorCode::ambiguous,
                {"kaesong", "demolition"});
}

TEST_CASE("Two origins may share a key, which then needs the origin") {
  Korea korea;
  auto& base = korea.base;
  const auto other = base.enter(RecordType::actor, "kim-jong-un", "elsewhere", {});
  CHECK(base.key(korea.kim) == "kim-jong-un@here");
  CHECK(base.key(other) == "kim-jong-un@elsewhere");
  CHECK(base.actor("kim-jong-un@elsewhere").id.value() == other.value);
  CHECK(base.actor("kim-jong-un@here").id == korea.kim);
  CHECK(base.find_key(RecordType::actor, "kim-jong-un") == RecordId(korea.kim));
  CHECK(base.find_key(RecordType::actor, "kim-jong-un", "elsewhere") == other);
  CHECK_FALSE(base.find_key(RecordType::actor, "kim-jong-un", "nowhere"));
  CHECK_FALSE(base.find_key(RecordType::place, "kim-jong-un"));
  check_refused([&] { static_cast<void>(base.actor("kim-jong-un")); }, ErrorCode::ambiguous,
                {"kim-jong-un@here", "kim-jong-un@elsewhere"});
  const auto name = base.name_of(other);
  CHECK(name.key == "kim-jong-un");
  CHECK(name.origin == "elsewhere");
}

TEST_CASE("A link is found by its events and by its name") {
  const Korea korea;
  const auto& base = korea.base;
  CHECK(base.find_link(korea.demolition, responds_to, korea.summit) == korea.link);
  CHECK_FALSE(base.find_link(korea.summit, responds_to, korea.demolition));
  CHECK_FALSE(base.find_link(korea.demolition, causes, korea.summit));
  CHECK(base.key(korea.link) == "demolition responds_to hanoi-summit-2019");
  CHECK(base.record(base.key(korea.link)) == RecordId(korea.link));
  CHECK_FALSE(base.find("demolition causes hanoi-summit-2019"));
  CHECK_FALSE(base.find("demolition responds_to"));
  CHECK(base.link(korea.link).kind == responds_to);
  check_refused([&] { static_cast<void>(base.link(LinkId(korea.kim.value()))); }, ErrorCode::not_found,
                {"link"});
}

TEST_CASE("What is not there is refused with what is near") {
  const Korea korea;
  const auto& base = korea.base;
  check_refused([&] { static_cast<void>(base.actor("kim-jong-il")); }, ErrorCode::not_found,
                {"no actor", "kim-jong-il", "near", "kim-jong-un", "kim,"});
  check_refused([&] { static_cast<void>(base.event("hanoi summit 2018")); }, ErrorCode::not_found,
                {"near", "hanoi-summit-2019"});
  check_refused([&] { static_cast<void>(base.record("xyz")); }, ErrorCode::not_found,
                {"\"xyz\" in this base."});
  check_refused([&] { static_cast<void>(base.record(std::string("a\0\xFF", 3))); }, ErrorCode::not_found,
                {"\\x00", "\\xff"});
}

TEST_CASE("Entries come by title, and name the base they were first entered in") {
  const Korea korea;
  const auto actors = korea.base.actors();
  REQUIRE(actors.size() == 2);
  CHECK(actors[0].title == "Kim Jong Un");
  CHECK(actors[0].origin == "here");
  CHECK(actors[0].names == std::vector<Name>{{"김정은", "ko"}});
  CHECK(actors[1].title == "Kim Yo Jong");
}
