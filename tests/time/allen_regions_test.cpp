#include "time/allen_regions.hpp"

#include <algorithm>
#include <random>
#include <set>
#include <string>

#include <catch2/catch.hpp>

using namespace annals;

namespace {

class RandomDates {
 public:
  explicit RandomDates(unsigned seed) : random_(seed) {}

  std::int64_t up_to(std::int64_t most) {
    return std::uniform_int_distribution<std::int64_t>(0, most)(random_);
  }

  Relations relations() {
    Relations some;
    for (std::size_t i = 0; i < allen_count; ++i)
      if (up_to(1) == 0) some |= static_cast<Allen>(i);
    return some;
  }

  /// Bounds of a date near an instant; with `all_kinds` also unbounded ones.
  Bounds bounds(Instant near, bool all_kinds) {
    std::array<Instant, 3> some;
    for (auto& one : some) one = Instant::from_key(near.key() + up_to(6) - 3);
    std::ranges::sort(some);
    Bounds bounds{some[0], some[up_to(1) == 0 ? 0 : 1], earliest_end_after(some[0]), {}};
    bounds.latest_end = std::max(earliest_end_after(some[2]), bounds.earliest_end);
    if (up_to(2) == 0) bounds.earliest_end = bounds.latest_end;
    if (up_to(2) == 0) bounds.latest_start = std::min(some[2], bounds.latest_end);
    if (!all_kinds) return bounds;
    if (up_to(9) == 0) return {};
    if (up_to(9) == 0) bounds.earliest_start = Instant::unbounded_past();
    if (up_to(9) == 0) bounds.latest_end = Instant::unbounded_future();
    if (up_to(9) == 0) bounds.earliest_end = bounds.latest_end;
    if (up_to(9) == 0) bounds.latest_start = bounds.earliest_start;
    return bounds;
  }

 private:
  std::mt19937 random_;
};

bool is_in(const AllenRegion& region, const Bounds& a) {
  if (region.earliest_start && a.earliest_start > *region.earliest_start) return false;
  if (region.latest_start && a.latest_start < *region.latest_start) return false;
  if (region.earliest_end && a.earliest_end > *region.earliest_end) return false;
  if (region.latest_end && a.latest_end < *region.latest_end) return false;
  Instant end = a.earliest_start;
  for (int i = 0; i < region.lasting_us; ++i) end = earliest_end_after(end);
  return end <= a.latest_end;
}

Instant far(std::int64_t year) {
  return start_of({year, 1, 1});
}

}  // namespace

TEST_CASE("Bounds are in a region exactly where one of its relations is possible, at every edge of time") {
  RandomDates random(83);
  const Instant places[] = {Instant::from_key(0), far(200'001), far(-200'000), far(170'000'002),
                            far(-170'000'002)};
  int cases = 0;
  for (const auto place : places)
    for (int i = 0; i < 60'000; ++i) {
      const auto a = random.bounds(place, i % 2 == 0);
      const auto b = random.bounds(place, i % 3 == 0);
      const auto relations =
          i % 4 == 0 ? Relations(static_cast<Allen>(random.up_to(12))) : random.relations();
      const auto regions = allen_regions(relations, b);
      const bool found = std::ranges::any_of(regions, [&](const auto& one) { return is_in(one, a); });
      const bool expected = !(possible_relations(a, b) & relations).empty();
      ++cases;
      if (found == expected) continue;
      INFO("at " << iso_text(place) << ", case " << i << ": " << relations.text() << "; possible are "
                 << possible_relations(a, b).text());
      REQUIRE(found == expected);
    }
  CHECK(cases == 300'000);
}

TEST_CASE("Every set of relations is the union of its convex parts") {
  for (unsigned bits = 0; bits < 1U << allen_count; ++bits) {
    Relations relations;
    for (unsigned i = 0; i < allen_count; ++i)
      if ((bits >> i & 1U) != 0) relations |= static_cast<Allen>(i);
    Relations united;
    for (const auto part : convex_parts(relations)) united |= part;
    if (united != relations) FAIL(relations.text());
  }
}

TEST_CASE("There are 82 convex relations, and what is asked for most is one each, or two where it is not") {
  std::set<std::string> convex;
  for (unsigned bits = 1; bits < 1U << allen_count; ++bits) {
    Relations relations;
    for (unsigned i = 0; i < allen_count; ++i)
      if ((bits >> i & 1U) != 0) relations |= static_cast<Allen>(i);
    if (convex_parts(relations).size() == 1) convex.insert(relations.text());
  }
  CHECK(convex.size() == 82);
  for (const auto relations : {precedes, follows, lies_within, covers, shares, Relations::all()})
    CHECK(convex_parts(relations).size() == 1);
  CHECK(convex_parts(precedes | follows).size() == 2);
  CHECK(convex_parts(Relations{}).empty());
}

TEST_CASE("To what is no date nothing has a relation") {
  const Bounds backwards{Instant::from_key(5), Instant::from_key(5), Instant::from_key(5),
                         Instant::from_key(5)};
  CHECK(allen_regions(Relations::all(), backwards).empty());
  CHECK(allen_regions(Relations::all(), {}).size() == 1);
}
