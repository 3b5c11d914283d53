#pragma once

#include <cstddef>

namespace annals::torture {

/// Whose allocations fail.
enum class Memory { of_cpp, of_engine, of_both };

/// Lets the n-th allocation of this thread from now on fail, 0 none of them; and all after it, `for_good`.
/// Counts them in any case. The engine's are seen from the first call on, which must be before the engine is
/// used.
void fail_allocation(Memory memory, std::size_t nth, bool for_good);

/// Lets all allocations be well again. How many there were since `fail_allocation`.
std::size_t end_of_failures();

}  // namespace annals::torture
