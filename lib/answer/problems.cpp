#include "annals/answer/answers.hpp"
#include "answer/json_of.hpp"

namespace annals::inline v0_2::answer {

Json problems_json(std::span<const Problem> problems) {
  auto json = head("problems");
  json["fine"] = problems.empty();
  auto& list = json["problems"] = Json::array();
  for (const auto& problem : problems)
    list.push_back({{"type", word(problem.type)}, {"about", problem.about}, {"what", problem.what}});
  return json;
}

Lines problems_lines(std::span<const Problem> problems) {
  if (problems.empty()) return {{.text = {{"fine", Role::good}}}};
  Lines lines{{.text = {{std::to_string(problems.size()) + (problems.size() == 1 ? " problem" : " problems"),
                         Role::problem}}}};
  for (const auto& problem : problems)
    if (problem.proof)
      for (auto& line : problem.proof->lines()) lines.push_back(std::move(line));
    else
      lines.push_back({.indent = 2, .text = {{problem.about, Role::title}, {": " + problem.what}}});
  return lines;
}

}  // namespace annals::inline v0_2::answer
