#include "store/link_kinds.hpp"

#include "store/binding.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

namespace annals::store {

std::vector<LinkKind> own_link_kinds(sql::Database& database) {
  std::vector<LinkKind> kinds;
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
  const auto text = [](bool given, std::string_view word) {
    return given ? std::optional(word) : std::nullopt;
  };
  database.run("INSERT INTO link_kind (name, inverse, explains, first) VALUES ($1, $2, $3, $4)", kind.name(),
               kind.inverse(), text(kind.explains() != Explains::nothing, word(kind.explains())),
               text(kind.first().has_value(), word(kind.first().value_or(LinkEnd::from))));
}

}  // namespace annals::store
