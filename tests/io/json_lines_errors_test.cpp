#include "io/support.hpp"
#include "paths.hpp"

#include <string>

#include <catch2/catch.hpp>

using Catch::Matchers::Contains;
using Catch::Matchers::Equals;
using Catch::Matchers::StartsWith;

namespace {

/// A base with a few records, for lines that refer to them.
const std::string ground = R"({"source":"usip","title":"USIP"}
{"actor":"kim-jong-un","title":"Kim Jong Un"}
{"place":"kaesong","title":"Kaesong"}
{"event":"hanoi-summit-2019","kind":"summit","when":"2019-02-27/2019-02-28"}
)";

struct Refused {
  std::string line;
  std::string message;  ///< a part of it
};

}  // namespace

TEST_CASE("A date that does not exist is refused with line, record, field, reason and what to write") {
  FreshBase base;
  CHECK_THAT(
      base.refusal("\n\n{\"event\":\"hanoi-summit-2019\",\"kind\":\"summit\",\"when\":\"2019-02-30\"}"),
      StartsWith("in.jsonl:3: event \"hanoi-summit-2019\", field \"when\": \"2019-02-30\" is no date: ") &&
          Contains("(at byte 8); write EDTF such as 2019-02-28"));
}

TEST_CASE("Each bad line is refused with its reason, and then nothing of the file is kept") {
  const Refused refused[] = {
      // What it is about.
      {R"({"title":"x"})", "it does not say what it is about"},
      {R"({})", "it does not say what it is about"},
      {R"({"event":7,"kind":"talk"})", "a text is wanted, not the number 7"},
      {R"({"event":"","kind":"talk"})", "an empty text says nothing"},
      {R"({"event":["a"],"kind":"talk"})", "a text is wanted, not a list"},
      {R"({"event":"a b","kind":"talk"})", "white space"},
      {R"({"event":"a@b","kind":"talk"})", "@"},
      {R"({"event":"a","kind":""})", "field \"kind\": an empty text"},
      {R"({"event":"a","kind":"two words"})", "two words"},
      {R"({"actor":"a","origin":5})", "field \"origin\": a text is wanted"},
      // Fields.
      {R"({"event":"a","kind":"summit","agred":true})",
       "the kind summit has no such field; it has agreed, format, kind, title"},
      {R"({"event":"a","kind":"summit","agred":true})", "do you mean \"agreed\""},
      {R"({"event":"a","kind":"talk","agreed":true})", "the kind talk has no such field"},
      {R"({"event":"a","kind":"summit","agreed":"yes"})",
       "field \"agreed\": true or false is wanted, not the text \"yes\""},
      {R"({"event":"a","kind":"summit","agreed":[true]})", "true or false is wanted, not a list"},
      {R"({"event":"a","kind":"demolition","casualties":1.5})",
       "a whole number is wanted, not the number 1.5"},
      {R"({"event":"a","kind":"demolition","casualties":9223372036854775808})", "beyond the numbers"},
      {R"({"event":"a","kind":"weapon_test","range_km":"far"})", "field \"range_km\": a number is wanted"},
      {R"({"event":"a","kind":"weapon_test","range_km":1e999})", "field \"range_km\""},
      {R"({"event":"a","kind":"weapon_test","range_km":9007199254740993})",
       "more exact than this field keeps"},
      {R"({"event":"a","kind":"talk","title":{"text":"x"}})",
       "field \"title\": a text is wanted, not an object"},
      {R"({"event":"a","kind":"talk","title":""})", "leave it out"},
      {R"({"event":"a","kind":"talk","title":null})", "field \"title\": null says nothing"},
      {R"({"event":"a","kind":"talk","title":"x","title":"y"})", "field \"title\": stands twice"},
      {R"({"event":"a","kind":"talk","title":"x\u0000y"})", "NUL"},
      {"{\"event\":\"a\",\"kind\":\"talk\",\"title\":\"\xFF\"}", "UTF-8"},
      {R"({"event":"a","kind":"talk","title":"\ud800"})", "surrogate"},
      {R"({"event":"a","kind":"talk","outcome":"happened"})",
       "not one of its words: occurred, open, not_occurred or void"},
      {R"({"event":"a","kind":"talk","when":{"edtf":"2019","word":"then"}})",
       "a date has no such field; it has edtf, words"},
      {R"({"event":"a","kind":"talk","when":{"words":"then"}})",
       "\"a\", field \"when\": \"then\" is no date: the word \"then\" is not known in dates (at byte 0); "
       "write what they mean beside them, as edtf"},
      {R"({"event":"a","kind":"talk","when":{"words":"before the fifties"}})", "(at byte 11)"},
      {R"({"event":"a","kind":"talk","when":{"words":""}})", "field \"when\": an empty text says nothing"},
      {R"({"event":"a","kind":"talk","when":{"words":7}})",
       "field \"when\": a text is wanted, not the number"},
      {R"({"event":"a","kind":"talk","when":{"edtf":"early 2018","words":"early 2018"}})", "is no date"},
      {R"({"event":"a","kind":"talk","when":"early 2018"})", R"(it is words: write {"words":"early 2018"})"},
      {R"({"event":"a","kind":"talk","when":{}})", "field \"when\": a text is wanted, not nothing"},
      {R"({"event":"a","kind":"talk","when":2019})", "field \"when\": a date as text"},
      {R"({"place":"a","latitude":91})", "latitude"},
      {R"({"source":"a","reliability":1.5})", "field \"reliability\": 1.5 is not from 0 to 1"},
      {R"({"actor":"a","reliability":0.5})", "an actor has no such field"},
      {R"({"actor":"a","with":[{"actor":"kim-jong-un"}]})", "field \"with\": an actor has no such field"},
      // Lists.
      {R"({"event":"a","kind":"talk","with":[]})", "an empty list says nothing"},
      {R"({"event":"a","kind":"talk","with":{"actor":"kim-jong-un"}})",
       "field \"with\": a list is wanted, not an object"},
      {R"({"event":"a","kind":"talk","with":["kim-jong-un"]})", "field \"with\": an object is wanted"},
      {R"({"event":"a","kind":"talk","with":[{"role":"hosts"}]})",
       "field \"with\": the key of an actor is wanted, not nothing"},
      {R"({"event":"a","kind":"talk","part_of":"hanoi-summit-2019"})", "field \"part_of\": a list is wanted"},
      {R"({"actor":"a","names":[{"language":"ko"}]})", "field \"names\": a text is wanted, not nothing"},
      // References.
      {R"({"event":"a","kind":"talk","place":"kaesongg"})",
       "field \"place\": there is no place with the key \"kaesongg\" in this file or in the base; do you "
       "mean \"kaesong\"?"},
      {R"({"event":"a","kind":"talk","place":"kim-jong-un"})", "there is no place with the key"},
      {R"({"event":"a","kind":"talk","place":"kaesong@mars"})",
       "there is no place with the key \"kaesong@mars\""},
      {R"({"event":"a","kind":"talk","with":[{"actor":"kim-jong-in"}]})", "do you mean \"kim-jong-un\"?"},
      {R"({"event":"a","kind":"talk","citation":{"source":"usp"}})", "field \"source\": there is no source"},
      {R"({"link":["hanoi-summit-2019","causes","hanoi"]})",
       "link \"hanoi-summit-2019 causes hanoi\", field \"link\": there is no event"},
      {"{\"place\":\"x\",\"origin\":\"p\"}\n{\"place\":\"x\",\"origin\":\"q\"}\n{\"event\":\"a\",\"kind\":"
       "\"talk\",\"place\":\"x\"}",
       "field \"place\": \"x\" may be several; write \"x@p\" or \"x@q\""},
      // Cycles.
      {R"({"place":"a","within":"a"})",
       "it refers to place \"a\" (line 2): in this cycle none can be the first"},
      {"{\"place\":\"a\",\"within\":\"b\"}\n{\"place\":\"b\",\"within\":\"a\"}",
       "in.jsonl:2: place \"a\": it refers to place \"b\" (line 3), which refers to place \"a\" (line 2)"},
      {R"({"place":"a","stance":"disputes"})", "it disputes a record that no line says to be"},
      {"{\"place\":\"a\",\"stance\":\"disputes\"}\n{\"place\":\"b\",\"within\":\"a\"}",
       "that no line says to be"},
      // Links.
      {R"({"link":["hanoi-summit-2019","causes"]})", "a link is [\"event\",\"kind of link\",\"event\"]"},
      {R"({"link":["hanoi-summit-2019","cause","hanoi-summit-2019"]})", "do you mean \"causes\""},
      {R"({"link":"hanoi-summit-2019"})", "a list is wanted"},
      {R"({"link":["hanoi-summit-2019",3,"hanoi-summit-2019"]})", "a text is wanted, not the number 3"},
      // Who says it.
      {R"({"actor":"a","citation":{}})", "an empty object says nothing"},
      {R"({"actor":"a","citation":"me"})", "field \"citation\": an object is wanted, not the text \"me\""},
      {R"({"actor":"a","citation":{"spaeker":"kim-jong-un"}})", "do you mean \"speaker\""},
      {R"({"actor":"a","citation":{"recorded":"yesterday"}})",
       "field \"recorded\": \"yesterday\": an instant is written"},
      {R"({"actor":"a","citation":{"likelihood":1.5}})", "field \"likelihood\": 1.5 is no probability"},
      {R"({"actor":"a","citation":{"likelihood":{"low":0.8,"high":0.2}}})", "low, 0.8, is above high, 0.2"},
      {R"({"actor":"a","citation":{"likelihood":{"low":0.8}}})", "likelihood"},
      {R"({"actor":"a","citation":{"likelihood":true}})", "field \"likelihood\": a probability"},
      {R"({"actor":"a","citation":{"window":"soon"}})", "field \"window\": \"soon\" is no date"},
      {R"({"actor":"a","stance":"denies"})", "not one of its words: asserts or disputes"},
      {R"({"actor":"a","reviews":[{"review":"gone"}]})", "not one of its words: retracted"},
      {R"({"actor":"a","reviews":{"review":"retracted"}})", "a list is wanted"},
      // Header and kinds.
      {R"({"annals":1,"origins":["b"]})", "the header stands in the middle"},
      {R"({"describe":"BAD NAME","fields":[{"name":"x","type":"text"}]})", "in.jsonl:2: kind \"BAD NAME\""},
      {R"({"describe":"k","fields":[{"name":"x","type":"string"}]})",
       "boolean, integer, number, text, date, actor, place or event"},
      {R"({"describe":"k","fields":[{"name":"title","type":"text"}]})", "title"},
      {R"({"describe":"summit","fields":[{"name":"agreed","type":"text"}]})", "agreed"},
      {R"({"describe":"k","fields":{"x":"text"}})", "a list is wanted"},
      {R"({"describe":"k","colour":"red"})", "a kind has no such field; it has describe, of, about, fields"},
      // JSON.
      {R"(["event","a"])", "a line is one object"},
      {R"({"event":"a",})", "not JSON at byte 14"},
      {R"(event: a)", "not JSON at byte 1"},
      {"{\"actor\":\"a\",\"x\":" + std::string(1000, '['), "nested more than 8 levels deep"},
      {"{\"actor\":\"a\"}\xEF\xBB\xBF", "not JSON"},
  };
  FreshBase base;
  base.import(ground);
  const std::string before = base.exported();
  for (const auto& [line, message] : refused) {
    INFO(line.substr(0, 200));
    const auto refusal = base.refusal("{\"actor\":\"good\",\"title\":\"before the bad one\"}\n" + line);
    CHECK_THAT(refusal, StartsWith("in.jsonl:"));
    CHECK_THAT(refusal, Contains(message));
    CHECK(refusal.size() < 600);
    CHECK(base.exported() == before);
  }
}

TEST_CASE("All lines that are wrong are named at once, and each by what is wrong with it") {
  FreshBase base;
  SECTION("dates that cannot be read") {
    const auto refusal = base.refusal(R"({"event":"a","kind":"x","when":{"words":"Edo period"}}
{"event":"b","kind":"x","when":{"words":"long ago, perhaps"}}
{"event":"ok","kind":"x","when":"2019"}
{"event":"c","kind":"x","when":"2019-02-30"})");
    CHECK_THAT(refusal,
               StartsWith("nothing was entered, as 3 lines cannot be:\n  in.jsonl:1: event \"a\", field "
                          "\"when\": ") &&
                   Contains("\n  in.jsonl:2: event \"b\"") && Contains("\n  in.jsonl:4: event \"c\""));
  }
  SECTION("records that are not there") {
    const auto refusal = base.refusal(R"({"event":"a","kind":"x","place":"nowhere"}
{"event":"b","kind":"x","place":"nowhere"}
{"event":"c","kind":"x","with":[{"actor":"nobody"}]})");
    CHECK_THAT(refusal, Contains("as 2 lines") && Contains("in.jsonl:1") && Contains("in.jsonl:3") &&
                            Contains("\"nobody\""));
  }
  SECTION("what cannot be entered, but not what only needs that") {
    base.import(R"({"actor":"taken"})");
    const auto refusal = base.refusal(R"({"place":"taken"}
{"event":"a","kind":"x","place":"taken"}
{"event":"b b","kind":"x"}
{"event":"c","kind":"x"})");
    CHECK_THAT(refusal, Contains("as 2 lines") && Contains("in.jsonl:1") && Contains("in.jsonl:3"));
  }
  SECTION("whatever is wrong with them") {
    const auto refusal = base.refusal(R"({"annals":1}
{"event":"a","kind":"x",}
{"event":"ok","kind":"x","part_of":["a","b"]}
{"link":["ok","causes","a"]}
{"event":"b","kind":"x","colour":"red","part_of":["nowhen"]}
{"event":"b","stance":"disputes","kind":"x"}
{"event":"c c","kind":"x"}

{"event":"d","kind":"x","place":"nowhere"}
{"event":"e","kind":"x","part_of":["d"]})");
    CHECK_THAT(
        refusal,
        StartsWith("nothing was entered, as 4 lines cannot be:\n  in.jsonl:2: not JSON at byte 25: ") &&
            Contains("\n  in.jsonl:5: event \"b\", field \"colour\": ") &&
            Contains("\n  in.jsonl:7: event \"c c\"") &&
            Contains("\n  in.jsonl:9: event \"d\", field \"place\": there is no place"));
  }
  SECTION("descriptions of kinds, with what does not depend on them") {
    const auto refusal = base.refusal(R"({"describe":"k","fields":[{"name":"depth","type":"string"}]}
{"event":"a","kind":"k","depth":7}
{"event":"b","kind":"k")");
    CHECK_THAT(refusal, Contains("as 2 lines") && Contains("in.jsonl:1") && Contains("in.jsonl:3"));
  }
  SECTION("of very many the first, and the others are counted") {
    std::string text;
    for (int i = 0; i < 60; ++i)
      text += R"({"event":"e","kind":"x","place":"nowhere)" + std::to_string(i) + "\"}\n";
    const auto refusal = base.refusal(text);
    CHECK_THAT(refusal, StartsWith("nothing was entered, as 60 lines cannot be:\n  in.jsonl:1: ") &&
                            Contains("in.jsonl:50: ") && Catch::Matchers::EndsWith("\n  … and 10 more"));
    CHECK_THAT(refusal, !Contains("in.jsonl:51: "));
  }
  CHECK(base->events().all().empty());
}

TEST_CASE("A file that is no JSON Lines at all is refused once, as a sheet perhaps") {
  FreshBase base;
  for (const std::string text : {"title,date\nA raid,2018\nA fire,2019\n", "title,date"})
    CHECK(
        base.refusal(text) ==
        "in.jsonl:1: no line of this is an object, as {\"event\":…}, so it is no JSON Lines; is it a sheet? "
        "Give it a name that ends in .csv or .tsv");
}

TEST_CASE("A file of a newer format is refused as that") {
  FreshBase base;
  CHECK_THAT(base.refusal(R"({"annals":2})"), Contains("format 2 is newer than this program"));
  CHECK_THAT(base.refusal(R"({"annals":0})"), Contains("there is no format 0"));
  CHECK_THAT(base.refusal(R"({"annals":"1"})"), Contains("a whole number is wanted"));
}

TEST_CASE("No cut and no changed byte of a file does worse than a refusal") {
  const std::string text = fenced(ANNALS_SOURCE_DIR "/docs/json-lines.md", "jsonl", 0).substr(0, 1500);
  FreshBase base;
  for (std::size_t i = 0; i < text.size(); i += 7) {
    std::string bad = text;
    bad[i] = static_cast<char>(i * 31);
    (void)base.refusal(bad);
    (void)base.refusal(text.substr(0, i));
  }
  CHECK_NOTHROW(base.exported());
}
