#pragma once

#include "annals/export.hpp"
#include "annals/time/bounds.hpp"

#include <array>
#include <bit>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

/// How two intervals can lie to each other: the thirteen relations of J. F. Allen, "Maintaining Knowledge
/// about Temporal Intervals", Communications of the ACM 26 (1983), for intervals with an exclusive end.
namespace annals::inline v0_2 {

enum class Allen : std::uint8_t {
  before,         ///< ends before the other starts
  meets,          ///< ends where the other starts
  overlaps,       ///< starts first, ends within the other
  finished_by,    ///< starts first, ends with the other
  contains,       ///< starts first, ends last
  starts,         ///< starts with the other, ends within it
  equals,         ///< starts and ends with the other
  started_by,     ///< starts with the other, ends after it
  during,         ///< starts and ends within the other
  finishes,       ///< starts within the other, ends with it
  overlapped_by,  ///< starts within the other, ends after it
  met_by,         ///< starts where the other ends
  after,          ///< starts after the other ends
};
inline constexpr std::size_t allen_count = 13;

/// "finished by"
ANNALS_EXPORT std::string_view name_of(Allen relation);
/// The short sign of the literature: `<`, `m`, `o`, `fi`, `di`, `s`, `=`, `si`, `d`, `f`, `oi`, `mi`, `>`.
ANNALS_EXPORT std::string_view sign_of(Allen relation);

/// Some of the thirteen relations: what two intervals may be to each other. A value of two bytes.
class Relations {
 public:
  constexpr Relations() = default;
  constexpr Relations(Allen relation)
      : bits_(static_cast<std::uint16_t>(1U << static_cast<unsigned>(relation))) {}
  constexpr Relations(std::initializer_list<Allen> relations) {
    for (const auto relation : relations) *this |= relation;
  }
  static constexpr Relations all() { return from_bits((1U << allen_count) - 1); }

  [[nodiscard]] constexpr bool contains(Allen relation) const {
    return (*this & relation) == Relations(relation);
  }
  [[nodiscard]] constexpr bool empty() const { return bits_ == 0; }
  [[nodiscard]] constexpr int size() const { return std::popcount(bits_); }
  /// The relation, where only one is left.
  [[nodiscard]] constexpr std::optional<Allen> definite() const {
    if (size() != 1) return std::nullopt;
    return static_cast<Allen>(std::countr_zero(bits_));
  }
  /// Whether none is left but of these: what is so for sure is one of them.
  [[nodiscard]] constexpr bool within(Relations others) const {
    return !empty() && (*this & others) == *this;
  }

  constexpr Relations operator&(Relations other) const { return from_bits(bits_ & other.bits_); }
  constexpr Relations operator|(Relations other) const { return from_bits(bits_ | other.bits_); }
  /// All others.
  constexpr Relations operator~() const { return from_bits(all().bits_ & ~unsigned{bits_}); }
  constexpr Relations& operator|=(Relations other) { return *this = *this | other; }
  constexpr Relations& operator&=(Relations other) { return *this = *this & other; }
  constexpr bool operator==(const Relations&) const = default;

  /// "before, meets or overlaps"; "any" and "none" for all and for nothing.
  [[nodiscard]] ANNALS_EXPORT std::string text() const;

 private:
  static constexpr Relations from_bits(unsigned bits) {
    Relations relations;
    relations.bits_ = static_cast<std::uint16_t>(bits);
    return relations;
  }
  std::uint16_t bits_ = 0;
};

/// The relations of b to a, where a has these to b.
ANNALS_EXPORT Relations converse(Relations relations);

/// What a can be to c, where a is one of the first to b and b one of the second to c. Allen's table of
/// composition, worked out from the meaning of the relations. O(1) for two single ones, else the product of
/// their numbers.
ANNALS_EXPORT Relations compose(Relations a_to_b, Relations b_to_c);

/// All relations that two things dated so can have, and no other; each lasts a microsecond at least. Instants
/// of a year that is known only as a whole can stand in any order within it. O(1).
ANNALS_EXPORT Relations possible_relations(const Bounds& a, const Bounds& b);

// What is asked for most, as sets: `possible_relations(a, b).within(precedes)` is "surely",
// `!(possible_relations(a, b) & precedes).empty()` is "possibly".
inline constexpr Relations precedes{Allen::before, Allen::meets};
inline constexpr Relations follows{Allen::after, Allen::met_by};
inline constexpr Relations lies_within{Allen::starts, Allen::during, Allen::finishes, Allen::equals};
inline constexpr Relations covers{Allen::started_by, Allen::contains, Allen::finished_by, Allen::equals};
/// Has an instant in common.
inline constexpr Relations shares{Allen::overlaps, Allen::finished_by, Allen::contains,
                                  Allen::starts,   Allen::equals,      Allen::started_by,
                                  Allen::during,   Allen::finishes,    Allen::overlapped_by};

}  // namespace annals::inline v0_2
