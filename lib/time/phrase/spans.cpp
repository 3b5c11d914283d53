#include "time/phrase/spans.hpp"

#include "time/phrase/refused.hpp"

#include <algorithm>

namespace annals::inline v0_2::phrase {
namespace {

std::string text_of(const EdtfDate& date) {
  return to_text(Edtf{.from = date, .to = {}, .members = {}});
}

std::string first_text(const Stretch& stretch, Precision precision) {
  return text_of(first_date(stretch, precision));
}
std::string last_text(const Stretch& stretch, Precision precision) {
  return text_of(last_date(stretch, precision));
}

std::string in_set(const std::string& members) {
  return '[' + members + ']';
}

bool is_single(const OneDate& date) {
  return date.stretch.date.has_value();
}

/// With its time of day, whose marks stand behind it.
std::string single_text(const OneDate& date) {
  if (date.clock.empty()) return text_of(*single_date(date.stretch));
  auto day = *date.stretch.date;
  const auto [uncertain, approximate] = date.stretch.qualification;
  return text_of(day) + date.clock +
         (uncertain && approximate ? "%"
          : uncertain              ? "?"
          : approximate            ? "~"
                                   : "");
}

/// A date alone, or as a range of days, months or years.
std::string member_text(const OneDate& date) {
  if (is_single(date)) return single_text(date);
  return first_text(date.stretch, date.stretch.precision) + ".." +
         last_text(date.stretch, date.stretch.precision);
}

std::string end_text(const OneDate& date) {
  if (is_single(date)) return single_text(date);
  refuse(date.position,
         "EDTF has no single date for this, and an interval begins and ends with one: write years or days");
}

void require_no_clock(const OneDate& date) {
  if (!date.clock.empty()) refuse(date.position, "a time of day has no before and after here: write the day");
}

/// What is not before a limit, and what is not after one, to this precision.
Stretch not_before(const Limit& limit, Precision precision) {
  auto stretch = limit.date.stretch;
  if (!limit.itself && !stretch.vague_edges) stretch.first = step(stretch.last, precision, 1);
  return stretch;
}
Stretch not_after(const Limit& limit, Precision precision) {
  auto stretch = limit.date.stretch;
  if (!limit.itself && !stretch.vague_edges) stretch.last = step(stretch.first, precision, -1);
  return stretch;
}

}  // namespace

std::string sometime_in(const OneDate& date) {
  return is_single(date) ? single_text(date) : in_set(member_text(date));
}

std::string within(const Limits& limits) {
  if (!limits.from || !limits.to) {
    const auto& limit = limits.from ? *limits.from : *limits.to;
    const auto& date = limit.date;
    if (!date.clock.empty() && limit.itself)
      return in_set(limits.from ? single_text(date) + ".." : ".." + single_text(date));
    require_no_clock(date);
    const auto precision = date.stretch.precision;
    return in_set(limits.from ? first_text(not_before(*limits.from, precision), precision) + ".."
                              : ".." + last_text(not_after(*limits.to, precision), precision));
  }
  const auto& from = limits.from->date;
  const auto& to = limits.to->date;
  if (!from.clock.empty() && !to.clock.empty()) return in_set(single_text(from) + ".." + single_text(to));
  require_no_clock(from);
  require_no_clock(to);
  const Precision precision = std::max(from.stretch.precision, to.stretch.precision);
  if (precision != Precision::year && (is_far(from.stretch) || is_far(to.stretch)))
    refuse(from.position, years_alone);
  const auto first = not_before(*limits.from, precision);
  const auto last = not_after(*limits.to, precision);
  if (last.last < first.first) refuse(to.position, "nothing lies between these dates");
  return in_set(first_text(first, precision) + ".." + last_text(last, precision));
}

std::string within(const OneDate& from, const OneDate& to) {
  return within({Limit{from}, Limit{to}});
}

std::string one_of(const std::vector<OneDate>& dates) {
  std::string members;
  for (const auto& date : dates) members += (members.empty() ? "" : ",") + member_text(date);
  return in_set(members);
}

std::string all_of(const std::vector<OneDate>& dates) {
  if (!std::ranges::all_of(dates, is_single)) return within(dates.front(), dates.back());
  std::string members;
  for (const auto& date : dates) members += (members.empty() ? "" : ",") + single_text(date);
  return '{' + members + '}';
}

std::string from_to(const OneDate& from, const OneDate& to, bool lasted) {
  if (!lasted && (!is_single(from) || !is_single(to))) return within(from, to);
  return end_text(from) + '/' + end_text(to);
}

std::string going_on(const OneDate& from, bool open) {
  return end_text(from) + (open ? "/.." : "/");
}

std::string ending(const OneDate& to) {
  return '/' + end_text(to);
}

}  // namespace annals::inline v0_2::phrase
