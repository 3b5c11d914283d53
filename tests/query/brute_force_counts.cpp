#include "query/random_base.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <iterator>
#include <sstream>
#include <tuple>

namespace annals::testing {

namespace {

bool is_calendar(const detail::Grouping& grouping) {
  const auto* group = std::get_if<Group>(&grouping);
  return group != nullptr && *group >= Group::year;
}

bool is_leap(std::int64_t year) {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

/// 1 for Monday, by Sakamoto's method.
std::int64_t weekday(std::int64_t year, unsigned month, unsigned day) {
  constexpr std::array<std::int64_t, 12> shift{0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4};
  year = (year % 400 + 400) % 400 + 400 - (month < 3 ? 1 : 0);
  const auto from_sunday = (year + year / 4 - year / 100 + year / 400 + shift[month - 1] + day) % 7;
  return from_sunday == 0 ? 7 : from_sunday;
}

std::int64_t weeks_in(std::int64_t year) {
  const auto first = weekday(year, 1, 1);
  return first == 4 || (first == 3 && is_leap(year)) ? 53 : 52;
}

/// By the rule of the week's number: (day of the year - day of the week + 10) / 7.
std::string iso_week(const CivilDate& date) {
  constexpr std::array<std::int64_t, 12> before{0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
  auto year = date.year;
  const auto day = before[date.month - 1] + date.day + (date.month > 2 && is_leap(year) ? 1 : 0);
  auto week = (day - weekday(year, date.month, date.day) + 10) / 7;
  if (week < 1)
    week = weeks_in(--year);
  else if (week > weeks_in(year))
    ++year, week = 1;
  const auto first = iso_text(start_of({year, 1, 1}));
  return first.substr(0, first.find("-01-01T")) + "-W" + (week < 10 ? "0" : "") + std::to_string(week);
}

std::string calendar_name(Instant instant, Group group) {
  if (!instant.is_bounded()) return "";
  const auto text = iso_text(instant);
  const auto time = text.find('T');
  if (time == std::string::npos) return text;
  if (group == Group::week) return iso_week(civil_date(instant));
  if (group == Group::hour) return text.substr(0, time + 3);
  if (group == Group::day) return text.substr(0, time);
  // The first may be the minus of "-0044" or "Y-200000".
  return text.substr(0, text.find('-', 2) + (group == Group::month ? 3 : 0));
}

}  // namespace

std::string RandomBase::printed(const Value& value) const {
  if (const auto* flag = std::get_if<bool>(&value)) return *flag ? "true" : "false";
  if (const auto* date = std::get_if<When>(&value)) return date->text();
  if (const auto* place = std::get_if<PlaceId>(&value)) return printed_key_.at(place->value());
  if (const auto* event = std::get_if<EventId>(&value)) return printed_key_.at(event->value());
  std::ostringstream text;
  if (const auto* number = std::get_if<double>(&value)) text << *number;
  if (const auto* integer = std::get_if<std::int64_t>(&value)) text << *integer;
  if (const auto* words = std::get_if<std::string>(&value)) text << *words;
  return text.str();
}

std::set<std::string> RandomBase::groups_of(const EventRow& event, const detail::Grouping& grouping) const {
  if (const auto* field = std::get_if<std::string>(&grouping)) {
    const Value* citation = annals::find(event.details, *field);
    return {citation != nullptr ? printed(*citation) : ""};
  }
  switch (const auto group = std::get<Group>(grouping)) {
    case Group::kind:
      return {event.kind};
    case Group::outcome:
      return {event.outcome};
    case Group::place:
      return {event.place ? printed_key_.at(*event.place) : ""};
    case Group::actor: {
      std::set<std::string> actors;
      for (const auto& [actor, role] : event.with) actors.insert(printed_key_.at(actor));
      return actors.empty() ? std::set<std::string>{""} : actors;
    }
    default:
      return {calendar_name(event.bounds.earliest_start, group)};
  }
}

std::vector<PairCount> RandomBase::count_by(const EventFilter& filter, const detail::Grouping& first,
                                            const detail::Grouping& second) const {
  std::map<std::pair<std::string, std::string>, std::size_t> counted;
  std::map<std::string, Instant> starts{{"", Instant::unbounded_future()}};
  for (const auto& event : find_whatever_the_limit(filter)) {
    for (const auto& one : groups_of(event, first))
      for (const auto& other : groups_of(event, second)) ++counted[{one, other}];
    for (const auto& grouping : {first, second})
      if (is_calendar(grouping))
        for (const auto& name : groups_of(event, grouping))
          if (!name.empty()) {
            const auto [at, is_new] = starts.emplace(name, event.bounds.earliest_start);
            at->second = std::min(at->second, event.bounds.earliest_start);
          }
  }
  std::vector<PairCount> counts;
  for (const auto& [names, count] : counted) counts.push_back({names.first, names.second, count});
  const auto place = [&](const detail::Grouping& grouping, const std::string& name) {
    return std::pair(is_calendar(grouping) ? starts.at(name) : Instant(), name);
  };
  std::ranges::sort(counts, [&](const PairCount& a, const PairCount& b) {
    return std::pair(place(first, a.first), place(second, a.second)) <
           std::pair(place(first, b.first), place(second, b.second));
  });
  return counts;
}

std::vector<GroupCount> RandomBase::count_by(const EventFilter& filter,
                                             const detail::Grouping& grouping) const {
  std::vector<GroupCount> counts;
  std::map<std::string, std::size_t> counted;
  for (const auto& event : find_whatever_the_limit(filter))
    for (const auto& name : groups_of(event, grouping)) ++counted[name];
  for (const auto& [name, count] : counted) counts.push_back({name, count});
  if (is_calendar(grouping)) {
    std::vector<std::string> in_order;
    for (const auto& pair : count_by(filter, grouping, Group::kind))  // each event has one kind
      if (in_order.empty() || in_order.back() != pair.first) in_order.push_back(pair.first);
    std::ranges::sort(counts, std::less(), [&](const GroupCount& one) {
      return std::ranges::find(in_order, one.group) - in_order.begin();
    });
  } else {
    std::ranges::stable_sort(counts, std::greater(), &GroupCount::count);
  }
  return counts;
}

std::optional<Value> RandomBase::aggregate(const EventFilter& filter, detail::Aggregate aggregate,
                                           const std::string& field) const {
  std::vector<Value> values;
  for (const auto& event : find_whatever_the_limit(filter))
    if (const Value* citation = annals::find(event.details, field)) values.push_back(*citation);
  if (values.empty()) return std::nullopt;
  const auto as_double = [](const Value& value) {
    const auto* whole = std::get_if<std::int64_t>(&value);
    return whole != nullptr ? static_cast<double>(*whole) : std::get<double>(value);
  };
  if (aggregate == detail::Aggregate::min) return *std::ranges::min_element(values, std::less(), as_double);
  if (aggregate == detail::Aggregate::max) return *std::ranges::max_element(values, std::less(), as_double);
  double sum = 0;
  std::int64_t whole_sum = 0;
  for (const auto& value : values) {
    if (const auto* whole = std::get_if<std::int64_t>(&value)) whole_sum += *whole;
    sum += as_double(value);
  }
  if (aggregate == detail::Aggregate::mean) return sum / static_cast<double>(values.size());
  if (std::holds_alternative<std::int64_t>(values.front())) return whole_sum;
  return sum;
}

}  // namespace annals::testing
