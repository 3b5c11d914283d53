#include "annals/cause/explanation.hpp"

#include "annals/knowledge_base.hpp"
#include "knowledge_base/support.hpp"

#include <algorithm>

#include <catch2/catch.hpp>

using namespace annals;
using test::check_refused;

namespace {

/// pressure → sanctions → stalemate → demolition → concessions, under two speakers.
struct Graph : test::Fresh {
  SourceId article = base.add(Source{.key = "article", .title = "The article"});
  ActorId aum = base.add(Actor{.key = "aum", .title = "Aum"});
  ActorId kim = base.add(Actor{.key = "kim", .title = "Kim"});
  Citation by_aum{.source = article, .speaker = aum, .locator = "par. 3"};
  Citation by_kim{.source = article, .speaker = kim, .locator = "par. 7"};

  EventId pressure = event("pressure");
  EventId sanctions = event("sanctions");
  EventId stalemate = event("stalemate");
  EventId leaflets = event("leaflets");
  EventId demolition =
      base.add(Event<>{.key = "demolition", .kind = "x", .title = "Demolition", .when = "2020-06-16"});
  EventId concessions = base.add(Event<>{.key = "concessions", .kind = "x", .outcome = Outcome::open});
  EventId letter = event("letter");

  LinkId a = base.link(pressure, contributes_to, sanctions, {.credence = unlikely}, by_aum);
  LinkId b = base.link(sanctions, causes, stalemate, {.credence = Likelihood::worded("may")}, by_aum);
  LinkId c =
      base.link(stalemate, triggers, demolition, {.credence = likely, .mechanism = "no way out"}, by_aum);
  LinkId d = base.link(demolition, responds_to, leaflets, {}, by_kim);
  LinkId e = base.link(demolition, aims_at, concessions, {.credence = very_likely}, by_kim);
  LinkId f = base.link(letter, is_about, demolition, {}, by_aum);

  EventId event(const std::string& key) { return base.add(Event<>{.key = key, .kind = "x"}); }
};

std::vector<std::string> steps_of(const std::vector<Step>& steps) {
  std::vector<std::string> all;
  for (const auto& step : steps)
    all.push_back(std::to_string(step.depth) + " " + step.from.key + " " + std::string(step.kind.name()) +
                  " " + step.to.key);
  std::ranges::sort(all);
  return all;
}
using Steps = std::vector<std::string>;

}  // namespace

TEST_CASE("Causes and effects follow each kind of link the way it explains") {
  test::Fresh fresh;
  auto& base = fresh.base;
  const auto one = base.add(Event<>{.key = "one", .kind = "x"});
  const auto two = base.add(Event<>{.key = "two", .kind = "x"});
  for (const auto& kind : built_in_link_kinds) {
    INFO("kind " << kind.name());
    base.link(one, kind, two);
    const WalkOptions only{.kinds = {kind}};
    const bool back = kind.explains() == Explains::from_by_to;
    CHECK(base.causes(two, only).steps.size() == (back ? 0 : 1));
    CHECK(base.causes(one, only).steps.size() == (back ? 1 : 0));
    CHECK(base.effects(one, only).steps.size() == (back ? 0 : 1));
    CHECK(base.effects(two, only).steps.size() == (back ? 1 : 0));
    CHECK(base.path(back ? two : one, back ? one : two, only).steps.size() == 1);
    CHECK(base.path(back ? one : two, back ? two : one, only).steps.empty());
  }
  // is_about, violates and supersedes explain nothing unless asked for.
  CHECK(base.causes(two).steps.size() == 8);
}

TEST_CASE("A walk goes as deep as asked, and knows the weakest link on the way") {
  const Graph graph;
  CHECK(steps_of(graph.base.why(graph.demolition, {.depth = 1}).steps) ==
        Steps{"1 demolition aims_at concessions", "1 demolition responds_to leaflets",
              "1 stalemate triggers demolition"});
  const auto all = graph.base.causes(graph.demolition, {.depth = 9});
  CHECK(all.steps.size() == 5);
  for (const auto& step : all.steps) {
    if (step.link == graph.a) CHECK(step.weakest == 0.0);  // "may" cannot be counted on
    if (step.link == graph.c) CHECK(step.weakest == 0.55);
    if (step.link == graph.d) CHECK(step.weakest == 1.0);
    CHECK(step.citation.size() == 1);
  }
  CHECK(graph.base.causes(graph.demolition, {.depth = 0}).steps.empty());
  CHECK(steps_of(graph.base.effects(graph.sanctions).steps) ==
        Steps{"1 sanctions causes stalemate", "2 stalemate triggers demolition"});
}

TEST_CASE("A walk leaves out links that cannot be counted on, or are of other kinds") {
  const Graph graph;
  const auto count = [&](const WalkOptions& options) {
    return graph.base.causes(graph.demolition, options).steps.size();
  };
  CHECK(count({.min_credence = 0.5}) == 3);
  CHECK(count({.min_credence = 0.56}) == 2);
  CHECK(count({.min_credence = 1.0}) == 1);  // said without reservation
  CHECK(count({.min_credence = 1.1}) == 0);
  CHECK(count({.kinds = {triggers}}) == 1);
  CHECK(count({.kinds = {triggers, causes}}) == 2);
  CHECK(count({.kinds = {is_about}}) == 1);
}

TEST_CASE("A walk keeps to what one speaker or one source asserts, and has not taken back") {
  Graph graph;
  auto& base = graph.base;
  const auto count = [&](const WalkOptions& options) {
    return base.causes(graph.demolition, options).steps.size();
  };
  CHECK(count({.speaker = graph.aum}) == 3);
  CHECK(count({.speaker = graph.kim}) == 2);
  CHECK(count({.source = graph.article}) == 5);
  CHECK(count({.speaker = graph.kim, .source = base.self()}) == 0);
  const auto claim = base.claim(graph.c, {.mechanism = "despair"}, graph.by_kim);
  CHECK(count({.speaker = graph.kim}) == 3);
  CHECK(count({.speaker = graph.aum}) == 3);
  base.retract(claim, "misread");
  CHECK(count({.speaker = graph.kim}) == 2);
  base.dispute(graph.c, graph.by_kim);
  CHECK(count({.speaker = graph.kim}) == 2);
}

TEST_CASE("A speaker and a source are those of one claim") {
  Graph graph;
  const auto book = graph.base.add(Source{.key = "book"});
  graph.base.claim(graph.d, {}, {.source = book, .speaker = graph.aum});
  CHECK(
      graph.base.causes(graph.demolition, {.depth = 1, .speaker = graph.kim, .source = book}).steps.empty());
  CHECK(
      graph.base.causes(graph.demolition, {.depth = 1, .speaker = graph.aum, .source = book}).steps.size() ==
      1);
}

TEST_CASE("One voice is taken at its own word, its latest before its first") {
  Graph graph;
  auto& base = graph.base;
  base.set_reliability(graph.article, 0.1);
  const auto book = base.add(Source{.key = "book"});
  base.set_reliability(book, 0.9);
  base.claim(graph.c, {.credence = very_unlikely, .mechanism = "luck"},
             {.source = book, .speaker = graph.kim});
  const auto step = [&](const WalkOptions& options) { return base.causes(graph.demolition, options).steps; };
  CHECK(step({.depth = 1, .kinds = {triggers}, .min_credence = 0.5}).empty());
  const auto aum = step({.depth = 1, .kinds = {triggers}, .min_credence = 0.5, .speaker = graph.aum});
  REQUIRE(aum.size() == 1);
  CHECK(aum.front().credence == likely);
  CHECK(aum.front().weakest == 0.55);
  CHECK(step({.depth = 1, .min_credence = 0.5, .speaker = graph.kim}).size() == 2);

  base.claim(graph.c, {.credence = very_likely, .mechanism = "a way out after all"},
             {.source = book, .speaker = graph.aum});
  const auto later = step({.depth = 1, .kinds = {triggers}, .speaker = graph.aum});
  REQUIRE(later.size() == 1);
  CHECK(later.front().credence == very_likely);
  CHECK(later.front().mechanism == "a way out after all");
}

TEST_CASE("A walk does not pass through events that the base does not believe in") {
  Graph graph;
  auto& base = graph.base;
  CHECK(base.causes(graph.demolition).steps.size() == 5);
  base.rank(base.dispute(graph.stalemate, graph.by_kim), Rank::preferred, "");
  CHECK(base.causes(graph.demolition).steps.size() == 2);
  CHECK(base.causes(graph.demolition, {.with_rejected = true}).steps.size() == 5);
}

TEST_CASE("A walk comes to a retracted event, which is marked, and does not go on from there") {
  Graph graph;
  auto& base = graph.base;
  const auto has = [](const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
  };
  base.retract(base.claims(graph.stalemate).front().id, "made up");
  const auto causes = base.causes(graph.demolition);
  CHECK(causes.steps.size() == 3);
  CHECK(has(causes.text(), "stalemate [retracted]"));
  CHECK_FALSE(has(causes.text(), "sanctions"));
  CHECK(base.causes(graph.demolition, {.with_rejected = true}).steps.size() == 5);
  CHECK(base.path(graph.sanctions, graph.demolition).steps.empty());
  CHECK(base.path(graph.sanctions, graph.demolition, {.with_rejected = true}).steps.size() == 2);
  CHECK(has(base.path(graph.sanctions, graph.stalemate).text(), "stalemate [retracted]"));

  SECTION("but from it what hangs on it is listed") {
    const auto effects = base.effects(graph.stalemate);
    CHECK(effects.steps.size() == 1);
    CHECK(effects.event.is_out());
    CHECK(base.path(graph.stalemate, graph.demolition).steps.size() == 1);
  }
}

TEST_CASE("Links that the base does not believe in are left out unless asked for") {
  Graph graph;
  auto& base = graph.base;
  base.rank(base.dispute(graph.d, graph.by_aum), Rank::preferred, "");
  base.retract(ClaimId(graph.e.value()), "no evidence");
  CHECK(base.link(graph.d).standing == Standing::rejected);
  CHECK(base.link(graph.e).standing == Standing::retracted);
  CHECK(base.causes(graph.demolition, {.depth = 1}).steps.size() == 1);
  CHECK(base.causes(graph.demolition, {.depth = 1, .with_rejected = true}).steps.size() == 3);
}

TEST_CASE("A cycle of causes ends the walk") {
  Graph graph;
  graph.base.link(graph.demolition, causes, graph.pressure);
  const auto round = graph.base.causes(graph.demolition, {.depth = 100});
  CHECK(round.steps.size() == 6);
  CHECK(graph.base.path(graph.demolition, graph.stalemate, {.depth = 100}).steps.size() == 3);
  CHECK_FALSE(round.text().empty());
}

TEST_CASE("A path is a shortest chain, and says when there is none") {
  const Graph graph;
  const auto path = graph.base.path(graph.sanctions, graph.demolition);
  CHECK(steps_of(path.steps) == Steps{"1 sanctions causes stalemate", "2 stalemate triggers demolition"});
  CHECK(path.text() ==
        "sanctions\n"
        "└─ causes  stalemate\n"
        "     — Aum, par. 3: may\n"
        "└─ triggers  Demolition (2020-06-16)\n"
        "     no way out\n"
        "     — Aum, par. 3: likely (55–80%)\n");
  CHECK(graph.base.path(graph.demolition, graph.sanctions).text() ==
        "No chain of at most 20 links leads from Demolition to sanctions.\n");
  CHECK(graph.base.path(graph.pressure, graph.demolition).steps.size() == 3);
  CHECK(graph.base.path(graph.pressure, graph.demolition, {.depth = 2}).text() ==
        "No chain of at most 2 links leads from pressure to Demolition.\n");
  CHECK(graph.base.path(graph.pressure, graph.demolition, {.speaker = graph.kim}).text() ==
        "No chain of at most 20 links of the sort asked for leads from pressure to Demolition.\n");
  CHECK(graph.base.path(graph.demolition, graph.demolition).steps.empty());
  CHECK(graph.base.path(graph.demolition, graph.demolition).text() ==
        "Demolition (2020-06-16)\n   is where the chain starts and ends: it has no links\n");
  check_refused([&] { static_cast<void>(graph.base.path(graph.demolition, EventId(999))); },
                ErrorCode::not_found, {"999"});
}

TEST_CASE("A path goes far where a walk stays near, unless told otherwise") {
  test::Fresh fresh;
  auto& base = fresh.base;
  std::vector<EventId> events;
  for (int i = 0; i <= 21; ++i) {
    events.push_back(base.add(Event<>{.key = "e" + std::to_string(i), .kind = "x"}));
    if (i > 0) base.link(events[static_cast<std::size_t>(i) - 1], causes, events.back());
  }
  CHECK(base.effects(events.front()).steps.size() == 3);
  CHECK(base.effects(events.front()).asked.depth == 3u);
  CHECK(base.path(events.front(), events[20]).steps.size() == 20);
  CHECK(base.path(events.front(), events[21]).steps.empty());
  CHECK(base.path(events.front(), events[21], {.depth = 21}).steps.size() == 21);
}

TEST_CASE("An explanation reads as a tree, each account under its speaker") {
  Graph graph;
  auto& base = graph.base;
  base.claim(graph.c, {.credence = unlikely, .mechanism = "wounded pride"}, graph.by_kim);
  base.rank(base.dispute(graph.c, {.source = graph.article}), Rank::deprecated, "");
  CHECK(base.why(graph.demolition, {.depth = 2, .kinds = {triggers, causes, aims_at}}).text() ==
        "Demolition (2020-06-16)\n"
        "├─ aims at  concessions [open]\n"
        "│       — Kim, par. 7: very likely (80–95%)\n"
        "└─ is triggered by  stalemate\n"
        "   │    — Aum, par. 3: likely (55–80%)\n"
        "   │      no way out\n"
        "   │    — Kim, par. 7: unlikely (20–45%)\n"
        "   │      wounded pride\n"
        "   │    — The article, who disputes it [disputed]\n"
        "   └─ is caused by  sanctions\n"
        "           — Aum, par. 3: may\n");
  CHECK(base.causes(graph.letter).text() == "letter\n   no cause is known\n");
  CHECK(base.effects(graph.letter).text() == "letter\n   no effect is known\n");
  const auto nothing_asked_for = "Demolition (2020-06-16)\n   no cause is known of the sort asked for\n";
  CHECK(base.causes(graph.demolition, {.kinds = {prevents}}).text() == nothing_asked_for);
  CHECK(base.causes(graph.demolition, {.min_credence = 1.1}).text() == nothing_asked_for);
  CHECK(base.causes(graph.demolition, {.source = base.self()}).text() == nothing_asked_for);
  CHECK(base.causes(graph.demolition, {.depth = 0}).text() == nothing_asked_for);
}

TEST_CASE("Where one speaker is asked for, only his own account is told") {
  Graph graph;
  auto& base = graph.base;
  base.claim(graph.c, {.credence = unlikely, .mechanism = "wounded pride"}, graph.by_kim);
  const auto by_kim =
      base.why(graph.demolition, {.depth = 1, .kinds = {triggers}, .speaker = graph.by_kim.speaker});
  CHECK(by_kim.text() ==
        "Demolition (2020-06-16)\n"
        "└─ is triggered by  stalemate\n"
        "        wounded pride\n"
        "        — Kim, par. 7: unlikely (20–45%)\n");
}

TEST_CASE("Who says a thing is printed by title, with the place in the source") {
  const Graph graph;
  CHECK(graph.base.attribution(graph.by_aum).text() == "Aum, par. 3");
  CHECK(graph.base.attribution({.source = graph.article}).text() == "The article");
  CHECK(graph.base.attribution({}).text() == "The owner of this base");
}
