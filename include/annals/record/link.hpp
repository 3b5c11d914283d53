#pragma once

#include "annals/export.hpp"
#include "annals/record/field.hpp"
#include "annals/record/id.hpp"
#include "annals/record/likelihood.hpp"

#include <array>
#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>

namespace annals::inline v0_2 {

/// Which end of a link explains the other: `hanoi causes demolition` explains `to` by `from`;
/// `demolition aims_at concessions` and `demolition responds_to leaflets` explain `from` by `to`.
enum class Explains { to_by_from, from_by_to, nothing };

enum class LinkEnd { from, to };

/// A kind of link as a base or a file describes it.
struct LinkKindDescription {
  std::string name;                       ///< small letters, digits and "_": "responds_to"
  std::string inverse;                    ///< how to read it backwards: "is answered by"
  Explains explains = Explains::nothing;  ///< whether explanations go along it, and which way
  std::optional<LinkEnd> first{};         ///< the end that starts no later than the other
};

namespace detail {

inline void annals_a_kind_of_link_says_how_to_read_it_backwards() {}

}  // namespace detail

/// How one event leads to another: `from` KIND `to`. Every base has those below. A program may have kinds of
/// its own, which count in explanations, orders and checks just as those do:
///
///     inline constexpr annals::LinkKind replicates{"replicates", "is replicated by",
///                                                  annals::Explains::nothing, annals::LinkEnd::to};
///
/// A base describes such a kind when the first link of it is entered. Kinds are equal when their names are.
class LinkKind {
 public:
  constexpr LinkKind() = default;
  /// As in `LinkKindDescription`; the texts are literals.
  consteval LinkKind(std::string_view name, std::string_view inverse, Explains explains,
                     std::optional<LinkEnd> first = std::nullopt)
      : name_(name), inverse_(inverse), explains_(explains), first_(first) {
    if (!detail::is_name(name))
      detail::annals_a_name_is_small_letters_digits_and_underscores_and_begins_with_a_letter();
    if (inverse.empty()) detail::annals_a_kind_of_link_says_how_to_read_it_backwards();
  }
  /// A kind that is known only at run time. Its texts are kept as long as the program runs, once for all
  /// equal ones. Throws `Error` (invalid_argument) where no kind can be described so. Thread-safe.
  ANNALS_EXPORT explicit LinkKind(const LinkKindDescription& description);

  [[nodiscard]] constexpr std::string_view name() const { return name_; }
  [[nodiscard]] constexpr std::string_view inverse() const { return inverse_; }
  [[nodiscard]] constexpr Explains explains() const { return explains_; }
  [[nodiscard]] constexpr std::optional<LinkEnd> first() const { return first_; }
  /// How to read it forwards: "responds to".
  [[nodiscard]] ANNALS_EXPORT std::string phrase() const;

  friend constexpr bool operator==(const LinkKind& a, const LinkKind& b) { return a.name_ == b.name_; }
  friend constexpr auto operator<=>(const LinkKind& a, const LinkKind& b) { return a.name_ <=> b.name_; }

 private:
  std::string_view name_{};
  std::string_view inverse_{};
  Explains explains_ = Explains::nothing;
  std::optional<LinkEnd> first_{};
};

// clang-format off
inline constexpr LinkKind causes        {"causes",         "is caused by",      Explains::to_by_from, LinkEnd::from};
inline constexpr LinkKind triggers      {"triggers",       "is triggered by",   Explains::to_by_from, LinkEnd::from};
inline constexpr LinkKind enables       {"enables",        "is enabled by",     Explains::to_by_from, LinkEnd::from};
inline constexpr LinkKind contributes_to{"contributes_to", "is partly due to",  Explains::to_by_from, LinkEnd::from};
inline constexpr LinkKind prevents      {"prevents",       "is prevented by",   Explains::to_by_from, LinkEnd::from};
inline constexpr LinkKind responds_to   {"responds_to",    "is answered by",    Explains::from_by_to, LinkEnd::to};
inline constexpr LinkKind aims_at       {"aims_at",        "is the aim of",     Explains::from_by_to};
inline constexpr LinkKind is_about      {"is_about",       "is the subject of", Explains::nothing};
inline constexpr LinkKind violates      {"violates",       "is violated by",    Explains::nothing,    LinkEnd::to};
inline constexpr LinkKind implements    {"implements",     "is implemented by", Explains::from_by_to, LinkEnd::to};
inline constexpr LinkKind supersedes    {"supersedes",     "is superseded by",  Explains::nothing,    LinkEnd::to};
// clang-format on

/// The kinds that every base has.
inline constexpr std::array built_in_link_kinds{causes,   triggers,    enables,   contributes_to,
                                                prevents, responds_to, aims_at,   is_about,
                                                violates, implements,  supersedes};

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

}  // namespace annals::inline v0_2
