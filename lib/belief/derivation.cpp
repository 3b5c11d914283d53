#include "belief/derivation.hpp"

#include <algorithm>
#include <cstddef>
#include <set>

namespace annals::inline v0_2::belief {

namespace {

struct Reached {
  SourceId source;
  std::size_t from;  ///< the index of the one that is derived from it
};

/// A source and all that it has something from, the nearest first. Stops at a way back to it, which then
/// stands last.
std::vector<Reached> reach(SourceId source, const Derivations& derivations, bool stop_at_circle) {
  std::vector<Reached> all{{source, 0}};
  std::set<SourceId> known{source};
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto derived = derivations.find(all[i].source);
    if (derived == derivations.end()) continue;
    for (const auto next : derived->second) {
      if (known.insert(next).second || (next == source && stop_at_circle)) all.push_back({next, i});
      if (next == source && stop_at_circle) return all;
    }
  }
  return all;
}

}  // namespace

std::vector<SourceId> origins_of(SourceId source, const Derivations& derivations) {
  std::vector<SourceId> origins;
  for (const auto& one : reach(source, derivations, false)) {
    const auto derived = derivations.find(one.source);
    if (derived == derivations.end() || derived->second.empty()) origins.push_back(one.source);
  }
  if (origins.empty()) return {source};
  std::ranges::sort(origins);
  return origins;
}

std::vector<SourceId> circle_through(SourceId source, const Derivations& derivations) {
  const auto reached = reach(source, derivations, true);
  if (reached.size() < 2 || reached.back().source != source) return {};
  std::vector<SourceId> circle{source};
  for (auto at = reached.back().from; at != 0; at = reached[at].from) circle.push_back(reached[at].source);
  circle.push_back(source);
  std::ranges::reverse(circle);
  return circle;
}

std::string text_of_circle(const std::vector<SourceId>& circle, const NameOf& name_of) {
  std::string text;
  for (std::size_t i = 0; i < circle.size(); ++i)
    text += (i == 0   ? ""
             : i == 1 ? " is derived from "
                      : ", which is derived from ") +
            ("“" + name_of(circle[i])) + "”";
  return text;
}

}  // namespace annals::inline v0_2::belief
