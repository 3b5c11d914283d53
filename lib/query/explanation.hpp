#pragma once

#include "annals/cause/chains.hpp"
#include "annals/cause/explanation.hpp"
#include "store/state.hpp"

#include <cstdint>
#include <map>
#include <span>
#include <vector>

namespace annals::inline v0_2::query {

/// What led to an event, or what it led to: the links walked, with their events, mechanisms and sources.
/// One query for each depth, and a few for all that was reached.
Explanation explain(store::State& state, EventId event, Toward toward, const WalkOptions& options);

/// A shortest chain from cause to effect.
Path find_path(store::State& state, EventId from, EventId to, const WalkOptions& options);

/// The best chains from some events to others.
Chains find_chains(store::State& state, std::span<const EventId> from, std::span<const EventId> to,
                   const ChainOptions& options);

/// All links of an event: those that lead to it, then those that lead on.
std::vector<Step> links_of(store::State& state, EventId event);

/// Events in short, by id.
std::map<EventId, EventBrief> load_briefs(sql::Database& database, std::span<const std::int64_t> ids);

/// Who says a thing, with the titles of source and speaker; of a claim also which it is, and its stance.
Attribution attribute(store::State& state, const Citation& citation);
Attribution attribute(store::State& state, const Claim& claim);

}  // namespace annals::inline v0_2::query
