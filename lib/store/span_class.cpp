#include "store/span_class.hpp"

#include <bit>
#include <cstdint>

namespace annals::inline v0_2::store {

int span_class_of(const Bounds& bounds) {
  if (!bounds.earliest_start.is_bounded() || !bounds.latest_end.is_bounded()) return 64;
  return static_cast<int>(std::bit_width(static_cast<std::uint64_t>(bounds.latest_end.key()) -
                                         static_cast<std::uint64_t>(bounds.earliest_start.key())));
}

}  // namespace annals::inline v0_2::store
