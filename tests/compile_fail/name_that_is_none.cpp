// The name of a field can stand in SQL, JSON and programs.
// expect: annals_a_name_is_small_letters_digits_and_underscores_and_begins_with_a_letter
#include "annals/record/field.hpp"

struct Quake {
  std::optional<double> depth_km{};
  static constexpr auto kind() {
#ifdef GOOD
    return annals::kind("quake", "The earth shakes", annals::field("depth_km", &Quake::depth_km, "how deep"));
#else
    return annals::kind("quake", "The earth shakes", annals::field("depth km", &Quake::depth_km, "how deep"));
#endif
  }
};

annals::KindDescription bad() {
  return annals::describe<Quake>();
}
