#include "annals/answer/chronicle.hpp"

#include "annals/record/words.hpp"
#include "annals/time/in_words.hpp"
#include "answer/clock.hpp"
#include "answer/names.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace annals::inline v0_2::answer {

namespace {

/// "17 June 2020", or what day or later, or by what day.
std::string in_days(const Bounds& bounds) {
  const auto day = [](Instant instant) {
    const auto text = iso_text(instant);
    return text.substr(0, text.find('T'));
  };
  const auto from = bounds.earliest_start.is_bounded() ? day(bounds.earliest_start) : std::string();
  const auto to = bounds.latest_start.is_bounded() ? day(bounds.latest_start) : std::string();
  if (from.empty() && to.empty()) return {};
  const auto date = When::parse(from == to ? from : "[" + from + ".." + to + "]");
  return date ? in_words(*date) : from + " to " + to;
}

std::string date_of(const EventEntry<>& event) {
  if (!event.when) return in_days(known_bounds(event));
  return in_words(*event.when);
}

/// With the words of the source beside it.
std::string told(const When& when) {
  const auto text = in_words(when);
  return when.words().empty() || when.words() == text ? text : text + ", “" + when.words() + "”";
}

/// Nobody asks whether what is told of occurred, unless somebody says otherwise.
bool goes_without_saying(const ToldField& field) {
  return field.name == "outcome" && field.rivals.empty() && field.values.size() == 1 &&
         field.values.front().text == word(Outcome::occurred);
}

std::optional<Days> days_of(const EventEntry<>& event) {
  const auto bounds = known_bounds(event);
  if (!bounds.earliest_start.is_bounded() || !bounds.latest_start.is_bounded()) return std::nullopt;
  const auto last_day = [](Instant end) { return civil_date(latest_start_before(end)); };
  const bool ends = bounds.latest_end.is_bounded() && bounds.earliest_end.is_bounded();
  const bool is_sure = date_doubt(event.doubted, event.chronology).empty() &&
                       !event.chronology.inconsistent && !event.chronology.set_aside;
  return Days{civil_date(bounds.earliest_start),
              ends ? last_day(bounds.latest_end) : civil_date(bounds.latest_start),
              is_sure && ends && civil_date(bounds.earliest_start) == civil_date(bounds.latest_start) &&
                  last_day(bounds.earliest_end) == last_day(bounds.latest_end)};
}

/// What a field is called for readers.
std::string name_of(const std::string& field) {
  if (field == "when") return "date";
  if (field == "with") return "who";
  auto name = field;
  std::ranges::replace(name, '_', ' ');
  return name;
}

class Teller {
 public:
  explicit Teller(const Questions& base) : base_(base), names_(base) {}

  Chronicle of(std::span<const EventEntry<>> events) {
    for (const auto& event : events) {
      places_.emplace(event.id, told_.events.size());
      add(event);
    }
    for (const auto& link : base_.links())
      if (!is_out(link.standing) && is_told_of(link.from, link.to)) add(link);
    for (const auto& relative_date : base_.relative_dates())
      if (!is_out(relative_date.standing) && is_told_of(relative_date.event, relative_date.anchor))
        add(relative_date);
    return std::move(told_);
  }

 private:
  [[nodiscard]] bool is_told_of(EventId a, EventId b) const {
    return places_.contains(a) || places_.contains(b);
  }

  void add(const EventEntry<>& event) {
    claims_ = base_.claims(event.id);
    const auto belief = base_.belief(event.id);
    ToldEvent told{.id = event.id, .key = base_.key(event.id), .origin = event.origin};
    told.title = event.label();
    told.kind = event.kind;
    told.date = date_of(event);
    told.days = days_of(event);
    if (event.place) {
      const auto place = base_.place(*event.place);
      told.place = place.label();
      told.latitude = place.latitude;
      told.longitude = place.longitude;
    }
    told.outcome = event.outcome.value_or(Outcome::occurred);
    told.standing = event.standing;
    for (const auto& claim : claims_)
      told.recorded = std::max(told.recorded, claim.citation.recorded.value());
    for (const auto& field : belief.fields)
      if (auto one = field_of(field, belief); !one.values.empty() && !goes_without_saying(one))
        told.fields.push_back(std::move(one));
    list(told, "with", belief.with, [&](const auto& one) { return names_.text(one); });
    list(told, "names", belief.names, [](const auto& one) { return Names::text(one); });
    list(told, "part_of", belief.part_of, [&](EventId one) { return names_.title(one); });
    add_windows(told);
    told_.events.push_back(std::move(told));
  }

  ToldField field_of(const FieldBelief& field, const Belief& belief) {
    ToldField told{.name = name_of(field.field), .is_undecided = !field.is_decided()};
    for (const auto& candidate : field.candidates) {
      auto one = value_of(candidate);
      // That of the event as a whole is told once.
      if (candidate.likelihood == belief.likelihood && field.field != "outcome") one.likelihood.clear();
      if (candidate.accepted)
        told.values.push_back(std::move(one));
      else if (!candidate.agrees && !candidate.asserted_by.empty())
        told.rivals.push_back(std::move(one));
    }
    return told;
  }

  Told value_of(const Candidate& candidate) {
    const auto* when = std::get_if<When>(&candidate.value);
    return {when == nullptr ? names_.text(candidate.value) : answer::told(*when),
            candidate.likelihood ? candidate.likelihood->text() : std::string(),
            notes_of(candidate.asserted_by)};
  }

  /// What forecasts say of when it is to be.
  void add_windows(ToldEvent& event) {
    ToldField told{.name = "expected"};
    for (const auto& claim : claims_)
      if (claim.citation.window && claim.stance == Stance::asserts && !claim.withdrawn())
        told.values.push_back({answer::told(*claim.citation.window),
                               claim.citation.likelihood ? claim.citation.likelihood->text() : std::string(),
                               notes_of({claim.id})});
    if (!told.values.empty()) event.fields.push_back(std::move(told));
  }

  template <class Item, class Text>
  void list(ToldEvent& event, const std::string& name, const std::vector<Said<Item>>& all, Text&& text) {
    ToldField told{.name = name_of(name)};
    for (const auto& one : all)
      if (one.accepted)
        told.values.push_back({text(one.value), one.likelihood ? one.likelihood->text() : std::string(),
                               notes_of(one.asserted_by)});
    if (!told.values.empty()) event.fields.push_back(std::move(told));
  }

  void add(const LinkEntry& link) {
    const auto& tie = told_.links.emplace_back(ToldTie{
        base_.key(link.from), base_.key(link.to), names_.title(link.from), names_.title(link.to),
        link.kind.phrase(), std::string(link.kind.inverse()), tie_told(link, link.mechanism, link.credence)});
    tell(link.from, tie.kind, tie.to_title, tie.told);
    tell(link.to, tie.inverse, tie.from_title, tie.told);
  }

  void add(const RelativeDateEntry& relative_date) {
    const auto& tie = told_.relative_dates.emplace_back(
        ToldTie{base_.key(relative_date.event),
                base_.key(relative_date.anchor),
                names_.title(relative_date.event),
                names_.title(relative_date.anchor),
                relative_date.offset.text(),
                {},
                tie_told(relative_date, relative_date.words, relative_date.likelihood)});
    tell(relative_date.event, tie.kind, tie.to_title, tie.told);
  }

  /// Among the ties of an event.
  void tell(EventId event, const std::string& kind, const std::string& other, Told told) {
    const auto place = places_.find(event);
    if (place == places_.end()) return;
    told.text = told.text.empty() ? other : other + ": " + told.text;
    told_.events[place->second].ties.push_back({.name = kind, .values = {std::move(told)}});
  }

  template <class Entry>
  Told tie_told(const Entry& tie, const std::string& text, const std::optional<Likelihood>& likelihood) {
    claims_ = base_.claims(tie.id);
    std::vector<ClaimId> asserting;
    for (const auto& claim : claims_)
      if (claim.stance == Stance::asserts && !claim.withdrawn()) asserting.push_back(claim.id);
    return {text, likelihood ? likelihood->text() : std::string(), notes_of(asserting)};
  }

  /// The notes of claims on what is told of now, each once.
  std::vector<std::size_t> notes_of(const std::vector<ClaimId>& claims) {
    std::vector<std::size_t> notes;
    for (const auto id : claims) {
      const auto claim = std::ranges::find(claims_, id, &Claim::id);
      if (claim == claims_.end()) continue;
      if (const auto note = note_of(claim->citation); std::ranges::find(notes, note) == notes.end())
        notes.push_back(note);
    }
    return notes;
  }

  std::size_t note_of(const Citation& citation) {
    const auto voice = base_.attribution(citation);
    auto text =
        voice.speaker.empty() ? voice.source_title : voice.speaker_title + " in " + voice.source_title;
    if (!voice.locator.empty()) text += ", " + voice.locator;
    const auto [known, is_new] = notes_.emplace(text, told_.notes.size());
    if (!is_new) return known->second;
    if (sources_.insert(*citation.source).second) told_.sources.push_back(base_.source(*citation.source));
    told_.notes.push_back({std::move(text), base_.key(*citation.source)});
    return known->second;
  }

  const Questions& base_;
  Names names_;
  std::map<EventId, std::size_t> places_{};  // of events, among those told of
  std::vector<Claim> claims_{};
  std::map<std::string, std::size_t> notes_{};
  std::set<SourceId> sources_{};
  Chronicle told_{};
};

}  // namespace

Chronicle chronicle_of(const Questions& base, std::span<const EventEntry<>> events) {
  return Teller(base).of(events);
}

}  // namespace annals::inline v0_2::answer
