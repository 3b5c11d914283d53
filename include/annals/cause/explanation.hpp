#pragma once

#include "annals/export.hpp"
#include "annals/lines.hpp"
#include "annals/record/claim.hpp"
#include "annals/record/id.hpp"
#include "annals/record/likelihood.hpp"
#include "annals/record/link.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace annals::inline v0_2 {

/// One who says a thing, ready to be printed.
struct Attribution {
  ClaimId claim{};
  Stance stance = Stance::asserts;
  SourceId source_id{};
  std::optional<ActorId> speaker_id{};
  std::string source{};  ///< key
  std::string source_title{};
  std::string speaker{};  ///< key; empty: the source itself
  std::string speaker_title{};
  std::string locator{};
  std::optional<Likelihood> credence{};
  std::string mechanism{};  ///< in this speaker's account

  /// "Frank Aum, par. 3": the speaker, or the source where it speaks itself, and the place.
  [[nodiscard]] ANNALS_EXPORT std::string text() const;
};

/// An event, in short.
struct EventBrief {
  EventId id{};
  std::string key{};
  std::string title{};
  std::string kind{};
  std::string when{};  ///< EDTF as given; empty: undated
  /// What is not sure of its date: "undecided, 1861 or 1863", "almost no chance (1–5%)", "set aside".
  std::string doubt{};
  Outcome outcome = Outcome::occurred;
  Standing standing = Standing::accepted;

  [[nodiscard]] const std::string& label() const { return title.empty() ? key : title; }
  /// Whether the base does not believe in it.
  [[nodiscard]] bool is_out() const { return annals::is_out(standing); }
};

enum class Toward { cause, effect };

/// How far and along what a walk goes.
struct WalkOptions {
  /// Links from the start, at most. Absent: 3 for causes and effects, 20 for chains and accounts, else no
  /// limit.
  std::optional<std::size_t> depth{};
  std::vector<LinkKind> kinds{};     ///< empty: every kind that explains (see `LinkKind`)
  double min_credence = 0.0;         ///< leaves out links that cannot be counted on to be so likely
  std::optional<ActorId> speaker{};  ///< only what this speaker says
  std::optional<SourceId> source{};  ///< only what this source says
  bool with_rejected = false;        ///< also links and events that the base does not believe in
};

/// One link of an explanation.
struct Step {
  LinkId link{};
  LinkKind kind{};
  EventBrief from{};
  EventBrief to{};
  std::size_t depth = 1;                 ///< links from the start
  std::optional<std::size_t> before{};   ///< index of the step nearer to the start; absent: at the start
  std::string mechanism{};               ///< the believed one; where a voice is asked for, its own
  std::optional<Likelihood> credence{};  ///< likewise; absent: without reservation
  double weakest = 1.0;                  ///< least credence on the chain from the start to here
  Standing standing = Standing::accepted;
  std::vector<Attribution> citation{};
};

/// What led to an event, or what it led to, breadth first: every event reached stands once, on a shortest
/// chain; every link between reached events within the depth is a step. A chain ends at a retracted event,
/// and does not come to a rejected one, nor back to the event itself, nor to a cause that surely began after
/// it or an effect that surely began before it. What an event aims at is a reason for it, and stands among
/// its causes whenever that is dated; among effects aims stand apart, unless `aims_at` is asked for.
struct Explanation {
  EventBrief event{};
  Toward toward = Toward::cause;
  WalkOptions asked{};  ///< with the depth that was gone
  std::vector<Step> steps{};
  std::vector<Step> aims{};     ///< toward effects: what the event was meant to lead to
  std::size_t back = 0;         ///< links left out, as they lead back to the event
  std::size_t out_of_time = 0;  ///< links left out, as what they lead to surely began on its wrong side
  std::size_t further = 0;      ///< links that go on from the last events, beyond the depth

  /// A tree for reading, one link a branch with its mechanism and who says so. Links that are more than 40
  /// deep stand at one indent and bear their depth: "41: is caused by". `deeper` tells how to see what lies
  /// beyond the depth, and stands behind its count. Linear in the steps.
  [[nodiscard]] ANNALS_EXPORT Lines lines(std::string_view deeper = {}) const;
  /// The lines, drawn.
  [[nodiscard]] ANNALS_EXPORT std::string text() const;
};

/// A shortest chain of links from one event to another, along the direction of explanation, through events
/// that the base believes in; the two ends may be retracted. No effect in it surely began before one of its
/// causes.
struct Path {
  EventBrief from{};
  EventBrief to{};
  WalkOptions asked{};        ///< with the depth that was gone, at most
  std::vector<Step> steps{};  ///< empty: none was found, or both are one event

  /// The chain for reading.
  [[nodiscard]] ANNALS_EXPORT Lines lines() const;
  /// The lines, drawn.
  [[nodiscard]] ANNALS_EXPORT std::string text() const;
};

}  // namespace annals::inline v0_2
