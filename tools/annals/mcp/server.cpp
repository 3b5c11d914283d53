#include "mcp/server.hpp"

#include "annals/version.hpp"
#include "mcp/resources.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include <fmt/format.h>

namespace annals::tools::mcp {

namespace {

// Revisions are dates, which compare as text. The newest comes first.
constexpr std::array<std::string_view, 4> revisions{"2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05"};
constexpr std::string_view with_batches = "2025-03-26";  // only this one
constexpr std::string_view first_with_structured = "2025-06-18";

constexpr auto instructions =
    "A base of events: what sources say happened, when, in what order and why. Search first; name records by "
    "their keys. Say to whom a thing is owed: answers name their sources. Dates are EDTF or words, such as "
    "'early 2018'. Where an answer shows a line 'annals COMMAND BASE …', call the tool of that name with its "
    "options as arguments. Whatever is written needs a source that is in the base, and is a claim of that "
    "source; nothing that others said is replaced.";

/// A fault of the protocol, with the code of JSON-RPC.
struct Fault : std::runtime_error {
  Fault(int code_, const std::string& what) : std::runtime_error(what), code(code_) {}
  int code;
};
constexpr int not_json = -32700;
constexpr int invalid_request = -32600;
constexpr int no_method = -32601;
constexpr int invalid_params = -32602;
constexpr int internal_error = -32603;
constexpr int no_resource = -32002;

Message error_message(const Message& id, int code, const std::string& what) {
  return {{"jsonrpc", "2.0"}, {"id", id}, {"error", {{"code", code}, {"message", what}}}};
}

std::string line_of(const Message& message) {
  return message.dump(-1, ' ', false, Message::error_handler_t::replace);
}

/// Stands for what is left out. What was sent is never copied: to copy what is nested deeply takes the stack.
const auto nothing = Message::object();

/// A text that must be there.
std::string text_of(const Message& params, const char* name) {
  const auto found = params.find(name);
  if (found == params.end() || !found->is_string())
    throw Fault(invalid_params, fmt::format("\"{}\" is missing, or is no text.", name));
  return *found;
}

bool is_id(const Message& id) {
  return id.is_string() || id.is_number();
}

}  // namespace

std::string Server::too_long(std::size_t most) {
  return line_of(
      error_message(nullptr, invalid_request, fmt::format("A message may have {} bytes at most.", most)));
}

std::optional<std::string> Server::answer(std::string_view line) {
  const auto message = Message::parse(line, nullptr, false);
  const auto answer =
      message.is_discarded()
          ? error_message(nullptr, not_json, "This is no JSON: send one message a line, as UTF-8.")
          : answer_all(message);
  if (!answer) return std::nullopt;
  return line_of(*answer);
}

std::optional<Message> Server::answer_all(const Message& message) {
  if (!message.is_array() || revision_ != with_batches) return answer_one(message);
  if (message.empty()) return error_message(nullptr, invalid_request, "A batch has at least one message.");
  auto answers = Message::array();
  for (const auto& one : message)
    if (auto answer = answer_one(one)) answers.push_back(std::move(*answer));
  if (answers.empty()) return std::nullopt;
  return answers;
}

std::optional<Message> Server::answer_one(const Message& message) {
  if (message.is_array())
    return error_message(nullptr, invalid_request,
                         "There are no batches in this revision: send each message on a line of its own.");
  const auto member = [&](const char* name) {
    const auto found = message.is_object() ? message.find(name) : message.end();
    return message.is_object() && found != message.end() ? &*found : nullptr;
  };
  const auto* id = member("id");
  const auto* method = member("method");
  const Message named = id != nullptr && is_id(*id) ? *id : Message();
  const auto* version = member("jsonrpc");
  if (version == nullptr || *version != "2.0")
    return error_message(named, invalid_request, "A message is an object with \"jsonrpc\": \"2.0\".");
  // Answers to what was never asked.
  if (method == nullptr && (member("result") != nullptr || member("error") != nullptr)) return std::nullopt;
  if (method == nullptr || !method->is_string())
    return error_message(named, invalid_request, "A message has a \"method\", which is a text.");
  // Requests are answered one after the other: what a notification might cancel is done.
  if (id == nullptr) return std::nullopt;
  if (!is_id(*id)) return error_message(nullptr, invalid_request, "An \"id\" is a text or a number.");
  const auto* params = member("params");
  try {
    if (params != nullptr && !params->is_object()) throw Fault(invalid_params, "\"params\" is an object.");
    return Message{{"jsonrpc", "2.0"},
                   {"id", named},
                   {"result", result_of(*method, params != nullptr ? *params : nothing)}};
  } catch (const Fault& fault) {
    return error_message(named, fault.code, fault.what());
  } catch (const std::invalid_argument& error) {
    return error_message(named, invalid_params, error.what());
  } catch (const std::exception& error) {
    return error_message(named, internal_error, error.what());
  }
}

Message Server::result_of(const std::string& method, const Message& params) {
  if (method == "ping") return Message::object();
  if (method == "initialize") return initialize(params);
  if (revision_.empty()) throw Fault(invalid_request, "Send \"initialize\" first.");
  if (method == "tools/list") return {{"tools", tools_of(served_)}};
  if (method == "tools/call") return call_tool(params);
  if (method == "resources/list")
    return resources(served_, params.contains("cursor") ? text_of(params, "cursor") : "");
  if (method == "resources/templates/list") return resource_templates();
  if (method == "resources/read") return read_resource(params);
  throw Fault(no_method, "There is no method \"" + method + "\" here.");
}

Message Server::initialize(const Message& params) {
  if (!revision_.empty()) throw Fault(invalid_request, "This session is initialized already.");
  const auto wanted = text_of(params, "protocolVersion");
  const bool known = std::ranges::find(revisions, wanted) != revisions.end();
  revision_ = known ? wanted : std::string(revisions.front());
  return {{"protocolVersion", revision_},
          {"capabilities", {{"tools", Message::object()}, {"resources", Message::object()}}},
          {"serverInfo", {{"name", "annals"}, {"title", "Annals"}, {"version", version()}}},
          {"instructions", instructions}};
}

Message Server::call_tool(const Message& params) const {
  const auto name = text_of(params, "name");
  if (!has_tool(served_, name)) throw Fault(invalid_params, "There is no tool \"" + name + "\" here.");
  const auto given = params.find("arguments");
  if (given != params.end() && !given->is_object())
    throw Fault(invalid_params, "\"arguments\" is an object.");
  return call(served_, name, given != params.end() ? *given : nothing, revision_ >= first_with_structured);
}

Message Server::read_resource(const Message& params) const {
  const auto uri = text_of(params, "uri");
  const auto key = key_of(uri);
  if (key.empty())
    throw Fault(no_resource, "\"" + uri + "\" is no resource here: they are annals://record/KEY.");
  const auto record = call(served_, "event", {{"key", key}}, false);
  const auto& text = record["content"][0]["text"];
  if (record.contains("isError")) throw Fault(no_resource, text);
  return {{"contents", Message::array({{{"uri", uri}, {"mimeType", "text/plain"}, {"text", text}}})}};
}

}  // namespace annals::tools::mcp
