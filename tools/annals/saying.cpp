// annals add, say, dispute: what sources say of events, actors, places and sources.

#include "acting.hpp"
#include "annals/error.hpp"
#include "annals/record/key.hpp"
#include "text.hpp"

#include <algorithm>
#include <array>
#include <string>

#include <fmt/format.h>

namespace annals::tools {

namespace {

constexpr auto group = "Enter";

// -- add

struct AddOptions : SayingOptions {
  std::string type{};
  std::string title{};
  std::string key{};
  std::string kind{};
  std::string when{};
  std::string place{};
};

RecordType type_named(const std::string& name) {
  const Words types{"event", "actor", "place", "source"};
  if (std::ranges::find(types, name) != types.end()) return *from_word<RecordType>(name);
  throw UsageError("\"" + name + "\" is none of event, actor, place and source" + near_miss(name, types));
}

/// Those of this type that have words of the title.
std::string near_ones(const KnowledgeBase& base, RecordType type, const std::string& title,
                      const std::string& key) {
  Words near;
  for (const auto& hit : base.search(title, {.limit = 10}))
    if (hit.record.type == type && hit.key != key && near.size() < 3) near.push_back(hit.key);
  return near.empty() ? "" : " Near it: " + joined(near) + ".";
}

/// What is there already under this key, or where no key is given under this title.
void look_for(const KnowledgeBase& base, RecordType type, const AddOptions& options, const std::string& key,
              TypedReader& reader) {
  std::optional<RecordId> known;
  for (const auto one : {RecordType::event, RecordType::actor, RecordType::place, RecordType::source})
    if (!known) known = base.find_key(one, key);
  if (!known && options.key.empty()) try {
      known = base.find(options.title);
      if (known && known->type != type) known.reset();
    } catch (const Error&) {  // several bear the title: another may
    }
  if (!known) return;
  const auto known_key = base.key(*known);
  reader.mistake(
      fmt::format("There is {} \"{}\" already, “{}”. To say more of it: annals say {} {} field=value…; "
                  "to add another: --key KEY.{}",
                  known->type == RecordType::event || known->type == RecordType::actor
                      ? "an " + std::string(word(known->type))
                      : "a " + std::string(word(known->type)),
                  known_key, base.label(*known), shell_word(options.base), shell_word(known_key),
                  near_ones(base, type, options.title, known_key)));
}

Words words_of(const AddOptions& options, RecordType type) {
  Words words{"title=" + options.title};
  if (!options.kind.empty())
    words.push_back(std::string(type == RecordType::event ? "kind=" : "type=") + options.kind);
  if (!options.when.empty())
    words.push_back((type == RecordType::source ? "published=" : "when=") + options.when);
  if (!options.place.empty())
    words.push_back((type == RecordType::place ? "within=" : "place=") + options.place);
  words.insert(words.end(), options.fields.begin(), options.fields.end());
  return words;
}

int run_add(const AddOptions& options) {
  const auto type = type_named(options.type);
  Act act(options);
  TypedReader reader(act.base(), options.typed());
  const auto key = options.key.empty() ? key_from(options.title) : options.key;
  if (key.empty())
    reader.mistake("No key can be made of the title \"" + options.title +
                   "\": give one with --key, such as hanoi-summit-2019.");
  else
    look_for(act.base(), type, options, key, reader);
  Claim claim;
  claim.citation = reader.citation(options.citation);
  claim.statement = reader.statement(type, {}, words_of(options, type), claim.citation);
  reader.end();
  const auto id = act.base().enter(type, key, {}, claim);
  act.entered(reader.made());
  act.entered(id);
  return act.end("Added " + std::string(word(type)) + " " + key + ".");
}

void add_add(Commands& commands) {
  auto [command, options] = commands.add(
      group, "add", "Add an event, an actor, a place or a source, as someone says it is.", run_add);
  options.add_base_to(command);
  command.positional("TYPE", options.type, "event, actor, place or source");
  command.positional("TITLE", options.title, "What people call it");
  command.any("FIELD", options.fields, "What else is said of it: deaths=189, with=ACTOR:ROLE");
  command.option("--key", "KEY", options.key, "Its key; made from the title unless given");
  command.option("--kind", "KIND", options.kind, "The kind of an event, the type of an actor or a source");
  command.option("--when", "D", options.when, "When an event was, or a source was published");
  command.option("--place", "PLACE", options.place, "Where an event was, or what a place lies within");
  options.add_saying_to(command);
  command.footer(R"(Keys, titles and names may stand wherever a record is meant; dates may be words.

Examples
  annals add air.annals source 'KNKT final report' --key knkt --when 2019-10-25
  annals add air.annals event 'Lion Air 610 crashes' --kind crash --when '29 October 2018' --source knkt --at 'p. 19' with='Bhavye Suneja:commander' --create)");
}

// -- say, dispute

struct SayOptions : SayingOptions {
  std::string key{};
};

int say_of(const SayOptions& options, Stance stance) {
  Act act(options);
  auto& base = act.base();
  const auto about = base.record(options.key);
  TypedReader reader(base, options.typed());
  Claim claim;
  claim.stance = stance;
  claim.citation = reader.citation(options.citation);
  claim.statement = reader.statement(about.type, kind_of(base, about), options.fields, claim.citation);
  reader.end();
  act.watch(about);
  act.entered(reader.made());
  const auto said = base.claim(about, claim);
  return act.end(fmt::format("{} {}.", stance == Stance::asserts ? "Said" : "Disputed",
                             name_of(base, base.claim(said))));
}

int run_say(const SayOptions& options) {
  return say_of(options, Stance::asserts);
}

int run_dispute(const SayOptions& options) {
  return say_of(options, Stance::disputes);
}

void add_say(Commands& commands) {
  auto [command, options] = commands.add(group, "say", "Say more about a record that is there.", run_say);
  options.add_base_to(command);
  command.positional("KEY", options.key, "The record, as for 'annals show'");
  command.positional("FIELD", options.fields, "What is said: deaths=189");
  options.add_saying_to(command);
  command.footer(R"(What others said stays; 'annals claims' shows who says what, and which is believed.

Examples
  annals say air.annals lion-air-610-crashes deaths=189 --source knkt --at 'p. 19')");
}

void add_dispute(Commands& commands) {
  auto [command, options] =
      commands.add(group, "dispute", "Deny values of a record, or that it is so at all.", run_dispute);
  options.add_base_to(command);
  command.positional("KEY", options.key, "The record, as for 'annals show'");
  command.any("FIELD", options.fields, "What is denied; none: the record as a whole");
  options.add_saying_to(command);
  command.footer(R"(Examples
  annals dispute air.annals lion-air-610-crashes deaths=188 --source knkt)");
}

}  // namespace

void add_saying(Commands& commands) {
  add_add(commands);
  add_say(commands);
  add_dispute(commands);
}

}  // namespace annals::tools
