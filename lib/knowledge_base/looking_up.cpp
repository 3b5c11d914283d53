// From names and ids to records.

#include "annals/error.hpp"
#include "annals/questions.hpp"
#include "fold.hpp"
#include "io/hint.hpp"
#include "knowledge_base/states.hpp"
#include "nearest.hpp"
#include "order/unique.hpp"
#include "query/printed_key.hpp"
#include "query/search.hpp"
#include "record/text.hpp"
#include "store/binding.hpp"
#include "store/identity.hpp"
#include "store/kind_changes.hpp"
#include "store/records.hpp"

#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

namespace annals::inline v0_2 {

namespace {

/// "from kind to", the name of a link or of a relative date.
std::optional<RecordId> find_edge_by_name(store::State& state, std::string_view name);

/// Records that bear this title or name: as it is written, or else alike when folded.
std::vector<RecordId> with_title(store::State& state, std::string_view name) {
  static const std::string titled = R"((
  SELECT 'event' AS type, id, title FROM event
  UNION ALL SELECT 'actor', id, title FROM actor
  UNION ALL SELECT 'place', id, title FROM place
  UNION ALL SELECT 'source', id, title FROM source) AS r)";
  static const std::string by_words =
      "SELECT r.type, r.id, r.title, n.text FROM search AS s JOIN " + titled + R"(
ON r.id = s.rowid LEFT JOIN name AS n ON n.record = r.id
WHERE search MATCH $1 ORDER BY r.id)";
  // The index has no words of a name without a letter or a digit ("…"), so all names are looked at.
  static const std::string by_name = "SELECT r.type, r.id, r.title, $1 FROM " + titled + R"(
WHERE r.title = $1 OR r.id IN (SELECT n.record FROM name AS n WHERE n.text = $1) ORDER BY r.id)";
  const auto match = state.database.match_words(name);
  auto rows = state.database.query(match ? by_words : by_name, match ? std::string_view(*match) : name);
  const auto folded = fold(name);
  std::vector<RecordId> same;
  std::vector<RecordId> alike;
  while (rows.next()) {
    const RecordId record(store::read_word<RecordType>(rows.text(0)), rows.integer(1));
    for (const auto& text : {rows.optional_text(2), rows.optional_text(3)}) {
      if (!text) continue;
      if (*text == name)
        same.push_back(record);
      else if (fold(*text) == folded)
        alike.push_back(record);
    }
  }
  auto& found = same.empty() ? alike : same;
  order::make_unique(found);
  return found;
}

/// What a name can mean, of the type asked for: a key goes before titles and names.
std::vector<RecordId> meanings(store::State& state, std::string_view name, std::optional<RecordType> type) {
  std::vector<RecordId> found;
  const auto keep_type = [&] {
    if (type) std::erase_if(found, [&](RecordId id) { return id.type != *type; });
  };
  const auto at = name.rfind('@');
  for (const auto& one :
       store::with_key(state.database, at == std::string_view::npos ? name : name.substr(0, at)))
    if (at == std::string_view::npos || one.origin == name.substr(at + 1)) found.push_back(one.id);
  keep_type();
  if (found.empty())
    if (const auto edge = find_edge_by_name(state, name)) found.push_back(*edge);
  keep_type();
  if (found.empty()) found = with_title(state, name);
  keep_type();
  return found;
}

std::optional<RecordId> find_edge_by_name(store::State& state, std::string_view name) {
  const auto first = name.find(' ');
  const auto last = name.rfind(' ');
  if (first == std::string_view::npos || first == last) return std::nullopt;
  const auto kind = name.substr(first + 1, last - first - 1);
  const bool is_link = state.find_link_kind(kind).has_value();
  const auto offset = is_link ? Parsed<Offset>(Offset("before")) : Offset::parse(kind);
  if (!offset) return std::nullopt;
  const auto event = [&](std::string_view key) -> std::optional<EventId> {
    const auto found = meanings(state, key, RecordType::event);
    return found.size() == 1 ? std::optional(EventId(found.front().value)) : std::nullopt;
  };
  const auto from = event(name.substr(0, first));
  const auto to = event(name.substr(last + 1));
  if (!from || !to) return std::nullopt;
  return store::find_edge(state.database, is_link ? RecordType::link : RecordType::relative_date, *from,
                          is_link ? kind : std::string_view(offset->text()), *to);
}

[[noreturn]] void refuse_several(store::State& state, std::string_view name,
                                 std::span<const RecordId> found) {
  std::string list;
  for (const auto id : found) list += (list.empty() ? "" : ", ") + query::printed_key(state, id);
  throw Error(ErrorCode::ambiguous,
              "\"" + printable(name) + "\" can mean several records: " + list + ". Say which.");
}

/// What could have been typed for records that have words of a name, or the most of their beginnings.
class NearRecords {
 public:
  NearRecords(store::State& state, std::string_view name, std::optional<RecordType> type)
      : state_(state), name_(name), type_(type), words_(folded_words(name)) {
    constexpr std::size_t words_tried = 8;
    words_.resize(std::min(words_.size(), words_tried));
    for (const auto& word : words_) look_for(word.text);
  }

  /// Their keys: those nearest by key or title, then those with most of the words.
  std::vector<std::string> keys() const {
    std::vector<std::string> typed;
    typed.reserve(called_.size());
    for (const auto& [one, key] : called_) typed.push_back(one);
    std::vector<std::string> near;
    const auto add = [&](const std::string& key) {
      constexpr std::size_t most = 3;
      if (near.size() < most && std::ranges::find(near, key) == near.end()) near.push_back(key);
    };
    for (const auto& one : nearest(name_, typed)) add(called_.at(one));
    for (auto count = words_.size(); count > 0 && (near.empty() || 2 * count > words_.size()); --count)
      for (const auto& [key, has] : words_had_)
        if (has == count) add(key);
    return near;
  }

 private:
  void look_for(std::string_view word) {
    std::vector<SearchHit> hits;
    for (auto beginning = word; hits.empty() && beginning.size() > 1; beginning.remove_suffix(1)) {
      hits = query::search(state_, beginning, {.limit = 20, .type = type_});
      for (const auto& hit : hits) {
        if (is_edge(hit.record.type)) continue;
        called_.emplace(hit.key, hit.key);
        called_.emplace(hit.title, hit.key);
        if (beginning == word) ++words_had_[hit.key];
      }
    }
  }

  store::State& state_;
  std::string_view name_;
  std::optional<RecordType> type_;
  std::vector<FoldedWord> words_;
  std::map<std::string, std::string> called_{};     ///< keys, by these and by titles
  std::map<std::string, std::size_t> words_had_{};  ///< how many of the words, by key
};

[[noreturn]] void refuse_unknown(store::State& state, std::string_view name, std::optional<RecordType> type) {
  std::string list;
  for (const auto& one : NearRecords(state, name, type).keys()) list += (list.empty() ? "" : ", ") + one;
  throw Error(ErrorCode::not_found, "There is no " + std::string(type ? noun(*type) : "record") + " \"" +
                                        printable(name) + "\" in this base" +
                                        (list.empty() ? "." : "; near it are " + list + "."));
}

/// The one record that a name means.
RecordId meant(store::State& state, std::string_view name, std::optional<RecordType> type) {
  const auto found = meanings(state, name, type);
  if (found.empty()) refuse_unknown(state, name, type);
  if (found.size() > 1) refuse_several(state, name, found);
  return found.front();
}

/// The record of an id, by what loads records of its type.
template <class Load>
auto only(store::State& state, Load load, RecordId id) {
  auto found = load(state, std::array{id.value});
  if (found.empty()) store::refuse_missing(id);
  return std::move(found.front());
}

template <class Load>
auto with_id(detail::States& states, Load load, RecordId id) {
  return states.read([&](store::State& state) { return only(state, load, id); });
}

template <class Load>
auto with_name(detail::States& states, Load load, RecordType type, std::string_view name) {
  return states.read([&](store::State& state) { return only(state, load, meant(state, name, type)); });
}

}  // namespace

ActorEntry Questions::read_actor(ActorId id) const {
  return with_id(*states_, store::load_actors, id);
}

ActorEntry Questions::read_actor(std::string_view name) const {
  return with_name(*states_, store::load_actors, RecordType::actor, name);
}

PlaceEntry Questions::place(PlaceId id) const {
  return with_id(*states_, store::load_places, id);
}

PlaceEntry Questions::place(std::string_view name) const {
  return with_name(*states_, store::load_places, RecordType::place, name);
}

SourceEntry Questions::source(SourceId id) const {
  return with_id(*states_, store::load_sources, id);
}

SourceEntry Questions::source(std::string_view name) const {
  return with_name(*states_, store::load_sources, RecordType::source, name);
}

EventEntry<> Questions::read_event(EventId id) const {
  return with_id(*states_, store::load_events, id);
}

EventEntry<> Questions::read_event(std::string_view name) const {
  return with_name(*states_, store::load_events, RecordType::event, name);
}

LinkEntry Questions::link(LinkId id) const {
  return with_id(*states_, store::load_links, id);
}

RelativeDateEntry Questions::relative_date(RelativeDateId id) const {
  return with_id(*states_, store::load_relative_dates, id);
}

std::vector<EventEntry<>> Questions::events(std::span<const EventId> ids) const {
  return states_->read([&](store::State& state) {
    std::vector<std::int64_t> numbers;
    for (const auto id : ids) numbers.push_back(id.value());
    order::make_unique(numbers);
    const auto found = store::load_events(state, numbers);
    std::vector<EventEntry<>> in_order;
    in_order.reserve(ids.size());
    for (const auto id : ids) {
      const auto at =
          std::ranges::lower_bound(found, id.value(), {}, [](const auto& one) { return one.id.value(); });
      if (at == found.end() || at->id != id) store::refuse_missing(id);
      in_order.push_back(*at);
    }
    return in_order;
  });
}

std::optional<LinkId> Questions::find_link(EventId from, LinkKind kind, EventId to) const {
  return states_->read([&](store::State& state) -> std::optional<LinkId> {
    const auto found = store::find_edge(state.database, RecordType::link, from, kind.name(), to);
    if (!found) return std::nullopt;
    return LinkId(found->value);
  });
}

std::optional<RelativeDateId> Questions::find_relative_date(EventId event, const Offset& offset,
                                                            EventId anchor) const {
  return states_->read([&](store::State& state) -> std::optional<RelativeDateId> {
    const auto found =
        store::find_edge(state.database, RecordType::relative_date, event, offset.text(), anchor);
    if (!found) return std::nullopt;
    return RelativeDateId(found->value);
  });
}

std::optional<RecordId> Questions::find(std::string_view name) const {
  return states_->read([&](store::State& state) -> std::optional<RecordId> {
    const auto found = meanings(state, name, std::nullopt);
    if (found.empty()) return std::nullopt;
    if (found.size() > 1) refuse_several(state, name, found);
    return found.front();
  });
}

RecordId Questions::record(std::string_view name) const {
  return states_->read([&](store::State& state) { return meant(state, name, std::nullopt); });
}

std::optional<RecordId> Questions::find_key(RecordType type, std::string_view key,
                                            std::string_view origin) const {
  return states_->read([&](store::State& state) -> std::optional<RecordId> {
    const auto number =
        origin.empty() ? store::own_origin : store::origin_number(state.database, origin, false);
    return number == 0 ? std::nullopt : store::with_key(state.database, type, key, number);
  });
}

RecordName Questions::name_of(RecordId id) const {
  return states_->read([&](store::State& state) {
    auto name = store::name_of(state.database, id);
    if (!name) store::refuse_missing(id);
    return *std::move(name);
  });
}

std::string Questions::key(RecordId id) const {
  return states_->read([&](store::State& state) {
    auto key = query::printed_key(state, id);
    if (key.empty()) store::refuse_missing(id);
    return key;
  });
}

Standing Questions::standing(RecordId id) const {
  return states_->read([&](store::State& state) {
    if (is_edge(id.type)) return store::require_row(state, id).standing;
    const auto& called = state.called(id);
    if (called.title.empty()) store::refuse_missing(id);
    return called.standing;
  });
}

std::string Questions::label(RecordId id) const {
  return states_->read([&](store::State& state) { return query::label(state, id); });
}

std::vector<ActorEntry> Questions::actors() const {
  return states_->read([](store::State& state) {
    return store::load_actors(state, store::ids_by_title(state.database, RecordType::actor));
  });
}

std::vector<PlaceEntry> Questions::places() const {
  return states_->read([](store::State& state) {
    return store::load_places(state, store::ids_by_title(state.database, RecordType::place));
  });
}

std::vector<SourceEntry> Questions::sources() const {
  return states_->read([](store::State& state) {
    return store::load_sources(state, store::ids_by_title(state.database, RecordType::source));
  });
}

std::vector<KindDescription> Questions::kinds() const {
  return states_->read([](store::State& state) {
    std::vector<KindDescription> all;
    for (const auto& [name, kind] : state.kinds()) all.push_back(kind);
    return all;
  });
}

std::vector<TakenStep> Questions::steps() const {
  return states_->read([](store::State& state) { return store::taken_steps(state.database); });
}

std::vector<LinkKind> Questions::link_kinds() const {
  return states_->read([](store::State& state) { return state.link_kinds(); });
}

LinkKind Questions::link_kind(std::string_view name) const {
  return states_->read([&](store::State& state) {
    if (const auto found = state.find_link_kind(name)) return *found;
    std::vector<std::string> names;
    for (const auto& kind : state.link_kinds()) names.emplace_back(kind.name());
    const auto hint = io::hint(name, names);
    throw Error(ErrorCode::not_found,
                fmt::format("\"{}\" is no kind of link in this base; there are {}{}", printable(name),
                            fmt::join(names, ", "), hint.empty() ? "." : hint));
  });
}

SourceId Questions::self() const {  // NOLINT: of this base, though the same in each
  return SourceId(store::self_source);
}

std::string Questions::zone(std::string_view origin) const {
  return states_->read([&](store::State& state) {
    auto rows = origin.empty()
                    ? state.database.query("SELECT zone FROM origin WHERE id = $1", store::own_origin)
                    : state.database.query("SELECT zone FROM origin WHERE name = $1", origin);
    return std::string(rows.next() ? rows.optional_text(0).value_or("") : std::string_view());
  });
}

std::string Questions::origin() const {
  return states_->read([](store::State& state) {
    auto rows = state.database.query("SELECT name FROM origin WHERE id = $1", store::own_origin);
    rows.next();
    return std::string(rows.text(0));
  });
}

}  // namespace annals::inline v0_2
