// Two fields of a kind have two names.
// expect: annals_two_fields_of_a_kind_have_the_same_name
#include "annals/record/field.hpp"

struct Quake {
  std::optional<double> depth_km{};
  std::optional<double> magnitude{};
  static constexpr auto kind() {
#ifdef GOOD
    return annals::kind("quake", "The earth shakes", annals::field("depth_km", &Quake::depth_km, "how deep"),
                        annals::field("magnitude", &Quake::magnitude, "on the moment scale"));
#else
    return annals::kind("quake", "The earth shakes", annals::field("depth_km", &Quake::depth_km, "how deep"),
                        annals::field("depth_km", &Quake::magnitude, "on the moment scale"));
#endif
  }
};

annals::KindDescription bad() {
  return annals::describe<Quake>();
}
