#include "sql/sqlite/words.hpp"

#include "sql/support.hpp"
#include "temporary_directory.hpp"

#include <random>
#include <string>

#include <catch2/catch.hpp>

using namespace annals::sql;
using namespace annals::sql::test;

namespace {

struct Texts {
  TemporaryDirectory folder;
  std::unique_ptr<Database> database = open_or_make(folder / "test.annals");

  Texts() {
    database->begin();
    database->script("CREATE VIRTUAL TABLE text USING fts5 (body)");
  }

  bool finds(const std::string& body, std::string_view typed) {
    database->run("DELETE FROM text");
    database->run("INSERT INTO text VALUES ($1)", body);
    const auto words = database->match_words(typed);
    return words && database->query("SELECT 1 FROM text WHERE text MATCH $1", *words).next();
  }
};

}  // namespace

TEST_CASE_METHOD(Texts, "typed words find texts in which each of them begins a word") {
  CHECK(finds("An F-35 took off", "F-35"));
  CHECK(finds("An F-35 took off", "f-3 took"));
  CHECK_FALSE(finds("An F-16 took off", "F-35"));
  CHECK(finds("김정은이 하노이에 왔다", "김정은"));
  CHECK(finds("The liaison office was demolished", "demol  office"));
  CHECK_FALSE(finds("The liaison office was demolished", "demol bridge"));
  CHECK(finds("café société", "CAFE\u3000societe"));
}

TEST_CASE_METHOD(Texts, "what is typed is never syntax") {
  CHECK(finds("this and that", "that AND this"));
  CHECK_FALSE(finds("this", "this OR that"));
  CHECK(finds("not near or", "NOT NEAR OR"));
  CHECK(finds("say hi now", "\"say hi\""));
  CHECK(finds("say hi", "say\"hi"));
  CHECK(finds("body text", "body:text"));
  CHECK(finds("what if", "what* ^if"));
  CHECK(finds("hello world", "hello — , … world !"));
}

TEST_CASE_METHOD(Texts, "without a letter or digit there is nothing to look for") {
  using sqlite::match_words;
  for (const char* typed :
       {"", "   ", "\t\n", "\"", "\"\"\"", "-", "* ^ : ( )", "—…«»", "。、", "\u00a0", "\u3000"}) {
    CAPTURE(typed);
    CHECK_FALSE(match_words(typed));
  }
  CHECK_FALSE(match_words(std::string_view("\0\0", 2)));
  CHECK(match_words("a\"b c") == "\"a b\"* \"c\"*");
  CHECK(match_words("ª µ 会談") == "\"a\"* \"μ\"* \"会 談\"*");
}

TEST_CASE_METHOD(Texts, "no bytes whatever make the engine refuse") {
  std::mt19937 random(35);
  const std::string pieces[] = {
      "\"",  "*",  "(",     ")", "^", ":",    "-",        "+",    " ",    "a",  "B7",
      "AND", "OR", "NEAR(", "{", "}", "\xe0", "\xf0\x9f", "\x80", "\xff", "정", std::string(1, '\0'),
      "\\",  "'",  ";"};
  for (int i = 0; i < 3000; ++i) {
    std::string typed;
    for (auto n = random() % 12; n > 0; --n) typed += pieces[random() % std::size(pieces)];
    CAPTURE(typed);
    REQUIRE_NOTHROW(finds("a B7 정", typed));
  }
}

TEST_CASE_METHOD(Texts, "thousands of words are still a query") {
  std::string typed;
  for (int i = 0; i < 20'000; ++i) typed += "word ";
  CHECK(finds("wordy", typed));
}
