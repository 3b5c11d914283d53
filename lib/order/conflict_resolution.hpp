#pragma once

#include "order/chronology.hpp"

#include <compare>
#include <cstddef>
#include <functional>
#include <span>
#include <vector>

namespace annals::inline v0_2::order {

/// How strong a fact is against others that cannot hold with it: the best rank of the claims that assert it,
/// and of no other field, then the reliability of the best source among those. Dates of publication do not
/// count: a later word on one fact says nothing against another. Of facts that are equally strong, what says
/// how events lie to each other is given up before what says when one of them was, its date or a report of
/// it: that is nearest to its source, and much hangs on it.
struct Strength {
  int rank = 0;
  double reliability = 0;
  friend auto operator<=>(const Strength&, const Strength&) = default;
};
using StrengthOf = std::function<Strength(FactNumber)>;

/// What is weighed where facts cannot all hold.
struct Weight {
  Strength strength{};
  bool is_of_one = false;  ///< it says of one event alone when that was
  // NOLINTNEXTLINE(readability-implicit-bool-conversion): the language's own comparison
  friend auto operator<=>(const Weight&, const Weight&) = default;
};

/// Facts that cannot all hold.
struct Resolution {
  std::vector<FactNumber> inconsistent{};  ///< in order; those that are not can all hold
  /// Each a smallest set that cannot hold: without any one of its facts the rest can. In the order of facts.
  /// They are all that decided, and each inconsistent fact is the weakest of one of them. Only where more
  /// than `most_listed` cycles decided at once some are not listed, and a fact may be inconsistent that a
  /// cycle passes without need.
  std::vector<std::vector<FactNumber>> conflicts{};
  std::size_t most_steps = 0;  ///< of the cycles that decided

  /// By fact; empty: none is.
  [[nodiscard]] std::vector<bool> flags(const Facts& facts) const;
};

inline constexpr std::size_t most_listed = 10'000;

/// Which facts are inconsistent: of all conflicts of the fewest steps the weakest, all that are equally weak;
/// of what is left then likewise, until it can all hold. A step is what one fact says of two points, and a
/// conflict is a cycle of steps. It follows from the facts and their strengths alone, whatever their order,
/// numbers, and which of them were held before. Only once no cycle is left it counts where a date has no
/// member left: then of each smallest set among what is connected the weakest. (Should these be too many to
/// look for all, those that are found first decide.) The chronology holds from then on those that are not
/// inconsistent. Strengths are asked for only of facts in conflicts. O(1) for each fact that is not held yet
/// and can be, apart from what moves, where all can hold; else for each conflict O(s (n + m)) in its steps.
Resolution resolve_conflicts(Chronology& chronology, const StrengthOf& strength);
/// The same of some facts that are not held, in order, and those that are.
Resolution resolve_conflicts(Chronology& chronology, std::span<const FactNumber> some,
                             const StrengthOf& strength);

/// Whether what is inconsistent may be otherwise because of some facts: new ones that are held, those that
/// will be dropped, those of another strength. False: no cycle that could have decided passes them. Asked of
/// each fact before it is dropped, and then of new ones. O(s (n + m)) for each fact at most, and where little
/// leads from it far less. Where dates with members are held it is true of all.
bool bear_on(const Resolution& before, const Chronology& chronology, std::span<const FactNumber> facts);

/// The same of facts that no chronology holds yet.
Resolution resolve_conflicts(const Facts& facts, const StrengthOf& strength);

}  // namespace annals::inline v0_2::order
