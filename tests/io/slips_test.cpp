#include "io/slips.hpp"

#include "io/support.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace annals;
using Catch::Matchers::Contains;

namespace {

std::vector<std::string> notes(FreshBase& base, const std::string& text) {
  std::vector<std::string> all;
  for (const auto& note : base.import(text).notes)
    all.push_back(std::to_string(note.lines.front()) + " " + note.record + ": " + note.what);
  return all;
}

using Notes = std::vector<std::string>;

}  // namespace

TEST_CASE("A new key that is nearly another, of the file or of the base, is noted and entered") {
  FreshBase base;
  CHECK(notes(base, R"({"actor":"kim-jong-un","title":"Kim Jong Un"}
{"actor":"frank-aum","title":"Frank Aum"}
{"actor":"farnk-aum","title":"Frank Aum"})") ==
        Notes{R"(3 farnk-aum: its key is nearly "frank-aum", of line 2: is that meant?)"});
  base.import(R"({"event":"kaesong-demolition-2020","kind":"demolition","when":"2020-06-16"})");
  CHECK(
      notes(base, R"({"event":"kaesong-demoltion-2020","method":"explosives","kind":"demolition"}
{"actor":"kim-jung-un"})") ==
      Notes{
          R"(1 kaesong-demoltion-2020: its key is nearly "kaesong-demolition-2020", of the base: is that meant?)"});
  CHECK(base->actors().size() == 4);
}

TEST_CASE("Keys that are meant to differ are not noted") {
  FreshBase base;
  CHECK(notes(base, R"({"actor":"north-korea"}
{"actor":"south-korea"}
{"actor":"iran"}
{"actor":"iraq"}
{"actor":"unit-a"}
{"actor":"unit-b"}
{"place":"kaesong"}
{"actor":"kaesongs"}
{"event":"talks-2018","kind":"talks","when":"2018-05"}
{"event":"talks-2019","kind":"talks","when":"2019-05"})")
            .empty());
}

TEST_CASE("A new kind that is nearly an old one is noted once") {
  FreshBase base;
  CHECK(notes(base, R"({"event":"a","kind":"weapon_tset","title":"First"}
{"event":"b","kind":"weapon_tset","title":"Second"}
{"event":"c","kind":"threat","title":"Third"})") ==
        Notes{R"(1 a: its kind, "weapon_tset", is nearly "weapon_test", of the base: is that meant?)"});
}

TEST_CASE("One key with three titles or more is noted, with two it is not") {
  FreshBase base;
  for (const auto& note : notes(base, R"({"event":"1","kind":"raid","title":"Raid on the depot"}
{"event":"1","kind":"raid","title":"Fire in the depot"})"))
    CHECK_THAT(note, !Contains("titles"));
  const auto found = base.import(R"({"event":"7","kind":"raid","title":"A flood"}
{"event":"7","kind":"raid","title":"A drought"}
{"event":"7","kind":"raid","title":"A storm"})")
                         .notes;
  const auto note =
      std::ranges::find_if(found, [](const auto& one) { return one.what.starts_with("it has"); });
  REQUIRE(note != found.end());
  CHECK(note->lines == std::vector<std::size_t>{1, 2, 3});
  CHECK(
      note->what ==
      R"(it has 3 titles, such as "A flood", "A drought" and "A storm": has one key been given to several records?)");
}

TEST_CASE("An event nearly like another on its date is noted") {
  FreshBase base;
  base.import(R"({"event":"a","kind":"talk","title":"Talks at Panmunjom","when":"2018-04-27"})");
  CHECK(
      notes(base, R"({"event":"b","kind":"talk","title":"Talks at Panmunjon","when":"2018-04-27"}
{"event":"c","kind":"talk","title":"Talks at Panmunjon","when":"2018-04-28"}
{"event":"d","kind":"talk","title":"Talks in Geneva","when":"2018-04-27"})") ==
      Notes{
          R"(1 b: it is nearly like a, of the base, on the same date: "Talks at Panmunjon" and "Talks at Panmunjom")"});
}

TEST_CASE("An event with the title of another that may be of the same time is noted") {
  FreshBase base;
  base.import(R"({"event":"a","kind":"crash","title":"A plane crashes","when":"2019-03-10"})");
  CHECK(
      notes(base, R"({"event":"b","kind":"crash","title":"A plane crashes","when":"2019-03"}
{"event":"c","kind":"crash","title":"A plane crashes","when":"2018-10-29"}
{"event":"d","kind":"crash","title":"A ship sinks","when":"2019"})") ==
      Notes{
          "1 b: it has the title of a, of the base, and may be of the same time: if that is one event, give "
          "both one key"});
}

TEST_CASE("What is known already is not noted again, and of many notes the others are counted") {
  FreshBase base;
  std::string text;
  for (const std::string start : {"alpha", "bravo", "delta", "gamma", "kappa", "sigma", "omega", "theta"})
    for (const std::string end : {"house", "mouse", "field", "river", "ridge", "stone", "mount", "beach"})
      text += "{\"actor\":\"" + start + end + "\"}\n{\"actor\":\"" + start + end + "s\"}\n";
  const auto found = notes(base, text);
  CHECK(found.size() == 50);
  CHECK_THAT(found.back(), Contains(" more notes of this sort)"));
  CHECK(notes(base, text).empty());
}

TEST_CASE("Slips are found in tens of thousands of lines at once") {
  FreshBase base;
  constexpr std::size_t count = 30'000;
  std::vector<std::string> keys;
  for (std::size_t i = 0; i < count; ++i) {
    std::string key = "protest";
    for (auto rest = i; rest > 0; rest /= 20) key += "-" + std::string(4, static_cast<char>('a' + rest % 20));
    keys.push_back(key);
  }
  keys[count - 1] = keys[777] + "-panics";
  keys[777] += "-paniks";
  io::HeldLines texts;
  for (std::size_t i = 0; i < count; ++i)
    texts.add(i + 1, R"({"event":")" + keys[i] + R"(","title":")" + keys[i] + R"(","when":"2020-06-16"})");
  io::Mentions mentions;
  const io::Kinds kinds;
  const std::vector<std::string> link_kinds;
  io::LineReader reader(mentions, kinds, link_kinds, base->origin(), {[](std::string_view) { return ChangeOver(); }});
  io::FileLines lines(texts, reader, mentions, "in");
  std::vector<io::FileRecord> records;
  for (std::uint32_t i = 0; i < count; ++i) {
    lines.add({.place = i, .number = i + 1, .type = RecordType::event, .record = i});
    records.push_back({.type = RecordType::event, .key = keys[i]});
  }
  const auto found = io::slips(*base, records, lines);
  REQUIRE(found.size() == 1);
  CHECK(found.front().lines.front() == count);
}
