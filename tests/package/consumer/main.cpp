#include "annals/version.hpp"

#include <cstdio>

int main() {
  const auto version = annals::version();
  std::printf("%.*s\n", static_cast<int>(version.size()), version.data());
}
