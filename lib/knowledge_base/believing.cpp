#include "knowledge_base/believing.hpp"

#include "store/believe.hpp"
#include "store/claims.hpp"

namespace annals {

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
  take_belief(row, store::believe(writing.database, writing.kinds(), row, claims));
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
