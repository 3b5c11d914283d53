// From names and ids to records.

#include "annals/error.hpp"
#include "annals/knowledge_base.hpp"
#include "knowledge_base/base.hpp"
#include "query/printed_key.hpp"
#include "query/search.hpp"
#include "record/text.hpp"
#include "store/identity.hpp"
#include "store/records.hpp"

#include <algorithm>
#include <array>

namespace annals {

namespace {

/// "from kind to", the name of a link or of a timing.
std::optional<RecordId> find_tie_by_name(sql::Database& database, std::string_view name);

/// Records that bear exactly this title or name.
std::vector<RecordId> with_title(sql::Database& database, std::string_view name) {
  static const std::string titled =
      "(SELECT 0 AS type, id, title FROM event UNION ALL SELECT 1, id, title FROM actor UNION ALL "
      "SELECT 2, id, title FROM place UNION ALL SELECT 3, id, title FROM source) AS r";
  static const std::string by_words =
      "SELECT r.type, r.id FROM search AS s JOIN " + titled +
      " ON r.id = s.rowid WHERE search MATCH $1 AND (r.title = $2 OR EXISTS "
      "(SELECT 1 FROM name AS n WHERE n.record = r.id AND n.text = $2)) ORDER BY r.id";
  // The index has no words of a name without a letter or a digit ("…"), so all names are looked at.
  static const std::string by_name =
      "SELECT r.type, r.id FROM " + titled +
      " WHERE r.title = $1 OR r.id IN (SELECT n.record FROM name AS n WHERE n.text = $1) ORDER BY r.id";
  const auto match = database.match_words(name);
  auto rows =
      match ? database.query(by_words, std::string_view(*match), name) : database.query(by_name, name);
  std::vector<RecordId> found;
  while (rows.next()) found.emplace_back(static_cast<RecordType>(rows.integer(0)), rows.integer(1));
  return found;
}

/// What a name can mean, of the type asked for: a key goes before titles and names.
std::vector<RecordId> meanings(sql::Database& database, std::string_view name,
                               std::optional<RecordType> type) {
  std::vector<RecordId> found;
  const auto keep_type = [&] {
    if (type) std::erase_if(found, [&](RecordId id) { return id.type != *type; });
  };
  const auto at = name.rfind('@');
  for (const auto& one : store::with_key(database, at == std::string_view::npos ? name : name.substr(0, at)))
    if (at == std::string_view::npos || one.origin == name.substr(at + 1)) found.push_back(one.id);
  keep_type();
  if (found.empty())
    if (const auto tie = find_tie_by_name(database, name)) found.push_back(*tie);
  keep_type();
  if (found.empty()) found = with_title(database, name);
  keep_type();
  return found;
}

std::optional<RecordId> find_tie_by_name(sql::Database& database, std::string_view name) {
  const auto first = name.find(' ');
  const auto last = name.rfind(' ');
  if (first == std::string_view::npos || first == last) return std::nullopt;
  const auto kind = name.substr(first + 1, last - first - 1);
  const bool is_link = from_word<LinkKind>(kind).has_value();
  const auto gap = is_link ? Parsed<Gap>(Gap("before")) : Gap::parse(kind);
  if (!gap) return std::nullopt;
  const auto event = [&](std::string_view key) -> std::optional<EventId> {
    const auto found = meanings(database, key, RecordType::event);
    return found.size() == 1 ? std::optional(EventId(found.front().value)) : std::nullopt;
  };
  const auto from = event(name.substr(0, first));
  const auto to = event(name.substr(last + 1));
  if (!from || !to) return std::nullopt;
  return store::find_tie(database, is_link ? RecordType::link : RecordType::timing, *from,
                         is_link ? kind : std::string_view(gap->text()), *to);
}

[[noreturn]] void refuse_several(sql::Database& database, std::string_view name,
                                 std::span<const RecordId> found) {
  std::string list;
  for (const auto id : found) list += (list.empty() ? "" : ", ") + query::printed_key(database, id);
  throw Error(ErrorCode::conflict,
              "\"" + printable(name) + "\" can mean several records: " + list + ". Say which.");
}

[[noreturn]] void refuse_unknown(sql::Database& database, std::string_view name,
                                 std::optional<RecordType> type) {
  std::string text(name);
  std::ranges::replace(text, '-', ' ');
  std::vector<std::string> near;
  // What has all of its words, or else what has any of them.
  for (bool any = false; near.empty(); any = true) {
    std::vector<std::string> tries{text};
    if (any) {
      tries.clear();
      for (std::size_t at = 0; at < text.size() && tries.size() < 8;) {
        const auto end = std::min(text.find(' ', at), text.size());
        if (end - at > 2) tries.push_back(text.substr(at, end - at));
        at = end + 1;
      }
    }
    for (const auto& one : tries)
      for (const auto& hit : query::search(database, one, {.limit = 5}))
        if ((!type || hit.record.type == *type) && near.size() < 3 &&
            std::ranges::find(near, hit.key) == near.end())
          near.push_back(hit.key);
    if (any) break;
  }
  std::string list;
  for (const auto& one : near) list += (list.empty() ? "" : ", ") + one;
  throw Error(ErrorCode::not_found, "There is no " + std::string(type ? word(*type) : "record") + " \"" +
                                        printable(name) + "\" in this base" +
                                        (near.empty() ? "." : "; near it are " + list + "."));
}

template <RecordType type>
Id<type> only(sql::Database& database, std::string_view name) {
  const auto found = meanings(database, name, type);
  if (found.empty()) refuse_unknown(database, name, type);
  if (found.size() > 1) refuse_several(database, name, found);
  return Id<type>(found.front().value);
}

template <class Entry>
Entry require(std::vector<Entry> found, RecordId id) {
  if (found.empty()) store::refuse_missing(id);
  return std::move(found.front());
}

}  // namespace

ActorEntry KnowledgeBase::actor(ActorId id) const {
  return base_->read([&](auto& database, const auto&) {
    return require(store::load_actors(database, std::array{id.value()}), id);
  });
}

ActorEntry KnowledgeBase::actor(std::string_view name) const {
  return base_->read(
      [&](auto& database, const auto&) { return actor(only<RecordType::actor>(database, name)); });
}

PlaceEntry KnowledgeBase::place(PlaceId id) const {
  return base_->read([&](auto& database, const auto&) {
    return require(store::load_places(database, std::array{id.value()}), id);
  });
}

PlaceEntry KnowledgeBase::place(std::string_view name) const {
  return base_->read(
      [&](auto& database, const auto&) { return place(only<RecordType::place>(database, name)); });
}

SourceEntry KnowledgeBase::source(SourceId id) const {
  return base_->read([&](auto& database, const auto&) {
    return require(store::load_sources(database, std::array{id.value()}), id);
  });
}

SourceEntry KnowledgeBase::source(std::string_view name) const {
  return base_->read(
      [&](auto& database, const auto&) { return source(only<RecordType::source>(database, name)); });
}

EventEntry<> KnowledgeBase::read_event(EventId id) const {
  return base_->read_in_order([&](auto& database, const auto& kinds) {
    return require(store::load_events(database, kinds, std::array{id.value()}), id);
  });
}

EventEntry<> KnowledgeBase::read_event(std::string_view name) const {
  return base_->read(
      [&](auto& database, const auto&) { return read_event(only<RecordType::event>(database, name)); });
}

LinkEntry KnowledgeBase::link(LinkId id) const {
  return base_->read([&](auto& database, const auto&) {
    return require(store::load_links(database, std::array{id.value()}), id);
  });
}

std::optional<LinkId> KnowledgeBase::find_link(EventId from, LinkKind kind, EventId to) const {
  return base_->read([&](auto& database, const auto&) -> std::optional<LinkId> {
    const auto found = store::find_tie(database, RecordType::link, from, word(kind), to);
    if (!found) return std::nullopt;
    return LinkId(found->value);
  });
}

TimingEntry KnowledgeBase::timing(TimingId id) const {
  return base_->read_in_order([&](auto& database, const auto&) {
    return require(store::load_timings(database, std::array{id.value()}), id);
  });
}

std::optional<TimingId> KnowledgeBase::find_timing(EventId event, const Gap& gap, EventId anchor) const {
  return base_->read([&](auto& database, const auto&) -> std::optional<TimingId> {
    const auto found = store::find_tie(database, RecordType::timing, event, gap.text(), anchor);
    if (!found) return std::nullopt;
    return TimingId(found->value);
  });
}

std::optional<RecordId> KnowledgeBase::find(std::string_view name) const {
  return base_->read([&](auto& database, const auto&) -> std::optional<RecordId> {
    const auto found = meanings(database, name, std::nullopt);
    if (found.empty()) return std::nullopt;
    if (found.size() > 1) refuse_several(database, name, found);
    return found.front();
  });
}

RecordId KnowledgeBase::record(std::string_view name) const {
  return base_->read([&](auto& database, const auto&) {
    const auto found = find(name);
    if (!found) refuse_unknown(database, name, std::nullopt);
    return *found;
  });
}

std::optional<RecordId> KnowledgeBase::find_key(RecordType type, std::string_view key,
                                                std::string_view origin) const {
  return base_->read([&](auto& database, const auto&) -> std::optional<RecordId> {
    const auto number = origin.empty() ? store::own_origin : store::origin_number(database, origin, false);
    return number == 0 ? std::nullopt : store::with_key(database, type, key, number);
  });
}

RecordName KnowledgeBase::name_of(RecordId id) const {
  return base_->read([&](auto& database, const auto&) {
    auto name = store::name_of(database, id);
    if (!name) store::refuse_missing(id);
    return *std::move(name);
  });
}

std::string KnowledgeBase::key(RecordId id) const {
  return base_->read([&](auto& database, const auto&) {
    auto key = query::printed_key(database, id);
    if (key.empty()) store::refuse_missing(id);
    return key;
  });
}

std::vector<ActorEntry> KnowledgeBase::actors() const {
  return base_->read([](auto& database, const auto&) { return store::load_actors(database, std::nullopt); });
}

std::vector<PlaceEntry> KnowledgeBase::places() const {
  return base_->read([](auto& database, const auto&) { return store::load_places(database, std::nullopt); });
}

std::vector<SourceEntry> KnowledgeBase::sources() const {
  return base_->read([](auto& database, const auto&) { return store::load_sources(database, std::nullopt); });
}

std::vector<KindDescription> KnowledgeBase::kinds() const {
  return base_->read([](auto&, const store::Kinds& kinds) {
    std::vector<KindDescription> all;
    for (const auto& [name, kind] : kinds) all.push_back(kind);
    return all;
  });
}

void KnowledgeBase::expect_kind(const EventEntry<>& event, std::string_view kind) {
  if (event.kind != kind)
    throw Error(ErrorCode::invalid_argument, "The event \"" + event.key + "\" is of the kind \"" +
                                                 event.kind + "\", not \"" + std::string(kind) + "\".");
}

SourceId KnowledgeBase::self() const {  // NOLINT: of this base, though the same in each
  return SourceId(store::self_source);
}

std::string KnowledgeBase::zone(std::string_view origin) const {
  return base_->read([&](auto& database, const auto&) {
    auto rows = origin.empty() ? database.query("SELECT zone FROM origin WHERE id = $1", store::own_origin)
                               : database.query("SELECT zone FROM origin WHERE name = $1", origin);
    return std::string(rows.next() ? rows.optional_text(0).value_or("") : std::string_view());
  });
}

std::string KnowledgeBase::origin() const {
  return base_->read([](auto& database, const auto&) {
    auto rows = database.query("SELECT name FROM origin WHERE id = $1", store::own_origin);
    rows.next();
    return std::string(rows.text(0));
  });
}

}  // namespace annals
