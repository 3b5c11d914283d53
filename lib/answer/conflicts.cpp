// Where those differ who say something.

#include "annals/answer/answers.hpp"
#include "annals/record/words.hpp"
#include "answer/json_of.hpp"
#include "answer/names.hpp"

#include <algorithm>
#include <compare>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace annals::inline v0_2::answer {

namespace {

/// Who speaks: a source, or someone in it.
struct Voice {
  SourceId source{};
  std::optional<ActorId> speaker{};
  friend auto operator<=>(const Voice&, const Voice&) = default;
};

Voice voice_of(const Claim& claim) {
  return {claim.citation.source.value(), claim.citation.speaker};
}

/// Those who name causes of one event, and which.
struct RivalCauses {
  EventId effect{};
  std::map<Voice, std::set<EventId>> causes{};
};

struct Conflicts {
  std::vector<Disagreement> fields{};
  std::vector<std::pair<RecordId, std::vector<Claim>>> disputed{};
  std::vector<RivalCauses> rivals{};
  std::vector<Contradiction> contradictions{};

  [[nodiscard]] bool empty() const {
    return fields.empty() && disputed.empty() && rivals.empty() && contradictions.empty();
  }
};

class Finder {
 public:
  explicit Finder(const Questions& base) : base_(base) {}

  Conflicts find() {
    Conflicts found;
    for (auto& one : base_.disagreements())
      if (is_between_voices(one.field)) found.fields.push_back(std::move(one));
    base_.each_claim([&](const Claim& claim) { take(claim); });
    for (auto& [record, claims] : denials_) found.disputed.emplace_back(record, std::move(claims));
    found.rivals = rivals();
    found.contradictions = base_.contradictions();
    return found;
  }

 private:
  /// Whether two voices differ: dates that agree, the one more precise, are no conflict.
  bool is_between_voices(const FieldBelief& field) {
    std::set<Voice> voices;
    bool differ = false;
    for (const auto& candidate : field.candidates) {
      if (candidate.agrees) continue;
      const auto before = voices.size();
      for (const auto* claims : {&candidate.asserted_by, &candidate.disputed_by})
        for (const auto claim : *claims) voices.insert(voice_of(base_.claim(claim)));
      differ = differ || !candidate.disputed_by.empty() || (before > 0 && !candidate.asserted_by.empty());
    }
    return differ && voices.size() > 1;
  }

  void take(const Claim& claim) {
    if (claim.withdrawn()) return;
    if (claim.stance == Stance::disputes) {
      if (claim.statement.empty()) denials_[claim.about].push_back(claim);
    } else if (claim.about.type == RecordType::link) {
      voices_[LinkId(claim.about.value)].insert(voice_of(claim));
    }
  }

  /// Of events of which two name causes, and neither names all that the other does.
  std::vector<RivalCauses> rivals() {
    std::map<EventId, RivalCauses> by_effect;
    std::vector<EventId> effects;
    for (const auto& link : base_.links(LinkFilter{})) {
      const auto said = voices_.find(link.id);
      if (said == voices_.end() || is_out(link.standing) || link.kind.explains() == Explains::nothing)
        continue;
      const bool forward = link.kind.explains() == Explains::to_by_from;
      auto& one = by_effect[forward ? link.to : link.from];
      one.effect = forward ? link.to : link.from;
      for (const auto& voice : said->second) one.causes[voice].insert(forward ? link.from : link.to);
    }
    std::vector<RivalCauses> found;
    for (auto& entry : by_effect) {
      auto& one = entry.second;
      std::erase_if(one.causes, [&](const auto& causes) {
        return std::ranges::all_of(one.causes, [&](const auto& other) {
          return std::ranges::includes(causes.second, other.second) ||
                 std::ranges::includes(other.second, causes.second);
        });
      });
      if (one.causes.size() > 1) found.push_back(std::move(one));
    }
    return found;
  }

  const Questions& base_;
  std::map<RecordId, std::vector<Claim>> denials_{};
  std::map<LinkId, std::set<Voice>> voices_{};
};

Attribution attribution(const Questions& base, const Voice& voice) {
  return base.attribution({.source = voice.source, .speaker = voice.speaker});
}

/// Each once, in the order of the claims.
std::vector<Attribution> attributions(const Questions& base, const std::vector<ClaimId>& claims) {
  std::vector<Attribution> all;
  for (const auto id : claims) {
    auto one = base.attribution(base.claim(id).citation);
    if (std::ranges::find(all, one.text(), &Attribution::text) == all.end()) all.push_back(std::move(one));
  }
  return all;
}

std::string text_of(const std::vector<Attribution>& all) {
  std::vector<std::string> texts;
  for (const auto& one : all) texts.push_back(one.text());
  return joined(texts, "; ");
}

Json json_of_all(const Questions& base, const std::vector<ClaimId>& claims) {
  Json list = Json::array();
  for (const auto& one : attributions(base, claims)) list.push_back(json_of(one));
  return list;
}

class Text {
 public:
  explicit Text(const Questions& base) : base_(base), names_(base) {}

  Lines of(const Conflicts& found) {
    if (found.empty()) return {{.text = {{"The sources of this base do not differ.", Role::good}}}};
    for (const auto& one : found.fields)
      if (!is_prose(one.field.field)) field(one);
    for (const auto& [record, claims] : found.disputed) disputed(record, claims);
    for (const auto& one : found.rivals) rivals(one);
    for (const auto& one : found.contradictions) {
      heading(contradicted_, "These cannot all hold");
      for (auto& line : facts_lines(one)) lines_.push_back(std::move(line));
    }
    for (const auto& one : found.fields)
      if (is_prose(one.field.field)) {
        heading(told_, "Told in other words");
        values(one);
      }
    return std::move(lines_);
  }

 private:
  void heading(bool& done, const std::string& text) {
    if (!std::exchange(done, true)) {
      if (!lines_.empty()) lines_.emplace_back();
      lines_.push_back({.text = {{text, Role::heading}}});
    }
  }
  void record(RecordId id, const std::string& more = {}) {
    lines_.push_back({.indent = 2, .text = {{names_.title(id), Role::title}, {more, Role::field}}});
  }

  /// Texts in which everyone has words of their own.
  static bool is_prose(const std::string& field) { return field == "summary" || field == "mechanism"; }

  void field(const Disagreement& one) {
    heading(fields_, "Values on which they differ");
    values(one);
  }

  void values(const Disagreement& one) {
    record(one.about, "  " + one.field.field);
    for (const auto& candidate : one.field.candidates) {
      Line line{.indent = 4};
      line.text = {!candidate.accepted       ? Piece{"· ", Role::remark}
                   : one.field.is_decided() ? Piece{"✓ ", Role::good}
                                            : Piece{"? ", Role::problem}};
      append(line.text, names_.pieces(candidate.value, candidate.accepted ? Role::text : Role::remark));
      line.text.push_back({"  — " + text_of(attributions(base_, candidate.asserted_by)), Role::source});
      if (!candidate.disputed_by.empty())
        line.text.push_back(
            {"  denied by " + text_of(attributions(base_, candidate.disputed_by)), Role::problem});
      lines_.push_back(std::move(line));
    }
  }

  void disputed(RecordId id, const std::vector<Claim>& claims) {
    heading(disputed_, "Disputed as a whole");
    record(id);
    for (const auto& claim : claims)
      lines_.push_back(
          {.indent = 4, .text = {{"by " + base_.attribution(claim.citation).text(), Role::problem}}});
  }

  void rivals(const RivalCauses& one) {
    heading(rivals_, "Causes that some name and others do not");
    record(one.effect);
    for (const auto& [voice, causes] : one.causes) {
      lines_.push_back({.indent = 4, .text = {{attribution(base_, voice).text(), Role::source}}});
      for (const auto cause : causes) lines_.push_back({.indent = 6, .text = {{names_.title(cause)}}});
    }
  }

  const Questions& base_;
  Names names_;
  Lines lines_{};
  bool fields_ = false;
  bool told_ = false;
  bool disputed_ = false;
  bool rivals_ = false;
  bool contradicted_ = false;
};

}  // namespace

Json conflicts_json(const Questions& base) {
  const auto found = Finder(base).find();
  auto json = head("conflicts");
  auto& fields = json["fields"] = Json::array();
  for (const auto& one : found.fields) {
    Json field{{"record", word(one.about.type)}, {"key", one.key}, {"field", one.field.field}};
    field["undecided"] = !one.field.is_decided();
    auto& values = field["values"] = Json::array();
    for (const auto& candidate : one.field.candidates)
      values.push_back({{"value", json_of(base, candidate.value)},
                        {"accepted", candidate.accepted},
                        {"asserted_by", json_of_all(base, candidate.asserted_by)},
                        {"disputed_by", json_of_all(base, candidate.disputed_by)}});
    fields.push_back(std::move(field));
  }
  auto& disputed = json["disputed"] = Json::array();
  for (const auto& [record, claims] : found.disputed) {
    Json one{
        {"record", word(record.type)}, {"key", base.key(record)}, {"standing", word(base.standing(record))}};
    for (const auto& claim : claims) one["disputed_by"].push_back(json_of(base.attribution(claim.citation)));
    disputed.push_back(std::move(one));
  }
  auto& rivals = json["rival_causes"] = Json::array();
  for (const auto& one : found.rivals) {
    Json rival{{"event", base.key(one.effect)}};
    for (const auto& [voice, causes] : one.causes) {
      Json account{{"by", json_of(attribution(base, voice))}};
      for (const auto cause : causes) account["causes"].push_back(base.key(cause));
      rival["accounts"].push_back(std::move(account));
    }
    rivals.push_back(std::move(rival));
  }
  auto& contradictions = json["contradictions"] = Json::array();
  for (const auto& one : found.contradictions) contradictions.push_back(facts_json(one));
  return json;
}

Lines conflicts_lines(const Questions& base) {
  return Text(base).of(Finder(base).find());
}

}  // namespace annals::inline v0_2::answer
