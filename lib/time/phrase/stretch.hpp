#pragma once

#include "annals/time/edtf.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// The whole days that a phrase names, and how EDTF says them.
namespace annals::inline v0_2::phrase {

enum class Precision : std::uint8_t { year, month, day };

/// What a stretch is, so that it can have an early part or a half.
enum class Scale : std::uint8_t { day, week, month, season, year, decade, century, millennium, other };

/// From the first day to the last, inclusive.
struct Stretch {
  Scale scale = Scale::day;
  Precision precision = Precision::day;
  CivilDate first{};
  CivilDate last{};
  std::optional<EdtfDate> date{};  ///< where EDTF has one for exactly this
  bool vague_edges = false;        ///< early, mid, late
  Qualification qualification{};
};

/// Beyond four digits EDTF has years alone, and so is no calendar followed.
bool is_far(std::int64_t year);
bool is_far(const Stretch& stretch);
inline constexpr const char* years_alone = "EDTF has no months in a year of more than four digits";

std::string_view month_name(unsigned month);
/// 1917, 44 BC.
std::string year_text(std::int64_t year);
/// 1 Monday to 7 Sunday.
unsigned weekday_of(const CivilDate& date);
CivilDate days_later(const CivilDate& date, std::int64_t days);

/// The date of EDTF that has these parts of a day. Beyond four digits it holds for years alone.
EdtfDate edtf_date(const CivilDate& date, Precision precision);

Stretch day_stretch(const CivilDate& day);
Stretch days_stretch(const CivilDate& first, const CivilDate& last);
Stretch month_stretch(std::int64_t year, unsigned month, bool is_julian = false);
Stretch year_stretch(std::int64_t year);
Stretch years_stretch(Scale scale, std::int64_t first, std::int64_t last);
/// A season of EDTF: 21 to 41.
Stretch season_stretch(std::int64_t year, unsigned season);
/// All that a single date may mean. Nothing for one beyond the years that an Instant tells apart.
std::optional<Stretch> stretch_of(const EdtfDate& date);

/// The early (0), mid (1) or late (2) third, or the half that is meant by "earlier" and "later". Nothing
/// where such a thing has none.
inline constexpr int earlier_half = 3;
inline constexpr int later_half = 4;
std::optional<Stretch> edge_of(const Stretch& whole, int edge);
/// The number-th of so many equal parts, from 1 on. Nothing where such a thing has none.
std::optional<Stretch> part_of(const Stretch& whole, std::int64_t number, int parts);

/// Years ago in millions or billions: digits, of which some stand behind the point, times a power of ten.
/// Nothing for what is not far from today, or farther than an Instant reaches.
std::optional<Stretch> years_ago(std::int64_t digits, unsigned decimals, unsigned exponent);

/// The unit of this precision before or after a day.
CivilDate step(const CivilDate& date, Precision precision, int by);

/// The first and the last of a stretch as dates, qualified as it is.
EdtfDate first_date(const Stretch& stretch, Precision precision);
EdtfDate last_date(const Stretch& stretch, Precision precision);
/// The date, qualified as the stretch is.
std::optional<EdtfDate> single_date(const Stretch& stretch);

}  // namespace annals::inline v0_2::phrase
