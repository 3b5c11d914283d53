#pragma once

#include "annals/cause/explanation.hpp"
#include "annals/record/id.hpp"
#include "annals/time/instant.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

namespace annals::inline v0_2::cause {

/// The number of an event in a graph, and that of a link.
using Node = std::uint32_t;
using EdgeNumber = std::uint32_t;

/// Events and the links by which one led to another, by numbers, in compressed rows. Of several links from
/// one event to another the surest stands for all. Links of an event to itself, and links whose effect surely
/// began before its cause, are left out.
class Graph {
 public:
  struct Event {
    EventId id{};
    Instant earliest_start = Instant::unbounded_past();
    Instant latest_start = Instant::unbounded_future();
    bool is_end = false;  ///< chains come to it, and do not go on from it
  };
  struct Edge {
    Node cause = 0;
    Node effect = 0;
    LinkId link{};
    double credence = 1.0;  ///< what can be counted on, 0 to 1
    bool in_order = true;   ///< the cause does not start after the effect
  };

  /// O(events + links).
  Graph(std::vector<Event> events, std::vector<Edge> edges);

  [[nodiscard]] std::size_t size() const { return events_.size(); }
  [[nodiscard]] std::size_t edges() const { return edges_.size(); }
  [[nodiscard]] const Event& event(Node node) const { return events_[node]; }
  [[nodiscard]] const Edge& edge(EdgeNumber number) const { return edges_[number]; }
  [[nodiscard]] std::optional<Node> find(EventId event) const;

  /// The links that go on from an event toward its causes or its effects; none from an end.
  [[nodiscard]] std::span<const EdgeNumber> links(Node node, Toward toward) const;
  /// The event that a link leads to.
  [[nodiscard]] Node next(EdgeNumber number, Toward toward) const {
    return toward == Toward::cause ? edges_[number].cause : edges_[number].effect;
  }
  /// Whether a link leads to what surely began on the wrong side of an event that a chain started at.
  [[nodiscard]] bool is_out_of_time(EdgeNumber number, Node start, Toward toward) const;

  /// Some events and the links between them, numbered anew in this order. O(their links).
  [[nodiscard]] Graph part(std::span<const Node> nodes) const;

  /// How often links were looked at so far, which tests hold to what algorithms promise.
  [[nodiscard]] std::size_t looked_at() const { return looked_at_; }
  void count(std::size_t looks) const { looked_at_ += looks; }

 private:
  /// For each event where its links begin in a list; one more for the end.
  struct Rows {
    std::vector<EdgeNumber> first;
    std::vector<EdgeNumber> edges;
  };
  [[nodiscard]] Rows rows_by(Node Edge::*end) const;

  std::vector<Event> events_;
  std::vector<Edge> edges_;
  Rows by_effect_{};
  Rows by_cause_{};
  std::unordered_map<EventId, Node> numbers_{};
  mutable std::size_t looked_at_ = 0;
};

constexpr auto unreached = std::numeric_limits<std::size_t>::max();

/// The events that chains from one come to, and how far they are.
struct Reach {
  std::vector<Node> nodes{};         ///< the nearest first, the start before all
  std::vector<std::size_t> steps{};  ///< of each event of the graph the fewest links; or `unreached`
  std::size_t further = 0;           ///< links that go on from the last, beyond the depth
};
/// Breadth first, at most `depth` links far. O(events + links).
Reach reach(const Graph& graph, Node start, Toward toward, std::size_t depth = unreached);

}  // namespace annals::inline v0_2::cause
