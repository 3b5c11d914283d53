// What was written into a file, and taking it back.
//
// Ids come from one sequence and writers have their turns, so that what the latest transactions wrote is all
// that has ids from some number on. Nothing older speaks of it, and nothing newer is there: so it can go
// without a trace. Kinds have no ids: the log has them as they were.

#include "annals/error.hpp"
#include "annals/knowledge_base.hpp"
#include "knowledge_base/base.hpp"
#include "knowledge_base/believing.hpp"
#include "knowledge_base/entering.hpp"
#include "knowledge_base/purging.hpp"
#include "record/text.hpp"
#include "store/kind_changes.hpp"
#include "store/log.hpp"
#include "store/records.hpp"

#include <string>

#include <fmt/format.h>

namespace annals::inline v0_2 {

namespace {

using Writing = detail::Base::Writing;

void check_undo(Writing& writing, const std::vector<LogEntry>& entries, std::size_t asked) {
  if (writing.has_taken_ids())
    throw Error(
        ErrorCode::misuse,
        "What was written before is taken back first in a transaction: this one has written already.");
  if (entries.size() < asked)
    throw Error(ErrorCode::not_found,
                entries.empty()
                    ? std::string("There is nothing to take back in this base.")
                    : fmt::format("There is less to take back than {}: at most {}.", asked, entries.size()));
  for (const auto& one : entries)
    if (one.lasting)
      throw Error(
          ErrorCode::invalid_argument,
          fmt::format("What was written at {} cannot be taken back, nor what came before it: it purged, "
                      "gave another key or changed a kind by a step.",
                      iso_text(one.recorded)));
}

/// Kinds as they were before what is taken back made them, or gave them fields.
void restore_kinds(Writing& writing, std::int64_t first) {
  for (const auto& [name, before] : store::kinds_before(writing.database, first)) {
    const auto* known = writing.state.kind(name.first, name.second);
    if (known == nullptr || before == *known) continue;
    const auto kind = *known;  // what is known changes
    const auto records = store::records_of_kind(writing.database, kind);
    writing.replace_kind(kind, before);
    for (const auto id : records)
      believe_anew(writing, store::require_row(writing.state, RecordId(kind.of, id)));
  }
}

void remove_since(Writing& writing, std::int64_t first) {
  auto& database = writing.database;
  const auto entered = store::entered_since(database, first);
  const auto spoken_of = store::spoken_of_since(database, first);
  const auto rated = store::rated_since(database, first);
  store::remove_claims_since(database, first);
  for (const auto record : spoken_of) believe_anew(writing, store::require_row(writing.state, record));
  for (const auto record : entered) detail::remove_row(writing, record);
  writing.records_removed();
  restore_kinds(writing, first);
  store::remove_ratings_since(database, first);
  for (const auto source : rated) detail::settle_reliability(writing, source);
}

void check_text(std::string_view text, std::string_view what) {
  if (const auto problem = text_problem(text))
    throw Error(ErrorCode::invalid_argument, fmt::format("The {} of what is written: {}", what, *problem));
}

}  // namespace

void KnowledgeBase::sign(std::string_view author, std::string_view command) {
  check_text(author, "author");
  check_text(command, "command");
  base_->sign({std::string(author), std::string(command)});
}

std::vector<LogEntry> KnowledgeBase::log(std::size_t limit) const {
  return base_->read([&](store::State& state) { return store::log_entries(state.database, limit); });
}

std::vector<LogEntry> KnowledgeBase::undo(std::size_t transactions) {
  return base_->write([&](Writing& writing) {
    const auto entries = store::entries_to_undo(writing.database, transactions);
    check_undo(writing, entries, transactions);
    if (entries.empty()) return entries;
    writing.begun = true;
    const auto number = writing.take_id();
    remove_since(writing, store::mark_undone(writing.database, entries.back().number, number));
    store::remove_imports_undone_by(writing.database, number);
    return entries;
  });
}

}  // namespace annals::inline v0_2
