#include "io/same_claim.hpp"

#include <algorithm>

namespace annals::inline v0_2::io {

namespace {

/// Whether the fields are the same but for the outcome that entering an event adds where a line says none.
bool same_but_for_outcome(const Claim& line, const Claim& held) {
  const bool entered = held.about.type == RecordType::event && held.id.value() == held.about.value;
  if (!entered || find(line.statement.fields, "outcome") != nullptr) return false;
  const Value added = std::string(word(detail::outcome_when_entered(line.citation)));
  Statement statement = held.statement;
  std::erase(statement.fields, Field{"outcome", added});
  return statement == line.statement;
}

}  // namespace

bool says_the_same(const Claim& line, const Claim& held, SourceId self) {
  auto citation = line.citation;
  citation.source = citation.source.value_or(self);
  return line.stance == held.stance && detail::same_citation(citation, held.citation) &&
         (!citation.recorded || citation.recorded == held.citation.recorded) &&
         (line.statement == held.statement || same_but_for_outcome(line, held));
}

void sort_lists(Statement& statement) {
  const auto sort = [](auto& list) {
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
  };
  sort(statement.with);
  sort(statement.names);
  sort(statement.part_of);
}

}  // namespace annals::inline v0_2::io
