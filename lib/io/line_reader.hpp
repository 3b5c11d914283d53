#pragma once

#include "annals/record/belief.hpp"
#include "annals/record/field.hpp"
#include "annals/record/kind_change.hpp"
#include "annals/record/link.hpp"
#include "annals/time/circa.hpp"
#include "annals/time/phrase.hpp"
#include "io/json_text.hpp"
#include "io/line.hpp"
#include "io/members.hpp"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace annals::inline v0_2::io {

/// Of events by their kinds, and of actors by their types.
using Kinds = std::map<std::pair<RecordType, std::string>, KindDescription>;

/// What a line is, by its members. Those that files of version 0.1 call otherwise get their names of today.
enum class LineSort { header, kind, link_kind, step, claim };
LineSort sort_of(Json& object, const Location& location);

/// `{"annals":1,"origins":["korea"],"zones":{"korea":"+09:00"},"ties":"later","circa":"year=10y"}`.
struct Header {
  std::vector<std::string> origins{};  ///< the first is that of records whose lines name none
  std::map<std::string, std::string> zones{};
  std::optional<Ties> ties{};
  std::optional<CircaWidths> circa{};
  std::optional<ChangeOver> change_over{};
};
Header read_header(Json& object, const Location& location);

/// `{"describe":"weapon_test","about":"…","fields":[{"name":"range_km","type":"number","about":"…"}]}`.
KindDescription read_kind(Json& object, const Location& location);

/// `{"describe":"replicates","of":"link","inverse":"is replicated by","first":"to"}`.
LinkKindDescription read_link_kind(Json& object, const Location& location);

/// `{"step":"in cm","kind":"flood","fields":{"crest_m":"crest_cm"},"dropped":["river"],"recorded":"…"}`.
TakenStep read_step(Json& object, const Location& location);

/// "julian until 1752-09-14".
ChangeOver change_over_of(std::string_view text, const Location& location);

/// How words for dates are read.
struct DateWords {
  /// The change-over of a source, by its key; of an empty one, that of the base.
  std::function<ChangeOver(std::string_view source)> change_over{};
  DayOrder day_order = DayOrder::unknown;
  bool are_kept = false;  ///< as the words of an undated event, where they cannot be read
};

/// Reads lines that claim, by the kinds that the base describes.
class LineReader {
 public:
  /// Mentions and kinds must live as long.
  LineReader(Mentions& mentions, const Kinds& kinds, const std::vector<std::string>& link_kinds,
             std::string own_origin, DateWords words)
      : mentions_(mentions),
        kinds_(kinds),
        link_kinds_(link_kinds),
        own_origin_(std::move(own_origin)),
        default_origin_(own_origin_),
        words_(std::move(words)) {}

  /// The origin of records, and of the owner who speaks, where a line names none. At first the base's own.
  [[nodiscard]] const std::string& default_origin() const { return default_origin_; }
  void set_default_origin(std::string origin) { default_origin_ = std::move(origin); }

  /// Fills `line`, but for its number. `location` becomes that of the line's subject and views `line`.
  void read(Json& object, Line& line, Location& location);

 private:
  void read_subject(Members& members, Line& line, Location& location);
  void read_ends(Members& members, Json& subject, Line& line, const Location& location);
  void read_fields(Members& members, Line& line, const Location& location);
  void read_lists(Members& members, Line& line, const Location& location);
  void read_citation(Json& value, Line& line, const Location& location);
  Value read_value(const FieldDescription& field, Json& value, Line& line, const Location& location);
  std::uint32_t mention(RecordType type, const Json& value, std::string_view field, Line& line,
                        const Location& location);
  template <RecordType type>
  Id<type> id(const Json& value, std::string_view field, Line& line, const Location& location) {
    return Id<type>(mention(type, value, field, line, location));
  }

  Mentions& mentions_;
  const Kinds& kinds_;
  const std::vector<std::string>& link_kinds_;
  std::string own_origin_;
  std::string default_origin_;
  DateWords words_;
};

}  // namespace annals::inline v0_2::io
