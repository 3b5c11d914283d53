#pragma once

#include "annals/record/field.hpp"
#include "annals/record/id.hpp"
#include "annals/record/likelihood.hpp"
#include "annals/record/words.hpp"

#include <optional>
#include <string>
#include <tuple>

namespace annals {

/// How one event leads to another: `from` KIND `to`.
enum class LinkKind {
  causes,
  triggers,
  enables,
  contributes_to,
  prevents,
  responds_to,
  aims_at,
  is_about,
  violates,
  implements,
  supersedes
};
using enum LinkKind;

/// A kind read forwards and backwards: `phrase(aims_at)` is "aims at", `inverse(aims_at)` is "is the aim of".
constexpr std::string_view phrase(LinkKind kind) {
  constexpr std::string_view phrases[] = {"causes",   "triggers",    "enables",   "contributes to",
                                          "prevents", "responds to", "aims at",   "is about",
                                          "violates", "implements",  "supersedes"};
  return phrases[index_of(kind)];
}
constexpr std::string_view inverse(LinkKind kind) {
  constexpr std::string_view inverses[] = {"is caused by",      "is triggered by",   "is enabled by",
                                           "is partly due to",  "is prevented by",   "is answered by",
                                           "is the aim of",     "is the subject of", "is violated by",
                                           "is implemented by", "is superseded by"};
  return inverses[index_of(kind)];
}

/// Which end of a link explains the other: `hanoi causes demolition` explains `to` by `from`;
/// `demolition aims_at concessions` and `demolition responds_to leaflets` explain `from` by `to`.
enum class Explains { to_by_from, from_by_to, nothing };

constexpr Explains explains(LinkKind kind) {
  switch (kind) {
    case causes:
    case triggers:
    case enables:
    case contributes_to:
    case prevents:
      return Explains::to_by_from;
    case responds_to:
    case aims_at:
    case implements:
      return Explains::from_by_to;
    case is_about:
    case violates:
    case supersedes:
      return Explains::nothing;
  }
  return Explains::nothing;
}

/// A directed edge between two events. Two events have at most one link of a kind; who says so is in its
/// claims.
struct Link {
  EventId from{};
  LinkKind kind{};
  EventId to{};
  std::string mechanism{};               ///< how the one leads to the other, in words
  std::optional<Likelihood> credence{};  ///< how likely the link holds; absent: said without reservation

  static constexpr auto fields() {
    return std::tuple{field("mechanism", &Link::mechanism, "how the one leads to the other, in words")};
  }
};

/// What may be said about a link besides that it holds.
struct LinkDetails {
  std::optional<Likelihood> credence{};
  std::string mechanism{};
};

}  // namespace annals
