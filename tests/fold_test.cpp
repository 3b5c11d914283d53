#include "fold.hpp"

#include <string>
#include <utility>

#include <catch2/catch.hpp>

using annals::fold;
using annals::folded_phrases;
using annals::folded_words;

TEST_CASE("Case, accents and forms of letters do not count") {
  const std::pair<std::string, std::string> alike[] = {
      {"Hanoi Summit", "hanoi summit"},
      {"café Ñandú ÅNGSTRÖM", "cafe nandu angstrom"},
      {"cafe\u0301", "cafe"},
      {"Łódź Ørsted Æther Œuvre straße GROẞ", "lodz orsted aether oeuvre strasse gross"},
      {"Đặng Ðorðe Þór ısı İzmir", "dang dorde thor isi izmir"},
      {"Ｆ－３５　ＡＢＣ", "f 35 abc"},
      {"ΣΊΣΥΦΟΣ Ёлка", "σισυφοσ елка"},
      {"ﬁnal № 5", "final 5"},
      {"김정은이", "김정은이"},
      {"\u1100\u1175\u11B7", "김"},
      {"soft\u00ADhyphen", "soft hyphen"},
  };
  for (const auto& [text, folded] : alike) {
    CHECK(fold(text) == folded);
    CHECK(fold(folded) == folded);
  }
}

TEST_CASE("Each character of Chinese and Japanese writing is a word") {
  CHECK(fold("北京会談で合意") == "北 京 会 談 で 合 意");
  CHECK(fold("毛泽东2024年A社") == "毛 泽 东 2024 年 a 社");
  CHECK(fold("ガ が") == "ガ が");
  CHECK(fold("ｷﾞﾝｺｳ") == "ギ ン コ ウ");
  CHECK(fold("カ\u3099") == "ガ");
}

TEST_CASE("Whatever is no letter, digit or mark stands between words") {
  CHECK(fold("F-35, \"over\" the_DMZ!") == "f 35 over the dmz");
  CHECK(fold("a\xff"
             "b\xe4\xbc") == "a b");
  CHECK(fold(" —…«»。、\u0301") == "");
  CHECK(fold(std::string("a\0b", 3)) == "a b");
}

TEST_CASE("A word knows where it stands in the text") {
  const std::string text = "Die Straße: 会談。";
  const auto words = folded_words(text);
  REQUIRE(words.size() == 4);
  CHECK(words[1].text == "strasse");
  CHECK(text.substr(words[1].begin, words[1].end - words[1].begin) == "Straße");
  CHECK(text.substr(words[3].begin, words[3].end - words[3].begin) == "談");
}

TEST_CASE("What is typed is cut at white space") {
  using Phrases = std::vector<annals::FoldedPhrase>;
  CHECK(folded_phrases("F-35 over\u3000会談 —") == Phrases{{"f", "35"}, {"over"}, {"会", "談"}});
  CHECK(folded_phrases(std::string("a\0b", 3)) == Phrases{{"a"}, {"b"}});
  CHECK(folded_phrases("\xff").empty());
}
