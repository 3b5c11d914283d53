#include "annals/answer/answers.hpp"
#include "annals/query/order_pieces.hpp"
#include "answer/json_of.hpp"

namespace annals::inline v0_2::answer {

namespace {

Json list_of(Relations relations) {
  Json list = Json::array();
  for (std::size_t i = 0; i < allen_count; ++i)
    if (relations.contains(static_cast<Allen>(i))) list.push_back(name_of(static_cast<Allen>(i)));
  return list;
}

Json json_of_event(const EventBrief& event, const Bounds& bounds, const std::optional<Bounds>& estimate) {
  auto json = json_of(event);
  json["known"] = json_of(bounds);
  if (estimate) json["estimate"] = json_of(*estimate);
  return json;
}

/// What is known of the order, or would be.
template <class Answer>
void put_answer(Json& json, const Answer& answer) {
  json["starts_before"] = word(answer.starts_before);
  json["precedes"] = word(answer.precedes);
  json["follows"] = word(answer.follows);
  json["relations"] = list_of(answer.relations);
}

}  // namespace

Json order_json(const Order& order) {
  auto json = head("order");
  json["a"] = json_of_event(order.a, order.a_bounds, order.a_estimate);
  json["b"] = json_of_event(order.b, order.b_bounds, order.b_estimate);
  put_answer(json, order);
  // Always there, so that a program need not ask twice.
  auto& expected = json["expected"] = Json::object();
  auto& rests_on = expected["rests_on"] = Json::array();
  if (order.expected) {
    put_answer(expected, *order.expected);
    for (const auto& fact : order.expected->rests_on) rests_on.push_back(json_of(fact));
  } else {
    put_answer(expected, order);
  }
  if (order.chance)
    json["chance"] = {{"starts_before", order.chance->starts_before},
                      {"exact", order.chance->exact},
                      {"samples", order.chance->samples},
                      {"assumption", "every way in which all can have been is equally likely"}};
  auto& proofs = json["proofs"] = Json::array();
  for (const auto& proof : order.proofs) proofs.push_back(json_of(proof));
  return json;
}

Json facts_json(const Contradiction& contradiction) {
  Json list = Json::array();
  for (const auto& fact : contradiction.facts) list.push_back(json_of(fact));
  return list;
}

Lines facts_lines(const Contradiction& contradiction) {
  Lines lines{{.text = {{"These cannot all hold:", Role::problem}}}};
  for (const auto& fact : contradiction.facts) {
    auto& line = lines.emplace_back(Line{.indent = 2, .label = {{"-"}}, .label_width = 2});
    line.text = pieces_of(fact);
    if (fact.set_aside) line.text.push_back({"  ← inconsistent", Role::problem});
  }
  if (contradiction.rests_on_assumed_zone)
    lines.push_back(
        {.indent = 2, .text = {{"This rests on a zone that nobody said: by other clocks they might."}}});
  return lines;
}

}  // namespace annals::inline v0_2::answer
