#include "query/search.hpp"

#include "fold.hpp"
#include "knowledge_base/statements.hpp"
#include "knowledge_base/support.hpp"
#include "query/random_base.hpp"

#include <array>
#include <chrono>

#include <catch2/catch.hpp>

using namespace annals;

namespace {

/// A base to search: each record with its title, its summary and one other name.
class Library {
 public:
  Library() : database_(testing::empty_base(folder_)) { database_->begin(); }

  sql::Database& database() { return *database_; }

  std::int64_t add(std::string_view table, std::string_view title, std::string_view summary = {},
                   std::string_view name = {}) {
    const auto id = ++last_id_;
    const auto key = std::string(table) + "-" + std::to_string(id);
    if (table == "event") {
      database_->run(
          R"(INSERT INTO event (id, key, origin, kind, title, summary, earliest_start, latest_start,
                          earliest_end, latest_end, sort_key, span_class, outcome)
                        VALUES ($1, $2, 1, 'threat', $3, $4, 0, 0, 0, 1, 0, 1, 'occurred'))",
          id, key, title, summary);
    } else {
      database_->run("INSERT INTO " + std::string(table) +
                         " (id, key, origin, title, summary) VALUES ($1, $2, 1, $3, $4)",
                     id, key, title, summary);
    }
    if (!name.empty())
      database_->run("INSERT INTO name (record, text, language) VALUES ($1, $2, 'ko')", id, name);
    const auto texts = std::array{fold(title), fold(summary), fold(name)};
    database_->add_text(id, {.title = texts[0], .summary = texts[1], .names = texts[2]});
    return id;
  }

  std::vector<SearchHit> search(std::string_view words, std::size_t limit = 20,
                                std::optional<RecordType> type = {}) {
    return query::search(odd_.state, words, {.limit = limit, .type = type});
  }

  std::vector<std::int64_t> ids(std::string_view words) {
    std::vector<std::int64_t> ids;
    for (const auto& hit : search(words)) ids.push_back(hit.record.value);
    return ids;
  }

 private:
  TemporaryDirectory folder_;
  std::unique_ptr<sql::Database> database_;
  testing::OddState odd_{*database_};
  std::int64_t last_id_ = 100;
};

using Ids = std::vector<std::int64_t>;

}  // namespace

TEST_CASE("A hit says what was found and where the words are") {
  Library library;
  const auto demolition =
      library.add("event", "Demolition of the liaison office", "It was blown up in Kaesong.");
  const auto office = library.add("place", "Liaison office");
  const auto kim = library.add("actor", "Kim Jong Un", "Leader", "김정은이");
  const auto article = library.add("source", "What now?", "An article on the office");
  library.database().run("UPDATE actor SET type = 'person' WHERE id = $1", kim);

  const auto hits = library.search("office");
  REQUIRE(hits.size() == 3);
  for (const auto& hit : hits) CHECK(hit.excerpt.find("[office]") != std::string::npos);

  const auto events = library.search("blown kaesong");
  REQUIRE(events.size() == 1);
  CHECK(events[0].record == EventId(demolition));
  CHECK(events[0].key == "event-" + std::to_string(demolition));
  CHECK(events[0].title == "Demolition of the liaison office");
  CHECK(events[0].kind == "threat");
  CHECK(events[0].excerpt == "It was [blown] up in [Kaesong].");

  const auto people = library.search("김정은");
  REQUIRE(people.size() == 1);
  CHECK(people[0].record == ActorId(kim));
  CHECK(people[0].kind == "person");
  CHECK(people[0].excerpt == "[김정은이]");

  CHECK(library.search("LIAISON off kaesong").size() == 1);
  CHECK(library.search("what now")[0].record == SourceId(article));
  CHECK(library.search("what now")[0].kind.empty());
  CHECK(library.search("liaison office", 1)[0].record == PlaceId(office));
}

TEST_CASE("A hit says in which field the words are, that with most of them") {
  test::Fresh fresh;
  auto& base = fresh.base;
  const auto report = base.add(Source{.key = "report", .title = "Report", .publisher = "Łódź Press"});
  const auto raid =
      base.add(Event<>{.key = "raid", .title = "A raid", .when = When("2018").with_words("last spring")},
               {.source = report, .locator = "fig. 3"});
  const auto flood =
      base.add(Event<test::Flood>{.key = "flood", .title = "A flood at night", .details = {.river = "Elbe"}});
  base.link(raid, causes, flood, {.mechanism = "the dam was blown up"}, report);
  base.time(flood, "2 days after", raid, report);
  base.claim(base.find_relative_date(flood, Offset("2 days after"), raid).value(), "the day after next",
             report);
  base.claim(flood, Event<test::Flood>{.title = "A flood at night"}, {.source = report, .locator = "p. 19"});
  const auto found = [&](const std::string& words) {
    std::string all;
    for (const auto& hit : base.search(words)) all += hit.key + ", " + hit.field + ": " + hit.excerpt + "\n";
    return all;
  };
  CHECK(found("lodz") == "report, publisher: [Łódź] Press\n");
  CHECK(found("spring") == "raid, when: last [spring]\n");
  CHECK(found("elb") == "flood, river: [Elbe]\n");
  CHECK(found("dam") == "raid causes flood, mechanism: the [dam] was blown up\n");
  CHECK(found("next") == "flood 2 days after raid, words: the day after [next]\n");
  CHECK(found("fig 3") == "raid, locator: [fig]. [3]\n");
  CHECK(found("p 19") == "flood, locator: [p]. [19]\n");
  CHECK(found("night elbe flood") == "flood, title: A [flood] at [night]\n");
  CHECK(base.search("dam").front().title == "A raid causes A flood at night");
  CHECK(base.search("dam").front().kind == "causes");
}

TEST_CASE("Search keeps to the records of a type") {
  Library library;
  const auto event = library.add("event", "office");
  const auto place = library.add("place", "office");
  CHECK(library.ids("office") == Ids{event, place});
  CHECK(library.search("office", 20, RecordType::place).size() == 1);
  CHECK(library.search("office", 20, RecordType::place).front().record == PlaceId(place));
  CHECK(library.search("office", 20, RecordType::link).empty());
}

TEST_CASE("A locator is found no longer once its claim is withdrawn") {
  test::Fresh fresh;
  auto& base = fresh.base;
  const auto raid = base.add(Event<>{.key = "raid", .title = "Raid"});
  const auto claim =
      base.claim(raid, Event<>{.summary = "At night"}, {.source = base.self(), .locator = "fig. 3"});
  CHECK(base.search("fig").size() == 1);
  base.retract(claim, "misread");
  CHECK(base.search("fig").empty());
  base.reinstate(claim, "right after all");
  CHECK(base.search("fig").size() == 1);
}

TEST_CASE("Of a word that is everywhere no more is read than is asked for, titles first") {
  Library library;
  for (int i = 0; i < 6000; ++i) library.add("event", "Something", "in the office");
  const auto title = library.add("event", "Office");
  std::vector<SearchHit> hits;
  const auto cost = test::statements_of([&] { hits = library.search("office", 5); });
  REQUIRE(hits.size() == 5);
  CHECK(hits.front().record == EventId(title));
  CHECK(cost.steps < 6000 * 20);
  CHECK(library.search("office", 6000).size() == 6000);
}

TEST_CASE("Titles and names weigh more than summaries, and equals stand in the order of their ids") {
  Library library;
  const auto in_summary = library.add("event", "Something else", "summit");
  const auto in_title = library.add("event", "summit", "Something else");
  const auto in_name = library.add("event", "Something", "else", "summit");
  const auto again = library.add("event", "summit", "Something else");
  for (int i = 0; i < 20; ++i) library.add("event", "Nothing", "of this");
  CHECK(library.ids("summit") == Ids{in_title, in_name, again, in_summary});
}

TEST_CASE("The best of many are found, the excerpt read for no more than these") {
  Library library;
  for (int i = 0; i < 500; ++i) library.add("event", "An office", "with a long text that says little");
  const auto best = library.add("event", "office", "office", "office");
  const auto hits = library.search("office", 3);
  REQUIRE(hits.size() == 3);
  CHECK(hits[0].record == EventId(best));
  CHECK(library.search("office", 0).empty());
  CHECK(library.search("office", std::numeric_limits<std::size_t>::max()).size() == 501);
}

TEST_CASE("What is retracted or gone is not found, what is rejected is") {
  Library library;
  const auto kept = library.add("event", "liaison office");
  const auto rejected = library.add("event", "liaison office");
  const auto retracted = library.add("event", "liaison office");
  library.database().run("UPDATE event SET standing = 'rejected' WHERE id = $1", rejected);
  library.database().run("UPDATE event SET standing = 'retracted' WHERE id = $1", retracted);
  library.database().run("INSERT INTO search (rowid, title) VALUES (9999, 'liaison office')");
  CHECK(library.ids("liaison") == Ids{kept, rejected});
}

TEST_CASE("What is shown is found behind any number of better ones that are not") {
  Library library;
  const auto kept = library.add("event", "The liaison office of both sides", "in the city");
  for (int i = 0; i < 130; ++i) library.add("event", "liaison office");
  library.database().run("UPDATE event SET standing = 'retracted' WHERE id <> $1", kept);
  CHECK(library.ids("liaison") == Ids{kept});
}

TEST_CASE("The excerpt of a long text is some words around the first that was found") {
  Library library;
  std::string text = "One two three four five six seven eight nine";
  for (int i = 0; i < 4000; ++i) text += " office";
  library.add("event", "The liaison", text);
  library.add("place", "Elsewhere", "", text + " ending");
  CHECK(
      library.search("office").front().excerpt ==
      "…three four five six seven eight nine [office] [office] [office] [office] [office] [office] [office] "
      "[office] [office]…");
  CHECK(library.search("liaison").front().excerpt == "The [liaison]");
  CHECK(library.search("ending").front().excerpt ==
        "…office office office office office office office [ending]");
  CHECK(library.search("one").front().excerpt.starts_with("[One] two three"));
}

TEST_CASE("A key that two origins share is printed with its origin") {
  Library library;
  const auto here = library.add("place", "Kaesong");
  const auto there = library.add("place", "Kaesong");
  library.database().run("UPDATE place SET key = 'kaesong', origin = id - $1 WHERE id IN ($2, $3)", here - 1,
                         here, there);
  const auto hits = library.search("kaesong");
  REQUIRE(hits.size() == 2);
  CHECK(hits[0].key == "kaesong@here");
  CHECK(hits[1].key == "kaesong@elsewhere");
}

TEST_CASE("Whatever is typed is words") {
  Library library;
  const auto jet = library.add("event", "An F-35 over the DMZ", "near and not far OR so");
  const auto plain = library.add("event", "title and columns");
  CHECK(library.ids("F-35") == Ids{jet});
  CHECK(library.ids("f-3") == Ids{jet});
  CHECK(library.ids("35-F").empty());
  CHECK(library.ids("NEAR NOT OR") == Ids{jet});
  CHECK(library.ids("\"over the\" DMZ") == Ids{jet});
  CHECK(library.ids("title AND columns") == Ids{plain});
  CHECK(library.ids("title: columns") == Ids{plain});
  CHECK(library.ids("NEAR(") == Ids{jet});
  CHECK(library.ids("title : (") == Ids{plain});
  for (const std::string typed :
       {"",       " ", R"(")", R"(""")", "*",        "(",    ")", "-", "^", ":", "🚀", "x' OR 1=1 --",
        "{a b}:", "+", "\xff", "\xc3",   "\xf0\x9f", R"(\)", "%", "_"})
    CHECK(library.ids(typed).empty());
  CHECK(library.ids(std::string("dmz\0over", 8)) == Ids{jet});
  CHECK(library
            .ids("\xff"
                 "dmz")
            .size() <= 1);
}

TEST_CASE("A megabyte that someone pastes is answered soon") {
  Library library;
  library.add("event", "office office office");
  constexpr std::size_t megabyte = 1 << 20;
  const auto repeated = [](const std::string& text) {
    std::string pasted;
    while (pasted.size() < megabyte) pasted += text;
    return pasted;
  };
  std::string distinct;
  for (int i = 0; distinct.size() < megabyte; ++i) distinct += "w" + std::to_string(i) + " ";
  std::vector<std::string> pasted{distinct};
  for (const std::string text : {"a", "a\"", "a-", "a　", "\"", " ", "(", "*", "김", "🚀", "\xff"})
    pasted.push_back(repeated(text));
  pasted.emplace_back(megabyte, '\0');
  for (const auto& text : pasted) {
    INFO(text.substr(0, 10));
    const auto start = std::chrono::steady_clock::now();
    CHECK(library.search(text).empty());
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(1));
  }
  CHECK(library.search(repeated("office ")).size() == 1);
}
