#include "query/random_base.hpp"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <sstream>
#include <tuple>
#include <utility>
#include <variant>

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

/// The place of a said value in an order; nothing where it has none there.
std::optional<std::variant<double, std::string>> order_key(const EventFilter::FieldOrder& order,
                                                           const Value* citation) {
  if (citation == nullptr) return std::nullopt;
  if (const auto* flag = std::get_if<bool>(citation)) return *flag ? 1.0 : 0.0;
  if (const auto* integer = std::get_if<std::int64_t>(citation)) return static_cast<double>(*integer);
  if (const auto* number = std::get_if<double>(citation)) return *number;
  const auto& text = std::get<std::string>(*citation);
  if (order.words.empty()) return text;
  const auto place = std::ranges::find(order.words, text);
  if (place == order.words.end()) return std::nullopt;
  return static_cast<double>(place - order.words.begin());
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
  if (const auto& asked = filter.overlapping;
      asked && !(has(*asked) && bounds.earliest_start < asked->to && bounds.latest_end > asked->from))
    return false;
  if (const auto& asked = filter.within;
      asked && !(has(*asked) && bounds.earliest_start >= asked->from && bounds.latest_end <= asked->to))
    return false;
  if (const auto& asked = filter.starting_in;
      asked && !(has(*asked) && bounds.earliest_start < asked->to && bounds.latest_start >= asked->from))
    return false;
  for (const auto& [any_of, to, surely] : filter.relations) {
    const auto possible = possible_relations(bounds, std::get<Bounds>(to));
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
    if (!holds(event, filter, asked)) return false;
  if (filter.standing) return event.standing.value_or("accepted") == word(*filter.standing);
  return filter.with_rejected || !event.standing || event.standing == "disputed";
}

std::vector<EventRow> RandomBase::find_whatever_the_limit(const EventFilter& filter) const {
  std::vector<EventRow> events;
  std::copy_if(events_.begin(), events_.end(), std::back_inserter(events),
               [&](const EventRow& event) { return found(event, filter); });
  return events;
}

bool RandomBase::comes_first(const EventFilter& filter, const EventRow& a, const EventRow& b) const {
  if (const auto& order = filter.field_order) {
    const auto left = order_key(*order, annals::find(a.details, order->field));
    const auto right = order_key(*order, annals::find(b.details, order->field));
    if (left.has_value() != right.has_value()) return left.has_value();
    if (left != right) return order->direction == Direction::ascending ? left < right : right < left;
  }
  const auto is_undated = [](const EventRow& event) {
    return event.sort_key == Instant::unbounded_future().key();
  };
  if (is_undated(a) != is_undated(b)) return is_undated(b);
  return filter.direction == Direction::ascending ? std::tie(a.sort_key, a.id) < std::tie(b.sort_key, b.id)
                                                  : std::tie(b.sort_key, b.id) < std::tie(a.sort_key, a.id);
}

bool RandomBase::comes_after_cursor(const EventFilter& filter, const EventRow& event) const {
  const auto& order = filter.field_order;
  if (!filter.after && !(order && order->after)) return true;
  const auto& cursor = filter.after ? *filter.after : order->after->event;
  EventRow at;
  at.id = cursor.id.value();
  at.sort_key = cursor.sort_key.key();
  if (order && order->after->value) at.details.push_back({order->field, *order->after->value});
  return comes_first(filter, at, event);
}

std::vector<EventRow> RandomBase::find(const EventFilter& filter) const {
  auto events = find_whatever_the_limit(filter);
  std::ranges::sort(events, [&](const auto& a, const auto& b) { return comes_first(filter, a, b); });
  std::erase_if(events, [&](const EventRow& event) { return !comes_after_cursor(filter, event); });
  if (filter.limit && *filter.limit < events.size()) events.resize(*filter.limit);
  return events;
}

}  // namespace annals::testing
