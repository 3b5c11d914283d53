#include "store/believe.hpp"

#include "belief/belief.hpp"
#include "belief/outcome.hpp"
#include "record/description.hpp"
#include "store/binding.hpp"
#include "store/id_list.hpp"
#include "store/identity.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace annals::inline v0_2::store {

namespace {

constexpr double unrated = 0.5;

/// What a source lends its claims.
struct Lent {
  double reliability = unrated;
  belief::Publication published{};
  std::vector<SourceId> origins{};
};

/// A date in doubt decides nothing.
belief::Publication publication(State& state, const std::optional<When>& date) {
  if (!date || date->uncertain() || date->approximate()) return {};
  const auto here = date->bounds(state.own_zone());
  return {date->bounds().earliest_start, date->bounds().latest_end, here.latest_end};
}

std::map<SourceId, Lent> lent_by(State& state, const std::vector<std::int64_t>& sources) {
  auto& database = state.database;
  std::map<SourceId, Lent> lent;
  const IdList list(database, sources);
  belief::Derivations derivations;
  bool are_read = false;
  auto rows = database.query(
      "SELECT id, reliability, published, published_words, EXISTS (SELECT 1 FROM derivation) FROM source "
      "WHERE id " +
          list.in(),
      list.value());
  while (rows.next()) {
    if (rows.integer(4) != 0 && !std::exchange(are_read, true))
      derivations = derivations_from(database, sources);
    const SourceId source(rows.integer(0));
    int column = 2;
    const auto published = read_date(rows, column);
    lent[source] = {rows.optional_real(1).value_or(unrated), publication(state, published),
                    belief::origins_of(source, derivations)};
  }
  return lent;
}

belief::Described described(State& state, RecordType type) {
  belief::Described described{.core = field_order(type, nullptr),
                              .kind_field = std::string(kind_field(type))};
  if (described.kind_field.empty()) return described;
  described.own = [&state, type](std::string_view kind) {
    std::vector<std::string> names;
    if (const auto* known = state.kind(type, kind))
      for (const auto& field : known->fields) names.push_back(field.name);
    return names;
  };
  return described;
}

/// Before the fields that are those of a kind.
void put_outcome(Row& row, Value outcome) {
  auto& fields = row.statement.fields;
  std::erase_if(fields, [](const Field& field) { return field.name == "outcome"; });
  const auto place = std::ranges::find_if(fields, [](const Field& field) {
    return find_field(RecordType::event, nullptr, field.name) == nullptr;
  });
  fields.insert(place, {"outcome", std::move(outcome)});
}

}  // namespace

Belief believe(State& state, const Row& row, std::span<const Claim> claims, const Policy& policy) {
  std::vector<std::int64_t> sources;
  for (const auto& claim : claims) {
    const auto source = claim.citation.source.value().value();
    if (std::ranges::find(sources, source) == sources.end()) sources.push_back(source);
  }
  auto lent = lent_by(state, sources);
  std::vector<belief::Weighed> weighed;
  weighed.reserve(claims.size());
  for (const auto& claim : claims) {
    const auto& by_source = lent[claim.citation.source.value()];
    auto published = row.id.type == RecordType::source ? belief::Publication() : by_source.published;
    if (claim.citation.published) published = publication(state, claim.citation.published);
    weighed.push_back({&claim, by_source.reliability, published, by_source.origins});
  }
  return belief::believe(weighed, policy, described(state, row.id.type), [&](RecordId id) {
    const auto name = name_of(state.database, id).value_or(RecordName{});
    return name.key + "@" + name.origin;
  });
}

Belief believe(State& state, const Row& row, std::span<const Claim> claims) {
  return believe(state, row, claims, policy(state.ties()));
}

std::vector<CandidateRow> candidates_of(const Belief& belief) {
  std::vector<CandidateRow> rows;
  for (const auto& field : belief.fields)
    for (const auto& one : field.accepted())
      if (!field.is_decided() || !one.firm)
        rows.push_back({field.field, {.fields = {{field.field, one.value}}}, one.firm, one.likelihood});
  const auto add_list = [&](const char* name, const auto& list, auto Statement::*member) {
    for (const auto& one : list) {
      if (!one.accepted || one.firm) continue;
      (rows.emplace_back(CandidateRow{name, {}, false, one.likelihood}).states.*member).push_back(one.value);
    }
  };
  add_list("with", belief.with, &Statement::with);
  add_list("names", belief.names, &Statement::names);
  add_list("part_of", belief.part_of, &Statement::part_of);
  add_list("derived_from", belief.derived_from, &Statement::derived_from);
  return rows;
}

void complete_outcome(State& state, Row& row, const Claim& only) {
  belief::Weighed weighed{&only};
  weighed.published = only.citation.published ? publication(state, only.citation.published)
                                              : publication(state, state.published(*only.citation.source));
  auto outcome = belief::outcome_of_only(weighed);
  row.reported = belief::reported_by(weighed, outcome);
  put_outcome(row, std::move(outcome));
}

void complete_unsaid(Row& row) {
  if (row.id.type != RecordType::event) return;
  auto& fields = row.statement.fields;
  if (find(fields, "kind") == nullptr) fields.insert(fields.begin(), {"kind", std::string("event")});
  if (find(fields, "outcome") == nullptr) put_outcome(row, std::string(word(Outcome::open)));
}

belief::Derivations derivations_from(sql::Database& database, std::span<const std::int64_t> sources) {
  belief::Derivations derivations;
  const IdList list(database, sources);
  auto rows = database.query(
      fmt::format(
          "WITH RECURSIVE reached (id, original) AS (SELECT source, derived_from FROM derivation "
          "WHERE source {} UNION SELECT d.source, d.derived_from FROM reached AS r JOIN derivation AS "
          "d ON d.source = r.original) SELECT id, original FROM reached",
          list.in()),
      list.value());
  while (rows.next()) derivations[SourceId(rows.integer(0))].emplace_back(rows.integer(1));
  return derivations;
}

std::vector<SourceId> derived_from(sql::Database& database, SourceId source) {
  std::vector<SourceId> all;
  auto rows = database.query(
      "WITH RECURSIVE derived (id) AS (SELECT $1 UNION SELECT d.source FROM derived AS r JOIN derivation AS "
      "d "
      "ON d.derived_from = r.id) SELECT id FROM derived",
      source.value());
  while (rows.next()) all.emplace_back(rows.integer(0));
  return all;
}

double reliability_of(sql::Database& database, SourceId source) {
  auto rows = database.query("SELECT reliability FROM source WHERE id = $1", source.value());
  return rows.next() ? rows.optional_real(0).value_or(unrated) : unrated;
}

}  // namespace annals::inline v0_2::store
