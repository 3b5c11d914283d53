#include "io/line_order.hpp"

#include "io/description.hpp"
#include "io/entry_order.hpp"
#include "io/location.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include <fmt/format.h>

namespace annals::inline v0_2::io {

namespace {

/// Types that others refer to most come first.
int rank_of(RecordType type) {
  switch (type) {
    case RecordType::source:
      return 0;
    case RecordType::actor:
      return 1;
    case RecordType::place:
      return 2;
    case RecordType::event:
      return 3;
    case RecordType::link:
    case RecordType::relative_date:
      break;
  }
  return 4;
}

/// Says why some lines can never be entered.
[[noreturn]] void refuse_cycle(const std::vector<std::uint32_t>& cycle, const std::vector<Step>& steps,
                               FileLines& lines, const std::vector<FileRecord>& records,
                               std::string_view file) {
  const auto& step = steps[cycle.front()];
  const auto first = lines.whole(cycle.front());
  const Location place{file, first.number, noun(first.type), first.key};
  if (cycle.size() == 1 && std::ranges::find(step.needs, step.record) == step.needs.end()) {
    for (const auto need : step.needs) {
      const auto& record = records[need];
      if (!record.in_base() && !record.is_asserted)
        place.refuse({}, fmt::format("it refers to {} {}, which is only disputed: no line says that it is",
                                     noun(record.type), in_quotes(record.key)));
    }
    place.refuse({}, "it disputes a record that no line says to be");
  }
  std::string way;
  for (std::size_t i = 1; i <= cycle.size(); ++i) {
    const auto next = lines.whole(cycle[i % cycle.size()]);
    way += fmt::format("{} refers to {} {} (line {})", i == 1 ? "it" : ", which", noun(next.type),
                       in_quotes(next.key), next.number);
  }
  place.refuse({},
               way +
                   ": in this cycle none can be the first; leave one reference out and state it on a further "
                   "line about that record");
}

}  // namespace

std::vector<std::uint32_t> order_of(FileLines& lines, FileRecords& records, std::string_view file,
                                    bool must_be_all) {
  std::vector<Step> steps(lines.size());
  for (std::uint32_t at = 0; at < lines.size(); ++at) {
    auto& line = lines.heads()[at];
    const auto& record = records.all()[line.record];
    Step& step = steps[at];
    step.record = line.record;
    step.enters = line.asserts;
    step.needs = std::exchange(line.mentions, {});
    for (auto& need : step.needs) need = records.of_mention(need);
    // Of a record that is known, lines that do not say when they were recorded must not take the place of
    // those that do among the claims that are there.
    const bool late = record.in_base() && !line.is_recorded;
    step.wish = {rank_of(line.type), record.start, record.first_line, late, at};
  }
  std::vector<bool> present;
  present.reserve(records.all().size());
  for (const auto& record : records.all()) present.push_back(record.in_base() || record.is_unknown);
  EntryOrder order = entry_order(steps, present);
  if (must_be_all && order.steps.size() < steps.size())
    refuse_cycle(order.cycle, steps, lines, records.all(), file);
  return std::move(order.steps);
}

}  // namespace annals::inline v0_2::io
