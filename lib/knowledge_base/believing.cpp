#include "knowledge_base/believing.hpp"

#include "belief/belief.hpp"
#include "record/description.hpp"
#include "store/claims.hpp"

#include <array>
#include <map>

namespace annals {

namespace {

constexpr double unrated = 0.5;

/// What a source lends its claims.
struct Lent {
  double reliability = unrated;
  Instant published = Instant::unbounded_past();
};

Lent lent_by(sql::Database& database, SourceId source) {
  const auto found = store::load_sources(database, std::array{source.value()});
  if (found.empty()) return {};
  const auto& published = found.front().published;
  return {found.front().reliability.value_or(unrated),
          published ? published->bounds().earliest_start : Instant::unbounded_past()};
}

}  // namespace

Belief believe(sql::Database& database, const store::Kinds& kinds, const store::Row& row,
               std::span<const Claim> claims) {
  std::map<SourceId, Lent> sources;
  std::vector<belief::Weighed> weighed;
  weighed.reserve(claims.size());
  for (const auto& claim : claims) {
    const auto source = claim.said.source.value();
    auto lent = sources.find(source);
    if (lent == sources.end()) lent = sources.emplace(source, lent_by(database, source)).first;
    auto published = row.id.type == RecordType::source ? Instant::unbounded_past() : lent->second.published;
    if (claim.said.published) published = claim.said.published->bounds().earliest_start;
    weighed.push_back({&claim, lent->second.reliability, published});
  }
  const auto* kind = row.id.type == RecordType::event ? store::find_kind(kinds, row.kind) : nullptr;
  return belief::believe(weighed, field_order(row.id.type, kind));
}

void take_belief(store::Row& row, const Belief& belief) {
  row.says = belief.says;
  row.standing = belief.standing;
  row.likelihood = belief.likelihood;
}

void keep_claims_apart(detail::Base::Writing& writing, const store::Row& row) {
  if (row.claims == 0) store::insert_claim(writing.database, store::claim_of_row(row));
}

void believe_anew(detail::Base::Writing& writing, RecordId id) {
  auto row = *store::load_row(writing.database, writing.kinds(), id);
  const bool is_source = id.type == RecordType::source;
  const auto published_before = is_source && find(row.says.fields, "published") != nullptr
                                    ? std::optional(*find(row.says.fields, "published"))
                                    : std::nullopt;
  row.claims = 1;  // they stand apart, whatever the row says yet
  const auto claims = store::claims_of(writing.database, writing.kinds(), row);
  row.claims = claims.size();
  take_belief(row, believe(writing.database, writing.kinds(), row, claims));
  store::update_row(writing.database, writing.kinds(), row);
  if (!is_source) return;
  const auto* published = find(row.says.fields, "published");
  if (published_before != (published != nullptr ? std::optional(*published) : std::nullopt))
    believe_what_rests_on(writing, SourceId(id.value));
}

void believe_what_rests_on(detail::Base::Writing& writing, SourceId source) {
  for (const auto id : store::resting_on(writing.database, source)) believe_anew(writing, id);
}

}  // namespace annals
