#pragma once

#include "annals/export.hpp"
#include "annals/json.hpp"
#include "annals/lines.hpp"
#include "annals/query/forecasts.hpp"
#include "annals/questions.hpp"

#include <span>

namespace annals::inline v0_2::answer {

/// Forecasts, what came of each by `now`, and how well those who made them did: by speaker and by source.
[[nodiscard]] ANNALS_EXPORT Json forecasts_json(const Questions& base, std::span<const Forecast> forecasts,
                                                Instant now);
[[nodiscard]] ANNALS_EXPORT Lines forecasts_lines(const Questions& base, std::span<const Forecast> forecasts);

}  // namespace annals::inline v0_2::answer
