#pragma once

#include "annals/cause/explanation.hpp"
#include "annals/record/id.hpp"
#include "annals/record/link.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace annals::inline v0_2::cause {

/// A link that a walk can go along.
struct Hop {
  LinkId link{};
  LinkKind kind{};
  EventId from{};
  EventId to{};
  double credence = 1.0;  ///< what can be counted on, 0 to 1
};

/// All links whose near end (see `near_of`) is in the frontier, each once, in any order, and no others;
/// already chosen by kind, credence, speaker, …. A walk asks with each event once.
using Hops = std::function<std::vector<Hop>(std::span<const EventId> frontier, Toward toward)>;

/// One step of a walk.
struct Walked {
  Hop hop{};
  std::size_t depth = 1;                ///< links from the start, this one included
  std::optional<std::size_t> before{};  ///< index of the step that led to the near end; absent: at the start
  double weakest = 1.0;                 ///< least credence on the chain from the start to here
};

/// The end that a walk comes from and the one that it goes to. Where a link's kind explains nothing, its
/// `from` is taken for the cause.
EventId near_of(const Hop& hop, Toward toward);
EventId next_of(const Hop& hop, Toward toward);

/// Walks breadth first from `start`, at most `depth` links far. Each event reached is expanded once, on a
/// shortest chain and among those on one whose weakest link is strongest. Each link met is one step, also one
/// that leads back to an event seen before; from there it goes no further, so a cycle ends. Steps stand by
/// depth, then stronger credence first, then link id, whatever the order in which `hops` gives them. O(n log
/// n) in the links met; asks for hops once for each depth.
std::vector<Walked> walk(EventId start, Toward toward, std::size_t depth, const Hops& hops);

/// A shortest chain of at most `depth` links that leads from `from`, as a cause, to `to`, and among the
/// shortest one whose weakest link is strongest; in that order. Empty when there is none, or when both are
/// one event. Walks from both ends, the smaller frontier first: hubs beyond the middle are not expanded.
std::vector<Hop> shortest_path(EventId from, EventId to, std::size_t depth, const Hops& hops);

}  // namespace annals::inline v0_2::cause
