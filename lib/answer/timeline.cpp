#include "annals/answer/answers.hpp"
#include "annals/record/words.hpp"
#include "annals/time/bounds_edtf.hpp"
#include "answer/clock.hpp"
#include "answer/json_of.hpp"
#include "answer/names.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace annals::inline v0_2::answer {

namespace {

bool has_position(const EventEntry<>& event) {
  return event.chronology.estimated() != Bounds{};
}

/// When it was: its date, or what else is known of its start.
std::string date_text(const EventEntry<>& event) {
  if (event.when) return event.when->text();
  return has_position(event) ? start_edtf(known_bounds(event)) : std::string();
}

/// What is known of the start of a dated event beyond its date.
std::string known_text(const CircaWidths& circa, const EventEntry<>& event) {
  auto start = start_edtf(known_bounds(event));
  return !event.when || start == start_edtf(own_bounds(event, circa)) ? "" : start;
}

/// The fields that are shown of it, but for its date, of which nothing decides between several values.
std::vector<std::string> undecided_fields(const EventEntry<>& event) {
  constexpr std::string_view shown[] = {"kind", "title", "place", "outcome"};
  std::vector<std::string> fields;
  for (const auto& doubted : event.doubted)
    if (doubted.is_undecided() && std::ranges::find(shown, doubted.field) != std::end(shown))
      fields.push_back(doubted.field);
  return fields;
}

/// "(opening, Kaesong, “21 months ago”, disputed)".
Pieces remarks(Names& names, const EventEntry<>& event, const Zone& base) {
  std::vector<std::string> parts{event.kind};
  if (event.place) parts.push_back(names.title(*event.place));
  if (event.when)
    if (const auto said = Names::said(*event.when); !said.empty()) parts.push_back(said.substr(1));
  if (event.outcome && *event.outcome != Outcome::occurred)
    parts.push_back(*event.outcome == Outcome::not_occurred ? "not occurred"
                                                            : std::string(word(*event.outcome)));
  if (event.likelihood && event.outcome != Outcome::occurred) parts.push_back(event.likelihood->text());
  const auto doubt = date_doubt(event.doubted, event.chronology);
  const auto known = doubt.empty() ? known_text(names.base().circa(), event) : std::string();
  if (!event.undated.empty()) parts.push_back("“" + event.undated + "”");
  if (!doubt.empty()) parts.push_back("its date: " + doubt);
  if (const auto undecided = undecided_fields(event); !undecided.empty())
    parts.push_back(joined(undecided, " and ") + " undecided");
  const bool is_derived = !event.when && has_position(event);
  if (is_derived) parts.emplace_back("no date of its own");
  Pieces pieces{{"  (" + joined(parts), Role::remark}};
  if (!known.empty()) append(pieces, {{", starts ", Role::remark}, {known, Role::date}});
  if (const auto clocks = clocks_of(event, event.when ? known : date_text(event), base); !clocks.empty())
    pieces.push_back({", " + clocks, Role::remark});
  if (event.standing != Standing::accepted)
    pieces.push_back({", " + std::string(word(event.standing)), Role::problem});
  pieces.push_back({")", Role::remark});
  return pieces;
}

/// What is sure about an event and the one above it.
std::string_view mark(const NextOrder& above) {
  switch (above.starts_before) {
    case Precedence::must:
      return above.rests_on_assumed_zone ? "» " : "› ";
    case Precedence::may:
      return "~ ";
    case Precedence::cannot:
      return above.rests_on_assumed_zone ? "≈ " : "= ";
  }
  return "";
}
constexpr auto marks =
    "› starts after the one above   ~ may start after it, or not   = starts no later than it";
constexpr auto marks_of_zones = "», ≈ likewise, in a zone that nobody said: by other clocks it might not";

std::set<EventId> resting_on_assumed_zone(const Timeline& timeline) {
  return {timeline.resting_on_assumed_zone.begin(), timeline.resting_on_assumed_zone.end()};
}

}  // namespace

Json timeline_json(const Questions& base, const Timeline& timeline) {
  auto json = head("timeline");
  auto& list = json["events"] = Json::array();
  for (const auto& event : timeline.events) list.push_back(json_of(base, event));
  if (timeline.undated > 0) json["undated"] = timeline.undated;
  for (std::size_t i = 0; i < timeline.starts_before_next.size(); ++i) {
    auto& event = list.items()[i + 1];
    const auto& above = timeline.starts_before_next[i];
    event["previous_starts_before"] = word(above.starts_before);
    if (above.rests_on_assumed_zone) event["previous_rests_on_assumed_zone"] = true;
  }
  const auto resting = resting_on_assumed_zone(timeline);
  for (std::size_t i = 0; i < timeline.events.size(); ++i)
    if (resting.contains(timeline.events[i].id)) list.items()[i]["rests_on_assumed_zone"] = true;
  return json;
}

Lines timeline_lines(const Questions& base, const Timeline& timeline, bool with_keys) {
  constexpr std::size_t widest = 24;  // the column of dates; what is wider has a line for itself
  const auto& events = timeline.events;
  const auto& order = timeline.starts_before_next;
  if (events.empty()) return {{.text = {{"No events match."}}}};
  // Nothing says that there are neighbours but what is sure of them; one event alone has none.
  const std::size_t margin = order.empty() ? 0 : 2;
  std::size_t width = 4;
  for (const auto& event : events)
    if (const auto size = date_text(event).size(); size <= widest) width = std::max(width, size);
  Names names(base);
  const auto zone = zone_of(base);
  const auto resting = resting_on_assumed_zone(timeline);
  Lines lines;
  const auto has_date = [](const EventEntry<>& event) { return !date_text(event).empty(); };
  const auto behind_dated = std::find_if(events.rbegin(), events.rend(), has_date).base() - events.begin();
  for (std::size_t i = 0; i < events.size(); ++i) {
    const auto& event = events[i];
    const auto date = date_text(event);
    const bool undated = i >= static_cast<std::size_t>(behind_dated);  // by another order some stand between
    if (undated && i == static_cast<std::size_t>(behind_dated)) {
      if (i > 0) lines.emplace_back();
      lines.push_back({.text = {{"Undated", Role::heading}}});
    }
    Line line{.label_width = margin + (undated ? 0 : width) + 2, .text = {{event.label(), Role::title}}};
    if (margin > 0) line.label.push_back({i == 0 ? "  " : std::string(mark(order[i - 1])), Role::remark});
    if (!undated) line.label.push_back({date, Role::date});
    for (auto& piece : remarks(names, event, zone)) line.text.push_back(std::move(piece));
    if (resting.contains(event.id))
      line.text.push_back(
          {"  surely in a zone that nobody said: by other clocks perhaps not", Role::problem});
    if (with_keys) line.text.push_back({"  " + base.key(event.id), Role::key});
    lines.push_back(std::move(line));
  }
  if (margin > 0) lines.push_back({.text = {{marks, Role::remark}}});
  if (std::ranges::any_of(order, &NextOrder::rests_on_assumed_zone))
    lines.push_back({.text = {{marks_of_zones, Role::remark}}});
  return lines;
}

}  // namespace annals::inline v0_2::answer
