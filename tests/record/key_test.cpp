#include "annals/record/key.hpp"

#include <catch2/catch.hpp>

using annals::key_from;

TEST_CASE("A key is the words of a title in small letters, with hyphens between them") {
  CHECK(key_from("Lion Air 610 crashes") == "lion-air-610-crashes");
  CHECK(key_from("  What now? (Part 2) ") == "what-now-part-2");
  CHECK(key_from("Pyongyang's and Seoul’s talks") == "pyongyangs-and-seouls-talks");
}

TEST_CASE("Accents are folded, and letters of other scripts give no key") {
  CHECK(key_from("Café Müller — Ærø, Straße, Þingvellir") == "cafe-muller-aero-strasse-thingvellir");
  CHECK(key_from("Łódź Škoda Œuvre Ēriks") == "lodz-skoda-oeuvre-eriks");
  CHECK(key_from("Cafe\u0301") == "cafe");
  CHECK(key_from("김정은").empty());
  CHECK(key_from("김정은 2020") == "2020");
  CHECK(key_from("\xC3").empty());
}

TEST_CASE("A key has whole words, and at most 60 bytes") {
  CHECK(key_from(std::string(58, 'a') + " bb") == std::string(58, 'a'));
  CHECK(key_from(std::string(58, 'a') + " b") == std::string(58, 'a') + "-b");
  CHECK(key_from(std::string(90, 'a')) == std::string(60, 'a'));
}
