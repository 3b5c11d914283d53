// What a retraction would change: what it then does change.

#include "annals/knowledge_base.hpp"
#include "knowledge_base/dump.hpp"
#include "knowledge_base/random_operations.hpp"
#include "knowledge_base/support.hpp"
#include "rounds.hpp"

#include <algorithm>
#include <map>
#include <set>

#include <catch2/catch.hpp>

using namespace annals;

namespace {

/// All that is believed, as one who only asks sees it.
struct Seen {
  std::map<RecordId, RecordState> records{};
  std::map<EventId, Bounds> times{};
  std::map<std::pair<EventId, EventId>, Precedence> orders{};
  std::map<ClaimId, Outcome> expectations{};
  std::set<std::pair<EventId, EventId>> joined{};

  explicit Seen(const KnowledgeBase& base) {
    for (const auto& one : base.sources()) add(base, one);
    for (const auto& one : base.actors()) add(base, one);
    for (const auto& one : base.places()) add(base, one);
    for (const auto& one : base.links()) add(base, one);
    const auto events = base.events().any_outcome().with_rejected().all();
    std::set<EventId> were;
    for (const auto& one : events)
      if (one.outcome == Outcome::occurred && is_believed(one.standing)) were.insert(one.id);
    const auto join = [&](EventId event, EventId other) {
      if (were.contains(event) && were.contains(other)) joined.insert({event, other});
    };
    for (const auto& one : base.relative_dates()) {
      add(base, one);
      if (is_believed(one.standing)) join(one.event, one.anchor);
    }
    for (const auto& one : events) {
      add(base, one);
      times.emplace(one.id, one.chronology.bounds);
      for (const auto whole : one.part_of) join(one.id, whole);
      for (const auto& other : events)
        if (one.id < other.id)
          orders.emplace(std::pair(one.id, other.id), base.order(one.id, other.id).starts_before);
    }
    for (const auto& one : base.expectations()) expectations.emplace(one.claim, one.event.outcome);
  }

 private:
  static bool is_believed(Standing standing) {
    return standing == Standing::accepted || standing == Standing::disputed;
  }

  template <class Entry>
  void add(const KnowledgeBase& base, const Entry& entry) {
    const auto belief = base.belief(entry.id);
    RecordState state{belief.standing, belief.likelihood, belief.statement, entry.doubted};
    auto& fields = state.statement.fields;
    if constexpr (requires { entry.outcome; }) {
      if (find(fields, "kind") == nullptr) fields.insert(fields.begin(), {"kind", std::string("event")});
      if (find(fields, "outcome") == nullptr) {
        static constexpr std::string_view before[] = {"kind", "title", "summary", "when", "place", "zone"};
        const auto place = std::ranges::find_if(fields, [](const Field& field) {
          return std::ranges::find(before, field.name) == std::end(before);
        });
        fields.insert(place, {"outcome", std::string("open")});
      }
    }
    records.emplace(entry.id, state);
  }
};

/// The events that relative dates and wholes connect, in either of two states, to some event each.
std::map<EventId, EventId> components(const Seen& before, const Seen& after) {
  std::map<EventId, EventId> root;
  for (const auto& [event, bounds] : before.times) root[event] = event;
  const auto find_root = [&](EventId event) {
    while (root[event] != event) event = root[event];
    return event;
  };
  for (const auto& seen : {&before, &after})
    for (const auto& [a, b] : seen->joined) root[find_root(a)] = find_root(b);
  std::map<EventId, EventId> all;
  for (const auto& [event, other] : root) all[event] = find_root(event);
  return all;
}

Consequences difference(const Seen& before, const Seen& after) {
  Consequences all;
  for (const auto& [record, state] : before.records)
    if (state != after.records.at(record)) all.records.push_back({record, state, after.records.at(record)});
  for (const auto& [event, bounds] : before.times)
    if (bounds != after.times.at(event)) all.times.push_back({event, bounds, after.times.at(event)});
  const auto component = components(before, after);
  for (const auto& [pair, precedence] : before.orders)
    if (precedence != after.orders.at(pair) && component.at(pair.first) == component.at(pair.second))
      all.orders.push_back({pair.first, pair.second, precedence, after.orders.at(pair)});
  std::set<ClaimId> claims;
  for (const auto& seen : {&before, &after})
    for (const auto& [claim, outcome] : seen->expectations) claims.insert(claim);
  for (const auto claim : claims) {
    const auto in = [&](const Seen& seen) {
      const auto found = seen.expectations.find(claim);
      return found == seen.expectations.end() ? std::nullopt : std::optional(found->second);
    };
    if (in(before) != in(after)) all.expectations.push_back({claim, {}, in(before), in(after)});
  }
  return all;
}

template <class T>
void check_same(const std::string& what, const std::vector<T>& found, const std::vector<T>& expected) {
  INFO(what);
  CHECK(found.size() == expected.size());
  CHECK(found == expected);
}

}  // namespace

TEST_CASE("What a retraction would change is what it then changes, and asking changes nothing") {
  for (std::uint32_t seed = 0; seed < test::rounds(300U); ++seed) {
    INFO("seed " << seed);
    test::Fresh fresh;
    auto& base = fresh.base;
    test::RandomOperations operations(base, seed);
    for (int step = 0; step < 14; ++step) operations.act();
    const auto& known = operations.known();
    if (known.claims.empty()) continue;
    const bool is_source = operations.chance(30) && known.records.contains(RecordType::source);
    const auto claim = known.claims[static_cast<std::size_t>(operations.number(known.claims.size()))];
    const auto source = base.claim(claim).citation.source.value();

    const auto dump = test::dump(base.path());
    auto found = is_source ? base.if_retracted(source) : base.if_retracted(claim);
    CHECK(test::dump(base.path()) == dump);
    const Seen before(base);
    is_source ? base.retract(source, "") : base.retract(claim, "");
    const Seen after(base);

    const auto expected = difference(before, after);
    check_same("records", found.records, expected.records);
    check_same("times", found.times, expected.times);
    check_same("orders", found.orders, expected.orders);
    for (auto& one : found.expectations) one.event = {};
    check_same("expectations", found.expectations, expected.expectations);
    if (is_source) CHECK(base.if_retracted(source).empty());
  }
}

TEST_CASE("A retraction tells what falls: the value, the link, the order and the forecast") {
  test::Fresh fresh;
  auto& base = fresh.base;
  const auto paper = base.add(Source{.key = "paper", .published = "2021"});
  const auto desk = base.add(Source{.key = "desk"});
  const auto raid = base.add(Event<>{.key = "raid", .kind = "raid", .when = "2020-05"}, {.source = desk});
  const auto strike = base.add(Event<>{.key = "strike", .kind = "strike"},
                               {.source = desk, .likelihood = likely, .window = "2021"});
  const auto news = base.claim(strike, Event<>{.when = "2020-06"}, {.source = paper});
  const auto after = base.time(strike, "after", raid, {.source = paper});
  const auto link = base.link(raid, causes, strike, {}, {.source = paper});

  const auto fallen = base.if_retracted(paper);
  const auto of = [&](RecordId id) {
    return std::ranges::count(fallen.records, id, &Consequences::OfRecord::record);
  };
  CHECK(of(strike) == 1);
  CHECK(of(after) == 1);
  CHECK(of(link) == 1);
  CHECK(of(raid) == 0);
  CHECK(fallen.orders ==
        std::vector<Consequences::OfOrder>{{raid, strike, Precedence::must, Precedence::may}});
  REQUIRE(fallen.expectations.size() == 1);
  CHECK(fallen.expectations.front().before == Outcome::occurred);
  CHECK(fallen.expectations.front().after == Outcome::open);
  CHECK(base.event(strike).outcome == Outcome::occurred);

  SECTION("the same can be taken back") {
    base.retract(news, "not so");
    CHECK(base.event(strike).outcome == Outcome::open);
    base.reinstate(news, "so after all");
    CHECK(base.event(strike).outcome == Outcome::occurred);
    CHECK(base.claim(news).reviews.size() == 2);
  }
  SECTION("not inside a transaction, which it would roll back") {
    const auto transaction = base.transaction();
    test::check_refused([&] { static_cast<void>(base.if_retracted(news)); }, ErrorCode::misuse,
                        {"outside of transactions"});
  }
  SECTION("of a claim that is not there, nothing") {
    test::check_refused([&] { static_cast<void>(base.if_retracted(ClaimId(999))); }, ErrorCode::not_found,
                        {"no claim"});
    test::check_refused([&] { static_cast<void>(base.if_retracted(SourceId(999))); },
                        ErrorCode::invalid_argument, {"no source"});
  }
}
