#include "store/believe.hpp"

#include "belief/belief.hpp"
#include "record/description.hpp"
#include "store/identity.hpp"

#include <array>
#include <map>
#include <string>
#include <vector>

namespace annals::store {

namespace {

constexpr double unrated = 0.5;

/// What a source lends its claims.
struct Lent {
  double reliability = unrated;
  Instant published = Instant::unbounded_past();
};

Lent lent_by(sql::Database& database, SourceId source) {
  const auto found = load_sources(database, std::array{source.value()});
  if (found.empty()) return {};
  const auto& published = found.front().published;
  return {found.front().reliability.value_or(unrated),
          published ? published->bounds().earliest_start : Instant::unbounded_past()};
}

}  // namespace

Belief believe(sql::Database& database, const Kinds& kinds, const Row& row, std::span<const Claim> claims) {
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
  const auto* kind = row.id.type == RecordType::event ? find_kind(kinds, row.kind) : nullptr;
  return belief::believe(weighed, field_order(row.id.type, kind), [&](RecordId id) {
    const auto name = name_of(database, id).value_or(RecordName{});
    return name.key + "@" + name.origin;
  });
}

double reliability_of(sql::Database& database, SourceId source) {
  return lent_by(database, source).reliability;
}

}  // namespace annals::store
