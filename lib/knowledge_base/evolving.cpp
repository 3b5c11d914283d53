#include "knowledge_base/evolving.hpp"

#include "annals/error.hpp"
#include "knowledge_base/believing.hpp"
#include "record/description.hpp"
#include "record/text.hpp"
#include "store/claims.hpp"
#include "store/digest.hpp"
#include "store/kind_changes.hpp"
#include "store/purging.hpp"
#include "store/records.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace annals::inline v0_2::detail {

namespace {

using Writing = Base::Writing;

[[noreturn]] void refuse(ErrorCode code, std::string_view step, const std::string& message) {
  throw Error(code, fmt::format("The step \"{}\": {}", step, message));
}

const std::string& name_after(const FieldChange& change) {
  return change.name.empty() ? change.field : change.name;
}

const FieldChange* change_of(const KindChange& change, std::string_view field) {
  const auto found = std::ranges::find(change.fields, field, &FieldChange::field);
  return found == change.fields.end() ? nullptr : &*found;
}

void check_name(std::string_view step) {
  if (step.empty())
    throw Error(ErrorCode::invalid_argument, "A step by which a kind changes has a name; give one.");
  if (const auto problem = text_problem(step))
    throw Error(ErrorCode::invalid_argument, "The name of a step: " + *problem);
}

TakenStep taken(std::string_view step, const KindChange& change, Instant now) {
  TakenStep all{std::string(step), change.kind, change.of, {}, now};
  if (!change.name.empty()) all.became.emplace("", change.name);
  for (const auto& one : change.fields)
    all.became.emplace(one.field, one.is_dropped ? std::nullopt : std::optional(name_after(one)));
  return all;
}

void check_step(std::string_view step, const KindChange& change) {
  check_name(step);
  if (change.fields.empty() && change.name.empty())
    refuse(ErrorCode::invalid_argument, step, "it changes nothing");
  if (change.of != RecordType::event && change.of != RecordType::actor)
    refuse(ErrorCode::invalid_argument, step, "kinds are of events or of actors");
  for (auto one = change.fields.begin(); one != change.fields.end(); ++one)
    if (std::find_if(std::next(one), change.fields.end(), [&](const FieldChange& other) {
          return other.field == one->field;
        }) != change.fields.end())
      refuse(ErrorCode::invalid_argument, step, "the field \"" + one->field + "\" is changed twice");
}

/// The kind afterwards.
KindDescription changed(const KindDescription& kind, std::string_view step, const KindChange& change) {
  KindDescription after{change.name.empty() ? kind.name : change.name, kind.about, {}, kind.of};
  for (const auto& one : change.fields)
    if (own_field(kind, one.field) == nullptr)
      refuse(ErrorCode::not_found, step, fmt::format(R"("{}" has no field "{}")", kind.name, one.field));
  for (auto field : kind.fields) {
    if (const auto* one = change_of(change, field.name)) {
      if (one->is_dropped) continue;
      if (one->type && *one->type != field.type) {
        if (!one->convert)
          refuse(ErrorCode::invalid_argument, step,
                 fmt::format("the field \"{}\" gets another type, so say what becomes of its values",
                             field.name));
        field.type = *one->type;
        field.words.clear();
      }
      field.name = name_after(*one);
      field.about = one->about.value_or(field.about);
    }
    after.fields.push_back(std::move(field));
  }
  try {
    check_kind(after);
  } catch (const Error& error) {
    refuse(error.code(), step, error.what());
  }
  return after;
}

/// What a claim states afterwards. Whether that is another thing.
bool change_statement(Statement& statement, const KindDescription& kind, const KindDescription& after,
                      const KindChange& change) {
  bool differs = false;
  Fields fields;
  for (auto& field : statement.fields) {
    const auto* one = change_of(change, field.name);
    const bool names_kind = field.name == kind_field(kind.of) && after.name != kind.name;
    differs = differs || one != nullptr || names_kind;
    if (names_kind) field.value = after.name;
    if (one == nullptr) {
      fields.push_back(std::move(field));
      continue;
    }
    if (one->is_dropped) continue;
    auto value = one->convert ? one->convert(field.value) : std::optional(std::move(field.value));
    if (value) fields.push_back({name_after(*one), *std::move(value)});
  }
  statement.fields = std::move(fields);
  return differs;
}

/// Whether a claim speaks of this kind: what states fields of a kind states the kind too.
bool is_of(const Claim& claim, const KindDescription& kind) {
  const auto* stated = find(claim.statement.fields, kind_field(kind.of));
  return stated != nullptr && *stated == Value(kind.name);
}

void change_claims(Writing& writing, const store::Row& row, const KindDescription& kind,
                   const KindDescription& after, const KindChange& change) {
  std::vector<std::int64_t> gone;
  for (auto& claim : store::claims_of(writing.state, row)) {
    const bool was_alone = states_kind_alone(claim.statement, kind_field(kind.of));
    if (!is_of(claim, kind) || !change_statement(claim.statement, kind, after, change)) continue;
    normalize(claim.statement, kind.of, &after, row.key);
    // What denied nothing but fields that are gone would deny the kind now.
    if (claim.stance == Stance::disputes && !was_alone &&
        states_kind_alone(claim.statement, kind_field(kind.of)))
      gone.push_back(claim.id.value());
    else
      store::update_stated(writing.database, claim);
  }
  if (!gone.empty()) store::remove_claims(writing.database, gone);
}

void change_records(Writing& writing, const KindDescription& kind, const KindDescription& after,
                    const KindChange& change) {
  const auto ids = store::records_of_kind(writing.database, kind);
  const auto row_of = [&](std::int64_t id) {
    return store::require_row(writing.state, RecordId(kind.of, id));
  };
  for (const auto id : ids) change_claims(writing, row_of(id), kind, after, change);
  writing.replace_kind(kind, after);
  for (const auto id : ids) believe_anew(writing, row_of(id));
}

}  // namespace

bool evolve(Base& base, std::string_view step, const KindChange& change) {
  check_step(step, change);
  return base.write([&](Writing& writing) {
    if (store::has_taken(writing.database, step)) return false;
    if (const auto* known = writing.state.kind(change.of, change.kind)) {
      const auto kind = *known;  // what is known changes
      const auto after = changed(kind, step, change);
      if (after.name != kind.name && writing.state.kind(change.of, after.name) != nullptr)
        refuse(ErrorCode::already_exists, step, "there is a kind \"" + after.name + "\" already");
      writing.begun = true;
      writing.lasts();
      try {
        change_records(writing, kind, after, change);
      } catch (const Error& error) {
        refuse(error.code(), step, error.what());
      }
    }
    writing.begun = true;
    writing.lasts();
    store::insert_taken(writing.database, taken(step, change, writing.now()));
    return true;
  });
}

void add_step(Base& base, const TakenStep& step) {
  check_name(step.step);
  if (step.became.empty()) refuse(ErrorCode::invalid_argument, step.step, "it changes nothing");
  check_recorded(step.recorded, "the step \"" + step.step + "\"");
  base.write([&](Writing& writing) {
    if (store::has_taken(writing.database, step.step)) return;
    const auto* kind = writing.state.kind(step.of, step.kind);
    for (const auto& [field, became] : step.became)
      if (kind != nullptr && became != field && (field.empty() || own_field(*kind, field) != nullptr))
        refuse(ErrorCode::incompatible, step.step,
               fmt::format("this base has \"{}\" as it was before; take the step here first", step.kind));
    writing.begun = true;
    writing.lasts();
    store::insert_taken(writing.database, step);
  });
}

}  // namespace annals::inline v0_2::detail
