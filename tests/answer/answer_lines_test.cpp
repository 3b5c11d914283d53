#include "annals/answer/answers.hpp"
#include "knowledge_base/support.hpp"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace annals;

namespace {

/// A line as "2 field[when] remark[…]".
std::string outline(const Line& line) {
  auto text = std::to_string(line.indent);
  if (line.branch != Branch::none) text += " " + std::string(word(line.branch));
  const auto add = [&](const Pieces& pieces) {
    for (const auto& piece : pieces) text += " " + std::string(word(piece.role)) + "[" + piece.text + "]";
  };
  add(line.label);
  if (!line.label.empty()) text += " :";
  add(line.text);
  return text;
}

std::vector<std::string> outlines(const Lines& lines) {
  std::vector<std::string> all;
  for (const auto& line : lines) all.push_back(outline(line));
  return all;
}
using Outlines = std::vector<std::string>;

struct Talks : test::Fresh {
  SourceId book = base.add(Source{.key = "book", .title = "The book"});
  EventId first =
      base.add(Event<>{.key = "first", .kind = "talk", .title = "First", .when = "2019-02"}, book);
  EventId second = base.add(Event<>{.key = "second", .kind = "talk", .title = "Second"}, book);
  RelativeDateId after = base.time(second, "after", first, book);
  LinkId link = base.link(first, causes, second, {.credence = likely, .mechanism = "a promise"}, book);
};

}  // namespace

TEST_CASE("The lines of an explanation are a tree of events, each with who says so under it") {
  const Talks talks;
  CHECK(outlines(talks.base.causes(talks.second).lines()) ==
        Outlines{"0 title[Second]", "3 last field[is caused by  ] title[First] date[ (2019-02)]",
                 "8 text[a promise]", "8 source[— The book] remark[: likely (55–80%)]"});
  CHECK(outlines(talks.base.causes(talks.first).lines()) ==
        Outlines{"0 title[First] text[ (] date[2019-02] text[)]", "3 text[no cause is known]"});
  CHECK(outlines(talks.base.path(talks.first, talks.second).lines()) ==
        Outlines{"0 title[First] text[ (] date[2019-02] text[)]", "3 last field[causes  ] title[Second]",
                 "5 text[a promise]", "5 source[— The book] remark[: likely (55–80%)]"});
}

TEST_CASE("The lines of an order are its events, what follows, and each proof under its claim") {
  const Talks talks;
  const auto lines = outlines(talks.base.order(talks.first, talks.second).lines());
  REQUIRE(lines.size() == 10);
  CHECK(lines[0] == "0 title[First] text[ (] date[2019-02] text[)]");
  CHECK(lines[2] == "0 title[Second] text[ (] date[undated] text[)]");
  CHECK(lines[4] == "0");
  CHECK(lines[5] == "0 text[The first is to the second: before or meets.]");
  CHECK(lines[7] == "0 heading[“First” must be over before “Second”:]");
  CHECK(lines[8] == "2 text[“First” ends no later than “Second” starts]");
  CHECK(lines[9] == "4 source[— “Second” after “First” (The book)]");
}

TEST_CASE("The lines of a record are its fields under their names, and then what hangs on it") {
  const Talks talks;
  const auto lines = outlines(answer::record_lines(talks.base, talks.second));
  CHECK(lines == Outlines{"0 title[Second]", "0 remark[talk] key[  second]", "0",
                          "2 field[outcome] : text[occurred]",
                          "2 field[known] : text[starts ] date[[2019-02-01..]] text[, ends ] date[[2019-02-01..]]",
                          "0",
                          "0 heading[Relative dates]", "2 title[Second] field[  after  ] title[First]",
                          "6 source[— The book]", "0", "0 heading[Links]",
                          "2 field[is caused by] : text[First] text[  ] date[2019-02] remark[  likely (55–80%)] "
                          "source[  — The book]",
                          "0", "2 field[according to] : source[The book]"});
}

TEST_CASE("The lines of claims tell what is believed from what is not, and who denies it") {
  Talks talks;
  const auto other = talks.base.add(Source{.key = "other", .title = "Other", .published = "2020"});
  talks.base.claim(talks.first, Event<>{.title = "Talks"}, other);
  talks.base.retract(talks.base.claim(talks.first, Event<>{.title = "Wrong"}, other), "a slip");
  talks.base.dispute(talks.first, other);
  const auto lines = outlines(answer::claims_lines(talks.base, talks.first));
  CHECK(lines[0] == "0 title[First]");
  CHECK(lines[4] == "2 field[title] : problem[? ] text[First] source[  — The book] remark[  [undecided]]");
  CHECK(lines[5] == "2 problem[? ] text[Talks] source[  — Other] remark[  [undecided]]");
  CHECK(lines[lines.size() - 6] == "2 problem[by Other]");
  CHECK(lines[lines.size() - 3] == "2 problem[retracted: a slip] source[  — the claim of Other]");
  CHECK(lines.back() == "0 remark[1 claim counts no more]");
}

TEST_CASE("The lines of a timeline have the date as label, by which they stand in columns") {
  const Talks talks;
  const auto events = talks.base.events().all();
  const auto lines = answer::timeline_lines(
      talks.base, {.events = events, .starts_before_next = {{Precedence::must}}}, true);
  CHECK(outlines(lines) ==
        Outlines{"0 remark[  ] date[2019-02] : title[First] remark[  (talk] remark[)] key[  first]",
                 "0 remark[› ] date[[2019-02-01..]] : title[Second] remark[  (talk, no date of its own] "
                 "remark[)] key[  second]",
                 "0 remark[› starts after the one above   ~ may start after it, or not   = starts no later "
                 "than it]"});
  CHECK(lines[0].label_width == lines[1].label_width);
  CHECK(outlines(answer::timeline_lines(talks.base, {})) == Outlines{"0 text[No events match.]"});
}

TEST_CASE("The lines of problems say what each is about; an impossible link is proved") {
  Talks talks;
  CHECK(outlines(answer::problems_lines(talks.base.check())) == Outlines{"0 good[fine]"});
  talks.base.link(talks.second, causes, talks.first);
  const auto lines = outlines(answer::problems_lines(talks.base.check()));
  REQUIRE(lines.size() == 7);
  CHECK(lines[0] == "0 problem[1 problem]");
  CHECK(lines[1] == "0 heading[It cannot be that “Second” causes “First”:]");
  CHECK(lines[3] == "4 source[— “Second” after “First” (The book)]");
  CHECK(lines[6] == "2 text[so “First” starts before “Second” starts.]");
}
