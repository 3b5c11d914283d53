#pragma once

#include "mcp/tools.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace annals::tools::mcp {

/// One session of the Model Context Protocol (https://modelcontextprotocol.io/specification/2025-11-25),
/// which speaks JSON-RPC 2.0. It knows of no stream: a line in, a line out.
class Server {
 public:
  explicit Server(Served served) : served_(std::move(served)) {}

  /// What is sent back for a line, if anything. Never throws for what stands in it.
  std::optional<std::string> answer(std::string_view line);
  /// The same for one that was too long to be kept.
  static std::string too_long(std::size_t most);

 private:
  std::optional<Message> answer_all(const Message& message);
  std::optional<Message> answer_one(const Message& message);
  Message result_of(const std::string& method, const Message& params);
  Message initialize(const Message& params);
  [[nodiscard]] Message call_tool(const Message& params) const;
  [[nodiscard]] Message read_resource(const Message& params) const;

  Served served_;
  std::string revision_{};  // empty before they agreed on one
};

}  // namespace annals::tools::mcp
