#include "store/link_kinds.hpp"

#include "store/binding.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

namespace annals::inline v0_2::store {

std::vector<LinkKind> link_kinds(sql::Database& database) {
  std::vector<LinkKind> kinds(built_in_link_kinds.begin(), built_in_link_kinds.end());
  auto rows = database.query("SELECT name, inverse, explains, first FROM link_kind ORDER BY name");
  while (rows.next()) {
    LinkKindDescription kind{std::string(rows.text(0)), std::string(rows.text(1))};
    if (std::ranges::find(built_in_link_kinds, kind.name, &LinkKind::name) != built_in_link_kinds.end())
      continue;
    if (const auto explains = rows.optional_text(2)) kind.explains = read_word<Explains>(*explains);
    if (const auto first = rows.optional_text(3)) kind.first = read_word<LinkEnd>(*first);
    try {
      kinds.emplace_back(kind);
    } catch (const Error& error) {
      throw Error(ErrorCode::corrupt,
                  "This base describes a kind of link as none can be. " + std::string(error.what()));
    }
  }
  return kinds;
}

void insert_link_kind(sql::Database& database, const LinkKind& kind) {
  std::optional<std::string_view> explains;
  if (kind.explains() != Explains::nothing) explains = word(kind.explains());
  std::optional<std::string_view> first;
  if (kind.first()) first = word(*kind.first());
  database.run("INSERT INTO link_kind (name, inverse, explains, first) VALUES ($1, $2, $3, $4)", kind.name(),
               kind.inverse(), explains, first);
}

}  // namespace annals::inline v0_2::store
