#include "annals/time/allen.hpp"

#include "time/allen_ranks.hpp"

#include <algorithm>

namespace annals::inline v0_2 {
namespace {

constexpr Allen at(std::size_t index) {
  return static_cast<Allen>(index);
}

struct Interval {
  int start;
  int end;
};

constexpr int sign(int difference) {
  return difference < 0 ? -1 : difference > 0 ? 1 : 0;
}

/// Any two intervals have the relation whose ranks stand in the same order.
constexpr Allen relation_of(Interval a, Interval b) {
  for (std::size_t i = 0; i < allen_count; ++i) {
    const AllenRanks& r = allen_ranks[i];
    if (sign(a.start - b.start) == sign(r.a_start - r.b_start) &&
        sign(a.start - b.end) == sign(r.a_start - r.b_end) &&
        sign(a.end - b.start) == sign(r.a_end - r.b_start) && sign(a.end - b.end) == sign(r.a_end - r.b_end))
      return at(i);
  }
  return Allen::equals;  // never: the thirteen are all there are
}

using Composition = std::array<std::array<Relations, allen_count>, allen_count>;

/// Three intervals have six ends, so that six instants are enough to try everything.
constexpr Composition make_composition() {
  constexpr int instants = 6;
  Composition table{};
  const auto for_each_interval = [](auto&& visit) {
    for (int start = 0; start < instants; ++start)
      for (int end = start + 1; end < instants; ++end) visit(Interval{start, end});
  };
  for_each_interval([&](Interval b) {
    for_each_interval([&](Interval a) {
      const auto row = static_cast<std::size_t>(relation_of(a, b));
      for_each_interval(
          [&](Interval c) { table[row][static_cast<std::size_t>(relation_of(b, c))] |= relation_of(a, c); });
    });
  });
  return table;
}

const Composition& composition() {
  static const Composition table = make_composition();
  return table;
}

constexpr std::array<std::string_view, allen_count> names = {
    "before",     "meets",  "overlaps", "finished by",   "contains", "starts", "equals",
    "started by", "during", "finishes", "overlapped by", "met by",   "after"};
constexpr std::array<std::string_view, allen_count> signs = {"<",  "m", "o", "fi", "di", "s", "=",
                                                             "si", "d", "f", "oi", "mi", ">"};

/// Whether each end can be given an instant within its bounds so that they stand in this order: each rank
/// takes the least that its ends and the rank before leave.
bool is_possible(const Bounds& a, const Bounds& b, const AllenRanks& r) {
  struct End {
    std::uint8_t rank;
    Instant least, most;
  };
  const std::array<End, 4> ends{{{r.a_start, a.earliest_start, a.latest_start},
                                 {r.a_end, a.earliest_end, a.latest_end},
                                 {r.b_start, b.earliest_start, b.latest_start},
                                 {r.b_end, b.earliest_end, b.latest_end}}};
  Instant after = Instant::unbounded_past();
  for (std::uint8_t rank = 0; rank < ends.size(); ++rank) {
    Instant least = after;
    Instant most = Instant::unbounded_future();
    bool is_used = false;
    for (const End& end : ends) {
      if (end.rank != rank) continue;
      is_used = true;
      least = std::max(least, end.least);
      most = std::min(most, end.most);
    }
    if (least > most) return false;
    if (is_used) after = earliest_end_after(least);
  }
  return true;
}

}  // namespace

std::string_view name_of(Allen relation) {
  return names[static_cast<std::size_t>(relation)];
}

std::string_view sign_of(Allen relation) {
  return signs[static_cast<std::size_t>(relation)];
}

std::string Relations::text() const {
  if (*this == all()) return "any";
  if (empty()) return "none";
  std::string text;
  int left = size();
  for (std::size_t i = 0; i < allen_count; ++i) {
    if (!contains(at(i))) continue;
    if (!text.empty()) text += left == 1 ? " or " : ", ";
    text += names[i];
    --left;
  }
  return text;
}

Relations converse(Relations relations) {
  // They are listed so that each stands as far from the front as its converse from the back.
  Relations others;
  for (std::size_t i = 0; i < allen_count; ++i)
    if (relations.contains(at(i))) others |= at(allen_count - 1 - i);
  return others;
}

Relations compose(Relations a_to_b, Relations b_to_c) {
  Relations possible;
  for (std::size_t i = 0; i < allen_count; ++i) {
    if (!a_to_b.contains(at(i))) continue;
    for (std::size_t j = 0; j < allen_count; ++j)
      if (b_to_c.contains(at(j))) possible |= composition()[i][j];
  }
  return possible;
}

Relations possible_relations(const Bounds& a, const Bounds& b) {
  Relations possible;
  for (std::size_t i = 0; i < allen_count; ++i)
    if (is_possible(a, b, allen_ranks[i])) possible |= at(i);
  return possible;
}

}  // namespace annals::inline v0_2
