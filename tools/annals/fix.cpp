// annals fix: another value in place of the one that a source was said to give.

#include "annals/error.hpp"
#include "correcting.hpp"
#include "text.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include <fmt/format.h>

namespace annals::tools {

namespace {

struct FixOptions : ActingOptions {
  std::string key{};
  Words fields{};
  std::string when{};
  std::string source{};
  std::string speaker{};
  std::string why = "corrected";
};

/// A record, and those claims on it that may be meant.
struct Meant {
  RecordId about{};
  std::vector<Claim> claims{};
};

Meant meant_by(const FixOptions& options, const KnowledgeBase& base) {
  const bool has_number = options.key.find('#') != std::string::npos && !base.find(options.key);
  if (!has_number) {
    const auto about = base.record(options.key);
    auto claims = base.claims(about);
    std::erase_if(claims, [](const Claim& one) { return one.withdrawn() || one.stance != Stance::asserts; });
    return {about, std::move(claims)};
  }
  auto claim = claim_named(base, options.key);
  if (claim.withdrawn())
    throw Error(ErrorCode::not_found, name_of(base, claim) + " counts no more: there is nothing to correct.");
  const auto about = claim.about;
  return {about, {std::move(claim)}};
}

/// Leaves the claims of the source and the speaker that are asked for.
void keep_those_of(std::vector<Claim>& claims, const FixOptions& options, TypedReader& reader) {
  const auto voice = reader.citation({.source = options.source, .speaker = options.speaker});
  reader.end();
  std::erase_if(claims, [&](const Claim& one) {
    return (voice.source && one.citation.source != voice.source) ||
           (voice.speaker && one.citation.speaker != voice.speaker);
  });
}

Words words_of(const FixOptions& options, RecordType type) {
  auto words = options.fields;
  if (!options.when.empty())
    words.push_back((type == RecordType::source ? "published=" : "when=") + options.when);
  if (words.empty()) throw UsageError("Say what is right: field=value, or --when D");
  return words;
}

std::string field_of(const std::string& word) {
  return word.substr(0, word.find('='));
}

std::vector<Claim> stating(const std::string& field, const std::vector<Claim>& claims) {
  std::vector<Claim> found;
  for (const auto& claim : claims) {
    const auto fields = fields_stated(claim.statement);
    if (std::ranges::find(fields, field) != fields.end()) found.push_back(claim);
  }
  return found;
}

void refuse_several(TypedReader& reader, const KnowledgeBase& base, const FixOptions& options,
                    const std::vector<Claim>& claims, const std::string& word) {
  Words names;
  for (const auto& claim : claims)
    names.push_back(fmt::format("{} ({})", name_of(base, claim), voice_of(base, claim)));
  reader.mistake(fmt::format(
      "Several claims state {}: {}. Say whose with --source, or which: annals fix {} {} {}.", field_of(word),
      joined(names), shell_word(options.base), shell_word(name_of(base, claims.front())), shell_word(word)));
}

/// Words for which there is no claim: they name no field, or one of which nothing was said.
void refuse_unstated(TypedReader& reader, const KnowledgeBase& base, const FixOptions& options,
                     RecordId about, const Words& words) {
  const auto fields = fields_stated(reader.statement(about.type, kind_of(base, about), words, {}));
  const auto key = base.key(about);
  for (const auto& word : words)
    if (std::ranges::find(fields, field_of(word)) != fields.end())
      reader.mistake(fmt::format("No claim that is meant states {} of {}; to say it: annals say {} {} {}{}.",
                                 field_of(word), key, shell_word(options.base), shell_word(key),
                                 shell_word(word),
                                 options.source.empty() ? "" : " --source " + shell_word(options.source)));
}

int run(const FixOptions& options) {
  Act act(options);
  const auto& base = act.base();
  TypedReader reader(act.base(), {.base = shell_word(options.base)});
  auto [about, claims] = meant_by(options, base);
  keep_those_of(claims, options, reader);

  std::map<ClaimId, Words> by_claim;
  Words unstated;
  for (const auto& word : words_of(options, about.type)) {
    const auto found = stating(field_of(word), claims);
    if (found.size() == 1)
      by_claim[found.front().id].push_back(word);
    else if (found.empty())
      unstated.push_back(word);
    else
      refuse_several(reader, base, options, found, word);
  }
  refuse_unstated(reader, base, options, about, unstated);

  std::vector<Correction> corrections;
  corrections.reserve(by_claim.size());
  for (const auto& [id, words] : by_claim)
    corrections.push_back(corrected(reader, base, base.claim(id), words));
  reader.end();
  for (const auto& [claim, statement] : corrections)
    if (statement == claim.statement)
      reader.mistake(fmt::format("{} says {} already.", name_of(base, claim), joined(by_claim[claim.id])));
  reader.end();
  return correct(act, corrections, options.why);
}

}  // namespace

void add_fix(Commands& commands) {
  auto [command, options] =
      commands.add("Enter", "fix", "Correct what was entered of a source: its claim is replaced.", run);
  options.add_base_to(command);
  command.positional("KEY", options.key, "The record, as for 'annals show', or one claim on it: KEY#2");
  command.any("FIELD", options.fields, "What is right: deaths=190; of a list, all of its items");
  command.option("--when", "D", options.when, "When an event was, or a source was published");
  command.option("--source", "SOURCE", options.source, "Whose value is corrected, where several give one");
  command.option("--speaker", "ACTOR", options.speaker, "Who says it there");
  add_why_to(command, options.why);
  options.add_acting_to(command);
  command.footer(
      R"(The claim that states the field is retracted, and one like it with the new value is entered.

Examples
  annals fix air.annals lion-air-610-crashes deaths=190 --source knkt --why 'mistyped')");
}

}  // namespace annals::tools
