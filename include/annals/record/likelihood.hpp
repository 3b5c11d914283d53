#pragma once

#include "annals/export.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace annals::inline v0_2 {

/// How likely a source holds something to be: a probability or a range of them, the word that was used, or
/// both. A word that has no agreed range ("may") stands alone. Probabilities are within 0 and 1.
struct Likelihood {
  std::optional<double> low{};
  std::optional<double> high{};
  std::string word{};

  /// A single probability. Throws `Error` outside [0, 1].
  ANNALS_EXPORT static Likelihood of(double probability);
  /// A range of probabilities. Throws `Error` outside [0, 1] or when `low > high`.
  ANNALS_EXPORT static Likelihood between(double low, double high);
  /// The word as it was used; with its range where ICD 203 (2015) or a plain denial of one of its words
  /// ("not likely") gives one. Letter case does not matter. Throws `Error` on an empty word.
  ANNALS_EXPORT static Likelihood worded(std::string_view word);

  /// What can be counted on: the low end, 0 where a word has no range.
  [[nodiscard]] double at_least() const { return low.value_or(0.0); }

  /// "likely (55–80%)", "20–45%", "70%", "may".
  [[nodiscard]] ANNALS_EXPORT std::string text() const;

  friend bool operator==(const Likelihood&, const Likelihood&) = default;
};

/// A word of estimative probability and its range.
/// Source: Intelligence Community Directive 203, Analytic Standards (2 January 2015), D.6.e(2)(a).
struct EstimativeWord {
  std::string_view word;
  std::string_view synonym;
  double low;
  double high;
};

inline constexpr EstimativeWord icd_203[] = {
    {"almost no chance", "remote", 0.01, 0.05},
    {"very unlikely", "highly improbable", 0.05, 0.20},
    {"unlikely", "improbable", 0.20, 0.45},
    {"roughly even chance", "roughly even odds", 0.45, 0.55},
    {"likely", "probable", 0.55, 0.80},
    {"very likely", "highly probable", 0.80, 0.95},
    {"almost certain", "nearly certain", 0.95, 0.99},
};

/// The ICD 203 words as values.
ANNALS_EXPORT extern const Likelihood almost_no_chance;
ANNALS_EXPORT extern const Likelihood very_unlikely;
ANNALS_EXPORT extern const Likelihood unlikely;
ANNALS_EXPORT extern const Likelihood roughly_even_chance;
ANNALS_EXPORT extern const Likelihood likely;
ANNALS_EXPORT extern const Likelihood very_likely;
ANNALS_EXPORT extern const Likelihood almost_certain;

}  // namespace annals::inline v0_2
