// One solution of a network, to order its points by, and which of them have moved.

#include "order/network.hpp"
#include "order/unique.hpp"

#include <utility>

namespace annals::inline v0_2::order {

/// Lets the kept solution follow the earliest times that have changed.
void Network::follow_earliest() {
  std::vector<Node> lost;
  std::vector<Node> nearer;
  make_unique(before_zero_.changed);
  for (const auto node : before_zero_.changed) {
    const auto at = own(*solution_, node);
    if (*at < *solution_->least[node]) {
      solution_->least[node] = at;
      solution_->by[node] = none;
      nearer.push_back(node);
    } else if (solution_->by[node] == none && *at != *solution_->least[node]) {
      lost.push_back(node);
    }
  }
  improve(*solution_, nearer);
  lose(*solution_, lost);
}

void Network::gather_moved() {
  for (auto* distances : {&after_zero_, &before_zero_, solution_ ? &*solution_ : nullptr}) {
    if (distances == nullptr) continue;
    moved_.insert(moved_.end(), distances->changed.begin(), distances->changed.end());
    distances->changed.clear();
  }
}

/// How late each point can be where all that have an earliest time are at theirs. These lie there as they
/// can: earliest times are a solution.
Network::Distances Network::latest_by_earliest() const {
  auto distances = empty(Direction::forward, Distances::From::earliest);
  std::vector<Node> from;
  for (Node node = 0; node < value_.size(); ++node) {
    distances.least[node] = own(distances, node);
    if (range(node).earliest) continue;
    from.push_back(node);
    for (const auto& [most, near, id] : previous(node, Direction::forward)) {
      const auto earliest = range(near).earliest;
      if (!earliest || *earliest + most >= *distances.least[node]) continue;
      distances.least[node] = *earliest + most;
      distances.by[node] = id;
    }
  }
  improve(distances, from);
  return distances;
}

SolutionTime Network::solution_time_at(ExactUs at) {
  return at < after_all / 2 ? SolutionTime{true, at} : SolutionTime{false, at - after_all};
}

std::vector<SolutionTime> Network::solution() const {
  const auto distances = latest_by_earliest();
  std::vector<SolutionTime> solution;
  solution.reserve(value_.size());
  for (const auto& at : distances.least) solution.push_back(solution_time_at(*at));
  return solution;
}

void Network::keep_solution() {
  solution_ = latest_by_earliest();
  solution_->changed.clear();
  note_moved();
}

SolutionTime Network::solution_time(Node node) const {
  return solution_time_at(*solution_->least[node]);
}

std::vector<Node> Network::take_moved() {
  make_unique(moved_);
  return std::exchange(moved_, {});
}

}  // namespace annals::inline v0_2::order
