// An enumeration has one word for each value.
// expect: annals: an enumeration has one word for each value
#include "annals/record/words.hpp"

enum class Shade { pale, dark, black };
#ifdef GOOD
template <>
inline constexpr auto annals::words_of<Shade> = std::to_array<std::string_view>({"pale", "dark", "black"});
#else
template <>
inline constexpr auto annals::words_of<Shade> = std::to_array<std::string_view>({"pale", "dark"});
#endif

std::string_view bad = annals::word(Shade::dark);
