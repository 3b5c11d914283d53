#pragma once

#include "annals/error.hpp"
#include "annals/export.hpp"
#include "annals/time/instant.hpp"

#include <string>
#include <string_view>

namespace annals::inline v0_2 {

/// A stretch of time, throughout, from `from` up to but not including `to`: what a query asks for.
/// By default all of time. Nothing is in it when `to` is not after `from`.
struct ANNALS_EXPORT Period {
  Instant from = Instant::unbounded_past();
  Instant to = Instant::unbounded_future();

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

  constexpr bool contains(Instant instant) const { return from <= instant && instant < to; }
  bool operator==(const Period&) const = default;
};

}  // namespace annals::inline v0_2
