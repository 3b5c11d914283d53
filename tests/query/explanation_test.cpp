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
  const auto all = base.causes(two);
  CHECK(all.steps.size() == 5);
  CHECK(all.back == 3);  // the other kinds explain the one by the two
}

TEST_CASE("A walk goes as deep as asked, and knows the weakest link on the way") {
  const Graph graph;
  CHECK(steps_of(graph.base.causes(graph.demolition, {.depth = 1}).steps) ==
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
  CHECK(round.steps.size() == 5);
  CHECK(round.back == 1);
  CHECK(graph.base.path(graph.demolition, graph.stalemate, {.depth = 100}).steps.size() == 3);
  CHECK_FALSE(round.text().empty());
}

TEST_CASE("A walk comes not back to the event, and says so") {
  test::Fresh fresh;
  auto& base = fresh.base;
  const auto one = base.add(Event<>{.key = "one", .kind = "x"});
  const auto two = base.add(Event<>{.key = "two", .kind = "x"});
  base.link(one, causes, two);
  base.link(two, causes, one);
  const auto effects = base.effects(one);
  CHECK(steps_of(effects.steps) == Steps{"1 one causes two"});
  CHECK(effects.back == 1);
  CHECK(effects.text() ==
        "one\n└─ causes  two\n        — The owner of this base\n"
        "   left out: 1 link back to the event itself\n");
}

TEST_CASE("An effect that surely began before the event is none, nor is a cause that did after it") {
  test::Fresh fresh;
  auto& base = fresh.base;
  const auto event = [&](const std::string& key, std::optional<When> when) {
    return base.add(Event<>{.key = key, .kind = "x", .when = std::move(when)});
  };
  const auto summit = event("summit", "2019-02");
  const auto early = event("early", "2018");
  const auto between = event("between", std::nullopt);
  const auto vague = event("vague", "2019");
  base.link(summit, causes, early);
  base.link(summit, causes, between);
  base.link(between, causes, early);
  base.link(summit, causes, vague);
  const auto effects = base.effects(summit);
  CHECK(steps_of(effects.steps) == Steps{"1 summit causes between", "1 summit causes vague"});
  CHECK(effects.out_of_time == 2);
  CHECK(base.causes(early).out_of_time == 2);
  CHECK(base.path(summit, early).steps.empty());
  CHECK(base.chains(std::vector{summit}, std::vector{early}).chains.empty());
  CHECK(base.path(summit, vague).steps.size() == 1);

  SECTION("by the order of events without dates, too") {
    const auto before = event("before", std::nullopt);
    base.time(before, "before", summit);
    base.link(summit, causes, before);
    CHECK(base.effects(summit).out_of_time == 3);
    CHECK(base.causes(before).out_of_time == 1);
  }
  SECTION("but what it aims at is a reason, whenever it came") {
    const auto aim = event("aim", "2021");
    base.link(summit, aims_at, aim);
    CHECK(steps_of(base.causes(summit).steps) == Steps{"1 summit aims_at aim"});
  }
}

TEST_CASE("A path that is as short as can be but out of time gives way to a longer one") {
  test::Fresh fresh;
  auto& base = fresh.base;
  const auto event = [&](const std::string& key, std::optional<When> when) {
    return base.add(Event<>{.key = key, .kind = "x", .when = std::move(when)});
  };
  const auto start = event("start", std::nullopt);
  const auto late = event("late", "2020");
  const auto between = event("between", std::nullopt);
  const auto early = event("early", "2019");
  const auto end = event("end", "2021");
  base.link(start, causes, late);
  base.link(late, causes, between);
  base.link(between, causes, early);
  base.link(early, causes, end);
  CHECK(base.path(start, end).steps.empty());
  for (const auto& [cause, effect] : {std::pair("start", "a"), std::pair("a", "b"), std::pair("b", "c"),
                                      std::pair("c", "d"), std::pair("d", "end")}) {
    const auto id = [&](const std::string& key) {
      return base.find<EventId>(key) ? *base.find<EventId>(key) : event(key, std::nullopt);
    };
    const auto from = id(cause);
    base.link(from, causes, id(effect));
  }
  CHECK(base.path(start, end).steps.size() == 5);
}

TEST_CASE("What an event aims at stands apart from what came of it") {
  const Graph graph;
  const auto effects = graph.base.effects(graph.demolition);
  CHECK(effects.steps.empty());
  CHECK(steps_of(effects.aims) == Steps{"1 demolition aims_at concessions"});
  CHECK(effects.text() ==
        "Demolition (2020-06-16)\n"
        "   no effect is known\n"
        "\n"
        "What it aimed at\n"
        "  Demolition (2020-06-16)  aims at  concessions [open]\n"
        "     — Kim, par. 7: very likely (80–95%)\n");
  CHECK(graph.base.effects(graph.concessions).steps.empty());
  CHECK(graph.base.effects(graph.concessions, {.kinds = {aims_at}}).steps.size() == 1);
}

TEST_CASE("A walk says when links go on beyond its depth") {
  const Graph graph;
  const auto near = graph.base.causes(graph.demolition, {.depth = 1});
  CHECK(near.further == 1);
  CHECK(text_of(near.lines("--depth 2")).find("more: 1 link further back, --depth 2\n") != std::string::npos);
  CHECK(graph.base.causes(graph.demolition, {.depth = 3}).further == 0);
  CHECK(graph.base.effects(graph.pressure, {.depth = 2}).further == 1);
}

TEST_CASE("The best chains come in their order, and between several events") {
  test::Fresh fresh;
  auto& base = fresh.base;
  const auto event = [&](const std::string& key) { return base.add(Event<>{.key = key, .kind = "x"}); };
  const auto a = event("a");
  const auto b = event("b");
  const auto c = event("c");
  const auto d = event("d");
  base.link(a, causes, d, {.credence = unlikely});
  base.link(a, causes, b);
  base.link(b, causes, d, {.credence = very_likely});
  base.link(c, triggers, d);
  const std::vector from{a};
  const std::vector to{d};
  const auto shortest = base.chains(from, to);
  REQUIRE(shortest.chains.size() == 1);
  CHECK(shortest.chains.front().steps.size() == 1);
  CHECK(shortest.chains.front().credence == 0.2);
  CHECK(shortest.more);
  const auto surest = base.chains(from, to, {.best = 5, .order = ChainOrder::credence});
  REQUIRE(surest.chains.size() == 2);
  CHECK(surest.chains.front().steps.size() == 2);
  CHECK_FALSE(surest.more);
  CHECK(surest.text() ==
        "1. 2 links, credence 80.0%\n"
        "a\n"
        "└─ causes  b\n"
        "     — The owner of this base\n"
        "└─ causes  d\n"
        "     — The owner of this base: very likely (80–95%)\n"
        "\n"
        "2. 1 link, credence 20.0%\n"
        "a\n"
        "└─ causes  d\n"
        "     — The owner of this base: unlikely (20–45%)\n");
  CHECK(base.chains(std::vector{a, c}, to, {.best = 5}).chains.size() == 3);
  CHECK(base.chains(to, from).text() == "No chain of at most 20 links leads from d to a.\n");
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
  CHECK(base.causes(graph.demolition, {.depth = 2, .kinds = {triggers, causes, aims_at}}).text() ==
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
  CHECK(base.causes(graph.demolition, {.depth = 0}).text() ==
        nothing_asked_for + std::string("   more: 3 links further back\n"));
}

TEST_CASE("Where one speaker is asked for, only his own account is told") {
  Graph graph;
  auto& base = graph.base;
  base.claim(graph.c, {.credence = unlikely, .mechanism = "wounded pride"}, graph.by_kim);
  const auto by_kim =
      base.causes(graph.demolition, {.depth = 1, .kinds = {triggers}, .speaker = graph.by_kim.speaker});
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
