#include "knowledge_base/checking.hpp"

#include "annals/record/kinds.hpp"
#include "record/description.hpp"
#include "record/text.hpp"
#include "store/believe.hpp"
#include "store/identity.hpp"

#include <algorithm>
#include <concepts>

namespace annals::inline v0_2::detail {

namespace {

using Writing = Base::Writing;

void check_references(Writing& writing, const Statement& statement, std::string_view about) {
  for (const auto& field : statement.fields) {
    if (const auto* actor = std::get_if<ActorId>(&field.value))
      check_reference(writing, *actor, about, field.name);
    if (const auto* place = std::get_if<PlaceId>(&field.value))
      check_reference(writing, *place, about, field.name);
    if (const auto* event = std::get_if<EventId>(&field.value))
      check_reference(writing, *event, about, field.name);
  }
  for (const auto& participant : statement.with) check_reference(writing, participant.actor, about, "with");
  for (const auto whole : statement.part_of) check_reference(writing, whole, about, "part_of");
  for (const auto source : statement.derived_from) check_reference(writing, source, about, "derived_from");
}

/// What the library knows of a kind that a base does not: those that come with it, or just the word.
KindDescription known_to_library(const std::string& kind) {
  for (auto& known : built_in_kinds())
    if (known.name == kind) return std::move(known);
  return {kind, {}, {}};
}

/// Longer cycles are for `check` to tell: no claim is refused because of what others said.
void check_not_within_itself(RecordId id, const Statement& statement, std::string_view about) {
  const auto is_itself = [&](const Field& field) {
    return std::visit(
        [&]<class T>(const T& held) {
          if constexpr (std::same_as<T, ActorId> || std::same_as<T, PlaceId> || std::same_as<T, EventId>)
            return RecordId(held) == id;
          else
            return false;
        },
        field.value);
  };
  if (std::ranges::any_of(statement.fields, is_itself) ||
      (id.type == RecordType::event &&
       std::ranges::find(statement.part_of, EventId(id.value)) != statement.part_of.end()))
    refuse(ErrorCode::invalid_argument, std::string(about) + ": it cannot lie within itself");
}

/// Origins are counted over derivations, so these lead somewhere.
void check_derivation(Writing& writing, RecordId id, const Claim& claim, std::string_view about) {
  if (claim.statement.derived_from.empty() || claim.stance != Stance::asserts) return;
  std::vector<std::int64_t> sources;
  for (const auto source : claim.statement.derived_from) sources.push_back(source.value());
  auto derivations = store::derivations_from(writing.database, sources);
  derivations[SourceId(id.value)] = claim.statement.derived_from;
  const auto circle = belief::circle_through(SourceId(id.value), derivations);
  if (circle.empty()) return;
  refuse(ErrorCode::invalid_argument,
         std::string(about) + ", derived_from: " + belief::text_of_circle(circle, [&](RecordId one) {
           return store::name_of(writing.database, one)->key;
         }) + "; what is derived leads back to an original, so one of these cannot be");
}

}  // namespace

void refuse(ErrorCode code, const std::string& message) {
  throw Error(code, message);
}

std::string named(RecordType type, std::string_view key) {
  return std::string(noun(type)) + " " + in_quotes(printable(key));
}

std::string named(Writing& writing, const store::Row& row) {
  if (!is_edge(row.id.type)) return named(row.id.type, row.key);
  const auto from = store::name_of(writing.database, row.from);
  const auto to = store::name_of(writing.database, row.to);
  return named(row.id.type,
               from.value_or(RecordName{}).key + " " + row.kind + " " + to.value_or(RecordName{}).key);
}

void check_reference(Writing& writing, RecordId id, std::string_view about, std::string_view field) {
  if (writing.exists(id)) return;
  refuse(ErrorCode::invalid_argument,
         std::string(about) + ", " + std::string(field) + ": there is no " + std::string(noun(id.type)) +
             " with the id " + std::to_string(id.value) + " in this base; ids are of one base only");
}

void complete(Writing& writing, Citation& citation, std::string_view about) {
  if (!citation.recorded) citation.recorded = writing.now();
  check_citation(citation, about);
  if (citation.source)
    check_reference(writing, *citation.source, about, "source");
  else
    citation.source = SourceId(store::self_source);
  if (citation.speaker) check_reference(writing, *citation.speaker, about, "speaker");
}

void complete(Writing& writing, std::vector<Review>& reviews, std::string_view about) {
  for (auto& review : reviews) {
    if (const auto problem = text_problem(review.reason))
      refuse(ErrorCode::invalid_argument, std::string(about) + ", the reason of a review: " + *problem);
    static_cast<void>(index_of(review.act));
    if (!review.recorded) review.recorded = writing.now();
    check_recorded(*review.recorded, about);
  }
}

KindForClaim::KindForClaim(Writing& writing, RecordType type, Describe describe, const Claim& claim,
                           std::string_view believed)
    : writing_(writing), describe_(describe) {
  const auto field = kind_field(type);
  if (field.empty()) return;
  const auto* stated = find(claim.statement.fields, field);
  const auto* word = stated != nullptr ? std::get_if<std::string>(stated) : nullptr;
  name_ = word != nullptr ? *word : std::string(believed);
  if (const auto* described = writing.described(describe)) {
    name_ = *described;
  } else if (describe != nullptr) {
    const auto kind = describe();
    name_ = kind.name;
    grown_ = writing.grown(kind);
  }
  known_ = writing.state.kind(type, name_);
  if (known_ == nullptr && !grown_ && type == RecordType::event && word != nullptr)
    grown_ = writing.grown(known_to_library(name_));
}

void KindForClaim::complete(Claim& claim) const {
  const auto* kind = description();
  auto& fields = claim.statement.fields;
  if (kind == nullptr || find(fields, kind_field(kind->of)) != nullptr) return;
  const auto is_own = [&](const Field& field) { return own_field(*kind, field.name) != nullptr; };
  if ((describe_ != nullptr && claim.stance == Stance::asserts) || std::ranges::any_of(fields, is_own))
    fields.push_back({std::string(kind_field(kind->of)), kind->name});
}

void KindForClaim::write() const {
  if (grown_) writing_.describe(*grown_);
  if (describe_ != nullptr) writing_.described_now(describe_, name_);
}

KindForClaim check_claim(Writing& writing, const store::Row& row, Claim& claim, Describe kind) {
  const auto type = row.id.type;
  const auto name = named(writing, row);
  KindForClaim described(writing, type, kind, claim, store::kind_of(row));
  described.complete(claim);
  normalize(claim.statement, type, described.description(), name);
  check_references(writing, claim.statement, name);
  check_not_within_itself(row.id, claim.statement, name);
  check_derivation(writing, row.id, claim, name);
  complete(writing, claim.citation, name);
  complete(writing, claim.reviews, name);
  return described;
}

}  // namespace annals::inline v0_2::detail
