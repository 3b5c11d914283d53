// What cannot be absent cannot be left unsaid.
// expect: absent means not said
#include "annals/record/field.hpp"

struct Flood {
#ifdef GOOD
  std::optional<double> crest_m{};
#else
  double crest_m = 0;
#endif
  static constexpr auto kind() {
    return annals::kind("flood", "Water over land",
                        annals::field("crest_m", &Flood::crest_m, "height of the crest, metres"));
  }
};

annals::KindDescription described() {
  return annals::describe<Flood>();
}
