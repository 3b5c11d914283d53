#pragma once

#include "annals/error.hpp"
#include "annals/export.hpp"
#include "annals/time/instant.hpp"
#include "annals/time/zone.hpp"

#include <string>
#include <string_view>

namespace annals::inline v0_2 {

/// A stretch of time, throughout, from `from` up to but not including `to`: what a query asks for.
/// By default all of time. Nothing is in it when `to` is not after `from`.
///
/// A text that names no zone leaves open whose clocks are meant: the days of a question are those of the base
/// and of each event (docs/time.md). `from` and `to` are then what such clocks show, as instants at which
/// clocks of UTC show it.
struct ANNALS_EXPORT Period {
  Instant from = Instant::unbounded_past();
  Instant to = Instant::unbounded_future();
  bool from_is_local = false;  ///< it is what clocks show; else an instant
  bool to_is_local = false;

  constexpr Period() = default;
  constexpr Period(Instant from_instant, Instant to_instant) : from(from_instant), to(to_instant) {}
  /// These throw Error (invalid_argument) where parse() gives an error.
  Period(std::string_view edtf);
  Period(const char* edtf);
  Period(const std::string& edtf);

  /// All that an EDTF text may touch: "2018/2020" is from the start of 2018 to the start of 2021. An open or
  /// an unknown end is unbounded; a date with a time is that minute or second; `?`, `~` and `%` change
  /// nothing.
  static Parsed<Period> parse(std::string_view edtf);

  bool is_local() const { return from_is_local || to_is_local; }
  /// The same by the clocks of a zone: of instants.
  Period in(const Zone& zone) const;

  constexpr bool contains(Instant instant) const { return from <= instant && instant < to; }
  bool operator==(const Period&) const = default;
};

}  // namespace annals::inline v0_2
