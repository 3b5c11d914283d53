#include "store/stated.hpp"

#include "annals/error.hpp"
#include "annals/json.hpp"
#include "json_parse.hpp"
#include "record/description.hpp"
#include "store/binding.hpp"

#include <utility>

namespace annals::inline v0_2::store {

namespace {

[[noreturn]] void refuse(std::string_view field, const std::string& why) {
  throw Error(ErrorCode::corrupt,
              "The base has a claim that states " +
                  (field.empty() ? "fields" : "the field \"" + std::string(field) + "\"") +
                  " as none can: " + why);
}

void put(Json& object, const std::string& name, const Value& value) {
  object.members().emplace_back(name, std::visit(
                                          []<class T>(const T& held) -> Json {
                                            if constexpr (std::same_as<T, When>)
                                              return held.text();
                                            else if constexpr (requires { held.value(); })
                                              return held.value();
                                            else
                                              return held;
                                          },
                                          value));
  if (const auto* date = std::get_if<When>(&value); date != nullptr && !date->words().empty())
    object.members().emplace_back(words_name(name), date->words());
}

Json named(const char* name, Json value, const char* detail, const std::string& text) {
  Json object{{name, std::move(value)}};
  if (!text.empty()) object[detail] = text;
  return object;
}

/// The member of an object, which is of this sort.
template <class Is>
const Json& member(const Json& object, std::string_view name, Is is) {
  const auto* found = object.is_object() ? object.find(name) : nullptr;
  if (found == nullptr || !is(*found)) refuse(name, "its value is of another type");
  return *found;
}

constexpr auto is_integer = [](const Json& json) { return json.is_integer(); };
constexpr auto is_text = [](const Json& json) { return json.is_string(); };

std::string optional_text(const Json& object, std::string_view name) {
  return object.find(name) == nullptr ? std::string() : member(object, name, is_text).text();
}

Value value_of(const Json& json, const FieldDescription& field, const Json& object) {
  switch (field.type) {
    case FieldType::boolean:
      if (json.is_boolean()) return json.boolean();
      break;
    case FieldType::integer:
      if (json.is_integer()) return json.integer();
      break;
    case FieldType::number:
      if (json.is_number()) return json.number();
      break;
    case FieldType::text:
      if (json.is_string()) return json.text();
      break;
    case FieldType::date:
      if (json.is_string()) return read_date(json.text(), optional_text(object, words_name(field.name)));
      break;
    case FieldType::actor:
      if (json.is_integer()) return ActorId(json.integer());
      break;
    case FieldType::place:
      if (json.is_integer()) return PlaceId(json.integer());
      break;
    case FieldType::event:
      if (json.is_integer()) return EventId(json.integer());
      break;
  }
  refuse(field.name, "its value is of another type");
}

/// Whether a member holds a list, which it then adds.
bool read_list(std::string_view name, const Json& json, RecordType type, Statement& statement) {
  if (!json.is_array()) return false;
  for (const auto& item : json.items()) {
    if (name == "with")
      statement.with.push_back(
          {ActorId(member(item, "actor", is_integer).integer()), optional_text(item, "role")});
    else if (name == "names")
      statement.names.push_back({member(item, "text", is_text).text(), optional_text(item, "language")});
    else if (name == "part_of" && type == RecordType::event && item.is_integer())
      statement.part_of.emplace_back(item.integer());
    else if (name == "derived_from" && type == RecordType::source && item.is_integer())
      statement.derived_from.emplace_back(item.integer());
    else
      refuse(name, "it is a list");
  }
  return true;
}

}  // namespace

std::string stated_text(const Statement& statement) {
  auto object = Json::object();
  for (const auto& field : statement.fields) put(object, field.name, field.value);
  const auto list = [&](const char* name, const auto& all, auto&& json_of) {
    if (all.empty()) return;
    auto items = Json::array();
    for (const auto& one : all) items.push_back(json_of(one));
    object.members().emplace_back(name, std::move(items));
  };
  list("with", statement.with,
       [](const Participant& one) { return named("actor", one.actor.value(), "role", one.role); });
  list("names", statement.names,
       [](const Name& one) { return named("text", one.text, "language", one.language); });
  const auto id = [](auto one) { return Json(one.value()); };
  list("part_of", statement.part_of, id);
  list("derived_from", statement.derived_from, id);
  return object.dump();
}

Statement read_stated(State& state, std::string_view text, RecordType type, std::string_view believed_kind) {
  Statement statement;
  if (text == "{}") return statement;
  constexpr std::size_t most_members = 10'000;
  const auto object = parse_json(text, most_members,
                                 [](std::string_view member, const std::string& reason,
                                    std::size_t /*not_json_at*/) { refuse(member, reason); });
  if (!object.is_object()) refuse({}, "they are no JSON object");
  const auto field_of_kind = kind_field(type);
  const auto stated = field_of_kind.empty() ? std::string() : optional_text(object, field_of_kind);
  const auto* kind = state.kind(type, stated.empty() ? believed_kind : stated);
  for (const auto& [name, json] : object.members()) {
    if (read_list(name, json, type, statement)) continue;
    if (const auto* field = find_field(type, kind, name); field != nullptr) {
      statement.fields.push_back({name, value_of(json, *field, object)});
      continue;
    }
    const auto* date = find_field(type, kind, date_of_words(name));
    if (date == nullptr || date->type != FieldType::date) refuse(name, "the base does not describe it");
  }
  return statement;
}

}  // namespace annals::inline v0_2::store
