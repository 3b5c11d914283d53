#include "time/offset_words.hpp"

#include "time/phrase/refused.hpp"

#include <algorithm>
#include <string>

namespace annals::inline v0_2::offset_words {

using phrase::refuse;

void Words::require(Kind kind, const char* expected) {
  if (!take(kind)) refuse_word(expected);
}

void Words::refuse_word(const char* expected) const {
  const Token& word = peek();
  if (word.kind == Kind::end) refuse(word.position, std::string(expected) + " is missing");
  std::string reason = '"' + word.text + '"';
  if (word.kind == Kind::ago) {
    reason += R"( counts from when the source was published: name an event and write "21 months before")";
  } else if (word.kind == Kind::vague) {
    reason += R"( has no length: write "before" or "after" alone, or a limit: "within 2 weeks after")";
  } else {
    reason += std::string(" stands where ") + expected + " is expected";
  }
  refuse(word.position, reason);
}

const Token* Words::first_unit() const {
  const auto unit = std::ranges::find_if(
      words_, [](const Token& word) { return word.kind == Kind::unit || word.kind == Kind::fortnight; });
  return unit == words_.end() ? nullptr : &*unit;
}

}  // namespace annals::inline v0_2::offset_words
