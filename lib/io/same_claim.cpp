#include "io/same_claim.hpp"

#include <algorithm>

namespace annals::io {

namespace {

/// Whether the fields are the same but for the outcome that entering an event adds where a line says none.
bool same_but_for_outcome(const Claim& line, const Claim& held) {
  const bool entered = held.about.type == RecordType::event && held.id.value() == held.about.value;
  if (!entered || find(line.says.fields, "outcome") != nullptr) return false;
  const Value added = std::string(word(detail::outcome_when_entered(line.said)));
  Says says = held.says;
  std::erase(says.fields, Field{"outcome", added});
  return says == line.says;
}

}  // namespace

bool says_the_same(const Claim& line, const Claim& held, SourceId self) {
  auto said = line.said;
  said.source = said.source.value_or(self);
  return line.stance == held.stance && detail::same_citation(said, held.said) &&
         (!said.recorded || said.recorded == held.said.recorded) &&
         (line.says == held.says || same_but_for_outcome(line, held));
}

void sort_lists(Says& says) {
  const auto sort = [](auto& list) {
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
  };
  sort(says.with);
  sort(says.names);
  sort(says.part_of);
}

}  // namespace annals::io
