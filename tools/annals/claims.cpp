// annals claims: who says what about a record, who disagrees, and what is believed.

#include "annals/record/words.hpp"
#include "commands.hpp"
#include "json.hpp"
#include "names.hpp"
#include "print.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

namespace annals::tools {

namespace {

constexpr std::size_t indent = 14;

struct ClaimsOptions : BaseOptions {
  std::string key{};
};

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

  std::string text() {
    head();
    for (const auto& field : belief_.fields) print(field);
    // Participants, names and parts are united, so that each stands for itself.
    united("with", &Statement::with, [&](const auto& one) { return names_.text(one); });
    united("names", &Statement::names, [](const auto& one) { return Names::text(one); });
    united("part_of", &Statement::part_of, [&](const auto& one) { return names_.title(one); });
    reservations();
    denials();
    reviews();
    return page_.text();
  }

  Json json() {
    Json json{{"record", word(id_.type)}, {"key", base_.key(id_)}, {"standing", word(belief_.standing)}};
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
  void head() {
    page_.line({{names_.title(id_), Tone::strong}});
    page_.line({{fmt::format("{}  {}  {} {}", noun(id_.type), base_.key(id_), claims_.size(),
                             claims_.size() == 1 ? "claim" : "claims"),
                 Tone::faint},
                {belief_.standing == Standing::accepted ? "" : "  " + std::string(word(belief_.standing)),
                 Tone::warning}});
    page_.blank();
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
    Spans spans{{accepted ? "✓ " : "· ", Tone::good}, {text, accepted ? Tone::plain : Tone::faint}};
    if (!asserted.empty()) spans.push_back({"  — " + asserted, Tone::faint});
    if (!disputed.empty()) spans.push_back({"  denied by " + disputed, Tone::warning});
    if (!why.empty()) spans.push_back({"  [" + why + "]", Tone::faint});
    page_.line({{"  " + label, Tone::faint}}, indent, spans);
  }

  void print(const FieldBelief& field) {
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
    page_.blank();
    page_.line({{text, Tone::strong}});
  }

  void reservations() {
    bool headed = false;
    for (const auto& one : claims_) {
      if (!one.citation.likelihood && !one.citation.window) continue;
      heading(headed, "How likely, and for when");
      std::string text = one.citation.likelihood ? one.citation.likelihood->text() : "without reservation";
      if (one.citation.window) text += ", within " + Names::text(*one.citation.window);
      page_.line({}, 2, {{text}, {"  — " + voice(one), Tone::faint}});
    }
  }

  void denials() {
    bool headed = false;
    for (const auto& one : claims_) {
      if (one.stance != Stance::disputes || !one.statement.empty()) continue;
      heading(headed, "Disputed as a whole");
      page_.line({}, 2, {{"by " + voice(one), Tone::warning}});
    }
  }

  void reviews() {
    bool headed = false;
    for (const auto& one : claims_)
      for (const auto& review : one.reviews) {
        heading(headed, "Decided by the owner of the base");
        const auto act = review.rank ? "ranked " + std::string(word(*review.rank)) : "retracted";
        page_.line(
            {}, 2,
            {{act + ": " + review.reason, Tone::warning}, {"  — the claim of " + voice(one), Tone::faint}});
      }
  }

  const Questions& base_;
  Names names_;
  RecordId id_;
  std::vector<Claim> claims_;
  Belief belief_;
  Page page_{};
};

int run(const ClaimsOptions& options) {
  const auto base = options.open_to_read();
  Account account(base, base.record(options.key));
  write_out(options.json ? document(account.json()) : account.text());
  return fine;
}

}  // namespace

void add_claims(Commands& commands) {
  auto [command, options] = commands.add(
      "Ask", "claims", "Show who says what about a record, who disagrees, and what is believed.", run);
  options.add_base_to(command);
  command.positional("KEY", options.key, "The record, as for 'annals show'");
  command.json(options.json);
  command.footer(R"(✓ marks what the base believes; where values differ, the reason follows.

Examples
  annals claims kaesong.annals kaesong-demolition-2020)");
}

}  // namespace annals::tools
