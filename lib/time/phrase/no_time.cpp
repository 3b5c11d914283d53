#include "annals/time/phrase.hpp"
#include "time/phrase/refused.hpp"
#include "time/phrase/tokens.hpp"

#include <algorithm>
#include <array>

namespace annals::inline v0_2 {

namespace {

using phrase::Kind;

/// Words that may stand in a text that is about no time.
bool is_timeless(const phrase::Token& token) {
  constexpr std::array kinds = {
      Kind::unknown,    Kind::absent, Kind::small, Kind::year,      Kind::on,      Kind::in,
      Kind::both,       Kind::either, Kind::than,  Kind::negation,  Kind::by,      Kind::up,
      Kind::comma,      Kind::hyphen, Kind::dash,  Kind::slash,     Kind::perhaps, Kind::weak_to,
      Kind::to,         Kind::from,   Kind::about, Kind::part_noun, Kind::decade,  Kind::part_sign,
      Kind::clock_word, Kind::between};
  return std::ranges::find(kinds, token.kind) != kinds.end();
}

}  // namespace

bool names_no_time(std::string_view phrase) {
  constexpr std::size_t longest = 1000;
  if (phrase.size() > longest) return false;
  bool words = false;
  for (const auto language : phrase::languages) {
    try {
      for (const auto& token : phrase::tokens_of(phrase, language)) {
        words |= token.kind == Kind::unknown || token.kind == Kind::absent;
        if (!is_timeless(token)) return false;
      }
    } catch (const phrase::Refused&) {
      return false;
    }
  }
  return words;
}

}  // namespace annals::inline v0_2
