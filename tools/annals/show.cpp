// annals show: one record of any type, with all that hangs on it.

#include "annals/record/words.hpp"
#include "commands.hpp"
#include "dates.hpp"
#include "json.hpp"
#include "names.hpp"
#include "print.hpp"
#include "relative_dates.hpp"
#include "text.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>

namespace annals::tools {

namespace {

constexpr std::size_t indent = 16;
constexpr std::size_t date_indent = 27;  // an interval of two days
constexpr std::size_t most_events = 20;

struct ShowOptions : BaseOptions {
  std::string key{};
};

/// The record's own lines, and then its surroundings, which differ by type.
class Portrait {
 public:
  Portrait(const Questions& base, const ShowOptions& options)
      : base_(base), options_(options), names_(base) {}

  std::string of(RecordId id) {
    const auto belief = base_.belief(id);
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
    sources(id);
    return page_.text();
  }

 private:
  void row(const std::string& label, const Spans& text) {
    page_.line({{"  " + label, Tone::faint}}, indent, text);
  }
  void row(const std::string& label, const std::string& text) {
    if (!text.empty()) row(label, Spans{{text}});
  }

  void head(RecordId id, const Belief& belief) {
    const auto name = base_.name_of(id);
    page_.line({{names_.title(id), Tone::strong}});
    Spans line{{name.kind.empty() || is_edge(id.type) ? std::string(noun(id.type)) : name.kind, Tone::faint},
               {"  " + base_.key(id), Tone::faint}};
    if (!name.origin.empty() && name.origin != base_.origin())
      line.push_back({"  from " + name.origin, Tone::faint});
    if (belief.standing != Standing::accepted)
      line.push_back({"  " + std::string(word(belief.standing)), Tone::warning});
    page_.line(line);
    page_.blank();
  }

  void fields(RecordId id, const Belief& belief) {
    for (const auto& field : belief.statement.fields)
      if (field.name != "title") row(field.name, names_.text(field.value));
    if (id.type == RecordType::event && find(belief.statement.fields, "outcome") == nullptr)
      if (const auto outcome = base_.event(EventId(id.value)).outcome)
        row("outcome", std::string(word(*outcome)));
    if (belief.likelihood) row("likelihood", belief.likelihood->text());
    list("with", belief.statement.with, [&](const auto& one) { return names_.text(one); });
    list("names", belief.statement.names, [](const auto& one) { return Names::text(one); });
    for (const auto& whole : base_.events(belief.statement.part_of)) row("part of", brief(whole));
  }

  template <class Item, class Text>
  void list(const std::string& label, const std::vector<Item>& items, Text&& text) {
    std::vector<std::string> parts;
    for (const auto& item : items) parts.push_back(text(item));
    row(label, joined(parts));
  }

  static Spans brief(const EventEntry<>& event) {
    Spans spans{{event.label()}};
    if (event.when) spans.push_back({"  " + event.when->text(), Tone::faint});
    return spans;
  }

  void events(const EventQuery<>& query, const std::string& option, RecordId id) {
    const auto found = query.limit(most_events).all();
    if (found.empty()) return;
    page_.blank();
    page_.line({{"Events", Tone::strong}});
    for (const auto& event : found) {
      std::vector<std::string> roles;
      for (const auto& participant : event.with)
        if (RecordId(participant.actor) == id && !participant.role.empty()) roles.push_back(participant.role);
      Spans text{{event.label()}};
      if (!roles.empty()) text.push_back({"  (" + joined(roles) + ")", Tone::faint});
      page_.line({{"  " + (event.when ? event.when->text() : "undated"), Tone::faint}}, date_indent, text);
    }
    if (const auto all = query.count(); all > found.size())
      page_.line({}, 2,
                 {{fmt::format("… {} more: annals timeline {} {} {} --outcome any", all - found.size(),
                               options_.base, option, base_.key(id)),
                   Tone::faint}});
  }

  /// What is known of its time beyond its date.
  void known(const EventEntry<>& event) {
    const auto text = [](const Bounds& bounds) {
      const auto end = end_text(bounds);
      return "starts " + start_text(bounds) + (end == "not yet" ? ", has not ended" : ", ends " + end);
    };
    if (event.chronology.inconsistent)
      row("known", Spans{{"nothing follows from its date, which is inconsistent", Tone::warning}});
    else if (const auto known = known_bounds(event); text(known) != text(own_bounds(event)))
      row("known", text(known));
  }

  void around_event(EventId id) {
    known(base_.event(id));
    for (const auto& part : base_.events().part_of(id).any_outcome().all()) row("has part", brief(part));
    if (const auto relative_dates = base_.relative_dates(id); !relative_dates.empty()) {
      page_.blank();
      page_.line({{"Relative dates", Tone::strong}});
      for (const auto& relative_date : relative_dates) print_relative_date(page_, names_, relative_date, 2);
    }
    const auto links = base_.links(id);
    if (links.empty()) return;
    page_.blank();
    page_.line({{"Links", Tone::strong}});
    for (const auto& step : links) {
      const bool forwards = step.from.id == id;
      const auto& other = forwards ? step.to : step.from;
      Spans text{{other.label()}};
      if (!other.when.empty()) text.push_back({"  " + other.when, Tone::faint});
      if (step.credence) text.push_back({"  " + step.credence->text(), Tone::plain});
      if (step.standing != Standing::accepted)
        text.push_back({"  " + std::string(word(step.standing)), Tone::warning});
      std::vector<std::string> voices;
      for (const auto& citation : step.citation)
        voices.push_back((citation.stance == Stance::disputes ? "disputed by " : "") + citation.text());
      text.push_back({"  — " + joined(voices, "; "), Tone::faint});
      page_.line({{"  " + std::string(forwards ? phrase(step.kind) : inverse(step.kind)), Tone::faint}},
                 indent + 4, text);
    }
  }

  void around_actor(ActorId id) {
    for (const auto& other : base_.actors())
      if (other.part_of == id) row("has part", other.label());
    events(base_.events().involving(id).any_outcome(), "--actor", id);
  }

  void around_place(PlaceId id) {
    for (const auto& other : base_.places())
      if (other.within == id) row("contains", other.label());
    events(base_.events().in(id).any_outcome(), "--place", id);
  }

  void around_source(SourceId id) {
    if (const auto reliability = base_.source(id).reliability)
      row("reliability", fmt::format("{}", *reliability));
    const auto count = base_.count_claims(id);
    row("says", fmt::format("{} {} about {} {}", count.claims, count.claims == 1 ? "claim" : "claims",
                            count.records, count.records == 1 ? "record" : "records"));
  }

  void sources(RecordId id) {
    std::vector<std::string> voices;
    for (const auto& claim : base_.claims(id)) {
      auto voice = base_.attribution(claim.citation).text();
      if (std::ranges::find(voices, voice) == voices.end()) voices.push_back(std::move(voice));
    }
    page_.blank();
    row("according to", joined(voices, "; "));
    page_.line({}, 2,
               {{fmt::format("Who says what: annals claims {} {}", shell_word(options_.base),
                             shell_word(base_.key(id))),
                 Tone::faint}});
  }

  const Questions& base_;
  const ShowOptions& options_;
  Names names_;
  Page page_{};
};

Json keys_of(const Questions& base, const EventQuery<>& query) {
  Json list = Json::array();
  for (const auto& event : query.all()) list.push_back(base.key(event.id));
  return list;
}

Json json_of_record(const Questions& base, RecordId id) {
  Json json;
  switch (id.type) {
    case RecordType::event: {
      const EventId event(id.value);
      json = json_of(base, base.event(event));
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
      json = json_of(base, base.actor(actor));
      auto& parts = json["parts"] = Json::array();
      for (const auto& other : base.actors())
        if (other.part_of == actor) parts.push_back(base.key(other.id));
      json["events"] = keys_of(base, base.events().involving(actor).any_outcome());
      break;
    }
    case RecordType::place: {
      const PlaceId place(id.value);
      json = json_of(base, base.place(place));
      auto& parts = json["contains"] = Json::array();
      for (const auto& other : base.places())
        if (other.within == place) parts.push_back(base.key(other.id));
      json["events"] = keys_of(base, base.events().in(place).any_outcome());
      break;
    }
    case RecordType::source: {
      json = json_of(base, base.source(SourceId(id.value)));
      const auto count = base.count_claims(SourceId(id.value));
      json["says"] = {{"claims", count.claims}, {"records", count.records}};
      break;
    }
    case RecordType::link:
      json = json_of(base, base.link(LinkId(id.value)));
      break;
    case RecordType::relative_date:
      json = json_of(base, base.relative_date(RelativeDateId(id.value)));
      break;
  }
  return json;
}

int run(const ShowOptions& options) {
  const auto base = options.open_to_read();
  const auto id = base.record(options.key);
  write_out(options.json ? document(json_of_record(base, id)) : Portrait(base, options).of(id));
  return fine;
}

}  // namespace

void add_show(Commands& commands) {
  auto [command, options] = commands.add(
      "Ask", "show", "Show one record: an event, actor, place, source, link or relative date.", run);
  options.add_base_to(command);
  command.positional(
      "KEY", options.key,
      "Its key, key@origin, title or another name; for a link \"FROM KIND TO\", for a relative_date "
      "\"EVENT OFFSET ANCHOR\"");
  command.json(options.json);
  command.footer(R"(Examples
  annals show kaesong.annals kaesong-demolition-2020
  annals show kaesong.annals 김정은
  annals show kaesong.annals 'hanoi-summit-2019 causes kaesong-demolition-2020')");
}

}  // namespace annals::tools
