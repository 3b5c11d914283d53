#include "annals/answer/answers.hpp"
#include "annals/record/words.hpp"
#include "annals/time/bounds_edtf.hpp"
#include "answer/clock.hpp"
#include "answer/json_of.hpp"
#include "answer/names.hpp"
#include "answer/relative_dates.hpp"
#include "answer/voices.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace annals::inline v0_2::answer {

namespace {

constexpr std::size_t label_width = 14;
constexpr std::size_t relation_width = 18;
constexpr std::size_t date_width = 25;  // an interval of two days

std::vector<ActorEntry> parts_of(const Questions& base, ActorId whole) {
  auto actors = base.actors();
  std::erase_if(actors, [&](const ActorEntry& actor) { return actor.part_of != whole; });
  return actors;
}

/// What lies directly within a place.
std::vector<PlaceEntry> places_in(const Questions& base, PlaceId around) {
  auto places = base.places();
  std::erase_if(places, [&](const PlaceEntry& place) { return place.within != around; });
  return places;
}

/// The record's own lines, and then its surroundings, which differ by type.
class Portrait {
 public:
  Portrait(const Questions& base, const RecordLook& look, RecordId id)
      : base_(base),
        look_(look),
        names_(base),
        voices_(base, id),
        asserting_(voices_.text(voices_.asserting())) {}

  Lines of(RecordId id) {
    const auto& belief = voices_.belief();
    head(id, belief);
    fields(id, belief);
    switch (id.type) {
      case RecordType::event:
        around_event(EventId(id.value));
        break;
      case RecordType::actor:
        around_actor(ActorId(id.value));
        break;
      case RecordType::place:
        around_place(PlaceId(id.value));
        break;
      case RecordType::source:
        around_source(SourceId(id.value));
        break;
      case RecordType::link:
      case RecordType::relative_date:
        break;
    }
    sources();
    return std::move(lines_);
  }

 private:
  void row(const std::string& label, Pieces text) {
    lines_.push_back(
        {.indent = 2, .label = {{label, Role::field}}, .label_width = label_width, .text = std::move(text)});
  }
  void row(const std::string& label, const std::string& text) {
    if (!text.empty()) row(label, Pieces{{text}});
  }

  void head(RecordId id, const Belief& belief) {
    const auto name = base_.name_of(id);
    lines_.push_back({.text = {{names_.title(id), Role::title}}});
    Pieces line{
        {name.kind.empty() || is_edge(id.type) ? std::string(noun(id.type)) : name.kind, Role::remark},
        {"  " + base_.key(id), Role::key}};
    if (!name.origin.empty() && name.origin != base_.origin())
      line.push_back({"  from " + name.origin, Role::remark});
    if (belief.standing != Standing::accepted)
      line.push_back({"  " + std::string(word(belief.standing)), Role::problem});
    lines_.push_back({.text = std::move(line)});
    lines_.emplace_back();
  }

  void fields(RecordId id, const Belief& belief) {
    for (const auto& field : belief.statement.fields) {
      const auto* said = belief.field(field.name);
      const bool is_above = field.name == "title" || (field.name == "kind" && id.type == RecordType::event);
      if (said == nullptr && is_above) continue;
      if (said == nullptr)  // nobody stands by it
        row(field.name, names_.pieces(field.value));
      else if (!is_above || !said->is_decided() || said->accepted().front().likelihood)
        row(field.name, pieces_of(*said));
    }
    if (id.type == RecordType::event && find(belief.statement.fields, "outcome") == nullptr)
      if (const auto outcome = base_.event(EventId(id.value)).outcome)
        row("outcome", std::string(word(*outcome)));
    if (belief.likelihood) row("likelihood", belief.likelihood->text());
    list("with", belief.statement.with, belief.with, [&](const auto& one) { return names_.text(one); });
    list("names", belief.statement.names, belief.names, [](const auto& one) { return Names::text(one); });
    for (const auto& whole : base_.events(belief.statement.part_of)) {
      auto text = brief(whole);
      if (const auto* said = said_of(belief.part_of, whole.id)) append_voices(text, said->asserted_by);
      row("part of", std::move(text));
    }
    list("derived from", belief.statement.derived_from, belief.derived_from,
         [&](SourceId one) { return names_.title(one); });
  }

  /// The value with its reservation, or all that nothing decides between.
  Pieces pieces_of(const FieldBelief& field) {
    Pieces pieces;
    for (const auto& one : field.accepted()) {
      if (!pieces.empty()) pieces.push_back({" or "});
      append(pieces, names_.pieces(one.value));
      if (one.likelihood) pieces.push_back({"  " + one.likelihood->text(), Role::remark});
      append_voices(pieces, one.asserted_by);
    }
    if (!field.is_decided()) pieces.push_back({"  undecided", Role::problem});
    return pieces;
  }

  void heading(const std::string& text) {
    lines_.emplace_back();
    lines_.push_back({.text = {{text, Role::heading}}});
  }

  /// Who states a value, where these are others than those named at the end.
  [[nodiscard]] std::string voices_of(const std::vector<ClaimId>& claims) const {
    auto voices = voices_.text(claims);
    return voices == asserting_ ? std::string() : voices;
  }
  void append_voices(Pieces& pieces, const std::vector<ClaimId>& claims) const {
    if (const auto voices = voices_of(claims); !voices.empty())
      pieces.push_back({"  — " + voices, Role::source});
  }

  /// A row for all that the same claims state.
  template <class Item, class Text>
  void list(std::string label, const std::vector<Item>& items, const std::vector<Said<Item>>& all,
            Text&& text) {
    std::vector<std::pair<std::string, std::vector<std::string>>> groups;
    for (const auto& item : items) {
      const auto* said = said_of(all, item);
      auto voices = said != nullptr ? voices_of(said->asserted_by) : std::string();
      auto group = std::ranges::find(groups, voices, [](const auto& one) { return one.first; });
      if (group == groups.end()) group = groups.insert(group, {std::move(voices), {}});
      group->second.push_back(text(item));
    }
    for (const auto& [voices, parts] : groups) {
      Pieces pieces{{joined(parts)}};
      if (!voices.empty()) pieces.push_back({"  — " + voices, Role::source});
      row(std::exchange(label, ""), std::move(pieces));
    }
  }

  static Pieces brief(const EventEntry<>& event) {
    Pieces pieces{{event.label()}};
    if (event.standing == Standing::retracted) pieces.push_back({" (retracted)", Role::problem});
    if (event.when) append(pieces, {{"  "}, {event.when->text(), Role::date}});
    return pieces;
  }

  void events(const EventQuery<>& query, RecordId id) {
    const auto found = query.limit(look_.most_events).all();
    if (found.empty()) return;
    heading("Events");
    for (const auto& event : found) {
      std::vector<std::string> roles;
      for (const auto& participant : event.with)
        if (RecordId(participant.actor) == id && !participant.role.empty()) roles.push_back(participant.role);
      Pieces text{{event.label()}};
      if (!roles.empty()) text.push_back({"  (" + joined(roles) + ")", Role::remark});
      lines_.push_back({.indent = 2,
                        .label = {{event.when ? event.when->text() : "undated", Role::date}},
                        .label_width = date_width,
                        .text = std::move(text)});
    }
    if (const auto all = query.count(); all > found.size())
      lines_.push_back({.indent = 2,
                        .text = {{fmt::format("… {} more{}{}", all - found.size(),
                                              look_.all_events.empty() ? "" : ": ", look_.all_events),
                                  Role::remark}}});
  }

  /// ", by clocks of Asia/Seoul".
  [[nodiscard]] std::string by_clocks(const EventEntry<>& event, const std::string& known) const {
    const auto clocks = clocks_of(event, known, zone_of(base_));
    return clocks.empty() ? "" : ", by " + clocks;
  }

  /// "starts 2018-09-14, has not ended".
  static Pieces position(const Bounds& bounds, Role role = Role::text) {
    const auto end = end_edtf(bounds);
    Pieces pieces{{"starts ", role}, {start_edtf(bounds), Role::date}};
    if (end == "not yet")
      pieces.push_back({", has not ended", role});
    else
      append(pieces, {{", ends ", role}, {end, Role::date}});
    return pieces;
  }

  /// What is known of its time beyond its date.
  void known(const EventEntry<>& event) {
    if (event.chronology.inconsistent)
      return row("known", Pieces{{"nothing follows from its date, which is inconsistent", Role::problem}});
    const auto bounds = known_bounds(event);
    const auto clocks = by_clocks(event, start_edtf(bounds) + " " + end_edtf(bounds));
    if (event.chronology.set_aside) {
      auto known = position(bounds, Role::problem);
      known.push_back({clocks + "; its date is doubted, does not fit and is set aside", Role::problem});
      row("known", std::move(known));
    } else if (auto known = position(bounds); known != position(own_bounds(event, base_.circa()))) {
      if (!clocks.empty()) known.push_back({clocks});
      row("known", std::move(known));
    }
  }

  void around_event(EventId id) {
    const auto event = base_.event(id);
    known(event);
    if (event.when)
      if (const auto doubt = clock_doubt(event.when->edtf(), event.chronology.zone); !doubt.empty())
        row("clocks", Pieces{{doubt, Role::problem}});
    for (const auto& part : base_.events().part_of(id).any_outcome().all()) row("has part", brief(part));
    if (const auto relative_dates = base_.relative_dates(id); !relative_dates.empty()) {
      heading("Relative dates");
      for (const auto& relative_date : relative_dates) append_relative_date(lines_, names_, relative_date, 2);
    }
    const auto links = base_.links(id);
    if (links.empty()) return;
    heading("Links");
    for (const auto& step : links) {
      const bool forwards = step.from.id == id;
      const auto& other = forwards ? step.to : step.from;
      Pieces text{{other.label()}};
      if (other.is_out()) text.push_back({" (" + std::string(word(other.standing)) + ")", Role::problem});
      if (!other.when.empty()) append(text, {{"  "}, {other.when, Role::date}});
      if (step.credence) text.push_back({"  " + step.credence->text(), Role::remark});
      if (step.standing != Standing::accepted)
        text.push_back({"  " + std::string(word(step.standing)), Role::problem});
      std::vector<std::string> voices;
      for (const auto& citation : step.citation)
        voices.push_back((citation.stance == Stance::disputes ? "disputed by " : "") + citation.text());
      text.push_back({"  — " + joined(voices, "; "), Role::source});
      auto relation = forwards ? step.kind.phrase() : std::string(step.kind.inverse());
      lines_.push_back({.indent = 2,
                        .label = {{std::move(relation), Role::field}},
                        .label_width = relation_width,
                        .text = std::move(text)});
    }
  }

  void around_actor(ActorId id) {
    for (const auto& part : parts_of(base_, id)) row("has part", part.label());
    events(base_.events().involving(id).any_outcome(), id);
  }

  void around_place(PlaceId id) {
    for (const auto& place : places_in(base_, id)) row("contains", place.label());
    events(base_.events().in(id).any_outcome(), id);
  }

  void around_source(SourceId id) {
    if (const auto reliability = base_.source(id).reliability)
      row("reliability", fmt::format("{}", *reliability));
    const auto count = base_.count_claims(id);
    row("says", fmt::format("{} {} about {} {}", count.claims, count.claims == 1 ? "claim" : "claims",
                            count.records, count.records == 1 ? "record" : "records"));
  }

  void sources() {
    lines_.emplace_back();
    if (!asserting_.empty()) row("according to", Pieces{{asserting_, Role::source}});
    if (const auto voices = voices_.text(voices_.expecting()); !voices.empty())
      row("expected by", Pieces{{voices, Role::source}});
    if (const auto voices = voices_.text(voices_.denying()); !voices.empty())
      row("denied by", Pieces{{voices, Role::problem}});
  }

  const Questions& base_;
  const RecordLook& look_;
  Names names_;
  Voices voices_;
  std::string asserting_;
  Lines lines_{};
};

Json keys_of(const Questions& base, const EventQuery<>& query) {
  Json list = Json::array();
  for (const auto& event : query.all()) list.push_back(base.key(event.id));
  return list;
}

}  // namespace

Json record_json(const Questions& base, RecordId id) {
  auto json = head(word(id.type));
  switch (id.type) {
    case RecordType::event: {
      const EventId event(id.value);
      json.update(json_of(base, base.event(event)));
      json["parts"] = keys_of(base, base.events().part_of(event).any_outcome());
      auto& relative_dates = json["relative_dates"] = Json::array();
      for (const auto& relative_date : base.relative_dates(event))
        relative_dates.push_back(json_of(base, relative_date));
      auto& links = json["links"] = Json::array();
      for (const auto& step : base.links(event)) {
        auto link = json_of(step);
        std::erase_if(link.members(), [](const auto& member) {
          return member.first == "depth" || member.first == "before" || member.first == "weakest";
        });
        links.push_back(std::move(link));
      }
      break;
    }
    case RecordType::actor: {
      const ActorId actor(id.value);
      json.update(json_of(base, base.actor(actor)));
      auto& parts = json["parts"] = Json::array();
      for (const auto& part : parts_of(base, actor)) parts.push_back(base.key(part.id));
      json["events"] = keys_of(base, base.events().involving(actor).any_outcome());
      break;
    }
    case RecordType::place: {
      const PlaceId place(id.value);
      json.update(json_of(base, base.place(place)));
      auto& contained = json["contains"] = Json::array();
      for (const auto& other : places_in(base, place)) contained.push_back(base.key(other.id));
      json["events"] = keys_of(base, base.events().in(place).any_outcome());
      break;
    }
    case RecordType::source: {
      json.update(json_of(base, base.source(SourceId(id.value))));
      const auto count = base.count_claims(SourceId(id.value));
      json["says"] = {{"claims", count.claims}, {"records", count.records}};
      break;
    }
    case RecordType::link:
      json.update(json_of(base, base.link(LinkId(id.value))));
      break;
    case RecordType::relative_date:
      json.update(json_of(base, base.relative_date(RelativeDateId(id.value))));
      break;
  }
  return json;
}

Lines record_lines(const Questions& base, RecordId id, const RecordLook& look) {
  return Portrait(base, look, id).of(id);
}

}  // namespace annals::inline v0_2::answer
