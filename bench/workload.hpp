#pragma once

#include "annals/record/link.hpp"
#include "annals/time/when.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

/// The same made-up events for everyone who is measured, seeded: of 1900 to 2025 and in no order of time, 5%
/// of them long and 2% open, with 3 of 2,000 actors by Zipf, one of 40 kinds, one of 500 places in a tree,
/// and a title of 8 of 20,000 words by Zipf. Links lead forward in time, 3 from an event on average and many
/// from a few, mostly over weeks.
namespace annals::bench {

inline constexpr std::size_t actor_count = 2'000;
inline constexpr std::size_t kind_count = 40;
inline constexpr std::size_t place_count = 500;
inline constexpr std::array workload_link_kinds{causes, contributes_to, enables, triggers};

struct PlainEvent {
  std::string key;
  std::string title;
  When when;
  std::size_t kind;  // indexes
  std::size_t place;
  std::array<std::size_t, 3> actors;  // sorted, all different
};

struct PlainLink {
  std::size_t from;  // indexes of events
  std::size_t kind;  // of `workload_link_kinds`
  std::size_t to;
  double credence;
};

struct Workload {
  std::vector<PlainEvent> events;
  std::vector<PlainLink> links;  // by `from`, without doubles
};

Workload make_workload(std::size_t events);

/// The place that has this one in it; the first has no such.
inline std::size_t container_of(std::size_t place) {
  return (place - 1) / 8;
}
inline std::string kind_name(std::size_t kind) {
  return "kind_" + std::to_string(kind);
}

/// The word of a title at this rank: 0 is in most of them.
std::string word_at(std::size_t rank);
inline constexpr std::size_t word_count = 20'000;

}  // namespace annals::bench
