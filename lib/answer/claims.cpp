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
    case Reason::only_value:
      return "the only value said";
    case Reason::rank:
      return "believed for its rank";
    case Reason::reliability:
      return "believed for the more reliable source";
    case Reason::later_publication:
      return "believed as the later published";
    case Reason::later_recording:
      return "believed as the later recorded";
    case Reason::content:
      return "equal in all; chosen by the order of the values";
  }
  return "";
}

class Account {
 public:
  Account(const Questions& base, RecordId id)
      : base_(base), names_(base), id_(id), claims_(base.claims(id)), belief_(base.belief(id)) {}

  Lines lines() {
    begin();
    for (const auto& field : belief_.fields) append(field);
    // Participants, names and parts are united, so that each stands for itself.
    united("with", &Statement::with, [&](const auto& one) { return names_.text(one); });
    united("names", &Statement::names, [](const auto& one) { return Names::text(one); });
    united("part_of", &Statement::part_of, [&](const auto& one) { return names_.title(one); });
    reservations();
    denials();
    reviews();
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
      Json one{{"field", field.field}, {"reason", word(field.reason)}};
      auto& candidates = one["candidates"] = Json::array();
      for (const auto& candidate : field.candidates)
        candidates.push_back({{"value", json_of(base_, candidate.value)},
                              {"accepted", candidate.accepted},
                              {"asserted_by", positions(candidate.asserted_by)},
                              {"disputed_by", positions(candidate.disputed_by)}});
      fields.push_back(std::move(one));
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

  std::string voice(const Claim& one) const { return base_.attribution(one.citation).text(); }

  std::string voices(const std::vector<ClaimId>& ids) const {
    std::vector<std::string> texts;
    for (const auto id : ids)
      if (const auto* one = claim(id)) texts.push_back(voice(*one));
    return joined(texts, "; ");
  }

  /// One value under its label: a tick if believed, who says so, who denies it.
  void value(const std::string& label, const std::string& text, bool accepted, const std::string& asserted,
             const std::string& disputed, const std::string& why) {
    Line line{.indent = 2, .label_width = label_width};
    if (!label.empty()) line.label = {{label, Role::field}};
    if (accepted)
      line.text = {{"✓ ", Role::good}, {text}};
    else
      line.text = {{"· " + text, Role::remark}};
    if (!asserted.empty()) line.text.push_back({"  — " + asserted, Role::source});
    if (!disputed.empty()) line.text.push_back({"  denied by " + disputed, Role::problem});
    if (!why.empty()) line.text.push_back({"  [" + why + "]", Role::remark});
    lines_.push_back(std::move(line));
  }

  void append(const FieldBelief& field) {
    bool first = true;
    for (const auto& candidate : field.candidates) {
      const bool chosen = candidate.accepted && field.candidates.size() > 1;
      value(first ? field.field : "", names_.text(candidate.value), candidate.accepted,
            voices(candidate.asserted_by), voices(candidate.disputed_by),
            chosen ? std::string(reason_text(field.reason)) : "");
      first = false;
    }
  }

  template <class Item, class Text>
  void united(const std::string& label, std::vector<Item> Statement::*items, Text&& text) {
    std::vector<Item> all;
    for (const auto& one : claims_)
      for (const auto& item : one.statement.*items)
        if (std::ranges::find(all, item) == all.end()) all.push_back(item);
    bool first = true;
    for (const auto& item : all) {
      std::vector<ClaimId> asserted;
      std::vector<ClaimId> disputed;
      for (const auto& one : claims_)
        if (!one.retracted() && std::ranges::find(one.statement.*items, item) != (one.statement.*items).end())
          (one.stance == Stance::asserts ? asserted : disputed).push_back(one.id);
      const auto& believed = belief_.statement.*items;
      value(first ? label : "", text(item), std::ranges::find(believed, item) != believed.end(),
            voices(asserted), voices(disputed), "");
      first = false;
    }
  }

  void heading(bool& done, const std::string& text) {
    if (done) return;
    done = true;
    lines_.emplace_back();
    lines_.push_back({.text = {{text, Role::heading}}});
  }

  void reservations() {
    bool headed = false;
    for (const auto& one : claims_) {
      if (!one.citation.likelihood && !one.citation.window) continue;
      heading(headed, "How likely, and for when");
      std::string text = one.citation.likelihood ? one.citation.likelihood->text() : "without reservation";
      if (one.citation.window) text += ", within " + Names::text(*one.citation.window);
      lines_.push_back({.indent = 2, .text = {{text}, {"  — " + voice(one), Role::source}}});
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
        heading(headed, "Decided by the owner of the base");
        const auto act = review.rank ? "ranked " + std::string(word(*review.rank)) : "retracted";
        lines_.push_back({.indent = 2,
                          .text = {{act + ": " + review.reason, Role::problem},
                                   {"  — the claim of " + voice(one), Role::source}}});
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

Lines claims_lines(const Questions& base, RecordId about) {
  return Account(base, about).lines();
}

}  // namespace annals::inline v0_2::answer
