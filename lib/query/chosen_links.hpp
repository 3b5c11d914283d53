#pragma once

#include "annals/cause/explanation.hpp"
#include "annals/record/link.hpp"
#include "store/adjacency.hpp"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

namespace annals::inline v0_2::query {

/// The links in memory that a question goes along: of its kinds, believed and likely enough, unless it asks
/// for others too.
class ChosenLinks {
 public:
  using Node = store::Adjacency::Node;

  ChosenLinks(std::shared_ptr<const store::Adjacency> all, const WalkOptions& options,
              const std::vector<LinkKind>& kinds)
      : all_(std::move(all)), with_rejected_(options.with_rejected) {
    for (const auto& [kind, standing, credence] : all_->natures())
      is_chosen_.push_back((options.with_rejected || !is_out(standing)) && credence >= options.min_credence &&
                           std::ranges::find(kinds, kind) != kinds.end());
  }

  [[nodiscard]] const store::Adjacency& all() const { return *all_; }

  /// Whether chains come to an event, which may be retracted, and whether they go on from it.
  [[nodiscard]] bool comes_to(Standing standing) const {
    return with_rejected_ || standing != Standing::rejected;
  }
  [[nodiscard]] bool goes_on(Standing standing) const { return with_rejected_ || !is_out(standing); }

  /// Calls `visit(other, link, nature)`, as those of `store::Adjacency` do, for each link toward the causes
  /// or the effects of an event.
  template <class Visit>
  void each(Node node, Toward toward, Visit&& visit) const {
    const auto chosen = [&](Node other, std::int64_t link, std::uint32_t nature) {
      if (is_chosen_[nature]) visit(other, link, all_->natures()[nature]);
    };
    toward == Toward::cause ? all_->each_cause(node, chosen) : all_->each_effect(node, chosen);
  }

 private:
  std::shared_ptr<const store::Adjacency> all_;
  bool with_rejected_;
  std::vector<bool> is_chosen_{};  ///< by the number of a nature
};

}  // namespace annals::inline v0_2::query
