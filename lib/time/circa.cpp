#include "annals/time/circa.hpp"

#include "nearest.hpp"
#include "time/offset_range.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace annals::inline v0_2 {

namespace {

struct Member {
  std::string_view name;
  Span CircaWidths::*width;
  bool fixed;  ///< its unit has a length of its own
};
constexpr std::array<Member, 7> members{{{"time", &CircaWidths::time, true},
                                         {"day", &CircaWidths::day, true},
                                         {"month", &CircaWidths::month, false},
                                         {"season", &CircaWidths::season, false},
                                         {"year", &CircaWidths::year, false},
                                         {"decade", &CircaWidths::decade, false},
                                         {"century", &CircaWidths::century, false}}};

constexpr std::array<std::pair<std::string_view, Unit>, 9> units{{{"us", Unit::microsecond},
                                                                  {"ms", Unit::millisecond},
                                                                  {"s", Unit::second},
                                                                  {"min", Unit::minute},
                                                                  {"h", Unit::hour},
                                                                  {"d", Unit::day},
                                                                  {"w", Unit::week},
                                                                  {"m", Unit::month},
                                                                  {"y", Unit::year}}};

std::optional<Span> read_width(std::string_view text) {
  constexpr std::int64_t most = 1'000'000;
  Span span;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), span.count);
  const std::string_view letters(end, static_cast<std::size_t>(text.data() + text.size() - end));
  const auto unit = std::ranges::find(units, letters, &std::pair<std::string_view, Unit>::first);
  if (error != std::errc() || text.starts_with('-') || span.count > most || unit == units.end())
    return std::nullopt;
  span.unit = unit->second;
  return span;
}

std::string text_of(const Span& width) {
  const auto unit = std::ranges::find(units, width.unit, &std::pair<std::string_view, Unit>::second);
  if (unit != units.end()) return std::to_string(width.count) + std::string(unit->first);
  return std::to_string(width.count * months_in(width.unit)) + "m";
}

/// Reads one "year=10y"; gives what is wrong with it, or nothing.
std::string read_member(std::string_view text, CircaWidths& circa, std::set<std::string_view>& given) {
  std::vector<std::string> names;
  for (const auto& member : members) names.emplace_back(member.name);
  const auto equals = text.find('=');
  const auto name = text.substr(0, equals);
  const std::string quoted = "\"" + std::string(name) + "\"";
  const auto member = std::ranges::find(members, name, &Member::name);
  if (member == members.end()) {
    const auto near = nearest(name, names);
    return quoted + " has no width" +
           (near.empty() ? ": the names are " + either(names) : "; is it " + either(near) + "?");
  }
  if (!given.insert(member->name).second) return quoted + " is given twice";
  const auto width = equals == std::string_view::npos ? std::nullopt : read_width(text.substr(equals + 1));
  if (!width)
    return "the width of " + quoted + " is a whole number up to a million and us, ms, s, min, h, d" +
           (member->fixed ? " or w" : ", w, m (months) or y") + ", such as " + std::string(name) + "=" +
           text_of(CircaWidths().*member->width);
  if (member->fixed && !is_fixed(width->unit))
    return "the width of " + quoted + " has a unit of a fixed length, so up to w (weeks)";
  circa.*member->width = *width;
  return {};
}

}  // namespace

Parsed<CircaWidths> CircaWidths::parse(std::string_view text) {
  CircaWidths circa;
  std::set<std::string_view> given;
  ParseError error;
  for (std::size_t begin = 0; begin <= text.size();) {
    const auto end = std::min(text.find(',', begin), text.size());
    const auto wrong = read_member(text.substr(begin, end - begin), circa, given);
    if (!wrong.empty()) {
      if (error.reason.empty()) error.position = begin;
      error.reason += (error.reason.empty() ? "" : "; ") + wrong;
    }
    begin = end + 1;
  }
  if (!error.reason.empty()) return {std::move(error), text};
  return circa;
}

std::string CircaWidths::text() const {
  std::string text;
  for (const auto& member : members)
    text += (text.empty() ? "" : ",") + std::string(member.name) + "=" + text_of(this->*member.width);
  return text;
}

}  // namespace annals::inline v0_2
