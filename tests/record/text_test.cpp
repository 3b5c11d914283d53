#include "record/text.hpp"

#include <catch2/catch.hpp>

using namespace annals;
using namespace std::string_literals;

TEST_CASE("Text in any script can be kept") {
  for (const auto* text : {"", "plain", "two\nlines\tand a tab", "김정은", "…", "𐏐", "\xF4\x8F\xBF\xBF"})
    CHECK_FALSE(text_problem(text));
}

TEST_CASE("A text that other readers would not read whole is refused, with the place") {
  CHECK(text_problem("ab\0c"s) == "has a NUL at byte 2");
  for (const auto* bytes : {"\x80", "\xC0\xAF", "\xC3", "\xC3(", "\xE0\x80\xAF", "\xE2\x82", "\xED\xA0\x80",
                            "\xF0\x80\x80\x80", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF"}) {
    INFO(printable(bytes));
    CHECK(text_problem("é" + std::string(bytes)) == "is not UTF-8 at byte 2");
  }
}

TEST_CASE("White space is found in every form that Unicode has of it") {
  for (const auto* text : {" ", "a b", "a\tb", "a\n", "\x7F", "a\xC2\xA0", "\xE2\x80\x83", "\xE2\x80\xA8",
                           "\xE2\x80\xAF", "\xE3\x80\x80"})
    CHECK(has_space(text));
  for (const auto* text : {"", "hanoi-summit-2019", "김정은", "à", "…", "\xE2\x80\x93", "\xE2\x80"})
    CHECK_FALSE(has_space(text));
}

TEST_CASE("What is printed of a text does nothing to a terminal") {
  CHECK(printable("Kim 김정은") == "Kim 김정은");
  CHECK(printable("\x1B[31mred\0\x7F"s) == "\\x1b[31mred\\x00\\x7f");
  CHECK(printable("\xC3(") == "\\xc3(");
}

TEST_CASE("A long text is printed to 80 bytes, and never cut within a character") {
  CHECK(printable(std::string(79, 'x')) == std::string(79, 'x'));
  CHECK(printable(std::string(200, 'x')) == std::string(80, 'x') + "…");
  const auto cut = printable(std::string(79, 'x') + "김정은");
  CHECK(cut == std::string(79, 'x') + "김…");
  CHECK_FALSE(text_problem(cut));
}

TEST_CASE("A quoted text stands in quotation marks") {
  CHECK(in_quotes("kim") == "\"kim\"");
}
