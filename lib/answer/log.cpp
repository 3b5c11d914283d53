// What was written into a base, entry by entry.

#include "annals/answer/log.hpp"

#include "annals/time/instant.hpp"
#include "answer/json_of.hpp"
#include "answer/names.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace annals::inline v0_2::answer {

namespace {

/// "2026-12-01 09:30Z".
std::string minute_of(Instant instant) {
  constexpr std::size_t day = 10, minute = 16;
  const auto text = iso_text(instant);
  return text.size() < minute || text.front() == 'Y'
             ? text
             : text.substr(0, day) + " " + text.substr(day + 1, 5) + "Z";
}

/// "3 records, 4 claims".
std::string wrote(const LogEntry& entry) {
  std::vector<std::string> parts;
  const auto add = [&](std::size_t count, std::string_view noun) {
    if (count > 0) parts.push_back(fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s"));
  };
  add(entry.claims, "claim");
  if (entry.records > 1) parts.back() += fmt::format(" on {} records", entry.records);
  add(entry.reviews, "review");
  add(entry.ratings, "rating");
  return joined(parts);
}

}  // namespace

Json log_json(std::span<const LogEntry> entries) {
  auto json = head("log");
  auto& list = json["entries"] = Json::array();
  for (const auto& entry : entries) {
    Json one{{"number", entry.number}, {"recorded", iso_text(entry.recorded)}};
    if (!entry.author.empty()) one["author"] = entry.author;
    if (!entry.command.empty()) one["command"] = entry.command;
    one["claims"] = entry.claims;
    one["records"] = entry.records;
    one["reviews"] = entry.reviews;
    one["ratings"] = entry.ratings;
    one["lasting"] = entry.lasting;
    one["takes_back"] = entry.takes_back;
    if (entry.undone_by) one["undone_by"] = *entry.undone_by;
    list.push_back(std::move(one));
  }
  return json;
}

Lines log_lines(std::span<const LogEntry> entries) {
  constexpr std::size_t width = 19;
  Lines lines;
  for (const auto& entry : entries) {
    Line line{.label = {{minute_of(entry.recorded), Role::remark}}, .label_width = width};
    if (!entry.author.empty()) line.text.push_back({entry.author + "  ", Role::source});
    line.text.push_back(entry.command.empty() ? Piece{"by a command that is not told", Role::remark}
                                              : Piece{entry.command});
    if (entry.undone_by)
      line.text.push_back({"  taken back", Role::problem});
    else if (const auto all = wrote(entry); !all.empty())
      line.text.push_back({"  " + all, Role::remark});
    if (entry.lasting) line.text.push_back({"  for good", Role::remark});
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace annals::inline v0_2::answer
