// How much of anything there may be.

#include "annals/cause/explanation.hpp"
#include "annals/io/json_lines.hpp"
#include "knowledge_base/support.hpp"
#include "store/outside.hpp"

#include <sstream>

#include <catch2/catch.hpp>

using namespace annals;

namespace {

/// What is wrong with a base, but for its text index, which nobody outside writes.
/// But for what is written here by hand, without a digest and beside the text index.
void check_records(const KnowledgeBase& base) {
  const auto read = KnowledgeBase::open(base.path(), {.mode = OpenOptions::Mode::read_only});
  for (const auto& problem : read.check())
    if (problem.about != "search" && problem.what.find("by hand") == std::string::npos)
      FAIL_CHECK(problem.about << ": " << problem.what);
}

std::string length_of(const std::string& text) {
  return std::to_string(text.size()) + " bytes";
}

}  // namespace

TEST_CASE("A text of the greatest length is kept, and a longer one is refused with where it stands") {
  test::Fresh fresh;
  auto& base = fresh.base;
  const std::string longest(longest_text, 'x');
  const std::string longer(longest_text + 1, 'x');
  const auto kim = base.add(Actor{.key = "kim", .title = longest});
  CHECK(base.actor(kim).title == longest);
  const auto a = base.add(Event<>{.key = "a", .kind = "talks", .summary = longest});
  const auto b = base.add(Event<>{.key = "b", .kind = "talks"});
  const auto link = base.link(a, causes, b);
  const auto refused = [&](auto act, std::initializer_list<std::string> words) {
    test::check_refused(act, ErrorCode::invalid_argument, words);
    test::check_refused(act, ErrorCode::invalid_argument, {length_of(longer), std::to_string(longest_text)});
  };
  refused([&] { base.add(Actor{.key = "c", .title = longer}); }, {"actor \"c\"", "title"});
  refused([&] { base.claim(a, Event<>{.summary = longer}, {}); }, {"event \"a\"", "summary"});
  refused([&] { base.claim(a, Event<>{.with = {{kim, longer}}}, {}); }, {"event \"a\"", "role"});
  refused([&] { base.claim(a, Event<>{.names = {{longer}}}, {}); }, {"event \"a\"", "name"});
  refused([&] { base.claim(a, Event<>{.names = {{"x", longer}}}, {}); }, {"event \"a\"", "language"});
  refused([&] { base.claim(a, Event<>{.when = When("2019").with_words(longer)}, {}); },
          {"event \"a\"", "when"});
  refused([&] { base.claim(a, Event<>{}, {.locator = longer}); }, {"event \"a\"", "source"});
  refused([&] { base.claim(a, Event<>{}, {.likelihood = Likelihood{{}, {}, longer}}); }, {"event \"a\""});
  refused([&] { base.claim(link, {.mechanism = longer}, {}); }, {"link", "mechanism"});
  refused([&] { base.retract(ClaimId(a.value()), longer); }, {"claim", "reason"});
  refused([&] { base.describe({"paint", longer, {}}); }, {"paint"});
  refused([&] { base.describe({"paint", "", {{"shade", FieldType::text, "", {longer}}}}); }, {"shade"});
  test::check_refused([&] { base.add(Actor{.key = longer}); }, ErrorCode::invalid_argument, {"200 bytes"});
  test::check_refused([&] { base.add_origin(longer, ""); }, ErrorCode::invalid_argument, {"200 bytes"});
  std::istringstream lines("{\"actor\":\"c\",\"title\":\"" + longer + "\"}\n");
  refused(
      [&] {
        lines.clear();
        lines.seekg(0);
        import_json_lines(base, lines, {.name = "in.jsonl"});
      },
      {"in.jsonl:1", "actor \"c\"", "title"});
  CHECK(base.check().empty());
}

TEST_CASE("A base has as many kinds with fields as there are, entered one by one or at once") {
  test::Fresh fresh;
  constexpr int many = 1200;
  {
    auto transaction = fresh.base.transaction();
    for (int i = 0; i < many; ++i)
      fresh.base.describe({"kind_" + std::to_string(i), "", {{"size", FieldType::integer}}});
    const auto add = [&](int i) {
      EventEntry<> event;
      fresh.base.add(Event<>{.key = "event-" + std::to_string(i),
                             .kind = "kind_" + std::to_string(i),
                             .details = {{"size", std::int64_t{i}}}});
    };
    for (const int i : {0, 399, 400, 800, many - 1}) add(i);
    transaction.commit();
  }
  fresh.base.describe({"one_more", "", {{"size", FieldType::integer}}});
  fresh.base.add(Event<>{.key = "event-last", .kind = "one_more", .details = {{"size", std::int64_t{7}}}});
  CHECK(fresh.base.kinds().size() > many);
  for (const int i : {0, 399, 400, 800, many - 1})
    CHECK(test::lines_of(fresh.base.path(), "SELECT size FROM event_kind_" + std::to_string(i)) ==
          std::vector{std::to_string(i)});
  CHECK(fresh.base.check().empty());
}

TEST_CASE("A kind has at most a thousand fields") {
  test::Fresh fresh;
  KindDescription kind{"wide", "", {}};
  for (int i = 0; i < 1000; ++i) kind.fields.push_back({"field_" + std::to_string(i), FieldType::integer});
  fresh.base.describe(kind);
  kind.fields.push_back({"one_more", FieldType::integer});
  test::check_refused([&] { fresh.base.describe(kind); }, ErrorCode::invalid_argument,
                      {"wide", "1001", "1000"});
  test::check_refused(
      [&] {
        fresh.base.describe({"wide", "", {{"one_more", FieldType::integer}}});
      },
      ErrorCode::invalid_argument, {"wide", "1001", "1000"});
}

TEST_CASE("The tree of a chain of fifty thousand links is drawn, each link at its depth") {
  constexpr std::size_t length = 50'000;
  Explanation explanation;
  explanation.event = {.id = EventId(1), .key = "event-0"};
  for (std::size_t i = 1; i <= length; ++i) {
    Step step;
    step.kind = causes;
    step.from = {.id = EventId(static_cast<std::int64_t>(i + 1)), .key = "event-" + std::to_string(i)};
    step.to = i == 1 ? explanation.event : explanation.steps.back().from;
    step.depth = i;
    if (i > 1) step.before = i - 2;
    step.mechanism = "somehow";
    explanation.steps.push_back(step);
  }
  const auto text = explanation.text();
  CHECK(text.size() < length * 400);
  CHECK(text.find("└─ is caused by  event-40\n") != std::string::npos);
  CHECK(text.find("└─ 41: is caused by  event-41\n") != std::string::npos);
  CHECK(text.find("└─ 50000: is caused by  event-50000\n") != std::string::npos);
}

TEST_CASE("A place within fifty thousand others has the zone of the outermost") {
  test::Fresh fresh;
  const auto top = fresh.base.add(Place{.key = "top", .zone = "+09:00"});
  CHECK(test::Outside(fresh.base.path())
            .run_unguarded(
                "INSERT INTO place (id, key, origin, "
                "within) WITH RECURSIVE n (i) AS "
                "(SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50000) SELECT 1000 + i, 'place-' || i, "
                "(SELECT origin FROM place), iif(i = 1, (SELECT id FROM place), 999 + i) FROM n; INSERT "
                "INTO claim (id, record_type, record, stance, states, source, recorded, digest) SELECT id, "
                "'place', "
                "id, "
                "'asserts', json_object('within', within), 1, 0, 0 FROM place WHERE id > 1000") == "");
  const auto event = fresh.base.add(
      Event<>{.key = "deep", .kind = "talks", .when = "2019-02-28T12:00:00", .place = PlaceId(51000)});
  CHECK(fresh.base.event(event).chronology.zone == Zone(std::chrono::hours(9)));
  CHECK(fresh.base.events().in(top).count() == 1);
  check_records(fresh.base);
}

TEST_CASE("Ids at the ends of 64 bits are no hindrance") {
  test::Fresh fresh;
  const std::string ids = GENERATE("(9223372036854775807)", "(9223372036854775807), (4611686018427387903)",
                                   "(4611686018427387904), (4611686018427387903), (4611686018427387902)",
                                   "(-9223372036854775808)", "(-1), (9223372036854775806)");
  CAPTURE(ids);
  CHECK(
      test::Outside(fresh.base.path())
          .run_unguarded(
              ""
              "INSERT INTO actor (id, key, origin) SELECT v.column1, 'actor' || v.column1, s.origin FROM "
              "(VALUES " +
              ids +
              ") AS v JOIN source AS s; INSERT INTO origin (id, name) SELECT v.column1, 'origin' || "
              "v.column1 FROM (VALUES " +
              ids +
              ") AS v; INSERT INTO claim (id, record_type, record, stance, states, source, recorded, digest) "
              "SELECT id, "
              "'actor', id, 'asserts', '{}', 1, 0, 0 FROM actor") == "");
  const auto a = fresh.base.add(Event<>{.key = "a", .kind = "talks"});
  const auto b = fresh.base.add(Event<>{.key = "b", .kind = "talks"});
  fresh.base.claim(a, Event<>{.title = "A"}, {});
  CHECK(a.value() > 0);
  CHECK(b.value() > a.value());
  CHECK(b.value() < a.value() + 1000);
  fresh.base.add_origin("there", "+09:00");
  CHECK(fresh.base.zone("there") == "+09:00");
  check_records(fresh.base);
}
