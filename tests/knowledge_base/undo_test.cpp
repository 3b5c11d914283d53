// Taking back what was written: all that is believed is as before it, whatever it was.

#include "annals/io/json_lines.hpp"
#include "knowledge_base/dump.hpp"
#include "knowledge_base/random_operations.hpp"
#include "knowledge_base/support.hpp"
#include "rounds.hpp"

#include <algorithm>
#include <chrono>
#include <sstream>

#include <catch2/catch.hpp>

using namespace annals;
using test::Fresh;
using test::RandomOperations;

namespace {

constexpr std::uint32_t sequences = test::rounds(60U);

std::vector<std::string> believed(const KnowledgeBase& base) {
  return test::dump(base.path());
}

/// A state to come back to.
struct State {
  std::vector<std::string> believed;
  RandomOperations::Known known;
};

void check_sound(KnowledgeBase& base) {
  test::check_text_index(base.path());
  for (const auto& problem : base.check())
    if (problem.type == Problem::Type::damage) FAIL_CHECK(problem.about << ": " << problem.what);
}

/// Some acts in one transaction.
void write(KnowledgeBase& base, RandomOperations& operations) {
  auto transaction = base.transaction();
  for (int i = operations.number(6); i >= 0; --i) operations.act();
  transaction.commit();
}

std::size_t entries_left(const KnowledgeBase& base) {
  const auto log = base.log(10000);
  return static_cast<std::size_t>(
      std::ranges::count_if(log, [](const LogEntry& one) { return !one.undone_by && !one.takes_back; }));
}

}  // namespace

TEST_CASE("After an undo all that is believed is as before what it took back, whatever that was") {
  for (std::uint32_t seed = 1; seed <= sequences; ++seed) {
    INFO("seed " << seed);
    Fresh fresh;
    RandomOperations operations(fresh.base, seed);
    std::vector<State> before;
    for (int step = 0; step < 14; ++step) {
      if (!before.empty() && operations.chance(35)) {
        const auto count =
            1 + static_cast<std::size_t>(operations.number(std::min<std::size_t>(before.size(), 3)));
        CHECK(fresh.base.undo(count).size() == count);
        before.resize(before.size() - count + 1);
        CHECK(believed(fresh.base) == before.back().believed);
        operations.forget(before.back().known);
        before.pop_back();
        check_sound(fresh.base);
        continue;
      }
      const auto entries = entries_left(fresh.base);
      State state{believed(fresh.base), operations.known()};
      write(fresh.base, operations);
      if (entries_left(fresh.base) > entries) before.push_back(std::move(state));
    }
    if (before.empty()) continue;
    fresh.base.undo(before.size());
    CHECK(believed(fresh.base) == before.front().believed);
    check_sound(fresh.base);
  }
}

TEST_CASE("The log tells who wrote what, by which command, the latest first") {
  Fresh fresh;
  fresh.base.sign("ada", "annals add korea.annals event Hanoi");
  auto transaction = fresh.base.transaction();
  const auto hanoi = fresh.base.add(Event<>{.key = "hanoi"});
  fresh.base.claim(hanoi, Event<>{.title = "Hanoi summit"}, {});
  transaction.commit();
  fresh.base.sign("", "");
  fresh.base.set_reliability(fresh.base.self(), 0.5);
  const auto log = fresh.base.log();
  REQUIRE(log.size() == 2);
  CHECK(log[0].author.empty());
  CHECK(log[0].command.empty());
  CHECK(log[0].ratings == 1);
  CHECK(log[1].author == "ada");
  CHECK(log[1].command == "annals add korea.annals event Hanoi");
  CHECK(log[1].claims == 2);
  CHECK(log[1].records == 1);
  CHECK(fresh.base.log(1).front() == log[0]);
}

TEST_CASE("An undo is logged, and the next one goes on before what it took back") {
  Fresh fresh;
  fresh.base.add(Event<>{.key = "first"});
  const auto second = fresh.base.add(Event<>{.key = "second"});
  fresh.base.undo();
  auto log = fresh.base.log();
  REQUIRE(log.size() == 3);
  CHECK(log[0].takes_back);
  CHECK(log[1].undone_by == log[0].number);
  CHECK_FALSE(log[2].undone_by);
  CHECK(fresh.base.events().any_outcome().count() == 1);
  fresh.base.undo();
  CHECK(fresh.base.events().any_outcome().count() == 0);
  test::check_refused([&] { fresh.base.undo(); }, ErrorCode::not_found, {"nothing to take back"});
  CHECK(fresh.base.add(Event<>{.key = "second"}) != second);  // an id is never given twice
}

TEST_CASE("What is asked to be taken back is there, or nothing is") {
  Fresh fresh;
  fresh.base.add(Event<>{.key = "one"});
  test::check_refused([&] { fresh.base.undo(2); }, ErrorCode::not_found, {"at most 1"});
  auto transaction = fresh.base.transaction();
  fresh.base.add(Event<>{.key = "two"});
  test::check_refused([&] { fresh.base.undo(); }, ErrorCode::misuse, {"has written already"});
  transaction.commit();
  CHECK(fresh.base.events().any_outcome().count() == 2);
}

TEST_CASE("A purge cannot be taken back, and leaves no command in the log that might name what is gone") {
  Fresh fresh;
  fresh.base.sign("ada", "annals add base.annals actor 'Jane Roe'");
  const auto jane = fresh.base.add(Actor{.key = "jane-roe"});
  fresh.base.sign("ada", "purge Jane Roe");
  fresh.base.purge(jane, "a court order");
  for (const auto& one : fresh.base.log()) CHECK(one.command.empty());
  test::check_refused([&] { fresh.base.undo(); }, ErrorCode::invalid_argument, {"cannot be taken back"});
}

TEST_CASE("Another key cannot be taken back") {
  Fresh fresh;
  const auto jane = fresh.base.add(Actor{.key = "jane"});
  fresh.base.rename(jane, "jane-roe");
  test::check_refused([&] { fresh.base.undo(); }, ErrorCode::invalid_argument, {"another key"});
}

TEST_CASE("A retraction that is taken back is as if it had not been") {
  Fresh fresh;
  const auto hanoi = fresh.base.add(Event<>{.key = "hanoi", .title = "Hanoi summit", .when = "2019-02-27"});
  const auto before = believed(fresh.base);
  fresh.base.retract(fresh.base.claims(hanoi).front().id, "misread");
  CHECK(believed(fresh.base) != before);
  fresh.base.undo();
  CHECK(believed(fresh.base) == before);
}

TEST_CASE("Kinds are as they were once what made them or gave them fields is taken back") {
  Fresh fresh;
  const auto none = believed(fresh.base);
  fresh.base.describe({.name = "crash", .fields = {{.name = "deaths", .type = FieldType::integer}}});
  const auto one = believed(fresh.base);
  fresh.base.add(Event<>{.key = "fall", .kind = "crash", .details = {{"deaths", std::int64_t{3}}}});
  const auto with_event = believed(fresh.base);
  fresh.base.describe({.name = "crash",
                       .about = "Of an aircraft",
                       .fields = {{.name = "level", .type = FieldType::text, .words = {"low", "high"}}}});
  fresh.base.describe(
      {.name = "crash", .fields = {{.name = "level", .type = FieldType::text, .words = {"middle"}}}});
  CHECK(fresh.base.undo(2).size() == 2);
  CHECK(believed(fresh.base) == with_event);
  CHECK(fresh.base.kinds().front().about.empty());
  check_sound(fresh.base);
  fresh.base.undo();
  CHECK(believed(fresh.base) == one);
  fresh.base.undo();
  CHECK(believed(fresh.base) == none);
  CHECK(fresh.base.kinds().empty());
}

TEST_CASE("Another handle sees that a kind was taken back and described otherwise") {
  Fresh fresh;
  auto other = KnowledgeBase::open(fresh.base.path());
  fresh.base.describe({.name = "crash", .fields = {{.name = "deaths", .type = FieldType::integer}}});
  CHECK(other.kinds().front().fields.front().name == "deaths");
  fresh.base.undo();
  fresh.base.describe({.name = "crash", .fields = {{.name = "losses", .type = FieldType::text}}});
  CHECK(other.kinds().front().fields.front().name == "losses");
  other.add(Event<>{.key = "fall", .kind = "crash", .details = {{"losses", std::string("none")}}});
}

TEST_CASE("A trial is not logged") {
  Fresh fresh;
  const auto hanoi = fresh.base.add(Event<>{.key = "hanoi"});
  static_cast<void>(fresh.base.if_retracted(fresh.base.claims(hanoi).front().id));
  CHECK(fresh.base.log().size() == 1);
}

TEST_CASE("An import is taken back in the time that goes with its size") {
  const auto seconds = [](int lines) {
    Fresh fresh;
    std::stringstream text;
    for (int i = 0; i < lines; ++i)
      text << R"({"event": "event-)" << i << R"(", "title": "Event )" << i
           << R"(", "when": "2018-01"})" << '\n';
    import_json_lines(fresh.base, text, {.file = "many.jsonl"});
    const auto start = std::chrono::steady_clock::now();
    fresh.base.undo();
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    CHECK(fresh.base.events().any_outcome().count() == 0);
    return took.count();
  };
  const auto few = seconds(2000);
  CHECK(seconds(8000) < 10 * few + 1);
}
