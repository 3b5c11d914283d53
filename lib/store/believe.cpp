#include "store/believe.hpp"

#include "belief/belief.hpp"
#include "record/description.hpp"
#include "store/binding.hpp"
#include "store/id_list.hpp"
#include "store/identity.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace annals::inline v0_2::store {

namespace {

constexpr double unrated = 0.5;

/// What a source lends its claims.
struct Lent {
  double reliability = unrated;
  Instant published = Instant::unbounded_past();
};

std::map<SourceId, Lent> lent_by(sql::Database& database, const std::vector<std::int64_t>& sources) {
  std::map<SourceId, Lent> lent;
  const IdList list(database, sources);
  auto rows = database.query(
      "SELECT id, reliability, published, published_words FROM source WHERE id " + list.in(), list.value());
  while (rows.next()) {
    int column = 2;
    const auto published = read_date(rows, column);
    lent[SourceId(rows.integer(0))] = {
        rows.optional_real(1).value_or(unrated),
        published ? published->bounds().earliest_start : Instant::unbounded_past()};
  }
  return lent;
}

}  // namespace

Belief believe(State& state, const Row& row, std::span<const Claim> claims) {
  std::vector<std::int64_t> sources;
  for (const auto& claim : claims) {
    const auto source = claim.citation.source.value().value();
    if (std::ranges::find(sources, source) == sources.end()) sources.push_back(source);
  }
  auto lent = lent_by(state.database, sources);
  std::vector<belief::Weighed> weighed;
  weighed.reserve(claims.size());
  for (const auto& claim : claims) {
    const auto& by_source = lent[claim.citation.source.value()];
    auto published = row.id.type == RecordType::source ? Instant::unbounded_past() : by_source.published;
    if (claim.citation.published) published = claim.citation.published->bounds().earliest_start;
    weighed.push_back({&claim, by_source.reliability, published});
  }
  return belief::believe(weighed, field_order(row.id.type, state.kind(row.id.type, kind_of(row))),
                         [&](RecordId id) {
                           const auto name = name_of(state.database, id).value_or(RecordName{});
                           return name.key + "@" + name.origin;
                         });
}

double reliability_of(sql::Database& database, SourceId source) {
  return lent_by(database, {source.value()})[source].reliability;
}

}  // namespace annals::inline v0_2::store
