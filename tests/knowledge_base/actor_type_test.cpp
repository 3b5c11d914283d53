// Types of actor with fields of their own.

#include "annals/io/json_lines.hpp"
#include "knowledge_base/support.hpp"
#include "store/outside.hpp"

#include <sstream>
#include <string>

#include <catch2/catch.hpp>

using namespace annals;
using namespace std::string_literals;
using test::check_refused;

namespace {

enum class Tier { gold, silver };

struct Service {
  std::string language{};
  std::optional<Tier> tier{};
  std::optional<When> since{};
  std::optional<ActorId> owner{};

  static constexpr auto actor_type() {
    return annals::actor_type("service", "A program that others call",
                              field("language", &Service::language, "what it is written in"),
                              field("tier", &Service::tier, "how much rests on it"),
                              field("since", &Service::since, "when it began to run"),
                              field("owner", &Service::owner, "the team that runs it"));
  }
};

std::string exported(const KnowledgeBase& base) {
  std::ostringstream out;
  export_json_lines(base, out);
  return out.str();
}

struct Team : test::Fresh {
  ActorId payments = base.add(Actor{.key = "payments", .title = "Payments", .type = "team"});
  ActorId auth = base.add(ActorOf<Service>{.key = "auth",
                                           .title = "Login",
                                           .details = {.language = "Go",
                                                       .tier = Tier::gold,
                                                       .since = When("2019").with_words("for years"),
                                                       .owner = payments}});
};

}  // namespace

TEST_CASE("An actor of a type with fields is read as its struct, and by its description") {
  Team team;
  auto& base = team.base;
  const auto auth = base.actor<Service>("auth");
  CHECK(auth.details.language == "Go");
  CHECK(auth.details.tier == Tier::gold);
  CHECK(auth.details.since->words() == "for years");
  CHECK(auth.details.owner == team.payments);
  CHECK(auth.title == "Login");
  const auto plain = base.actor("auth");
  CHECK(plain.type == "service");
  CHECK(plain.details.size() == 4);
  CHECK(find(plain.details, "language") != nullptr);
  CHECK(base.kinds() == std::vector{describe<Service>()});
  CHECK(test::lines_of(base.path(),
                       "SELECT key, language, tier, since, since_words FROM actor_service JOIN actor "
                       "USING (id)") == std::vector{"auth | Go | gold | 2019 | for years"s});
  check_refused([&] { static_cast<void>(base.actor<Service>("payments")); }, ErrorCode::invalid_argument,
                {"payments", "team", "service"});
  CHECK(base.check().empty());
}

TEST_CASE("Sources may differ on the type of an actor, and fields of the other type stay in their claims") {
  Team team;
  auto& base = team.base;
  const auto report = base.add(Source{.key = "report", .published = "2030"});
  base.set_reliability(report, 0.9);
  const auto renamed = base.claim(team.auth, Actor{.type = "library"}, report);
  CHECK(base.actor("auth").type == "library");
  CHECK(base.actor("auth").details.empty());
  CHECK(base.claims(team.auth).front().statement.fields.size() == 6);
  CHECK(test::lines_of(base.path(), "SELECT count(*) FROM actor_service").front() == "0");
  CHECK(base.check().empty());
  base.retract(renamed, "it is none");
  CHECK(base.actor<Service>("auth").details.language == "Go");
  // What states a field of the type states the type as well.
  base.claim(team.auth, Actor{.details = {{"language", "Rust"s}}}, report);
  CHECK(base.claims(team.auth).back().statement.fields.size() == 2);
  CHECK(base.actor<Service>("auth").details.language == "Rust");
  CHECK(base.check().empty());
}

TEST_CASE("Types of actor go out and in as JSON Lines") {
  Team team;
  const auto text = exported(team.base);
  CHECK(text.find(R"({"describe":"service","of":"actor")") != std::string::npos);
  test::Fresh other;
  std::istringstream in(text);
  import_json_lines(other.base, in);
  CHECK(exported(other.base) == text);
  CHECK(other.base.actor<Service>("auth").details.tier == Tier::gold);
  CHECK(other.base.check().empty());
}

TEST_CASE("A field may have the name of anything that a line has, and goes out and in all the same") {
  test::Fresh fresh;
  auto& base = fresh.base;
  KindDescription kind{"order", "", {}};
  Fields details;
  for (const auto* name :
       {"citation", "stance", "origin", "source", "event", "link", "actor", "relative_date", "reviews",
        "describe", "annals", "reliability", "claim", "type"}) {
    kind.fields.push_back({name, FieldType::text, "", {}});
    details.push_back({name, "the "s + name});
  }
  base.describe(kind);
  base.add(Event<>{.key = "march", .kind = "order", .details = details});
  const auto text = exported(base);
  test::Fresh other;
  std::istringstream in(text);
  import_json_lines(other.base, in);
  CHECK(other.base.event("march").details == details);
  CHECK(exported(other.base) == text);
  CHECK(other.base.check().empty());
}
