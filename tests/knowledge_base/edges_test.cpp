// What programs may give by mistake: each is an error that says so, and nothing of it is kept.

#include "knowledge_base/dump.hpp"
#include "knowledge_base/support.hpp"

#include <cmath>
#include <limits>

#include <catch2/catch.hpp>

using namespace annals;

namespace {

constexpr auto nan = std::numeric_limits<double>::quiet_NaN();
constexpr auto infinite = std::numeric_limits<double>::infinity();

template <class Enum>
Enum beyond() {
  return static_cast<Enum>(99);
}

/// A base with two events.
struct Two : test::Fresh {
  EventId a = base.add(Event<>{.key = "a", .kind = "talks"});
  EventId b = base.add(Event<>{.key = "b", .kind = "talks"});

  /// `act` is refused, and changes nothing.
  template <class Act>
  void refused(Act act, ErrorCode code, std::initializer_list<std::string> words) {
    const auto before = test::dump(base.path());
    test::check_refused(act, code, words);
    CHECK(test::dump(base.path()) == before);
    CHECK(base.check().empty());
  }
};

enum class Shade { pale, dark, black };

struct Paint {
  std::optional<Shade> shade{};
  std::optional<double> litres{};
  static constexpr auto kind() {
    return annals::kind("paint", "A wall is painted", field("shade", &Paint::shade, "how dark"),
                        field("litres", &Paint::litres, "of paint"));
  }
};

}  // namespace

TEST_CASE_METHOD(Two, "A value beyond its enumeration is refused") {
  const auto invalid = ErrorCode::invalid_argument;
  refused([&] { base.link(a, LinkKind(), b); }, invalid, {"kind"});
  refused(
      [&] {
        LinkKind(LinkKindDescription{"echoes", "is echoed by", beyond<Explains>()});
      },
      invalid, {"99", "nothing"});
  refused([&] { base.add(Event<>{.key = "c", .kind = "talks", .outcome = beyond<Outcome>()}); }, invalid,
          {"99", "occurred"});
  refused([&] { base.claim(RecordId(beyond<RecordType>(), 1), Claim{}); }, invalid, {"99", "event"});
  refused([&] { base.enter(beyond<RecordType>(), "c", "", Claim{}); }, invalid, {"99", "event"});
  Claim claim;
  claim.stance = beyond<Stance>();
  refused([&] { base.claim(a, claim); }, invalid, {"99", "asserts"});
  refused([&] { base.rank(ClaimId(a.value()), beyond<Rank>(), "because"); }, invalid, {"99", "preferred"});
  refused(
      [&] {
        base.describe({"paint", "", {{"shade", beyond<FieldType>()}}});
      },
      invalid, {"99", "boolean"});
  refused([&] { return base.causes(a, {.kinds = {LinkKind()}}); }, invalid, {"kind"});
  refused([&] { return base.events().count_by(beyond<Group>()); }, invalid, {"group"});
  refused([&] { return base.events().outcome(beyond<Outcome>()).all(); }, invalid, {"99"});
  refused([&] { return base.claims(RecordId(beyond<RecordType>(), 1)); }, invalid, {"99"});
  refused([&] { return KnowledgeBase::open(base.path(), {.mode = beyond<OpenOptions::Mode>()}); }, invalid,
          {"read-only"});
}

TEST_CASE_METHOD(Two,
                 "A value of an own enumeration is kept by the name of its enumerator, and none beyond it") {
  base.add(Event<Paint>{.key = "hall", .details = {.shade = Shade::dark}});
  CHECK(base.event("hall").details == Fields{{"shade", std::string("dark")}});
  CHECK(base.events<Paint>().where(&Paint::shade, equals, Shade::dark).count() == 1);
  refused([&] { base.add(Event<Paint>{.key = "wall", .details = {.shade = beyond<Shade>()}}); },
          ErrorCode::invalid_argument, {"99", "pale", "black"});
}

TEST_CASE_METHOD(Two, "A handle or a query that was moved from says so") {
  auto query = base.events();
  const auto moved_query = std::move(query);
  test::check_refused([&] { return query.all(); }, ErrorCode::misuse, {"moved from"});
  test::check_refused([&] { return query.count(); }, ErrorCode::misuse, {"moved from"});
  auto other = std::move(base);
  test::check_refused([&] { return base.events(); }, ErrorCode::misuse, {"moved from"});
  test::check_refused([&] { base.add(Actor{.key = "kim"}); }, ErrorCode::misuse, {"moved from"});
  test::check_refused([&] { return base.transaction(); }, ErrorCode::misuse, {"moved from"});
  test::check_refused([&] { return base.check(); }, ErrorCode::misuse, {"moved from"});
  test::check_refused([&] { return base.path(); }, ErrorCode::misuse, {"moved from"});
  auto transaction = other.transaction();
  auto rest = std::move(transaction);
  test::check_refused([&] { transaction.commit(); }, ErrorCode::misuse, {"ended"});
  test::check_refused([&] { return transaction.contradictions(); }, ErrorCode::misuse, {"ended"});
  rest.commit();
  base = std::move(other);
  CHECK(base.events().count() == 2);
}

TEST_CASE_METHOD(Two, "A number that is none is refused") {
  const auto invalid = ErrorCode::invalid_argument;
  const auto source = base.add(Source{.key = "report"});
  const double wrong = GENERATE(values({nan, infinite, -infinite, -0.5, 1.5}));
  CAPTURE(wrong);
  refused(
      [&] {
        base.link(a, causes, b, {.credence = Likelihood{wrong, wrong, {}}});
      },
      invalid, {"likelihood"});
  refused(
      [&] {
        base.link(a, causes, b, {.credence = Likelihood{0.1, wrong, {}}});
      },
      invalid, {"likelihood"});
  refused(
      [&] {
        base.claim(a, Event<>{}, {.likelihood = Likelihood{wrong, 1.0, {}}});
      },
      invalid, {"likelihood"});
  refused([&] { base.set_reliability(source, wrong); }, invalid, {"0 and 1"});
  if (!std::isfinite(wrong)) {
    refused([&] { base.add(Event<Paint>{.key = "wall", .details = {.litres = wrong}}); }, invalid,
            {"wall", "litres", "finite"});
    refused([&] { base.add(Place{.key = "town", .latitude = wrong}); }, invalid, {"town", "latitude"});
  }
  if (std::isnan(wrong)) {
    refused([&] { return base.causes(a, {.min_credence = wrong}); }, invalid, {"NaN"});
    refused([&] { return base.path(a, b, {.min_credence = wrong}); }, invalid, {"NaN"});
  }
}

TEST_CASE_METHOD(Two, "An id of no record is refused") {
  const std::int64_t wrong = GENERATE(0, -1, 999, INT64_MIN, INT64_MAX);
  CAPTURE(wrong);
  const auto id = std::to_string(wrong);
  const auto invalid = ErrorCode::invalid_argument;
  const auto missing = ErrorCode::not_found;
  refused([&] { base.link(EventId(wrong), causes, b); }, invalid, {id});
  refused([&] { base.time(a, "before", EventId(wrong)); }, invalid, {id});
  refused([&] { base.add(Event<>{.key = "c", .kind = "talks", .place = PlaceId(wrong)}); }, invalid, {id});
  refused([&] { base.add(Event<>{.key = "c", .kind = "talks", .with = {{ActorId(wrong)}}}); }, invalid, {id});
  refused([&] { base.add(Event<>{.key = "c", .kind = "talks", .part_of = {EventId(wrong)}}); }, invalid,
          {id});
  refused([&] { base.claim(a, Event<>{}, {.source = SourceId(wrong)}); }, invalid, {id});
  refused([&] { base.claim(a, Event<>{}, {.speaker = ActorId(wrong)}); }, invalid, {id});
  refused([&] { base.claim(EventId(wrong), Event<>{}, {}); }, missing, {id});
  refused([&] { base.retract(ClaimId(wrong), "wrong"); }, missing, {id});
  refused([&] { base.set_reliability(SourceId(wrong), 0.5); }, missing, {id});
  refused([&] { return base.event(EventId(wrong)); }, missing, {id});
  refused([&] { return base.causes(EventId(wrong)); }, missing, {id});
  refused([&] { return base.order(a, EventId(wrong)); }, missing, {id});
  refused([&] { return base.claims(EventId(wrong)); }, missing, {id});
}

TEST_CASE_METHOD(Two, "Text that no reader could read again is refused in every place") {
  const std::string wrong =
      GENERATE(std::string("nul\0within", 10), std::string("\xff\xfe"), std::string("\xed\xa0\x80"));
  const auto invalid = ErrorCode::invalid_argument;
  const auto kim = base.add(Actor{.key = "kim"});
  const auto link = base.link(a, causes, b);
  refused([&] { base.add(Actor{.key = wrong}); }, invalid, {"key"});
  refused([&] { base.add(Event<>{.key = "c", .kind = wrong}); }, invalid, {"kind"});
  refused([&] { base.add(Event<>{.key = "c", .kind = "talks", .title = wrong}); }, invalid,
          {"\"c\"", "title"});
  refused([&] { base.add(Event<>{.key = "c", .kind = "talks", .zone = wrong}); }, invalid, {"\"c\"", "zone"});
  refused([&] { base.claim(a, Event<>{.summary = wrong}, {}); }, invalid, {"\"a\"", "summary"});
  refused([&] { base.claim(a, Event<>{.with = {{kim, wrong}}}, {}); }, invalid, {"\"a\"", "role"});
  refused([&] { base.claim(a, Event<>{.names = {{wrong}}}, {}); }, invalid, {"\"a\"", "name"});
  refused([&] { base.claim(a, Event<>{.names = {{"x", wrong}}}, {}); }, invalid, {"\"a\"", "language"});
  refused([&] { base.claim(a, Event<>{.when = When("2019").with_words(wrong)}, {}); }, invalid,
          {"\"a\"", "when"});
  refused([&] { base.claim(a, Event<>{}, {.locator = wrong}); }, invalid, {"\"a\"", "source"});
  refused([&] { base.claim(a, Event<>{}, {.published = When("2019").with_words(wrong)}); }, invalid,
          {"\"a\"", "publication"});
  refused([&] { base.claim(a, Event<>{}, {.window = When("2019").with_words(wrong)}); }, invalid,
          {"\"a\"", "window"});
  refused(
      [&] {
        base.claim(a, Event<>{}, {.likelihood = Likelihood{{}, {}, wrong}});
      },
      invalid, {"\"a\"", "likelihood"});
  refused([&] { base.claim(link, {.mechanism = wrong}, {}); }, invalid, {"mechanism"});
  refused([&] { base.retract(ClaimId(a.value()), wrong); }, invalid, {"reason"});
  refused([&] { base.add_origin(wrong, ""); }, invalid, {"key"});
  refused([&] { base.add_origin("there", wrong); }, invalid, {"zone"});
  refused([&] { base.describe({"paint", wrong, {}}); }, invalid, {"paint"});
  refused([&] { base.describe({"paint", "", {{"shade", FieldType::text, wrong}}}); }, invalid, {"shade"});
  refused(
      [&] {
        base.describe({"paint", "", {{"shade", FieldType::text, "", {wrong}}}});
      },
      invalid, {"shade"});
}
