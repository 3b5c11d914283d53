// The words of an enumeration stand in no order that a base knows.
// expect: values_of_this_field_can_only_be_equal_or_different
#include "annals/query/events.hpp"

enum class Severity { minor, major };

struct Quake {
  std::optional<Severity> severity{};
  static constexpr auto kind() {
    return annals::kind("quake", "The earth shakes",
                        annals::field("severity", &Quake::severity, "how bad it was"));
  }
};

annals::EventQuery<Quake> bad(const annals::EventQuery<Quake>& quakes) {
#ifdef GOOD
  return quakes.where(&Quake::severity, annals::equals, Severity::major);
#else
  return quakes.where(&Quake::severity, annals::at_least, Severity::major);
#endif
}
