#include "io/members.hpp"

#include "io/hint.hpp"

#include <fmt/format.h>

namespace annals::inline v0_2::io {

void Members::expect_end(std::string_view owner, const std::vector<std::string>& known) const {
  for (const auto& [member, value] : members_) {
    if (value.is_null()) continue;
    std::string names;
    for (const auto& name : known) names += (names.empty() ? "" : ", ") + name;
    location_.refuse(member,
                     fmt::format("{} has no such field; it has {}{}", owner, names, hint(member, known)));
  }
}

}  // namespace annals::inline v0_2::io
