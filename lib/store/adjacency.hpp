#pragma once

#include "annals/record/claim.hpp"
#include "annals/record/link.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

namespace annals::inline v0_2::store {

/// The links of a base by the events that they join, in memory, both ways; what was written since they were
/// read is laid over them. 24 bytes a link and 37 an event. Nothing of it changes, so that threads share it.
class Adjacency {
 public:
  /// The number of an event: those that may start earlier have lower ones.
  using Node = std::uint32_t;

  struct Event {
    std::int64_t id = 0;
    std::int64_t earliest_start = 0;  ///< the key of an instant
    std::int64_t latest_start = 0;
    Standing standing = Standing::accepted;
    friend bool operator==(const Event&, const Event&) = default;
  };
  /// What of a link is the same for many.
  struct Nature {
    LinkKind kind{};
    Standing standing = Standing::accepted;
    double credence = 1.0;  ///< what can be counted on
    friend bool operator==(const Nature&, const Nature&) = default;
  };
  struct Link {
    std::int64_t id = 0;
    std::int64_t cause = 0;  ///< the id of an event
    std::int64_t effect = 0;
    std::uint32_t nature = 0;
  };
  /// Links and the events that are their ends.
  struct Contents {
    std::vector<Event> events{};
    std::vector<Link> links{};
    std::vector<Nature> natures{};
  };

  /// O(n log n).
  explicit Adjacency(Contents all);
  /// The same, but with what some events and all their links are now; those that are gone are not among
  /// these. O(what changed, before and now).
  [[nodiscard]] Adjacency with(std::span<const std::int64_t> changed, const Contents& now) const;

  /// Events have the numbers below this.
  [[nodiscard]] Node nodes() const { return static_cast<Node>(arrays_->ids.size() + added_.size()); }
  [[nodiscard]] const std::vector<Nature>& natures() const { return natures_; }
  [[nodiscard]] Event event(Node node) const;
  /// Nothing: it has no link. O(log n).
  [[nodiscard]] std::optional<Node> find(std::int64_t event) const;

  /// Calls `visit(other, link, nature)` for each link by which another event led to this one: the number of
  /// that event, the id of the link, and the number of its nature.
  template <class Visit>
  void each_cause(Node node, Visit&& visit) const {
    if (const auto* own = own_of(node)) return each(own->causes, visit);
    const auto& all = *arrays_;
    for (auto i = all.first_cause[node]; i < all.first_cause[node + 1]; ++i)
      visit(all.causes[i], all.links[all.places[i]], all.natures[all.places[i]]);
  }
  /// The same for each link by which this event led to another.
  template <class Visit>
  void each_effect(Node node, Visit&& visit) const {
    if (const auto* own = own_of(node)) return each(own->effects, visit);
    const auto& all = *arrays_;
    for (auto i = all.first_effect[node]; i < all.first_effect[node + 1]; ++i)
      visit(all.effects[i], all.links[i], all.natures[i]);
  }

  /// Whether both have the same links and events, whatever their numbers.
  [[nodiscard]] bool has_links_of(const Adjacency& other) const;

  /// The bytes of all its arrays, for as long as it lives; what is laid over these is not among them.
  [[nodiscard]] std::vector<std::span<const std::byte>> arrays() const;
  /// The same from arrays of these sizes in bytes, which `read(number, into)` fills. Nothing where they are
  /// not what `arrays` gave.
  static std::optional<Adjacency> from_arrays(
      std::span<const std::size_t> sizes,
      const std::function<void(std::size_t number, std::span<std::byte> into)>& read,
      std::vector<Nature> natures);

 private:
  /// By the numbers of events, and by places: links in the order of their causes.
  struct Arrays {
    std::vector<std::int64_t> ids{};
    std::vector<std::int64_t> earliest_starts{};
    std::vector<std::int64_t> latest_starts{};
    std::vector<std::uint8_t> standings{};
    std::vector<Node> by_id{};  ///< events in the order of their ids
    std::vector<std::uint32_t> first_effect{};
    std::vector<Node> effects{};
    std::vector<std::int64_t> links{};
    std::vector<std::uint32_t> natures{};
    std::vector<std::uint32_t> first_cause{};
    std::vector<Node> causes{};
    std::vector<std::uint32_t> places{};  ///< of the links of these causes
  };
  struct Arc {
    Node other;
    std::int64_t link;
    std::uint32_t nature;
  };
  /// An event as it is now.
  struct Own {
    Event event{};
    std::vector<Arc> causes{};
    std::vector<Arc> effects{};
  };

  Adjacency() = default;
  template <class Of, class Each>
  static void each_array(Of& arrays, Each&& each);
  static bool are_sound(const Arrays& arrays, std::size_t natures);
  [[nodiscard]] std::uint32_t number_of(const Nature& nature);
  Node add(std::int64_t event);

  [[nodiscard]] const Own* own_of(Node node) const {
    if (changed_.empty()) return nullptr;
    const auto found = changed_.find(node);
    return found == changed_.end() ? nullptr : &found->second;
  }
  template <class Visit>
  static void each(const std::vector<Arc>& arcs, Visit& visit) {
    for (const auto& arc : arcs) visit(arc.other, arc.link, arc.nature);
  }

  std::shared_ptr<const Arrays> arrays_{};
  std::vector<Nature> natures_{};
  std::unordered_map<Node, Own> changed_{};         ///< laid over the arrays
  std::unordered_map<std::int64_t, Node> added_{};  ///< events that the arrays do not have
};

}  // namespace annals::inline v0_2::store
