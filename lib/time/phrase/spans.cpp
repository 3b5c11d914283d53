#include "time/phrase/spans.hpp"

#include "time/phrase/refused.hpp"

#include <algorithm>
#include <utility>

namespace annals::inline v0_2::phrase {
namespace {

Edtf set_of(EdtfForm form, std::vector<Edtf> members) {
  Edtf set;
  set.form = form;
  set.from_state = members.front().from_state;
  set.to_state = members.back().to_state;
  set.members = std::move(members);
  return set;
}

Edtf just(const EdtfDate& date) {
  Edtf edtf;
  edtf.from = date;
  return edtf;
}

Edtf range(std::optional<EdtfDate> from, std::optional<EdtfDate> to, EndState absent) {
  Edtf edtf;
  edtf.form = EdtfForm::interval;
  edtf.from_state = from ? EndState::dated : absent;
  edtf.to_state = to ? EndState::dated : absent;
  edtf.from = from.value_or(EdtfDate{});
  edtf.to = to.value_or(EdtfDate{});
  return edtf;
}

/// A date alone, or as a range of days, months or years.
Edtf member_of(const Stretch& stretch) {
  if (stretch.date) return just(*single_date(stretch));
  return range(first_date(stretch, stretch.precision), last_date(stretch, stretch.precision), EndState::open);
}

EdtfDate end_date(const OneDate& date) {
  if (const auto single = single_date(date.stretch)) return *single;
  refuse(date.position,
         "EDTF has no single date for this, and an interval begins and ends with one: write years or days");
}

}  // namespace

Edtf sometime_in(const OneDate& date) {
  auto member = member_of(date.stretch);
  if (member.form == EdtfForm::date) return member;
  return set_of(EdtfForm::one_of, {std::move(member)});
}

Edtf at_time(const OneDate& date, const TimeOfDay& time, std::size_t time_position) {
  if (date.stretch.scale != Scale::day) refuse(time_position, "a time of day needs a whole date");
  if (date.stretch.qualification != Qualification{})
    refuse(time_position, "EDTF has no uncertain or approximate time of day: write the day alone");
  auto edtf = just(*date.stretch.date);
  edtf.from.time = time;
  return edtf;
}

Edtf up_to(const OneDate& date, bool itself) {
  auto stretch = date.stretch;
  const bool inclusive = itself || stretch.vague_edges;
  stretch.last = inclusive ? stretch.last : step(stretch.first, stretch.precision, -1);
  return set_of(EdtfForm::one_of,
                {range(std::nullopt, last_date(stretch, stretch.precision), EndState::open)});
}

Edtf up_from(const OneDate& date, bool itself) {
  auto stretch = date.stretch;
  const bool inclusive = itself || stretch.vague_edges;
  stretch.first = inclusive ? stretch.first : step(stretch.last, stretch.precision, 1);
  return set_of(EdtfForm::one_of,
                {range(first_date(stretch, stretch.precision), std::nullopt, EndState::open)});
}

Edtf within(const OneDate& from, const OneDate& to, bool themselves) {
  auto first = from.stretch;
  auto last = to.stretch;
  const Precision precision = std::max(first.precision, last.precision);
  if (precision != Precision::year && (is_far(first) || is_far(last))) refuse(from.position, years_alone);
  if (!themselves && !first.vague_edges) first.first = step(first.last, precision, 1);
  if (!themselves && !last.vague_edges) last.last = step(last.first, precision, -1);
  if (last.last < first.first) refuse(to.position, "nothing lies between these dates");
  return set_of(EdtfForm::one_of,
                {range(first_date(first, precision), last_date(last, precision), EndState::open)});
}

Edtf one_of(const std::vector<OneDate>& dates) {
  std::vector<Edtf> members;
  for (const auto& date : dates) members.push_back(member_of(date.stretch));
  return set_of(EdtfForm::one_of, std::move(members));
}

Edtf all_of(const std::vector<OneDate>& dates) {
  std::vector<Edtf> members;
  for (const auto& date : dates) {
    if (!date.stretch.date)
      refuse(date.position, "EDTF has no single date for this, to be one of those joined by \"and\"");
    members.push_back(member_of(date.stretch));
  }
  return set_of(EdtfForm::all_of, std::move(members));
}

Edtf from_to(const OneDate& from, const OneDate& to) {
  return range(end_date(from), end_date(to), EndState::unknown);
}

Edtf going_on(const OneDate& from, EndState end) {
  return range(end_date(from), std::nullopt, end);
}

Edtf ending(const OneDate& to) {
  return range(std::nullopt, end_date(to), EndState::unknown);
}

}  // namespace annals::inline v0_2::phrase
