#pragma once

#include "annals/cause/explanation.hpp"
#include "annals/export.hpp"
#include "annals/lines.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace annals::inline v0_2 {

// What many chains of causes have in common. A chain goes along the links by which one event came of another,
// so not, unless asked for, along `prevents` and `aims_at`: what prevents an event is no cause of its
// happening, and what it aims at need never come. A chain begins at an event without causes, at a retracted
// one, or anywhere in a circle of causes that nothing outside it leads to. Links whose effect surely began
// before its cause are passed over.

/// An event that chains come to.
struct Reached {
  EventBrief event{};
  std::size_t steps = 0;   ///< the fewest links from the event asked about
  bool is_root = false;    ///< no cause of it is believed, or it is in a circle
  bool in_circle = false;  ///< it is its own cause by way of others, and nothing outside leads there
};

/// What an event rests on: those events without which, by the links believed, it would not have happened, as
/// every chain of causes to it passes them. And what rests on it likewise.
struct Necessity {
  EventBrief event{};
  WalkOptions asked{};
  std::vector<Reached> rests_on{};  ///< the nearest first, each resting on those after it
  std::vector<Reached> falls{};     ///< what would not have happened without the event, the nearest first
  std::size_t causes = 0;           ///< events that chains to it come through, and
  std::size_t roots = 0;            ///< so many of them begin one

  [[nodiscard]] ANNALS_EXPORT Lines lines() const;
  [[nodiscard]] ANNALS_EXPORT std::string text() const;
};

/// An event from which chains lead to both of two.
struct CommonCause {
  EventBrief event{};
  std::size_t steps_to_a = 0;  ///< the fewest links
  std::size_t steps_to_b = 0;
  bool nearest = false;  ///< from it a chain leads to one of the two without passing another common cause
};

/// Common causes, by the sum of steps, then by the greater of the two.
struct CommonCauses {
  EventBrief a{};
  EventBrief b{};
  WalkOptions asked{};
  std::vector<CommonCause> causes{};
  std::optional<std::size_t> a_to_b{};  ///< the fewest links by which the one led to the other
  std::optional<std::size_t> b_to_a{};

  [[nodiscard]] ANNALS_EXPORT Lines lines() const;
  [[nodiscard]] ANNALS_EXPORT std::string text() const;
};

/// Where the chains of causes of an event begin, and where those of its effects end.
struct Roots {
  EventBrief event{};
  WalkOptions asked{};
  std::vector<Reached> roots{};          ///< the nearest first
  std::vector<Reached> final_effects{};  ///< that led to nothing more
  std::size_t further = 0;               ///< links that go on beyond the depth

  [[nodiscard]] ANNALS_EXPORT Lines lines() const;
  [[nodiscard]] ANNALS_EXPORT std::string text() const;
};

/// The events on which most others rest.
struct Influence {
  struct Of {
    EventBrief event{};
    std::size_t falls = 0;  ///< so many events would not have happened without it
  };
  WalkOptions asked{};
  std::vector<Of> events{};  ///< the most influential first
  std::size_t more = 0;      ///< further events on which others rest

  [[nodiscard]] ANNALS_EXPORT Lines lines() const;
  [[nodiscard]] ANNALS_EXPORT std::string text() const;
};

}  // namespace annals::inline v0_2
