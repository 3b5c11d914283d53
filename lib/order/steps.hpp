#pragma once

#include <cstddef>

namespace annals::inline v0_2::order {

/// How many constraints this thread has looked at to find out what follows from them, so that tests can tell
/// how the work grows without a clock.
std::size_t steps();
void count_steps(std::size_t more);

}  // namespace annals::inline v0_2::order
