#include "annals/record/likelihood.hpp"

#include "annals/error.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <string>

#include <fmt/format.h>

namespace annals::inline v0_2 {
namespace {

/// Other ways to say a word of the scale. ICD 203 itself lists the adverbs. A denial means the other side of
/// the scale only where the word is plain: "not very likely" and "not almost certain" say how likely a thing
/// is not, and so have no range.
struct Variant {
  std::string_view said;
  std::string_view meant;
};
constexpr auto variants = std::to_array<Variant>({
    {"probably", "likely"},
    {"improbably", "unlikely"},
    {"almost certainly", "almost certain"},
    {"nearly certainly", "almost certain"},
    {"not likely", "unlikely"},
    {"not probable", "unlikely"},
    {"not unlikely", "likely"},
    {"not improbable", "likely"},
});

bool is_blank(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

/// ASCII letters in lower case, runs of white space as one space, none at the ends.
std::string plain(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (!is_blank(c))
      out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

const EstimativeWord* on_the_scale(std::string_view word) {
  const auto variant =
      std::find_if(variants.begin(), variants.end(), [&](const Variant& one) { return one.said == word; });
  if (variant != variants.end()) word = variant->meant;
  const auto found = std::find_if(std::begin(icd_203), std::end(icd_203), [&](const EstimativeWord& one) {
    return one.word == word || one.synonym == word;
  });
  return found == std::end(icd_203) ? nullptr : found;
}

}  // namespace

Likelihood Likelihood::of(double probability) {
  return between(probability, probability);
}

Likelihood Likelihood::between(double low, double high) {
  // Written so that a NaN fails it.
  if (!(0.0 <= low && low <= high && high <= 1.0))
    throw Error(ErrorCode::invalid_argument,
                low == high
                    ? fmt::format("Cannot make a likelihood of {}: a probability is within 0 and 1.", low)
                    : fmt::format("Cannot make a likelihood between {} and {}: probabilities are within 0 "
                                  "and 1, the lower one first.",
                                  low, high));
  return {low, high, {}};
}

Likelihood Likelihood::worded(std::string_view word) {
  const std::string said = plain(word);
  if (said.empty())
    throw Error(ErrorCode::invalid_argument,
                "Cannot make a likelihood of an empty word: give the word that the source used, such as "
                "\"likely\".");
  Likelihood likelihood{{}, {}, std::string(word)};
  if (const auto* known = on_the_scale(said)) {
    likelihood.low = known->low;
    likelihood.high = known->high;
  }
  return likelihood;
}

std::string Likelihood::text() const {
  if (!low || !high) return word;
  const auto percent = [](double probability) {
    return fmt::format("{:g}", std::round(probability * 1e4) / 1e2);
  };
  const auto range = *low == *high ? percent(*low) + "%" : percent(*low) + "–" + percent(*high) + "%";
  return word.empty() ? range : word + " (" + range + ")";
}

// A program's own constants at namespace scope may be built from these; they come first also in a static
// library.
#define ANNALS_EARLY [[gnu::init_priority(1000)]]
ANNALS_EARLY const Likelihood almost_no_chance = Likelihood::worded("almost no chance");
ANNALS_EARLY const Likelihood very_unlikely = Likelihood::worded("very unlikely");
ANNALS_EARLY const Likelihood unlikely = Likelihood::worded("unlikely");
ANNALS_EARLY const Likelihood roughly_even_chance = Likelihood::worded("roughly even chance");
ANNALS_EARLY const Likelihood likely = Likelihood::worded("likely");
ANNALS_EARLY const Likelihood very_likely = Likelihood::worded("very likely");
ANNALS_EARLY const Likelihood almost_certain = Likelihood::worded("almost certain");
#undef ANNALS_EARLY

}  // namespace annals::inline v0_2
