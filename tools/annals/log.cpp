// annals log, annals undo: what was written into a base, and taking it back.

#include "annals/answer/log.hpp"

#include "acting.hpp"
#include "annals/record/words.hpp"
#include "print.hpp"
#include "text.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>

namespace annals::tools {

namespace {

constexpr auto everything = std::numeric_limits<std::size_t>::max();

// -- log

struct LogOptions : BaseOptions {
  std::size_t limit = 20;
};

int run_log(const LogOptions& options) {
  const auto base = KnowledgeBase::open(options.base, {.mode = OpenOptions::Mode::read_only});
  auto entries = base.log(options.limit + 1);
  const bool more = entries.size() > options.limit;
  if (more) entries.pop_back();
  auto json = answer::log_json(entries);
  json["more"] = more;
  auto lines = answer::log_lines(entries);
  if (lines.empty()) lines.push_back({.text = {{"Nothing was written into this base."}}});
  if (more)
    lines.push_back({.text = {{fmt::format("There is more: annals log {} --limit {}",
                                           shell_word(options.base), 10 * options.limit),
                               Role::remark}}});
  return print(lines, json, options.json);
}

// -- undo

struct UndoOptions : ActingOptions {
  std::string count = "1";
};

std::size_t count_of(const std::string& text) {
  std::size_t count = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
  if (error == std::errc{} && end == text.data() + text.size() && count > 0) return count;
  throw UsageError("\"" + text + "\" is no number of commands to take back, such as 2");
}

/// The oldest entry of those that are taken back next; nothing where there are not as many.
std::optional<LogEntry> oldest_to_undo(const KnowledgeBase& base, std::size_t count) {
  for (const auto& entry : base.log(everything))
    if (!entry.undone_by && !entry.takes_back && --count == 0) return entry;
  return {};
}

/// Kinds that are more than a word, and their fields: "crash", "crash.deaths".
std::set<std::string> kinds_of(const KnowledgeBase& base) {
  std::set<std::string> all;
  for (const auto& kind : base.kinds()) {
    if (!kind.fields.empty() || !kind.about.empty()) all.insert(kind.name);
    for (const auto& field : kind.fields) all.insert(kind.name + "." + field.name);
  }
  return all;
}

/// What is about to be taken back: the records that go, and of those that stay what is believed.
class Undoing {
 public:
  Undoing(Act& act, const LogEntry& oldest) : act_(act), kinds_(kinds_of(act.base())) {
    const auto& base = act.base();
    const auto wrote = static_cast<std::int64_t>(oldest.claims + oldest.reviews + oldest.ratings);
    for (const auto& change : base.changes_since(oldest.number - wrote, everything)) {
      if (change.claim.value() == change.about.value && !change.is_review)
        entered_.insert(change.about);
      else if (!entered_.contains(change.about))
        act.watch(change.about);
    }
    for (const auto& source : base.sources())
      if (!entered_.contains(source.id) && was_rated_since(source.id, oldest.recorded))
        watch_what_rests_on(source.id);
    for (const auto record : entered_) names_.emplace(record, base.key(record));
  }

  /// Tells what is there no more.
  void end() {
    for (const auto& [record, key] : names_) act_.gone(noun(record.type), key);
    const auto left = kinds_of(act_.base());
    for (const auto& one : kinds_) {
      const auto kind = one.substr(0, one.find('.'));
      if (!left.contains(one) && (one == kind || left.contains(kind)))
        act_.gone(one == kind ? "kind" : "field", one);
    }
  }

 private:
  [[nodiscard]] bool was_rated_since(SourceId source, Instant moment) const {
    const auto ratings = act_.base().ratings(source);
    return std::ranges::any_of(ratings, [&](const Rating& one) { return *one.recorded >= moment; });
  }

  void watch_what_rests_on(SourceId source) {
    act_.watch(source);
    for (const auto& claim : act_.base().claims_by(source))
      if (!entered_.contains(claim.about)) act_.watch(claim.about);
  }

  Act& act_;
  std::set<std::string> kinds_;
  std::set<RecordId> entered_{};
  std::map<RecordId, std::string> names_{};
};

int run_undo(const UndoOptions& options) {
  const auto count = count_of(options.count);
  Act act(options);
  const auto oldest = oldest_to_undo(act.base(), count);
  std::optional<Undoing> undoing;
  if (oldest) undoing.emplace(act, *oldest);
  act.takes_back(act.base().undo(count));  // which says where there is less to take back
  undoing->end();
  return act.end(count == 1 ? "Took back the last command:"
                            : fmt::format("Took back the last {} commands:", count));
}

}  // namespace

void add_log(Commands& commands) {
  {
    auto [command, options] = commands.add(
        "Enter", "log", "Show what was written, the latest first: who did, when, by which command.", run_log);
    options.add_base_to(command);
    command.count("--limit", options.limit, 1, 1'000'000'000, "At most so many");
    command.json(options.json);
    command.footer(R"(Times are in UTC. Who writes is $ANNALS_AUTHOR, else the user.

Examples
  annals log kaesong.annals)");
  }
  auto [command, options] =
      commands.add("Enter", "undo", "Take back what the last command wrote, an import too.", run_undo);
  options.add_base_to(command);
  command.optional_positional("N", options.count, "Take back so many commands, the latest first");
  options.add_acting_to(command);
  command.footer(R"(What is taken back is gone: 'annals retract' takes a claim back and keeps it to be seen.
An undo cannot be undone; 'annals log' shows what was taken back.

Examples
  annals undo kaesong.annals --dry-run
  annals undo kaesong.annals 3)");
}

}  // namespace annals::tools
