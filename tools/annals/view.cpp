// annals view: a base as one page for a browser.

#include "view.hpp"

#include "annals/answer/answers.hpp"
#include "annals/time/in_words.hpp"
#include "chosen_events.hpp"
#include "commands.hpp"
#include "output_file.hpp"
#include "print.hpp"

#include <algorithm>
#include <filesystem>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace annals::tools {

namespace {

/// Beyond so many events the page has no proofs of their order: there is one for nearly every pair.
constexpr std::size_t most_with_proofs = 200;

/// A page has all events, whatever became of them, where nothing else is asked for.
struct ViewOptions : ChosenEvents {
  std::string output{};

  ViewOptions() {
    outcome = "any";
    rejected = true;
  }
};

/// Whether more than the dates of the two events themselves orders them.
bool follows_from_others(const Order& order) {
  return std::ranges::any_of(order.proofs, [](const Proof& proof) {
    return std::ranges::any_of(proof.steps, [](const ProofStep& step) {
      return step.fact.type != OrderFact::Type::date && step.fact.type != OrderFact::Type::lasting;
    });
  });
}

/// Whether the dates of two events alone put one before the other.
bool ordered_by_own_dates(const EventEntry<>& a, const EventEntry<>& b) {
  if (!a.when || !b.when) return false;
  const auto& of_a = a.when->bounds();
  const auto& of_b = b.when->bounds();
  return of_a.latest_end <= of_b.earliest_start || of_b.latest_end <= of_a.earliest_start;
}

/// What orders two events, where it is more than their own dates: keys and text.
Json proofs(const Questions& base, std::span<const EventEntry<>> events) {
  auto proofs = Json::array();
  for (std::size_t i = 0; i < events.size(); ++i) {
    for (std::size_t j = i + 1; j < events.size(); ++j) {
      if (ordered_by_own_dates(events[i], events[j])) continue;
      const auto order = base.order(events[i].id, events[j].id, {.with_chance = false});
      if (follows_from_others(order))
        proofs.push_back({{"a", events[i].key}, {"b", events[j].key}, {"text", order.text()}});
    }
  }
  return proofs;
}

/// Those from or to one of these events.
Json links(const Questions& base, std::span<const EventEntry<>> events) {
  std::set<EventId> shown;
  for (const auto& event : events) shown.insert(event.id);
  auto links = Json::array();
  for (const auto& link : base.links())
    if (shown.contains(link.from) || shown.contains(link.to))
      links.push_back(answer::record_json(base, link.id));
  return links;
}

/// All texts of dates in an answer.
void find_dates(const Json& json, std::set<std::string>& dates) {
  if (json.is_array())
    for (const auto& item : json.items()) find_dates(item, dates);
  if (!json.is_object()) return;
  for (const auto& [name, value] : json.members()) {
    if (name == "edtf" && value.is_string()) dates.insert(value.text());
    find_dates(value, dates);
  }
}

/// How people are shown each date of an answer.
Json shown_dates(const Json& json) {
  std::set<std::string> dates;
  find_dates(json, dates);
  auto shown = Json::object();
  for (const auto& date : dates)
    if (const auto when = When::parse(date)) shown.members().emplace_back(date, date_text(*when));
  return shown;
}

/// Records of one type, for what they are called.
template <class Record>
Json named(const std::vector<Record>& records) {
  auto all = Json::array();
  for (const auto& record : records) {
    Json one{{"key", record.key}};
    one["title"] = record.label();
    all.push_back(std::move(one));
  }
  return all;
}

Json sources(const Questions& base) {
  auto all = Json::array();
  for (const auto& source : base.sources()) {
    auto one = answer::record_json(base, source.id);
    one["title"] = source.label();
    all.push_back(std::move(one));
  }
  return all;
}

Json data_of(const Questions& base, const std::string& name, const ViewOptions& options) {
  answer::Timeline timeline{.events = options.query(base).all()};
  const auto& events = timeline.events;
  Json data{{"name", name}};
  data["events"] = std::move(answer::timeline_json(base, timeline)["events"]);
  auto& claims = data["claims"] = Json::object();
  for (const auto& event : events)
    claims[event.key] = std::move(answer::claims_json(base, event.id)["claims"]);
  data["links"] = links(base, events);
  data["relative_dates"] =
      std::move(answer::relative_dates_json(base, base.relative_dates())["relative_dates"]);
  data["actors"] = named(base.actors());
  data["places"] = named(base.places());
  data["sources"] = sources(base);
  data["problems"] = std::move(answer::problems_json(base.check())["problems"]);
  data["most_with_proofs"] = most_with_proofs;
  if (events.size() <= most_with_proofs) data["proofs"] = proofs(base, events);
  data["dates"] = shown_dates(data);
  return data;
}

/// JSON that cannot end the element of a page that it stands in.
std::string for_page(const Json& json) {
  const auto text = json.dump(-1, Json::BadText::replace);
  std::string safe;
  safe.reserve(text.size());
  for (const char letter : text) {
    if (letter == '<')
      safe += "\\u003c";
    else
      safe += letter;
  }
  return safe;
}

int run(const ViewOptions& options) {
  if (options.output.empty()) throw UsageError("say which file to make: -o story.html");
  refuse_own_files(options.base, options.output);
  const auto base = options.open_to_read();
  const auto data = data_of(base, std::filesystem::path(options.base).stem().string(), options);
  const auto text = for_page(data);
  OutputFile file(options.output);
  file.stream() << view_page_start << text << view_page_end;
  file.keep();
  const auto events = data.find("events")->items().size();
  const auto bytes = view_page_start.size() + text.size() + view_page_end.size();
  if (options.json)
    return print(
        Json{{"base", options.base}, {"file", options.output}, {"events", events}, {"bytes", bytes}});
  write_out(fmt::format("{}: a page of {} event{}\n", options.output, events, events == 1 ? "" : "s"));
  return fine;
}

}  // namespace

void add_view(Commands& commands) {
  auto [command, options] =
      commands.add("Ask", "view", "Make a page for a browser: a timeline to search, zoom and open.", run);
  options.add_base_to(command);
  options.add_choice_to(command);
  command.option("-o,--output", "FILE", options.output, "The page to make");
  command.json(options.json);
  command.footer(R"(Examples
  annals view kaesong.annals -o story.html
  annals view kaesong.annals --from 2018 --actor 'Kim Jong Un' -o kim.html)");
}

}  // namespace annals::tools
