#pragma once

#include "annals/error.hpp"

#include <string>
#include <utility>

namespace annals::inline v0_2::phrase {

/// Why a phrase is not read. Thrown from wherever that shows, through readers that can then give plain
/// values, and caught in read_date_phrase: no caller of the library sees it.
struct Refused {
  ParseError error;
};

[[noreturn]] inline void refuse(std::size_t position, std::string reason) {
  throw Refused{{std::move(reason), position}};
}

}  // namespace annals::inline v0_2::phrase
