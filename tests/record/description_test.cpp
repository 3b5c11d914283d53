#include "record/description.hpp"

#include "annals/record/event.hpp"
#include "annals/record/kinds.hpp"
#include "knowledge_base/support.hpp"

#include <limits>

#include <catch2/catch.hpp>

using namespace annals;
using namespace std::string_literals;
using test::check_refused;
using test::Flood;

namespace {

/// Refused as bad input, with these words.
template <class Act>
void refused(Act act, std::initializer_list<std::string> words) {
  check_refused(act, ErrorCode::invalid_argument, words);
}

KindDescription kind_with(std::vector<FieldDescription> fields, std::string name = "quake") {
  return {std::move(name), {}, std::move(fields)};
}

void normalize_flood(Statement& statement) {
  const auto kind = describe<Flood>();
  normalize(statement, RecordType::event, &kind, "event \"flood\"");
}

void refuse_flood(Statement statement, std::initializer_list<std::string> words) {
  refused([&] { normalize_flood(statement); }, words);
}

}  // namespace

TEST_CASE("A key is one readable word") {
  for (const auto* key : {"k", "hanoi-summit-2019", "김정은", "F-35", "a/b.c:d"})
    CHECK_NOTHROW(check_key(key));
  CHECK_NOTHROW(check_key(std::string(200, 'x')));
  refused([] { check_key(""); }, {"needs a key"});
  refused([] { check_key(std::string(201, 'x')); }, {"longer than 200 bytes"});
  refused([] { check_key("a\0b"s); }, {"\\x00", "NUL"});
  refused([] { check_key("\xFF"); }, {"\\xff", "UTF-8"});
  for (const auto* key : {"a b", "a\tb", "a\xC2\xA0", "a@b", "it's", "\"a\"", "`a`"})
    refused([&] { check_key(key); }, {"white space, a quotation mark or \"@\""});
}

TEST_CASE("A kind without fields is one word") {
  for (const auto* word : {"threat", "border_closure", "회담", "conflict"})
    CHECK_NOTHROW(check_kind_word(word));
  refused([] { check_kind_word(""); }, {"needs a kind"});
  refused([] { check_kind_word("border closure"); }, {"border closure", "border_closure"});
  refused([] { check_kind_word(std::string(64, 'x')); }, {"63 bytes"});
  refused([] { check_kind_word("\xFF"); }, {"\\xff"});
}

TEST_CASE("A kind with fields has names that can stand in SQL, JSON and programs") {
  CHECK_NOTHROW(check_kind(describe<Flood>()));
  CHECK_NOTHROW(check_kind(kind_with({{"depth_km", FieldType::number, "how deep", {}}})));
  for (const auto* name : {"Quake", "1quake", "quake-2", "회담", "_quake"})
    refused([&] { check_kind(kind_with({{"depth_km"}}, name)); }, {name, "small letters"});
  for (const auto* name : {"Depth", "depth km", "2nd", ""})
    refused([&] { check_kind(kind_with({{name}})); }, {"field \""s + name, "small letters"});
  for (const auto* name : {"title", "when", "key", "kind", "with", "place", "id", "when_words"})
    refused([&] { check_kind(kind_with({{name}})); }, {name, "every event has a member"});
  for (const auto* name : {"citation", "order", "claim", "event", "source", "type", "stance"})
    CHECK_NOTHROW(check_kind(kind_with({{name}})));
  refused([] { check_kind(kind_with({{"begun", FieldType::date}, {"begun_words"}})); }, {"begun_words"});
  refused([] { check_kind(kind_with({{"depth_km"}, {"depth_km"}})); }, {"depth_km", "twice"});
}

TEST_CASE("A kind may have any natural name") {
  for (const auto* name : {"event", "claim", "timeline", "conflict", "order", "record", "passage", "base"})
    CHECK_NOTHROW(check_kind(kind_with({{"depth_km"}}, name)));
}

TEST_CASE("What a kind and its fields are about is one line each") {
  refused([] { check_kind({"quake", "two\nlines", {}}); }, {"quake", "one line"});
  refused([] { check_kind(kind_with({{"depth_km", FieldType::number, "two\nlines", {}}})); }, {"one line"});
  refused([] { check_kind(kind_with({{"scale", FieldType::text, "", {"a", "b\nc"}}})); }, {"a word"});
}

TEST_CASE("Fields are known by name: those of every event, then those of its kind") {
  const auto flood = describe<Flood>();
  const auto order = field_order(RecordType::event, &flood);
  CHECK(order.front() == "kind");
  CHECK(order.back() == "severity");
  CHECK(find_field(RecordType::event, &flood, "river")->type == FieldType::text);
  CHECK(find_field(RecordType::event, nullptr, "river") == nullptr);
  CHECK(find_field(RecordType::place, nullptr, "latitude")->type == FieldType::number);
}

TEST_CASE("What is said comes into one form, whatever the order it was said in") {
  Statement statement;
  statement.fields = {{"crest_m", std::int64_t{3}}, {"river", "Han"s}, {"title", "Flood"s}};
  statement.with = {{ActorId(3)}, {ActorId(2), "visits"}, {ActorId(3)}};
  statement.names = {{"홍수", "ko"}, {"Flood"}, {"홍수", "ko"}};
  statement.part_of = {EventId(9), EventId(8), EventId(9)};
  normalize_flood(statement);
  CHECK(statement.fields == Fields{{"title", "Flood"s}, {"crest_m", 3.0}, {"river", "Han"s}});
  CHECK(statement.with == std::vector<Participant>{{ActorId(2), "visits"}, {ActorId(3)}});
  CHECK(statement.names == std::vector<Name>{{"Flood"}, {"홍수", "ko"}});
  CHECK(statement.part_of == std::vector<EventId>{EventId(8), EventId(9)});
}

TEST_CASE("A field says only what its description allows") {
  refuse_flood({.fields = {{"colour", "brown"s}}}, {"no field \"colour\"", "river", "title"});
  refuse_flood({.fields = {{"river", "Han"s}, {"river", "Imjin"s}}}, {"river", "twice"});
  refuse_flood({.fields = {{"river", std::int64_t{1}}}}, {"river", "is a text, not a integer"});
  refuse_flood({.fields = {{"displaced", 1.5}}}, {"displaced", "integer", "number"});
  refuse_flood({.fields = {{"river", ""s}}}, {"river", "leave the field out"});
  refuse_flood({.fields = {{"river", "\xFF"s}}}, {"river", "UTF-8"});
  refuse_flood({.fields = {{"severity", "mild"s}}}, {"mild", "minor, major, extreme"});
  refuse_flood({.fields = {{"crest", When("2020").with_words("\xFF")}}}, {"crest", "words", "UTF-8"});
  for (const double number : {std::numeric_limits<double>::infinity(), std::nan("")})
    refuse_flood({.fields = {{"crest_m", number}}}, {"crest_m", "finite"});
  refuse_flood({.with = {{ActorId(1), "\xFF"}}}, {"role", "UTF-8"});
  refuse_flood({.names = {{""}}}, {"empty name"});
  refuse_flood({.names = {{"Flood", "\xFF"}}}, {"language", "UTF-8"});
}

TEST_CASE("Degrees lie on the globe") {
  for (const auto& [field, value] : std::map<std::string, double>{{"latitude", 90.5}, {"longitude", -181}}) {
    Statement statement{.fields = {{field, value}}};
    refused([&] { normalize(statement, RecordType::place, nullptr, "place \"pole\""); },
            {"pole", field, "degrees"});
  }
  Statement statement{.fields = {{"longitude", 180.0}, {"latitude", -90.0}}};
  CHECK_NOTHROW(normalize(statement, RecordType::place, nullptr, "place \"pole\""));
}

TEST_CASE("Only events have participants and wholes, and links have no names") {
  Statement with{.with = {{ActorId(1)}}};
  refused([&] { normalize(with, RecordType::actor, nullptr, "actor \"kim\""); }, {"kim", "only an event"});
  Statement whole{.part_of = {EventId(1)}};
  refused([&] { normalize(whole, RecordType::place, nullptr, "place \"hanoi\""); }, {"only an event"});
  Statement named{.names = {{"Tie"}}};
  refused([&] { normalize(named, RecordType::link, nullptr, "link"); }, {"no names"});
}

TEST_CASE("Who says a thing, how surely and when it was recorded can be written down") {
  CHECK_NOTHROW(check_citation({.locator = "par. 3", .likelihood = likely}, "claim"));
  CHECK_NOTHROW(check_citation({.likelihood = Likelihood{0, 1, ""}}, "claim"));
  refused([] { check_citation({.locator = "\xFF"}, "claim"); }, {"claim", "place in the source"});
  refused([] { check_citation({.published = When("2020").with_words("\xFF")}, "claim"); }, {"publication"});
  refused([] { check_citation({.window = When("2020").with_words("\xFF")}, "claim"); }, {"window"});
  refused([] { check_citation({.likelihood = Likelihood{0.5, {}, ""}}, "claim"); }, {"both ends"});
  refused([] { check_citation({.likelihood = Likelihood{{}, {}, ""}}, "claim"); }, {"a number or a word"});
  for (const auto& [low, high] : std::map<double, double>{{-0.1, 0.5}, {0.6, 0.5}, {0.5001, 1.1}})
    refused(
        [&, low = low, high = high] {
          check_citation({.likelihood = Likelihood{low, high, ""}}, "claim");
        },
        {"between 0 and 1"});
  for (const auto end : {Instant::unbounded_past(), Instant::unbounded_future()})
    refused([&] { check_citation({.recorded = end}, "claim"); }, {"claim", "recording", "unbounded"});
}
