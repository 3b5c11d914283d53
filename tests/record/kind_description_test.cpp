#include "annals/record/actor.hpp"
#include "annals/record/field.hpp"
#include "annals/record/kinds.hpp"
#include "annals/record/link.hpp"
#include "annals/record/place.hpp"
#include "annals/record/source.hpp"
#include "knowledge_base/support.hpp"
#include "record/flood.hpp"

#include <set>

#include <catch2/catch.hpp>

using namespace annals;

namespace {

using test::Flood;
using test::Severity;

template <class T>
Fields fields_stated(const T& record) {
  Fields fields;
  detail::append_fields(record, fields);
  return fields;
}

template <class T>
T from_fields(const Fields& fields) {
  T record{};
  detail::assign_fields(fields, record);
  return record;
}

/// A value of the type of a field, another one for each `salt`.
Value sample(const FieldDescription& field, std::int64_t salt) {
  if (!field.words.empty()) return field.words[static_cast<std::size_t>(salt) % field.words.size()];
  switch (field.type) {
    case FieldType::boolean:
      return salt % 2 == 0;
    case FieldType::integer:
      return salt;
    case FieldType::number:
      return static_cast<double>(salt) + 0.5;
    case FieldType::text:
      return "text " + std::to_string(salt);
    case FieldType::date:
      return When("2018-04").with_words("text " + std::to_string(salt));
    case FieldType::actor:
      return ActorId(salt);
    case FieldType::place:
      return PlaceId(salt);
    case FieldType::event:
      return EventId(salt);
  }
  return {};
}

/// Whether what the description says can be said is kept, from fields to the struct and back.
template <class T>
void check_round_trip(const std::vector<FieldDescription>& described) {
  for (std::int64_t salt : {1, 2}) {
    Fields all;
    for (const auto& field : described) {
      const Field one{field.name, sample(field, salt)};
      INFO("field " << field.name);
      CHECK(fields_stated(from_fields<T>({one})) == Fields{one});
      all.push_back(one);
    }
    CHECK(fields_stated(from_fields<T>(all)) == all);
    const Fields reversed(all.rbegin(), all.rend());
    CHECK(fields_stated(from_fields<T>(reversed)) == all);
  }
  CHECK(fields_stated(T{}).empty());
}

}  // namespace

TEMPLATE_LIST_TEST_CASE("The one description of a kind drives its fields both ways", "", BuiltInKinds) {
  const auto described = describe<TestType>();
  INFO("kind " << described.name);
  CHECK_FALSE(described.name.empty());
  CHECK_FALSE(described.about.empty());
  CHECK_FALSE(described.fields.empty());
  std::set<std::string> names;
  for (const auto& field : described.fields) {
    INFO("field " << field.name);
    CHECK(names.insert(field.name).second);
    CHECK_FALSE(field.about.empty());
  }
  check_round_trip<TestType>(described.fields);
}

TEMPLATE_TEST_CASE("The one description of a record drives its fields both ways", "", Event<>, Actor, Place,
                   Source, Link) {
  check_round_trip<TestType>(detail::describe_fields<TestType>());
}

TEST_CASE("Built-in kinds have different names") {
  std::set<std::string> names;
  const auto add = [&]<class... T>(std::type_identity<std::tuple<T...>>) {
    (names.insert(describe<T>().name), ...);
  };
  add(std::type_identity<BuiltInKinds>{});
  CHECK(names.size() == std::tuple_size_v<BuiltInKinds>);
}

TEST_CASE("A kind of one's own is described by its fields, in their order") {
  const auto flood = describe<Flood>();
  CHECK(flood.name == "flood");
  CHECK(flood.about == "Water over land that is normally dry");
  REQUIRE(flood.fields.size() == words_of<FieldType>.size() + 1);
  for (std::size_t i = 0; i < words_of<FieldType>.size(); ++i)
    CHECK(flood.fields[i].type == static_cast<FieldType>(i));
  CHECK(flood.fields[2] == FieldDescription{"crest_m", FieldType::number, "height of the crest, metres", {}});
  CHECK(flood.fields.back() ==
        FieldDescription{"severity", FieldType::text, "how bad it was", {"minor", "major", "extreme"}});
  check_round_trip<Flood>(flood.fields);
}

TEST_CASE("Absent is not said, and said is not absent") {
  CHECK(fields_stated(Flood{}).empty());
  CHECK(fields_stated(Flood{.warned = false, .displaced = 0, .crest_m = 0.0}).size() == 3);
  CHECK(fields_stated(Flood{.river = ""}).empty());
}

TEST_CASE("An enumeration is said as its word") {
  CHECK(fields_stated(Flood{.severity = Severity::major}) == Fields{{"severity", std::string("major")}});
  CHECK(from_fields<Flood>({{"severity", std::string("extreme")}}).severity == Severity::extreme);
  CHECK(from_word<Outcome>("void") == Outcome::void_);
  CHECK(word(Outcome::not_occurred) == "not_occurred");
  CHECK(words_of<Severity>.size() == 3);
}

TEST_CASE("A field that the struct lacks is passed over, and one of another type or word is refused") {
  CHECK(fields_stated(from_fields<Flood>({{"depth_m", 3.0}, {"crest_m", 2.5}})) == Fields{{"crest_m", 2.5}});
  const std::vector<Field> others{{"displaced", 3.0},
                                  {"river", When("2018")},
                                  {"severity", std::int64_t{1}},
                                  {"severity", std::string("biblical")},
                                  {"storm", ActorId(1)}};
  for (const auto& other : others) {
    INFO(other.name);
    const auto error = test::error_of([&] { from_fields<Flood>({other}); });
    CHECK(error.code() == ErrorCode::incompatible);
    CHECK(error.location().field == other.name);
  }
}

TEST_CASE("A field is found by its name, or not at all") {
  const Fields fields{{"a", true}, {"b", false}};
  REQUIRE(find(fields, "b") != nullptr);
  CHECK(*find(fields, "b") == Value(false));
  CHECK(find(fields, "c") == nullptr);
  CHECK(find({}, "") == nullptr);
}

TEST_CASE("The event of a kind reads as the word of its kind") {
  CHECK(std::string_view(Event<Summit>{}.kind) == "summit");
  CHECK(Event<>{.kind = "epidemic"}.kind == "epidemic");
}
