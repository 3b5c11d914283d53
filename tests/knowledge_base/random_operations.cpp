#include "knowledge_base/random_operations.hpp"

#include "knowledge_base/support.hpp"
#include "record/description.hpp"

#include <array>

namespace annals::test {

namespace {

constexpr std::array types{RecordType::event, RecordType::actor, RecordType::place, RecordType::source};
const std::array<std::string, 3> kinds{"flood", "summit", "threat"};
const std::array<std::string, 4> texts{"alpha", "beta gamma", "김정은", "l'\"été\" (2018)"};
const std::array<const char*, 8> dates{"2018",         "2018-04",    "2018-04-27", "2018-04/..",
                                       "2018/2020-06", "../1985-06", "156X",       "Y170000002"};
const std::array<const char*, 6> offsets{
    "before",        "21 months before",         "within 2 weeks of",
    "the day after", "at least 100 years after", "ends before the end of"};

}  // namespace

RandomOperations::RandomOperations(KnowledgeBase& base, std::uint32_t seed) : base_(base), random_(seed) {
  base_.describe(describe<Flood>());
  known_.records[RecordType::source].push_back(base_.self());
}

int RandomOperations::number(std::size_t below) {
  return static_cast<int>(random_() % static_cast<std::uint32_t>(below));
}

RecordId RandomOperations::any(RecordType type) {
  const auto& all = known_.records[type];
  return all[static_cast<std::size_t>(number(all.size()))];
}

RecordId RandomOperations::any_record() {
  for (;;) {
    const auto type = static_cast<RecordType>(number(words_of<RecordType>.size()));
    if (!known_.records[type].empty()) return any(type);
  }
}

std::optional<RecordId> RandomOperations::older(RecordType type, std::int64_t number) {
  if (known_.records[type].empty()) return std::nullopt;
  const auto id = any(type);
  return id.value < number ? std::optional(id) : std::nullopt;
}

std::optional<Value> RandomOperations::value(const FieldDescription& field, std::int64_t about) {
  if (!field.words.empty()) return field.words[static_cast<std::size_t>(number(100)) % field.words.size()];
  const auto reference = [&]<class Id>(RecordType type, Id*) -> std::optional<Value> {
    const auto id = older(type, about);
    return id ? std::optional<Value>(Id(id->value)) : std::nullopt;
  };
  switch (field.type) {
    case FieldType::boolean:
      return chance(50);
    case FieldType::integer:
      return std::int64_t{number(3)} - 1;
    case FieldType::number:
      return number(3) * 0.5;
    case FieldType::text:
      if (field.name == "calendar") return std::string(chance(50) ? "gregorian" : "julian until 1752-09-14");
      if (field.name == "zone")
        return std::string(chance(50) ? "+09:00" : chance(50) ? "-03:30" : "Europe/Berlin");
      return texts[static_cast<std::size_t>(number(4))];
    case FieldType::date: {
      const When date(dates[static_cast<std::size_t>(number(8))]);
      return chance(30) ? date.with_words(texts[static_cast<std::size_t>(number(4))]) : date;
    }
    case FieldType::actor:
      return reference(RecordType::actor, static_cast<ActorId*>(nullptr));
    case FieldType::place:
      return reference(RecordType::place, static_cast<PlaceId*>(nullptr));
    case FieldType::event:
      return reference(RecordType::event, static_cast<EventId*>(nullptr));
  }
  return std::nullopt;
}

/// Sources differ on kinds, and some say none.
std::string RandomOperations::kind_for(RecordType type) {
  return type == RecordType::event && chance(80) ? kinds[static_cast<std::size_t>(number(3))] : std::string();
}

Statement RandomOperations::statement(RecordType type, const std::string& kind, std::int64_t about) {
  auto fields = core_fields(type);
  if (kind == "flood")
    for (auto& field : describe<Flood>().fields) fields.push_back(field);
  if (kind == "summit")
    for (auto& field : describe<Summit>().fields) fields.push_back(field);
  Statement statement;
  if (!kind.empty()) statement.fields.push_back({"kind", kind});
  for (const auto& field : fields)
    if (chance(40) && !(type == RecordType::event && field.name == "kind"))
      if (auto one = value(field, about)) statement.fields.push_back({field.name, *one});
  if (!is_edge(type))
    for (int i = number(3); i > 0; --i)
      statement.names.push_back({texts[static_cast<std::size_t>(number(4))], chance(50) ? "ko" : ""});
  if (type != RecordType::event) return statement;
  for (int i = number(3); i > 0; --i)
    if (const auto actor = older(RecordType::actor, about))
      statement.with.push_back({ActorId(actor->value), chance(50) ? "attends" : ""});
  if (const auto whole = older(RecordType::event, about); whole && chance(30))
    statement.part_of.emplace_back(whole->value);
  return statement;
}

Citation RandomOperations::citation() {
  Citation citation;
  if (chance(80)) citation.source = SourceId(any(RecordType::source).value);
  if (chance(40) && !known_.records[RecordType::actor].empty())
    citation.speaker = ActorId(any(RecordType::actor).value);
  if (chance(30)) citation.locator = "par. " + std::to_string(number(3));
  if (chance(20)) citation.published = When(dates[static_cast<std::size_t>(number(8))]);
  if (chance(20)) citation.likelihood = chance(50) ? Likelihood::worded("may") : likely;
  if (chance(10)) citation.window = When("2021").with_words("next year");
  if (chance(50)) citation.recorded = Instant::from_key(1000000LL * number(4));  // claims that tie
  return citation;
}

void RandomOperations::enter() {
  const auto type = types[static_cast<std::size_t>(number(4))];
  Claim claim;
  claim.statement = statement(type, kind_for(type), std::int64_t{1} << 60);
  claim.citation = citation();
  const auto id =
      base_.enter(type, "key-" + std::to_string(known_.keys++), chance(20) ? "elsewhere" : "", claim);
  known_.records[type].push_back(id);
  known_.claims.emplace_back(id.value);
}

void RandomOperations::link() {
  if (known_.records[RecordType::event].size() < 2) return enter();
  const EventId from(any(RecordType::event).value);
  const EventId to(any(RecordType::event).value);
  static constexpr std::array kinds{causes, triggers, enables,
                                    LinkKind{"echoes", "is echoed by", Explains::nothing, LinkEnd::to}};
  const auto kind = kinds.at(static_cast<std::size_t>(number(kinds.size())));
  if (from == to || base_.find_link(from, kind, to)) return enter();
  Claim claim;
  claim.statement = statement(RecordType::link, {}, 0);
  claim.citation = citation();
  const auto id = base_.enter_link(from, kind, to, claim);
  known_.records[RecordType::link].push_back(id);
  known_.claims.emplace_back(id.value());
}

void RandomOperations::time() {
  if (known_.records[RecordType::event].size() < 2) return enter();
  const EventId event(any(RecordType::event).value);
  const EventId anchor(any(RecordType::event).value);
  const Offset offset = offsets[static_cast<std::size_t>(number(offsets.size()))];
  if (event == anchor || base_.find_relative_date(event, offset, anchor)) return enter();
  Claim claim;
  claim.statement = statement(RecordType::relative_date, {}, 0);
  claim.citation = citation();
  if (chance(70)) claim.citation.likelihood.reset();
  const auto id = base_.enter_relative_date(event, offset, anchor, claim);
  known_.records[RecordType::relative_date].push_back(id);
  known_.claims.emplace_back(id.value());
}

void RandomOperations::say(Stance stance) {
  const auto about = any_record();
  Claim claim;
  claim.stance = stance;
  if (stance == Stance::asserts || chance(60))
    claim.statement = statement(about.type, kind_for(about.type), about.value);
  claim.citation = citation();
  known_.claims.push_back(base_.claim(about, claim));
}

void RandomOperations::judge() {
  if (known_.claims.empty()) return enter();
  const auto claim = known_.claims[static_cast<std::size_t>(number(known_.claims.size()))];
  base_.judge(claim, {static_cast<Act>(number(7)), chance(50) ? "wrong" : ""});
}

void RandomOperations::set_reliability() {
  const SourceId source(any(RecordType::source).value);
  base_.set_reliability(source, chance(20) ? std::nullopt : std::optional(number(3) * 0.5));
}

void RandomOperations::act() {
  const int what = number(100);
  if (what < 30)
    enter();
  else if (what < 38)
    link();
  else if (what < 48)
    time();
  else if (what < 68)
    say(Stance::asserts);
  else if (what < 80)
    say(Stance::disputes);
  else if (what < 94)
    judge();
  else
    set_reliability();
}

}  // namespace annals::test
