#include "annals/json.hpp"
#include "formats/format.hpp"

#include <ostream>
#include <utility>

namespace annals::tools {

namespace {

/// As far as the dates of browsers go, nearly.
constexpr std::int64_t farthest_year = 200'000;

Json date_of(const CivilDate& day) {
  return {{"year", day.year}, {"month", day.month}, {"day", day.day}};
}

/// TimelineJS takes its texts for HTML.
std::string lines_as_html(const std::string& text) {
  std::string html;
  for (const char c : html_text(text)) html += c == '\n' ? std::string("<br>") : std::string(1, c);
  return html;
}

Json slide_of(const answer::Chronicle& chronicle, const answer::ToldEvent& event) {
  const auto& days = event.days.value();
  Json slide{{"start_date", date_of(days.first)}};
  if (days.first != days.last) slide["end_date"] = date_of(days.last);
  slide["display_date"] = html_text(event.date);
  slide["text"] = {{"headline", html_text(event.title)},
                   {"text", lines_as_html(description_of(chronicle, event))}};
  slide["group"] = html_text(event.kind);
  slide["unique_id"] = html_text(event.key);
  return slide;
}

}  // namespace

/// https://timeline.knightlab.com/docs/json-format.html
LeftOut write_timelinejs(const Exported& exported, std::ostream& out) {
  const auto chronicle = answer::chronicle_of(exported.base, exported.events);
  Json json{{"annals", {{"export", "timelinejs"}, {"version", 1}}}};
  json["title"] = {{"text", {{"headline", html_text(exported.name)}}}};
  auto& slides = json["events"] = Json::array();
  LeftOut left_out;
  for (const auto& event : chronicle.events)
    if (has_days(event, -farthest_year, farthest_year, left_out))
      slides.push_back(slide_of(chronicle, event));
  out << json.dump(-1, Json::BadText::replace) << '\n';
  return left_out;
}

}  // namespace annals::tools
