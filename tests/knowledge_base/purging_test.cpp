// What is removed for good: whatever rests on it goes, all else is as if it had never been, and no byte
// stays.

#include "annals/io/json_lines.hpp"
#include "knowledge_base/dump.hpp"
#include "knowledge_base/random_operations.hpp"
#include "knowledge_base/replay.hpp"
#include "knowledge_base/support.hpp"
#include "rounds.hpp"
#include "store/outside.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>

#include <catch2/catch.hpp>

using namespace annals;
using namespace std::chrono_literals;
using test::check_refused;
using test::Flood;

namespace {

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// How often a text stands in the file of a base and in the log beside it, in whatever case.
int traces(const std::filesystem::path& base, const std::string& text) {
  int found = 0;
  for (const auto& path : {base, std::filesystem::path(base.string() + "-wal")}) {
    auto bytes = bytes_of(path);
    std::ranges::transform(bytes, bytes.begin(), [](unsigned char c) { return std::tolower(c); });
    for (auto at = bytes.find(text); at != std::string::npos; at = bytes.find(text, at + 1)) ++found;
  }
  return found;
}

std::string exported(const KnowledgeBase& base) {
  std::ostringstream out;
  export_json_lines(base, out);
  return out.str();
}

std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  std::ranges::sort(lines);
  return lines;
}

/// What is to go, by brute force: looks through all claims again and again until nothing more goes.
struct Survivors {
  explicit Survivors(const KnowledgeBase& of) : base(of), claims(test::claims_in_order(of)) {}

  const KnowledgeBase& base;
  std::vector<Claim> claims;
  std::set<RecordId> gone{};

  void purge(RecordId record) {
    gone.insert(record);
    propagate();
  }
  void purge(ClaimId claim) {
    std::erase_if(claims, [&](const Claim& one) { return one.id == claim; });
    propagate();
  }

 private:
  std::set<RecordId> records = records_of(claims);

  static std::set<RecordId> records_of(const std::vector<Claim>& claims) {
    std::set<RecordId> all;
    for (const auto& claim : claims) all.insert(claim.about);
    return all;
  }
  bool goes(const Claim& claim) const {
    if (gone.contains(claim.about) || gone.contains(*claim.citation.source)) return true;
    if (claim.citation.speaker && gone.contains(*claim.citation.speaker)) return true;
    if (!is_edge(claim.about.type)) return false;
    const auto name = base.name_of(claim.about);
    return gone.contains(name.from) || gone.contains(name.to);
  }
  bool drop_names(Claim& claim) const {
    const auto before = claim.statement;
    std::erase_if(claim.statement.fields, [&](const Field& field) {
      const auto is = [&](auto* id) { return id != nullptr && gone.contains(*id); };
      return is(std::get_if<ActorId>(&field.value)) || is(std::get_if<PlaceId>(&field.value)) ||
             is(std::get_if<EventId>(&field.value));
    });
    std::erase_if(claim.statement.with, [&](const Participant& one) { return gone.contains(one.actor); });
    std::erase_if(claim.statement.part_of, [&](EventId whole) { return gone.contains(whole); });
    return claim.statement != before;
  }
  void propagate() {
    for (std::size_t before = 0; before != claims.size() + 1000 * gone.size();) {
      before = claims.size() + 1000 * gone.size();
      std::erase_if(claims, [&](Claim& claim) {
        return goes(claim) ||
               (drop_names(claim) && claim.stance == Stance::disputes && claim.statement.empty());
      });
      for (const auto record : records)
        if (std::ranges::none_of(claims, [&](const Claim& claim) {
              return claim.about == record && claim.stance == Stance::asserts;
            }))
          if (record != RecordId(base.self())) gone.insert(record);
    }
  }
};

std::vector<std::string> difference(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  std::vector<std::string> lines;
  std::ranges::set_symmetric_difference(a, b, std::back_inserter(lines));
  return lines;
}

}  // namespace

TEST_CASE("What is purged at random leaves the base that its absence would have made") {
  int compared = 0;
  for (std::uint32_t seed = 1; seed <= test::rounds(60U); ++seed) {
    INFO("seed " << seed);
    const TemporaryDirectory folder;
    auto base = test::open_base(folder / "base.annals");
    test::RandomOperations operations(base, seed);
    for (int i = 0; i < 30; ++i) operations.act();

    Survivors survivors{base};
    bool is_made = false;
    const auto twin = [&] {
      auto made = test::open_base(folder / "twin.annals");
      is_made = test::replay(base, survivors.claims, made);
      return std::pair(test::dump(made.path()), exported(made));
    };
    std::vector<RecordId> records;
    for (const auto& [type, ids] : operations.known().records)
      for (const auto id : ids)
        if (id != RecordId(base.self()) && (seed % 2 == 0 || type == RecordType::source))
          records.push_back(id);
    const auto& claims = operations.known().claims;
    std::pair<std::vector<std::string>, std::string> expected;
    if ((seed % 5 == 0 || records.empty()) && !claims.empty()) {
      const auto claim = claims[static_cast<std::size_t>(operations.number(claims.size()))];
      if (claim.value() == base.self().value()) continue;
      survivors.purge(claim);
      expected = twin();
      base.purge(claim, "asked for");
    } else if (!records.empty()) {
      const auto record = records[static_cast<std::size_t>(operations.number(records.size()))];
      survivors.purge(record);
      expected = twin();
      base.purge(record, "asked for");
    } else {
      continue;
    }
    if (!is_made) continue;  // what is left waits for each other, and could not be entered anew
    ++compared;
    CHECK(difference(expected.first, test::dump(base.path())) == std::vector<std::string>());
    // A claim that waited for what it names was entered later into the twin.
    CHECK(difference(lines_of(expected.second), lines_of(exported(base))) == std::vector<std::string>());
    for (const auto& problem : base.check())
      if (problem.type == Problem::Type::damage) FAIL_CHECK(problem.about << ": " << problem.what);
    const auto purges = base.purges();
    CHECK(std::ranges::count_if(purges, [](const Purge& one) { return !one.claim; }) ==
          static_cast<std::ptrdiff_t>(survivors.gone.size()));
  }
  CHECK(compared > test::rounds(50));
}

TEST_CASE("No byte of what is purged stays in the file or in its log") {
  test::Fresh fresh;
  auto& base = fresh.base;
  const std::string rare = "qzxwvkjy";
  int words = 0;
  // None begins as another, as an index of words keeps only where they differ.
  const auto text = [&](const std::string& end = "") {
    return std::string(1, static_cast<char>('a' + words++ % 26)) + rare + end;
  };
  const auto report =
      base.add(Source{.key = text(), .title = text(" 통일부"), .summary = text(), .url = text()});
  const auto other = base.add(Source{.key = "other", .title = "Another report"});
  const auto kim = base.add(Actor{.key = text(), .title = text(), .names = {{text("김정은"), "ko"}}}, report);
  const auto place = base.add(Place{.key = text(), .title = text()}, report);
  const auto event =
      base.add(Event<>{.key = text(), .kind = "raid", .title = text("é"), .when = "2018"}, report);
  const auto kept =
      base.add(Event<>{.key = "kept", .kind = "raid", .title = "What stays", .place = place}, other);
  base.add(Event<Demolition>{.key = text(), .details = {.structure = text(), .method = text()}}, report);
  base.link(event, causes, kept, {.mechanism = text()}, report);
  base.time(kept, "about 2 months after", event, {.source = report, .locator = text()});
  const auto claim = base.claim(kept, Event<>{.title = text(), .with = {{kim, text()}}},
                                {.source = report, .speaker = kim, .locator = text()});
  base.rank(claim, Rank::preferred, text());
  base.claim(event, Event<>{.title = "A raid"}, other);  // it was another's word, too
  base.retract(base.claim(event, Event<>{.summary = text()}, report), text());
  for (int i = 0; i < 300; ++i)  // pages that split, and words that are no longer believed
    base.claim(event, Event<>{.title = text(std::to_string(i)), .summary = std::string(400, 'x') + text()},
               report);
  CHECK(traces(base.path(), rare) > 300);

  base.purge(report, "a court asked for it");
  CHECK(traces(base.path(), rare) == 2);  // the key of the event, which another asserts, and its index
  base.rename(event, "raid");
  base.compact();
  CHECK(traces(base.path(), rare) == 0);
  CHECK(traces(base.path(), "정은") + traces(base.path(), "통일부") == 0);

  CHECK(base.event(event).title == "A raid");
  CHECK(base.event(event).outcome == Outcome::occurred);
  CHECK(base.event(kept).title == "What stays");
  CHECK(base.event(kept).with.empty());
  CHECK_FALSE(base.event(kept).place);
  CHECK(base.links(event).empty());
  CHECK(base.relative_dates().empty());
  CHECK(base.search(rare).empty());
  CHECK(base.search("raid").size() == 1);
  CHECK(base.check().empty());
  const auto outside = test::lines_of(
      base.path(), "SELECT record_type, record, reason FROM tombstone WHERE went_with IS NULL");
  CHECK(outside == std::vector{"source | " + std::to_string(report.value()) + " | a court asked for it"});
}

TEST_CASE("A claim that was purged no longer counts, whatever became of it before") {
  test::Fresh fresh;
  auto& base = fresh.base;
  const auto report = base.add(Source{.key = "report"});
  const auto summit = base.add(Event<Summit>{.key = "summit", .title = "A summit"});
  const auto better = base.claim(summit, Event<Summit>{.title = "The summit"}, report);
  base.rank(better, Rank::preferred, "closer");
  CHECK(base.event(summit).title == "The summit");
  const auto last = base.changes_since(0).back().number;
  base.purge(better, "private");
  CHECK(base.event(summit).title == "A summit");
  CHECK(base.claims(summit).size() == 1);
  const auto changes = base.changes_since(last);
  REQUIRE(changes.size() == 1);
  CHECK(changes[0] == Change{changes[0].number, better, summit, false, true});

  const auto taken_back = base.claim(summit, Event<Summit>{.summary = "long"}, report);
  base.retract(taken_back, "wrong");
  base.purge(taken_back, "private");
  const auto forecast =
      base.add(Event<>{.key = "test", .kind = "test"}, {.source = report, .window = "2021"});
  CHECK(base.expectations().size() == 1);
  base.purge(base.claims(forecast).front().id, "private");
  CHECK(base.expectations().empty());
  CHECK_FALSE(base.find("test"));  // nobody else asserted it
  const auto purges = base.purges();
  REQUIRE(purges.size() == 4);
  CHECK(purges[2].claim == ClaimId(forecast.value()));
  CHECK(purges[3].record == RecordId(forecast));
  CHECK(purges[3].went_with == purges[2].number);
  CHECK(base.check().empty());
}

TEST_CASE("Ids of what was purged are not given again") {
  test::Fresh fresh;
  const auto path = fresh.base.path();
  const auto kim = fresh.base.add(Actor{.key = "kim"});
  fresh.base.purge(kim, "private");
  fresh.base = test::open_base(path);
  CHECK(fresh.base.add(Actor{.key = "kim"}).value() > kim.value() + 1);
}

TEST_CASE("A purge is refused where there is nothing to purge, no reason or no right") {
  test::Fresh fresh;
  auto& base = fresh.base;
  const auto kim = base.add(Actor{.key = "kim"});
  const auto before = test::dump(base.path());
  check_refused([&] { base.purge(ActorId(99), "private"); }, ErrorCode::not_found, {"actor", "99"});
  check_refused([&] { base.purge(SourceId(kim.value()), "private"); }, ErrorCode::not_found, {"source"});
  check_refused([&] { base.purge(ClaimId(99), "private"); }, ErrorCode::not_found, {"claim", "99"});
  check_refused([&] { base.purge(kim, ""); }, ErrorCode::invalid_argument, {"reason"});
  check_refused([&] { base.purge(base.self(), "private"); }, ErrorCode::invalid_argument, {"owner"});
  check_refused([&] { base.purge(ClaimId(base.self().value()), "private"); }, ErrorCode::invalid_argument,
                {"owner"});
  CHECK(test::dump(base.path()) == before);
  auto reading = KnowledgeBase::open(base.path(), {.mode = OpenOptions::Mode::read_only});
  check_refused([&] { reading.purge(kim, "private"); }, ErrorCode::read_only, {"reading only"});
}

TEST_CASE("A purge in a transaction is seen in it, and is undone or kept with it") {
  test::Fresh fresh;
  auto& base = fresh.base;
  const auto kim = base.add(Actor{.key = "kim", .title = "Qzxwvkjy"});
  const auto before = test::dump(base.path());
  {
    const auto transaction = base.transaction();
    base.purge(kim, "private");
    CHECK(base.search("qzxwvkjy").empty());
    CHECK_FALSE(base.find("kim"));
    check_refused([&] { base.compact(); }, ErrorCode::misuse, {"transaction"});
  }
  CHECK(test::dump(base.path()) == before);
  CHECK(base.search("qzxwvkjy").size() == 1);
  CHECK(base.purges().empty());
  auto transaction = base.transaction();
  base.purge(kim, "private");
  transaction.commit();
  CHECK(traces(base.path(), "qzxwvkjy") == 0);
}

TEST_CASE("While somebody reads the state before, a purge is kept and says that its text is still there") {
  const TemporaryDirectory folder;
  auto base = KnowledgeBase::open(folder / "base.annals", {.busy_timeout = 50ms});
  const auto kim = base.add(Actor{.key = "kim", .title = "Qzxwvkjy"});
  {
    const auto snapshot = base.snapshot();
    CHECK(snapshot.actors().size() == 1);
    check_refused([&] { base.purge(kim, "private"); }, ErrorCode::busy, {"gone from the base", "compact"});
    CHECK(base.actors().empty());
    CHECK(snapshot.actor(kim).title == "Qzxwvkjy");
    CHECK(traces(base.path(), "qzxwvkjy") > 0);
  }
  base.compact();
  CHECK(traces(base.path(), "qzxwvkjy") == 0);
  base.add(Actor{.key = "kim"});  // all goes on
  CHECK(base.check().empty());
}

TEST_CASE("A base in memory forgets what is purged, also for its copies") {
  const TemporaryDirectory folder;
  auto base = KnowledgeBase::in_memory();
  base.purge(base.add(Actor{.key = "kim", .title = "Qzxwvkjy"}), "private");
  base.copy_to(folder / "copy.annals");
  CHECK(traces(folder / "copy.annals", "qzxwvkjy") == 0);
  CHECK(base.purges().size() == 1);
}
