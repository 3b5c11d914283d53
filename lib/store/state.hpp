#pragma once

#include "annals/record/belief.hpp"
#include "annals/record/id.hpp"
#include "annals/time/circa.hpp"
#include "sql/database.hpp"
#include "store/kept_adjacency.hpp"
#include "store/kinds.hpp"
#include "store/link_kinds.hpp"
#include "store/rules.hpp"
#include "store/zones.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace annals::inline v0_2::store {

/// One state of a base, which all questions within it see: a connection in a transaction, and what of the
/// base is read once for all of them. One thread at a time.
class State {
 public:
  /// Without a cache of links it has none at hand: it is written to, or of no file.
  State(sql::Database& of, KindCache& kinds, AdjacencyCache* links = nullptr)
      : database(of), cache_(kinds), links_(links), places_(of) {}

  sql::Database& database;

  [[nodiscard]] const Kinds& kinds();
  /// The description of a kind of event or of a type of actor, or null.
  [[nodiscard]] const KindDescription* kind(RecordType of, std::string_view name) {
    return find_kind(kinds(), of, name);
  }

  /// The kinds of link: those of every base, and then its own.
  [[nodiscard]] const std::vector<LinkKind>& link_kinds();
  [[nodiscard]] std::optional<LinkKind> find_link_kind(std::string_view name);
  /// Throws `Error`: invalid_argument where a kind of link has no name, incompatible where the base means
  /// something else by it. A base need not have it.
  void check_link_kind(const LinkKind& kind);
  /// The kind of a link in the file. Throws `Error` (corrupt) where it is not described.
  [[nodiscard]] LinkKind link_kind(std::string_view name);

  /// All links, from memory: null where they cannot be had so. Reads them where they are not there yet.
  [[nodiscard]] std::shared_ptr<const Adjacency> adjacency();
  /// The same, but null where they would have to be read.
  [[nodiscard]] std::shared_ptr<const Adjacency> adjacency_at_hand();

  /// A base that records were first entered in.
  struct Origin {
    std::string name;
    std::string zone;  ///< empty: UTC
  };
  [[nodiscard]] const Origin& origin(std::int64_t number);
  /// Whether records of other bases may be here, whose keys may be the same.
  [[nodiscard]] bool has_origins() { return origins().size() > 1; }
  /// The zone that the dates of an event are read in: its own, that of its place, or that of its origin.
  [[nodiscard]] DateZone zone(std::string_view event, std::optional<std::int64_t> place,
                              std::int64_t origin) {
    return date_zone(event, places_.of(place), this->origin(origin).zone);
  }
  /// The zone of this base, which dates are read in that no event and no place gives one.
  [[nodiscard]] Zone own_zone();

  /// What this base decides otherwise than others. Throws `Error` (corrupt) where it cannot be read.
  [[nodiscard]] const Rules& rules() {
    if (!rules_) read_current();
    return *rules_;
  }
  [[nodiscard]] Ties ties() { return rules().ties; }
  [[nodiscard]] const CircaWidths& circa() { return rules().circa; }

  /// When a source was published, if it says so.
  [[nodiscard]] const std::optional<When>& published(SourceId source);

  /// What a record with a key is called.
  struct Called {
    std::string key;  ///< empty: there is no such record
    std::int64_t origin = 0;
    std::string title;  ///< or the key, where there is none
    Standing standing = Standing::accepted;
  };
  [[nodiscard]] const Called& called(RecordId id);

  // For what writes to this state.

  void kinds_are(std::shared_ptr<const Kinds> kinds) { kinds_ = std::move(kinds); }
  void link_kinds_changed() { link_kinds_.reset(); }
  void records_changed() { called_.clear(); }
  void origins_changed() { origins_.clear(); }
  void rules_changed() { rules_.reset(); }
  void publications_changed() { published_.clear(); }
  void zones_changed() {
    origins_changed();
    places_.forget();
  }

 private:
  void read_current();
  std::unordered_map<std::int64_t, Origin>& origins();

  KindCache& cache_;
  AdjacencyCache* links_;
  std::shared_ptr<const Adjacency> adjacency_{};
  std::shared_ptr<const Kinds> kinds_{};  // null: not read yet
  std::optional<std::vector<LinkKind>> link_kinds_{};
  std::unordered_map<std::int64_t, Origin> origins_{};
  std::optional<Rules> rules_{};
  PlaceZones places_;
  std::map<RecordId, Called> called_{};
  std::map<SourceId, std::optional<When>> published_{};
};

}  // namespace annals::inline v0_2::store
