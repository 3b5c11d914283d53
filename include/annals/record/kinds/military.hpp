#pragma once

#include "annals/record/field.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace annals::inline v0_2 {

struct Exercise {
  std::optional<bool> joint{};
  std::optional<bool> live_fire{};
  std::optional<std::int64_t> troops{};

  static constexpr auto kind() {
    return annals::kind("exercise", "A military drill",
                        field("joint", &Exercise::joint, "whether forces of several states take part"),
                        field("live_fire", &Exercise::live_fire, "whether live ammunition is used"),
                        field("troops", &Exercise::troops, "how many people take part"));
  }
};

struct WeaponTest {
  std::string weapon{};
  std::optional<double> range_km{};
  std::optional<double> apogee_km{};
  std::optional<double> yield_kt{};
  std::optional<bool> successful{};

  static constexpr auto kind() {
    return annals::kind(
        "weapon_test", "A test of a weapon or of what carries it",
        field("weapon", &WeaponTest::weapon, "what was tested: ICBM, nuclear device, satellite launcher, …"),
        field("range_km", &WeaponTest::range_km, "distance flown, or the class's range, kilometres"),
        field("apogee_km", &WeaponTest::apogee_km, "greatest height, kilometres"),
        field("yield_kt", &WeaponTest::yield_kt, "explosive yield, kilotons of TNT"),
        field("successful", &WeaponTest::successful, "whether it worked as meant"));
  }
};

}  // namespace annals::inline v0_2
