#pragma once

#include "annals/record/link.hpp"
#include "annals/time/when.hpp"

#include <cstdint>
#include <string>
#include <vector>

/// The same made-up events for everyone who is measured: 100,000 of them with 3 actors each and 300,000
/// links, seeded, in no order of time.
namespace annals::bench {

struct PlainEvent {
  std::string key;
  std::string title;
  std::string summary;
  When when;
  std::vector<std::size_t> actors;  // indexes
};

struct PlainLink {
  std::size_t from;  // indexes of events
  LinkKind kind;
  std::size_t to;
  std::string mechanism;
};

struct Workload {
  std::vector<std::string> actors;  // titles
  std::vector<PlainEvent> events;
  std::vector<PlainLink> links;  // sorted out of doubles
};

Workload make_workload(std::size_t events, std::size_t actors, std::size_t links);

}  // namespace annals::bench
