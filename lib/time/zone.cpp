#include "time/zone.hpp"

#include "annals/time/zone.hpp"
#include "nearest.hpp"
#include "time/clocks.hpp"
#include "time/digits.hpp"
#include "time/zone_rules.hpp"

#include <algorithm>
#include <stdexcept>

namespace annals::inline v0_2 {

std::optional<std::chrono::minutes> zone_shift(std::string_view text) {
  using std::chrono::minutes;
  if (text == "Z") return minutes(0);
  if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':') return std::nullopt;
  if (!std::ranges::all_of(text.substr(1, 2), is_digit) || !std::ranges::all_of(text.substr(4), is_digit))
    return std::nullopt;
  const int hours = (text[1] - '0') * 10 + text[2] - '0';
  const int past = (text[4] - '0') * 10 + text[5] - '0';
  const int shift = hours * 60 + past;
  if (past > 59 || shift > 14 * 60 || (text[0] == '-' && shift == 0)) return std::nullopt;
  return minutes(text[0] == '-' ? -shift : shift);
}

Parsed<Zone> Zone::parse(std::string_view text) {
  if (const auto shift = zone_shift(text)) return Zone(*shift);
  const auto refused = [&](std::string reason) { return Parsed<Zone>({std::move(reason), 0}, text); };
  constexpr std::string_view right = "a zone is such as +09:00, Z or Asia/Seoul";
  const auto begins = [&](std::string_view letters) {
    return text.empty() || letters.find(text[0]) != std::string_view::npos;
  };
  if (begins("+-0123456789"))
    return refused(std::string(right) + ", at most 14 hours from UTC, and UTC itself is Z or +00:00");
  try {
    if (const auto* rules = detail::ZoneRules::find(text)) return detail::ZoneRules::zone(rules);
    const auto near = nearest(text, detail::zone_names());
    return refused("the time zone database of this system has no such name; " +
                   (near.empty() ? std::string(right) : "is it " + either(near) + "?"));
  } catch (const std::runtime_error&) {
    return refused(
        "this system has no time zone database, below /usr/share/zoneinfo (of the package tzdata)");
  }
}

std::string Zone::text() const {
  if (rules_ != nullptr) return rules_->name;
  if (shift_.count() == 0) return "Z";
  const auto minutes = static_cast<std::uint64_t>(std::abs(shift_.count()));
  std::string text = shift_.count() < 0 ? "-" : "+";
  append_padded(text, minutes / 60, 2);
  text += ':';
  append_padded(text, minutes % 60, 2);
  return text;
}

Instant Zone::local(Instant utc) const {
  return local_range(utc, utc, *this).first;
}

}  // namespace annals::inline v0_2
