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

}  // namespace

std::string sometime_in(const OneDate& date) {
  return is_single(date) ? single_text(date) : in_set(member_text(date));
}

std::string up_to(const OneDate& date, bool itself) {
  require_no_clock(date);
  auto stretch = date.stretch;
  if (!itself && !stretch.vague_edges) stretch.last = step(stretch.first, stretch.precision, -1);
  return in_set(".." + last_text(stretch, stretch.precision));
}

std::string up_from(const OneDate& date, bool itself) {
  require_no_clock(date);
  auto stretch = date.stretch;
  if (!itself && !stretch.vague_edges) stretch.first = step(stretch.last, stretch.precision, 1);
  return in_set(first_text(stretch, stretch.precision) + "..");
}

std::string within(const OneDate& from, const OneDate& to, bool themselves) {
  if (!from.clock.empty() && !to.clock.empty()) return in_set(single_text(from) + ".." + single_text(to));
  require_no_clock(from);
  require_no_clock(to);
  auto first = from.stretch;
  auto last = to.stretch;
  const Precision precision = std::max(first.precision, last.precision);
  if (precision != Precision::year && (is_far(first) || is_far(last))) refuse(from.position, years_alone);
  if (!themselves && !first.vague_edges) first.first = step(first.last, precision, 1);
  if (!themselves && !last.vague_edges) last.last = step(last.first, precision, -1);
  if (last.last < first.first) refuse(to.position, "nothing lies between these dates");
  return in_set(first_text(first, precision) + ".." + last_text(last, precision));
}

std::string one_of(const std::vector<OneDate>& dates) {
  std::string members;
  for (const auto& date : dates) members += (members.empty() ? "" : ",") + member_text(date);
  return in_set(members);
}

std::string all_of(const std::vector<OneDate>& dates) {
  if (!std::ranges::all_of(dates, is_single)) return within(dates.front(), dates.back(), true);
  std::string members;
  for (const auto& date : dates) members += (members.empty() ? "" : ",") + single_text(date);
  return '{' + members + '}';
}

std::string from_to(const OneDate& from, const OneDate& to, bool lasted) {
  if (!lasted && (!is_single(from) || !is_single(to))) return within(from, to, true);
  return end_text(from) + '/' + end_text(to);
}

std::string going_on(const OneDate& from, bool open) {
  return end_text(from) + (open ? "/.." : "/");
}

std::string ending(const OneDate& to) {
  return '/' + end_text(to);
}

}  // namespace annals::inline v0_2::phrase
