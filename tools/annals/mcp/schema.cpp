#include "mcp/schema.hpp"

#include "annals/io/typed.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <string_view>
#include <utility>

namespace annals::tools::mcp {

namespace {

using Json = nlohmann::ordered_json;
using Takes = Argument::Takes;

/// What every tool has in its own way: the base that is served, and the forms of answers.
bool is_offered(const Argument& argument) {
  constexpr std::array<std::string_view, 7> own{"BASE",   "--json", "--sql",    "--format",
                                                "--keys", "--edtf", "--numbers"};
  return std::ranges::find(own, argument.name) == own.end();
}

std::string name_of(const Argument& argument) {
  auto name = argument.name.substr(argument.by_name() ? 2 : 0);
  for (auto& letter : name)
    letter = letter == '-' ? '_' : static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
  return name;
}

std::string type_of(Takes takes) {
  switch (takes) {
    case Takes::nothing:
      return "boolean";
    case Takes::number:
      return "integer";
    case Takes::share:
      return "number";
    default:
      return "string";
  }
}

Json property_of(const Argument& argument) {
  Json value{{"type", type_of(argument.takes)}};
  if (!argument.words.empty()) value["enum"] = argument.words;
  if (argument.takes == Takes::number || argument.takes == Takes::share) value["minimum"] = 0;
  if (argument.takes == Takes::share) value["maximum"] = 1;
  Json property = argument.many ? Json{{"type", "array"}, {"items", value}} : std::move(value);
  property["description"] = argument.about;
  return property;
}

bool is_required(const Argument& argument, const Words& required) {
  return argument.required || std::ranges::find(required, name_of(argument)) != required.end();
}

/// As it is typed; nothing where it is of another type.
std::optional<std::string> typed_value(Takes takes, const Json& value) {
  if (takes == Takes::text && value.is_string()) return value.get<std::string>();
  if (takes == Takes::number && value.is_number_integer()) return value.dump();
  if (takes == Takes::share && value.is_number()) return value.dump();
  return std::nullopt;
}

class Reader {
 public:
  void read(const Argument& argument, const Json& value) {
    const auto name = name_of(argument);
    if (argument.takes == Takes::nothing) {
      if (!value.is_boolean()) return mistake("\"" + name + "\" must be true or false.");
      if (value.get<bool>()) result.by_name.push_back(argument.name);
      return;
    }
    if (!argument.many || !value.is_array()) return read_one(argument, name, value);
    for (const auto& one : value) read_one(argument, name, one);
  }
  void mistake(std::string what) { mistakes.push_back(std::move(what)); }

  Typed result{};
  Words mistakes{};

 private:
  void read_one(const Argument& argument, const std::string& name, const Json& value) {
    const auto text = typed_value(argument.takes, value);
    if (!text) return mistake("\"" + name + "\" must be of the type " + type_of(argument.takes) + ".");
    if (text->find('\0') != std::string::npos) return mistake("\"" + name + "\" has a NUL in it.");
    if (!argument.by_name())
      result.by_place.push_back(*text);
    else if (!text->empty())
      result.by_name.push_back(argument.name + "=" + *text);
  }
};

bool is_given(const Json& given, const std::string& name) {
  const auto found = given.find(name);
  return found != given.end() && !found->is_null() && *found != "" && *found != Json::array();
}

}  // namespace

Json schema_of(const CommandDescription& command, const Words& required) {
  auto properties = Json::object();
  auto needed = Json::array();
  for (const auto& argument : command.arguments) {
    if (!is_offered(argument)) continue;
    properties[name_of(argument)] = property_of(argument);
    if (is_required(argument, required)) needed.push_back(name_of(argument));
  }
  return {{"type", "object"},
          {"properties", std::move(properties)},
          {"required", std::move(needed)},
          {"additionalProperties", false}};
}

Typed typed(const CommandDescription& command, const Words& required, const Json& given) {
  Reader reader;
  Words names;
  for (const auto& argument : command.arguments) {
    if (!is_offered(argument)) continue;
    const auto& name = names.emplace_back(name_of(argument));
    if (is_given(given, name))
      reader.read(argument, given.at(name));
    else if (is_required(argument, required))
      reader.mistake("\"" + name + "\" is missing: " + argument.about + ".");
  }
  for (const auto& [name, value] : given.items())
    if (std::ranges::find(names, name) == names.end())
      reader.mistake("There is no argument \"" + name + "\"" + near_miss(name, names));
  if (!reader.mistakes.empty()) throw TypedError(std::move(reader.mistakes));
  return std::move(reader.result);
}

}  // namespace annals::tools::mcp
