#include "io/same_claim.hpp"

#include <algorithm>

namespace annals::inline v0_2::io {

bool says_the_same(const Claim& line, const Claim& held, SourceId self) {
  auto citation = line.citation;
  citation.source = citation.source.value_or(self);
  return line.stance == held.stance && detail::same_citation(citation, held.citation) &&
         line.statement == held.statement;
}

void sort_lists(Statement& statement) {
  const auto sort = [](auto& list) {
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
  };
  sort(statement.with);
  sort(statement.names);
  sort(statement.part_of);
  sort(statement.derived_from);
}

}  // namespace annals::inline v0_2::io
