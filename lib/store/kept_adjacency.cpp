#include "store/kept_adjacency.hpp"

#include "annals/error.hpp"
#include "store/binding.hpp"
#include "store/state.hpp"

#include <algorithm>
#include <bit>
#include <random>
#include <unordered_map>
#include <utility>
#include <vector>

namespace annals::inline v0_2::store {

namespace {

/// Fewer links than these are read in a few hundredths of a second.
constexpr std::int64_t many_links = 50'000;
/// The engine's rows have 100 MB at most.
constexpr std::size_t longest_piece = 50'000'000;

/// Numbers the natures of links as they are met.
class Natures {
 public:
  explicit Natures(State& state) : state_(state) {}

  std::uint32_t number(std::string_view kind, std::optional<std::string_view> standing, double credence) {
    key_.assign(kind);
    key_ += '\0';
    key_ += standing.value_or("");
    key_.append(reinterpret_cast<const char*>(&credence), sizeof credence);
    const auto [found, is_new] = numbers_.try_emplace(key_, static_cast<std::uint32_t>(all.size()));
    if (is_new)
      all.push_back({state_.link_kind(kind), read_word<Standing>(standing.value_or("accepted")), credence});
    return found->second;
  }

  std::vector<Adjacency::Nature> all{};

 private:
  State& state_;
  std::unordered_map<std::string, std::uint32_t> numbers_{};
  std::string key_{};
};

/// The links of a base and its events; or the events of a list of ids, and the links that have an end among
/// these.
Adjacency::Contents read_contents(State& state, const std::optional<std::string>& ids) {
  auto& database = state.database;
  const auto in = database.in_list("$1");
  const auto query = [&](std::string sql, const std::string& where) {
    return ids ? database.query(sql + where, std::string_view(*ids)) : database.query(sql);
  };
  Adjacency::Contents found;
  Natures natures(state);
  auto links = query(
      "SELECT l.id, l.kind, l.from_event, l.to_event, l.standing, coalesce(l.likelihood_low, "
      "CASE WHEN l.likelihood_word IS NULL THEN 1.0 ELSE 0.0 END) FROM link AS l",
      " WHERE l.from_event " + in + " OR l.to_event " + in);
  while (links.next()) {
    Adjacency::Link link{links.integer(0), links.integer(2), links.integer(3),
                         natures.number(links.text(1), links.optional_text(4), links.real(5))};
    if (natures.all[link.nature].kind.explains() == Explains::from_by_to) std::swap(link.cause, link.effect);
    found.links.push_back(link);
  }
  found.natures = std::move(natures.all);
  auto events = query("SELECT id, earliest_start, latest_start, standing FROM event", " WHERE id " + in);
  while (events.next())
    found.events.push_back({events.integer(0), events.integer(1), events.integer(2),
                            read_word<Standing>(events.optional_text(3).value_or("accepted"))});
  return found;
}

/// Which copy the base keeps; nothing: none.
std::optional<std::int64_t> copy_of(sql::Database& database) {
  auto rows = database.query("SELECT min(id) FROM adjacency");
  return rows.next() ? rows.optional_integer(0) : std::nullopt;
}

/// The copy, as it was made. Nothing: it is not what was written.
std::optional<Adjacency> read_copy(State& state) try {
  if (std::endian::native != std::endian::little) return std::nullopt;
  auto& database = state.database;
  struct Piece {
    std::int64_t id;
    std::size_t size;
  };
  std::vector<std::vector<Piece>> arrays;
  std::vector<std::size_t> sizes;
  std::vector<Adjacency::Nature> natures;
  auto rows =
      database.query("SELECT id, array, length(data), kind, standing, credence FROM adjacency ORDER BY id");
  while (rows.next()) {
    const auto number = rows.integer(1);
    if (number < 0) {
      natures.push_back({state.link_kind(rows.text(3)), read_word<Standing>(rows.text(4)), rows.real(5)});
      continue;
    }
    if (number == std::ssize(arrays)) {
      arrays.emplace_back();
      sizes.push_back(0);
    }
    if (number + 1 != std::ssize(arrays)) return std::nullopt;
    arrays.back().push_back({rows.integer(0), static_cast<std::size_t>(rows.integer(2))});
    sizes.back() += arrays.back().back().size;
  }
  const auto read = [&](std::size_t number, std::span<std::byte> into) {
    for (const auto& piece : arrays[number]) {
      database.read_bytes("adjacency", piece.id, into.first(piece.size));
      into = into.subspan(piece.size);
    }
  };
  return Adjacency::from_arrays(sizes, read, std::move(natures));
} catch (const Error& error) {
  if (error.code() != ErrorCode::corrupt) throw;
  return std::nullopt;
}

/// What was noted since change number `after`: the events, and the number of the last.
std::pair<std::vector<std::int64_t>, std::int64_t> changes_since(sql::Database& database,
                                                                 std::int64_t after) {
  std::pair<std::vector<std::int64_t>, std::int64_t> found{{}, after};
  auto rows = database.query(
      "SELECT event, max(number) FROM adjacency_change WHERE number > $1 GROUP BY event", after);
  while (rows.next()) {
    found.first.push_back(rows.integer(0));
    found.second = std::max(found.second, rows.integer(1));
  }
  return found;
}

std::shared_ptr<const Adjacency> with_changes(State& state, const std::shared_ptr<const Adjacency>& before,
                                              const std::vector<std::int64_t>& changed) {
  if (changed.empty()) return before;
  return std::make_shared<const Adjacency>(
      before->with(changed, read_contents(state, state.database.id_list(changed))));
}

std::string writes_of(sql::Database& database) {
  auto rows = database.query("SELECT writes FROM base");
  return rows.next() ? std::string(rows.text(0)) : std::string();
}

}  // namespace

std::shared_ptr<const Adjacency> AdjacencyCache::at_hand(State& state) {
  const auto writes = writes_of(state.database);
  const std::scoped_lock lock(mutex_);
  return known_.writes == writes ? known_.latest : nullptr;
}

std::shared_ptr<const Adjacency> AdjacencyCache::of(State& state) {
  Known now;
  now.writes = writes_of(state.database);
  const std::scoped_lock lock(mutex_);
  if (known_.latest != nullptr && known_.writes == now.writes) return known_.latest;
  now.copy = copy_of(state.database);
  if (now.copy && now.copy == known_.copy)
    now.as_copied = known_.as_copied;
  else if (auto copy = now.copy ? read_copy(state) : std::nullopt)
    now.as_copied = std::make_shared<const Adjacency>(*std::move(copy));
  if (now.as_copied == nullptr) {
    now.copy.reset();
    now.latest = std::make_shared<const Adjacency>(read_adjacency(state));
  } else {
    const bool is_later = now.copy == known_.copy && known_.writes < now.writes;
    const auto [events, change] = changes_since(state.database, is_later ? known_.change : 0);
    now.change = change;
    now.latest = with_changes(state, is_later ? known_.latest : now.as_copied, events);
  }
  auto latest = now.latest;
  // What was read while somebody wrote counts for nothing.
  if (known_.writes < now.writes && state.database.is_current()) known_ = std::move(now);
  return latest;
}

Adjacency read_adjacency(State& state) {
  return Adjacency(read_contents(state, std::nullopt));
}

void note_changes_of_links(sql::Database& database) {
  if (!copy_of(database)) return;
  // The engine runs no triggers of the file for us, but those of the connection.
  database.script(R"(
CREATE TEMP TRIGGER IF NOT EXISTS note_new_link AFTER INSERT ON main.link BEGIN
  INSERT INTO adjacency_change (event) VALUES (new.from_event), (new.to_event);
END;
CREATE TEMP TRIGGER IF NOT EXISTS note_changed_link AFTER UPDATE ON main.link
WHEN old.kind <> new.kind OR old.standing IS NOT new.standing OR old.likelihood_low IS NOT new.likelihood_low
  OR old.likelihood_word IS NOT new.likelihood_word BEGIN
  INSERT INTO adjacency_change (event) VALUES (new.from_event), (new.to_event);
END;
CREATE TEMP TRIGGER IF NOT EXISTS note_removed_link AFTER DELETE ON main.link BEGIN
  INSERT INTO adjacency_change (event) VALUES (old.from_event), (old.to_event);
END;
CREATE TEMP TRIGGER IF NOT EXISTS note_changed_event AFTER UPDATE ON main.event
WHEN old.earliest_start <> new.earliest_start OR old.latest_start <> new.latest_start
  OR old.standing IS NOT new.standing BEGIN
  INSERT INTO adjacency_change (event) VALUES (new.id);
END;)");
}

void write_adjacency(State& state) {
  if (std::endian::native != std::endian::little) return;
  auto& database = state.database;
  const auto all = read_adjacency(state);
  database.script("DELETE FROM adjacency; DELETE FROM adjacency_change");
  std::random_device random;
  std::int64_t id = std::int64_t{random()} << 24;  // no earlier copy had it
  for (const auto& [kind, standing, credence] : all.natures())
    database.run("INSERT INTO adjacency (id, array, kind, standing, credence) VALUES ($1, -1, $2, $3, $4)",
                 ++id, kind.name(), word(standing), credence);
  std::int64_t number = 0;
  for (auto array : all.arrays()) {
    do {
      const auto piece = array.first(std::min(array.size(), longest_piece));
      database.run("INSERT INTO adjacency (id, array, data) VALUES ($1, $2, zeroblob($3))", ++id, number,
                   piece.size());
      database.write_bytes("adjacency", id, piece);
      array = array.subspan(piece.size());
    } while (!array.empty());
    ++number;
  }
  note_changes_of_links(database);
}

void repair_adjacency(State& state) {
  if (copy_of(state.database)) write_adjacency(state);
}

bool is_adjacency_true(State& state) {
  if (!copy_of(state.database)) return true;
  const auto copy = AdjacencyCache().of(state);
  return copy->has_links_of(read_adjacency(state));
}

void keep_adjacency(State& state) {
  // An event is about 12 bytes of each of its links, a link 24.
  constexpr auto bytes_for_a_change = 20 * 36;
  auto& database = state.database;
  const auto ask = [&](std::string_view sql) {
    auto rows = database.query(sql);
    return rows.next() && rows.integer(0) != 0;
  };
  const auto is_due = [&] {
    if (!copy_of(database)) return ask("SELECT 1 FROM link LIMIT 1 OFFSET " + std::to_string(many_links - 1));
    return ask("SELECT coalesce(max(number), 0) > (SELECT sum(length(data)) FROM adjacency) / " +
               std::to_string(bytes_for_a_change) + " FROM adjacency_change");
  };
  if (is_due()) write_adjacency(state);
}

}  // namespace annals::inline v0_2::store
