#pragma once

#include "time/phrase/tokens.hpp"

#include <cstddef>
#include <span>

namespace annals::inline v0_2::phrase {

/// Tokens, read from the front.
class Cursor {
 public:
  /// Of tokens that outlive it; the last ends at the position `end`.
  Cursor(std::span<const Token> tokens, std::size_t end) : tokens_(tokens) { end_.position = end; }

  /// The token that comes so many after the next one; of the kind end beyond the last.
  const Token& peek(std::size_t ahead = 0) const {
    return at_ + ahead < tokens_.size() ? tokens_[at_ + ahead] : end_;
  }
  bool at(Kind kind, std::size_t ahead = 0) const { return peek(ahead).kind == kind; }
  bool done() const { return at_ == tokens_.size(); }
  /// Where the last token ends.
  std::size_t end() const { return end_.position; }
  std::span<const Token> rest() const { return tokens_.subspan(at_); }

  const Token& take() { return at_ < tokens_.size() ? tokens_[at_++] : end_; }
  bool take(Kind kind) {
    const bool there = at(kind);
    if (there) take();
    return there;
  }
  /// Passes over as many.
  void skip(std::size_t count) { at_ += count; }

 private:
  std::span<const Token> tokens_;
  std::size_t at_ = 0;
  Token end_;
};

}  // namespace annals::inline v0_2::phrase
