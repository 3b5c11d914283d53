#include "knowledge_base/purging.hpp"

#include "annals/error.hpp"
#include "knowledge_base/believing.hpp"
#include "record/description.hpp"
#include "record/text.hpp"
#include "store/claims.hpp"
#include "store/digest.hpp"
#include "store/purging.hpp"
#include "store/records.hpp"

#include <algorithm>
#include <string>
#include <type_traits>

namespace annals::inline v0_2::detail {

namespace {

using Writing = Base::Writing;

[[noreturn]] void refuse(ErrorCode code, const std::string& message) {
  throw Error(code, message);
}

void check_reason(std::string_view reason) {
  if (reason.empty())
    refuse(ErrorCode::invalid_argument, "What is purged leaves the reason behind, and none is given.");
  if (const auto problem = text_problem(reason))
    refuse(ErrorCode::invalid_argument, "The reason of a purge: " + *problem);
}

/// Takes what names these records out of what a claim says. Whether there was anything.
bool drop_names(Statement& statement, const std::set<RecordId>& records) {
  const auto is_gone = [&](const auto& id) { return records.contains(RecordId(id)); };
  const auto is_gone_value = [&](const Field& field) {
    return std::visit(
        [&]<class T>(const T& value) {
          if constexpr (std::is_constructible_v<RecordId, T>)
            return is_gone(value);
          else
            return false;
        },
        field.value);
  };
  return std::erase_if(statement.fields, is_gone_value) +
             std::erase_if(statement.with, [&](const Participant& one) { return is_gone(one.actor); }) +
             std::erase_if(statement.part_of, is_gone) + std::erase_if(statement.derived_from, is_gone) >
         0;
}

/// Makes the claims on a record that stays say nothing of what goes, and dooms those that then deny nothing
/// and would deny the whole, or the kind.
void drop_names(Writing& writing, RecordId record, store::Doomed& doomed) {
  for (auto& claim : store::claims_of(writing.state, store::require_row(writing.state, record))) {
    if (doomed.claims.contains(claim.id) || !drop_names(claim.statement, doomed.records)) continue;
    if (claim.stance == Stance::disputes &&
        (claim.statement.empty() || states_kind_alone(claim.statement, kind_field(record.type))))
      doomed.claims.emplace(claim.id, record);
    else
      store::update_stated(writing.database, claim);
  }
}

std::vector<std::int64_t> numbers(const std::set<RecordId>& records) {
  std::vector<std::int64_t> all;
  all.reserve(records.size());
  for (const auto record : records) all.push_back(record.value);
  return all;
}

void remove(Writing& writing, store::Doomed& doomed) {
  const auto gone = numbers(doomed.records);
  std::set<RecordId> changed;
  if (!gone.empty())
    for (const auto record : store::naming(writing.database, gone))
      if (!doomed.records.contains(record)) {
        drop_names(writing, record, doomed);
        changed.insert(record);
      }
  std::vector<std::int64_t> claims;
  for (const auto& [claim, about] : doomed.claims) {
    claims.push_back(claim.value());
    changed.insert(about);
  }
  store::remove_claims(writing.database, claims);
  store::remove_claims_on(writing.database, gone);
  for (const auto record : changed) {
    believe_anew(writing, store::require_row(writing.state, record));
  }
  for (const auto record : doomed.records) {
    remove_row(writing, record);
  }
  writing.purged();
}

/// The tombstones: that of what was asked for, and of what went with it.
void write_tombstones(Writing& writing, const store::Doomed& doomed, Purge asked) {
  asked.number = writing.take_id();
  asked.recorded = writing.now();
  store::insert_tombstone(writing.database, asked);
  const auto add = [&](RecordId record, std::optional<ClaimId> claim) {
    if (record == asked.record && claim == asked.claim) return;
    store::insert_tombstone(writing.database,
                            {writing.take_id(), record, claim, asked.number, {}, asked.recorded});
  };
  for (const auto record : doomed.records) add(record, std::nullopt);
  for (const auto& [claim, about] : doomed.claims) add(about, claim);
}

void purge(Writing& writing, store::Doomed doomed, const Purge& asked) {
  writing.begun = true;
  remove(writing, doomed);
  write_tombstones(writing, doomed, asked);
}

[[noreturn]] void refuse_owner() {
  refuse(ErrorCode::invalid_argument, "The owner of the base stays: purge what he says claim by claim.");
}

}  // namespace

void remove_row(Writing& writing, RecordId record) {
  const auto row = store::require_row(writing.state, record);
  // Whatever it held in its place in time must be placed anew.
  if (record.type == RecordType::relative_date) {
    writing.touch_connected(row.from);
    writing.touch_connected(row.to);
  }
  for (const auto whole : row.statement.part_of) writing.touch_connected(whole);
  store::remove_row(writing.state, row);
  if (record.type == RecordType::place) writing.zones_changed();
}

void purge(Base& base, RecordId record, std::string_view reason) {
  check_reason(reason);
  base.write([&](Writing& writing) {
    if (record == RecordId(SourceId(store::self_source))) refuse_owner();
    static_cast<void>(store::require_kind(writing.state, record));
    purge(writing, store::doomed_with(writing.database, record),
          {.record = record, .reason = std::string(reason)});
  });
}

void purge(Base& base, ClaimId claim, std::string_view reason) {
  check_reason(reason);
  base.write([&](Writing& writing) {
    if (claim == ClaimId(store::self_source)) refuse_owner();
    const auto about = store::record_of(writing.database, claim);
    purge(writing, store::doomed_with(writing.database, claim, about),
          {.record = about, .claim = claim, .reason = std::string(reason)});
  });
}

}  // namespace annals::inline v0_2::detail
