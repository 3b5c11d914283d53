#include "query/known_order.hpp"

#include "order/sentence.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>
#include <utility>

namespace annals::test {

namespace {

bool is_believed(Standing standing) {
  return standing == Standing::accepted || standing == Standing::disputed;
}

/// The facts that are inconsistent, with the wholes of parts: contradictions name them.
std::set<std::tuple<OrderFact::Type, EventId, EventId>> inconsistent_facts(const KnowledgeBase& base) {
  std::set<std::tuple<OrderFact::Type, EventId, EventId>> facts;
  for (const auto& contradiction : base.contradictions())
    for (const auto& fact : contradiction.facts)
      if (fact.set_aside) facts.emplace(fact.type, fact.event.id, fact.other.id);
  return facts;
}

}  // namespace

KnownOrder::KnownOrder(const KnowledgeBase& base, const Zone& zone, bool assume_causes) {
  const ProofChecker read(base, zone);
  const auto events = base.events().all();
  for (const auto& event : events) starts_.emplace(event.id, 1 + 2 * starts_.size());
  const auto points = 1 + 2 * starts_.size();
  const auto left_out = inconsistent_facts(base);
  most_ = AllDistances(points);
  for (const auto& event : events) {
    add(point(event.id, Point::end), point(event.id, Point::start), -1);
    for (const auto whole : event.part_of)
      if (starts_.contains(whole) && !left_out.contains({OrderFact::Type::part, event.id, whole})) {
        add(point(event.id, Point::start), point(whole, Point::start), 0);
        add(point(whole, Point::end), point(event.id, Point::end), 0);
      }
    const auto reported = read.reported(event.id);
    if (reported && !left_out.contains({OrderFact::Type::report, event.id, event.id}))
      add(0, point(event.id, Point::start), *reported);
    if (left_out.contains({OrderFact::Type::date, event.id, event.id})) continue;
    for (const auto which : {Point::start, Point::end}) {
      const auto range = read.dated(event.id, which);
      add(0, point(event.id, which), range.latest);
      if (range.earliest) add(point(event.id, which), 0, -*range.earliest);
    }
  }
  for (const auto& relative_date : base.relative_dates()) {
    if (relative_date.set_aside || relative_date.likelihood || !is_believed(relative_date.standing) ||
        !starts_.contains(relative_date.event) || !starts_.contains(relative_date.anchor))
      continue;
    const auto sentence = read_sentence(relative_date.offset.text());
    const auto anchor_point = sentence.of_anchor_end ? Point::end : Point::start;
    const auto anchor = base.event(relative_date.anchor);
    const bool is_dated = !left_out.contains({OrderFact::Type::date, anchor.id, anchor.id});
    const auto counted = read.counted(sentence, relative_date.anchor, is_dated);
    const auto from = point(relative_date.anchor, anchor_point);
    const auto to = point(relative_date.event, sentence.of_end ? Point::end : Point::start);
    for (const auto& reach : {counted.anywhere, counted.by_date}) {
      add(from, to, reach.most);
      if (reach.least) add(to, from, -*reach.least);
    }
    add(0, to, counted.day.latest);
    if (counted.day.earliest) add(to, 0, -*counted.day.earliest);
  }
  if (assume_causes)
    for (const auto& event : events)
      for (const auto& step : base.links(event.id)) {
        const auto link = base.link(step.link);
        const auto first = first_of(link.kind.name());
        if (first == First::neither || !is_believed(link.standing) || !starts_.contains(link.from) ||
            !starts_.contains(link.to))
          continue;
        const auto [earlier, later] =
            first == First::from ? std::pair(link.from, link.to) : std::pair(link.to, link.from);
        add(point(later, Point::start), point(earlier, Point::start), 0);
      }
  most_.close();
}

void KnownOrder::add(std::size_t from, std::size_t to, std::optional<ExactUs> most) {
  if (most) most_.limit(from, to, *most);
}

std::size_t KnownOrder::point(EventId event, Point point) const {
  return starts_.at(event) + (point == Point::start ? 0 : 1);
}

bool KnownOrder::can_hold() const {
  return most_.can_hold();
}

/// Whether a comes at least so long before b.
Precedence KnownOrder::answer(std::size_t a, std::size_t b, ExactUs least) const {
  if (most_[b][a] && *most_[b][a] <= -least) return Precedence::must;
  if (most_[a][b] && *most_[a][b] < least) return Precedence::cannot;
  return Precedence::may;
}

Precedence KnownOrder::starts_before(EventId a, EventId b) const {
  return answer(point(a, Point::start), point(b, Point::start), 1);
}
Precedence KnownOrder::precedes(EventId a, EventId b) const {
  return answer(point(a, Point::end), point(b, Point::start), 0);
}

ProofChecker::Range KnownOrder::range(EventId event, Point which) const {
  ProofChecker::Range range;
  if (const auto& most = most_[point(event, which)][0]) range.earliest = -*most;
  range.latest = most_[0][point(event, which)];
  return range;
}

RandomOrder::RandomOrder(KnowledgeBase& base, unsigned seed) {
  std::mt19937 random(seed);
  const auto below = [&](std::size_t n) { return random() % n; };
  const auto chance = [&](int percent) { return below(100) < static_cast<std::size_t>(percent); };
  const auto one_of = [&](const auto& all) { return all[below(all.size())]; };
  static const std::array<std::string, 24> dates{"2018?",
                                                 "2018-04~",
                                                 "2018-04-27/2018-05?",
                                                 "2018%",
                                                 "2018",
                                                 "2018-04",
                                                 "2018-04-27",
                                                 "2018-04-27T09:00:00",
                                                 "2018-04-27T09:00:00Z",
                                                 "2018-04-28",
                                                 "2018-04/..",
                                                 "2018-04/",
                                                 "/2018-06",
                                                 "../1985-06",
                                                 "156X",
                                                 "2018/2020",
                                                 "{2018-04,2019}",
                                                 "0000",
                                                 "2018-04-27T23:00:00+09:00",
                                                 "2018-04-27T22:00:00Z",
                                                 "Y12000",
                                                 "Y170000002",
                                                 "Y-170000002",
                                                 "2020-02-29"};
  static const std::array<std::string, 14> offsets{"before",
                                                   "after",
                                                   "starts before",
                                                   "before the end of",
                                                   "ends after the start of",
                                                   "3 hours before",
                                                   "the day after",
                                                   "within 2 days of",
                                                   "ends 3 hours after the start of",
                                                   "21 months before",
                                                   "exactly 1 month after the end of",
                                                   "at least 100 years after",
                                                   "exactly 2 microseconds after",
                                                   "at the same time as"};
  static const std::array<std::string, 3> zones{"+09:00", "-03:30", "+14:00"};
  auto transaction = base.transaction();
  const std::array<SourceId, 2> sources{
      base.add(Source{.key = "report", .title = "The report", .published = When("2020-03")}),
      base.add(Source{.key = "diary"})};
  const auto aum = base.add(Actor{.key = "aum", .title = "Aum"});
  const auto citation = [&] {
    Citation words;
    if (chance(80)) words.source = one_of(sources);
    if (chance(40)) words.speaker = aum;
    if (chance(40)) words.locator = "par. " + std::to_string(below(9));
    return words;
  };
  const auto country = base.add(Place{.key = "country", .zone = "+09:00"});
  const auto town = base.add(Place{.key = "town", .within = country});
  const auto island = base.add(Place{.key = "island", .within = country, .zone = "-10:00"});
  const auto nowhere = base.add(Place{.key = "nowhere"});
  const std::array<PlaceId, 4> places{country, town, island, nowhere};

  const auto count = 4 + below(3);
  for (std::size_t i = 0; i < count; ++i) {
    Event<> event{.key = "event-" + std::to_string(i), .kind = "meeting"};
    if (chance(50)) event.title = "The event " + std::to_string(i);
    if (chance(65)) event.when = When(one_of(dates));
    if (chance(20)) event.zone = one_of(zones);
    if (chance(40)) event.place = one_of(places);
    if (chance(5)) event.outcome = Outcome::open;
    if (i > 0 && chance(20)) event.part_of.push_back(one_of(events));
    events.push_back(base.add(event, citation()));
    if (event.when && chance(20)) base.claim(events.back(), Event<>{.when = event.when}, citation());
    // Whose word counts is not the question here.
    if (chance(10))
      base.rank(base.claim(events.back(), Event<>{.when = When(one_of(dates))}, citation()), Rank::preferred,
                "");
    if (!event.when && chance(30)) {
      auto words = citation();
      words.likelihood = likely;
      base.claim(events.back(), Event<>{.when = When(one_of(dates))}, words);
    }
  }
  for (auto i = below(7); i > 0; --i) {
    const auto event = one_of(events);
    const auto anchor = one_of(events);
    const auto& offset = one_of(offsets);
    if (event == anchor || base.find_relative_date(event, offset, anchor)) continue;
    auto words = citation();
    if (chance(10)) words.likelihood = chance(50) ? likely : Likelihood::worded("may");
    const auto relative_date = base.time(event, offset, anchor, words);
    if (chance(10)) base.dispute(relative_date, citation());
    if (chance(10)) base.retract(base.claims(relative_date).front().id, "wrong");
  }
  static constexpr std::array kinds{causes, responds_to, is_about, prevents, supersedes, echoes};
  for (auto i = below(5); i > 0; --i) {
    const auto from = one_of(events);
    const auto to = one_of(events);
    const auto kind = one_of(kinds);
    if (from == to || base.find_link(from, kind, to)) continue;
    links.push_back(base.link(from, kind, to, {}, citation()));
    if (chance(10)) base.dispute(links.back(), citation());
    if (chance(10)) base.retract(base.claims(links.back()).front().id, "wrong");
  }
  transaction.commit();
}

}  // namespace annals::test
