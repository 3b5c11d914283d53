#include "query/random_base.hpp"

#include <limits>
#include <memory>

namespace annals::testing {

namespace {

constexpr std::int64_t first_place = 1001;
constexpr std::int64_t last_place = 1008;
constexpr std::int64_t first_actor = 2001;
constexpr std::int64_t last_actor = 2005;
constexpr std::int64_t first_source = 3001;
constexpr std::int64_t last_source = 3003;
const std::vector<std::string> roles{"", "attends", "it's \"$1\"; --"};

bool has_order(const std::string& field) {
  return field != "severity" && field != "announced" && field != "site" && field != "main";
}

}  // namespace

EventFilter::Relation RandomBase::random_relation() {
  EventFilter::Relation relation{{}, random_bounds(), chance(50)};
  if (chance(30)) {
    const auto period = random_period();
    relation.to = Bounds{period.from, period.from, period.to, period.to};
  }
  if (chance(30)) return relation.any_of = static_cast<Allen>(number(0, allen_count - 1)), relation;
  for (std::size_t i = 0; i < allen_count; ++i)
    if (chance(50)) relation.any_of |= static_cast<Allen>(i);
  return relation;
}

Criterion RandomBase::random_field_criterion(int depth) {
  const auto stated = random_details();
  const auto& field =
      odd_kind().fields[static_cast<std::size_t>(number(0, std::ssize(odd_kind().fields) - 1))];
  const Value* value = annals::find(stated, field.name);
  if (value == nullptr || chance(10)) return {Criterion::IsStated{field.name}};
  if (field.type == FieldType::text && chance(30))
    return {Criterion::Contains{
        field.name, std::vector{"", "OFF", "'s", "M", "hanoi-2"}[static_cast<std::size_t>(number(0, 4))]}};
  if (field.type == FieldType::event && depth > 0 && chance(70))
    return {Criterion::Names{field.name, std::make_shared<const EventFilter>(random_filter(depth - 1))}};
  if (chance(20)) {
    Criterion::OneOf one_of{field.name, {}};
    for (auto left = number(0, 3); left > 0; --left)
      if (const auto more = random_details(); annals::find(more, field.name) != nullptr)
        one_of.values.push_back(*annals::find(more, field.name));
    return {std::move(one_of)};
  }
  Criterion::Compared compared{field.name, static_cast<Comparison>(number(0, has_order(field.name) ? 5 : 1)),
                               *value};
  if (field.name == "range_km" && chance(50)) compared.value = number(-2, 2);
  return {std::move(compared)};
}

Criterion RandomBase::random_criterion(bool with_fields, int depth) {
  const auto some = [&] {
    std::vector<Criterion> of;
    for (auto left = number(0, 3); left > 0; --left) of.push_back(random_criterion(with_fields, depth - 1));
    return of;
  };
  if (depth > 0 && chance(40)) {
    if (chance(33)) return {Criterion::All{some()}};
    if (chance(50)) return {Criterion::Any{some()}};
    return {Criterion::None{some()}};
  }
  if (with_fields && chance(60)) return random_field_criterion(depth);
  if (chance(50)) {
    Criterion::Claimed claimed;
    if (chance(50)) claimed.source = SourceId(number(first_source, last_source));
    if (chance(30)) claimed.speaker = ActorId(number(first_actor, last_actor));
    if (chance(30)) claimed.recorded_since = Instant::from_key(number(0, 10));
    return {claimed};
  }
  Criterion::Linked linked{built_in_link_kinds.at(static_cast<std::size_t>(number(0, 2))),
                           chance(50) ? LinkEnd::from : LinkEnd::to, nullptr};
  if (depth > 0 && chance(70)) linked.found = std::make_shared<const EventFilter>(random_filter(depth - 1));
  return {std::move(linked)};
}

EventFilter::FieldOrder RandomBase::random_field_order() {
  const std::vector<std::string> fields{"joint", "troops", "range_km", odd_kind().fields[3].name, "severity"};
  EventFilter::FieldOrder order{fields[static_cast<std::size_t>(number(0, std::ssize(fields) - 1))],
                                chance(50) ? Direction::ascending : Direction::descending};
  // Against the alphabet; or the program does not know all words.
  if (order.field == "severity")
    order.words = chance(80) ? std::vector<std::string>{"minor", "major"} : std::vector<std::string>{"major"};
  if (chance(30) && !events_.empty()) {
    const auto& event = events_[static_cast<std::size_t>(random_event() - 10)];
    order.after.emplace(Cursor{Instant::from_key(event.sort_key), 0, EventId(event.id)});
    if (const Value* citation = annals::find(event.details, order.field)) order.after->value = *citation;
  }
  return order;
}

EventFilter RandomBase::random_filter(int depth) {
  EventFilter filter;
  if (chance(25)) filter.overlapping = random_period();
  if (chance(10)) filter.within = random_period();
  if (chance(10)) filter.starting_in = random_period();
  while (chance(15)) filter.relations.push_back(random_relation());
  if (chance(40)) filter.kind = chance(80) ? odd_kind().name : chance(50) ? "threat" : "unheard of";
  for (auto left = chance(30) ? number(1, 2) : 0; left > 0; --left) {
    const auto& role = roles[static_cast<std::size_t>(number(0, std::ssize(roles) - 1))];
    filter.involving.push_back({ActorId(number(first_actor, last_actor)), role});
  }
  if (chance(20)) filter.in = PlaceId(number(first_place, last_place));
  if (chance(10) && !events_.empty())
    filter.part_of = EventId(10 + number(0, std::min<std::int64_t>(4, std::ssize(events_) - 1)));
  if (chance(20)) filter.outcome.reset();
  if (chance(10)) filter.outcome = static_cast<Outcome>(number(0, 3));
  if (chance(20)) filter.matching = random_words(2);
  const bool is_odd = filter.kind == odd_kind().name;
  while (chance(is_odd ? 50 : 15)) filter.where.push_back(random_criterion(is_odd, depth));
  if (chance(10)) filter.standing = static_cast<Standing>(number(0, 3));
  filter.with_rejected = chance(30);
  if (chance(50)) filter.direction = Direction::descending;
  if (is_odd && chance(40)) filter.field_order = random_field_order();
  if (chance(30)) filter.limit = static_cast<std::size_t>(number(0, 20));
  if (chance(5)) filter.limit = std::numeric_limits<std::size_t>::max();
  if (chance(30) && !events_.empty() && !filter.field_order) {
    const auto& event = events_[static_cast<std::size_t>(random_event() - 10)];
    filter.after = Cursor{Instant::from_key(event.sort_key), 0, EventId(event.id + number(-1, 1))};
  }
  return filter;
}

}  // namespace annals::testing
