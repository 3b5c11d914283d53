// Graphs of causes: of the links in memory around what is asked about, or of all that the file has.

#include "query/chosen_links.hpp"
#include "query/hops.hpp"
#include "query/links.hpp"
#include "store/binding.hpp"

#include <algorithm>
#include <limits>
#include <string>
#include <unordered_map>
#include <utility>

namespace annals::inline v0_2::query {

namespace {

/// Collects events and links in any order, and numbers the events in the order of their ids.
class GraphParts {
 public:
  cause::Node add(const cause::Graph::Event& event) {
    const auto [at, is_new] = numbers_.try_emplace(event.id, static_cast<cause::Node>(events_.size()));
    if (is_new) events_.push_back(event);
    return at->second;
  }

  std::vector<cause::Graph::Edge> edges{};

  cause::Graph graph() && {
    std::vector<cause::Node> order(events_.size());
    for (cause::Node node = 0; node < order.size(); ++node) order[node] = node;
    std::ranges::sort(order, {}, [&](cause::Node node) { return events_[node].id; });
    std::vector<cause::Node> number(order.size());
    std::vector<cause::Graph::Event> events;
    events.reserve(order.size());
    for (const auto node : order) {
      number[node] = static_cast<cause::Node>(events.size());
      events.push_back(events_[node]);
    }
    for (auto& edge : edges) {
      edge.cause = number[edge.cause];
      edge.effect = number[edge.effect];
    }
    return cause::Graph(std::move(events), std::move(edges));
  }

 private:
  std::vector<cause::Graph::Event> events_{};
  std::unordered_map<EventId, cause::Node> numbers_{};
};

cause::Graph::Event graph_event(EventId id, std::int64_t earliest_start, std::int64_t latest_start,
                                bool is_end) {
  return {id, Instant::from_key(earliest_start), Instant::from_key(latest_start), is_end};
}

/// The events asked about are there without links or belief too.
void add_asked(store::State& state, std::span<const EventId> asked, GraphParts& parts) {
  std::vector<std::int64_t> ids;
  for (const auto event : asked) ids.push_back(event.value());
  const auto list = state.database.id_list(ids);
  auto rows = state.database.query(
      "SELECT id, earliest_start, latest_start FROM event WHERE id " + state.database.in_list("$1"),
      std::string_view(list));
  while (rows.next())
    parts.add(graph_event(EventId(rows.integer(0)), rows.integer(1), rows.integer(2), false));
}

/// Follows the links in memory.
class Spreading {
 public:
  using Node = ChosenLinks::Node;

  Spreading(const ChosenLinks& chosen, std::span<const EventId> asked, GraphParts& parts)
      : chosen_(chosen), numbers_(chosen.all().nodes(), none), parts_(parts) {
    for (const auto event : asked)
      if (const auto node = chosen.all().find(event.value())) numbers_[*node] = parts.add({.id = event});
  }

  /// The events that chains from some lead to, and these.
  std::vector<Node> reached(std::vector<Node> from, Toward toward) const {
    std::vector<bool> is_reached(numbers_.size());
    for (const auto node : from) is_reached[node] = true;
    for (std::size_t i = 0; i < from.size(); ++i)
      chosen_.each(from[i], toward, [&](Node other, auto, const auto&) {
        if (is_reached[other] || !comes_to(other)) return;
        is_reached[other] = true;
        from.push_back(other);
      });
    return from;
  }

  /// Takes all links that lead to some events from their causes, or from these to their effects.
  void take(const std::vector<Node>& events, Toward toward) {
    for (const auto node : events)
      chosen_.each(node, toward, [&](Node other, std::int64_t link, const store::Adjacency::Nature& nature) {
        if (!comes_to(other)) return;
        const auto near = number(node);
        const auto far = number(other);
        const bool is_back = toward == Toward::cause;
        parts_.edges.push_back({is_back ? far : near, is_back ? near : far, LinkId(link), nature.credence,
                                nature.kind.first().has_value()});
      });
  }

  /// The events that have links, or those of them that are asked about.
  [[nodiscard]] std::vector<Node> events(bool asked) const {
    std::vector<Node> found;
    for (Node node = 0; node < numbers_.size(); ++node)
      if (asked ? numbers_[node] != none : comes_to(node)) found.push_back(node);
    return found;
  }

 private:
  static constexpr auto none = std::numeric_limits<cause::Node>::max();

  [[nodiscard]] bool comes_to(Node node) const {
    return numbers_[node] != none || chosen_.comes_to(chosen_.all().event(node).standing);
  }
  cause::Node number(Node node) {
    if (numbers_[node] != none) return numbers_[node];
    const auto event = chosen_.all().event(node);
    return numbers_[node] = parts_.add(graph_event(EventId(event.id), event.earliest_start,
                                                   event.latest_start, !chosen_.goes_on(event.standing)));
  }

  const ChosenLinks& chosen_;
  std::vector<cause::Node> numbers_;  ///< in the graph
  GraphParts& parts_;
};

void take_from_memory(const ChosenLinks& chosen, std::span<const EventId> asked, Around around,
                      GraphParts& parts) {
  Spreading spreading(chosen, asked, parts);
  if (around == Around::all) return spreading.take(spreading.events(false), Toward::cause);
  const auto start = spreading.events(true);
  const auto effects = around == Around::causes ? start : spreading.reached(start, Toward::effect);
  if (around == Around::effects || around == Around::causes_and_effects)
    spreading.take(effects, Toward::effect);
  if (around == Around::effects) return;
  const auto& ends = around == Around::causes_of_effects ? effects : start;
  spreading.take(spreading.reached(ends, Toward::cause), Toward::cause);
}

void take_from_file(store::State& state, const WalkOptions& options, const std::vector<LinkKind>& kinds,
                    std::span<const EventId> asked, GraphParts& parts) {
  auto sql =
      "SELECT l.id, l.kind, c.id, c.standing, c.earliest_start, c.latest_start, e.id, e.standing, "
      "e.earliest_start, e.latest_start, " +
      std::string(credence_sql) +
      " FROM link AS l JOIN link_kind AS k ON k.name = l.kind "
      "JOIN event AS c ON c.id = iif(coalesce(k.explains, '') = 'from_by_to', l.to_event, l.from_event) "
      "JOIN event AS e ON e.id = iif(coalesce(k.explains, '') = 'from_by_to', l.from_event, l.to_event) "
      "WHERE TRUE" +
      kinds_sql(kinds);
  if (!options.with_rejected) sql += " AND (l.standing IS NULL OR l.standing = 'disputed')";
  sql += voice_sql(options, 1);
  std::vector<sql::Value> values;
  add_voice(values, options);
  {
    auto rows = state.database.query(sql, std::span<const sql::Value>(values));
    while (rows.next()) {
      const auto end = [&](int column) {
        const EventId id(rows.integer(column));
        auto standing = store::read_word<Standing>(rows.optional_text(column + 1).value_or("accepted"));
        if (options.with_rejected || std::ranges::find(asked, id) != asked.end())
          standing = Standing::accepted;
        return std::pair(standing, graph_event(id, rows.integer(column + 2), rows.integer(column + 3),
                                               standing == Standing::retracted));
      };
      const auto [standing_of_cause, cause] = end(2);
      const auto [standing_of_effect, effect] = end(6);
      if (standing_of_cause == Standing::rejected || standing_of_effect == Standing::rejected) continue;
      const auto from = parts.add(cause);
      const auto to = parts.add(effect);
      parts.edges.push_back({from, to, LinkId(rows.integer(0)), rows.real(10),
                             state.link_kind(rows.text(1)).first().has_value()});
    }
  }
  Links links(state, options);
  keep_credible(parts.edges, links, options);
}

}  // namespace

cause::Graph load_graph(store::State& state, const WalkOptions& options, const std::vector<LinkKind>& kinds,
                        std::span<const EventId> asked, Around around) {
  GraphParts parts;
  add_asked(state, asked, parts);
  const bool is_of_one_voice = options.speaker || options.source;
  if (auto all = is_of_one_voice ? nullptr : state.adjacency())
    take_from_memory(ChosenLinks(std::move(all), options, kinds), asked, around, parts);
  else
    take_from_file(state, options, kinds, asked, parts);
  return std::move(parts).graph();
}

}  // namespace annals::inline v0_2::query
