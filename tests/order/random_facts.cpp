#include "order/random_facts.hpp"

#include <algorithm>
#include <array>
#include <numeric>

#include <catch2/catch.hpp>

namespace annals::test {

namespace {

const std::array<std::string, 16> narrow_offsets{"before",
                                                 "after",
                                                 "starts before",
                                                 "ends after",
                                                 "before the end of",
                                                 "ends after the start of",
                                                 "at the same time as",
                                                 "ends at the same time as the start of",
                                                 "2 microseconds before",
                                                 "3 microseconds after the end of",
                                                 "ends 3 microseconds after the start of",
                                                 "within 2 microseconds of",
                                                 "at least 2 microseconds after",
                                                 "within 1 microsecond before",
                                                 "exactly 2 microseconds after the end of",
                                                 "2 to 4 microseconds before the end of"};

const std::array<std::string, 14> wide_offsets{"before",
                                               "after",
                                               "starts before",
                                               "before the end of",
                                               "after the start of",
                                               "3 hours before",
                                               "the day after",
                                               "within 2 weeks of",
                                               "ends 3 hours after the start of",
                                               "21 months before",
                                               "at least 100 years after",
                                               "exactly 2 microseconds after",
                                               "more than 1000000 years before",
                                               "at the same time as"};

const std::array<std::string, 22> wide_dates{
    "2018",        "2018-04",        "2018-04-27",  "2018-04-27T09:00:00Z",
    "2018-04/..",  "2018-04/",       "/2018-06",    "../1985-06",
    "156X",        "2018/2020-06",   "2018?",       "0000",
    "-0044-03",    "Y12000",         "Y-12000",     "Y170000002",
    "Y-170000002", "[2018-04,2019]", "{2018,2020}", "[..2018-05-01]",
    "2018-21",     "2020-02-29"};

}  // namespace

std::vector<order::Schedule> schedule(const order::Facts& facts) {
  const order::Chronology chronology(facts);
  REQUIRE(chronology.conflict().empty());
  return chronology.schedule();
}
order::Schedule scheduled_alone(const When& when) {
  return schedule({1, {date(0, when.bounds())}}).at(0);
}

order::Fact date(order::EventNumber event, const Bounds& bounds) {
  return {order::Fact::Type::date, event, event, bounds, {}};
}
order::Fact date(order::EventNumber event, const std::string& edtf) {
  return date(event, When(edtf).bounds());
}
order::Fact relative_date(order::EventNumber event, const std::string& offset, order::EventNumber anchor) {
  return {order::Fact::Type::relative_date, event, anchor, {}, Offset(offset)};
}
order::Fact part(order::EventNumber event, order::EventNumber whole) {
  return {order::Fact::Type::part, event, whole, {}, {}};
}

order::Fact report(order::EventNumber event, const std::string& edtf) {
  return report(event, When(edtf).bounds().latest_start);
}
order::Fact report(order::EventNumber event, Instant published) {
  Bounds bounds;
  bounds.latest_start = published;
  return {order::Fact::Type::report, event, event, bounds};
}
Bounds hull_of(const std::vector<Bounds>& some) {
  auto hull = some.front();
  for (const auto& one : some)
    hull = {std::min(hull.earliest_start, one.earliest_start), std::max(hull.latest_start, one.latest_start),
            std::min(hull.earliest_end, one.earliest_end), std::max(hull.latest_end, one.latest_end)};
  return hull;
}

order::Fact one_of_bounds(order::EventNumber event, const std::vector<Bounds>& members) {
  auto fact = date(event, hull_of(members));
  fact.members = members;
  return fact;
}

order::Fact one_of(order::EventNumber event, const std::vector<std::string>& members) {
  std::vector<Bounds> bounds;
  for (const auto& member : members) bounds.push_back(When(member).bounds());
  return one_of_bounds(event, bounds);
}

order::Fact doubted(order::Fact fact) {
  fact.doubted = true;
  return fact;
}

std::string text_of(const Bounds& bounds) {
  return "starts " + iso_text(bounds.earliest_start) + " to " + iso_text(bounds.latest_start) + ", ends " +
         iso_text(bounds.earliest_end) + " to " + iso_text(bounds.latest_end);
}

std::string text_of(const order::Facts& facts) {
  std::string text;
  for (const auto& fact : facts.facts) {
    text += (fact.doubted ? "\nperhaps event " : "\nevent ") + std::to_string(fact.event) + " ";
    switch (fact.type) {
      case order::Fact::Type::date:
        text += text_of(fact.bounds);
        for (const auto& member : fact.members) text += "\n  or " + text_of(member);
        continue;
      case order::Fact::Type::report:
        text += "was reported by " + iso_text(fact.bounds.latest_start);
        continue;
      case order::Fact::Type::relative_date:
        text += fact.offset->text();
        break;
      case order::Fact::Type::part:
        text += "is a part of";
        break;
      case order::Fact::Type::cause:
        text += "does not start after";
        break;
    }
    text += " event " + std::to_string(fact.other);
  }
  return text;
}

Shuffled shuffled(const order::Facts& facts, std::mt19937& random) {
  Shuffled other;
  other.facts.events = facts.events;
  other.event.resize(facts.events);
  std::iota(other.event.begin(), other.event.end(), 0U);
  std::ranges::shuffle(other.event, random);
  other.fact.resize(facts.facts.size());
  std::iota(other.fact.begin(), other.fact.end(), 0U);
  std::ranges::shuffle(other.fact, random);
  for (const auto number : other.fact) {
    auto fact = facts.facts[number];
    fact.event = other.event[fact.event];
    fact.other = other.event[fact.other];
    other.facts.facts.push_back(std::move(fact));
  }
  return other;
}

Bounds RandomFacts::narrow_date(int closed) {
  const auto number = [&](std::size_t n) { return static_cast<std::int64_t>(below(n)); };
  const auto earliest = number(4);
  const auto latest = earliest + number(3);
  Bounds bounds{at(earliest), at(latest), at(earliest + 1), at(latest + 1 + number(3))};
  if (chance(closed)) return bounds;
  if (chance(50)) bounds.earliest_start = Instant::unbounded_past();
  if (chance(50)) bounds.latest_start = Instant::unbounded_future();
  if (chance(50)) bounds.earliest_end = Instant::unbounded_past();
  if (chance(50)) bounds.latest_end = Instant::unbounded_future();
  return bounds;
}

template <class Offsets>
void RandomFacts::constraint(order::Facts& facts, std::size_t constraints, const Offsets& offsets) {
  for (std::size_t i = 0; i < constraints; ++i) {
    const auto event = static_cast<order::EventNumber>(below(facts.events));
    const auto other = static_cast<order::EventNumber>(below(facts.events));
    if (event == other) {
      if (chance(50))
        facts.facts.push_back(report(event, offsets.size() == wide_offsets.size()
                                                ? When("2018-05").bounds().latest_start
                                                : at(static_cast<std::int64_t>(below(7)))));
      continue;
    }
    facts.facts.push_back(chance(20) ? part(event, other)
                                     : relative_date(event, offsets[below(offsets.size())], other));
  }
}

order::Facts RandomFacts::narrow(std::size_t events, int dated, int closed, std::size_t constraints) {
  order::Facts facts{static_cast<order::EventNumber>(events), {}};
  for (order::EventNumber event = 0; event < events; ++event)
    if (chance(dated)) facts.facts.push_back(date(event, narrow_date(closed)));
  constraint(facts, constraints, narrow_offsets);
  return facts;
}

order::Facts RandomFacts::wide(std::size_t events, std::size_t constraints) {
  order::Facts facts{static_cast<order::EventNumber>(events), {}};
  for (order::EventNumber event = 0; event < events; ++event)
    if (chance(50)) facts.facts.push_back(date(event, wide_dates[below(wide_dates.size())]));
  constraint(facts, constraints, wide_offsets);
  return facts;
}

void RandomFacts::divide(order::Facts& facts, int percent) {
  for (auto& fact : facts.facts) {
    if (fact.type != order::Fact::Type::date || !chance(percent)) continue;
    const bool is_narrow = fact.bounds.latest_end < at(100) && at(-100) < fact.bounds.earliest_start;
    std::vector<Bounds> members{fact.bounds};
    for (auto count = below(4); count > 0; --count) {
      if (is_narrow) {
        const auto first = static_cast<std::int64_t>(below(7));
        members.push_back({at(first), at(first), at(first + 1), at(first + 1)});
      } else {
        members.push_back(When(wide_dates[below(wide_dates.size())]).bounds());
      }
    }
    const bool was_doubted = fact.doubted;
    fact = one_of_bounds(fact.event, members);
    fact.doubted = was_doubted;
  }
}

void RandomFacts::doubt(order::Facts& facts, int percent) {
  for (auto& fact : facts.facts) fact.doubted = chance(percent);
  const auto dated = facts.facts;
  for (const auto& fact : dated)
    if (fact.type == order::Fact::Type::date && chance(50))
      facts.facts.push_back(doubted(date(static_cast<order::EventNumber>(below(facts.events)), fact.bounds)));
}

}  // namespace annals::test
