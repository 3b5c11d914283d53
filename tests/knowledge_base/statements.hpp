#pragma once

#include <cstddef>
#include <functional>

namespace annals::test {

/// What some work asks of the engine, over all connections of this process; not what its text index runs
/// inside.
struct Statements {
  std::size_t run = 0;
  std::size_t transactions = 0;  ///< that were begun
  std::size_t steps = 0;         ///< of the engine, some tens for each row that is read
};
/// Counts them; connections count from the first call on.
Statements statements_of(const std::function<void()>& work);

}  // namespace annals::test
