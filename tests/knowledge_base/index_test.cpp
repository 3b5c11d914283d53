// Fields of kinds that a base keeps an index on.

#include "annals/io/json_lines.hpp"
#include "knowledge_base/support.hpp"
#include "store/outside.hpp"

#include <algorithm>
#include <sstream>

#include <catch2/catch.hpp>

using namespace annals;

namespace {

struct Ticket {
  std::string number{};
  std::optional<std::int64_t> priority{};

  static constexpr auto kind() {
    return annals::kind("ticket", "Somebody asked for help",
                        field("number", &Ticket::number, "its number").indexed(),
                        field("priority", &Ticket::priority, "1 is the most urgent").indexed());
  }
};

/// The same kind, as an older program has it.
struct PlainTicket {
  std::string number{};

  static constexpr auto kind() {
    return annals::kind("ticket", "Somebody asked for help",
                        field("number", &PlainTicket::number, "its number"));
  }
};

/// Whether the engine finds by the index what a query asks for.
template <class Query>
bool uses(const KnowledgeBase& base, const Query& query, const std::string& index) {
  const auto plan = test::lines_of(base.path(), "EXPLAIN QUERY PLAN " + query.sql());
  return std::ranges::any_of(plan, [&](const std::string& line) {
    INFO(line);
    return line.find("INDEX " + index + " ") != std::string::npos;
  });
}

}  // namespace

TEST_CASE("A field that is described as indexed has an index, by which events are found") {
  test::Fresh fresh;
  for (int i = 0; i < 200; ++i)
    fresh.base.add(Event<Ticket>{.key = "t" + std::to_string(i),
                                 .details = {.number = "T-" + std::to_string(i), .priority = i % 50}});
  const auto one = fresh.base.events<Ticket>().where(field(&Ticket::number) == "T-17");
  CHECK(one.count() == 1);
  CHECK(uses(fresh.base, one, "event_ticket.number"));
  const auto urgent = fresh.base.events<Ticket>().where(field(&Ticket::priority) == 7);
  CHECK(urgent.count() == 4);
  CHECK(uses(fresh.base, urgent, "event_ticket.priority"));
  CHECK(fresh.base.kinds() == std::vector{describe<Ticket>()});
  CHECK(fresh.base.check().empty());
}

TEST_CASE("A base that has a kind already gets the index when a program describes the field so") {
  test::Fresh fresh;
  const auto path = fresh.base.path();
  fresh.base.add(Event<PlainTicket>{.key = "a", .details = {.number = "T-1"}});
  const auto asked = [&] {
    return fresh.base.events<PlainTicket>().where(field(&PlainTicket::number) == "T-1");
  };
  CHECK_FALSE(uses(fresh.base, asked(), "event_ticket.number"));
  fresh.base.add(Event<Ticket>{.key = "b", .details = {.number = "T-2"}});
  CHECK(uses(fresh.base, asked(), "event_ticket.number"));
  fresh.base.add(Event<PlainTicket>{.key = "c", .details = {.number = "T-3"}});  // takes nothing away
  CHECK(uses(fresh.base, asked(), "event_ticket.number"));
  fresh.base = test::open_base(path);
  CHECK(fresh.base.kinds() == std::vector{describe<Ticket>()});
  CHECK(fresh.base.check().empty());
}

TEST_CASE("An index goes with its kind through JSON Lines, and must be true or false there") {
  test::Fresh fresh;
  fresh.base.add(Event<Ticket>{.key = "a", .details = {.number = "T-1"}});
  std::stringstream lines;
  export_json_lines(fresh.base, lines);
  auto copy = KnowledgeBase::open(fresh.folder / "copy.annals");
  import_json_lines(copy, lines);
  CHECK(copy.kinds() == fresh.base.kinds());
  CHECK(uses(copy, copy.events<Ticket>().where(field(&Ticket::number) == "T-1"), "event_ticket.number"));
  std::istringstream wrong(
      R"({"describe":"ticket","fields":[{"name":"number","type":"text","indexed":"yes"}]})");
  test::check_refused([&] { import_json_lines(copy, wrong); }, ErrorCode::invalid_argument,
                      {"indexed", "true or false"});
}
