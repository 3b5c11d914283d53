#pragma once

#include "annals/record/event.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace annals::inline v0_2 {

/// Someone or something that acts: a person, a state, an organization, an office that people hold, or of any
/// other type. `ActorOf<Service>` has the fields of its type in `details`; `Actor` has a word as its type,
/// and in `details` whatever fields the base describes for that word.
template <class Details = Fields>
struct ActorOf {
  std::string key{};
  std::string title{};  ///< the name to print
  [[no_unique_address]] detail::TypeWord<Details> type{};
  std::string summary{};
  std::optional<ActorId> part_of{};  ///< the organization or state that it belongs to
  std::vector<Name> names{};
  Details details{};

  static constexpr auto fields() {
    constexpr auto title = field("title", &ActorOf::title, "the name to print");
    constexpr auto summary = field("summary", &ActorOf::summary, "who this is, in a sentence");
    constexpr auto part_of =
        field("part_of", &ActorOf::part_of, "the organization or state that it belongs to");
    if constexpr (ActorType<Details>)
      return std::tuple{title, summary, part_of};
    else
      return std::tuple{
          title, field("type", &ActorOf::type, "person, state, organization, office, or any other word"),
          summary, part_of};
  }
};

using Actor = ActorOf<>;

}  // namespace annals::inline v0_2
