// A base within an application: one thread writes while others read, through the same object. Readers do not
// wait for the writer, and see each transaction wholly or not at all.
//
// Usage: embedding BASE      (BASE is made)

#include "annals/annals.hpp"

#include <array>
#include <atomic>
#include <cstdio>
#include <exception>
#include <stop_token>
#include <thread>

#include <fmt/format.h>

namespace {

using namespace annals;

constexpr int batches = 20;
constexpr int alarms_in_a_batch = 10;

void write_alarms(KnowledgeBase& base) {
  for (int batch = 0; batch < batches; ++batch) {
    auto together = base.transaction();
    for (int alarm = 0; alarm < alarms_in_a_batch; ++alarm)
      base.add(Event<>{.key = fmt::format("alarm-{}-{}", batch, alarm),
                       .kind = "alarm",
                       .title = "Pump pressure too low",
                       .when = fmt::format("2024-03-{:02}T08:{:02}:00Z", batch + 1, alarm)});
    together.commit();
  }
}

}  // namespace

int main(int argc, char** argv) try {
  if (argc != 2) {
    fmt::print(stderr, "usage: embedding BASE\n");
    return 2;
  }
  auto base = KnowledgeBase::open(argv[1]);
  base.describe(
      {.name = "alarm", .about = "Something is not as it should be"});  // to ask for it before there is any
  std::atomic<int> torn = 0;
  {
    const auto read = [&](const std::stop_token& stop) {
      while (!stop.stop_requested())
        if (base.events().kind("alarm").count() % alarms_in_a_batch != 0) ++torn;
    };
    const std::array readers = {std::jthread(read), std::jthread(read), std::jthread(read)};
    write_alarms(base);  // then the readers are told to stop, also when this throws
  }
  fmt::print("{} alarms written in {} transactions; three readers saw {} of these in part\n",
             base.events().kind("alarm").count(), batches, torn.load());
  return 0;
} catch (const std::exception& error) {
  fmt::print(stderr, "embedding: {}\n", error.what());
  return 1;
}
