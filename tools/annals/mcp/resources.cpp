#include "mcp/resources.hpp"

#include "annals/error.hpp"
#include "annals/knowledge_base.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cstddef>
#include <stdexcept>
#include <string_view>
#include <vector>

#include <fmt/format.h>

namespace annals::tools::mcp {

namespace {

constexpr std::size_t page_length = 100;
constexpr std::string_view prefix = "annals://record/";
// Cursors: after which event, or from which of the other records on.
constexpr std::string_view after_event = "after:";
constexpr std::string_view from_other = "from:";

/// Percent-encoding of all but unreserved characters (RFC 3986, section 2).
std::string uri_of(std::string_view key) {
  std::string uri(prefix);
  for (const unsigned char byte : key) {
    const bool plain =
        byte < 0x80 && (std::isalnum(byte) != 0 ||
                        std::string_view("-._~").find(static_cast<char>(byte)) != std::string_view::npos);
    uri += plain ? std::string(1, static_cast<char>(byte)) : fmt::format("%{:02X}", byte);
  }
  return uri;
}

Message resource(const Questions& base, RecordId id) {
  const auto key = base.key(id);
  return {{"uri", uri_of(key)},
          {"name", key},
          {"title", base.label(id)},
          {"description", word(id.type)},
          {"mimeType", "text/plain"}};
}

std::vector<RecordId> others_of(const Questions& base) {
  std::vector<RecordId> all;
  for (const auto& one : base.actors()) all.emplace_back(one.id);
  for (const auto& one : base.places()) all.emplace_back(one.id);
  for (const auto& one : base.sources()) all.emplace_back(one.id);
  return all;
}

[[noreturn]] void refuse(const std::string& cursor) {
  throw std::invalid_argument("\"" + cursor + "\" is no cursor: start again without one.");
}

std::size_t place_of(const std::string& cursor) {
  std::size_t place = 0;
  const auto* end = cursor.data() + cursor.size();
  const auto read = std::from_chars(cursor.data() + from_other.size(), end, place);
  if (read.ec != std::errc{} || read.ptr != end) refuse(cursor);
  return place;
}

EventQuery<> events_after(const Questions& base, const std::string& cursor) {
  const auto events = base.events().any_outcome();
  if (cursor.empty()) return events;
  try {
    return events.after(base.event(cursor.substr(after_event.size())).cursor());
  } catch (const Error&) {  // it is gone meanwhile, or never was
    refuse(cursor);
  }
}

}  // namespace

Message resources(const Served& served, const std::string& cursor) {
  const auto base = KnowledgeBase::open(served.base, {.mode = OpenOptions::Mode::read_only}).snapshot();
  Message page{{"resources", Message::array()}};
  auto& list = page["resources"];
  std::size_t other = 0;
  if (cursor.starts_with(from_other)) {
    other = place_of(cursor);
  } else {
    if (!cursor.empty() && !cursor.starts_with(after_event)) refuse(cursor);
    const auto events = events_after(base, cursor).limit(page_length).all();
    for (const auto& event : events) list.push_back(resource(base, event.id));
    if (events.size() == page_length) {
      page["nextCursor"] = std::string(after_event) + base.key(events.back().id);
      return page;
    }
  }
  const auto others = others_of(base);
  for (; other < others.size() && list.size() < page_length; ++other)
    list.push_back(resource(base, others[other]));
  if (other < others.size()) page["nextCursor"] = std::string(from_other) + std::to_string(other);
  return page;
}

Message resource_templates() {
  return {{"resourceTemplates",
           Message::array(
               {{{"uriTemplate", std::string(prefix) + "{key}"},
                 {"name", "record"},
                 {"title", "A record of the base"},
                 {"description", "An event, actor, place or source, by its key, with who says what of it"},
                 {"mimeType", "text/plain"}}})}};
}

std::string key_of(const std::string& uri) {
  if (!uri.starts_with(prefix)) return {};
  std::string key;
  for (auto at = prefix.size(); at < uri.size(); ++at) {
    if (uri[at] != '%') {
      key += uri[at];
      continue;
    }
    unsigned byte = 0;
    const auto* end = uri.data() + std::min(at + 3, uri.size());
    const auto read = std::from_chars(uri.data() + at + 1, end, byte, 16);
    if (read.ec != std::errc{} || read.ptr != uri.data() + at + 3 || byte == 0) return {};
    key += static_cast<char>(byte);
    at += 2;
  }
  return key;
}

}  // namespace annals::tools::mcp
