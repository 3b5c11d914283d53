#include "answer/clock.hpp"

namespace annals::inline v0_2::answer {

namespace {

/// As clocks of the zone show them. An end is what they show just after the last of the event, also where
/// they are changed at that moment.
Bounds by_clock(const Bounds& bounds, const Zone& zone) {
  const auto end = [&](Instant instant) {
    return earliest_end_after(zone.local(latest_start_before(instant)));
  };
  return {zone.local(bounds.earliest_start), zone.local(bounds.latest_start), end(bounds.earliest_end),
          end(bounds.latest_end)};
}

}  // namespace

Bounds own_bounds(const EventEntry<>& event, const CircaWidths& circa) {
  const auto& zone = event.chronology.zone;
  return event.when ? by_clock(bounds_of(event.when->edtf(), circa, zone), zone) : Bounds{};
}

Bounds known_bounds(const EventEntry<>& event) {
  return by_clock(event.chronology.estimated(), event.chronology.zone);
}

std::string clocks_of(const EventEntry<>& event, const std::string& known, const Zone& base) {
  const auto has_time = [](const std::string& text) { return text.find('T') != std::string::npos; };
  const auto& zone = event.chronology.zone;
  const bool is_date_local = event.when && has_time(event.when->text()) && event.when->is_local();
  if (zone == base || (!is_date_local && !has_time(known))) return {};
  return "clocks of " + zone.text();
}

Zone zone_of(const Questions& base) {
  const auto zone = base.zone();
  return zone.empty() ? Zone() : Zone::parse(zone).value();
}

}  // namespace annals::inline v0_2::answer
