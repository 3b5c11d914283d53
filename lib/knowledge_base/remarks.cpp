#include "knowledge_base/remarks.hpp"

#include "cause/circles.hpp"
#include "query/explanation.hpp"
#include "query/hops.hpp"
#include "query/printed_key.hpp"
#include "store/binding.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include <fmt/format.h>

namespace annals::inline v0_2::detail {

namespace {

/// Events that are told of a circle.
constexpr std::size_t most_told = 8;

std::string text_of(store::State& state, const cause::Graph& graph, const cause::Circle& circle) {
  const auto told = std::min(circle.links.size(), most_told);
  std::vector<EventId> events;
  for (std::size_t i = 0; i < told; ++i) events.push_back(graph.event(graph.edge(circle.links[i]).cause).id);
  const auto briefs = query::briefs_of(state.database, {}, events);
  std::string text;
  for (const auto event : events) text += "“" + briefs.at(event).label() + "” → ";
  if (told < circle.links.size()) text += fmt::format("{} more → ", circle.links.size() - told);
  text += "“" + briefs.at(events.front()).label() + "”";
  if (circle.events > circle.links.size())
    text += fmt::format(", the shortest of the circles among {} events", circle.events);
  return text;
}

void add_circles(store::State& state, std::vector<Remark>& found) {
  const auto graph = query::load_graph(state, {}, query::walked_kinds(state, {}, query::Along::what_came_of),
                                       {}, query::Around::all);
  for (const auto& circle : cause::circles(graph)) {
    Remark remark{.type = Remark::Type::circle,
                  .links = {},
                  .about = {},
                  .what = "a circle of causes: " + text_of(state, graph, circle)};
    for (const auto link : circle.links) remark.links.push_back(graph.edge(link).link);
    found.push_back(std::move(remark));
  }
}

void add_unsupported(store::State& state, std::vector<Remark>& found) {
  // What is accepted without reservation has support.
  auto rows = state.database.query(
      "SELECT id FROM link AS l WHERE standing IS NOT NULL AND NOT EXISTS (SELECT 1 FROM claim AS c WHERE "
      "c.record = l.id AND c.stance = 'asserts' AND NOT EXISTS (SELECT 1 FROM withdrawn WHERE claim = c.id)) "
      "ORDER BY id");
  for (const auto id : store::read_ids(std::move(rows)))
    found.push_back({.type = Remark::Type::unsupported_link,
                     .links = {LinkId(id)},
                     .about = {},
                     .what = "no source says so any more"});
}

}  // namespace

std::vector<Remark> remarks(store::State& state) {
  std::vector<Remark> found;
  add_circles(state, found);
  add_unsupported(state, found);
  for (auto& remark : found) remark.about = query::printed_key(state, remark.links.front());
  return found;
}

}  // namespace annals::inline v0_2::detail
