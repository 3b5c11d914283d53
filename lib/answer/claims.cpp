#include "annals/answer/answers.hpp"
#include "annals/record/words.hpp"
#include "answer/json_of.hpp"
#include "answer/names.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace annals::inline v0_2::answer {

namespace {

constexpr std::size_t label_width = 12;

std::string_view reason_text(Reason reason) {
  switch (reason) {
    case Reason::rank:
      return "believed for its rank";
    case Reason::report:
      return "believed as reported, not foreseen";
    case Reason::precision:
      return "believed as the more precise";
    case Reason::reliability:
      return "believed for the more reliable source";
    case Reason::origins:
      return "believed for more independent sources";
    case Reason::firmness:
      return "believed as the more firmly said";
    case Reason::later_publication:
      return "believed as the later published";
    case Reason::earlier_publication:
      return "believed as the earlier published";
  }
  return "";
}

/// Why the accepted values stand, where others do not or nothing decides.
std::string reason_text(const FieldBelief& field) {
  if (!field.is_decided()) return "undecided";
  return field.decided_by ? std::string(reason_text(*field.decided_by)) : std::string();
}

std::string_view reason_word(const FieldBelief& field) {
  if (!field.is_decided()) return "undecided";
  return field.decided_by ? word(*field.decided_by) : "only_value";
}

class Account {
 public:
  Account(const Questions& base, RecordId id)
      : base_(base), names_(base), id_(id), claims_(base.claims(id)), belief_(base.belief(id)) {}

  Lines lines(const ClaimsLook& look) {
    begin();
    for (const auto& field : belief_.fields) values(field);
    // Participants, names and parts are united, so that each stands for itself.
    united("with", belief_.with, [&](const auto& one) { return names_.text(one); });
    united("names", belief_.names, [](const auto& one) { return Names::text(one); });
    united("part_of", belief_.part_of, [&](const auto& one) { return names_.title(one); });
    united("derived_from", belief_.derived_from, [&](const auto& one) { return names_.title(one); });
    superseded();
    reservations();
    denials();
    reviews();
    withdrawn(look);
    return std::move(lines_);
  }

  Json json() {
    auto json = head("claims");
    json.update({{"record", word(id_.type)}, {"key", base_.key(id_)}, {"standing", word(belief_.standing)}});
    if (belief_.likelihood) json["likelihood"] = json_of(*belief_.likelihood);
    auto& claims = json["claims"] = Json::array();
    for (const auto& claim : claims_) claims.push_back(json_of(base_, claim));
    auto& fields = json["fields"] = Json::array();
    for (const auto& field : belief_.fields) {
      Json one{{"field", field.field}, {"reason", reason_word(field)}};
      auto& candidates = one["candidates"] = Json::array();
      for (const auto& candidate : field.candidates) candidates.push_back(json_of_candidate(candidate));
      fields.push_back(std::move(one));
    }
    auto& superseded = json["superseded"] = Json::array();
    for (const auto& one : belief_.superseded) {
      Json replaced = Json::object();
      if (!one.field.empty()) replaced["field"] = one.field;
      replaced["claim"] = position(one.claim);
      if (one.by) replaced["by"] = position(*one.by);
      superseded.push_back(std::move(replaced));
    }
    return json;
  }

 private:
  void begin() {
    lines_.push_back({.text = {{names_.title(id_), Role::title}}});
    auto& line = lines_.emplace_back();
    line.text = {
        {std::string(noun(id_.type)), Role::remark},
        {"  " + base_.key(id_), Role::key},
        {fmt::format("  {} {}", claims_.size(), claims_.size() == 1 ? "claim" : "claims"), Role::remark}};
    if (belief_.standing != Standing::accepted)
      line.text.push_back({"  " + std::string(word(belief_.standing)), Role::problem});
    lines_.emplace_back();
  }

  const Claim* claim(ClaimId id) const {
    const auto found = std::ranges::find(claims_, id, &Claim::id);
    return found == claims_.end() ? nullptr : &*found;
  }

  /// Claims by their places in the list of claims: ids never leave the file.
  Json positions(const std::vector<ClaimId>& ids) const {
    Json list = Json::array();
    for (const auto id : ids)
      if (const auto* found = claim(id)) list.push_back(found - claims_.data());
    return list;
  }

  Json position(ClaimId id) const { return std::move(positions({id}).items().front()); }

  Json json_of_candidate(const Candidate& candidate) const {
    Json json{{"value", json_of(base_, candidate.value)},
              {"accepted", candidate.accepted},
              {"contested", candidate.contested},
              {"firm", candidate.firm}};
    if (candidate.likelihood) json["likelihood"] = json_of(*candidate.likelihood);
    json["asserted_by"] = positions(candidate.asserted_by);
    json["disputed_by"] = positions(candidate.disputed_by);
    return json;
  }

  std::string voice(const Claim& one) const { return base_.attribution(one.citation).text(); }

  std::string voices(const std::vector<ClaimId>& ids) const {
    std::vector<std::string> texts;
    for (const auto id : ids)
      if (const auto* one = claim(id))
        if (auto text = voice(*one); std::ranges::find(texts, text) == texts.end())
          texts.push_back(std::move(text));
    return joined(texts, "; ");
  }

  /// One value under its label: a tick if believed, a question mark if it may be; how surely, who says so,
  /// who denies it.
  template <class T>
  void value(const std::string& label, Pieces text, const Said<T>& said, bool decided,
             const std::string& why) {
    Line line{.indent = 2, .label_width = label_width};
    if (!label.empty()) line.label = {{label, Role::field}};
    line.text = {!said.accepted ? Piece{"· ", Role::remark}
                 : decided      ? Piece{"✓ ", Role::good}
                                : Piece{"? ", Role::problem}};
    append(line.text, std::move(text));
    if (said.likelihood) line.text.push_back({"  " + said.likelihood->text(), Role::remark});
    if (!said.asserted_by.empty()) line.text.push_back({"  — " + voices(said.asserted_by), Role::source});
    if (!said.disputed_by.empty())
      line.text.push_back({"  denied by " + voices(said.disputed_by), Role::problem});
    if (!why.empty()) line.text.push_back({"  [" + why + "]", Role::remark});
    lines_.push_back(std::move(line));
  }

  void values(const FieldBelief& field) {
    bool first = true;
    for (const auto& candidate : field.candidates) {
      value(std::exchange(first, false) ? field.field : "",
            names_.pieces(candidate.value, candidate.accepted ? Role::text : Role::remark), candidate,
            field.is_decided(), candidate.accepted ? reason_text(field) : "");
    }
  }

  template <class Item, class Text>
  void united(const std::string& label, const std::vector<Said<Item>>& all, Text&& text) {
    bool first = true;
    for (const auto& one : all)
      value(std::exchange(first, false) ? label : "",
            {{text(one.value), one.accepted ? Role::text : Role::remark}}, one, true, "");
  }

  /// What a source said before, and says otherwise since.
  void superseded() {
    bool headed = false;
    for (const auto& one : belief_.superseded) {
      const auto* old = claim(one.claim);
      const auto* by = one.by ? claim(*one.by) : nullptr;
      if (old == nullptr || by == nullptr) continue;
      heading(headed, "Superseded");
      const auto* stated = find(old->statement.fields, one.field);
      Line line{.indent = 2, .text = {{one.field.empty() ? "all of it" : one.field}}};
      if (stated != nullptr) {
        line.text.push_back({" "});
        append(line.text, names_.pieces(*stated));
      }
      append(line.text, {{"  — " + voice(*old), Role::source}, {"  by " + voice(*by), Role::remark}});
      lines_.push_back(std::move(line));
    }
  }

  /// With an empty line, if there is none.
  void end_paragraph() {
    if (!lines_.back().text.empty()) lines_.emplace_back();
  }

  void heading(bool& done, const std::string& text) {
    if (done) return;
    done = true;
    end_paragraph();
    lines_.push_back({.text = {{text, Role::heading}}});
  }

  void reservations() {
    bool headed = false;
    for (const auto& one : claims_) {
      if (!one.citation.likelihood && !one.citation.window) continue;
      heading(headed, "How likely, and for when");
      Line line{.indent = 2,
                .text = {{one.citation.likelihood ? one.citation.likelihood->text() : "without reservation"}}};
      if (one.citation.window) {
        line.text.push_back({", within "});
        append(line.text, Names::pieces(*one.citation.window));
      }
      line.text.push_back({"  — " + voice(one), Role::source});
      lines_.push_back(std::move(line));
    }
  }

  void denials() {
    bool headed = false;
    for (const auto& one : claims_) {
      if (one.stance != Stance::disputes || !one.statement.empty()) continue;
      heading(headed, "Disputed as a whole");
      lines_.push_back({.indent = 2, .text = {{"by " + voice(one), Role::problem}}});
    }
  }

  void reviews() {
    bool headed = false;
    for (const auto& one : claims_)
      for (const auto& review : one.reviews) {
        if (review.act == Act::superseded || review.act == Act::restated) continue;
        heading(headed, "Decided by the owner of the base");
        auto act = (from_word<Rank>(word(review.act)) ? "ranked " : "") + std::string(word(review.act));
        if (!review.reason.empty()) act += ": " + review.reason;
        lines_.push_back(
            {.indent = 2,
             .text = {{std::move(act), Role::problem}, {"  — the claim of " + voice(one), Role::source}}});
      }
  }

  /// What claims said that count no more.
  void withdrawn(const ClaimsLook& look) {
    const auto count = std::ranges::count_if(claims_, &Claim::withdrawn);
    if (count == 0) return;
    bool headed = false;
    if (!look.with_withdrawn) {
      end_paragraph();
      lines_.push_back({.text = {{fmt::format("{} {} no more{}", count,
                                              count == 1 ? "claim counts" : "claims count", look.all),
                                  Role::remark}}});
      return;
    }
    for (const auto& one : claims_) {
      if (!one.withdrawn()) continue;
      heading(headed, "Counts no more");
      lines_.push_back({.indent = 2,
                        .text = {{one.retracted() ? "retracted" : "superseded", Role::problem},
                                 {one.stance == Stance::disputes ? ", disputed" : ""},
                                 {"  — " + voice(one), Role::source}}});
      const auto row = [&](std::string label, Pieces text) {
        lines_.push_back({.indent = 4,
                          .label = {{std::move(label), Role::field}},
                          .label_width = label_width,
                          .text = std::move(text)});
      };
      for (const auto& field : one.statement.fields) row(field.name, names_.pieces(field.value));
      for (const auto& item : one.statement.with) row("with", {{names_.text(item)}});
      for (const auto& item : one.statement.names) row("names", {{Names::text(item)}});
      for (const auto item : one.statement.part_of) row("part_of", {{names_.title(item)}});
      for (const auto item : one.statement.derived_from) row("derived_from", {{names_.title(item)}});
    }
  }

  const Questions& base_;
  Names names_;
  RecordId id_;
  std::vector<Claim> claims_;
  Belief belief_;
  Lines lines_{};
};

}  // namespace

Json claims_json(const Questions& base, RecordId about) {
  return Account(base, about).json();
}

Lines claims_lines(const Questions& base, RecordId about, const ClaimsLook& look) {
  return Account(base, about).lines(look);
}

}  // namespace annals::inline v0_2::answer
