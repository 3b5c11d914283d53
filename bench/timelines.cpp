#include "rows.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <fmt/core.h>

namespace annals::bench {

namespace {

constexpr int questions = 40;
constexpr std::size_t page = 100;

Keys keys_of(const std::vector<EventEntry<>>& events) {
  Keys keys;
  for (const auto& event : events) keys.push_back(event.key);
  return keys;
}

/// What each question asks of: places in the workload, at random and always the same.
std::vector<std::size_t> random_events(std::size_t count) {
  std::mt19937_64 random(2'018);
  std::vector<std::size_t> events;
  for (int i = 0; i < questions; ++i) events.push_back(random() % count);
  return events;
}

Period years_from(const When& when, std::int64_t years) {
  const auto year = civil_date(when.bounds().earliest_start).year;
  return {start_of({year, 1, 1}), start_of({year + years, 1, 1})};
}
Period days_from(const When& when, std::int64_t days) {
  const auto start = when.bounds().earliest_start.key();
  return {Instant::from_key(start), Instant::from_key(start + days * 86'400'000'000)};
}
Period moment_of(const When& when) {
  const auto start = when.bounds().earliest_start.key();
  return {Instant::from_key(start), Instant::from_key(start + 1)};
}

Json json(const Period& period) {
  return {{"from", period.from.key()}, {"to", period.to.key()}};
}
Json with(Json parameters, Json more) {
  parameters.update(std::move(more));
  return parameters;
}

void measure_pages(Table& table, const Sides& sides, const std::vector<std::size_t>& asked) {
  const auto event = [&](int i) -> const PlainEvent& {
    return sides.workload.events[asked[static_cast<std::size_t>(i)]];
  };
  const auto start = [&](int i) { return event(i).when.bounds().earliest_start; };
  const auto year = [&](int i) { return years_from(event(i).when, 1); };
  const auto decade = [&](int i) { return years_from(event(i).when, 10); };
  ask(
      table, sides,
      {"100 events in order, from anywhere", "page_after", questions,
       [&](int i) {
         return Json{{"from", start(i).key()}, {"limit", page}};
       },
       times_hand_tuned(3)},
      [&](int i) {
        return keys_of(sides.base.events().after({start(i), -1, {}}).limit(page).all());
      },
      [&](int i) { return sides.hand_tuned.page_after(start(i), page); }, nullptr);
  ask(
      table, sides,
      {"the first 100 that start in a year", "page_in", questions,
       [&](int i) {
         return with(json(year(i)), {{"limit", page}});
       },
       times_hand_tuned(3)},
      [&](int i) { return keys_of(sides.base.events().starting_in(year(i)).limit(page).all()); },
      [&](int i) { return sides.hand_tuned.page_in(year(i), page); }, nullptr);
  ask(
      table, sides,
      {"actor, kind and 10 years, first 50", "of_actor_and_kind", questions,
       [&](int i) {
         return with(json(decade(i)),
                     {{"actor", event(i).actors[0]}, {"kind", kind_name(event(i).kind)}, {"limit", 50}});
       },
       times_hand_tuned(3)},
      [&](int i) {
        return keys_of(sides.base.events()
                           .involving(sides.loaded.actors[event(i).actors[0]])
                           .kind(kind_name(event(i).kind))
                           .starting_in(decade(i))
                           .limit(50)
                           .all());
      },
      [&](int i) {
        return sides.hand_tuned.of_actor_and_kind(event(i).actors[0], event(i).kind, decade(i), 50);
      },
      nullptr);
}

void measure_overlaps(Table& table, const Sides& sides, const std::vector<std::size_t>& asked) {
  const auto when = [&](int i) -> const When& {
    return sides.workload.events[asked[static_cast<std::size_t>(i)]].when;
  };
  const auto moment = [&](int i) { return moment_of(when(i)); };
  const auto month = [&](int i) { return days_from(when(i), 30); };
  ask(
      table, sides,
      {"under way at a moment, as ids", "overlapping", questions, [&](int i) { return json(moment(i)); },
       times_hand_tuned(2)},
      [&](int i) { return sides.base.events().overlapping(moment(i)).ids(); },
      [&](int i) { return sides.hand_tuned.overlapping(moment(i)); }, nullptr);
  ask(
      table, sides,
      {"overlapping 30 days, their number", "count_overlapping", questions,
       [&](int i) { return json(month(i)); }, times_hand_tuned(2)},
      [&](int i) { return sides.base.events().overlapping(month(i)).count(); },
      [&](int i) { return sides.hand_tuned.count_overlapping(month(i)); },
      [&](int i) { return sides.limit.count_overlapping(month(i)); });
  // All of one moment, so that the aim for each event is one for all.
  const auto found = sides.hand_tuned.count_overlapping(moment(0));
  ask(
      table, sides,
      {fmt::format("{} under way, with all fields", found), "read_overlapping", rounds,
       [&](int) { return json(moment(0)); }, at_most_ms(0.025 * static_cast<double>(found))},
      [&](int) { return keys_of(sides.base.events().overlapping(moment(0)).all()); },
      [&](int) { return sides.hand_tuned.read_overlapping(moment(0)); }, nullptr);
}

/// The two rarest words of a title.
std::string rare_words(const std::string& title) {
  constexpr std::size_t length = 6;
  std::vector<std::string> words;
  for (std::size_t at = 0; at < title.size(); at += length + 1) words.push_back(title.substr(at, length));
  static const auto ranks = [] {
    std::map<std::string, std::size_t> all;
    for (std::size_t i = 0; i < word_count; ++i) all.emplace(word_at(i), i);
    return all;
  }();
  std::ranges::sort(words, std::greater<>(), [&](const std::string& word) { return ranks.at(word); });
  return words[0] + " " + words[1];
}

void measure_texts(Table& table, const Sides& sides, const std::vector<std::size_t>& asked) {
  const auto event = [&](int i) -> const PlainEvent& {
    return sides.workload.events[asked[static_cast<std::size_t>(i)]];
  };
  const auto measure = [&](const std::string& what, const std::string& name, std::int64_t years,
                           const auto& words) {
    const auto period = [&](int i) { return years_from(event(i).when, years); };
    ask(
        table, sides,
        {what, name, questions,
         [&](int i) {
           return with(json(period(i)), {{"words", words(i)}});
         },
         times_hand_tuned(3)},
        [&](int i) { return sides.base.events().matching(words(i)).starting_in(period(i)).ids(); },
        [&](int i) { return sides.hand_tuned.matching(words(i), period(i)); }, nullptr);
  };
  measure("two rare words and 20 years", "matching_rare", 20,
          [&](int i) { return rare_words(event(i).title); });
  measure("a common word and a year", "matching_common", 1,
          [](int i) { return word_at(static_cast<std::size_t>(i) % 5); });
}

void measure_counts(Table& table, const Sides& sides, const std::vector<std::size_t>& asked) {
  const auto actor = [&](int i) {
    return sides.workload.events[asked[static_cast<std::size_t>(i)]].actors[0];
  };
  ask(
      table, sides,
      {"events a month, of one actor", "months_of", questions,
       [&](int i) {
         return Json{{"actor", actor(i)}};
       },
       times_hand_tuned(2)},
      [&](int i) {
        return sides.base.events().involving(sides.loaded.actors[actor(i)]).count_by(Group::month);
      },
      [&](int i) { return sides.hand_tuned.months_of(actor(i)); },
      [&](int i) { return sides.limit.months_of(actor(i)); });
  ask(
      table, sides,
      {"events a month, of all actors", "months", rounds, [](int) { return Json::object(); },
       times_hand_tuned(2)},
      [&](int) { return sides.base.events().count_by(Group::month); },
      [&](int) { return sides.hand_tuned.months(); }, [&](int) { return sides.limit.months(); });
}

}  // namespace

void measure_timelines(Table& table, const Sides& sides) {
  const auto asked = random_events(sides.workload.events.size());
  measure_pages(table, sides, asked);
  measure_overlaps(table, sides, asked);
  measure_texts(table, sides, asked);
  measure_counts(table, sides, asked);
  ask(
      table, sides,
      {"the whole order, as ids", "order", rounds, [](int) { return Json::object(); }, times_limit(2)},
      [&](int) { return sides.base.events().ids(); }, [&](int) { return sides.hand_tuned.order(); },
      [&](int) { return sides.limit.order(); });
}

}  // namespace annals::bench
