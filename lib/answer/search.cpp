#include "annals/answer/answers.hpp"
#include "answer/json_of.hpp"

#include <string_view>

namespace annals::inline v0_2::answer {

namespace {

Json json_of_hit(const SearchHit& hit) {
  Json json{{"record", word(hit.record.type)}, {"key", hit.key}, {"title", hit.title}};
  if (!hit.kind.empty()) json["kind"] = hit.kind;
  json["field"] = hit.field;
  json["excerpt"] = hit.excerpt;
  return json;
}

/// The excerpt, after its field where that is not the title. The brackets around the words found stay, as not
/// everything can show a role.
Pieces excerpt_of(const SearchHit& hit) {
  Pieces pieces;
  if (hit.field != "title") pieces.push_back({hit.field + ": ", Role::remark});
  std::string_view text = hit.excerpt;
  while (!text.empty()) {
    const auto start = text.find('[');
    const auto end = start == std::string_view::npos ? start : text.find(']', start);
    if (end == std::string_view::npos) break;
    pieces.push_back({std::string(text.substr(0, start)), Role::remark});
    pieces.push_back({std::string(text.substr(start, end + 1 - start)), Role::match});
    text.remove_prefix(end + 1);
  }
  pieces.push_back({std::string(text), Role::remark});
  return pieces;
}

}  // namespace

Json search_json(std::span<const SearchHit> hits) {
  auto json = head("search");
  auto& list = json["hits"] = Json::array();
  for (const auto& hit : hits) list.push_back(json_of_hit(hit));
  return json;
}

Lines search_lines(std::span<const SearchHit> hits) {
  if (hits.empty()) return {{.text = {{"Nothing was found."}}}};
  Lines lines;
  for (const auto& hit : hits) {
    const bool names_kind = !hit.kind.empty() && !is_edge(hit.record.type);
    lines.push_back(
        {.text = {{hit.title.empty() ? hit.key : hit.title, Role::title},
                  {"  " + (names_kind ? hit.kind : std::string(noun(hit.record.type))), Role::remark},
                  {"  " + hit.key, Role::key}}});
    lines.push_back({.indent = 2, .text = excerpt_of(hit)});
  }
  return lines;
}

}  // namespace annals::inline v0_2::answer
