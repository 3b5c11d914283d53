#include "sql/open.hpp"

#include "sql/support.hpp"
#include "temporary_directory.hpp"

#include <string>
#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>

namespace fs = std::filesystem;
using namespace annals;
using namespace annals::sql;
using namespace annals::sql::test;

namespace {

constexpr Access every_access[] = {Access::read_only, Access::read_write};

/// Opening is refused with this code and words of advice, and changes nothing in the folder.
void check_refused(const TemporaryDirectory& folder, const fs::path& path, Access access, ErrorCode code,
                   const std::string& advice) {
  const auto before = contents(folder.path());
  const auto error = error_of([&] { open_file(path, access); });
  CAPTURE(static_cast<int>(access), static_cast<int>(error.code()));
  CHECK(error.code() == code);
  CHECK_THAT(error.what(), Catch::Contains(advice));
  CHECK_THAT(error.what(), Catch::EndsWith("."));
  CHECK(contents(folder.path()) == before);
}

void check_making_refused(const TemporaryDirectory& folder, const fs::path& path, ErrorCode code,
                          const std::string& advice) {
  const auto before = contents(folder.path());
  const auto error = error_of([&] { make_file(path, [](Database&) {}); });
  CHECK(error.code() == code);
  CHECK_THAT(error.what(), Catch::Contains(advice));
  CHECK(contents(folder.path()) == before);
}

/// Runs `act` as a user whom permissions bind.
template <class Act>
bool as_ordinary_user(Act act) {
  return wait_for(in_child([&] {
           constexpr uid_t nobody = 65534;
           if (getuid() == 0 && setuid(nobody) != 0) return false;
           return act();
         })) == 0;
}

}  // namespace

TEST_CASE("a file is made only where that was asked for") {
  const TemporaryDirectory folder;
  const auto path = folder / "new.annals";
  check_refused(folder, path, Access::read_only, ErrorCode::not_found, "no such file");
  check_refused(folder, path, Access::read_write, ErrorCode::not_found, "no such file");
  check_making_refused(folder, folder / "no/new.annals", ErrorCode::not_found, "no folder");
  make_base(path);
  CHECK(count(*open_file(path, Access::read_write), "item") == 3);
  CHECK_FALSE(make_file(path, [](Database&) { FAIL("it is there"); }));
}

TEST_CASE("an empty file becomes a base only where one is to be made") {
  const TemporaryDirectory folder;
  const auto path = folder / "empty.annals";
  write_bytes(path, "");
  check_refused(folder, path, Access::read_only, ErrorCode::not_a_base, "empty");
  check_refused(folder, path, Access::read_write, ErrorCode::not_a_base, "empty");
  make_base(path);
  CHECK(count(*open_file(path, Access::read_only), "item") == 3);
}

TEST_CASE("what is not a database is refused and left as it is") {
  const TemporaryDirectory folder;
  fs::create_directory(folder / "folder.annals");
  write_bytes(folder / "text",
              "just some words, longer than the header of a database" + std::string(500, '.'));
  write_bytes(folder / "short", "SQLite");
  std::string noise;
  for (unsigned i = 0, x = 1; i < 9000; ++i, x = x * 1664525 + 1013904223)
    noise += static_cast<char>(x >> 24);
  write_bytes(folder / "encrypted", noise);
  for (const Access access : every_access) {
    check_refused(folder, folder / "folder.annals", access, ErrorCode::not_a_base, "is a folder");
    check_refused(folder, folder / "text", access, ErrorCode::not_a_base, "another kind of file");
    check_refused(folder, folder / "short", access, ErrorCode::not_a_base, "another kind of file");
    check_refused(folder, folder / "encrypted", access, ErrorCode::not_a_base, "encrypted");
  }

  // A pipe last: reading its bytes, or opening it, would wait for ever.
  REQUIRE(mkfifo((folder / "pipe").c_str(), 0600) == 0);
  CHECK(error_of([&] { open_file(folder / "pipe", Access::read_write); }).code() == ErrorCode::not_a_base);
}

TEST_CASE("names that are no names are refused") {
  CHECK(error_of([] { make_file("", [](Database&) {}); }).code() == ErrorCode::invalid_argument);
  CHECK(error_of([] { make_file(std::string("a\0b", 3), [](Database&) {}); }).code() ==
        ErrorCode::invalid_argument);
  CHECK(error_of([] { make_file(std::string(5000, 'x'), [](Database&) {}); }).code() == ErrorCode::storage);
}

TEST_CASE("no name has a meaning of its own") {
  const TemporaryDirectory folder;
  const auto here = fs::current_path();
  fs::current_path(folder.path());
  for (const char* name : {":memory:", "file:x.annals?mode=memory", "a%20b?c#d", "정은"}) {
    make_base(name);
    CHECK(fs::exists(folder / name));
    CHECK(count(*open_file(name, Access::read_only), "item") == 3);
  }
  fs::current_path(here);
}

TEST_CASE("a file that is cut short is refused") {
  const TemporaryDirectory folder;
  const auto path = folder / "cut.annals";
  make_base(path, 2000);
  const auto whole = file_bytes(path);
  for (const std::size_t size : {whole.size() - 1, whole.size() - 4096, whole.size() / 2, std::size_t{4096},
                                 std::size_t{100}, std::size_t{99}, std::size_t{16}}) {
    write_bytes(path, whole.substr(0, size));
    CAPTURE(size);
    for (const Access access : every_access)
      check_refused(folder, path, access, ErrorCode::corrupt, "cut short");
  }
}

TEST_CASE("a damaged file is refused when the damage is met") {
  const TemporaryDirectory folder;
  const auto path = folder / "damaged.annals";
  make_base(path, 2000);
  const auto whole = file_bytes(path);

  SECTION("in the header") {
    write_bytes(path, whole.substr(0, 16) + std::string(84, '\xa5') + whole.substr(100));
    for (const Access access : every_access)
      check_refused(folder, path, access, ErrorCode::corrupt, "damaged");
  }
  SECTION("in the schema") {
    write_bytes(path, whole.substr(0, 100) + std::string(3996, '\xa5') + whole.substr(4096));
    for (const Access access : every_access)
      check_refused(folder, path, access, ErrorCode::corrupt, "damaged");
  }
  SECTION("in a table") {
    write_bytes(path, whole.substr(0, 8192) + std::string(whole.size() - 8192, '\xa5'));
    const auto before = contents(folder.path());
    {
      const auto database = open_file(path, Access::read_write);
      CHECK(error_of([&] { count(*database, "item"); }).code() == ErrorCode::corrupt);
      CHECK_FALSE(database->integrity_problems().empty());
    }
    CHECK(contents(folder.path()) == before);
  }
}

TEST_CASE("any single damaged byte gives an answer or an error, never a crash") {
  const TemporaryDirectory folder;
  const auto path = folder / "damaged.annals";
  make_base(path, 300);
  const auto whole = file_bytes(path);
  for (std::size_t at = 0; at < whole.size(); at += at < 4096 ? 13 : 1009) {
    auto bytes = whole;
    bytes[at] = static_cast<char>(~bytes[at]);
    write_bytes(path, bytes);
    try {
      const auto database = open_file(path, Access::read_only);
      database->integrity_problems();
      for (Rows rows = database->query("SELECT id, name FROM item"); rows.next();) rows.value(1);
    } catch (const Error&) {
    }
    fs::remove(path.string() + "-wal");
    fs::remove(path.string() + "-shm");
  }
}

TEST_CASE("looking at a file changes nothing") {
  const TemporaryDirectory folder;
  const auto path = folder / "base.annals";
  make_base(path);
  {
    // As another program leaves it: without the log that we would give it.
    open_file(path, Access::read_write)->script("PRAGMA journal_mode = DELETE");
  }
  const auto before = contents(folder.path());
  for (const Access access : every_access) {
    const auto database = open_file(path, access);
    CHECK(database->application_id() == 0);
    CHECK(count(*database, "item") == 3);
  }
  CHECK(contents(folder.path()) == before);
}

TEST_CASE("nothing can be written through read-only access") {
  const TemporaryDirectory folder;
  const auto path = folder / "base.annals";
  make_base(path);
  const auto before = contents(folder.path());
  {
    const auto database = open_file(path, Access::read_only);
    const auto refused = [&](auto act) { CHECK(error_of(act).code() == ErrorCode::read_only); };
    refused([&] { database->run("DELETE FROM item"); });
    refused([&] { database->run("CREATE TABLE more (i)"); });
    refused([&] { database->begin(); });
    refused([&] { database->set_application_id(1); });
    refused([&] { database->set_format_version(1); });
    CHECK_FALSE(database->in_transaction());
  }
  CHECK(contents(folder.path()) == before);
}

TEST_CASE("a link leads to the file and to the log beside it") {
  const TemporaryDirectory folder;
  fs::create_directory(folder / "real");
  make_base(folder / "real/base.annals");
  fs::create_symlink(folder / "real/base.annals", folder / "link.annals");
  const auto writer = open_file(folder / "real/base.annals", Access::read_write);
  writer->begin();
  writer->run("DELETE FROM item");
  writer->commit();
  CHECK(count(*open_file(folder / "link.annals", Access::read_only), "item") == 0);
}

TEST_CASE("a place that cannot be written can be read, and says so when it is to be written") {
  const TemporaryDirectory folder;
  const auto path = folder / "a%20b?.annals";
  make_base(path);
  fs::permissions(path, fs::perms(0444));
  fs::permissions(folder.path(), fs::perms(0555));
  const auto before = contents(folder.path());

  CHECK(as_ordinary_user([&] {
    const auto database = open_file(path, Access::read_only);
    database->begin_read();
    return count(*database, "item") == 3 && database->integrity_problems().empty();
  }));
  CHECK(as_ordinary_user(
      [&] { return error_of([&] { open_file(path, Access::read_write); }).code() == ErrorCode::read_only; }));
  CHECK(as_ordinary_user([&] {
    return error_of([&] { make_file(folder / "new.annals", [](Database&) {}); }).code() ==
           ErrorCode::read_only;
  }));
  CHECK(contents(folder.path()) == before);

  fs::permissions(folder.path(), fs::perms(0755));
  fs::permissions(path, fs::perms(0000));
  CHECK(as_ordinary_user(
      [&] { return error_of([&] { open_file(path, Access::read_only); }).code() == ErrorCode::storage; }));
}

TEST_CASE("a reader in a read-only place sees what is still in the log, and notices later writes") {
  if (getuid() != 0) {
    WARN("only the administrator can write where the test's reader cannot");
    return;
  }
  const TemporaryDirectory folder;
  const auto path = folder / "base.annals";
  make_base(path);
  fs::permissions(path, fs::perms(0644));
  fs::permissions(folder.path(), fs::perms(0755));

  SECTION("a log is there already") {
    const auto writer = open_file(path, Access::read_write);
    writer->begin();
    writer->run("DELETE FROM item");
    writer->commit();
    CHECK(as_ordinary_user([&] { return count(*open_file(path, Access::read_only), "item") == 0; }));
  }
  SECTION("a log comes later") {
    int ready[2], written[2];
    REQUIRE(pipe(ready) == 0);
    REQUIRE(pipe(written) == 0);
    char token = 'x';
    const pid_t reader = in_child([&] {
      if (setuid(65534) != 0) return false;
      const auto database = open_file(path, Access::read_only);
      if (write(ready[1], &token, 1) != 1 || read(written[0], &token, 1) != 1) return false;
      return !database->is_current() && error_of([&] { database->begin_read(); }).code() == ErrorCode::busy;
    });
    REQUIRE(read(ready[0], &token, 1) == 1);
    const auto writer = open_file(path, Access::read_write);
    writer->begin();
    writer->run("DELETE FROM item");
    writer->commit();
    REQUIRE(write(written[1], &token, 1) == 1);
    CHECK(wait_for(reader) == 0);
  }
}
