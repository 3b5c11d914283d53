// annals retract, restore, prefer, trust: what the owner of a base decides on claims and sources.

#include "acting.hpp"
#include "annals/error.hpp"

#include <charconv>
#include <string>

#include <fmt/format.h>

namespace annals::tools {

namespace {

constexpr auto group = "Decide";

// -- retract, restore, prefer

struct ClaimOptions : ActingOptions {
  std::string claim{};
  std::string why{};
};

std::string about(const KnowledgeBase& base, const Claim& claim) {
  return fmt::format("{}, the claim of {}", name_of(base, claim), voice_of(base, claim));
}

int run_retract(const ClaimOptions& options) {
  if (options.why.empty()) throw UsageError("Say why: --why 'a misread report'");
  Act act(options);
  const auto claim = claim_named(act.base(), options.claim);
  if (claim.retracted())
    throw Error(ErrorCode::already_exists, name_of(act.base(), claim) + " is retracted already.");
  act.watch(claim.about);
  act.base().retract(claim.id, options.why);
  return act.end("Retracted " + about(act.base(), claim) + ".");
}

int run_restore(const ClaimOptions& options) {
  Act act(options);
  const auto claim = claim_named(act.base(), options.claim);
  if (!claim.retracted())
    throw Error(ErrorCode::not_found, name_of(act.base(), claim) + " is not retracted.");
  act.watch(claim.about);
  act.base().reinstate(claim.id, options.why);
  return act.end("Restored " + about(act.base(), claim) + ".");
}

int run_prefer(const ClaimOptions& options) {
  Act act(options);
  const auto claim = claim_named(act.base(), options.claim);
  act.watch(claim.about);
  act.base().rank(claim.id, Rank::preferred, options.why);
  return act.end("Preferred " + about(act.base(), claim) + ".");
}

void add_deciding(Commands& commands, const std::string& name, const std::string& what,
                  int (*run)(const ClaimOptions&), const std::string& footer) {
  auto [command, options] = commands.add(group, name, what, run);
  options.add_base_to(command);
  command.positional("CLAIM", options.claim, "KEY#2, as 'annals claims --numbers' numbers them");
  command.option("--why", "TEXT", options.why, "The reason, which is kept with it");
  options.add_acting_to(command);
  command.footer(footer);
}

// -- trust

struct TrustOptions : ActingOptions {
  std::string source{};
  std::string reliability{};
};

double reliability_of(const std::string& text) {
  double number = -1;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error == std::errc{} && end == text.data() + text.size() && number >= 0 && number <= 1) return number;
  throw UsageError("\"" + text + "\" is not from 0 to 1, such as 0.4");
}

int run_trust(const TrustOptions& options) {
  const auto reliability = reliability_of(options.reliability);
  Act act(options);
  TypedReader reader(act.base(), {.base = options.base});
  const auto source = reader.record(RecordType::source, options.source);
  reader.end();
  const SourceId id(source.value);
  act.watch(source);
  for (const auto& claim : act.base().claims_by(id)) act.watch(claim.about);
  act.base().set_reliability(id, reliability);
  return act.end(fmt::format("{} is held {} reliable.", act.base().key(source), reliability));
}

void add_trust(Commands& commands) {
  auto [command, options] = commands.add(group, "trust", "Say how reliable a source is.", run_trust);
  options.add_base_to(command);
  command.positional("SOURCE", options.source, "The source, as for 'annals show'");
  command.positional("SHARE", options.reliability, "From 0 to 1; what nobody rated weighs as 0.5");
  options.add_acting_to(command);
  command.footer(R"(Examples
  annals trust air.annals knkt 0.9)");
}

}  // namespace

void add_deciding(Commands& commands) {
  add_deciding(commands, "retract", "Take a claim back: it counts no more, and stays to be seen.",
               run_retract,
               R"(A reason must be given.

Examples
  annals retract air.annals lion-air-610-crashes#2 --why 'a misread report')");
  add_deciding(commands, "restore", "Take the retraction of a claim back.", run_restore,
               R"(Examples
  annals restore air.annals lion-air-610-crashes#2)");
  add_deciding(commands, "prefer", "Set a claim before all others, whatever their sources.", run_prefer,
               R"(Examples
  annals prefer air.annals lion-air-610-crashes#2 --why 'the final report')");
  add_trust(commands);
}

}  // namespace annals::tools
