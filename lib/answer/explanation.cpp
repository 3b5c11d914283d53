#include "annals/answer/answers.hpp"
#include "answer/json_of.hpp"

namespace annals::inline v0_2::answer {

namespace {

Json list_of(const std::vector<Step>& steps) {
  Json list = Json::array();
  for (const auto& step : steps) list.push_back(json_of(step));
  return list;
}

/// What a walk left out, and what lies beyond it.
template <class Walk>
void put_left_out(Json& json, const Walk& walk) {
  json["left_out"] = {{"back", walk.back}, {"out_of_time", walk.out_of_time}};
  json["further"] = walk.further;
}

Json list_of(const std::vector<EventBrief>& events) {
  Json list = Json::array();
  for (const auto& event : events) list.push_back(json_of(event));
  return list;
}

Json list_of(const std::vector<Reached>& all) {
  Json list = Json::array();
  for (const auto& one : all)
    list.push_back({{"event", json_of(one.event)},
                    {"steps", one.steps},
                    {"is_root", one.is_root},
                    {"in_circle", one.in_circle}});
  return list;
}

/// Of roots and final effects all are such.
Json list_of_ends(const std::vector<Reached>& all) {
  Json list = Json::array();
  for (const auto& one : all)
    list.push_back({{"event", json_of(one.event)}, {"steps", one.steps}, {"in_circle", one.in_circle}});
  return list;
}

Json steps_or_null(const std::optional<std::size_t>& steps) {
  return steps ? Json(*steps) : Json(nullptr);
}

}  // namespace

Json explanation_json(const Explanation& explanation) {
  auto json = head("explanation");
  json["event"] = json_of(explanation.event);
  json["toward"] = word(explanation.toward);
  json["steps"] = list_of(explanation.steps);
  if (explanation.toward == Toward::effect) json["aims"] = list_of(explanation.aims);
  put_left_out(json, explanation);
  return json;
}

Json path_json(const Path& path) {
  auto json = head("path");
  json["from"] = json_of(path.from);
  json["to"] = json_of(path.to);
  json["steps"] = list_of(path.steps);
  return json;
}

Json chains_json(const Chains& chains) {
  auto json = head("chains");
  json["from"] = list_of(chains.from);
  json["to"] = list_of(chains.to);
  json["by"] = word(chains.asked.order);
  auto& list = json["chains"] = Json::array();
  for (const auto& chain : chains.chains)
    list.push_back({{"steps", list_of(chain.steps)}, {"credence", chain.credence}});
  json["more"] = chains.more;
  return json;
}

Json account_json(const Account& account) {
  auto json = head("account");
  json["event"] = json_of(account.event);
  json["steps"] = list_of(account.steps);
  auto& chains = json["chains"] = Json::array();
  for (const auto& chain : account.chains)
    chains.push_back({{"last", chain.last},
                      {"weakest", steps_or_null(chain.weakest)},
                      {"credence", chain.credence},
                      {"goes_on", chain.goes_on}});
  json["disputed"] = list_of(account.disputed);
  json["not_believed"] = list_of(account.not_believed);
  auto& beside = json["beside"] = Json::array();
  for (const auto& one : account.beside)
    beside.push_back({{"event", json_of(one.event)},
                      {"is", one.is_whole ? "whole" : "part"},
                      {"steps", list_of(one.steps)}});
  json["more"] = account.more;
  put_left_out(json, account);
  return json;
}

Json necessity_json(const Necessity& necessity) {
  auto json = head("necessity");
  json["event"] = json_of(necessity.event);
  json["causes"] = necessity.causes;
  json["roots"] = necessity.roots;
  json["rests_on"] = list_of(necessity.rests_on);
  json["falls"] = list_of(necessity.falls);
  return json;
}

Json influence_json(const Influence& influence) {
  auto json = head("influence");
  auto& list = json["events"] = Json::array();
  for (const auto& one : influence.events)
    list.push_back({{"event", json_of(one.event)}, {"falls", one.falls}});
  json["more"] = influence.more;
  return json;
}

Json common_causes_json(const CommonCauses& common) {
  auto json = head("common_causes");
  json["a"] = json_of(common.a);
  json["b"] = json_of(common.b);
  json["a_to_b"] = steps_or_null(common.a_to_b);
  json["b_to_a"] = steps_or_null(common.b_to_a);
  auto& list = json["causes"] = Json::array();
  for (const auto& one : common.causes)
    list.push_back({{"event", json_of(one.event)},
                    {"steps_to_a", one.steps_to_a},
                    {"steps_to_b", one.steps_to_b},
                    {"nearest", one.nearest}});
  return json;
}

Json roots_json(const Roots& roots) {
  auto json = head("roots");
  json["event"] = json_of(roots.event);
  json["roots"] = list_of_ends(roots.roots);
  json["final_effects"] = list_of_ends(roots.final_effects);
  json["further"] = roots.further;
  return json;
}

}  // namespace annals::inline v0_2::answer
