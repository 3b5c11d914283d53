#include "annals/answer/answers.hpp"
#include "answer/json_of.hpp"

namespace annals::inline v0_2::answer {

namespace {

Json list_of(const std::vector<Step>& steps) {
  Json list = Json::array();
  for (const auto& step : steps) list.push_back(json_of(step));
  return list;
}

}  // namespace

Json explanation_json(const Explanation& explanation) {
  auto json = head("explanation");
  json["event"] = json_of(explanation.event);
  json["toward"] = word(explanation.toward);
  json["steps"] = list_of(explanation.steps);
  return json;
}

Json path_json(const Path& path) {
  auto json = head("path");
  json["from"] = json_of(path.from);
  json["to"] = json_of(path.to);
  json["steps"] = list_of(path.steps);
  return json;
}

}  // namespace annals::inline v0_2::answer
