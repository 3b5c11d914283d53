#include "tools/program.hpp"

#include <sstream>
#include <vector>

#include <catch2/catch.hpp>

using Catch::Matchers::Contains;
using Message = nlohmann::ordered_json;

namespace {

/// A session: each line is sent, and what comes back is read by line.
class Session {
 public:
  explicit Session(const Shell& shell, std::string options = "")
      : shell_(shell), options_(std::move(options)) {}

  void send(const std::string& line) { lines_ += line + "\n"; }
  void ask(int id, const std::string& method, const Message& params = Message::object()) {
    send(Message{{"jsonrpc", "2.0"}, {"id", id}, {"method", method}, {"params", params}}.dump());
  }
  void start(const std::string& revision = "2025-11-25") {
    ask(0, "initialize",
        {{"protocolVersion", revision},
         {"capabilities", Message::object()},
         {"clientInfo", {{"name", "test"}, {"version", "1"}}}});
    send(R"({"jsonrpc":"2.0","method":"notifications/initialized"})");
  }
  void call(int id, const std::string& tool, const Message& arguments) {
    ask(id, "tools/call", {{"name", tool}, {"arguments", arguments}});
  }
  /// All that came back until the end of the input.
  std::vector<Message> end() {
    shell_.write("in", lines_);
    const auto answer = shell_("annals mcp korea.annals " + options_ + " < in");
    CHECK(answer.status == 0);
    CHECK(answer.err.empty());
    std::vector<Message> all;
    std::istringstream lines(answer.out);
    for (std::string line; std::getline(lines, line);) all.push_back(Message::parse(line));
    return all;
  }

 private:
  const Shell& shell_;
  std::string options_;
  std::string lines_{};
};

/// The result of one call of a tool.
Message called(const Shell& shell, const std::string& tool, const Message& arguments,
               const std::string& options = "") {
  Session session(shell, options);
  session.start();
  session.call(1, tool, arguments);
  return session.end().at(1).at("result");
}

std::string text_of(const Message& result) {
  return result.at("content").at(0).at("text");
}

bool is_error(const Message& result) {
  return result.value("isError", false);
}

int code_of(const Message& answer) {
  return answer.at("error").at("code");
}

}  // namespace

TEST_CASE("A session agrees on the revision that the client asks for, or on the newest") {
  const Shell shell;
  make_korea(shell);
  for (const std::string revision : {"2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05"}) {
    Session session(shell);
    session.start(revision);
    CHECK(session.end().at(0).at("result").at("protocolVersion") == revision);
  }
  Session session(shell);
  session.start("1999-01-01");
  const auto result = session.end().at(0).at("result");
  CHECK(result.at("protocolVersion") == "2025-11-25");
  CHECK(result.at("serverInfo").at("name") == "annals");
  CHECK(result.at("capabilities").contains("tools"));
  CHECK(result.at("capabilities").contains("resources"));
}

TEST_CASE("The tools have schemas and hints, and with --read-only none of them writes") {
  const Shell shell;
  make_korea(shell);
  const auto tools = [&](const std::string& options) {
    Session session(shell, options);
    session.start();
    session.ask(1, "tools/list");
    std::map<std::string, Message> all;
    const auto answers = session.end();
    for (const auto& tool : answers.at(1).at("result").at("tools")) all[tool.at("name")] = tool;
    return all;
  };
  const auto all = tools("");
  for (const std::string name : {"search", "timeline", "event", "order", "causes", "effects", "path", "why",
                                 "conflicts", "add", "say", "dispute", "link", "relate", "retract"})
    CHECK(all.count(name) == 1);
  for (const auto& [name, tool] : all) {
    CAPTURE(name);
    CHECK(tool.at("inputSchema").at("type") == "object");
    CHECK_FALSE(tool.at("inputSchema").at("properties").contains("base"));
    CHECK_FALSE(tool.at("description").get<std::string>().empty());
  }
  CHECK(all.at("timeline").at("inputSchema").at("properties").at("limit").at("type") == "integer");
  CHECK(all.at("say").at("inputSchema").at("required") == Message({"key", "field", "source"}));
  CHECK(all.at("search").at("annotations").at("readOnlyHint") == true);
  CHECK(all.at("retract").at("annotations").at("destructiveHint") == true);
  const auto few = tools("--read-only");
  CHECK(few.count("order") == 1);
  for (const auto& [name, tool] : few) CHECK(tool.at("annotations").at("readOnlyHint") == true);
}

TEST_CASE("Questions are answered as text with keys and sources, and as JSON") {
  const Shell shell;
  make_korea(shell);
  const auto order = called(shell, "order", {{"a", "hanoi-summit-2019"}, {"b", "kaesong-demolition-2020"}});
  CHECK_THAT(text_of(order), Contains("must") || Contains("before"));
  CHECK(order.at("structuredContent").at("starts_before") == "must");
  CHECK(order.at("structuredContent").contains("proofs"));

  const auto event = called(shell, "event", {{"key", "Hanoi summit"}});
  CHECK_THAT(text_of(event), Contains("hanoi-summit-2019#1"));
  CHECK(event.at("structuredContent").at("show").at("key") == "hanoi-summit-2019");
  CHECK(event.at("structuredContent").contains("claims"));

  const auto timeline = called(shell, "timeline", {{"from", "2018"}, {"limit", 1}});
  CHECK_THAT(text_of(timeline), Contains("--after"));
  CHECK(timeline.at("structuredContent").at("events").size() == 1);

  for (const auto& [tool, arguments] : std::map<std::string, Message>{
           {"search", {{"text", {"hanoi"}}}},
           {"causes", {{"key", "kaesong-demolition-2020"}, {"min_credence", 0.1}}},
           {"effects", {{"key", "hanoi-summit-2019"}}},
           {"why", {{"key", "kaesong-demolition-2020"}}},
           {"path", {{"a", "hanoi-summit-2019"}, {"b", "kaesong-demolition-2020"}}},
           {"conflicts", Message::object()},
           {"kinds", Message::object()},
           {"sources", Message::object()}}) {
    CAPTURE(tool);
    const auto result = called(shell, tool, arguments);
    CHECK_FALSE(is_error(result));
    CHECK(result.at("structuredContent").contains("annals"));
  }
}

TEST_CASE("The answer as JSON is sent from the revision on that has it") {
  const Shell shell;
  make_korea(shell);
  Session session(shell);
  session.start("2025-03-26");
  session.call(1, "search", {{"text", {"hanoi"}}});
  CHECK_FALSE(session.end().at(1).at("result").contains("structuredContent"));
}

TEST_CASE("What a tool writes is a claim of its source, and can be taken back") {
  const Shell shell;
  make_korea(shell);
  Session session(shell);
  session.start();
  session.call(1, "add",
               {{"type", "event"},
                {"title", "--dry-run talks"},
                {"kind", "talk"},
                {"when", "early 2020"},
                {"source", "article"},
                {"at", "par. 4"}});
  session.call(2, "say", {{"key", "dry-run-talks"}, {"field", {"summary=They met"}}, {"source", "record"}});
  session.call(3, "link",
               {{"from", "dry-run-talks"}, {"kind", "causes"}, {"to", "campaign"}, {"source", "article"}});
  session.call(4, "dispute", {{"key", "dry-run-talks"}, {"source", "record"}});
  session.call(5, "retract", {{"claim", "dry-run-talks#3"}, {"why", "a slip"}});
  session.call(6, "relate",
               {{"event", "dry-run-talks"},
                {"offset", "before"},
                {"anchor", "kaesong-demolition-2020"},
                {"source", "article"}});
  for (const auto& answer : session.end()) {
    CAPTURE(answer.dump());
    CHECK_FALSE(is_error(answer.at("result")));
    if (answer.at("id") != 0) CHECK(answer.at("result").at("structuredContent").contains("done"));
  }
  const auto claims = shell("annals claims korea.annals dry-run-talks --json").json();
  CHECK_THAT(claims.dump(), Contains("par. 4") && Contains("They met"));
  CHECK(shell("annals show korea.annals 'dry-run-talks causes campaign'").status == 0);
}

TEST_CASE("A mistake of the caller is an answer that says all that is wrong, and nothing is written") {
  const Shell shell;
  make_korea(shell);
  const auto before = shell("annals export korea.annals").out;
  const auto wrong = [&](const std::string& tool, const Message& arguments) {
    const auto result = called(shell, tool, arguments);
    CHECK(is_error(result));
    return text_of(result);
  };
  CHECK_THAT(wrong("say", {{"key", "campaign"}, {"field", {"summary=x"}}}),
             Contains("\"source\" is missing"));
  CHECK_THAT(wrong("say", {{"key", "campaign"}, {"field", {"summary=x"}}, {"source", "nowhere"}}),
             Contains("There is no source \"nowhere\""));
  CHECK_THAT(wrong("retract", {{"claim", "campaign#1"}}), Contains("\"why\" is missing"));
  CHECK_THAT(
      wrong("timeline", {{"limt", 3}, {"from", 5}, {"rejected", "yes"}}),
      Contains("do you mean \"limit\"?") && Contains("\"from\" must be") && Contains("\"rejected\" must be"));
  CHECK_THAT(wrong("timeline", {{"outcome", "so"}}), Contains("outcome"));
  CHECK_THAT(wrong("event", {{"key", "hanoi-sumit-2019"}}), Contains("hanoi-summit-2019"));
  CHECK_THAT(wrong("order", {{"a", "campaign"}, {"b", "campaign"}}), Contains("given twice"));
  CHECK(is_error(called(shell, "event", {{"key", std::string("a\0b", 3)}})));
  Session deep(shell);
  deep.start();
  deep.send(
      R"({"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"search","arguments":{"text":)" +
      std::string(900'000, '[') + std::string(900'000, ']') + "}}}");
  CHECK(is_error(deep.end().at(1).at("result")));
  CHECK(shell("annals export korea.annals").out == before);
}

TEST_CASE("Records are resources, listed in pages and read by their addresses") {
  const Shell shell;
  make_korea(shell);
  {
    auto base = annals::KnowledgeBase::open(shell.path("korea.annals"));
    auto all = base.transaction();
    for (int i = 0; i < 205; ++i)
      base.add(annals::Event<>{.key = "more-" + std::to_string(i), .kind = "talk", .title = "Talk"});
    all.commit();
  }
  std::set<std::string> seen;
  std::string cursor;
  std::size_t pages = 0;
  do {
    Session session(shell);
    session.start();
    session.ask(1, "resources/list", cursor.empty() ? Message::object() : Message{{"cursor", cursor}});
    const auto page = session.end().at(1).at("result");
    for (const auto& one : page.at("resources")) CHECK(seen.insert(one.at("uri")).second);
    cursor = page.value("nextCursor", "");
  } while (!cursor.empty() && ++pages < 10);
  CHECK(pages == 2);
  CHECK(seen.count("annals://record/more-204") == 1);
  CHECK(seen.count("annals://record/kim-jong-un") == 1);
  CHECK(seen.count("annals://record/article") == 1);

  Session session(shell);
  session.start();
  session.ask(1, "resources/read", {{"uri", "annals://record/hanoi%2Dsummit-2019"}});
  session.ask(2, "resources/read", {{"uri", "annals://record/nothing-like-it"}});
  session.ask(3, "resources/read", {{"uri", "annals://record/%zz"}});
  session.ask(4, "resources/list", {{"cursor", "from:x"}});
  session.ask(5, "resources/templates/list");
  const auto answers = session.end();
  CHECK_THAT(answers.at(1).at("result").at("contents").at(0).at("text").get<std::string>(),
             Contains("Hanoi summit"));
  CHECK(code_of(answers.at(2)) == -32002);
  CHECK(code_of(answers.at(3)) == -32002);
  CHECK(code_of(answers.at(4)) == -32602);
  CHECK(answers.at(5).at("result").at("resourceTemplates").at(0).at("uriTemplate") ==
        "annals://record/{key}");
}

TEST_CASE("Faults of the protocol are told by their codes, and the session goes on") {
  const Shell shell;
  make_korea(shell);
  Session session(shell);
  session.ask(1, "ping");
  session.ask(2, "tools/list");
  session.start();
  struct Fault {
    std::string line;
    int code;
  };
  const std::vector<Fault> faults{
      {"no JSON", -32700},
      {"{", -32700},
      {"\xff\xfe", -32700},
      {std::string(2'000'000, '['), -32700},
      {std::string(1'000'000, '[') + std::string(1'000'000, ']'), -32600},
      {std::string(5'000'000, 'x'), -32600},
      {"[]", -32600},
      {"3", -32600},
      {"{}", -32600},
      {R"({"jsonrpc":"1.0","id":3,"method":"ping"})", -32600},
      {R"({"jsonrpc":"2.0","id":null,"method":"ping"})", -32600},
      {R"({"jsonrpc":"2.0","id":{},"method":"ping"})", -32600},
      {R"({"jsonrpc":"2.0","id":3,"method":7})", -32600},
      {R"({"jsonrpc":"2.0","id":3,"method":"ping","params":[]})", -32602},
      {R"({"jsonrpc":"2.0","id":3,"method":"fly"})", -32601},
      {R"({"jsonrpc":"2.0","id":3,"method":"tools/call"})", -32602},
      {R"({"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":"fly"}})", -32602},
      {R"({"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":"search","arguments":[]}})", -32602},
      {R"({"jsonrpc":"2.0","id":3,"method":"resources/read","params":{"uri":"file:///etc/passwd"}})", -32002},
      {R"({"jsonrpc":"2.0","id":3,"method":"initialize","params":{"protocolVersion":"2025-11-25"}})", -32600},
  };
  for (const auto& fault : faults) session.send(fault.line);
  // None of these is answered.
  session.send("");
  session.send(R"({"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":99}})");
  session.send(R"({"jsonrpc":"2.0","method":"notifications/fly"})");
  session.send(R"({"jsonrpc":"2.0","id":9,"result":{}})");
  session.send(R"({"jsonrpc":"2.0","id":"last","method":"ping"})");
  const auto answers = session.end();
  REQUIRE(answers.size() == faults.size() + 4);
  CHECK(answers.at(0).at("result") == Message::object());
  CHECK(code_of(answers.at(1)) == -32600);
  for (std::size_t i = 0; i < faults.size(); ++i) {
    CAPTURE(faults[i].line.substr(0, 80));
    CHECK(code_of(answers.at(i + 3)) == faults[i].code);
  }
  CHECK(answers.back().at("id") == "last");
}

TEST_CASE("A batch is answered in the revision that has batches") {
  const Shell shell;
  make_korea(shell);
  const std::string batch =
      R"([{"jsonrpc":"2.0","id":1,"method":"ping"},{"jsonrpc":"2.0","method":"notifications/x"},7])";
  for (const std::string revision : {"2025-03-26", "2025-11-25"}) {
    Session session(shell);
    session.start(revision);
    session.send(batch);
    const auto answer = session.end().at(1);
    CHECK((answer.is_array() ? answer.size() : 0) == (revision == "2025-03-26" ? 2 : 0));
  }
}

TEST_CASE("The server ends at once where there is no base") {
  const Shell shell;
  const auto answer = shell("annals mcp missing.annals < /dev/null");
  CHECK(answer.status == 1);
  CHECK(answer.out.empty());
  CHECK_THAT(answer.err, Contains("missing.annals"));
}
