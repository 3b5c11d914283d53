#pragma once

#include "annals/cause/explanation.hpp"
#include "annals/export.hpp"
#include "annals/lines.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace annals::inline v0_2 {

struct AccountOptions {
  WalkOptions walk{};
  std::size_t best = 3;  ///< so many chains for each immediate cause, at most
};

/// A chain of an account, from the event back to where it begins.
struct AccountChain {
  std::size_t last = 0;                  ///< index of its last step
  std::optional<std::size_t> weakest{};  ///< of its least credible step, where one is weaker than another
  double credence = 1.0;                 ///< the product of what can be counted on of each step
  bool goes_on = false;                  ///< there are further causes beyond the depth
};

/// The causes of an event that it is a part of, or that is a part of it.
struct CausesBeside {
  EventBrief event{};
  bool is_whole = true;  ///< the event of the account is a part of it
  std::vector<Step> steps{};
};

/// Why an event happened: for each immediate cause the most credible chains by which it came about. What is
/// disputed or not believed of the causes of the events in it stands apart.
struct Account {
  EventBrief event{};
  AccountOptions asked{};  ///< with the depth that was gone
  /// A tree: each step has the one nearer to the event as `before`. An event may stand in it several times.
  std::vector<Step> steps{};
  std::vector<AccountChain> chains{};  ///< by immediate cause, the most credible first
  std::vector<Step> disputed{};        ///< links to these events that somebody denies
  std::vector<Step> not_believed{};    ///< that are rejected or retracted
  std::vector<CausesBeside> beside{};  ///< wholes first
  std::size_t more = 0;                ///< immediate causes that have further chains
  std::size_t back = 0;                ///< as of an `Explanation`
  std::size_t out_of_time = 0;
  std::size_t further = 0;

  /// A tree for reading, with headings for what stands apart. `deeper` and `more_chains` tell how to see
  /// more, behind what they are of.
  [[nodiscard]] ANNALS_EXPORT Lines lines(std::string_view deeper = {},
                                          std::string_view more_chains = {}) const;
  /// The lines, drawn.
  [[nodiscard]] ANNALS_EXPORT std::string text() const;
  /// A drawing as a graph in the language of Graphviz: causes above effects, the weakest step of each chain
  /// bold, what is disputed dashed.
  [[nodiscard]] ANNALS_EXPORT std::string dot() const;
};

}  // namespace annals::inline v0_2
