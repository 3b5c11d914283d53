// Files that say what no file of the library says.

#include "annals/io/json_lines.hpp"
#include "knowledge_base/support.hpp"
#include "store/outside.hpp"

#include <algorithm>
#include <functional>
#include <sstream>

#include <catch2/catch.hpp>

using namespace annals;
using test::Flood;

namespace {

/// A base with rows in every table.
void fill(KnowledgeBase& base) {
  const auto report = base.add(Source{.key = "report", .title = "A report", .published = "2019-03-01"});
  const auto state = base.add(Actor{.key = "state", .title = "A state"});
  const auto kim =
      base.add(Actor{.key = "kim", .title = "Kim", .part_of = state, .names = {{"김정은", "ko"}}});
  const auto country = base.add(Place{.key = "country", .zone = "+09:00"});
  const auto town = base.add(Place{.key = "town", .within = country, .latitude = 38.0});
  const auto talks = base.add(Event<>{.key = "talks", .kind = "talks", .when = "2018/2020"});
  const auto summit = base.add(Event<Summit>{.key = "summit",
                                             .title = "A summit",
                                             .when = "2019-02-27",
                                             .place = town,
                                             .with = {{kim, "attends"}},
                                             .part_of = {talks},
                                             .details = {.agreed = false}});
  const auto flood = base.add(
      Event<Flood>{.key = "flood",
                   .when = "2019-05",
                   .details = {.warned = true, .displaced = 5, .crest = "2019-05-02", .relief = kim}});
  base.claim(flood, Event<Flood>{.title = "A flood", .when = "2019-06", .details = {.warned = false}},
             {.source = report, .likelihood = Likelihood::of(0.5)});
  const auto claim = base.claim(summit, Event<>{.title = "The summit"}, {.source = report, .speaker = kim});
  base.rank(claim, Rank::preferred, "closer to it");
  base.set_reliability(report, 0.5);
  base.link(summit, causes, flood, {.mechanism = "somehow"}, {.source = report});
  base.time(flood, "after", summit, {.source = report});
}

/// Writes into a file what its own schema would refuse. The schema is afterwards as it was.
void damage(const std::filesystem::path& path, const std::string& sql) {
  test::Outside outside(path);
  CHECK(outside.run(
            "PRAGMA ignore_check_constraints = 1; PRAGMA writable_schema = 1;"
            "CREATE TEMP TABLE kept AS SELECT name, sql FROM main.sqlite_schema;"
            "UPDATE sqlite_schema SET sql = replace(replace(replace(sql, 'NOT NULL', ''), ') STRICT, ', "
            "') '), ') STRICT', ')') WHERE type = 'table' AND name NOT LIKE 'search%';"
            "PRAGMA writable_schema = RESET;") == "");
  INFO(sql);
  CHECK(outside.run_unguarded(sql) == "");
  CHECK(outside.run("PRAGMA writable_schema = 1; UPDATE main.sqlite_schema AS s SET sql = (SELECT k.sql FROM "
                    "temp.kept AS k WHERE k.name = s.name) WHERE type = 'table' AND name NOT LIKE 'search%';"
                    "PRAGMA writable_schema = RESET;") == "");
}

/// Whether `ask` is answered, or refused by an error of the library.
void expect_answer_or_error(const std::function<void()>& ask) {
  try {
    ask();
  } catch (const Error&) {
  }
}

void ask_everything(const KnowledgeBase& base) {
  const std::vector<std::function<void()>> questions{
      [&] { static_cast<void>(base.events().any_outcome().with_rejected().all()); },
      [&] { static_cast<void>(base.events().overlapping(Period("2019")).all()); },
      [&] { static_cast<void>(base.events().count_by(Group::place)); },
      [&] { static_cast<void>(base.events().count_by(Group::month)); },
      [&] { static_cast<void>(base.events<Flood>().all()); },
      [&] { static_cast<void>(base.actors()); },
      [&] { static_cast<void>(base.places()); },
      [&] { static_cast<void>(base.sources()); },
      [&] { static_cast<void>(base.kinds()); },
      [&] { static_cast<void>(base.search("summit")); },
      [&] { static_cast<void>(base.disagreements()); },
      [&] { static_cast<void>(base.expectations()); },
      [&] { static_cast<void>(base.contradictions()); },
      [&] { static_cast<void>(base.impossible_links()); },
      [&] { static_cast<void>(base.relative_dates()); },
      [&] { static_cast<void>(base.order(base.event("flood").id, base.event("summit").id).text()); },
      [&] { static_cast<void>(base.causes(base.event("flood").id).text()); },
      [&] { static_cast<void>(base.effects(base.event("summit").id).text()); },
      [&] { static_cast<void>(base.path(base.event("summit").id, base.event("flood").id).text()); },
      [&] { static_cast<void>(base.links(base.event("summit").id)); },
      [&] { static_cast<void>(base.claims(base.event("summit").id)); },
      [&] { static_cast<void>(base.belief(base.event("flood").id)); },
      [&] {
        std::ostringstream out;
        export_json_lines(base, out);
      }};
  for (const auto& ask : questions) expect_answer_or_error(ask);
}

const char* const damages[] = {
    "UPDATE event SET key = NULL WHERE key = 'summit'",
    "UPDATE event SET kind = 'unheard-of' WHERE key = 'summit'",
    "UPDATE event SET date = 'soon' WHERE key = 'summit'",
    "UPDATE event SET date = x'ff' WHERE key = 'talks'",
    "UPDATE event SET outcome = 'perhaps' WHERE key = 'summit'",
    "UPDATE event SET outcome = NULL WHERE key = 'talks'",
    "UPDATE event SET standing = 'odd' WHERE key = 'summit'",
    "UPDATE event SET place = 999 WHERE key = 'summit'",
    "UPDATE event SET earliest_start = 'long ago' WHERE key = 'talks'",
    "UPDATE event SET latest_end = 9223372036854775806 WHERE key = 'talks'",
    "UPDATE event SET sort_key = NULL WHERE key = 'talks'",
    "UPDATE event SET position = -9223372036854775808 WHERE key = 'talks'",
    "UPDATE event SET span_class = -5 WHERE key = 'talks'",
    "UPDATE event SET zone = 'Mars' WHERE key = 'talks'",
    "UPDATE event SET reported = 7 WHERE key = 'talks'",
    "INSERT INTO set_aside SELECT id, 'date', 0, 0 FROM event WHERE key = 'talks'",
    "INSERT INTO set_aside SELECT id, 'dream', 0, 0 FROM event WHERE key = 'talks'",
    "INSERT INTO estimate SELECT id, 1, 2, 3, 4 FROM event WHERE key = 'talks'",
    "INSERT INTO candidate (record, field, position, states, firm) SELECT id, 'when', 1, "
    "'{\"when\":\"2018\"}', 1 FROM "
    "event WHERE key = 'talks'",
    "UPDATE event SET likelihood_low = 7, likelihood_high = 7 WHERE key = 'talks'",
    "UPDATE event SET likelihood_high = 0.5 WHERE key = 'talks'",
    "UPDATE event SET likelihood_low = 0.5 WHERE key = 'talks'",
    "UPDATE event SET origin = 99 WHERE key = 'talks'",
    "UPDATE event SET title = x'00ff' WHERE key = 'talks'",
    "UPDATE event SET id = -5 WHERE key = 'summit'",
    "DELETE FROM event WHERE key = 'summit'",
    "DELETE FROM event WHERE key = 'talks'",
    "UPDATE actor SET type = 7 WHERE key = 'kim'",
    "UPDATE actor SET part_of = id WHERE key = 'kim'",
    "UPDATE actor SET part_of = 999 WHERE key = 'kim'",
    "DELETE FROM actor WHERE key = 'kim'",
    "UPDATE place SET within = id WHERE key = 'town'",
    "UPDATE place SET zone = 'Mars' WHERE key = 'country'",
    "UPDATE place SET latitude = 'north' WHERE key = 'town'",
    "DELETE FROM place WHERE key = 'country'",
    "UPDATE source SET reliability = 'high' WHERE key = 'report'",
    "UPDATE source SET published = 'soon' WHERE key = 'report'",
    "DELETE FROM source WHERE key = 'report'",
    "UPDATE link SET kind = 'loves'",
    "UPDATE link SET from_event = 999",
    "UPDATE link SET to_event = NULL",
    "UPDATE link SET standing = 'odd'",
    "UPDATE relative_date SET time_offset = 'soonish'",
    "UPDATE relative_date SET event = 999",
    "UPDATE relative_date SET anchor = 999",
    "INSERT INTO set_aside SELECT id, 'relative_date', 0, 0 FROM relative_date",
    "UPDATE part SET whole = 999",
    "UPDATE part SET whole = event",
    "UPDATE participant SET actor = 999",
    "UPDATE participant SET actor = 'Kim'",
    "UPDATE participant SET kind = 'talks'",
    "UPDATE participant SET start_class = 3",
    "UPDATE participant SET sort_key = sort_key + 1",
    "UPDATE name SET text = x'ff'",
    "UPDATE claim SET stance = 'sings'",
    "UPDATE claim SET record_type = 'ghost'",
    "UPDATE claim SET record = 999",
    "UPDATE claim SET source = 999",
    "UPDATE claim SET source = NULL",
    "UPDATE claim SET recorded = NULL",
    "UPDATE claim SET recorded = 'now'",
    "UPDATE claim SET window = 'soon'",
    "UPDATE claim SET published = 'soon'",
    "UPDATE claim SET likelihood_low = 7, likelihood_high = 7",
    "UPDATE claim SET states = json_insert(states, '$.ghost', 1)",
    "UPDATE claim SET states = json_replace(states, '$.when', 'soon')",
    "UPDATE claim SET states = json_replace(states, '$.title', NULL)",
    "UPDATE claim SET states = json_replace(states, '$.title', 5)",
    "UPDATE claim SET states = json_set(states, '$.outcome', 'perhaps')",
    "UPDATE claim SET states = json_replace(states, '$.with', json('[{}]'))",
    "UPDATE claim SET states = '{'",
    "UPDATE claim SET states = '[]'",
    "UPDATE claim SET states = '{}'",
    "DELETE FROM claim",
    "DELETE FROM claim WHERE record_type = 'link'",
    "UPDATE review SET review = 'odd'",
    "UPDATE review SET recorded = NULL",
    "UPDATE review SET claim = 999",
    "DELETE FROM kind WHERE name = 'flood'",
    "DELETE FROM kind_field WHERE kind = 'flood' AND position = 2",
    "UPDATE kind_field SET type = 'ghost' WHERE kind = 'flood' AND position = 1",
    "UPDATE kind_field SET name = '\"; --' WHERE kind = 'flood' AND position = 1",
    "UPDATE kind_field SET words = '[' WHERE kind = 'flood' AND position = 9",
    "UPDATE event_flood SET displaced = 'many'",
    "UPDATE event_flood SET crest = 'soon'",
    "UPDATE event_flood SET relief = 999",
    "UPDATE event_flood SET id = 999",
    "UPDATE kind SET name = 'fleet' WHERE name = 'talks'",
    "UPDATE kind_field SET is_indexed = 1 WHERE kind = 'flood' AND position = 1",
    "UPDATE link_kind SET inverse = 'follows' WHERE name = 'causes'",
    "UPDATE link_kind SET explains = NULL WHERE name = 'causes'",
    "UPDATE link_kind SET first = NULL WHERE name = 'violates'",
    "DELETE FROM link_kind WHERE name = 'violates'",
    // What every table agrees with, but nobody said.
    "UPDATE claim SET locator = 'p. 99'",
    "UPDATE claim SET speaker = (SELECT id FROM actor WHERE key = 'state') WHERE speaker IS NOT NULL",
    "UPDATE claim SET recorded = recorded + 1",
    "UPDATE claim SET published = '2019-03-02' WHERE record_type = 'link'",
    "UPDATE claim SET states = json_set(states, '$.title', 'Kim I') WHERE record = (SELECT id FROM actor "
    "WHERE key = "
    "'kim'); UPDATE actor SET title = 'Kim I' WHERE key = 'kim'",
    "UPDATE event SET key = 'peak' WHERE key = 'summit'",
    "UPDATE link SET kind = 'prevents'",
    "UPDATE relative_date SET time_offset = 'before'",
    "UPDATE review SET reason = 'farther from it'",
    "UPDATE review SET recorded = recorded + 1",
    "UPDATE rating SET recorded = recorded + 1",
    "UPDATE rating SET reliability = 0.7; UPDATE source SET reliability = 0.7 WHERE key = 'report'",
    "UPDATE source SET reliability = 0.7 WHERE key = 'report'",
    "DELETE FROM rating",
    "INSERT INTO rule VALUES ('ties', 'later', 0)",
    "INSERT INTO rule VALUES ('circa', 'year=20y', 0)",
    "UPDATE origin SET zone = 'Mars'",
    "DELETE FROM origin",
};

}  // namespace

TEST_CASE("check finds what a file says that none can say, and no question ends in anything but an error") {
  const TemporaryDirectory folder;
  const auto sound = folder / "sound.annals";
  {
    auto base = test::open_base(sound);
    fill(base);
    for (const auto& problem : base.check()) FAIL_CHECK(problem.about << ": " << problem.what);
  }
  int number = 0;
  for (const std::string sql : damages) {
    INFO(sql);
    const auto path = folder / ("damaged-" + std::to_string(++number) + ".annals");
    std::filesystem::copy_file(sound, path);
    damage(path, sql);
    const auto base = KnowledgeBase::open(path, {.mode = OpenOptions::Mode::read_only});
    std::vector<Problem> problems;
    CHECK_NOTHROW(problems = base.check());
    CHECK_FALSE(problems.empty());
    CHECK_NOTHROW(ask_everything(base));
  }
}

TEST_CASE(
    "check names every table, view, index and trigger that is gone or another, or the base is refused by "
    "name") {
  const TemporaryDirectory folder;
  const auto sound = folder / "sound.annals";
  {
    auto base = test::open_base(sound);
    fill(base);
  }
  const auto edited = folder / "edited.annals";
  const auto tells_of = [&](const std::string& name) {
    try {
      const auto problems = KnowledgeBase::open(edited, {.mode = OpenOptions::Mode::read_only}).check();
      return std::ranges::any_of(problems, [&](const Problem& one) {
        return one.about == name || one.what.find(name) != std::string::npos;
      });
    } catch (const Error& error) {
      return std::string_view(error.what()).find(name) != std::string_view::npos;
    }
  };
  const auto objects = test::lines_of(sound,
                                      "SELECT type, name FROM sqlite_schema WHERE sql IS NOT NULL AND name "
                                      "NOT LIKE 'search\\_%' ESCAPE '\\'");
  CHECK(objects.size() > 100);
  for (const auto& object : objects) {
    const auto type = object.substr(0, object.find(" | "));
    const auto name = object.substr(object.find(" | ") + 3);
    std::vector<std::string> edits{"DROP " + type + " \"" + name + "\";"};
    if (type == "trigger")
      edits.push_back(edits.front() + "CREATE TRIGGER \"" + name +
                      "\" BEFORE UPDATE ON event BEGIN SELECT 1; END;");
    if (type == "table" && name != "search")
      edits.push_back("ALTER TABLE \"" + name + "\" ADD COLUMN more TEXT;");
    for (const auto& edit : edits) {
      std::filesystem::copy_file(sound, edited, std::filesystem::copy_options::overwrite_existing);
      INFO(edit);
      CHECK(test::Outside(edited).run("PRAGMA foreign_keys = 0;" + edit) == "");
      CHECK(tells_of(name));
    }
  }
}

TEST_CASE("check goes on after the first record that it cannot read") {
  const TemporaryDirectory folder;
  const auto path = folder / "base.annals";
  {
    auto base = test::open_base(path);
    fill(base);
  }
  damage(path,
         "UPDATE event SET zone = 'Mars' WHERE key = 'talks'; UPDATE link SET kind = 'loves'; "
         "UPDATE claim SET record_type = 'ghost' WHERE id = (SELECT max(id) FROM claim)");
  const auto problems = KnowledgeBase::open(path, {.mode = OpenOptions::Mode::read_only}).check();
  const auto tells = [&](const std::string& word) {
    return std::ranges::any_of(problems,
                               [&](const Problem& one) { return one.what.find(word) != std::string::npos; });
  };
  CHECK(tells("\"Mars\""));
  CHECK(tells("\"loves\""));
  CHECK(tells("ghost"));
}
