#include "acts.hpp"
#include "file_layer.hpp"

#include <memory>

#include <sqlite3.h>

namespace annals::torture {

namespace {

/// The ways in which a call can fail; a write may be done in part.
Answer failure(const Call& call, std::size_t choice) {
  switch (call.operation) {
    case Operation::open:
      return {SQLITE_CANTOPEN};
    case Operation::read:
      return {SQLITE_IOERR_READ};
    case Operation::write:
      return {choice % 2 == 0 ? SQLITE_IOERR_WRITE : SQLITE_FULL, choice % 4 < 2 ? call.amount / 2 : 0};
    case Operation::sync:
      return {SQLITE_IOERR_FSYNC};
    case Operation::truncate:
      return {SQLITE_IOERR_TRUNCATE};
    case Operation::remove:
      return {SQLITE_IOERR_DELETE};
    case Operation::lock:
      return {SQLITE_IOERR_LOCK};
    case Operation::size:
      return {SQLITE_IOERR_FSTAT};
    case Operation::shm_map:
      return {choice % 2 == 0 ? SQLITE_IOERR_SHMMAP : SQLITE_CANTOPEN};
    case Operation::shm_lock:
      return {SQLITE_IOERR_SHMLOCK};
  }
  return {};
}

}  // namespace

void fail_calls(Case& one) {
  const bool for_good = one.chance(50);
  const auto choice = one.number(4);
  std::fprintf(stderr, "%s, way %zu\n", for_good ? "from then on" : "once", choice);
  auto seen = std::make_shared<std::size_t>();
  const auto begin = [=](std::size_t nth) {
    *seen = 0;
    watch_files([=](const Call& call) {
      const bool fails = ++*seen == nth || (for_good && nth != 0 && *seen > nth);
      return fails ? failure(call, choice) : Answer{};
    });
  };
  const auto end = [=] {
    watch_files({});
    return *seen;
  };
  watch_files({});
  act_in_trouble(one, {begin, end});
}

}  // namespace annals::torture
