#include "io/enter_lines.hpp"

#include "annals/time/phrase.hpp"
#include "io/description.hpp"
#include "io/same_claim.hpp"

#include <algorithm>
#include <tuple>
#include <type_traits>

namespace annals::inline v0_2::io {

namespace {

/// `{"source":"self","reliability":0.9}`: every base has the record, so the line claims nothing.
bool only_sets_reliability(const Line& line) {
  const auto& claim = line.claim;
  return line.reliability && line.key == self_key && claim.stance == Stance::asserts &&
         claim.statement.empty() && claim.reviews.empty() && !line.has_citation;
}

}  // namespace

Entering::Entering(KnowledgeBase& base, FileRecords& records, std::vector<Line>& lines, std::string_view file,
                   ImportReport& report)
    : base_(base), records_(records), lines_(lines), file_(file), report_(report), self_(base.self()) {
  for (std::uint32_t number = 0; number < records.all().size(); ++number) {
    const auto& record = records.all()[number];
    if (record.in_base() && !record.lines.empty()) known_[number] = {{}, record.lines.size()};
  }
}

void Entering::enter(std::uint32_t index) {
  Line& line = lines_[index];
  const auto number = records_.of_line(index);
  FileRecord& record = records_.all()[number];
  for_each_id(line.claim, [&](auto& id) {
    using Id = std::remove_reference_t<decltype(id)>;
    id = Id(meant(static_cast<std::uint32_t>(id.value())).value);
  });
  count_back(line);
  at({file_, line.number, noun(line.type), line.key}, [&] {
    if (only_sets_reliability(line)) {
      ++report_.known;
    } else if (record.in_base()) {
      say_more(line, number, record);
    } else {
      record.id = enter_first(line, record);
      if (record.lines.size() > 1) heard(line, record.id, ClaimId(record.id.value));
      ++report_.records;
    }
    note_if_ahead(line);
    const auto* date = find(line.claim.statement.fields, "when");
    if (date != nullptr && line.type == RecordType::event)
      if (const auto& when = std::get<When>(*date); when.text().find('T') != std::string::npos)
        timed_.push_back({EventId(record.id.value), line.number, line.key, when});
    if (line.reliability) set_reliability(SourceId(record.id.value), *line.reliability);
  });
  line.claim = {};  // what is entered need not be kept
}

/// Dates such as "21 months ago" by when that was said.
void Entering::count_back(Line& line) {
  if (line.counted.empty()) return;
  const Location location{file_, line.number, noun(line.type), line.key};
  const auto& [source, published] = std::tie(line.claim.citation.source, line.claim.citation.published);
  const auto said_on = published || !source ? published : base_.source(*source).published;
  for (const auto& [place, field, words] : line.counted) {
    if (!said_on)
      location.refuse(field,
                      in_quotes(words) +
                          " counts back from when it was said: give that as published, of what is said "
                          "or of its source, or write the date beside the words, as edtf");
    const auto date = read_date_phrase(words, *said_on);
    if (!date)
      location.refuse(field, in_quotes(words) + " is no date: " + date.error().reason +
                                 "; write what they mean beside them, as edtf");
    auto& fields = line.claim.statement.fields;
    fields.insert(fields.begin() + static_cast<std::ptrdiff_t>(place), {field, *date});
  }
}

RecordId Entering::enter_first(const Line& line, const FileRecord& record) {
  if (!is_edge(line.type)) return base_.enter(line.type, line.key, line.origin, record.kind, line.claim);
  const EventId from(meant(line.ends.from).value);
  const EventId to(meant(line.ends.to).value);
  if (line.type == RecordType::relative_date)
    return base_.enter_relative_date(from, line.ends.kind, to, line.claim);
  return base_.enter_link(from, base_.link_kind(line.ends.kind), to, line.claim);
}

void Entering::say_more(Line& line, std::uint32_t number, const FileRecord& record) {
  // A claim counts as known once: a base may hold the same one twice, and then a file that repeats both adds
  // none.
  if (const auto found = known_.find(number); found != known_.end()) {
    auto& known = found->second;
    if (known.lines_left == record.lines.size()) known.claims = base_.claims(record.id);
    sort_lists(line.claim.statement);
    const auto same = std::ranges::find_if(
        known.claims, [&](const Claim& held) { return says_the_same(line.claim, held, self_); });
    const bool is_known = same != known.claims.end();
    if (is_known) {
      judge(same->id, same->reviews, line.claim.reviews);
      known.claims.erase(same);
      ++report_.known;
    }
    if (--known.lines_left == 0) known_.erase(found);
    if (is_known) return;
  }
  heard(line, record.id, base_.claim(record.id, line.claim));
  ++report_.claims;
}

void Entering::judge(ClaimId claim, std::vector<Review> held, const std::vector<Review>& wanted) {
  for (const auto& review : wanted) {
    const auto same = std::ranges::find_if(held, [&](const Review& one) {
      return one.rank == review.rank && one.reason == review.reason &&
             (!review.recorded || one.recorded == review.recorded);
    });
    if (same != held.end())
      held.erase(same);  // it counts once
    else
      base_.judge(claim, review);
  }
}

void Entering::set_reliability(SourceId source, double reliability) {
  // What the owner of this base has decided stands.
  if (!base_.source(source).reliability) base_.set_reliability(source, reliability);
}

}  // namespace annals::inline v0_2::io
