#include "store/kinds_before.hpp"

#include "annals/error.hpp"
#include "annals/record/words.hpp"
#include "store/binding.hpp"

#include <nlohmann/json.hpp>

namespace annals::inline v0_2::store {

namespace {

using Json = nlohmann::json;

Json json_of(const KindDescription& kind) {
  auto fields = Json::array();
  for (const auto& field : kind.fields)
    fields.push_back({{"name", field.name},
                      {"type", word(field.type)},
                      {"about", field.about},
                      {"words", field.words},
                      {"is_indexed", field.is_indexed}});
  return {{"about", kind.about}, {"fields", std::move(fields)}};
}

KindDescription read_kind(RecordType of, const std::string& name, const Json& json) {
  KindDescription kind{name, json.at("about").get<std::string>(), {}, of};
  for (const auto& field : json.at("fields"))
    kind.fields.push_back(
        {field.at("name").get<std::string>(), read_word<FieldType>(field.at("type").get<std::string>()),
         field.at("about").get<std::string>(), field.at("words").get<std::vector<std::string>>(),
         field.at("is_indexed").get<bool>()});
  return kind;
}

}  // namespace

std::string text_of(const KindsBefore& kinds) {
  if (kinds.empty()) return {};
  auto all = Json::array();
  for (const auto& [name, kind] : kinds)
    all.push_back({{"of", word(name.first)}, {"kind", name.second}, {"was", kind ? json_of(*kind) : Json()}});
  return all.dump();
}

KindsBefore read_kinds_before(std::string_view text) {
  KindsBefore kinds;
  try {
    for (const auto& one : Json::parse(text)) {
      const auto of = read_word<RecordType>(one.at("of").get<std::string>());
      const auto name = one.at("kind").get<std::string>();
      const auto& was = one.at("was");
      kinds.emplace(std::pair(of, name),
                    was.is_null() ? std::nullopt : std::optional(read_kind(of, name, was)));
    }
  } catch (const Json::exception&) {
    throw Error(ErrorCode::corrupt, "The log of this base has kinds as no base can write them.");
  }
  return kinds;
}

}  // namespace annals::inline v0_2::store
