#include "query/proof_checker.hpp"

#include "order/sentence.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>

namespace annals::test {

namespace {

constexpr ExactUs us_per_day = 86'400'000'000;

/// Days from 1970-01-01 to 1 January of a year, by counting leap days.
ExactUs days_to(ExactUs year) {
  const auto floored = [](ExactUs number, int by) { return number / by - (number % by < 0 ? 1 : 0); };
  const auto leap_days = [&](ExactUs before) {
    return floored(before - 1, 4) - floored(before - 1, 100) + floored(before - 1, 400);
  };
  return 365 * (year - 1970) + leap_days(year) - leap_days(1970);
}

/// What `iso_text` writes of a bounded instant in a year that is known only as a whole: `Y-170000002`.
std::optional<std::int64_t> far_year(Instant instant) {
  const auto text = iso_text(instant);
  if (text.front() != 'Y' || text.find('T') != std::string::npos) return std::nullopt;
  return std::stoll(text.substr(1));
}

ExactUs first_us(Instant instant) {
  const auto year = far_year(instant);
  return year ? days_to(*year) * us_per_day : static_cast<ExactUs>(instant.key());
}
ExactUs last_us(Instant instant) {
  const auto year = far_year(instant);
  return year ? days_to(static_cast<ExactUs>(*year) + 1) * us_per_day - 1
              : static_cast<ExactUs>(instant.key());
}

PointOf start_of(EventId event) {
  return {event, Point::start};
}
PointOf end_of(EventId event) {
  return {event, Point::end};
}

}  // namespace

Days day_of(const std::optional<ExactUs>& us) {
  constexpr ExactUs far = us_per_day * 366 * 30'000;
  if (!us || *us < -far || far < *us) return std::nullopt;
  return std::chrono::floor<std::chrono::days>(std::chrono::sys_time<std::chrono::microseconds>(
      std::chrono::microseconds(static_cast<std::int64_t>(*us))));
}

std::string text_of(ExactUs number) {
  std::string text;
  for (auto rest = number < 0 ? -number : number; rest > 0 || text.empty(); rest /= 10)
    text += static_cast<char>('0' + static_cast<int>(rest % 10));
  if (number < 0) text += '-';
  return {text.rbegin(), text.rend()};
}

ExactUs number_of(const std::string& digits) {
  const bool negative = digits.starts_with('-');
  ExactUs number = 0;
  if (digits.size() == (negative ? 1 : 0)) throw std::runtime_error("no digits");
  for (const char digit : digits.substr(negative ? 1 : 0)) {
    if (digit < '0' || '9' < digit) throw std::runtime_error("not a number: " + digits);
    number = number * 10 + (digit - '0');
  }
  return negative ? -number : number;
}

bool assumes_zone(const ProofStep& step) {
  return step.fact.zone_assumed || (step.measured && step.measured->zone_assumed);
}

First first_of(std::string_view kind) {
  static const std::set<std::string_view> from{"causes", "triggers", "enables", "contributes_to", "prevents"};
  static const std::set<std::string_view> to{"responds_to", "violates", "implements", "supersedes", "echoes"};
  return from.contains(kind) ? First::from : to.contains(kind) ? First::to : First::neither;
}

void ProofChecker::expect(bool is_so, const std::string& fault) {
  if (!is_so) faults_.push_back(fault);
}

std::vector<std::string> ProofChecker::faults(const Proof& proof, OrderClaim claim, EventId a, EventId b) {
  auto faults = faults_but_words(proof);
  const auto named = [&](EventId event) { return "“" + base_.event(event).label() + "”"; };
  struct Meaning {
    const char* words;
    PointOf from;
    PointOf to;
    const char* limit;
  };
  const auto meaning = [&]() -> Meaning {
    switch (claim) {
      case OrderClaim::must_start_before:
        return {" must start before ", start_of(b), start_of(a), "-1"};
      case OrderClaim::cannot_start_before:
        return {" cannot start before ", start_of(a), start_of(b), "0"};
      case OrderClaim::must_be_over_before:
        return {" must be over before ", start_of(b), end_of(a), "0"};
      case OrderClaim::cannot_be_over_before:
        return {" cannot be over before ", end_of(a), start_of(b), "-1"};
    }
    throw std::logic_error("no such claim");
  }();
  const auto add_unless = [&](bool is_so, const char* fault) {
    if (!is_so) faults.emplace_back(fault);
  };
  add_unless(proof.claim == named(a) + meaning.words + named(b), "the claim is another");
  add_unless(proof.from == meaning.from && proof.to == meaning.to, "the points are not those of the claim");
  add_unless(proof.limit_us == meaning.limit, "the limit is not that of the claim");
  return faults;
}

std::vector<std::string> ProofChecker::faults_but_words(const Proof& proof) {
  faults_.clear();
  ExactUs sum = 0;
  auto at = proof.from;
  bool in_assumed_zone = false;
  bool assumes_cause = false;
  for (const auto& step : proof.steps) {
    expect(step.from == at, "a step does not begin where the one before ended");
    at = step.to;
    expect(step.excluding.empty(), "no date of these bases is one of several");
    sum += number_of(step.most_us);
    check_step(step);
    in_assumed_zone = in_assumed_zone || test::assumes_zone(step);
    assumes_cause = assumes_cause || step.fact.type == OrderFact::Type::cause;
  }
  expect(at == proof.to, "the steps do not lead to the point of the claim");
  expect(text_of(sum) == proof.sum_us, "the sum is wrong");
  const auto slack = number_of(proof.limit_us) - sum;
  expect(slack >= 0, "the sum is beyond the limit");
  // No clocks differ by more than 26 hours.
  expect(!proof.rests_on_assumed_zone || (in_assumed_zone && slack < us_per_day + us_per_day / 12),
         "what is said of assumed zones is wrong");
  expect(proof.rests_on_assumed_cause == assumes_cause, "what is said of assumed causes is wrong");
  auto reading = proof.reading;
  std::ranges::sort(reading);
  bool reads_all = reading.size() == proof.steps.size();
  for (std::size_t i = 0; i < reading.size(); ++i) reads_all = reads_all && reading[i] == i;
  expect(reads_all, "the reading leaves steps out");
  return faults_;
}

void ProofChecker::expect_step(const ProofStep& step, const PointOf& from, const PointOf& to, ExactUs most,
                               const std::string& fault) {
  expect(step.from == from && step.to == to, fault + ": other points");
  expect(number_of(step.most_us) == most, fault + ": " + step.most_us + " is not " + text_of(most));
}

void ProofChecker::check_step(const ProofStep& step) {
  const auto& fact = step.fact;
  const auto event = fact.event.id;
  const auto entry = base_.event(event);
  expect(entry.outcome == Outcome::occurred && entry.standing != Standing::rejected &&
             entry.standing != Standing::retracted,
         "it speaks of an event that has no place in the chronology");
  expect(!fact.set_aside, "it rests on an inconsistent fact");
  check_citation(fact);
  switch (fact.type) {
    case OrderFact::Type::date:
      check_date(step);
      break;
    case OrderFact::Type::relative_date:
      check_relative_date(step);
      break;
    case OrderFact::Type::part: {
      const auto& wholes = entry.part_of;
      expect(std::ranges::find(wholes, fact.other.id) != wholes.end(), "no such part");
      if (step.from.point == Point::start)
        expect_step(step, start_of(event), start_of(fact.other.id), 0, "a part");
      else
        expect_step(step, end_of(fact.other.id), end_of(event), 0, "a part");
      break;
    }
    case OrderFact::Type::cause: {
      const auto link = base_.find_link(event, base_.link_kind(fact.statement), fact.other.id);
      expect(link && fact.record == RecordId(*link), "no such link");
      if (!link) break;
      const auto standing = base_.link(*link).standing;
      expect(standing == Standing::accepted || standing == Standing::disputed, "nobody believes in the link");
      const auto first = first_of(fact.statement);
      expect(first != First::neither, "links of this kind say nothing of order");
      const auto [earlier, later] =
          first == First::from ? std::pair(event, fact.other.id) : std::pair(fact.other.id, event);
      expect_step(step, start_of(later), start_of(earlier), 0, "a cause");
      break;
    }
    case OrderFact::Type::report:
      expect_step(step, PointOf{}, start_of(event), *reported(event), "a report");
      break;
    case OrderFact::Type::lasting:
      expect_step(step, end_of(event), start_of(event), -1, "an event lasts");
      break;
  }
}

void ProofChecker::check_dated(const OrderFact& fact) {
  const auto entry = base_.event(fact.event.id);
  expect(entry.when && entry.when->text() == fact.statement, "the event has another date");
  expect(!entry.chronology.inconsistent && !fact.doubted, "the date does not count");
  expect(fact.record == RecordId(fact.event.id), "the date stands in another record");
  expect(fact.zone == zone_of(entry).text(), "the date is read in another zone");
  expect(fact.zone_assumed == assumes_zone(entry), "what is said of the zone of a date is wrong");
}

void ProofChecker::check_date(const ProofStep& step) {
  check_dated(step.fact);
  const bool is_latest = !step.from.event;
  const auto& point = is_latest ? step.to : step.from;
  if (point.event != step.fact.event.id) return expect(false, "a date of another event");
  const auto range = dated(*point.event, point.point);
  const auto& bound = is_latest ? range.latest : range.earliest;
  if (!bound) return expect(false, "the date has no such bound");
  expect_step(step, is_latest ? PointOf{} : point, is_latest ? point : PointOf{},
              is_latest ? *bound : -*bound, "a date");
}

void ProofChecker::check_relative_date(const ProofStep& step) {
  const auto& fact = step.fact;
  const auto relative_dates = base_.relative_dates(fact.event.id);
  const auto relative_date = std::ranges::find_if(relative_dates, [&](const RelativeDateEntry& one) {
    return one.event == fact.event.id && one.anchor == fact.other.id && one.offset.text() == fact.statement;
  });
  if (relative_date == relative_dates.end()) return expect(false, "no such relative date");
  expect(fact.record == RecordId(relative_date->id), "the relative date is another record");
  expect(!relative_date->set_aside, "the relative date is inconsistent");
  expect(relative_date->standing != Standing::rejected && relative_date->standing != Standing::retracted,
         "nobody believes in the relative date");
  expect(!relative_date->likelihood, "the relative date is only likely");
  const auto sentence = read_sentence(fact.statement);
  if (step.measured) {
    const auto other = base_.event(fact.other.id);
    expect(other.when && !other.chronology.inconsistent, "it is counted from a date that does not count");
    expect(step.measured->event.id == other.id, "it is counted from another event");
    check_dated(*step.measured);
    check_citation(*step.measured);
  }
  const auto all = counted(sentence, fact.other.id, step.measured.has_value());
  const auto& reach = step.measured ? all.by_date : all.anywhere;
  const PointOf event{fact.event.id, sentence.of_end ? Point::end : Point::start};
  const PointOf anchor{fact.other.id, sentence.of_anchor_end ? Point::end : Point::start};
  if (!step.from.event || !step.to.event) {
    const bool is_latest = !step.from.event;
    const auto& bound = is_latest ? all.day.latest : all.day.earliest;
    if (!bound) return expect(false, "the offset leads to no day");
    expect_step(step, is_latest ? PointOf{} : event, is_latest ? event : PointOf{},
                is_latest ? *bound : -*bound, "a day");
    return;
  }
  const bool is_most = step.from == anchor;
  const auto& bound = is_most ? reach.most : reach.least;
  if (!bound) return expect(false, "the offset has no such limit");
  if (is_most)
    expect_step(step, anchor, event, *bound, "a relative date");
  else
    expect_step(step, event, anchor, -*bound, "a relative date");
}

namespace {

/// Of clocks that are so far ahead of UTC.
ExactUs local_day(ExactUs us, ExactUs ahead_us) {
  const auto local = us + ahead_us;
  return local / us_per_day - (local % us_per_day < 0 ? 1 : 0);
}

/// The clocks that a date names.
std::optional<Zone> zone_in(const std::string& date) {
  const auto time = date.find('T');
  if (time == std::string::npos) return std::nullopt;
  const auto zone = date.find_first_of("Z+-", time);
  if (zone == std::string::npos) return std::nullopt;
  return Zone::parse(date.substr(zone)).value();
}

}  // namespace

ProofChecker::Counted ProofChecker::counted(const Sentence& sentence, EventId anchor,
                                            bool is_date_held) const {
  const auto entry = base_.event(anchor);
  const bool is_dated = entry.when.has_value();
  // All of its dates are such as 2018-04-27.
  const auto is_day = [](const std::string& text) {
    return text.empty() || text == ".." ||
           (text.find('T') == std::string::npos && std::ranges::count(text, '-') == 2);
  };
  const auto text = is_dated ? entry.when->text() : std::string();
  const auto slash = text.find('/');
  const bool by_days = is_dated && is_day(text.substr(0, slash)) &&
                       (slash == std::string::npos || is_day(text.substr(slash + 1)));
  const auto days = day_counts(sentence);
  const auto within_days = [&] {
    const ExactUs points = (sentence.of_end ? 1 : 0) - (sentence.of_anchor_end ? 1 : 0);
    Reach reach;
    if (days->least) reach.least = ExactUs{*days->least - 1} * us_per_day + 1 + points;
    if (days->most) reach.most = ExactUs{*days->most + 1} * us_per_day - 1 + points;
    if (sentence.side == "after" && reach.least) reach.least = std::max<ExactUs>(*reach.least, 0);
    if (sentence.side == "before" && reach.most) reach.most = std::min<ExactUs>(*reach.most, 0);
    return reach;
  };
  Counted counted;
  counted.anywhere = by_days && days ? within_days() : reach_of(sentence, {}, {});
  counted.by_date = counted.anywhere;
  const auto range =
      is_date_held ? dated(anchor, sentence.of_anchor_end ? Point::end : Point::start) : Range{};
  if (!range.earliest || !range.latest || !day_of(range.earliest) || !day_of(range.latest)) return counted;
  const ExactUs ahead =
      ExactUs{zone_in(entry.when->text()).value_or(zone_of(entry)).shift() / std::chrono::microseconds(1)};
  const ExactUs after_last = sentence.of_anchor_end ? 1 : 0;
  const auto first = local_day(*range.earliest - after_last, ahead);
  const auto last = local_day(*range.latest - after_last, ahead);
  if (days && (by_days || days->is_a_day)) {
    const ExactUs of_end = sentence.of_end ? 1 : 0;
    if (days->least) counted.day.earliest = (first + *days->least) * us_per_day - ahead + of_end;
    if (days->most) counted.day.latest = (last + *days->most + 1) * us_per_day - 1 - ahead + of_end;
    auto reach = within_days();
    if (first == last) {
      if (reach.least) reach.least = *counted.day.earliest - *range.latest;
      if (reach.most) reach.most = *counted.day.latest - *range.earliest;
      if (sentence.side == "after" && reach.least) reach.least = std::max<ExactUs>(*reach.least, 0);
      if (sentence.side == "before" && reach.most) reach.most = std::min<ExactUs>(*reach.most, 0);
    }
    counted.by_date = reach;
  } else if (!by_days || !days) {
    counted.by_date = reach_of(sentence, day_of(*range.earliest + ahead), day_of(*range.latest + ahead));
  }
  return counted;
}

void ProofChecker::check_citation(const OrderFact& fact) {
  if (fact.type == OrderFact::Type::lasting)
    return expect(fact.citation.empty(), "nobody says that events last");
  expect(!fact.citation.empty(), "nobody says so");
  for (const auto& citation : fact.citation) {
    const auto claim = base_.claim(citation.claim);
    expect(claim.about == fact.record, "a claim is about another record");
    expect(claim.stance == Stance::asserts && citation.stance == Stance::asserts, "a claim denies it");
    expect(!claim.withdrawn(), "a claim is retracted");
    expect(claim.citation.source == citation.source_id &&
               base_.source(citation.source_id).key == citation.source,
           "the source is another");
    expect(claim.citation.speaker == citation.speaker_id && claim.citation.locator == citation.locator,
           "the speaker or the place is another");
    if (fact.type == OrderFact::Type::date) {
      const auto* when = find(claim.statement.fields, "when");
      expect(when != nullptr && std::get<When>(*when).text() == fact.statement, "a claim gives another date");
    }
    if (fact.type == OrderFact::Type::part)
      expect(std::ranges::find(claim.statement.part_of, fact.other.id) != claim.statement.part_of.end(),
             "a claim gives another whole");
  }
}

std::string ProofChecker::stated_zone(const EventEntry<>& event) const {
  if (!event.zone.empty()) return event.zone;
  for (auto place = event.place; place;) {
    const auto entry = base_.place(*place);
    if (!entry.zone.empty()) return entry.zone;
    place = entry.within;
  }
  return {};
}

Zone ProofChecker::zone_of(const EventEntry<>& event) const {
  const auto zone = stated_zone(event);
  return zone.empty() ? zone_ : Zone::parse(zone).value();
}

bool ProofChecker::assumes_zone(const EventEntry<>& event) const {
  // A date that names its zones, or has none of any consequence, is the same in all.
  return stated_zone(event).empty() && event.when &&
         event.when->bounds(std::chrono::minutes(60)) != event.when->bounds(std::chrono::minutes(0));
}

bool ProofChecker::is_firm(const EventEntry<>& event) const {
  return std::ranges::any_of(base_.claims(event.id), [&](const Claim& claim) {
    const auto* when = find(claim.statement.fields, "when");
    return !claim.withdrawn() && claim.stance == Stance::asserts && !claim.citation.likelihood &&
           when != nullptr && std::get<When>(*when).text() == event.when->text();
  });
}

ProofChecker::Range ProofChecker::dated(EventId event, Point point) const {
  const auto entry = base_.event(event);
  if (!entry.when || !is_firm(entry)) return {};
  const auto bounds = firm_bounds_of(entry.when->edtf(), base_.circa(), zone_of(entry));
  const auto [earliest, latest] = point == Point::start
                                      ? std::pair(bounds.earliest_start, bounds.latest_start)
                                      : std::pair(bounds.earliest_end, bounds.latest_end);
  Range range;
  // What began before all years, or goes on after them, is at the first or the last that there is.
  if (earliest != Instant::unbounded_past())
    range.earliest = last_us(earliest.is_bounded() ? earliest : annals::start_of({last_year, 1, 1}));
  if (earliest.is_bounded()) range.earliest = first_us(earliest);
  // An end is exclusive, so that of a whole year is where the next one begins.
  if (latest.is_bounded()) range.latest = point == Point::start ? last_us(latest) : first_us(latest);
  if (latest == Instant::unbounded_past()) range.latest = first_us(annals::start_of({first_year, 1, 1}));
  return range;
}

std::optional<ExactUs> ProofChecker::reported(EventId event) const {
  auto claims = base_.claims(event);
  std::erase_if(claims,
                [](const Claim& claim) { return claim.withdrawn() || claim.stance != Stance::asserts; });
  const auto date_of = [](const Claim& claim) {
    const auto* when = find(claim.statement.fields, "when");
    return when == nullptr ? std::nullopt : std::optional(std::get<When>(*when));
  };
  // The first that a claim, or else its source, says of when.
  const auto first_day = [&](const Claim& claim) {
    std::optional<Instant> first;
    for (const auto& other : claims) {
      if (date_of(claim) ? other.id != claim.id : other.citation.source != claim.citation.source) continue;
      const auto date = date_of(other);
      if (date && (!first || date->bounds().earliest_start < *first)) first = date->bounds().earliest_start;
    }
    return first;
  };
  std::optional<ExactUs> earliest;
  for (const auto& claim : claims) {
    const auto& published = base_.source(claim.citation.source.value()).published;
    if (claim.citation.likelihood || !published) continue;
    const auto first = first_day(claim);
    if (first && *first >= published->bounds().latest_end) continue;
    const auto end = first_us(published->bounds(zone_).latest_end) - 1;
    if (!earliest || end < *earliest) earliest = end;
  }
  return earliest;
}

}  // namespace annals::test
