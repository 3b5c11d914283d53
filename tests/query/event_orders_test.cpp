// The orders of what every event has: compared with a plain sort, and read page by page.

#include "knowledge_base/support.hpp"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace annals;

namespace {

/// Few values of each, so that many events have the same or none.
struct Events {
  explicit Events(std::uint32_t seed) {
    std::mt19937 random(seed);
    const auto one_of = [&](const std::vector<std::string>& of) { return of[random() % of.size()]; };
    auto transaction = base.transaction();
    const auto here = base.add(Place{.key = "b-place", .title = "Élan"});
    const auto there = base.add(Place{.key = "a-place"});
    for (int i = 0; i < 40; ++i) {
      Event<> event{.key = "event-" + std::to_string(i),
                    .kind = one_of({"raid", "talk", "summit"}),
                    .title = one_of({"", "Beta", "beta", "Émile", "eland", "Zeta", "会談"})};
      if (random() % 4 != 0)
        event.when = When(one_of({"2018", "2018-03", "2019-01-05", "2017/2020", "../2018"}));
      if (random() % 3 != 0) event.place = random() % 2 == 0 ? here : there;
      if (random() % 2 == 0) event.outcome = Outcome::occurred;
      Citation citation{.source = base.self()};
      if (random() % 3 == 0) citation.likelihood = random() % 2 == 0 ? likely : Likelihood::worded("perhaps");
      base.add(event, citation);
    }
    transaction.commit();
  }
  test::Fresh fresh{};
  KnowledgeBase& base = fresh.base;
};

std::vector<EventId> ids(const std::vector<EventEntry<>>& events) {
  std::vector<EventId> ids;
  ids.reserve(events.size());
  for (const auto& event : events) ids.push_back(event.id);
  return ids;
}

const std::vector<std::string> orders{"end", "kind", "title", "place", "outcome", "likelihood"};

/// What the order goes by, for titles and words; nothing where it is not known.
std::optional<std::string> key_of(const KnowledgeBase& base, const EventEntry<>& event,
                                  const std::string& by) {
  if (by == "kind") return event.kind;
  if (by == "outcome") return std::string(word(event.outcome.value_or(Outcome::open)));
  if (by == "title") {
    if (event.title == "Émile") return "emile";
    if (event.title == "会談") return "会 談";
    auto text = event.title.empty() ? event.key : event.title;
    std::ranges::transform(text, text.begin(), [](char c) { return static_cast<char>(std::tolower(c)); });
    return text;
  }
  if (!event.place) return std::nullopt;
  return base.place(*event.place).title.empty() ? "a-place" : "elan";
}

}  // namespace

TEST_CASE("Events in the order of what all have are those of a plain sort, what is not known last") {
  for (std::uint32_t seed = 1; seed <= 5; ++seed) {
    const Events events(seed);
    const auto in_time = events.base.events().any_outcome().all();
    for (const std::string by : {"kind", "title", "place", "outcome"})
      for (const auto direction : {Direction::ascending, Direction::descending}) {
        INFO("seed " << seed << ", by " << by);
        auto sorted = in_time;
        std::ranges::stable_sort(sorted, [&](const auto& a, const auto& b) {
          const auto one = key_of(events.base, a, by);
          const auto other = key_of(events.base, b, by);
          if (!one || !other) return one.has_value() && !other;
          return direction == Direction::ascending ? *one < *other : *other < *one;
        });
        CHECK(events.base.events().any_outcome().order_by(by, direction).ids() == ids(sorted));
      }
  }
}

TEST_CASE("Pages in any order, one after the other, have each event once and in that order") {
  for (std::uint32_t seed = 11; seed <= 13; ++seed) {
    const Events events(seed);
    for (const auto& by : orders)
      for (const auto direction : {Direction::ascending, Direction::descending})
        for (const bool latest_first : {false, true}) {
          INFO("seed " << seed << ", by " << by << (latest_first ? ", the latest first" : ""));
          auto query = events.base.events().any_outcome().order_by(by, direction);
          if (latest_first) query = query.descending();
          const auto whole = query.ids();
          std::vector<EventId> paged;
          for (auto page = query.limit(7).all(); !page.empty();
               page = query.after(page.back()).limit(7).all())
            for (const auto id : ids(page)) paged.push_back(id);
          CHECK(paged == whole);
        }
  }
}

TEST_CASE("By the end, what ends first comes first, and by the likelihood what is said without one last") {
  test::Fresh fresh;
  auto& base = fresh.base;
  const auto long_one = base.add(Event<>{.key = "long", .when = "2017/2020"});
  const auto short_one =
      base.add(Event<>{.key = "short", .when = "2018"}, {.source = base.self(), .likelihood = likely});
  const auto never = base.add(Event<>{.key = "never"});
  CHECK(base.events().any_outcome().order_by("end").ids() == std::vector{short_one, long_one, never});
  CHECK(base.events().any_outcome().order_by("likelihood").ids().front() == short_one);
  test::check_refused([&] { static_cast<void>(base.events().order_by("colour").ids()); },
                      ErrorCode::invalid_argument, {"colour"});
}
