#include "io/same_claim.hpp"

#include <algorithm>

namespace annals::io {

namespace {

/// Whether the fields are the same but for the outcome that entering an event adds where a line says none.
bool same_but_for_outcome(const Claim& line, const Claim& held) {
  const bool entered = held.about.type == RecordType::event && held.id.value() == held.about.value;
  if (!entered || find(line.says.fields, "outcome") != nullptr) return false;
  const Value added = std::string(word(line.said.window ? Outcome::open : Outcome::occurred));
  Says says = held.says;
  std::erase(says.fields, Field{"outcome", added});
  return says == line.says;
}

}  // namespace

bool says_the_same(const Claim& line, const Claim& held, SourceId self) {
  const auto& a = line.said;
  const auto& b = held.said;
  return line.stance == held.stance && a.source.value_or(self) == b.source && a.speaker == b.speaker &&
         a.locator == b.locator && a.published == b.published && a.likelihood == b.likelihood &&
         a.window == b.window && (!a.recorded || a.recorded == b.recorded) &&
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
