// annals timeline: what happened, in order.

#include "annals/answer/answers.hpp"
#include "chosen_events.hpp"
#include "commands.hpp"
#include "print.hpp"
#include "text.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace annals::tools {

namespace {

constexpr std::size_t page_length = 100;

struct TimelineOptions : ChosenEvents {
  std::optional<std::size_t> limit{};
  bool descending = false;
  std::string after{};
  bool keys = false;
  bool order = false;
  bool sql = false;
};

EventQuery<> query_of(const Questions& base, const TimelineOptions& options) {
  auto query = options.query(base);
  if (options.descending) query = query.descending();
  if (!options.after.empty()) query = query.after(base.event(options.after));
  return query;
}

/// The command that goes on behind the last event seen.
std::string next_command(const TimelineOptions& options, const std::string& last) {
  std::string command = "annals timeline " + shell_word(options.base) + options.typed();
  if (options.limit) command += typed_option("--limit", std::to_string(*options.limit));
  if (options.descending) command += " --descending";
  if (options.keys) command += " --keys";
  if (options.order) command += " --order";
  return command + typed_option("--after", last);
}

answer::Timeline timeline_of(const Questions& base, std::vector<EventEntry<>> events,
                             const TimelineOptions& options) {
  answer::Timeline timeline{.events = std::move(events)};
  std::vector<EventId> ids;
  for (const auto& event : timeline.events) ids.push_back(event.id);
  timeline.resting_on_assumed_zone = base.resting_on_assumed_zone(query_of(base, options).filter(), ids);
  if (options.order) timeline.starts_before_next = base.starts_before_next(ids);
  return timeline;
}

/// How many of which nothing says that they were not in the period, as hardly anything is known of their
/// time.
std::size_t count_undated(const Questions& base, TimelineOptions options) {
  if (options.undated || options.dated || !options.after.empty() || !options.period()) return 0;
  options.undated = true;
  return query_of(base, options).undated().count();
}

int run(const TimelineOptions& options) {
  if (options.order && !options.is_sorted_by_time())
    throw UsageError("--order compares neighbours in time: leave out --sort " + options.sort);
  const auto base = options.open_to_read();
  const auto query = query_of(base, options);
  const auto limited = options.limit ? query.limit(*options.limit) : query;
  if (options.sql) {
    const auto sql = limited.sql();
    if (options.json) return print(Json{{"sql", sql}});
    write_out(sql + "\n");
    return fine;
  }
  const auto undated = count_undated(base, options);
  if (options.json) {
    auto timeline = timeline_of(base, limited.all(), options);
    timeline.undated = undated;
    return print(answer::timeline_json(base, timeline));
  }
  // One more than is shown tells whether there are more.
  const auto most = options.limit.value_or(page_length);
  auto events = query.limit(most == std::size_t(-1) ? most : most + 1).all();
  const bool more = events.size() > most;
  if (more) events.resize(most);
  const auto shown = events.size();
  const auto last = events.empty() ? std::string() : base.key(events.back().id);
  Lines lines;
  if (shown > 0 || !more)
    lines = answer::timeline_lines(base, timeline_of(base, std::move(events), options), options.keys);
  if (more) {
    if (shown > 0) lines.emplace_back();
    // A count is of all pages together.
    const auto count = options.after.empty() ? std::to_string(query.count() - shown) + " more" : "More";
    if (shown > 0)
      lines.push_back({.text = {{count + ": "}, {next_command(options, last), Role::remark}}});
    else
      lines.push_back({.text = {{count + "."}}});
  }
  if (undated > 0) {
    auto all = options;
    all.undated = true;
    lines.emplace_back();
    lines.push_back({.text = {{fmt::format("{} more may be of that time, and have no date: ", undated)},
                              {next_command(all, {}), Role::remark}}});
  }
  return print(lines);
}

}  // namespace

void add_timeline(Commands& commands) {
  auto [command, options] =
      commands.add("Ask", "timeline", "List events in chronological order, undated ones last.", run);
  options.add_base_to(command);
  options.add_choice_to(command);
  command.count("--limit", options.limit, "At most so many events (default: 100; with --json all)");
  command.flag("--descending", options.descending, "The latest first");
  command.option(
      "--sort", "BY", options.sort,
      "By start, end, kind, title, place, outcome, likelihood or a field of the kind; -BY: descending");
  command.option("--after", "KEY", options.after, "Only what follows this event in the order: the next page");
  command.flag("--keys", options.keys, "Show the key of each event");
  command.flag("--order", options.order, "Show what is sure about each event and the one above it");
  command.flag("--sql", options.sql, "Show the SQL that asks this, instead of the answer");
  command.json_or_dated(options.json);
  command.footer(
      R"(What a source said instead of a date stands in quotation marks. Where you give a date, write EDTF or words:
2018, '2018-09-14/..', 'early 2018', 'between 4 and 16 June 2020'.

How an event lies to a date is one of Allen's relations, or several with "or" between: before, meets, overlaps,
finished by, contains, starts, equals, started by, during, finishes, overlapped by, met by, after. For short there are
precedes (before or meets), follows, within (during, or with a start or an end in common), covers, and shares (time).

Examples
  annals timeline kaesong.annals --from 2018 --to 2020-06
  annals timeline kaesong.annals --actor 'Kim Jong Un' --kind summit
  annals timeline kaesong.annals --surely 'within early 2018'
  annals timeline kaesong.annals --source usip-2020-06 --dated
  annals timeline kaesong.annals --where 'range_km>=1000' --sort=-range_km
  annals timeline kaesong.annals --outcome open)");
}

}  // namespace annals::tools
