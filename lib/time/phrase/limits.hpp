#pragma once

#include "time/phrase/one_date.hpp"
#include "time/phrase/tokens.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>

/// Estimates with limits: "about 1850, not before 1848".
namespace annals::inline v0_2::phrase {

/// Whether limits begin at a token: at "not before", "after", "by" or "between", with something behind it.
bool opens_limits(std::span<const Token> tokens, std::size_t at);

/// What is an estimate in a phrase and what its limits, which can stand before it: "1848-1852, probably
/// 1850".
struct Limited {
  std::span<const Token> estimate;
  std::span<const Token> limits;
  bool is_span = false;  ///< the limits are two dates with a line between them
};
std::optional<Limited> find_limits(std::span<const Token> tokens);

/// Refuses dates of which one is BC, and another does not say its era.
void require_eras(std::span<const OneDate> dates);

/// One text of both, as parse_edtf reads them; the estimate alone where it is exact and the limits leave all
/// of it. Refuses those that cannot both be, and an estimate that is a set.
std::string limited_text(const std::string& estimate, const std::string& limits, const Limited& of);

}  // namespace annals::inline v0_2::phrase
