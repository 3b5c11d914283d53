#pragma once

#include "annals/record/event.hpp"

#include <optional>
#include <string>
#include <vector>

namespace annals {

enum class ActorType { person, state, organization, office };
template <>
inline constexpr auto words_of<ActorType> = std::to_array<std::string_view>({"person", "state",
                                                                             "organization", "office"});

/// Someone or something that acts: a person, a state, an organization, an office that people hold.
struct Actor {
  std::string key{};
  std::string title{};  ///< the name to print
  std::optional<ActorType> type{};
  std::string summary{};
  std::optional<ActorId> part_of{};  ///< the organization or state that it belongs to
  std::vector<Name> names{};

  static constexpr auto fields() {
    return std::tuple{field("title", &Actor::title, "the name to print"),
                      field("type", &Actor::type, "person, state, organization or office"),
                      field("summary", &Actor::summary, "who this is, in a sentence"),
                      field("part_of", &Actor::part_of, "the organization or state that it belongs to")};
  }
};

}  // namespace annals
