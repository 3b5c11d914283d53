// A base is one file, its log and the log's index: what happens when others put something else in their
// places.

#include "knowledge_base/support.hpp"
#include "store/outside.hpp"

#include <array>
#include <fcntl.h>
#include <unistd.h>

#include <catch2/catch.hpp>

namespace fs = std::filesystem;
using namespace annals;
using test::check_refused;

namespace {

using Mode = OpenOptions::Mode;

/// Two bases that are closed, and a copy of the first as it was some writes ago.
struct Files {
  TemporaryDirectory folder{};
  fs::path path = folder / "base.annals";
  fs::path other = folder / "other.annals";
  fs::path older = folder / "older.annals";

  Files() {
    test::open_base(path).add(Actor{.key = "kim"});
    fs::copy_file(path, older);
    for (const auto* key : {"lee", "park"}) test::open_base(path).add(Actor{.key = key});
    test::open_base(other, "elsewhere").add(Actor{.key = "trump"});
  }
  [[nodiscard]] fs::path beside(const char* suffix) const { return path.native() + suffix; }
};

/// Puts the bytes of one file into another that stays the same file, as cp(1) does.
void overwrite(const fs::path& from, const fs::path& to) {
  sql::test::write_bytes(to, sql::test::file_bytes(from));
}

/// Neither a read nor a write goes on with a file that `change` has put in the base's place, and what is
/// there then stays as it is.
template <class Change>
void check_noticed(const Files& files, Change change, const std::string& word) {
  INFO(word);
  auto base = KnowledgeBase::open(files.path);
  base.add(Actor{.key = "choe"});
  change();
  const auto there = fs::exists(files.path) ? sql::test::file_bytes(files.path) : "";
  check_refused([&] { base.add(Actor{.key = "moon"}); }, ErrorCode::storage, {word, "open it again"});
  check_refused([&] { static_cast<void>(base.actors()); }, ErrorCode::storage, {word, "open it again"});
  { const auto closing = std::move(base); }
  CHECK((fs::exists(files.path) ? sql::test::file_bytes(files.path) : "") == there);
}

}  // namespace

TEST_CASE("A base that is replaced while it is open is noticed, and what took its place is left alone") {
  const Files files;
  check_noticed(
      files, [&] { fs::rename(files.other, files.path); }, "was replaced by another");
  // The log that is left belongs to the base that is gone.
  check_refused([&] { KnowledgeBase::open(files.path); }, ErrorCode::corrupt,
                {"base.annals-wal", "another base"});
  fs::remove(files.beside("-wal"));
  fs::remove(files.beside("-shm"));
  CHECK(KnowledgeBase::open(files.path).actor("trump").key == "trump");
}

TEST_CASE("A base that is moved or deleted while it is open is noticed") {
  const Files files;
  SECTION("moved") {
    check_noticed(
        files, [&] { fs::rename(files.path, files.folder / "moved.annals"); }, "was moved or deleted");
  }
  SECTION("deleted") {
    check_noticed(
        files, [&] { fs::remove(files.path); }, "was moved or deleted");
  }
  CHECK_FALSE(fs::exists(files.path));
}

TEST_CASE("A base that is overwritten in place while it is open is noticed") {
  const Files files;
  SECTION("by another base") {
    check_noticed(
        files, [&] { overwrite(files.other, files.path); }, "was overwritten by another");
  }
  SECTION("by an older copy of itself") {
    check_noticed(
        files, [&] { overwrite(files.older, files.path); }, "was overwritten by another");
  }
  SECTION("by something that is no base") {
    check_noticed(
        files, [&] { sql::test::write_bytes(files.path, std::string(40'000, 'x')); },
        "was overwritten by another");
  }
}

TEST_CASE("A log or its index that is deleted while the base is open is noticed") {
  const Files files;
  const auto* suffix = GENERATE("-wal", "-shm");
  check_noticed(
      files, [&] { fs::remove(files.beside(suffix)); }, "lost its log");
}

TEST_CASE("A reader without a writer notices another file in the place of its own") {
  const Files files;
  const auto base = KnowledgeBase::open(files.path, {.mode = Mode::read_only});
  CHECK(base.actors().size() == 3);
  SECTION("replaced: it would read the old one for ever") {
    fs::rename(files.other, files.path);
    CHECK(base.actors().size() == 1);  // nothing was mixed: it has opened the new one
  }
  SECTION("deleted") {
    fs::remove(files.path);
    check_refused([&] { static_cast<void>(base.actors()); }, ErrorCode::not_found, {"no such file"});
  }
}

TEST_CASE("A log of another base, or of another state of this one, is refused and left as it is") {
  const Files files;
  const auto log_of = [&](const fs::path& base) {
    const auto open = KnowledgeBase::open(base);
    auto writing = KnowledgeBase::open(base);
    writing.add(Actor{.key = "choe"});
    return sql::test::file_bytes(base.native() + "-wal");
  };
  std::string log, why;
  SECTION("another base") {
    log = log_of(files.other);
    why = "is of another base";
  }
  SECTION("a later state") {
    fs::copy_file(files.path, files.folder / "copy.annals");
    log = log_of(files.folder / "copy.annals");
    fs::rename(files.older, files.path);
    why = "belongs to a later state";
  }
  SECTION("an earlier state") {
    log = log_of(files.older);
    for (const auto* key : {"moon", "yun"}) test::open_base(files.path).add(Actor{.key = key});
    why = "belongs to an earlier state";
  }
  sql::test::write_bytes(files.beside("-wal"), log);
  const auto before = sql::test::contents(files.folder.path());
  for (const auto mode : {Mode::read_only, Mode::existing, Mode::create})
    check_refused([&] { KnowledgeBase::open(files.path, {.mode = mode}); }, ErrorCode::corrupt,
                  {"base.annals-wal", why, "move it away"});
  CHECK(sql::test::contents(files.folder.path()) == before);
}

TEST_CASE("A log that a killed writer leaves is the base's own") {
  const Files files;
  const pid_t child = sql::test::in_child([&] {
    auto base = KnowledgeBase::open(files.path);
    base.add(Actor{.key = "choe"});
    base.add(Actor{.key = "moon"});
    return raise(SIGKILL) == 0;
  });
  CHECK(WIFSIGNALED(sql::test::wait_for(child)));
  const auto file = sql::test::file_bytes(files.path);
  const auto log = sql::test::file_bytes(files.beside("-wal"));
  CHECK(KnowledgeBase::open(files.path, {.mode = Mode::read_only}).actors().size() == 5);
  CHECK(sql::test::file_bytes(files.path) == file);
  CHECK(sql::test::file_bytes(files.beside("-wal")) == log);
  CHECK(KnowledgeBase::open(files.path).actors().size() == 5);
}

namespace {

std::string number_of_bytes(std::uint32_t number) {
  std::string bytes;
  for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(number >> shift & 0xff);
  return bytes;
}

const std::string journal_magic = "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7";

/// A journal of one page, as the engine leaves it when it is stopped half-way.
std::string journal(std::uint32_t page, const std::string& bytes, std::uint32_t pages_before) {
  std::string header = journal_magic + number_of_bytes(1) + number_of_bytes(1) +
                       number_of_bytes(pages_before) + number_of_bytes(512) + number_of_bytes(4096);
  header.resize(512);
  std::uint32_t sum = 1;
  for (int at = 4096 - 200; at > 0; at -= 200)
    sum += static_cast<unsigned char>(bytes[static_cast<std::size_t>(at)]);
  return header + number_of_bytes(page) + bytes + number_of_bytes(sum);
}

}  // namespace

TEST_CASE(
    "A journal that would delete another file, or is not the base's own, is refused and left as it is") {
  const Files files;
  const auto victim = files.folder / "victim";
  sql::test::write_bytes(victim, journal_magic + std::string(512, '\0'));
  const auto base = sql::test::file_bytes(files.path);
  const auto pages = static_cast<std::uint32_t>(base.size() / 4096);
  const auto other = sql::test::file_bytes(files.other);
  std::string left, why;
  SECTION("it names a super-journal") {
    left = journal(2, base.substr(4096, 4096), pages);
    std::uint32_t sum = 0;
    for (const char c : victim.native()) sum += static_cast<unsigned char>(c);
    left += number_of_bytes(4096 * 262144 / 4096) + victim.native() +
            number_of_bytes(static_cast<std::uint32_t>(victim.native().size())) + number_of_bytes(sum) +
            journal_magic;
    why = "would delete";
  }
  SECTION("it is of another base") {
    left = journal(2, other.substr(4096, 4096), pages);
    why = "not this base's";
  }
  SECTION("it would make the base empty") {
    left = journal(5, other.substr(4096, 4096), 0);
    why = "not this base's";
  }
  sql::test::write_bytes(files.beside("-journal"), left);
  const auto before = sql::test::contents(files.folder.path());
  for (const auto mode : {Mode::read_only, Mode::existing, Mode::create})
    check_refused([&] { KnowledgeBase::open(files.path, {.mode = mode}); }, ErrorCode::corrupt,
                  {"base.annals-journal", why, "move it away"});
  CHECK(sql::test::contents(files.folder.path()) == before);
}

TEST_CASE("A journal of the base's own is rolled back by who may write; a reader says so") {
  const Files files;
  {
    // A base that another program has set back to journals, stopped while it writes.
    test::Outside(files.path).run("PRAGMA journal_mode = DELETE");
  }
  const auto base = sql::test::file_bytes(files.path);
  sql::test::write_bytes(files.beside("-journal"),
                         journal(2, base.substr(4096, 4096), static_cast<std::uint32_t>(base.size() / 4096)));
  check_refused([&] { KnowledgeBase::open(files.path, {.mode = Mode::read_only}); }, ErrorCode::read_only,
                {"stopped half-way", "open it once for writing"});
  CHECK(KnowledgeBase::open(files.path).actors().size() == 3);
  CHECK_FALSE(fs::exists(files.beside("-journal")));
}

TEST_CASE("Reading makes, changes and deletes no file") {
  const Files files;
  const auto before = sql::test::contents(files.folder.path());
  {
    const auto base = KnowledgeBase::open(files.path, {.mode = Mode::read_only});
    CHECK(base.actors().size() == 3);
    CHECK(base.check().empty());
    CHECK(sql::test::contents(files.folder.path()) == before);
  }
  CHECK(sql::test::contents(files.folder.path()) == before);
}

TEST_CASE("A reader that began while nobody wrote sees what is written later") {
  const Files files;
  const auto reader = KnowledgeBase::open(files.path, {.mode = Mode::read_only});
  CHECK(reader.actors().size() == 3);
  {
    auto writer = KnowledgeBase::open(files.path);
    writer.add(Actor{.key = "choe"});
    CHECK(reader.actors().size() == 4);
    writer.add(Actor{.key = "moon"});
    CHECK(reader.actors().size() == 5);
  }
  CHECK(reader.actors().size() == 5);
  test::open_base(files.path).add(Actor{.key = "yun"});
  CHECK(reader.actors().size() == 6);
}

TEST_CASE("A visitor whose base is written to under way is told to read again") {
  const Files files;
  const auto reader = KnowledgeBase::open(files.path, {.mode = Mode::read_only});
  bool written = false;
  check_refused(
      [&] {
        reader.each_claim([&](const Claim&) {
          if (!std::exchange(written, true)) test::open_base(files.path).add(Actor{.key = "choe"});
        });
      },
      ErrorCode::busy, {"while it was being read", "read it again"});
  std::size_t claims = 0;
  reader.each_claim([&](const Claim&) { ++claims; });
  CHECK(claims == 5);
}
