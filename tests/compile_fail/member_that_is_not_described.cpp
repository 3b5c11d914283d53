// Every member of the struct of a kind is described.
// expect: annals: a member of this struct is not described by its kind()
#include "annals/record/field.hpp"

struct Quake {
  std::optional<double> magnitude{};
  std::string fault{};
  std::optional<bool> felt{};
  static constexpr auto kind() {
    return annals::kind("quake", "The earth shakes",
#ifdef GOOD
                        annals::field("felt", &Quake::felt, "whether people felt it"),
#endif
                        annals::field("magnitude", &Quake::magnitude, "on the moment scale"),
                        annals::field("fault", &Quake::fault, "which one broke"));
  }
};

annals::KindDescription bad() {
  return annals::describe<Quake>();
}
