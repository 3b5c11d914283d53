#pragma once

#include "annals/export.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace annals::inline v0_2 {

/// What a piece of text is. Whoever shows it chooses how: the text says the same without it.
enum class Role {
  text,     ///< what is said
  title,    ///< what the record is called that the line is about
  heading,  ///< what the lines below it are
  field,    ///< what the text after it is: a field, a relation to another event
  key,      ///< what a record is called in files and by programs
  date,
  remark,   ///< what else is known of it
  source,   ///< who says so, or what it follows from
  good,     ///< believed, sound
  problem,  ///< disputed, inconsistent, impossible, damaged
  match,    ///< what was searched for
};

/// A piece of text in one role.
struct Piece {
  std::string text{};
  Role role = Role::text;
  friend bool operator==(const Piece&, const Piece&) = default;
};
using Pieces = std::vector<Piece>;

/// Whether a line is a branch of a tree: one after which more of the same stem come, or the last.
enum class Branch { none, more, last };

/// A line of an answer. It may be longer than a page is wide, and has no line feed unless a source wrote one.
struct Line {
  std::size_t indent = 0;  ///< columns left free before it; a branch is drawn in the last three of them
  Pieces label{};          ///< what the text is, before it; may be empty
  std::size_t label_width =
      0;  ///< columns that the label is filled up to, with those between it and the text
  Pieces text{};
  Branch branch = Branch::none;
  friend bool operator==(const Line&, const Line&) = default;
};
using Lines = std::vector<Line>;

/// What is drawn before a line, and before what of it goes on below: spaces and the branches of a tree.
struct Margin {
  std::string first{};
  std::string below{};
};

/// The margins of lines, one for each, `indent` columns wide. Linear in what it returns.
[[nodiscard]] ANNALS_EXPORT std::vector<Margin> margins_of(const Lines& lines);

/// The lines as plain text, each ended by a line feed; none is broken.
[[nodiscard]] ANNALS_EXPORT std::string text_of(const Lines& lines);

}  // namespace annals::inline v0_2
