#include "tools/program.hpp"

#include <string>

#include <catch2/catch.hpp>

namespace {

/// The data that a page holds.
nlohmann::ordered_json data_of(const std::string& page) {
  const std::string start = R"(<script id="data" type="application/json">)";
  const auto from = page.find(start) + start.size();
  return nlohmann::ordered_json::parse(page.substr(from, page.find("</script>", from) - from));
}

std::string page_of(const Shell& shell, const std::string& base) {
  CHECK(shell("annals view " + base + " -o page.html").status == 0);
  return Shell::text_of(shell.path("page.html"));
}

bool has_browser(const Shell& shell) {
  if (shell("command -v chromium").status == 0) return true;
  WARN("There is no chromium here: the page is not opened.");
  return false;
}

/// What a browser makes of page.html, opened at this place.
std::string opened(const Shell& shell, const std::string& hash) {
  return shell(
             "timeout 120 chromium --headless --no-sandbox --disable-gpu --user-data-dir=profile --dump-dom "
             "\"file://$PWD/page.html#" +
             hash + "\"")
      .out;
}

bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

constexpr auto hostile =
    R"({"event":"e","kind":"k","title":"</script><img src=x onerror=\"document.body.id='owned'\">'\u2028\u202eRTL"})"
    "\n";

/// Two events in talks.annals, of which the second has no date but must follow the first.
void make_talks(const Shell& shell) {
  shell.write("talks.jsonl", R"({"event":"a","kind":"talk","title":"First talks","when":"2019-02"}
{"event":"b","kind":"talk","title":"Second talks"}
{"relative_date":["b","after","a"]}
)");
  shell("annals import talks.annals talks.jsonl");
}

}  // namespace

TEST_CASE("annals view makes one page of all events, with its data, D3 and its licence") {
  const Shell shell;
  make_korea(shell);
  const auto page = page_of(shell, "korea.annals");
  const auto data = data_of(page);
  const auto events = shell("annals timeline korea.annals --outcome any --rejected --json").json()["events"];
  CHECK(data["events"] == events);
  CHECK(data["claims"].size() == events.size());
  CHECK(contains(page, "Mike Bostock"));
  CHECK_FALSE(contains(page, "<script src"));
  CHECK_FALSE(contains(page, "<link"));
  const auto json = shell("annals view korea.annals -o page.html --json").json();
  CHECK(json["bytes"] == std::filesystem::file_size(shell.path("page.html")));
}

TEST_CASE("annals view takes the events that are asked for, with the links from and to them") {
  const Shell shell;
  make_korea(shell);
  REQUIRE(shell("annals view korea.annals --kind summit -o page.html").status == 0);
  const auto data = data_of(Shell::text_of(shell.path("page.html")));
  REQUIRE(data["events"].size() == 1);
  CHECK(data["events"][0]["key"] == "hanoi-summit-2019");
  CHECK(data["claims"].size() == 1);
  CHECK(data["links"].size() == 1);
  CHECK(data["dates"]["2019-02-27/2019-02-28"] == "27–28 February 2019");
  CHECK(shell("annals view korea.annals --kind summits -o page.html").status != 0);
}

TEST_CASE("A page has the proof of an order that two dates alone do not give") {
  const Shell shell;
  make_talks(shell);
  const auto proofs = data_of(page_of(shell, "talks.annals"))["proofs"];
  REQUIRE(proofs.size() == 1);
  CHECK(contains(proofs[0]["text"], "“First talks” must be over before “Second talks”"));
}

TEST_CASE("annals view leaves what it cannot replace, and the base itself") {
  const Shell shell;
  make_korea(shell);
  CHECK(shell("annals view korea.annals").status == 2);
  CHECK(shell("annals view korea.annals -o korea.annals").status == 2);
  CHECK(shell("annals view missing.annals -o page.html").status == 1);
  CHECK(shell("annals view korea.annals -o missing/page.html").status == 1);
  CHECK_FALSE(std::filesystem::exists(shell.path("page.html")));
  CHECK(shell("annals check korea.annals").status == 0);
}

TEST_CASE("No title leaves the data of a page") {
  const Shell shell;
  shell.write("hostile.jsonl", hostile);
  shell("annals import hostile.annals hostile.jsonl");
  const auto page = page_of(shell, "hostile.annals");
  CHECK_FALSE(contains(page, "<img"));
  CHECK(data_of(page)["events"][0]["title"].get<std::string>().starts_with("</script><img"));
}

TEST_CASE("A browser opens the page at what its address says") {
  const Shell shell;
  if (!has_browser(shell)) return;
  make_talks(shell);
  page_of(shell, "talks.annals");
  const auto dom = opened(shell, "q=second&event=b&second=a");
  CHECK(contains(dom, "data-ready"));
  CHECK(contains(dom, "1 of 2 events"));
  CHECK(contains(dom, ">Second talks</h2>"));
  CHECK(contains(dom, "must be over before"));
}

TEST_CASE("A browser runs no script of a title") {
  const Shell shell;
  if (!has_browser(shell)) return;
  shell.write("hostile.jsonl", hostile);
  shell("annals import hostile.annals hostile.jsonl");
  page_of(shell, "hostile.annals");
  const auto dom = opened(shell, "event=e");
  CHECK(contains(dom, "data-ready"));
  CHECK(contains(dom, "&lt;/script&gt;&lt;img"));
  CHECK_FALSE(contains(dom, "<img"));
  CHECK_FALSE(contains(dom, "id=\"owned\""));
}
