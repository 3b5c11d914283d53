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
  return is_qualified(edtf.from, mark) || is_qualified(edtf.to, mark) ||
         std::ranges::any_of(edtf.members, [&](const Edtf& member) { return is_qualified(member, mark); });
}

}  // namespace annals::inline v0_2
