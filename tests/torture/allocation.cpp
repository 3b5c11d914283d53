#include "acts.hpp"
#include "memory.hpp"

namespace annals::torture {

void fail_allocations(Case& one) {
  const auto memory = static_cast<Memory>(one.number(3));
  const bool for_good = one.chance(50);
  std::fprintf(stderr, "memory %d, %s\n", static_cast<int>(memory), for_good ? "from then on" : "once");
  fail_allocation(memory, 0, false);  // so that the engine's memory is wrapped before it is used
  end_of_failures();
  act_in_trouble(one, {[=](std::size_t nth) { fail_allocation(memory, nth, for_good); }, end_of_failures});
}

}  // namespace annals::torture
