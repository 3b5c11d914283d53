#pragma once

#include "annals/time/edtf.hpp"

#include <algorithm>
#include <array>

namespace annals::inline v0_2 {

/// Whether any part of a date has such a mark.
inline bool is_qualified(const EdtfDate& date, bool Qualification::*mark) {
  return std::ranges::any_of(std::array{DatePart::year, DatePart::month, DatePart::day},
                             [&](DatePart part) { return qualification_of(date, part).*mark; });
}

inline bool is_qualified(const Edtf& edtf, bool Qualification::*mark) {
  const auto is_marked = [&](const Edtf& one) { return is_qualified(one, mark); };
  return is_qualified(edtf.from, mark) || is_qualified(edtf.to, mark) ||
         std::ranges::any_of(edtf.members, is_marked) || std::ranges::any_of(edtf.limits, is_marked);
}

}  // namespace annals::inline v0_2
