#include "io/enter_lines.hpp"

#include "annals/time/phrase.hpp"
#include "io/claim_text.hpp"
#include "io/description.hpp"
#include "io/same_claim.hpp"

#include <algorithm>
#include <tuple>
#include <type_traits>
#include <utility>

#include <fmt/format.h>

namespace annals::inline v0_2::io {

namespace {

/// `{"source":"self","reliability":0.9}`: every base has the record, so the line claims nothing.
bool only_rates(const Line& line) {
  const auto& claim = line.claim;
  return !line.ratings.empty() && line.key == self_key && claim.stance == Stance::asserts &&
         claim.statement.empty() && claim.reviews.empty() && !line.has_citation;
}

}  // namespace

Entering::Entering(KnowledgeBase& base, FileRecords& records, FileLines& lines, const ImportOptions& options,
                   ImportReport& report)
    : base_(base), records_(records), lines_(lines), options_(options), report_(report), self_(base.self()) {
  for (std::uint32_t number = 0; number < records.all().size(); ++number) {
    const auto& record = records.all()[number];
    if (record.in_base() && record.lines > 0) known_[number] = {{}, record.lines};
  }
}

void Entering::enter(std::uint32_t index, const UnreadKeys& unread) {
  Line line = lines_.whole(index);
  if (unread.contains(line.key)) return;
  const auto number = lines_[index].record;
  FileRecord& record = records_.all()[number];
  bool is_missing =
      is_edge(line.type) && !(meant(line.ends.from).value != 0 && meant(line.ends.to).value != 0);
  for_each_id(line.claim, [&](auto& id) {
    using Id = std::remove_reference_t<decltype(id)>;
    id = Id(meant(static_cast<std::uint32_t>(id.value())).value);
    is_missing = is_missing || id.value() == 0;
  });
  if (is_missing) return;
  count_back(line);
  at({options_.name, line.number, noun(line.type), line.key}, [&] {
    if (only_rates(line)) {
      ++report_.known;
    } else if (record.in_base()) {
      say_more(line, number, record);
    } else {
      record.id = enter_first(line);
      says(line.claim, ClaimId(record.id.value));
      if (record.lines > 1) heard(line, record.id, ClaimId(record.id.value));
      ++report_.records;
    }
    if (options_.edition && line.type == RecordType::source && line.key != self_key)
      editions_[SourceId(record.id.value)];
    note_if_ahead(line);
    const auto* date = find(line.claim.statement.fields, "when");
    if (date != nullptr && line.type == RecordType::event)
      if (const auto& when = std::get<When>(*date);
          when.is_local() && when.text().find('T') != std::string::npos)
        timed_.push_back({EventId(record.id.value), line.number, line.key, when});
    if (!line.ratings.empty()) rate(SourceId(record.id.value), line.ratings);
  });
}

/// Dates such as "21 months ago" by when that was said.
void Entering::count_back(Line& line) {
  if (line.counted.empty()) return;
  const Location location{options_.name, line.number, noun(line.type), line.key};
  const auto& [source, published] = std::tie(line.claim.citation.source, line.claim.citation.published);
  const auto said_on = published || !source ? published : base_.source(*source).published;
  for (const auto& [place, field, words] : line.counted) {
    if (!said_on)
      location.refuse(field,
                      in_quotes(words) +
                          " counts back from when it was said: give that as published, of what is said "
                          "or of its source, or write the date beside the words, as edtf");
    const auto date = read_date_phrase(words, *said_on, line.phrases);
    if (!date)
      location.refuse(field, in_quotes(words) + " is no date: " + date.error().reason +
                                 "; write what they mean beside them, as edtf");
    auto& fields = line.claim.statement.fields;
    fields.insert(fields.begin() + static_cast<std::ptrdiff_t>(place), {field, *date});
  }
}

RecordId Entering::enter_first(const Line& line) {
  if (!is_edge(line.type)) return base_.enter(line.type, line.key, line.origin, line.claim);
  const EventId from(meant(line.ends.from).value);
  const EventId to(meant(line.ends.to).value);
  if (line.type == RecordType::relative_date)
    return base_.enter_relative_date(from, line.ends.kind, to, line.claim);
  return base_.enter_link(from, base_.link_kind(line.ends.kind), to, line.claim);
}

void Entering::say_more(Line& line, std::uint32_t number, const FileRecord& record) {
  // A claim counts as known once: a base may hold the same one twice, and then a file that repeats both adds
  // none.
  const auto found = known_.find(number);
  const bool was_there = found != known_.end();
  if (was_there) {
    auto& known = found->second;
    if (known.lines_left == record.lines) {
      known.claims = base_.claims(record.id);
      std::ranges::stable_partition(known.claims, [](const Claim& claim) { return !claim.superseded(); });
    }
    sort_lists(line.claim.statement);
    const auto same =
        std::ranges::find_if(known.claims, [&](const Claim& held) { return repeats(line, held); });
    const bool is_known = same != known.claims.end();
    if (is_known) {
      repeat(line, *same);
      known.claims.erase(same);
    }
    if (--known.lines_left == 0) known_.erase(found);
    if (is_known) return;
  }
  if (!line.claim.reviews.empty() && !line.is_told && review(line, record.id, was_there)) return;
  const auto claim = base_.claim(record.id, line.claim);
  says(line.claim, claim);
  heard(line, record.id, claim);
  ++report_.claims;
}

bool Entering::repeats(const Line& line, const Claim& held) const {
  const auto& recorded = line.claim.citation.recorded;
  return says_the_same(line.claim, held, self_) &&
         (options_.edition || !recorded || recorded == held.citation.recorded);
}

void Entering::repeat(const Line& line, const Claim& held) {
  ++report_.known;
  judge(held.id, held.reviews, line.claim.reviews);
  if (!options_.edition) return;
  says(line.claim, held.id);
  editions_[*held.citation.source].moments.insert(*held.citation.recorded);
  if (!held.superseded()) return;
  base_.judge(held.id, {Act::restated});
  ++report_.restated;
}

bool Entering::review(const Line& line, RecordId record, bool must) {
  std::optional<std::vector<std::string>> nearest;
  for (const auto& held : base_.claims(record)) {
    auto differing = differences(base_, line.claim, held);
    if (differing.empty()) {
      repeat(line, held);
      return true;
    }
    if (!nearest || differing.size() < nearest->size()) nearest = std::move(differing);
  }
  if (!must || !nearest) return false;
  throw Error(
      ErrorCode::invalid_argument,
      fmt::format("reviews: no claim says just this, so there is none that is {}; of the nearest, {}. "
                  "Repeat a claim word for word to review it, or leave the reviews out to add one",
                  word(line.claim.reviews.front().act), fmt::join(*nearest, "; ")));
}

void Entering::says(const Claim& line, ClaimId claim) {
  if (!options_.edition) return;
  auto& edition = editions_[line.citation.source.value_or(self_)];
  edition.claims.insert(claim);
  edition.says_when_recorded &= line.citation.recorded.has_value();
}

void Entering::end_edition() {
  if (!options_.edition) return;
  const auto before = base_.imports_of(options_.file);
  for (auto& [source, edition] : editions_) {
    const bool is_owner = base_.name_of(source).key == self_key;
    edition.moments.insert(before.begin(), before.end());
    for (const auto& claim : base_.claims_by(source)) {
      if (claim.superseded() || edition.claims.contains(claim.id)) continue;
      if (is_owner && !edition.says_when_recorded && !edition.moments.contains(*claim.citation.recorded))
        continue;                                                 // it came with another file
      if (is_owner && claim.about == RecordId(source)) continue;  // which no line need say
      base_.judge(claim.id, {Act::superseded});
      if (!claim.retracted()) ++report_.superseded;
    }
  }
}

void Entering::judge(ClaimId claim, std::vector<Review> held, const std::vector<Review>& wanted) {
  for (const auto& review : wanted) {
    const auto same = std::ranges::find_if(held, [&](const Review& one) {
      return one.act == review.act && one.reason == review.reason &&
             (!review.recorded || one.recorded == review.recorded);
    });
    if (same != held.end())
      held.erase(same);  // it counts once
    else
      base_.judge(claim, review);
  }
}

void Entering::rate(SourceId source, const std::vector<Rating>& ratings) {
  auto known = base_.ratings(source);
  for (const auto& rating : ratings) {
    if (!rating.recorded) {
      if (rating.reliability != base_.source(source).reliability) base_.rate(source, rating);
    } else if (const auto same = std::ranges::find(known, rating); same != known.end()) {
      known.erase(same);  // it counts once
    } else {
      base_.rate(source, rating);
    }
  }
}

}  // namespace annals::inline v0_2::io
