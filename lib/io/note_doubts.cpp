// What sources said that may be a mistake.

#include "io/claim_text.hpp"
#include "io/enter_lines.hpp"

#include <algorithm>
#include <span>

#include <fmt/format.h>

namespace annals::inline v0_2::io {

namespace {

/// What a claim says of a field, and on which line.
std::string word_of(const KnowledgeBase& base, const Claim& claim, const std::string& field,
                    std::size_t line) {
  const auto* value = find(claim.statement.fields, field);
  std::string text = claim.stance == Stance::disputes ? "it denies" : "it says";
  if (value != nullptr) text += " " + text_of(base, *value);
  return text + (line == 0 ? " in the base" : fmt::format(" on line {}", line));
}

}  // namespace

void Entering::heard(const Line& line, RecordId record, ClaimId claim) {
  auto& spoken = spoken_.try_emplace(record, Spoken{record, line.key, {}}).first->second;
  spoken.lines.emplace(claim, line.number);
}

void Entering::note_doubts() {
  for (const auto& [record, spoken] : spoken_) note_contradictions(spoken);
  note_clocks();
  std::ranges::stable_sort(report_.notes, {}, &ImportNote::lines);
}

void Entering::note_contradictions(const Spoken& spoken) {
  const auto found = base_.belief(spoken.id).self_contradictions;
  if (found.empty()) return;
  const auto claims = base_.claims(spoken.id);
  for (const auto& one : found) {
    ImportNote note{{}, spoken.key, one.field, {}};
    std::vector<std::pair<std::size_t, std::string>> words;
    std::string voice;
    for (const auto id : one.claims) {
      const auto known = spoken.lines.find(id);
      const auto line = known == spoken.lines.end() ? 0 : known->second;
      const auto& claim = *std::ranges::find(claims, id, &Claim::id);
      if (line != 0) note.lines.push_back(line);
      words.emplace_back(line, word_of(base_, claim, one.field, line));
      voice = voice_of(base_, claim.citation);
    }
    if (note.lines.empty()) continue;
    std::ranges::sort(note.lines);
    std::ranges::sort(words);
    note.what = fmt::format("{} contradicts itself on {}: ", voice,
                            one.field.empty() ? "whether it is so" : one.field);
    for (const auto& word : words) note.what += (&word == &words.front() ? "" : ", ") + word.second;
    report_.notes.push_back(std::move(note));
  }
}

void Entering::note_clocks() {
  constexpr std::size_t batch = 1024;
  for (std::span<const Timed> rest(timed_); !rest.empty();) {
    const auto some = rest.first(std::min(batch, rest.size()));
    rest = rest.subspan(some.size());
    std::vector<EventId> ids;
    for (const auto& one : some) ids.push_back(one.event);
    const auto events = base_.events(ids);
    for (std::size_t i = 0; i < some.size(); ++i)
      if (auto doubt = clock_doubt(some[i].date.edtf(), events[i].chronology.zone); !doubt.empty())
        report_.notes.push_back({{some[i].line}, some[i].key, "when", std::move(doubt)});
  }
}

const std::optional<When>& Entering::published(SourceId source) {
  const auto known = published_.find(source);
  return known != published_.end() ? known->second
                                   : published_.emplace(source, base_.source(source).published).first->second;
}

void Entering::note_if_ahead(const Line& line) {
  const auto* date = find(line.claim.statement.fields, "when");
  const auto& citation = line.claim.citation;
  if (date == nullptr || line.type != RecordType::event || line.claim.stance != Stance::asserts) return;
  const auto& published_then =
      citation.published ? citation.published : published(citation.source.value_or(self_));
  if (!published_then || published_then->uncertain() || published_then->approximate()) return;
  const auto& when = std::get<When>(*date);
  if (when.bounds().earliest_start < published_then->bounds().latest_end) return;
  report_.notes.push_back({{line.number},
                           line.key,
                           "when",
                           fmt::format("its date, {}, lies after {}, when this was published: it has not "
                                       "occurred by this word",
                                       when.text(), published_then->text())});
}

}  // namespace annals::inline v0_2::io
