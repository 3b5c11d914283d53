#pragma once

#include "order/chronology.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

namespace annals::inline v0_2::order {

/// What some facts say of points, to find cycles in that cannot hold: those whose limits sum up to less than
/// nothing. A step is what a fact says of two points; that an event lasts is no step, and an offset that
/// rests on the date of its anchor is two. Dates with members say no more here than their hull.
class Steps {
 public:
  using Step = Reason;

  /// What a chronology holds, and more beside it. The chronology must live as long and stay as it is.
  Steps(const Chronology& held, std::span<const Reason> more);
  /// These alone, with the durations of the events that they name.
  explicit Steps(std::span<const Step> steps);

  /// Runs `visit(const Step&)` on what leads on from a point, or to it.
  template <class Visit>
  void each_from(Node node, Visit&& visit) const {
    each(node, more_from_, true, visit);
  }
  template <class Visit>
  void each_to(Node node, Visit&& visit) const {
    each(node, more_to_, false, visit);
  }

 private:
  using ByNode = std::unordered_map<Node, std::vector<Step>>;

  template <class Visit>
  void each(Node node, const ByNode& more, bool forward, Visit& visit) const {
    if (held_ != nullptr)
      for (const auto& arc : forward ? held_->network().leaving(node) : held_->network().reaching(node))
        if (!held_->is_narrowed(arc.id)) visit(held_->reason(arc.id));
    if (const auto found = more.find(node); found != more.end())
      for (const auto& step : found->second) visit(step);
  }
  void add(const Step& step);

  const Chronology* held_ = nullptr;
  ByNode more_from_;
  ByNode more_to_;
};

/// The cycles that begin with one step, have the fewest steps of those that cannot hold, and at most so
/// many. Where no cycle of fewer steps at all cannot hold, none of these passes a point twice.
class ShortestCycles {
 public:
  ShortestCycles(const Steps& steps, const Steps::Step& first, std::size_t most_steps);

  /// How many steps they have; nothing: there is none.
  [[nodiscard]] std::optional<std::size_t> length() const { return length_; }
  /// The steps of one of them.
  [[nodiscard]] std::vector<Steps::Step> one() const;
  /// The steps of all of them.
  [[nodiscard]] std::vector<Steps::Step> all() const;
  /// Runs `visit(steps)` on each, last step first, until that says no. False: it said so.
  using VisitCycle = std::function<bool(const std::vector<Steps::Step>&)>;
  bool each(const VisitCycle& visit) const;

 private:
  /// The least sum at a point after so many steps, by which step.
  struct Reached {
    ExactUs sum = 0;
    Steps::Step by{};
  };
  using Layer = std::unordered_map<Node, Reached>;

  void reach(Layer& layer, Node node, const Reached& reached);
  bool each_before(std::size_t layer, Node node, ExactUs left, std::vector<Steps::Step>& behind,
                   const VisitCycle& visit) const;
  template <class Visit>
  void each_near(Visit&& visit) const;
  [[nodiscard]] bool leads_on() const;
  bool closes();
  void extend();

  const Steps& steps_;
  Steps::Step first_;
  std::vector<Layer> layers_;                ///< by the number of steps beside the first
  std::unordered_map<Node, ExactUs> least_;  ///< over all layers
  std::size_t most_steps_;
  std::optional<std::size_t> length_;
  std::vector<Steps::Step> last_;  ///< with which a cycle closes
};

}  // namespace annals::inline v0_2::order
