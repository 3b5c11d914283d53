#pragma once

#include <concepts>

namespace annals::test {

/// How many random cases are tried: a tenth under the sanitizers, which look for faults of another kind and
/// take ten times as long.
template <std::integral Number>
constexpr Number rounds(Number cases) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  return cases / 10;
#else
  return cases;
#endif
}

}  // namespace annals::test
