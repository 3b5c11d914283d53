#include "formats/format.hpp"

#include <libical/ical.h>
#include <memory>
#include <ostream>

namespace annals::tools {

namespace {

using Component = std::unique_ptr<icalcomponent, decltype(&icalcomponent_free)>;

constexpr int first_year = 1;
constexpr int last_year = 9999;

icaltimetype day_of(const CivilDate& date) {
  auto time = icaltime_null_date();
  time.year = static_cast<int>(date.year);
  time.month = static_cast<int>(date.month);
  time.day = static_cast<int>(date.day);
  return time;
}

/// When it was entered, in seconds.
icaltimetype moment_of(Instant instant) {
  constexpr std::int64_t per_second = 1'000'000;
  return icaltime_from_timet_with_zone(instant.key() / per_second, 0, icaltimezone_get_utc_timezone());
}

icalcomponent* entry_of(const answer::Chronicle& chronicle, const answer::ToldEvent& event) {
  const auto& days = event.days.value();
  auto* entry = icalcomponent_new_vevent();
  const auto add = [&](icalproperty* property) { icalcomponent_add_property(entry, property); };
  auto summary = event.title;
  auto description = description_of(chronicle, event);
  if (!days.is_firm) {
    summary += " (" + event.date + ")";
    description = "Sometime within these days: " + event.date + "\n" + description;
  }
  add(icalproperty_new_uid(plain_text(event.key + "@" + event.origin).c_str()));
  add(icalproperty_new_dtstamp(moment_of(event.recorded)));
  add(icalproperty_new_dtstart(day_of(days.first)));
  auto end = day_of(days.last);  // exclusive
  icaltime_adjust(&end, 1, 0, 0, 0);
  add(icalproperty_new_dtend(end));
  add(icalproperty_new_summary(plain_text(summary).c_str()));
  add(icalproperty_new_description(plain_text(description).c_str()));
  add(icalproperty_new_categories(plain_text(event.kind).c_str()));
  if (!event.place.empty()) add(icalproperty_new_location(plain_text(event.place).c_str()));
  if (event.latitude && event.longitude) {
    icalgeotype where{};
    where.lat = *event.latitude;
    where.lon = *event.longitude;
    add(icalproperty_new_geo(where));
  }
  add(icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT));
  return entry;
}

}  // namespace

LeftOut write_calendar(const Exported& exported, std::ostream& out) {
  const auto chronicle = answer::chronicle_of(exported.base, exported.events);
  const Component calendar(icalcomponent_new(ICAL_VCALENDAR_COMPONENT), icalcomponent_free);
  icalcomponent_add_property(calendar.get(), icalproperty_new_version("2.0"));
  icalcomponent_add_property(calendar.get(), icalproperty_new_prodid("-//annals//annals export//EN"));
  LeftOut left_out;
  for (const auto& event : chronicle.events)
    if (has_days(event, first_year, last_year, left_out))
      icalcomponent_add_component(calendar.get(), entry_of(chronicle, event));
  const std::unique_ptr<char, decltype(&icalmemory_free_buffer)> text(
      icalcomponent_as_ical_string_r(calendar.get()), [](void* buffer) { icalmemory_free_buffer(buffer); });
  out << text.get();
  return left_out;
}

}  // namespace annals::tools
