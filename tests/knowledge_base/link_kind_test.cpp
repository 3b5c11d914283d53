// Kinds of link that a program or a file adds to those of every base.

#include "annals/answer/answers.hpp"
#include "io/support.hpp"
#include "knowledge_base/dump.hpp"
#include "knowledge_base/support.hpp"

#include <catch2/catch.hpp>

using namespace annals;
using Catch::Matchers::Contains;

namespace {

constexpr LinkKind replicates{"replicates", "is replicated by", Explains::from_by_to, LinkEnd::to};

struct Studies : test::Fresh {
  EventId first = base.add(Event<>{.key = "first", .kind = "study", .title = "First study", .when = "2011"});
  EventId second = base.add(Event<>{.key = "second", .kind = "study", .title = "Second study"});
};

}  // namespace

TEST_CASE_METHOD(Studies, "A kind of link of a program counts in explanations as those of every base do") {
  base.link(second, replicates, first);
  const auto step = base.causes(second).steps.at(0);
  CHECK(step.kind == replicates);
  CHECK(step.kind.inverse() == "is replicated by");
  CHECK(base.causes(first).steps.empty());
  CHECK(base.effects(first).steps.size() == 1);
  CHECK(base.effects(first, {.kinds = {causes}}).steps.empty());
  CHECK(base.path(first, second).steps.size() == 1);
  CHECK_THAT(base.effects(first).text(), Contains("is replicated by  Second study"));
  CHECK(base.label(base.record("second replicates first")) == "Second study replicates First study");
  CHECK(base.events().where(linked_to(replicates)).all().at(0).key == "second");
  CHECK(base.events().where(!linked_to(replicates)).all().at(0).key == "first");
}

TEST_CASE_METHOD(Studies, "A kind of link of a program says which end starts first, and is checked for it") {
  base.link(second, replicates, first);
  CHECK(base.order(second, first, {.assume_causes = true}).starts_before == Precedence::cannot);
  base.claim(second, Event<>{.when = "2010"}, {});
  REQUIRE(base.check().size() == 1);
  CHECK_THAT(base.check().at(0).what, Contains("replicates"));
}

TEST_CASE_METHOD(Studies, "A base learns a kind of link with its first link, and keeps it") {
  CHECK(base.link_kinds().size() == built_in_link_kinds.size());
  test::check_refused([&] { return base.link_kind("replicates"); }, ErrorCode::not_found,
                      {"replicates", "causes", "supersedes"});
  base.link(second, replicates, first);
  const auto again = KnowledgeBase::open(base.path(), {.mode = OpenOptions::Mode::read_only});
  const auto known = again.link_kind("replicates");
  CHECK(known.inverse() == replicates.inverse());
  CHECK(known.explains() == replicates.explains());
  CHECK(known.first() == replicates.first());
  CHECK(again.link_kinds().back() == replicates);
  CHECK(again.check().empty());
}

TEST_CASE_METHOD(Studies, "A kind of link that two programs describe differently is refused, with both") {
  base.link(second, replicates, first);
  const auto before = test::dump(base.path());
  constexpr LinkKind other{"replicates", "is replicated by", Explains::nothing, LinkEnd::to};
  constexpr LinkKind new_causes{"causes", "is brought about by", Explains::to_by_from, LinkEnd::from};
  test::check_refused([&] { base.link(first, other, second); }, ErrorCode::incompatible,
                      {"replicates", "explaining from_by_to"});
  test::check_refused([&] { base.add_link_kind(other); }, ErrorCode::incompatible, {"replicates"});
  test::check_refused([&] { base.link(first, new_causes, second); }, ErrorCode::incompatible,
                      {"is caused by", "is brought about by"});
  test::check_refused([&] { return base.causes(first, {.kinds = {other}}); }, ErrorCode::incompatible, {});
  test::check_refused([&] { return base.events().where(linked_to(other)).all(); }, ErrorCode::incompatible,
                      {});
  CHECK(test::dump(base.path()) == before);
  base.add_link_kind(replicates);
}

TEST_CASE_METHOD(Studies, "A kind of link that was rolled back is not known") {
  {
    auto transaction = base.transaction();
    base.link(second, replicates, first);
    CHECK(base.link_kind("replicates") == replicates);
  }
  test::check_refused([&] { return base.link_kind("replicates"); }, ErrorCode::not_found, {});
}

TEST_CASE("A kind of link that is described at run time outlives its texts") {
  auto kind =
      LinkKind(LinkKindDescription{std::string("cites"), std::string("is cited by"), Explains::nothing, {}});
  CHECK(kind == LinkKind(LinkKindDescription{"cites", "is cited by"}));
  CHECK(kind.phrase() == "cites");
  test::check_refused(
      [] {
        LinkKind(LinkKindDescription{"Cites", "is cited by"});
      },
      ErrorCode::invalid_argument, {"Cites"});
  test::check_refused(
      [] {
        LinkKind(LinkKindDescription{"", "is cited by"});
      },
      ErrorCode::invalid_argument, {"name"});
  test::check_refused(
      [] {
        LinkKind(LinkKindDescription{"cites", ""});
      },
      ErrorCode::invalid_argument, {"cites", "backwards"});
}

TEST_CASE("Kinds of link go through JSON Lines, described wherever they stand in the file") {
  FreshBase base;
  const std::string studies = R"({"event":"a","kind":"study"}
{"event":"b","kind":"study"}
{"link":["b","replicates","a"]}
)";
  const std::string description =
      R"({"describe":"replicates","of":"link","inverse":"is replicated by","explains":"from_by_to","first":"to"})";
  CHECK_THAT(base.refusal(studies),
             Contains("in.jsonl:3") && Contains("replicates") && Contains("supersedes"));
  base.import(studies + description);
  CHECK(base->causes(base->event("b").id).steps.size() == 1);
  CHECK_THAT(base.exported(), Contains(description));
  FreshBase other;
  other.import(base.exported());
  CHECK(other.exported() == base.exported());
  CHECK(base.import(base.exported()).claims == 0);
}

TEST_CASE("A line that describes a kind of link as none can be, or otherwise than the base, is refused") {
  FreshBase base;
  const auto refused = [&](const std::string& members) {
    return base.refusal(R"({"describe":"cites","of":"link")" + members + "}");
  };
  CHECK_THAT(refused(""), Contains("inverse"));
  CHECK_THAT(refused(R"(,"inverse":"is cited by","explains":"all")"),
             Contains("explains") && Contains("to_by_from"));
  CHECK_THAT(refused(R"(,"inverse":"is cited by","first":1)"), Contains("first"));
  CHECK_THAT(refused(R"(,"inverse":"is cited by","fields":[])"), Contains("fields"));
  base.import(R"({"describe":"cites","of":"link","inverse":"is cited by"})");
  CHECK_THAT(refused(R"(,"inverse":"is quoted by")"), Contains("is quoted by") && Contains("is cited by"));
}
