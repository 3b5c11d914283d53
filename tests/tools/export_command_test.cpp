#include "tools/program.hpp"

#include <libical/ical.h>
#include <memory>
#include <pugixml.hpp>
#include <regex>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace {

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

/// Two sources on one event, dates of all sorts, a forecast, a link, and what hostile hands may enter.
constexpr auto story = R"story({"annals":1,"origins":["desk"]}
{"source":"record","title":"Public record","published":"2020-06-18","url":"https://example.org/record"}
{"source":"memoir","title":"A memoir","url":"javascript:alert(1)"}
{"actor":"kim","title":"Kim Jong Un"}
{"actor":"aum","title":"Frank Aum"}
{"place":"kaesong","title":"Kaesong","latitude":37.97,"longitude":126.55}
{"event":"opening","kind":"opening","title":"Office opens","when":{"edtf":"2018-09","words":"September 2018"},"place":"kaesong","citation":{"source":"record","locator":"p. 1"}}
{"event":"summit","kind":"summit","title":"Summit","when":"2019-02-27/2019-02-28","agreed":false,"with":[{"actor":"kim","role":"attends"},{"actor":"aum"}],"citation":{"source":"record"}}
{"event":"demolition","kind":"demolition","title":"Office demolished","when":"2020-06","place":"kaesong","citation":{"source":"memoir"}}
{"event":"demolition","kind":"demolition","when":"2020-06-16","method":"explosives","citation":{"source":"record","locator":"p. 3"}}
{"event":"test","kind":"weapon_test","title":"A test","outcome":"open","citation":{"source":"record","speaker":"aum","likelihood":"not likely","window":"2020-06-17/2020-12"}}
{"event":"formula","kind":"note","title":"=cmd|' /C calc'!A0","summary":"+1, \"two\"\nand three; <script>alert(1)</script> & \\N [x](javascript:y)","when":"2001-01-01","citation":{"source":"memoir"}}
{"event":"quote","kind":"note","title":"'=1 \u0001\u001b[31m\u202e","when":"2002","citation":{"source":"memoir"}}
{"event":"old","kind":"note","title":"@home","when":"-0043-03-15","citation":{"source":"memoir"}}
{"link":["summit","causes","demolition"],"mechanism":"no relief came of it","citation":{"source":"record","speaker":"aum","likelihood":"likely"}}
)story";

constexpr auto relative_date =
    R"({"relative_date":["opening","before","summit"],"citation":{"source":"record"}})";

void make_story(const Shell& shell, const std::string& more = {}) {
  shell.write("story.jsonl", story + more);
  const auto answer = shell("annals import story.annals story.jsonl");
  CAPTURE(answer.err);
  REQUIRE(answer.status == 0);
}

Answer exported(const Shell& shell, const std::string& format) {
  make_story(shell);
  auto answer = shell("annals export story.annals --format " + format);
  CAPTURE(answer.err);
  REQUIRE(answer.status == 0);
  return answer;
}

}  // namespace

TEST_CASE("a sheet that was exported reads back into the same base, and is exported as the same bytes") {
  const Shell shell;
  make_story(shell);
  REQUIRE(shell("annals export story.annals a.csv").err.empty());
  const auto read = shell("annals import again.annals a.csv");
  CAPTURE(read.err);
  REQUIRE(read.status == 0);
  CHECK(shell("annals export again.annals b.csv && cmp a.csv b.csv").status == 0);
  for (const std::string command : {"timeline", "causes", "claims", "show"}) {
    const auto about = command == "timeline" ? " --outcome any --keys" : " demolition";
    const auto before = shell("annals " + command + " story.annals" + about).out;
    const auto after = shell("annals " + command + " again.annals" + about).out;
    CAPTURE(before);
    // Each names its own base.
    CHECK(std::regex_replace(after, std::regex("again\\.annals"), "story.annals") ==
          std::regex_replace(before, std::regex("  from desk"), ""));
  }
}

TEST_CASE("a sheet refers to no event that it cannot hold") {
  const Shell shell;
  make_story(
      shell,
      R"({"event":"rumour","kind":"note","citation":{"source":"memoir","likelihood":{"low":0.1,"high":0.3}}}
{"event":"part","kind":"note","part_of":["rumour"],"citation":{"source":"memoir"}}
{"link":["summit","causes","rumour"],"citation":{"source":"memoir"}})");
  const auto written = shell("annals export story.annals a.csv");
  CHECK(has(written.err, "1 claim with a range of likelihood"));
  CHECK(has(written.err, "1 link to an event that is not written"));
  CHECK(has(written.err, "1 mention of an event that is not written"));
  CHECK(shell("annals import again.annals a.csv").status == 0);
}

TEST_CASE("fields of a kind of one's own read back by their types, once the kind is described") {
  const Shell shell;
  make_story(shell,
             R"({"describe":"outage","fields":[{"name":"code","type":"text"},{"name":"since","type":"date"},)"
             R"({"name":"owner","type":"actor"},{"name":"share","type":"number"}]}
{"event":"down","kind":"outage","code":"007","since":"2019","owner":"kim","share":-0.5,"citation":{"source":"record"}})");
  const auto written = shell("annals export story.annals a.csv --kind outage");
  const std::string command = "annals kind BASE outage code:text since:date owner:actor share:number";
  REQUIRE(has(written.err, command));
  CHECK(shell("annals init again.annals --origin desk").status == 0);
  CHECK(shell(std::regex_replace(command, std::regex("BASE"), "again.annals")).status == 0);
  const auto read =
      shell("annals import again.annals a.csv && annals export again.annals b.csv && cmp a.csv b.csv");
  CAPTURE(read.out, read.err);
  CHECK(read.status == 0);
}

TEST_CASE("no cell of an exported sheet is a formula") {
  const Shell shell;
  const auto sheet = exported(shell, "csv").out;
  for (const std::string start : {"=", "+", "-", "@", "\t"})
    for (const std::string before : {"\n", ",", ",\"", "\n\""}) {
      CAPTURE(start, before);
      CHECK_FALSE(has(sheet, before + start));
    }
  CHECK(has(sheet, ",\"'+1, \"\"two\"\"\nand three;"));
  CHECK(has(sheet, "''=1"));
}

TEST_CASE("what a format cannot hold is counted and named") {
  const Shell shell;
  make_story(shell, relative_date);
  const auto sheet = shell("annals export story.annals out.csv");
  CHECK(sheet.status == 0);
  CHECK(has(sheet.err, "annals: left out: "));
  CHECK(has(sheet.err, "1 relative date"));
  const auto calendar = shell("annals export story.annals out.ics --json");
  CHECK(has(calendar.err, "undated event"));
  CHECK(calendar.json()["left_out"].is_object());
  CHECK(calendar.json()["format"] == "ics");
  CHECK(shell("annals export story.annals out.jsonl").err.empty());
}

TEST_CASE("in Markdown each value has its source, and no text is markup") {
  const Shell shell;
  const auto text = exported(shell, "md").out;
  CHECK(has(text, "## 16 June 2020: Office demolished\n"));
  CHECK(has(text, "- date: 16 June 2020[^4]\n"));
  CHECK(has(text, "[^4]: Public record, p. 3\n"));
  CHECK(has(text, "- method: explosives[^4]\n"));
  CHECK(has(text, "- is caused by: Summit: no relief came of it (likely \\(55–80%\\))"));
  const auto markup = std::regex_replace(text, std::regex(R"(\\[^\w\s])"), "");
  CHECK_FALSE(has(markup, "<script"));
  CHECK_FALSE(has(markup, "](javascript"));
  CHECK_FALSE(has(text, "\x1b"));
}

TEST_CASE("a page that was exported runs nothing and links only to the web") {
  const Shell shell;
  const auto page = exported(shell, "html").out;
  CHECK(has(page, "&lt;script&gt;alert(1)&lt;/script&gt; &amp;"));
  CHECK_FALSE(has(page, "<script"));
  CHECK_FALSE(has(page, "href=\"javascript"));
  CHECK(has(page, "<a href=\"https://example.org/record\">"));
  CHECK(has(page, "<dt>date</dt><dd>16 June 2020<sup>"));
  CHECK_FALSE(has(page, "\x1b"));
}

TEST_CASE("a calendar has firm days as they are, and vague ones with their span, which it says") {
  const Shell shell;
  const auto answer = exported(shell, "ics");
  const std::unique_ptr<icalcomponent, decltype(&icalcomponent_free)> calendar(
      icalparser_parse_string(answer.out.c_str()), icalcomponent_free);
  REQUIRE(calendar);
  CHECK(icalcomponent_count_errors(calendar.get()) == 0);
  std::vector<std::string> found;
  for (auto* event = icalcomponent_get_first_component(calendar.get(), ICAL_VEVENT_COMPONENT);
       event != nullptr; event = icalcomponent_get_next_component(calendar.get(), ICAL_VEVENT_COMPONENT)) {
    const auto start = icalcomponent_get_dtstart(event);
    CHECK(icaltime_is_date(start));
    found.push_back(std::string(icaltime_as_ical_string(start)) + "/" +
                    icaltime_as_ical_string(icalcomponent_get_dtend(event)) + " " +
                    icalcomponent_get_summary(event));
    const bool is_vague = has(icalcomponent_get_description(event), "Sometime within these days");
    CHECK(is_vague == has(found.back(), " ("));
  }
  CHECK(found == std::vector<std::string>{"20010101/20010102 =cmd|' /C calc'!A0",
                                          "20020101/20030101 '=1 \uFFFD\uFFFD[31m\uFFFD (2002)",
                                          "20180901/20181001 Office opens (September 2018)",
                                          "20190227/20190301 Summit", "20200616/20200617 Office demolished"});
  CHECK(has(answer.err, "1 event of years that it has no dates for"));
  CHECK(has(answer.err, "1 undated event"));
}

TEST_CASE("TimelineJS gets dates and texts that are no markup") {
  const Shell shell;
  const auto json = exported(shell, "timelinejs").json();
  const auto& slides = json["events"];
  REQUIRE(slides.size() == 6);
  CHECK(slides[0]["start_date"]["year"] == -43);
  CHECK(slides[1]["text"]["headline"] == "=cmd|&#39; /C calc&#39;!A0");
  CHECK(has(slides[1]["text"]["text"], "&lt;script&gt;"));
  CHECK(slides[3]["display_date"] == "September 2018");
  CHECK(slides[3]["end_date"] == nlohmann::ordered_json({{"year", 2018}, {"month", 9}, {"day", 30}}));
}

TEST_CASE("GraphML is XML whatever the titles, with a node for each event and an edge for each tie") {
  const Shell shell;
  const auto text = exported(shell, "graphml").out;
  pugi::xml_document document;
  REQUIRE(document.load_string(text.c_str()));
  CHECK(text.find_first_of("\x01\x1b") == std::string::npos);
  CHECK_FALSE(has(text, "&#"));
  const auto graph = document.child("graphml").child("graph");
  CHECK(graph.select_nodes("node").size() == 7);
  REQUIRE(graph.select_nodes("edge").size() == 1);
  const auto title = [&](const char* end) {
    const std::string id = graph.child("edge").attribute(end).value();
    return std::string(graph.find_child_by_attribute("node", "id", id.c_str())
                           .find_child_by_attribute("key", "node_label")
                           .text()
                           .get());
  };
  CHECK(title("source") == "Summit");
  CHECK(title("target") == "Office demolished");
}

TEST_CASE("Graphviz draws the events and links of a base") {
  const Shell shell;
  const auto text = exported(shell, "dot").out;
  CHECK(has(text, R"edge("summit" -> "demolition" [label="causes\nlikely (55–80%)")edge"));
  CHECK(has(text, R"(\\N [x])"));
  if (shell("command -v dot").status != 0) return;
  const auto drawn = shell("annals export story.annals --format dot | dot -Tsvg");
  CAPTURE(drawn.err);
  CHECK(drawn.status == 0);
  CHECK(drawn.err.empty());
  CHECK(has(drawn.out, "Office demolished"));
}

TEST_CASE("events that are chosen are exported with all that they rest on") {
  const Shell shell;
  make_story(shell, relative_date);
  REQUIRE(shell("annals export story.annals part.jsonl --kind demolition").status == 0);
  const auto read = shell("annals import part.annals part.jsonl");
  CAPTURE(read.err);
  REQUIRE(read.status == 0);
  const auto claims = shell("annals claims story.annals demolition").out;
  CHECK(has(claims, "explosives"));
  CHECK(shell("annals claims part.annals demolition").out == claims);
  CHECK(shell("annals export part.annals again.jsonl && cmp part.jsonl again.jsonl").status == 0);
  CHECK(shell("annals timeline part.annals --json").json()["events"].size() == 1);

  // A relative date rests on the event that it is counted from, and links come with both of their events.
  const auto opening = shell("annals export story.annals --kind opening").out;
  CHECK(has(opening, R"("relative_date":["opening","before","summit"])"));
  CHECK(has(opening, R"("title":"Summit")"));
  CHECK_FALSE(has(opening, R"("link")"));
  CHECK(has(shell("annals export story.annals --actor kim").out, R"("event":"summit")"));
  CHECK(has(shell("annals export story.annals --where 'method=explosives'").out, R"("event":"demolition")"));
  CHECK(has(shell("annals export story.annals --source record").out,
            R"("link":["summit","causes","demolition"])"));
  CHECK(shell("annals export story.annals --kind nothing").status == 1);
}

TEST_CASE("annals export replaces exports in every format, and nobody else's file") {
  const Shell shell;
  make_story(shell);
  for (const std::string format : {"jsonl", "csv", "md", "html", "ics", "timelinejs", "dot", "graphml"}) {
    CAPTURE(format);
    const auto command = "annals export story.annals out --format " + format;
    shell("rm -f out");
    CHECK(shell(command).status == 0);
    CHECK(shell(command).status == 0);
    shell.write("out", "key,title,date\nmine,My own sheet,2018\n");
    CHECK(shell(command).status == 1);
    CHECK(shell(command + " --force").status == 0);
  }
}

TEST_CASE("annals chronology tells each value with the source that states it") {
  const Shell shell;
  make_story(shell);
  const auto told = shell("annals chronology story.annals --kind demolition --sources").out;
  CHECK(told ==
        "16 June 2020  Office demolished [1]\n"
        "  kind          demolition [1] [2]\n"
        "  date          16 June 2020 [2]\n"
        "  place         Kaesong [1]\n"
        "  method        explosives [2]\n"
        "  is caused by  Summit: no relief came of it  likely (55–80%) [3]\n"
        "\n"
        "Notes\n"
        "  [1]   A memoir\n"
        "  [2]   Public record, p. 3\n"
        "  [3]   Frank Aum in Public record\n"
        "\n"
        "Sources\n"
        "  A memoir, javascript:alert(1)\n"
        "  Public record, 18 June 2020, https://example.org/record\n");
  const auto json = shell("annals chronology story.annals --kind demolition --json").json();
  for (const auto& field : json["events"][0]["fields"])
    if (field["field"] == "date")
      CHECK(json["notes"][field["values"][0]["notes"][0].get<int>()]["source"] == "record");
  CHECK(has(shell("annals chronology story.annals --kind weapon_test --outcome any").out,
            "expected      from 17 June 2020 to December 2020  not likely"));
}
