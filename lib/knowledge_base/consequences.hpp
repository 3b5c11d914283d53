#pragma once

#include "annals/query/consequences.hpp"
#include "knowledge_base/base.hpp"

#include <functional>

namespace annals::inline v0_2::detail {

/// What of what is believed `act` would change. It may be run several times, and all of it is taken back.
Consequences consequences(Base& base, const std::function<void(Base::Writing&)>& act);

}  // namespace annals::inline v0_2::detail
