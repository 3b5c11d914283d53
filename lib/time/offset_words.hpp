#pragma once

#include "time/phrase/cursor.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace annals::inline v0_2::offset_words {

using phrase::Kind;
using phrase::Token;

/// The most that a text may count of a unit.
inline constexpr std::int64_t most_units = 1'000'000'000'000'000;

/// The words of a relative date.
class Words : public phrase::Cursor {
 public:
  /// Throws phrase::Refused at characters that no date has.
  explicit Words(std::string_view text)
      : Words(phrase::tokens_of(text, phrase::Vocabulary::offsets), text.size()) {}
  Words(const Words&) = delete;
  Words& operator=(const Words&) = delete;

  bool at_unit(std::size_t ahead = 0) const { return at(Kind::unit, ahead) || at(Kind::fortnight, ahead); }
  bool at_line() const { return at(Kind::hyphen) || at(Kind::dash); }
  /// Before or after.
  bool at_order() const { return at(Kind::before) || at(Kind::after); }

  void require(Kind kind, const char* expected);
  /// Refuses the next word, for what is expected in its place.
  [[noreturn]] void refuse_word(const char* expected) const;

  /// The first unit of the whole text.
  const Token* first_unit() const;

 private:
  Words(std::vector<Token> words, std::size_t end) : Cursor(words, end), words_(std::move(words)) {}

  std::vector<Token> words_;
};

}  // namespace annals::inline v0_2::offset_words
