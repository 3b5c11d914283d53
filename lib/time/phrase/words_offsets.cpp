#include "time/phrase/word_lists.hpp"

namespace annals::inline v0_2::phrase {
namespace {

constexpr int of(Unit unit) {
  return static_cast<int>(unit);
}

constexpr Word words_of_offsets[] = {
    {"microsecond", Kind::unit, of(Unit::microsecond)},
    {"us", Kind::unit, of(Unit::microsecond)},
    {"millisecond", Kind::unit, of(Unit::millisecond)},
    {"ms", Kind::unit, of(Unit::millisecond)},
    {"second", Kind::unit, of(Unit::second)},
    {"sec", Kind::unit, of(Unit::second)},
    {"s", Kind::unit, of(Unit::second)},
    {"minute", Kind::unit, of(Unit::minute)},
    {"min", Kind::unit, of(Unit::minute)},
    {"hour", Kind::unit, of(Unit::hour)},
    {"hr", Kind::unit, of(Unit::hour)},
    {"h", Kind::unit, of(Unit::hour)},
    {"day", Kind::unit, of(Unit::day)},
    {"week", Kind::unit, of(Unit::week)},
    {"fortnight", Kind::fortnight},
    {"month", Kind::unit, of(Unit::month)},
    {"quarter", Kind::unit, of(Unit::quarter)},
    {"year", Kind::unit, of(Unit::year)},
    {"yr", Kind::unit, of(Unit::year)},
    {"decade", Kind::unit, of(Unit::decade)},
    {"century", Kind::unit, of(Unit::century)},
    {"centuries", Kind::unit, of(Unit::century)},

    {"a", Kind::number, 1},
    {"an", Kind::number, 1},
    {"one", Kind::number, 1},
    {"two", Kind::number, 2},
    {"three", Kind::number, 3},
    {"four", Kind::number, 4},
    {"five", Kind::number, 5},
    {"six", Kind::number, 6},
    {"seven", Kind::number, 7},
    {"eight", Kind::number, 8},
    {"nine", Kind::number, 9},
    {"ten", Kind::number, 10},
    {"eleven", Kind::number, 11},
    {"twelve", Kind::number, 12},
    {"thirteen", Kind::number, 13},
    {"fourteen", Kind::number, 14},
    {"fifteen", Kind::number, 15},
    {"sixteen", Kind::number, 16},
    {"seventeen", Kind::number, 17},
    {"eighteen", Kind::number, 18},
    {"nineteen", Kind::number, 19},
    {"forty", Kind::number, 40},
    {"fifty", Kind::number, 50},
    {"sixty", Kind::number, 60},
    {"seventy", Kind::number, 70},
    {"eighty", Kind::number, 80},
    {"ninety", Kind::number, 90},
    {"half", Kind::half},

    {"some", Kind::about},
    {"nearly", Kind::about},
    {"almost", Kind::about},
    {"at", Kind::at},
    {"least", Kind::least},
    {"most", Kind::most},
    {"more", Kind::more},
    {"longer", Kind::more},
    {"less", Kind::less},
    {"fewer", Kind::less},
    {"over", Kind::over},
    {"under", Kind::under},
    {"within", Kind::within},
    {"exactly", Kind::exactly},
    {"the", Kind::the},
    {"in", Kind::in},
    {"same", Kind::same},
    {"time", Kind::time},
    {"as", Kind::as},
    {"of", Kind::of},

    {"next", Kind::next, after},
    {"previous", Kind::next, before},
    {"following", Kind::adjacent, after},
    {"preceding", Kind::adjacent, before},
    {"earlier", Kind::comparative, before},
    {"later", Kind::comparative, after},
    {"prior", Kind::prior, before},

    {"starts", Kind::starts},
    {"started", Kind::starts},
    {"begins", Kind::starts},
    {"began", Kind::starts},
    {"ends", Kind::ends},
    {"ended", Kind::ends},
    {"start", Kind::start},
    {"beginning", Kind::start},
    {"end", Kind::finish},

    {"few", Kind::vague},
    {"several", Kind::vague},
    {"many", Kind::vague},
    {"couple", Kind::vague},
    {"shortly", Kind::vague},
    {"soon", Kind::vague},
    {"long", Kind::vague},
    {"just", Kind::vague},
    {"right", Kind::vague},
    {"immediately", Kind::vague},
    {"directly", Kind::vague},
};

}  // namespace

std::span<const Word> offset_words() {
  return words_of_offsets;
}

}  // namespace annals::inline v0_2::phrase
