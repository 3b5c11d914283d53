#include "annals/answer/answers.hpp"
#include "answer/json_of.hpp"

#include <utility>

namespace annals::inline v0_2::answer {

Json problems_json(std::span<const Problem> problems) {
  auto json = head("problems");
  json["fine"] = problems.empty();
  auto& list = json["problems"] = Json::array();
  for (const auto& problem : problems) {
    Json one{{"type", word(problem.type)}, {"about", problem.about}, {"what", problem.what}};
    for (const auto& proof : problem.proofs) one["proofs"].push_back(json_of(proof));
    list.push_back(std::move(one));
  }
  return json;
}

Lines problems_lines(std::span<const Problem> problems) {
  if (problems.empty()) return {{.text = {{"fine", Role::good}}}};
  Lines lines{{.text = {{std::to_string(problems.size()) + (problems.size() == 1 ? " problem" : " problems"),
                         Role::problem}}}};
  for (const auto& problem : problems) {
    // The one proof of a link says all.
    if (problem.type != Problem::Type::impossible_link)
      lines.push_back({.indent = 2, .text = {{problem.about, Role::title}, {": " + problem.what}}});
    for (const auto& proof : problem.proofs)
      for (auto& line : proof.lines()) lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace annals::inline v0_2::answer
