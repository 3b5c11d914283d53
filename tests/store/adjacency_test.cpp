#include "store/adjacency.hpp"

#include "rounds.hpp"

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <tuple>

#include <catch2/catch.hpp>

using namespace annals;
using store::Adjacency;

namespace {

using Kind = std::string;
/// cause, effect, link, kind, standing, credence
using Seen = std::set<std::tuple<std::int64_t, std::int64_t, std::int64_t, Kind, Standing, double>>;

/// All links as they are met from their causes, or from their effects.
Seen seen(const Adjacency& all, bool from_causes) {
  Seen found;
  for (Adjacency::Node node = 0; node < all.nodes(); ++node) {
    const auto near = all.event(node).id;
    const auto visit = [&](Adjacency::Node other, std::int64_t link, std::uint32_t number) {
      const auto far = all.event(other).id;
      const auto& nature = all.natures().at(number);
      const bool is_new = found
                              .emplace(from_causes ? near : far, from_causes ? far : near, link,
                                       Kind(nature.kind.name()), nature.standing, nature.credence)
                              .second;
      CHECK(is_new);
    };
    from_causes ? all.each_effect(node, visit) : all.each_cause(node, visit);
  }
  return found;
}

Seen seen(const Adjacency::Contents& contents) {
  Seen found;
  for (const auto& [id, cause, effect, number] : contents.links) {
    const auto& nature = contents.natures[number];
    found.emplace(cause, effect, id, Kind(nature.kind.name()), nature.standing, nature.credence);
  }
  return found;
}

/// A few events and links between them, changed at random.
class Changing {
 public:
  explicit Changing(std::uint32_t seed) : random_(seed) {}

  int number(int below) { return static_cast<int>(random_() % static_cast<std::uint32_t>(below)); }

  /// The events whose links or whose state this changes.
  std::set<std::int64_t> change() {
    const auto act = number(4);
    if (act == 0 && !links_.empty()) {
      const auto link = links_.extract(std::next(links_.begin(), number(std::ssize(links_) > 9 ? 9 : 1)));
      return {link.mapped().cause, link.mapped().effect};
    }
    if (act == 1 && !events_.empty()) {
      auto& event = std::next(events_.begin(), number(static_cast<int>(events_.size())))->second;
      event.earliest_start = number(9);
      event.standing = static_cast<Standing>(number(4));
      return {event.id};
    }
    const auto cause = event();
    const auto effect = event();
    links_[next_] = {next_, cause, effect, static_cast<std::uint32_t>(number(3))};
    ++next_;
    return {cause, effect};
  }

  /// All of it; or some events and all links of these.
  Adjacency::Contents contents(const std::set<std::int64_t>* some = nullptr) {
    Adjacency::Contents all;
    const auto is_asked = [&](std::int64_t event) { return some == nullptr || some->contains(event); };
    for (const auto& [id, event] : events_)
      if (is_asked(id)) all.events.push_back(event);
    for (const auto& [id, link] : links_)
      if (is_asked(link.cause) || is_asked(link.effect)) all.links.push_back(link);
    all.natures = {{causes, Standing::accepted, 1.0},
                   {triggers, Standing::disputed, 0.55},
                   {aims_at, Standing::rejected, 0.0}};
    if (some != nullptr) std::ranges::reverse(all.natures);  // numbered otherwise
    if (some != nullptr)
      for (auto& link : all.links) link.nature = 2 - link.nature;
    return all;
  }

 private:
  std::int64_t event() {
    const auto id = number(5) == 0 ? std::int64_t{number(3)} << 60 : 100 + number(20);
    events_.try_emplace(id, Adjacency::Event{id, number(9), 9, Standing::accepted});
    return id;
  }

  std::mt19937 random_;
  std::map<std::int64_t, Adjacency::Event> events_{};
  std::map<std::int64_t, Adjacency::Link> links_{};
  std::int64_t next_ = 1;
};

/// What `arrays` gave, with one byte changed where that is asked for.
std::optional<Adjacency> copy_of(const Adjacency& all,
                                 std::optional<std::pair<std::size_t, std::size_t>> damage = {}) {
  const auto arrays = all.arrays();
  std::vector<std::size_t> sizes;
  for (const auto& array : arrays) sizes.push_back(array.size());
  const auto read = [&](std::size_t number, std::span<std::byte> into) {
    std::ranges::copy(arrays[number], into.begin());
    if (damage && damage->first == number) into[damage->second] ^= std::byte{0x81};
  };
  return Adjacency::from_arrays(sizes, read, all.natures());
}

}  // namespace

TEST_CASE("Links in memory are those that were given, from both their ends, and so is a copy of them") {
  for (std::uint32_t seed = 0; seed < test::rounds(300U); ++seed) {
    INFO("seed " << seed);
    Changing changing(seed);
    for (int i = 0; i < 30; ++i) changing.change();
    const auto contents = changing.contents();
    const Adjacency all(contents);
    const auto expected = seen(contents);
    CHECK(seen(all, true) == expected);
    CHECK(seen(all, false) == expected);
    for (const auto& event : contents.events) {
      const auto node = all.find(event.id);
      CHECK(node.has_value() == std::ranges::any_of(contents.links, [&](const auto& link) {
              return link.cause == event.id || link.effect == event.id;
            }));
      if (!node) continue;
      CHECK(all.event(*node).earliest_start == event.earliest_start);
      CHECK(all.event(*node).latest_start == event.latest_start);
      CHECK(all.event(*node).standing == event.standing);
    }
    for (Adjacency::Node node = 1; node < all.nodes(); ++node)
      CHECK(all.event(node - 1).earliest_start <= all.event(node).earliest_start);
    CHECK_FALSE(all.find(99).has_value());
    const auto copy = copy_of(all);
    REQUIRE(copy.has_value());
    CHECK(seen(*copy, false) == expected);
  }
}

TEST_CASE("What changed is laid over links in memory, again and again") {
  for (std::uint32_t seed = 0; seed < test::rounds(300U); ++seed) {
    INFO("seed " << seed);
    Changing changing(seed);
    for (int i = 0; i < 20; ++i) changing.change();
    Adjacency all(changing.contents());
    for (int i = 0; i < 8; ++i) {
      std::set<std::int64_t> changed;
      for (int act = changing.number(4); act >= 0; --act) changed.merge(changing.change());
      all = all.with(std::vector(changed.begin(), changed.end()), changing.contents(&changed));
      const auto contents = changing.contents();
      CHECK(seen(all, true) == seen(contents));
      CHECK(seen(all, false) == seen(contents));
      for (const auto& event : contents.events)
        if (const auto node = all.find(event.id)) {
          CHECK(all.event(*node).earliest_start == event.earliest_start);
          CHECK(all.event(*node).standing == event.standing);
        }
    }
  }
}

TEST_CASE("A copy of links that somebody has damaged is refused, or safe to walk") {
  Changing changing(1);
  for (int i = 0; i < 40; ++i) changing.change();
  const Adjacency all(changing.contents());
  const auto arrays = all.arrays();
  int refused = 0;
  for (std::size_t number = 0; number < arrays.size(); ++number)
    for (std::size_t at = 0; at < arrays[number].size(); ++at)
      if (const auto copy = copy_of(all, std::pair(number, at))) {
        for (Adjacency::Node node = 0; node < copy->nodes(); ++node)
          copy->each_cause(node, [&](auto other, auto, auto nature) {
            static_cast<void>(copy->event(other));
            static_cast<void>(copy->natures().at(nature));
          });
      } else {
        ++refused;
      }
  CHECK(refused > 100);
  std::vector<std::size_t> sizes(arrays.size());
  const auto nothing = [](std::size_t, std::span<std::byte>) {};
  CHECK_FALSE(Adjacency::from_arrays(sizes, nothing, {}).has_value());
  sizes.pop_back();
  CHECK_FALSE(Adjacency::from_arrays(sizes, nothing, {}).has_value());
  CHECK(Adjacency(Adjacency::Contents()).nodes() == 0);
}
