// annals link, relate, kind: what joins events, and what fields events of a kind have.

#include "acting.hpp"
#include "annals/error.hpp"
#include "print.hpp"
#include "text.hpp"

#include <algorithm>
#include <string>

#include <fmt/format.h>

namespace annals::tools {

namespace {

constexpr auto group = "Enter";

// -- link, relate

struct JoinOptions : SayingOptions {
  std::string from{};
  std::string by{};
  std::string to{};
  std::string words{};
};

struct Ends {
  EventId from{};
  EventId to{};
};

Ends read_ends(TypedReader& reader, const JoinOptions& options) {
  Ends ends{EventId(reader.record(RecordType::event, options.from).value),
            EventId(reader.record(RecordType::event, options.to).value)};
  if (ends.from == ends.to && ends.from.value() != 0)
    reader.mistake("\"" + options.from + "\" and \"" + options.to + "\" are the same event.");
  return ends;
}

/// A claim that enters the edge where it is new, or says more of it where it is not.
template <class Enter>
int join(Act& act, const std::string& noun, std::optional<RecordId> known, const Claim& claim,
         Enter&& enter) {
  auto& base = act.base();
  if (known) {
    act.watch(*known);
    const auto said = base.claim(*known, claim);
    return act.end(fmt::format("Said {}: that {} was there.", name_of(base, base.claim(said)), noun));
  }
  const RecordId id = enter();
  act.entered(id);
  return act.end("Added the " + noun + " " + base.key(id) + ".");
}

Claim claim_of(TypedReader& reader, RecordType type, const JoinOptions& options, const std::string& field) {
  Claim claim;
  claim.citation = reader.citation(options.citation);
  Words words;
  if (!options.words.empty()) words.push_back(field + "=" + options.words);
  claim.statement = reader.statement(type, {}, words, claim.citation);
  return claim;
}

int run_link(const JoinOptions& options) {
  Act act(options);
  auto& base = act.base();
  TypedReader reader(base, options.typed());
  const auto ends = read_ends(reader, options);
  Words kinds;
  for (const auto& kind : base.link_kinds()) kinds.emplace_back(kind.name());
  auto named = options.by;
  std::ranges::replace(named, ' ', '_');
  if (std::ranges::find(kinds, named) == kinds.end())
    reader.mistake("There is no kind of link \"" + options.by + "\": there are " + joined(kinds) +
                   near_miss(named, kinds));
  const auto claim = claim_of(reader, RecordType::link, options, "mechanism");
  reader.end();
  act.entered(reader.made());
  const auto kind = base.link_kind(named);
  return join(act, "link", base.find_link(ends.from, kind, ends.to), claim,
              [&] { return base.enter_link(ends.from, kind, ends.to, claim); });
}

int run_relate(const JoinOptions& options) {
  Act act(options);
  auto& base = act.base();
  TypedReader reader(base, options.typed());
  const auto ends = read_ends(reader, options);
  const auto offset = Offset::parse(options.by);
  if (!offset)
    reader.mistake(
        fmt::format("\"{}\" is no offset in time: {} (at byte {}); write such as '2 weeks before'.",
                    options.by, offset.error().reason, offset.error().position));
  auto worded = options;
  if (worded.words.empty() && offset && offset->text() != options.by) worded.words = options.by;
  const auto claim = claim_of(reader, RecordType::relative_date, worded, "words");
  reader.end();
  act.entered(reader.made());
  return join(act, "relative date", base.find_relative_date(ends.from, *offset, ends.to), claim,
              [&] { return base.enter_relative_date(ends.from, *offset, ends.to, claim); });
}

void add_link(Commands& commands) {
  auto [command, options] =
      commands.add(group, "link", "Say how one event led to another, or is tied to it.", run_link);
  options.add_base_to(command);
  command.positional("FROM", options.from, "The event that the link goes from");
  command.positional("KIND", options.by, "causes, triggers, enables, responds_to, …");
  command.positional("TO", options.to, "The event that it goes to");
  command.option("--mechanism", "TEXT", options.words, "How the one leads to the other, in words");
  options.add_saying_to(command);
  command.footer(R"(Examples
  annals link air.annals mcas-approved enables lion-air-610-crashes --mechanism 'one sensor sufficed' --source knkt)");
}

void add_relate(Commands& commands) {
  auto [command, options] = commands.add(group, "relate", "Date an event by another.", run_relate);
  options.add_base_to(command);
  command.positional("EVENT", options.from, "The event that is dated");
  command.positional("OFFSET", options.by, "How it lies to the other: '2 weeks before', after");
  command.positional("ANCHOR", options.to, "The event that it is dated by");
  command.option("--words", "TEXT", options.words, "How the source puts it, where not so");
  options.add_saying_to(command);
  command.footer(R"(Examples
  annals relate air.annals sensor-replaced '2 days before' lion-air-610-crashes --source knkt)");
}

// -- kind

struct KindOptions : ActingOptions {
  std::string name{};
  Words fields{};
  std::string about{};
  std::string of = "event";
};

int run_kind(const KindOptions& options) {
  KindDescription kind{options.name, options.about, {}, *from_word<RecordType>(options.of)};
  std::vector<std::string> mistakes;
  for (const auto& text : options.fields) try {
      kind.fields.push_back(typed_field(text));
    } catch (const Error& error) {
      mistakes.emplace_back(error.what());
    }
  if (!mistakes.empty()) throw TypedError(std::move(mistakes));
  Act act(options);
  act.base().describe(kind);
  for (const auto& one : act.base().kinds())
    if (one.name == kind.name && one.of == kind.of) kind = one;
  Words fields;
  for (const auto& field : kind.fields)
    fields.push_back(field.name + " (" +
                     (field.words.empty() ? std::string(word(field.type)) : joined(field.words)) + ")");
  return act.end("The kind " + kind.name + " has " + (fields.empty() ? "no fields" : joined(fields)) + ".");
}

void add_kind(Commands& commands) {
  auto [command, options] =
      commands.add(group, "kind", "Give a kind of event, or a type of actor, fields of its own.", run_kind);
  options.add_base_to(command);
  command.positional("KIND", options.name, "Its name: small letters, digits and _");
  command.any("FIELD", options.fields,
              "boolean, integer, number, text, date, actor, place, event or one-of=WORD,WORD");
  command.option("--about", "TEXT", options.about, "What it means");
  command.choice("--of", "TYPE", options.of, {"event", "actor"}, "What it is a kind of");
  options.add_acting_to(command);
  command.footer(R"(A kind only grows: fields are added, and none changes its type.

Examples
  annals kind it.annals outage severity:one-of=low,high latency_ms:number)");
}

}  // namespace

void add_joining(Commands& commands) {
  add_link(commands);
  add_relate(commands);
  add_kind(commands);
}

}  // namespace annals::tools
