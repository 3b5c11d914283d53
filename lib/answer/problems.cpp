#include "annals/answer/answers.hpp"
#include "answer/json_of.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace annals::inline v0_2::answer {

Json problems_json(std::span<const Problem> problems, std::span<const Remark> remarks) {
  auto json = head("problems");
  json["fine"] = problems.empty();
  auto& list = json["problems"] = Json::array();
  for (const auto& problem : problems) {
    Json one{{"type", word(problem.type)}, {"about", problem.about}, {"what", problem.what}};
    for (const auto& proof : problem.proofs) one["proofs"].push_back(json_of(proof));
    list.push_back(std::move(one));
  }
  auto& others = json["remarks"] = Json::array();
  for (const auto& remark : remarks)
    others.push_back({{"type", word(remark.type)}, {"about", remark.about}, {"what", remark.what}});
  return json;
}

Lines problems_lines(std::span<const Problem> problems, std::span<const Remark> remarks) {
  constexpr std::size_t most_remarks = 20;
  Lines lines;
  if (problems.empty())
    lines.push_back({.text = {{"fine", Role::good}}});
  else
    lines.push_back(
        {.text = {{std::to_string(problems.size()) + (problems.size() == 1 ? " problem" : " problems"),
                   Role::problem}}});
  for (const auto& problem : problems) {
    // The one proof of a link says all.
    if (problem.type != Problem::Type::impossible_link)
      lines.push_back({.indent = 2, .text = {{problem.about, Role::title}, {": " + problem.what}}});
    for (const auto& proof : problem.proofs)
      for (auto& line : proof.lines()) lines.push_back(std::move(line));
  }
  if (!remarks.empty()) lines.push_back({.text = {{"Worth a second look", Role::heading}}});
  for (const auto& remark : remarks.first(std::min(remarks.size(), most_remarks)))
    lines.push_back({.indent = 2, .text = {{remark.about, Role::title}, {": " + remark.what}}});
  if (remarks.size() > most_remarks)
    lines.push_back({.indent = 2, .text = {{fmt::format("and {} more", remarks.size() - most_remarks)}}});
  return lines;
}

}  // namespace annals::inline v0_2::answer
