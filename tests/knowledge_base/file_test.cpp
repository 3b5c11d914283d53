// Files that are no bases, or not whole, or not ours to write.

#include "annals/knowledge_base.hpp"
#include "knowledge_base/dump.hpp"
#include "knowledge_base/support.hpp"
#include "paths.hpp"
#include "sql/signal.hpp"
#include "sql/support.hpp"
#include "store/outside.hpp"
#include "store/schema.hpp"

#include <csignal>
#include <cstdlib>
#include <sys/stat.h>

#include <catch2/catch.hpp>

using namespace annals;
using sql::test::file_bytes;
using sql::test::write_bytes;
using test::check_refused;
using Mode = OpenOptions::Mode;

namespace {

/// A closed base with some records in a new folder.
struct Closed {
  TemporaryDirectory folder{};
  std::filesystem::path path = folder / "a.annals";

  Closed() {
    auto base = test::open_base(path);
    for (int i = 0; i < 50; ++i)
      base.add(Event<Summit>{.key = "summit-" + std::to_string(i), .title = "A summit", .when = "2018"});
  }

  /// Refused in every mode, and the file stays as it is.
  void refuses(ErrorCode code, std::initializer_list<std::string> words) const {
    const auto before = file_bytes(path);
    for (const auto mode : {Mode::create, Mode::existing, Mode::read_only})
      check_refused([&] { KnowledgeBase::open(path, {.mode = mode}); }, code, words);
    CHECK((file_bytes(path) == before));
  }
};

}  // namespace

TEST_CASE("A base is opened again as it was left") {
  const Closed closed;
  const auto before = test::dump(closed.path);
  for (const auto mode : {Mode::create, Mode::existing, Mode::read_only}) {
    const auto base = KnowledgeBase::open(closed.path, {.mode = mode, .origin = "ignored"});
    CHECK(base.origin() == "here");
    CHECK(base.events().count() == 50);
    CHECK(base.check().empty());
  }
  CHECK(test::dump(closed.path) == before);
}

TEST_CASE("A base that is made without an origin has a random one") {
  const TemporaryDirectory folder;
  const auto one = KnowledgeBase::open(folder / "1").origin();
  CHECK(one.size() == 16);
  CHECK(one != KnowledgeBase::open(folder / "2").origin());
  check_refused([&] { KnowledgeBase::open(folder / "3", {.origin = "a b"}); }, ErrorCode::invalid_argument,
                {"a b"});
  CHECK_FALSE(std::filesystem::exists(folder / "3"));
}

TEST_CASE("What is no base is refused and left as it is") {
  const Closed closed;
  const auto name = closed.path.string();
  SECTION("a text") {
    write_bytes(closed.path, std::string(5000, 'x'));
    closed.refuses(ErrorCode::not_a_base, {name});
  }
  SECTION("another program's database") {
    std::filesystem::remove(closed.path);
    sql::test::make_base(closed.path);
    closed.refuses(ErrorCode::not_a_base, {name, "another program"});
  }
  SECTION("a newer format") {
    test::Outside(closed.path).run("PRAGMA user_version = " + std::to_string(store::format + 1));
    closed.refuses(ErrorCode::newer_format,
                   {name, std::to_string(store::format + 1), std::to_string(store::format), "newer Annals"});
  }
  SECTION("a format that never was") {
    test::Outside(closed.path).run("PRAGMA user_version = 0");
    closed.refuses(ErrorCode::corrupt, {name});
  }
  SECTION("cut short") {
    std::filesystem::resize_file(closed.path, std::filesystem::file_size(closed.path) / 2);
    closed.refuses(ErrorCode::corrupt, {name, "cut short"});
  }
}

TEST_CASE("Folders, missing files and empty files are no bases") {
  const TemporaryDirectory folder;
  check_refused([&] { KnowledgeBase::open(folder.path()); }, ErrorCode::not_a_base, {"folder"});
  check_refused([&] { KnowledgeBase::open(folder / "none", {.mode = Mode::existing}); }, ErrorCode::not_found,
                {"none"});
  check_refused([&] { KnowledgeBase::open(folder / "none", {.mode = Mode::read_only}); },
                ErrorCode::not_found, {"none"});
  check_refused([&] { KnowledgeBase::open(folder / "no/folder"); }, ErrorCode::not_found, {"no"});
  write_bytes(folder / "empty", "");
  check_refused([&] { KnowledgeBase::open(folder / "empty", {.mode = Mode::existing}); },
                ErrorCode::not_a_base, {"empty"});
  CHECK_NOTHROW(KnowledgeBase::open(folder / "empty").add(Actor{.key = "kim"}));
}

TEST_CASE("A damaged page is said, by the question that meets it or by check") {
  const Closed closed;
  auto bytes = file_bytes(closed.path);
  const auto at = bytes.find("summit-25");
  REQUIRE(at != std::string::npos);
  for (std::size_t page = at / 4096 * 4096, i = page; i < page + 4096; ++i) bytes[i] = '\x5A';
  write_bytes(closed.path, bytes);
  bool was_told = false;
  try {
    const auto base = KnowledgeBase::open(closed.path, {.mode = Mode::read_only});
    was_told = !base.check().empty();
  } catch (const Error& error) {
    INFO(error.what());
    was_told = error.code() == ErrorCode::corrupt;
  }
  CHECK(was_told);
}

TEST_CASE("check finds a row and a text index that differ from the claims") {
  const Closed closed;
  {
    auto base = test::open_base(closed.path);
    base.claim(base.event("summit-1").id, Event<>{.summary = "A meeting"}, {});
    CHECK(base.check().empty());
  }
  test::Outside outside(closed.path);
  CHECK(outside.run_unguarded("UPDATE event SET outcome = 'void' WHERE key = 'summit-1'; "
                              "UPDATE event SET title = 'changed' WHERE key = 'summit-2'") == "");
  const auto problems = test::open_base(closed.path).check();
  REQUIRE(problems.size() == 3);
  CHECK(problems[0].about == "search");
  CHECK(problems[1].about == "summit-1");
  CHECK(problems[2].about == "summit-2");
}

TEST_CASE("check finds an event whose place in time is not that of its date") {
  const Closed closed;
  const std::string column = GENERATE("earliest_start", "latest_start", "earliest_end", "latest_end",
                                      "sort_key", "span_class", "date");
  INFO(column);
  const auto wrong = column == "date" ? "'2017'" : column + " + 1";
  CHECK(test::Outside(closed.path)
            .run_unguarded("UPDATE event SET " + column + " = " + wrong + " WHERE key = 'summit-3'") == "");
  const auto problems = test::open_base(closed.path).check();
  REQUIRE(problems.size() == (column == "date" ? 2 : 1));  // another date is no claim's either
  CHECK(problems.back().about == "summit-3");
  CHECK(problems.back().what.find("time") != std::string::npos);
}

TEST_CASE("check finds a date that is none") {
  const Closed closed;
  CHECK(test::Outside(closed.path).run_unguarded("UPDATE event SET date = 'soon' WHERE key = 'summit-3'") ==
        "");
  const auto problems = test::open_base(closed.path).check();
  REQUIRE(problems.size() == 1);
  CHECK(problems.front().what.find("\"soon\" as a date") != std::string::npos);
}

TEST_CASE("check finds a row that nobody has claimed, and one that says more than its claims") {
  const Closed closed;
  const std::string sql =
      GENERATE("DELETE FROM claim WHERE id = (SELECT id FROM event WHERE key = 'summit-2')",
               "UPDATE event SET standing = 'disputed' WHERE key = 'summit-2'",
               "UPDATE event SET title = 'Another' WHERE key = 'summit-2'");
  INFO(sql);
  CHECK(test::Outside(closed.path).run_unguarded(sql) == "");
  const auto problems = test::open_base(closed.path).check();
  REQUIRE_FALSE(problems.empty());
  CHECK(problems.back().about == "summit-2");
}

TEST_CASE("check finds a text index that is damaged") {
  const Closed closed;
  CHECK(test::Outside(closed.path).run("DELETE FROM search_config") == "");
  const auto problems = test::open_base(closed.path).check();
  REQUIRE(problems.size() == 1);
  CHECK(problems.front().about == "search");
}

TEST_CASE("A place that cannot be written serves readers only") {
  const Closed closed;
  chmod(closed.path.c_str(), 0444);
  chmod(closed.folder.path().c_str(), 0555);
  // Root may write anywhere, so it is somebody else who tries.
  const auto child = sql::test::in_child([&] {
    constexpr id_t nobody = 65534;
    if (geteuid() == 0 && (setgid(nobody) != 0 || setuid(nobody) != 0)) return false;
    auto base = KnowledgeBase::open(closed.path, {.mode = Mode::read_only});
    const auto refusal = [](auto act) {
      try {
        act();
      } catch (const Error& error) {
        if (error.code() == ErrorCode::read_only) return std::string(error.what());
      }
      return std::string();
    };
    const auto at_opening = refusal([&] { KnowledgeBase::open(closed.path); });
    const auto at_writing = refusal([&] { base.add(Actor{.key = "kim"}); });
    return base.events().count() == 50 && base.check().empty() &&
           at_opening.find(closed.path.string()) != std::string::npos &&
           at_writing.find("opened for reading only") != std::string::npos;
  });
  CHECK(sql::test::wait_for(child) == 0);
  chmod(closed.folder.path().c_str(), 0755);
}

TEST_CASE("A write while another program writes is told that the base is busy, and changes nothing") {
  const Closed closed;
  const auto before = test::dump(closed.path);
  const sql::test::Signal writing;
  const auto child = sql::test::in_child([&] {
    auto base = test::open_base(closed.path);
    const auto transaction = base.transaction();
    base.add(Actor{.key = "half-way"});
    writing.give();
    sql::test::sleep_until_killed();
    return false;
  });
  writing.wait();
  auto base = KnowledgeBase::open(closed.path, {.busy_timeout = std::chrono::milliseconds(50)});
  const auto busy = [&](auto act) {
    check_refused(act, ErrorCode::busy, {closed.path.string(), "another program", "try again"});
  };
  busy([&] { base.add(Event<test::Flood>{.key = "flood"}); });
  busy([&] { static_cast<void>(base.transaction()); });
  CHECK(base.events().count() == 50);
  kill(child, SIGKILL);
  sql::test::wait_for(child);
  CHECK(test::dump(closed.path) == before);
  CHECK_NOTHROW(base.add(Actor{.key = "kim"}));
}

TEST_CASE("A base that was opened for reading is not written to") {
  const Closed closed;
  const auto bytes = file_bytes(closed.path);
  auto base = KnowledgeBase::open(closed.path, {.mode = Mode::read_only});
  const auto refused = [&](auto act) { check_refused(act, ErrorCode::read_only, {"reading only"}); };
  refused([&] { base.add(Actor{.key = "kim"}); });
  refused([&] { base.add(Event<test::Flood>{.key = "flood"}); });
  refused([&] { static_cast<void>(base.transaction()); });
  CHECK((file_bytes(closed.path) == bytes));
}

TEST_CASE("Several programs that make one base at once make one") {
  const TemporaryDirectory folder;
  std::vector<pid_t> children;
  for (int i = 0; i < 4; ++i)
    children.push_back(sql::test::in_child([&] {
      KnowledgeBase::open(folder / "a.annals").add(Actor{.key = "actor-" + std::to_string(i)});
      return true;
    }));
  for (const auto child : children) CHECK(sql::test::wait_for(child) == 0);
  const auto base = KnowledgeBase::open(folder / "a.annals");
  CHECK(base.actors().size() == 4);
  CHECK(base.check().empty());
}

TEST_CASE("A program that is killed half-way through a transaction leaves the base as it was") {
  const Closed closed;
  const auto before = test::dump(closed.path);
  const pid_t child = sql::test::in_child([&] {
    auto base = test::open_base(closed.path);
    auto transaction = base.transaction();
    for (int i = 0; i < 20'000; ++i) {
      base.add(Event<test::Flood>{.key = "flood-" + std::to_string(i), .title = "Half-way"});
      if (i == 2'000) std::raise(SIGKILL);
    }
    return true;
  });
  CHECK(WIFSIGNALED(sql::test::wait_for(child)));
  auto base = test::open_base(closed.path);
  CHECK(test::dump(closed.path) == before);
  CHECK(base.check().empty());
  CHECK_NOTHROW(base.add(Actor{.key = "kim"}));
}
