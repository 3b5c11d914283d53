#pragma once

/// Printing with fmt: dates, offsets, likelihoods, words, explanations. The only header that
/// needs fmt.

#include "annals/cause/account.hpp"
#include "annals/cause/chains.hpp"
#include "annals/cause/explanation.hpp"
#include "annals/cause/grounds.hpp"
#include "annals/record/event.hpp"
#include "annals/record/likelihood.hpp"
#include "annals/record/words.hpp"
#include "annals/time/instant.hpp"
#include "annals/time/offset.hpp"
#include "annals/time/when.hpp"

#include <optional>
#include <string>
#include <string_view>

#include <fmt/core.h>
#include <fmt/format.h>

namespace annals::inline v0_2::detail {

/// Formats by a function that gives the text; takes width and alignment like any text.
template <class T>
struct TextFormatter : fmt::formatter<std::string_view> {
  template <class Context>
  auto format(const T& value, Context& context) const {
    return fmt::formatter<std::string_view>::format(text_of(value), context);
  }

 private:
  static std::string text_of(const When& when) { return when.text(); }
  static std::string text_of(const std::optional<When>& when) { return when ? when->text() : "undated"; }
  static std::string text_of(const LinkKind& kind) { return std::string(kind.name()); }
  static std::string text_of(Instant instant) { return iso_text(instant); }
  static std::string text_of(const std::optional<Likelihood>& likelihood) {
    return likelihood ? likelihood->text() : "";
  }
  template <class Text>
  requires requires(const Text& value) { value.text(); }
  static std::string text_of(const Text& value) { return value.text(); }
};

}  // namespace annals::inline v0_2::detail

/// The EDTF text; an absent date is "undated".
template <>
struct fmt::formatter<annals::When> : annals::detail::TextFormatter<annals::When> {};
template <>
struct fmt::formatter<std::optional<annals::When>>
    : annals::detail::TextFormatter<std::optional<annals::When>> {};
/// "21 months before".
template <>
struct fmt::formatter<annals::Offset> : annals::detail::TextFormatter<annals::Offset> {};
/// ISO 8601 to the microsecond.
template <>
struct fmt::formatter<annals::Instant> : annals::detail::TextFormatter<annals::Instant> {};
/// "likely (55–80%)"; nothing where none is said.
template <>
struct fmt::formatter<annals::Likelihood> : annals::detail::TextFormatter<annals::Likelihood> {};
template <>
struct fmt::formatter<std::optional<annals::Likelihood>>
    : annals::detail::TextFormatter<std::optional<annals::Likelihood>> {};
/// "Frank Aum, par. 3".
template <>
struct fmt::formatter<annals::Attribution> : annals::detail::TextFormatter<annals::Attribution> {};
/// The tree, and the chain.
template <>
struct fmt::formatter<annals::Explanation> : annals::detail::TextFormatter<annals::Explanation> {};
template <>
struct fmt::formatter<annals::Path> : annals::detail::TextFormatter<annals::Path> {};
template <>
struct fmt::formatter<annals::Chains> : annals::detail::TextFormatter<annals::Chains> {};
/// The account of causes, and what chains have in common.
template <>
struct fmt::formatter<annals::Account> : annals::detail::TextFormatter<annals::Account> {};
template <>
struct fmt::formatter<annals::Necessity> : annals::detail::TextFormatter<annals::Necessity> {};
template <>
struct fmt::formatter<annals::CommonCauses> : annals::detail::TextFormatter<annals::CommonCauses> {};
template <>
struct fmt::formatter<annals::Roots> : annals::detail::TextFormatter<annals::Roots> {};
template <>
struct fmt::formatter<annals::Influence> : annals::detail::TextFormatter<annals::Influence> {};

/// Its name: "responds_to".
template <>
struct fmt::formatter<annals::LinkKind> : annals::detail::TextFormatter<annals::LinkKind> {};

/// Outcomes and the other enumerations print as their words.
template <annals::Worded Enum>
requires(annals::detail::is_of_annals<Enum>()) struct fmt::formatter<Enum>
    : fmt::formatter<std::string_view> {
  template <class Context>
  auto format(Enum value, Context& context) const {
    return fmt::formatter<std::string_view>::format(annals::word(value), context);
  }
};

/// The kind of an event prints as its word.
template <class Details>
struct fmt::formatter<annals::detail::FixedKind<Details>> : fmt::formatter<std::string_view> {
  template <class Context>
  auto format(annals::detail::FixedKind<Details> kind, Context& context) const {
    return fmt::formatter<std::string_view>::format(std::string_view(kind), context);
  }
};
