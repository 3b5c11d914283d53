#pragma once

#include "annals/questions.hpp"
#include "store/state.hpp"

#include <vector>

namespace annals::inline v0_2::detail {

std::vector<Remark> remarks(store::State& state);

}  // namespace annals::inline v0_2::detail
