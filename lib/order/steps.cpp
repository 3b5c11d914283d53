#include "order/steps.hpp"

namespace annals::inline v0_2::order {

namespace {

thread_local std::size_t counted = 0;

}  // namespace

std::size_t steps() {
  return counted;
}

void count_steps(std::size_t more) {
  counted += more;
}

}  // namespace annals::inline v0_2::order
