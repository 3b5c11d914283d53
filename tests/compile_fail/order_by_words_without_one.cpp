// Words stand in an order only where the enumeration says so.
// expect: values of this field stand in no order
// expect: values of this field can only be equal or different
#include "annals/query/events.hpp"

enum class Severity { minor, major };
template <>
inline constexpr auto annals::words_of<Severity> = std::to_array<std::string_view>({"minor", "major"});
#ifdef GOOD
template <>
inline constexpr bool annals::is_ordered<Severity> = true;
#endif

struct Quake {
  std::optional<Severity> severity{};
  static constexpr auto kind() {
    return annals::kind("quake", "The earth shakes",
                        annals::field("severity", &Quake::severity, "how bad it was"));
  }
};

annals::EventQuery<Quake> worst(const annals::EventQuery<Quake>& quakes) {
  return quakes.where(annals::field(&Quake::severity) >= Severity::major).order_by(&Quake::severity);
}
