#include "store/adjacency.hpp"

#include "annals/error.hpp"
#include "annals/record/words.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <string>
#include <tuple>
#include <utility>

namespace annals::inline v0_2::store {

namespace {

using Node = Adjacency::Node;

/// Where the links of each event begin in a list of all; one more for the end.
std::vector<std::uint32_t> firsts(std::size_t events, const std::vector<Node>& ends) {
  std::vector<std::uint32_t> first(events + 1);
  for (const auto end : ends) ++first[end + 1];
  std::partial_sum(first.begin(), first.end(), first.begin());
  return first;
}

/// Finds events, which stand in the order of their ids, by these: by a table where the ids are dense.
class Finder {
 public:
  explicit Finder(std::span<const Adjacency::Event> events) : events_(events) {
    if (events.empty()) return;
    const auto width =
        static_cast<std::uint64_t>(events.back().id) - static_cast<std::uint64_t>(events[0].id);
    if (width / 16 > events.size()) return;
    numbers_.resize(width + 1, none);
    for (Node node = 0; node < events.size(); ++node) numbers_[place_of(events[node].id)] = node;
  }

  /// Throws `Error` (corrupt) where there is no such event.
  Node operator()(std::int64_t id) const {
    Node node = none;
    if (numbers_.empty()) {
      const auto found = std::ranges::lower_bound(events_, id, {}, &Adjacency::Event::id);
      if (found != events_.end() && found->id == id) node = static_cast<Node>(found - events_.begin());
    } else if (place_of(id) < numbers_.size()) {
      node = numbers_[place_of(id)];
    }
    if (node == none)
      throw Error(ErrorCode::corrupt,
                  "A link refers to the event " + std::to_string(id) + ", which is not there.");
    return node;
  }

 private:
  static constexpr auto none = std::numeric_limits<Node>::max();

  [[nodiscard]] std::uint64_t place_of(std::int64_t id) const {
    return static_cast<std::uint64_t>(id) - static_cast<std::uint64_t>(events_.front().id);
  }

  std::span<const Adjacency::Event> events_;
  std::vector<Node> numbers_{};
};

}  // namespace

Adjacency::Adjacency(Contents all) : natures_(std::move(all.natures)) {
  const auto& links = all.links;
  std::vector<Node> cause_of(links.size());
  std::vector<Node> effect_of(links.size());
  Arrays made;
  {
    auto& events = all.events;
    std::ranges::sort(events, {}, &Event::id);
    const Finder find(events);
    std::vector<bool> is_end(events.size());
    for (std::size_t i = 0; i < links.size(); ++i)
      for (auto [id, ends] : {std::pair(links[i].cause, &cause_of), std::pair(links[i].effect, &effect_of)})
        is_end[(*ends)[i] = find(id)] = true;
    std::vector<Node> in_time;
    for (Node node = 0; node < events.size(); ++node)
      if (is_end[node]) in_time.push_back(node);
    std::ranges::stable_sort(in_time, {}, [&](Node node) { return events[node].earliest_start; });
    std::vector<Node> number_of(events.size());
    for (const auto node : in_time) {
      number_of[node] = static_cast<Node>(made.ids.size());
      const auto& [id, earliest, latest, standing] = events[node];
      made.ids.push_back(id);
      made.earliest_starts.push_back(earliest);
      made.latest_starts.push_back(latest);
      made.standings.push_back(static_cast<std::uint8_t>(standing));
    }
    for (Node node = 0; node < events.size(); ++node)
      if (is_end[node]) made.by_id.push_back(number_of[node]);
    for (auto* ends : {&cause_of, &effect_of})
      for (auto& end : *ends) end = number_of[end];
  }

  // Twice by counting: within one event the others stand in the order of their numbers.
  const auto sorted = [&](const std::vector<std::uint32_t>& order, const std::vector<Node>& ends,
                          std::vector<std::uint32_t>& first) {
    first = firsts(made.ids.size(), ends);
    auto next = first;
    std::vector<std::uint32_t> found(links.size());
    for (const auto link : order) found[next[ends[link]]++] = link;
    return found;
  };
  std::vector<std::uint32_t> as_given(links.size());
  std::iota(as_given.begin(), as_given.end(), 0U);
  const auto by_cause = sorted(sorted(as_given, effect_of, made.first_cause), cause_of, made.first_effect);
  made.causes.resize(links.size());
  made.places.resize(links.size());
  auto next = made.first_cause;
  for (const auto link : by_cause) {
    const auto at = next[effect_of[link]]++;
    made.causes[at] = cause_of[link];
    made.places[at] = static_cast<std::uint32_t>(made.links.size());
    made.effects.push_back(effect_of[link]);
    made.links.push_back(links[link].id);
    made.natures.push_back(links[link].nature);
  }
  arrays_ = std::make_shared<const Arrays>(std::move(made));
}

Adjacency Adjacency::with(std::span<const std::int64_t> changed, const Contents& now) const {
  auto made = *this;
  std::vector<std::uint32_t> numbers;
  numbers.reserve(now.natures.size());
  for (const auto& nature : now.natures) numbers.push_back(made.number_of(nature));
  std::unordered_map<std::int64_t, Own*> anew;
  for (const auto id : changed) {
    auto& own = made.changed_[made.add(id)];
    own = {};
    own.event.id = id;
    anew.emplace(id, &own);
  }
  const auto own_of_changed = [&](std::int64_t id) {
    const auto found = anew.find(id);
    return found == anew.end() ? nullptr : found->second;
  };
  for (const auto& event : now.events)
    if (auto* own = own_of_changed(event.id)) own->event = event;
  for (const auto& [id, cause, effect, nature] : now.links) {
    const auto from = made.add(cause);
    const auto to = made.add(effect);
    if (auto* own = own_of_changed(cause)) own->effects.push_back({to, id, numbers[nature]});
    if (auto* own = own_of_changed(effect)) own->causes.push_back({from, id, numbers[nature]});
  }
  return made;
}

Adjacency::Event Adjacency::event(Node node) const {
  if (const auto* own = own_of(node)) return own->event;
  const auto& all = *arrays_;
  return {all.ids[node], all.earliest_starts[node], all.latest_starts[node],
          static_cast<Standing>(all.standings[node])};
}

std::optional<Adjacency::Node> Adjacency::find(std::int64_t event) const {
  const auto& all = *arrays_;
  const auto found = std::ranges::lower_bound(all.by_id, event, {}, [&](Node node) { return all.ids[node]; });
  if (found != all.by_id.end() && all.ids[*found] == event) return *found;
  const auto added = added_.find(event);
  return added == added_.end() ? std::nullopt : std::optional(added->second);
}

bool Adjacency::has_links_of(const Adjacency& other) const {
  using Ends = std::tuple<std::int64_t, std::int64_t, const Nature*>;
  const auto links_from = [](const Adjacency& all, Node node) {
    std::vector<Ends> found;
    all.each_effect(node, [&](Node to, std::int64_t link, std::uint32_t nature) {
      found.emplace_back(link, all.event(to).id, &all.natures_[nature]);
    });
    std::ranges::sort(found);
    return found;
  };
  const auto are_same = [](const Ends& one, const Ends& another) {
    const auto& [link, effect, nature] = one;
    const auto& [other_link, other_effect, other_nature] = another;
    return link == other_link && effect == other_effect && *nature == *other_nature;
  };
  const auto count = [](const Adjacency& all) {
    std::size_t links = 0;
    for (Node node = 0; node < all.nodes(); ++node) all.each_cause(node, [&](auto...) { ++links; });
    return links;
  };
  if (count(*this) != count(other)) return false;
  for (Node node = 0; node < other.nodes(); ++node) {
    const auto own = find(other.event(node).id);
    if (!own || event(*own) != other.event(node)) return false;
    if (!std::ranges::equal(links_from(*this, *own), links_from(other, node), are_same)) return false;
  }
  return true;
}

template <class Of, class Each>
void Adjacency::each_array(Of& arrays, Each&& each) {
  each(arrays.ids);
  each(arrays.earliest_starts);
  each(arrays.latest_starts);
  each(arrays.standings);
  each(arrays.by_id);
  each(arrays.first_effect);
  each(arrays.effects);
  each(arrays.links);
  each(arrays.natures);
  each(arrays.first_cause);
  each(arrays.causes);
  each(arrays.places);
}

std::vector<std::span<const std::byte>> Adjacency::arrays() const {
  std::vector<std::span<const std::byte>> all;
  each_array(*arrays_, [&](const auto& array) { all.push_back(std::as_bytes(std::span(array))); });
  return all;
}

std::optional<Adjacency> Adjacency::from_arrays(
    std::span<const std::size_t> sizes,
    const std::function<void(std::size_t number, std::span<std::byte> into)>& read,
    std::vector<Nature> natures) {
  Arrays arrays;
  std::size_t number = 0;
  bool fits = true;
  each_array(arrays, [&](auto& array) {
    const std::size_t size = sizeof(array.front());
    fits = fits && number < sizes.size() && sizes[number] % size == 0;
    if (!fits) return;
    array.resize(sizes[number] / size);
    read(number++, std::as_writable_bytes(std::span(array)));
  });
  if (!fits || number != sizes.size() || !are_sound(arrays, natures.size())) return std::nullopt;
  Adjacency made;
  made.arrays_ = std::make_shared<const Arrays>(std::move(arrays));
  made.natures_ = std::move(natures);
  return made;
}

/// Whether all that is looked up by a number is there, whoever wrote the numbers.
bool Adjacency::are_sound(const Arrays& arrays, std::size_t natures) {
  const auto events = arrays.ids.size();
  const auto links = arrays.links.size();
  const auto below = [](const auto& numbers, std::size_t limit) {
    return numbers.empty() || std::ranges::max(numbers) < limit;
  };
  const auto are_rows = [&](const std::vector<std::uint32_t>& first) {
    return first.size() == events + 1 && first.back() == links && std::ranges::is_sorted(first);
  };
  const auto have = [](std::size_t size, const auto&... arrays_of) {
    return ((arrays_of.size() == size) && ...);
  };
  return have(events, arrays.earliest_starts, arrays.latest_starts, arrays.standings, arrays.by_id) &&
         have(links, arrays.effects, arrays.natures, arrays.causes, arrays.places) &&
         are_rows(arrays.first_effect) && are_rows(arrays.first_cause) && below(arrays.by_id, events) &&
         below(arrays.effects, events) && below(arrays.causes, events) && below(arrays.places, links) &&
         below(arrays.natures, natures) && below(arrays.standings, words_of<Standing>.size());
}

Adjacency::Node Adjacency::add(std::int64_t event) {
  if (const auto known = find(event)) return *known;
  const auto node = nodes();
  added_.emplace(event, node);
  changed_[node].event.id = event;
  return node;
}

std::uint32_t Adjacency::number_of(const Nature& nature) {
  const auto found = std::ranges::find(natures_, nature);
  const auto number = static_cast<std::uint32_t>(found - natures_.begin());
  if (found == natures_.end()) natures_.push_back(nature);
  return number;
}

}  // namespace annals::inline v0_2::store
