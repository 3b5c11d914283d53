// A query finds events, and no distances.
// expect: only a field that names an event can name one that a query finds
#include "annals/query/events.hpp"
#include "annals/record/kinds.hpp"

struct Aftershock {
  std::optional<annals::EventId> main{};
  std::optional<double> distance_km{};
  static constexpr auto kind() {
    return annals::kind("aftershock", "The earth shakes again",
                        annals::field("main", &Aftershock::main, "the quake that it follows"),
                        annals::field("distance_km", &Aftershock::distance_km, "from it"));
  }
};

auto condition(const annals::EventQuery<>& quakes) {
#ifdef GOOD
  return annals::field(&Aftershock::main).one_of(quakes);
#else
  return annals::field(&Aftershock::distance_km).one_of(quakes);
#endif
}
