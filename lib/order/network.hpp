#pragma once

#include "time/exact_us.hpp"

#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <queue>
#include <span>
#include <utility>
#include <vector>

/// A simple temporal network (R. Dechter, I. Meiri, J. Pearl, "Temporal Constraint Networks", Artificial
/// Intelligence 49, 1991): points in time, and how far one can come after another.
namespace annals::inline v0_2::order {

using Node = std::uint32_t;
using ConstraintId = std::uint32_t;

/// The point `to` comes at most so long after `from`; where `most` is negative, at least so long before it.
struct Constraint {
  Node from = 0;
  Node to = 0;
  ExactUs most = 0;
  friend bool operator==(const Constraint&, const Constraint&) = default;
};

/// When a point can be. Absent: nothing bounds it.
struct Range {
  std::optional<ExactUs> earliest;
  std::optional<ExactUs> latest;
  [[nodiscard]] bool is_bounded() const { return earliest && latest; }
  friend bool operator==(const Range&, const Range&) = default;
};

/// Where a point stands among others in one solution: those that are not bounded from either side come last.
struct SolutionTime {
  bool is_bounded = false;
  ExactUs at = 0;
  friend bool operator==(const SolutionTime&, const SolutionTime&) = default;
  friend bool operator<(const SolutionTime& a, const SolutionTime& b) {
    return a.is_bounded != b.is_bounded ? a.is_bounded : a.at < b.at;
  }
};

/// Constraints that can all hold, and what follows from them, kept up to date at every change. Copyable; one
/// thread at a time. Times with n points and m constraints; a change costs only where something follows from
/// it.
class Network {
 public:
  /// The point at 1970-01-01T00:00:00 UTC. A constraint between it and another dates that.
  static constexpr Node zero = 0;

  Network();
  Node add_node();
  [[nodiscard]] std::size_t nodes() const { return value_.size(); }

  /// Adds a constraint, numbered from 0 in the order of calls. Where it cannot hold with those there, it is
  /// not kept, and the answer is a smallest set that cannot: a cycle of constraints with this one first,
  /// none of which can be left out. Empty: fine. O((n + m) log n), by repair of a solution: S. Cotton, O.
  /// Maler, "Fast and Flexible Difference Constraint Propagation for DPLL(T)" (SAT 2006).
  std::vector<ConstraintId> add(const Constraint& constraint);
  /// Adds many at once, all or none: faster than one by one, where much follows from them. Empty: fine; else
  /// constraints that cannot all hold, a cycle of which none can be left out.
  std::vector<ConstraintId> add_all(std::span<const Constraint> constraints);
  /// Takes a constraint out, once; what followed from it is forgotten. O((n + m) log n).
  void remove(ConstraintId id);

  /// The number of all that were ever added.
  [[nodiscard]] std::size_t constraints() const { return constraints_.size(); }
  [[nodiscard]] const Constraint& constraint(ConstraintId id) const { return constraints_[id]; }

  /// A constraint as one of its points sees it, whole, so that a walk stays in one place of memory.
  struct Arc {
    ExactUs most;
    Node other;
    ConstraintId id;
  };
  /// The constraints from a point and to it, in no order.
  [[nodiscard]] const std::vector<Arc>& leaving(Node node) const { return out_[node]; }
  [[nodiscard]] const std::vector<Arc>& reaching(Node node) const { return in_[node]; }
  /// The constraints on a point, in no order. O(their number).
  [[nodiscard]] std::vector<ConstraintId> constraints_of(Node node) const;

  /// When a point can be, by all constraints. O(1).
  [[nodiscard]] Range range(Node node) const;
  /// The constraints that it cannot be earlier for, or later, where its range has such a bound. O(length).
  [[nodiscard]] std::vector<ConstraintId> why_no_earlier(Node node) const;
  [[nodiscard]] std::vector<ConstraintId> why_no_later(Node node) const;

  /// One solution for all points, the same however the constraints came, to order them by: each is at its
  /// earliest; those that have none are as late as these allow; those that nothing dates at all are among
  /// themselves as late as they can be. O((n + m) log n).
  [[nodiscard]] std::vector<SolutionTime> solution() const;

  /// From here on the solution is kept up to date too, and the points that move are noted.
  void keep_solution();
  /// From here on the points that move are noted.
  void note_moved() { notes_moved_ = true; }
  [[nodiscard]] bool keeps_solution() const { return solution_.has_value(); }
  /// The time of a point in the solution that is kept. O(1).
  [[nodiscard]] SolutionTime solution_time(Node node) const;
  /// The points whose range or time may have changed since this was last called, or since they are kept.
  std::vector<Node> take_moved();
  /// Notes a point as one that may have moved.
  void look_at(Node node) { moved_.push_back(node); }

  /// How far `to` can come after `from` at most; nothing: any distance. Complete: some solution has it.
  /// O((n + m) log n), by Dijkstra's algorithm over the slack of a solution (Johnson 1977).
  [[nodiscard]] std::optional<ExactUs> most_between(Node from, Node to) const;
  /// Whether `to` comes at most `limit` after `from`, in every solution. As long as `most_between` at most,
  /// and O(1) where their dates say so, or the solution at hand has them further apart.
  [[nodiscard]] bool forces(Node from, Node to, ExactUs limit) const;
  /// The same from a point to every other, and to one from every other, in the time of one.
  [[nodiscard]] std::vector<std::optional<ExactUs>> most_from(Node from) const;
  [[nodiscard]] std::vector<std::optional<ExactUs>> most_to(Node to) const;
  /// How far every point can come after a time at most, where some come so long after that.
  [[nodiscard]] std::vector<std::optional<ExactUs>> most_from(
      std::span<const std::pair<Node, ExactUs>> from) const;

 private:
  static constexpr ConstraintId none = std::numeric_limits<ConstraintId>::max();
  /// Later than anything that is dated; what nothing dates is put before this.
  static constexpr ExactUs after_all = static_cast<ExactUs>(1) << 125;

  /// Points by what they wait for, least first.
  using Waiting = std::pair<ExactUs, Node>;
  using Queue = std::priority_queue<Waiting, std::vector<Waiting>, std::greater<>>;

  using Values = std::vector<std::pair<Node, ExactUs>>;
  /// In which a point that has fallen is to be looked at.
  enum class Pass : std::uint8_t { none, now, next };

  enum class Direction { forward, backward };

  /// The least sums of constraints from where some points are to all others, or from all others to these,
  /// along trees of the constraints that give them.
  struct Distances {
    enum class From {
      point,     ///< one alone
      earliest,  ///< each where it is at its earliest, or after all time
    };
    Direction direction = Direction::forward;
    From from = From::point;
    std::vector<std::optional<ExactUs>> least{};
    std::vector<ConstraintId> by{};  ///< the constraint next to the point; none: it begins there
    std::vector<Node> changed{};     ///< where that is noted
  };

  [[nodiscard]] const std::vector<Arc>& next(Node node, Direction direction) const {
    return direction == Direction::forward ? out_[node] : in_[node];
  }
  [[nodiscard]] const std::vector<Arc>& previous(Node node, Direction direction) const {
    return direction == Direction::forward ? in_[node] : out_[node];
  }
  [[nodiscard]] Node head(ConstraintId id, Direction direction) const {
    return direction == Direction::forward ? constraints_[id].to : constraints_[id].from;
  }
  [[nodiscard]] Node tail(ConstraintId id, Direction direction) const {
    return direction == Direction::forward ? constraints_[id].from : constraints_[id].to;
  }

  void tighten_from(ConstraintId first_added);
  void link(ConstraintId id);
  void unlink(ConstraintId id);
  [[nodiscard]] std::vector<ConstraintId> out_of_range(ConstraintId added) const;
  std::vector<ConstraintId> repair(ConstraintId added);
  std::vector<ConstraintId> solve(ConstraintId first_added);
  void place_new_nodes(ConstraintId first_added);
  std::vector<Node> in_order_of_fall(const std::vector<Node>& fallen);
  [[nodiscard]] std::vector<ConstraintId> cycle(Node at) const;
  [[nodiscard]] std::vector<ConstraintId> find_cycle(const Values& lowered) const;
  [[nodiscard]] Distances empty(Direction direction, Distances::From from) const;
  [[nodiscard]] std::optional<ExactUs> own(const Distances& distances, Node node) const;
  void improve(Distances& distances, const std::vector<Node>& from) const;
  void tighten(Distances& distances, ConstraintId first_added) const;
  void loosen(Distances& distances, ConstraintId removed) const;
  void lose(Distances& distances, std::vector<Node> lost) const;
  void follow_earliest();
  void gather_moved();
  [[nodiscard]] std::vector<ConstraintId> chain(const Distances& distances, Node node) const;
  [[nodiscard]] Distances distances_from(Node node, Direction direction) const;
  [[nodiscard]] std::optional<ExactUs> most_within(Node from, Node to, ExactUs limit) const;
  [[nodiscard]] Distances latest_by_earliest() const;
  [[nodiscard]] static SolutionTime solution_time_at(ExactUs at);

  std::vector<Constraint> constraints_;
  std::vector<std::vector<Arc>> out_;
  std::vector<std::vector<Arc>> in_;
  std::vector<ExactUs> value_;                ///< a solution: every constraint holds between these
  std::vector<ConstraintId> by_;              ///< scratch of `repair` and `solve`: none outside them
  std::vector<std::optional<ExactUs>> fall_;  ///< likewise
  std::vector<Pass> pass_;                    ///< likewise
  Distances after_zero_;                      ///< latest
  Distances before_zero_;                     ///< minus earliest
  std::optional<Distances> solution_;         ///< where it is kept
  bool notes_moved_ = false;
  std::vector<Node> moved_;
};

}  // namespace annals::inline v0_2::order
