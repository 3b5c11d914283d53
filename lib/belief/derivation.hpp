#pragma once

#include "belief/weighed.hpp"

#include <map>
#include <string>
#include <vector>

namespace annals::inline v0_2::belief {

/// Which sources have what they say from which others: reprints, wire copies, translations.
using Derivations = std::map<SourceId, std::vector<SourceId>>;

/// The origins of a source, sorted: all that it has something from, over any number of steps, and that have
/// it from nobody. A source that is derived from none is its own origin, and so is one that has it only from
/// sources in a circle, which is refused where it is entered. O(n log n) in the derivations reached.
std::vector<SourceId> origins_of(SourceId source, const Derivations& derivations);

/// A circle of derivations through a source, from it back to it, or empty: of several one with the fewest
/// steps. O(n log n) in the derivations reached.
std::vector<SourceId> circle_through(SourceId source, const Derivations& derivations);

/// "“b” is derived from “a”, which is derived from “b”"
std::string text_of_circle(const std::vector<SourceId>& circle, const NameOf& name_of);

}  // namespace annals::inline v0_2::belief
