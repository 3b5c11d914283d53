#include "query/random_base.hpp"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <sstream>
#include <tuple>
#include <utility>

namespace annals::testing {

namespace {

std::vector<std::string> words_in(const std::string& text) {
  std::vector<std::string> words(1);
  for (const char c : text) {
    if (std::isalnum(static_cast<unsigned char>(c)) != 0)
      words.back() += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    else if (!words.back().empty())
      words.emplace_back();
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

/// Whether the words stand one after the other in the text, the last one perhaps cut short.
bool has_phrase(const std::string& text, const std::vector<std::string>& phrase) {
  const auto words = words_in(text);
  for (std::size_t at = 0; at + phrase.size() <= words.size(); ++at) {
    bool all = true;
    for (std::size_t i = 0; i < phrase.size(); ++i)
      all =
          all && (i + 1 < phrase.size() ? words[at + i] == phrase[i] : words[at + i].starts_with(phrase[i]));
    if (all) return true;
  }
  return false;
}

bool matches(const EventRow& event, const std::string& typed) {
  std::istringstream stream(typed);
  for (std::string word; stream >> word;) {
    const auto phrase = words_in(word);
    if (!has_phrase(event.title, phrase) && !has_phrase(event.summary.value_or(""), phrase) &&
        !has_phrase(event.name, phrase))
      return false;
  }
  return true;
}

template <class T>
bool holds(Comparison comparison, const T& left, const T& right) {
  switch (comparison) {
    case Comparison::equals:
      return left == right;
    case Comparison::differs:
      return left != right;
    case Comparison::less_than:
      return left < right;
    case Comparison::at_most:
      return left <= right;
    case Comparison::more_than:
      return left > right;
    case Comparison::at_least:
      return left >= right;
  }
  return false;
}

bool holds(const EventRow& event, const EventFilter::FieldCondition& asked) {
  const Value* said = annals::find(event.details, asked.field);
  if (said == nullptr) return false;
  if (const auto* text = std::get_if<std::string>(said))
    return holds(asked.comparison, *text, std::get<std::string>(asked.value));
  if (const auto* flag = std::get_if<bool>(said))
    return holds(asked.comparison, *flag, std::get<bool>(asked.value));
  if (const auto* integer = std::get_if<std::int64_t>(said))
    return holds(asked.comparison, *integer, std::get<std::int64_t>(asked.value));
  if (const auto* date = std::get_if<When>(said))
    return holds(asked.comparison, date->text(), std::get<When>(asked.value).text());
  if (const auto* place = std::get_if<PlaceId>(said))
    return holds(asked.comparison, *place, std::get<PlaceId>(asked.value));
  const auto* whole = std::get_if<std::int64_t>(&asked.value);
  return holds(asked.comparison, std::get<double>(*said),
               whole != nullptr ? static_cast<double>(*whole) : std::get<double>(asked.value));
}

std::string month_or_year(Instant instant, Group group) {
  auto text = iso_text(instant);
  if (!instant.is_bounded()) return "";
  if (text.find('T') == std::string::npos) return text;
  // The first may be the minus of "-0044" or "Y-200000".
  return text.substr(0, text.find('-', 2) + (group == Group::month ? 3 : 0));
}

}  // namespace

bool RandomBase::is_within(std::optional<std::int64_t> place, std::int64_t container) const {
  std::set<std::int64_t> seen;
  while (place && *place != container && seen.insert(*place).second) place = container_of_.at(*place);
  return place == container;
}

bool RandomBase::found(const EventRow& event, const EventFilter& filter) const {
  const auto& bounds = event.bounds;
  const auto has = [](const Period& period) { return period.from < period.to; };
  if (const auto& asked = filter.during;
      asked && !(has(*asked) && bounds.earliest_start < asked->to && bounds.latest_end > asked->from))
    return false;
  if (const auto& asked = filter.within;
      asked && !(has(*asked) && bounds.earliest_start >= asked->from && bounds.latest_end <= asked->to))
    return false;
  if (const auto& asked = filter.starting_in;
      asked && !(has(*asked) && bounds.earliest_start < asked->to && bounds.latest_start >= asked->from))
    return false;
  for (const auto& [any_of, to, surely] : filter.relations) {
    const auto possible = possible_relations(bounds, to);
    if (surely ? !possible.within(any_of) : (possible & any_of).empty()) return false;
  }
  if (!filter.kind.empty() && event.kind != filter.kind) return false;
  for (const auto& asked : filter.involving) {
    if (std::none_of(event.with.begin(), event.with.end(), [&](const auto& with) {
          return with.first == asked.actor.value() && (asked.role.empty() || with.second == asked.role);
        }))
      return false;
  }
  if (filter.in && !is_within(event.place, filter.in->value())) return false;
  if (filter.part_of && !event.wholes.contains(filter.part_of->value())) return false;
  if (filter.outcome && event.outcome != word(*filter.outcome)) return false;
  if (!filter.matching.empty() && !matches(event, filter.matching)) return false;
  for (const auto& asked : filter.where)
    if (!holds(event, asked)) return false;
  return filter.with_rejected || !event.standing || event.standing == "disputed";
}

std::vector<EventRow> RandomBase::find_whatever_the_limit(const EventFilter& filter) const {
  std::vector<EventRow> events;
  std::copy_if(events_.begin(), events_.end(), std::back_inserter(events),
               [&](const EventRow& event) { return found(event, filter); });
  return events;
}

std::vector<EventRow> RandomBase::find(const EventFilter& filter) const {
  auto events = find_whatever_the_limit(filter);
  const bool ascending = filter.direction == Direction::ascending;
  using Place = std::pair<std::int64_t, std::int64_t>;
  const auto is_undated = [](const Place& place) { return place.first == Instant::unbounded_future().key(); };
  const auto comes_first = [&](const Place& a, const Place& b) {
    if (is_undated(a) != is_undated(b)) return is_undated(b);
    return ascending ? a < b : b < a;
  };
  std::sort(events.begin(), events.end(), [&](const EventRow& a, const EventRow& b) {
    return comes_first({a.sort_key, a.id}, {b.sort_key, b.id});
  });
  if (filter.after)
    std::erase_if(events, [&](const EventRow& event) {
      return !comes_first({filter.after->sort_key.key(), filter.after->id.value()},
                          {event.sort_key, event.id});
    });
  if (filter.limit && *filter.limit < events.size()) events.resize(*filter.limit);
  return events;
}

std::string RandomBase::printed(const Value& value) const {
  if (const auto* flag = std::get_if<bool>(&value)) return *flag ? "true" : "false";
  if (const auto* date = std::get_if<When>(&value)) return date->text();
  if (const auto* place = std::get_if<PlaceId>(&value)) return printed_key_.at(place->value());
  std::ostringstream text;
  if (const auto* number = std::get_if<double>(&value)) text << *number;
  if (const auto* integer = std::get_if<std::int64_t>(&value)) text << *integer;
  if (const auto* words = std::get_if<std::string>(&value)) text << *words;
  return text.str();
}

std::vector<GroupCount> RandomBase::count_by(const EventFilter& filter, const std::string& field) const {
  std::map<std::string, std::size_t> counted;
  for (const auto& event : find_whatever_the_limit(filter)) {
    const Value* said = annals::find(event.details, field);
    ++counted[said != nullptr ? printed(*said) : ""];
  }
  std::vector<GroupCount> counts;
  for (const auto& [value, count] : counted) counts.push_back({value, count});
  std::stable_sort(counts.begin(), counts.end(),
                   [](const auto& a, const auto& b) { return a.count > b.count; });
  return counts;
}

std::vector<GroupCount> RandomBase::count_by(const EventFilter& filter, Group group) const {
  struct Counted {
    Instant start = Instant::unbounded_future();
    std::size_t count = 0;
  };
  std::map<std::string, Counted> counted;
  for (const auto& event : find_whatever_the_limit(filter)) {
    std::set<std::string> groups;
    const Instant start = event.bounds.earliest_start;
    if (group == Group::kind) groups.insert(event.kind);
    if (group == Group::outcome) groups.insert(event.outcome);
    if (group == Group::place) groups.insert(event.place ? printed_key_.at(*event.place) : "");
    if (group == Group::actor) {
      for (const auto& [actor, role] : event.with) groups.insert(printed_key_.at(actor));
      if (groups.empty()) groups.insert("");
    }
    if (group == Group::month || group == Group::year) groups.insert(month_or_year(start, group));
    for (const auto& name : groups) {
      auto& one = counted[name];
      ++one.count;
      if (start.is_bounded()) one.start = std::min(one.start, start);
    }
  }
  std::vector<std::pair<std::string, Counted>> ordered(counted.begin(), counted.end());
  std::stable_sort(ordered.begin(), ordered.end(), [&](const auto& a, const auto& b) {
    if (group == Group::month || group == Group::year) return a.second.start < b.second.start;
    return std::tie(b.second.count, a.first) < std::tie(a.second.count, b.first);
  });
  std::vector<GroupCount> counts;
  counts.reserve(ordered.size());
  for (const auto& [name, one] : ordered) counts.push_back({name, one.count});
  return counts;
}

}  // namespace annals::testing
