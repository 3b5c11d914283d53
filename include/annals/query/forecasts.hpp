#pragma once

#include "annals/export.hpp"
#include "annals/questions.hpp"
#include "annals/record/words.hpp"

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace annals::inline v0_2 {

/// What came of a forecast.
enum class ForecastState {
  came,          ///< surely within its window, or it has none
  came_early,    ///< surely before its window began
  came_late,     ///< surely after its window ended
  did_not_come,  ///< a source says so
  undecided,     ///< nothing decides what became of it, or whether it came within the window
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

/// The score of a likelihood where the event came within the window, or did not. Nothing where it has no
/// probabilities.
[[nodiscard]] ANNALS_EXPORT std::optional<Score> score(const Likelihood& likelihood, bool came);

/// What became of a forecast, given when its event started, and what `window` it was to start in.
[[nodiscard]] ANNALS_EXPORT ForecastState came_when(const Bounds& event, const std::optional<When>& window);

struct Forecast {
  Expectation said{};
  std::optional<When> made{};              ///< when it was published
  std::optional<ClaimId> superseded_by{};  ///< a later one of the same voice on the same event
  ForecastState state = ForecastState::open;
  std::vector<ClaimId> resolved_by{};  ///< the claims that say what came of it, and when
  std::optional<When> resolved{};      ///< when the first of these was published
  std::optional<Score> score{};        ///< where it came, or did not, and has probabilities

  [[nodiscard]] bool is_in_force() const { return !superseded_by; }
};

/// The forecasts of a base and what came of them by `now`, in the order of `Questions::expectations`. Ask a
/// `Snapshot`, for all to be of one state. O(n log n), and a look at the claims on each event.
[[nodiscard]] ANNALS_EXPORT std::vector<Forecast> forecasts(const Questions& base,
                                                            Instant now = Instant::now());

/// Forecasts by which an event was held about as likely, and how often it came.
struct Calibration {
  double low = 0, high = 0;  ///< by tenths: the middle of a forecast is in [low, high), or 1 in the last
  std::size_t forecasts = 0;
  double said = 0;  ///< the mean of the middles
  double came = 0;  ///< the share of those that came within their window
};

/// How well a voice foresees. Forecasts that were superseded are only counted.
struct Tally {
  std::string key{};
  std::string title{};  ///< empty: it has none
  std::size_t superseded = 0;
  std::array<std::size_t, words_of<ForecastState>.size()> states{};  ///< how many, of those in force
  std::size_t scored = 0;
  Score mean{};                            ///< of those that are scored
  std::vector<Calibration> calibration{};  ///< likewise, from unlikely to likely

  [[nodiscard]] std::size_t of(ForecastState state) const { return states.at(index_of(state)); }
};

enum class TallyBy {
  speaker,  ///< the source, where it speaks itself
  source
};

/// One for each voice, by key. O(n log n).
[[nodiscard]] ANNALS_EXPORT std::vector<Tally> tallies(std::span<const Forecast> forecasts, TallyBy by);

}  // namespace annals::inline v0_2
