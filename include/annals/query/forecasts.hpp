#pragma once

#include "annals/export.hpp"
#include "annals/questions.hpp"

#include <optional>
#include <vector>

namespace annals::inline v0_2 {

/// What came of a forecast.
enum class ForecastState {
  came,          ///< surely before the end of its window, or it has none
  came_late,     ///< surely not before that
  did_not_come,  ///< a source says so
  undecided,     ///< nothing decides what became of it, or whether it came in time
  voided,        ///< cannot be known
  due,           ///< its window is over, and nothing says what became of it
  open
};

/// How far a forecast was off. Of a range of probabilities, by its middle, and by its best and its worst end.
struct Score {
  struct Penalty {
    double middle = 0, best = 0, worst = 0;
  };
  Penalty brier{};        ///< (p − o)²: 0 is perfect
  Penalty logarithmic{};  ///< −ln of the probability given to what came of it, taken as at least 1e-6
};

/// The score of a likelihood where the event came, or did not. Nothing where it has no probabilities.
[[nodiscard]] ANNALS_EXPORT std::optional<Score> score(const Likelihood& likelihood, bool came);

struct Forecast {
  Expectation said{};
  std::optional<When> made{};              ///< when it was published
  std::optional<ClaimId> superseded_by{};  ///< a later one of the same voice on the same event
  ForecastState state = ForecastState::open;
  std::vector<ClaimId> resolved_by{};  ///< the claims that say what came of it
  std::optional<Score> score{};        ///< where it came, or did not, and has probabilities
};

/// The forecasts of a base and what came of them by `now`, in the order of `Questions::expectations`. Ask a
/// `Snapshot`, for all to be of one state.
[[nodiscard]] ANNALS_EXPORT std::vector<Forecast> forecasts(const Questions& base,
                                                            Instant now = Instant::now());

}  // namespace annals::inline v0_2
