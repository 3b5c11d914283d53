// One solution of a network, to order its points by, and which of them have moved.

#include "order/network.hpp"
#include "order/unique.hpp"

#include <utility>

namespace annals::order {

/// Lets the kept placement follow the earliest times that have changed.
void Network::follow_earliest() {
  std::vector<Node> lost;
  std::vector<Node> nearer;
  make_unique(before_zero_.changed);
  for (const auto node : before_zero_.changed) {
    const auto at = own(*places_, node);
    if (*at < *places_->least[node]) {
      places_->least[node] = at;
      places_->by[node] = none;
      nearer.push_back(node);
    } else if (places_->by[node] == none && *at != *places_->least[node]) {
      lost.push_back(node);
    }
  }
  improve(*places_, nearer);
  lose(*places_, lost);
}

void Network::note_moved() {
  for (auto* distances : {&after_zero_, &before_zero_, &*places_}) {
    moved_.insert(moved_.end(), distances->changed.begin(), distances->changed.end());
    distances->changed.clear();
  }
}

/// How late each point can be where all that have an earliest time are at theirs. These lie there as they
/// can: earliest times are a solution.
Network::Distances Network::latest_by_earliest() const {
  auto places = empty(Direction::forward, Distances::From::earliest);
  std::vector<Node> from;
  for (Node node = 0; node < value_.size(); ++node) {
    places.least[node] = own(places, node);
    if (range(node).earliest) continue;
    from.push_back(node);
    for (const auto& [most, near, id] : previous(node, Direction::forward)) {
      const auto earliest = range(near).earliest;
      if (!earliest || *earliest + most >= *places.least[node]) continue;
      places.least[node] = *earliest + most;
      places.by[node] = id;
    }
  }
  improve(places, from);
  return places;
}

Placement Network::placement_at(ExactUs at) {
  return at < after_all / 2 ? Placement{true, at} : Placement{false, at - after_all};
}

std::vector<Placement> Network::placement() const {
  const auto places = latest_by_earliest();
  std::vector<Placement> placement;
  placement.reserve(value_.size());
  for (const auto& at : places.least) placement.push_back(placement_at(*at));
  return placement;
}

void Network::keep_placement() {
  places_ = latest_by_earliest();
}

Placement Network::place(Node node) const {
  return placement_at(*places_->least[node]);
}

std::vector<Node> Network::take_moved() {
  make_unique(moved_);
  return std::exchange(moved_, {});
}

}  // namespace annals::order
