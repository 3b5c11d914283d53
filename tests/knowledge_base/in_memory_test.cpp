// A base without a file.

#include "annals/io/json_lines.hpp"
#include "knowledge_base/support.hpp"
#include "paths.hpp"

#include <fstream>
#include <sstream>
#include <thread>
#include <vector>

#include <catch2/catch.hpp>

using namespace annals;
using test::check_refused;

namespace {

std::string exported(const KnowledgeBase& base) {
  std::ostringstream out;
  export_json_lines(base, out);
  return out.str();
}

}  // namespace

TEST_CASE("A base in memory answers as one in a file, and is kept by a copy") {
  const TemporaryDirectory folder;
  auto base = KnowledgeBase::in_memory({.origin = "here"});
  CHECK(base.path().empty());
  CHECK(base.origin() == "here");
  std::ifstream article(ANNALS_SOURCE_DIR "/examples/data/kaesong.jsonl");
  import_json_lines(base, article);
  auto file = test::open_base(folder / "file.annals");
  std::ifstream again(ANNALS_SOURCE_DIR "/examples/data/kaesong.jsonl");
  import_json_lines(file, again);
  CHECK(base.events().count() == file.events().count());
  CHECK(exported(base) == exported(file));
  CHECK(base.check().empty());
  base.copy_to(folder / "copy.annals");
  CHECK(exported(test::open_base(folder / "copy.annals")) == exported(base));
}

TEST_CASE("A snapshot of a base in memory stays as it was") {
  auto base = KnowledgeBase::in_memory();
  base.add(Event<Summit>{.key = "summit"});
  const auto before = base.snapshot();
  base.add(Event<Summit>{.key = "another"});
  CHECK(before.events().count() == 1);
  CHECK(base.events().count() == 2);
  auto transaction = base.transaction();
  base.add(Event<Summit>{.key = "third"});
  CHECK(base.events().count() == 3);
  check_refused([&] { static_cast<void>(base.snapshot()); }, ErrorCode::misuse, {"before it"});
  transaction.commit();
  CHECK(base.snapshot().events().count() == 3);
}

TEST_CASE("A transaction in memory that is left undone leaves nothing, and threads have their turns") {
  auto base = KnowledgeBase::in_memory({.busy_timeout = std::chrono::milliseconds(50)});
  {
    auto transaction = base.transaction();
    base.add(Actor{.key = "kim"});
    std::thread([&] {
      check_refused([&] { static_cast<void>(base.find("kim")); }, ErrorCode::busy, {"another thread"});
    }).join();
  }
  CHECK_FALSE(base.find("kim"));
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i)
    threads.emplace_back([&, i] {
      for (int n = 0; n < 20; ++n)
        base.add(Event<>{.key = "e" + std::to_string(i) + "-" + std::to_string(n), .kind = "talks"});
    });
  for (auto& thread : threads) thread.join();
  CHECK(base.events().count() == 80);
  CHECK(base.check().empty());
}
